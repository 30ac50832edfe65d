"""Forms of assessment and plan: statements, goals, interventions."""

from collections.abc import Iterator
from typing import Any, Final, cast

from app.models.base import Id
from app.models.facts import Kind
from app.models.law import LawReference
from app.models.meetings import DecisionState
from app.models.plan import (
    Duty,
    Goal,
    GoalLevel,
    Intervention,
    InterventionState,
    Source,
    Statement,
)
from app.presenters.forms.catalogue import FromCatalogue, catalogue_options
from app.presenters.forms.editor import Deed, Editor, Part
from app.presenters.forms.entries import (
    Around,
    Check,
    Day,
    Line,
    Link,
    OwnEntry,
    Pick,
    Text,
    Values,
)
from app.presenters.forms.guarded import kept_notice
from app.presenters.forms.network import area_entry, contact_options
from app.presenters.forms.rows import concerns, people_options
from app.presenters.forms.spec import Choice, Tone
from app.presenters.law_chip import named_rule
from app.presenters.lines import halt_note
from app.presenters.who import AREA_ICONS
from app.rules.intervention_states import DECIDED, may_follow, undecided_step
from app.rules.law import profile_of
from app.services.acts.interventions import DecideStep, LiftDuty, MoveIntervention
from app.services.operation import Operation
from app.services.ports import Ids
from app.words import _
from app.words.terms import area_name, term

__all__ = ["GOAL", "INTERVENTION", "STATEMENT", "law_entry"]

_KINDS: Final = frozenset(
    {
        Kind.IDENTITY,
        Kind.TIE,
        Kind.CUSTODY,
        Kind.CONTACT,
        Kind.GOAL,
        Kind.INTERVENTION,
        Kind.AGREEMENT,
        Kind.APPOINTMENT,
        Kind.MEETING,
        Kind.RECOMMENDATION,
        Kind.DECISION,
        Kind.CONSENT,
        Kind.HANDOUT,
    }
)
"""Kinds with records of their own, no statements."""


def _law_options(record: Any, around: Around) -> tuple[Choice, ...]:
    """The rules of the case's own profile that hold today, else of all; and the one that it has."""
    own = profile_of(around.case, around.laws)
    kept = getattr(record, "law_key", None)
    return tuple(
        Choice(each.key, " · ".join(_said(each)))
        for profile in ((own,) if own else around.laws)
        for each in profile.references
        if each.holds(around.today) or each.key == kept
    )


def _said(rule: LawReference) -> Iterator[str]:
    label, mark = named_rule(rule)
    yield from (label, rule.sentence)
    if mark:
        yield mark


def _numbered_options(record: Any, around: Around) -> tuple[Choice, ...]:
    """Those whose § is known: what a decision can rest on."""
    known = {each.key for profile in around.laws for each in profile.references if each.numbered}
    return tuple(each for each in _law_options(record, around) if each.key in known)


def law_entry(*, numbered: bool = False) -> Link:
    """The choice of a rule, by act, § and one plain sentence; an uncertain one is marked.

    ``numbered`` leaves out what names an act alone.
    """
    options = _numbered_options if numbered else _law_options
    return Link(name="law_key", label=_("Paragraf"), options=options)


def _area_tag(record: Any) -> Choice:
    return Choice("area", area_name(record.area), AREA_ICONS[record.area] if record.area else None)


GOAL: Final = Editor(
    kind=Goal,
    over_title=_("Mål"),
    new_title=_("Nyt mål"),
    title=lambda record, _around: record.text,
    tags=lambda record, _around: (_area_tag(record), Choice("level", term(record.level), "target")),
    parts=(
        Part(
            "",
            (
                Text(name="text", label=_("Målet"), required=True),
                Pick(
                    name="level",
                    label=_("Drøm eller mål"),
                    of=GoalLevel,
                    required=True,
                    default=GoalLevel.GOAL.value,
                ),
                Text(
                    name="own_words",
                    label=_("Med egne ord"),
                    help=_("Det, borgeren selv siger. Det står øverst på arket."),
                ),
                area_entry(),
                concerns(_("Hvis mål er det?")),
            ),
        ),
        Part(_("Flere oplysninger"), (Day(name="reached_on", label=_("Nået")),), folded=True),
    ),
)


def _goals(_record: Any, around: Around) -> tuple[Choice, ...]:
    return tuple(Choice(each.id, each.text, "target") for each in around.case.goals)


def _reachable(state: InterventionState) -> Any:
    def offered(record: Intervention, _around: Around) -> str | None:
        return "" if may_follow(record.state, state) else None

    return offered


def _move(state: InterventionState) -> Any:
    def perform(
        record: Intervention, values: Values, around: Around, ids: Ids
    ) -> tuple[Operation, ...]:
        reason = cast("str | None", values.get("pause_reason") or values.get("reason"))
        decision = _key(values.get("decision_id"))
        return (
            MoveIntervention(
                around.case.id, record.id, state, ids.new(), reason, record.version, decision
            ),
        )

    return perform


def _key(value: object) -> Id | None:
    return Id(value) if isinstance(value, str) else None


def _lift(*, lifted: bool) -> Any:
    def perform(
        record: Intervention, values: Values, around: Around, ids: Ids
    ) -> tuple[Operation, ...]:
        reason = cast("str | None", values.get("reason")) or ""
        decision = _key(values.get("decision_id"))
        return (
            LiftDuty(
                around.case.id, record.id, ids.new(), reason, lifted, record.version, decision
            ),
        )

    return perform


def _liftable(*, lifted: bool) -> Any:
    def offered(record: Intervention, _around: Around) -> str | None:
        return "" if record.duty is Duty.DUTY and record.lifted is not lifted else None

    return offered


def _issued(record: Any, around: Around) -> tuple[Choice, ...]:
    """Decisions that were issued and are about this or about no help in particular, newest first."""
    found = (
        each
        for each in around.case.decisions
        if each.state is DecisionState.ISSUED
        and each.intervention_id in {None, record and record.id}
    )
    return tuple(Choice(each.id, each.text, "gavel") for each in reversed(tuple(found)))


_MOVES: Final = (
    (InterventionState.WISHED, _("Er ønsket"), "heart"),
    (InterventionState.PROPOSED, _("Foreslå"), "message-2"),
    (InterventionState.RECOMMENDED, _("Indstil"), "send"),
    (InterventionState.GRANTED, _("Er bevilget"), "circle-check"),
    (InterventionState.REFUSED, _("Er afslået"), "ban"),
    (InterventionState.RUNNING, _("Er i gang"), "player-play"),
    (InterventionState.PAUSED, _("Sæt på pause"), "player-pause"),
    (InterventionState.ENDED, _("Afslut"), "flag"),
)


def _deed(state: InterventionState, label: str, icon: str) -> Deed:
    decision = Link(name="decision_id", label=_("Afgørelse"), options=_issued)
    asks: tuple[OwnEntry, ...] = ()
    if state is InterventionState.PAUSED:
        asks = (Text(name="pause_reason", label=_("Hvorfor pause?"), required=True), decision)
    elif state in DECIDED:
        asks = (decision, Text(name="reason", label=_("Uden afgørelse: hvorfor?")))
    return Deed(
        key=state.value,
        label=label,
        icon=icon,
        tone=Tone.NORMAL,
        asks=asks,
        offered=_reachable(state),
        perform=_move(state),
    )


def _intervention_tags(record: Intervention, _around: Around) -> tuple[Choice, ...]:
    duty = (Choice("duty", term(record.duty), "calendar-check"),) if record.duty else ()
    return (_area_tag(record), Choice("state", term(record.state), "route"), *duty)


def _lifting(label: str, icon: str, *, lifted: bool) -> Deed:
    return Deed(
        key="lift" if lifted else "bind",
        label=label,
        icon=icon,
        tone=Tone.NORMAL,
        asks=(
            Text(name="reason", label=_("Hvorfor?"), required=True),
            Link(name="decision_id", label=_("Afgørelse"), options=_issued),
        ),
        offered=_liftable(lifted=lifted),
        perform=_lift(lifted=lifted),
    )


def _backable(record: Intervention, around: Around) -> str | None:
    """Offered while a step waits for its decision, and there is one to name."""
    waits = undecided_step(around.case, record) is not None
    return "" if waits and _issued(record, around) else None


def _back(record: Intervention, values: Values, around: Around, _ids: Ids) -> tuple[Operation, ...]:
    step, decision = undecided_step(around.case, record), _key(values.get("decision_id"))
    if step is None or decision is None:
        return ()
    return (DecideStep(around.case.id, step.id, decision, step.version),)


_BACKED: Final = Deed(
    key="decided",
    label=_("Knyt afgørelsen"),
    icon="gavel",
    asks=(Link(name="decision_id", label=_("Afgørelse"), options=_issued, required=True),),
    offered=_backable,
    perform=_back,
)
"""What was agreed on before it was decided gets its decision: so a pause begins to protect."""


def _halted(record: Intervention, around: Around) -> str:
    return halt_note(around.case, record, around.today)


INTERVENTION: Final = Editor(
    kind=Intervention,
    over_title=_("Indsats"),
    new_title=_("Ny indsats"),
    title=lambda record, _around: record.name,
    tags=_intervention_tags,
    notice=_halted,
    deeds=(
        *(_deed(*each) for each in _MOVES),
        _lifting(_("Fritag for at møde op"), "calendar-check", lifted=True),
        _lifting(_("Skal møde op igen"), "calendar-check", lifted=False),
        _BACKED,
    ),
    parts=(
        Part(
            "",
            (
                Line(name="name", label=_("Indsats"), required=True, placeholder=_("Mentor")),
                FromCatalogue(
                    name="catalogue_key",
                    label=_("Fra kataloget"),
                    options=catalogue_options,
                    help=_("Skriv for at søge. Navn, område, paragraf og bevilling følger med."),
                ),
                area_entry(),
                concerns(_("Hvem er den for?")),
                Link(name="goal_id", label=_("Hvilket mål hjælper den?"), options=_goals),
                Link(name="provider_id", label=_("Hvem udfører den?"), options=contact_options),
                Pick(name="duty", label=_("Pligt eller frivillig"), of=Duty),
            ),
        ),
        Part(
            _("Flere oplysninger"),
            (
                Line(
                    name="intensity",
                    label=_("Hvor meget?"),
                    placeholder=_("2-4 timer om ugen"),
                ),
                Day(name="from_date", label=_("Fra"), ahead=True),
                Day(name="to_date", label=_("Til"), ahead=True),
                law_entry(),
                Line(name="granted_by", label=_("Hvem kan bevilge den?")),
            ),
            folded=True,
        ),
    ),
)

STATEMENT: Final = Editor(
    kind=Statement,
    over_title=_("Oplysning"),
    new_title=_("Ny oplysning"),
    title=lambda record, _around: record.text,
    tags=lambda record, _around: (_area_tag(record),),
    notice=kept_notice,
    parts=(
        Part(
            "",
            (
                Text(name="text", label=_("Oplysning"), required=True),
                concerns(_("Hvem handler den om?")),
                area_entry(),
                Pick(
                    name="kind",
                    label=_("Hvad fortæller den om?"),
                    of=Kind,
                    required=True,
                    default=Kind.SOCIAL.value,
                    leave_out=_KINDS,
                    help=_(
                        "Et samtykke åbner for en slags oplysninger ad gangen. Barnets egen samtale,"
                        " hvem der har underrettet, og det, en forælder siger om den anden, åbner"
                        " intet samtykke."
                    ),
                ),
                Pick(name="source", label=_("Kilde"), of=Source),
                Day(name="stated_on", label=_("Dato")),
            ),
        ),
        Part(
            _("Flere oplysninger"),
            (
                Line(name="source_name", label=_("Hvem eller hvilket papir?")),
                Link(name="speaker_id", label=_("Sagt af"), options=people_options),
                Check(name="need", label=_("Der er brug for hjælp til det her")),
            ),
            folded=True,
        ),
    ),
)
