"""What one decision and a letter of several share when they are issued: what is lacking, asked and foreseen."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Final, cast

from app.models.base import Id
from app.models.case import Case
from app.models.meetings import Decision, Delivery
from app.models.plan import Intervention
from app.models.tasks import Task, TaskReason
from app.presenters.effects import TERMS, coming_words
from app.presenters.forms.editor import Deed
from app.presenters.forms.entries import Around, Day, Pick, Values
from app.presenters.forms.spec import Tone
from app.rules.consequences import Consequence, fits, foreseen
from app.rules.deadlines import received
from app.rules.law import time_for
from app.rules.resubmission import deviates
from app.services.operation import Operation
from app.services.ports import Ids
from app.words import _
from app.words.people import joined
from app.words.terms import term

__all__ = [
    "answers",
    "day_or",
    "decider_words",
    "foretold",
    "issuing",
    "lacking",
    "resubmission",
    "step_ids",
]

_ON_ITS_WAY: Final = (
    Pick(
        name="delivery",
        label=_("Hvordan får borgeren den?"),
        of=Delivery,
        required=True,
        default=Delivery.DIGITAL.value,
    ),
    Day(name="decided_on", label=_("Afgørelsens dag"), placeholder=_("i dag")),
    Day(name="sent_on", label=_("Sendt eller givet"), placeholder=_("samme dag"), ahead=True),
    Day(
        name="received_on",
        label=_("Modtaget, hvis du ved det"),
        placeholder=_("regnes ud"),
        help=_(
            "Ellers regner vi den ud: i hånden og Digital Post samme dag, et brev nogle hverdage"
            " senere. Tiden til at klage begynder den dag."
        ),
        ahead=True,
    ),
)
"""The way, and the three days: decided, sent, received."""


def day_or(value: object, other: date) -> date:
    """Return a day that was typed, else another one."""
    return value if isinstance(value, date) else other


def issuing(
    label: str,
    stands: str,
    drafts: Callable[[Any, Around], tuple[Decision, ...]],
    offered: Callable[[Any, Around], str | None],
    perform: Callable[[Any, Values, Around, Ids], tuple[Operation, ...]],
) -> Deed:
    """The deed that issues ``drafts``: it says what that does, and that it ``stands``."""

    def warning(record: Any, around: Around) -> str:
        found = drafts(record, around)
        said = (foretold(around.case, found, around.today), decider_words(found), stands)
        return " ".join(each for each in said if each)

    return Deed(
        key="issue",
        label=label,
        tone=Tone.PRIMARY,
        icon="gavel",
        offered=offered,
        perform=perform,
        asks=_ON_ITS_WAY,
        warning=warning,
    )


def answers(values: Values, around: Around) -> tuple[date, Delivery, date | None, date | None]:
    """Return when it was decided, how it goes, when it was sent and when it is received.

    How long a letter takes is the profile's own.
    """
    decided = day_or(values["decided_on"], around.today)
    delivery = cast("Delivery", values["delivery"])
    sent = cast("date | None", values["sent_on"])
    there = cast("date | None", values["received_on"])
    given = time_for(around.case, around.laws, "letter", decided)
    if there is None and delivery is Delivery.LETTER and given is not None:
        there = received(delivery, sent or decided, around.holidays, given.amount)
    return decided, delivery, sent, there


def lacking(case: Case, decision: Decision) -> str:
    """Say what a draft lacks about its intervention before it can be issued; empty for nothing."""
    present = case.get(Intervention, decision.intervention_id)
    if present is not None and decision.effect is None:
        return _("Vælg, hvad afgørelsen gør ved »{name}«.").format(name=present.name)
    if present is None or fits(case, decision):
        return ""
    said = _("»{name}« er {state}. Det kan en afgørelse, der {effect}, ikke gælde.")
    effect = term(decision.effect) if decision.effect else ""
    return said.format(
        name=present.name, state=term(present.state), effect=effect[:1].lower() + effect[1:]
    )


def resubmission(case: Case, decision: Decision, ids: Ids) -> Task | None:
    """Return the task that a decision against the team's word opens, None where it follows it."""
    if not deviates(case, decision):
        return None
    what = decision.text.strip().rstrip(".")
    said = _("Forelæg sagen for teamet igen. Kommunen har afgjort noget andet: »{decision}«.")
    return Task(
        id=ids.new(),
        case_id=case.id,
        what=said.format(decision=what),
        reason=TaskReason.RESUBMISSION,
    )


def decider_words(decisions: Iterable[Decision]) -> str:
    """Say who stands as the one who decides, or that nobody does; empty without decisions."""
    names = list(dict.fromkeys(each.decided_by for each in decisions))
    if not names:
        return ""
    if None in names:
        return _("Der står ikke, hvem der afgør.")
    return _("Det afgøres af {who}.").format(who=joined([each for each in names if each]))


def foretold(case: Case, decisions: Iterable[Decision], today: date) -> str:
    """Say what issuing does: which intervention moves where, and whether the team sees it again."""
    parts = [words for each in decisions for words in _foretold(case, each, today)]
    return " ".join(parts)


def _foretold(case: Case, decision: Decision, today: date) -> Iterable[str]:
    present = case.get(Intervention, decision.intervention_id)
    if present is not None:
        found = foreseen(case, decision, today)
        if found is None:
            yield _("»{name}« fortsætter, som den er.").format(name=present.name)
        else:
            yield from _moves(present, decision, found)
    if deviates(case, decision):
        yield _("Teamet har indstillet noget andet, så sagen skal forelægges igen.")


def _moves(present: Intervention, decision: Decision, found: Consequence) -> Iterable[str]:
    """From which state to which, and what the plan says otherwise from then on; or when that will be."""
    name = present.name
    if found.later is not None:
        yield coming_words(decision, found)
        yield _("Det sker af sig selv, når dagen kommer.")
        return
    if found.lifted:
        yield _("»{name}«: Pligten til at møde op falder væk.").format(name=name)
    elif "lifted" in found.changes and found.state is present.state:
        yield _("»{name}«: Der er igen pligt til at møde op.").format(name=name)
    elif found.state is not present.state:
        said = _("»{name}« går fra {old} til {new}.")
        yield said.format(name=name, old=term(present.state), new=term(found.state))
    else:
        yield _("»{name}« er {state} og får afgørelsen knyttet til sig.").format(
            name=name, state=term(present.state)
        )
    other = [words for key, words in TERMS.items() if key in found.changes]
    if other:
        yield _("I planen ændres: {what}.").format(what=joined(other))


def step_ids(decisions: Iterable[Decision], ids: Ids) -> tuple[tuple[Id, Id], ...]:
    """Return an id for the step of each decision that is about an intervention."""
    return tuple((each.id, ids.new()) for each in decisions if each.intervention_id is not None)
