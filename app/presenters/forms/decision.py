"""The form of a decision: its parts, how it is issued, what it takes the place of, complaints about it."""

from dataclasses import replace
from datetime import date
from typing import Any, Final, cast

from app.models.case import Case
from app.models.letters import Complaint, ComplaintVia
from app.models.meetings import Decision, DecisionState, Delivery
from app.models.plan import Concern
from app.models.tasks import Task, TaskReason
from app.presenters.forms.editor import Deed, Editor, Part, Shown
from app.presenters.forms.entries import Around, Check, Day, Line, Link, Pick, Raw, Text, Values
from app.presenters.forms.meeting import meeting_options
from app.presenters.forms.network import area_entry, contact_options
from app.presenters.forms.outcome import intervention_options
from app.presenters.forms.plan import law_entry
from app.presenters.forms.rows import concerns
from app.presenters.forms.spec import Choice, Tone
from app.presenters.who import concerned
from app.rules.complaints import reassess_by, route_for
from app.rules.law import profile_of, routes
from app.rules.resubmission import deviates
from app.services.acts.complaints import ReceiveComplaint
from app.services.acts.decisions import IssueDecision
from app.services.acts.records import Add
from app.services.operation import Operation
from app.services.ports import Ids
from app.words import _
from app.words.dates import day_plain
from app.words.terms import term

__all__ = ["DECISION", "ON_ITS_WAY", "complaint_task", "day_or", "delivered", "resubmission"]


def _decisions(record: Any, around: Around) -> tuple[Choice, ...]:
    return tuple(
        Choice(each.id, each.text, "scale")
        for each in around.case.decisions
        if record is None or each.id != record.id
    )


def _issuable(record: Decision, _around: Around) -> str | None:
    if record.state is DecisionState.ISSUED:
        return None
    if record.favourable and not record.refuses:
        return ""
    if not record.reason:
        return _("Skriv begrundelsen først. En afgørelse skal have en.")
    return "" if record.law_key else _("Vælg først den paragraf, afgørelsen bygger på.")


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


ON_ITS_WAY: Final = (
    Day(name="decided_on", label=_("Afgørelsens dag"), placeholder=_("i dag")),
    Pick(
        name="delivery",
        label=_("Hvordan får borgeren den?"),
        of=Delivery,
        required=True,
        default=Delivery.DIGITAL.value,
    ),
    Day(name="sent_on", label=_("Sendt eller givet"), placeholder=_("samme dag"), ahead=True),
    Day(
        name="received_on",
        label=_("Modtaget, hvis du ved det"),
        placeholder=_("regnes ud"),
        help=_(
            "Ellers regner vi den ud: i hånden og Digital Post samme dag, brev efter 6 hverdage."
            " De fire uger til at klage begynder den dag."
        ),
        ahead=True,
    ),
)
"""The three days and the way: decided, sent, received."""


def day_or(value: object, other: date) -> date:
    """Return a day that was typed, else another one."""
    return value if isinstance(value, date) else other


def delivered(values: Values) -> tuple[Delivery, date | None, date | None]:
    """Return how it goes, when it was sent and when it was received, as far as that was answered."""
    return (
        cast("Delivery", values["delivery"]),
        cast("date | None", values["sent_on"]),
        cast("date | None", values["received_on"]),
    )


def _issue(record: Decision, values: Values, around: Around, ids: Ids) -> tuple[Operation, ...]:
    delivery, sent, received = delivered(values)
    return (
        IssueDecision(
            around.case.id,
            record.id,
            day_or(values["decided_on"], around.today),
            received,
            record.version,
            delivery,
            sent,
            resubmission(around.case, record, ids),
        ),
    )


def _replaceable(record: Decision, _around: Around) -> str | None:
    return "" if record.state is DecisionState.ISSUED else None


def _replace(record: Decision, _values: Values, around: Around, ids: Ids) -> tuple[Operation, ...]:
    """A draft with the same content that takes the place of an issued decision."""
    new = ids.new()
    draft = replace(
        record,
        id=new,
        state=DecisionState.DRAFT,
        decided_on=None,
        received_on=None,
        sent_on=None,
        letter_id=None,
        replaces_id=record.id,
    )
    rows = tuple(
        Concern(id=ids.new(), case_id=around.case.id, record_id=new, person_id=each)
        for each in concerned(around.case, record.id)
    )
    return (Add(draft, rows),)


def complaint_task(decision: Decision, came: date, around: Around, ids: Ids) -> Task | None:
    """Return the task to look at a decision again (*genvurdering*), None where the route knows none."""
    route = route_for(around.case, decision, around.laws, came)
    by = reassess_by(route, came, around.holidays) if route else None
    if by is None:
        return None
    what = _("Se på afgørelsen igen, der er klaget over den: »{decision}«.")
    return Task(
        id=ids.new(),
        case_id=around.case.id,
        what=what.format(decision=decision.text.strip().rstrip(".")),
        reason=TaskReason.COMPLAINT,
        by_date=by,
    )


def _complain(record: Decision, values: Values, around: Around, ids: Ids) -> tuple[Operation, ...]:
    came = day_or(values["received_on"], around.today)
    made = Complaint(
        id=ids.new(),
        case_id=around.case.id,
        decision_id=record.id,
        received_on=came,
        via=cast("ComplaintVia", values["via"]),
        text=cast("str | None", values["text"]),
    )
    return (ReceiveComplaint(made, complaint_task(record, came, around, ids)),)


_TAKEN_OVER: Final = (
    "law_key",
    "area",
    "intensity",
    "provider_id",
    "from_date",
    "to_date",
    "paid_by",
)


def _from_intervention(values: Values, _raw: dict[str, Raw], around: Around) -> None:
    """What stands in the intervention is not typed again."""
    key = values["intervention_id"]
    found = next((each for each in around.case.interventions if each.id == key), None)
    if found is not None:
        for name in _TAKEN_OVER:
            values[name] = values[name] or getattr(found, name)


def _routes(_record: Any, around: Around) -> tuple[Choice, ...]:
    law = profile_of(around.case, around.laws)
    found = routes(law, around.today) if law else ()
    return tuple(
        Choice(each.key, _("{to}: {what}").format(to=each.to, what=each.title), "route")
        for each in found
        if each.known
    )


def _received(record: Decision, _around: Around) -> str:
    """When it counts as received, and why."""
    if record.received_on is None:
        return _("Ikke endnu")
    day = day_plain(record.received_on)
    return f"{day}: {term(record.delivery).lower()}" if record.delivery else day


DECISION: Final = Editor(
    kind=Decision,
    over_title=_("Afgørelse"),
    new_title=_("Ny afgørelse"),
    title=lambda record, _around: record.text,
    tags=lambda record, _around: (Choice("state", term(record.state), "gavel"),),
    complete=_from_intervention,
    settled=_("Afgørelsen er givet og kan ikke rettes. Lav en ny, der erstatter den."),
    deeds=(
        Deed(
            key="issue",
            label=_("Giv afgørelsen"),
            tone=Tone.PRIMARY,
            icon="gavel",
            offered=_issuable,
            perform=_issue,
            asks=ON_ITS_WAY,
            confirm=_("En afgørelse, der er givet, kan ikke fortrydes. Vil du give den?"),
        ),
        Deed(
            key="replace",
            label=_("Ny afgørelse i stedet"),
            icon="refresh",
            offered=_replaceable,
            perform=_replace,
        ),
        Deed(
            key="complain",
            label=_("Klage er kommet"),
            icon="message",
            offered=_replaceable,
            perform=_complain,
            asks=(
                Pick(
                    name="via",
                    label=_("Hvordan kom den?"),
                    of=ComplaintVia,
                    required=True,
                    default=ComplaintVia.PHONE.value,
                ),
                Day(name="received_on", label=_("Kom den"), placeholder=_("i dag")),
                Text(
                    name="text",
                    label=_("Hvad siger borgeren?"),
                    help=_("Borgeren behøver ikke sige hvorfor. Skriv det, der blev sagt."),
                ),
            ),
        ),
    ),
    parts=(
        Part(
            "",
            (
                Text(name="text", label=_("Hvad er afgjort?"), required=True),
                concerns(_("Hvem gælder den?")),
                law_entry(numbered=True),
                Text(name="reason", label=_("Begrundelse")),
                Text(name="facts", label=_("Fakta, der er lagt vægt på")),
                Text(
                    name="considerations",
                    label=_("Sådan har I vurderet det"),
                    help=_("Hvor loven giver et valg: hvad I vejede mod hvad."),
                ),
                Text(name="reply", label=_("Svar på det, borgeren har sagt")),
                area_entry(),
            ),
        ),
        Part(
            _("Hvor meget og hvornår"),
            (
                Line(name="intensity", label=_("Hvor meget?"), placeholder=_("2–4 timer om ugen")),
                Day(name="from_date", label=_("Fra"), ahead=True),
                Day(name="to_date", label=_("Til"), ahead=True),
                Link(name="provider_id", label=_("Hvem gør det?"), options=contact_options),
                Line(name="paid_by", label=_("Hvem betaler?")),
                Check(name="favourable", label=_("Borgeren får det, der er bedt om")),
                Check(name="refuses", label=_("Det er et afslag")),
            ),
            folded=True,
        ),
        Part(
            _("Flere oplysninger"),
            (
                Link(name="intervention_id", label=_("Indsats"), options=intervention_options),
                Link(name="meeting_id", label=_("Møde"), options=meeting_options),
                Link(name="replaces_id", label=_("Erstatter"), options=_decisions),
                Link(
                    name="route",
                    label=_("Klagevej"),
                    help=_("Kun hvis den er en anden end den, paragraffen giver."),
                    options=_routes,
                ),
                Check(
                    name="outside",
                    label=_("Hold den ude af det samlede brev"),
                    help=_("Støtte til børn og sundhed er altid udenfor."),
                ),
                Shown(name="received", label=_("Modtaget"), show=_received),
            ),
            folded=True,
        ),
    ),
)
