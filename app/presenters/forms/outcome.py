"""Forms of what comes of it: recommendation, decision, appointment."""

from dataclasses import replace
from datetime import date
from typing import Any, Final, cast

from app.models.case import Case
from app.models.meetings import Appointment, Decision, DecisionState, Recommendation
from app.models.plan import Concern
from app.models.tasks import Task, TaskReason
from app.presenters.forms.editor import Deed, Editor, Part
from app.presenters.forms.entries import Around, Check, Day, Line, Link, Text, Time, Values
from app.presenters.forms.meeting import meeting_options
from app.presenters.forms.network import area_entry, contact_options
from app.presenters.forms.plan import law_entry
from app.presenters.forms.rows import concerns
from app.presenters.forms.spec import Choice, Tone
from app.presenters.who import concerned
from app.rules.resubmission import deviates
from app.services.acts.decisions import IssueDecision
from app.services.acts.records import Add
from app.services.operation import Operation
from app.services.ports import Ids
from app.words import _
from app.words.terms import term

__all__ = ["APPOINTMENT", "DECISION", "RECOMMENDATION", "resubmission"]


def _interventions(_record: Any, around: Around) -> tuple[Choice, ...]:
    return tuple(Choice(each.id, each.name, "route") for each in around.case.interventions)


RECOMMENDATION: Final = Editor(
    kind=Recommendation,
    over_title=_("Indstilling"),
    new_title=_("Ny indstilling"),
    title=lambda record, _around: record.text,
    notice=lambda _record, _around: _(
        "En indstilling er en anbefaling. Der kan ikke klages over den."
    ),
    parts=(
        Part(
            "",
            (
                Text(name="text", label=_("Hvad anbefaler I?"), required=True),
                Text(name="reason", label=_("Hvorfor?")),
                area_entry(),
                concerns(_("Hvem gælder den?")),
            ),
        ),
        Part(
            _("Flere oplysninger"),
            (
                Link(name="intervention_id", label=_("Indsats"), options=_interventions),
                Link(name="meeting_id", label=_("Møde"), options=meeting_options),
            ),
            folded=True,
        ),
    ),
)


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


def _issue(record: Decision, values: Values, around: Around, ids: Ids) -> tuple[Operation, ...]:
    decided = values["decided_on"]
    return (
        IssueDecision(
            around.case.id,
            record.id,
            decided if isinstance(decided, date) else around.today,
            cast("date | None", values["received_on"]),
            record.version,
            task=resubmission(around.case, record, ids),
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


DECISION: Final = Editor(
    kind=Decision,
    over_title=_("Afgørelse"),
    new_title=_("Ny afgørelse"),
    title=lambda record, _around: record.text,
    tags=lambda record, _around: (Choice("state", term(record.state), "gavel"),),
    settled=_("Afgørelsen er givet og kan ikke rettes. Lav en ny, der erstatter den."),
    deeds=(
        Deed(
            key="issue",
            label=_("Giv afgørelsen"),
            tone=Tone.PRIMARY,
            icon="gavel",
            offered=_issuable,
            perform=_issue,
            asks=(
                Day(name="decided_on", label=_("Afgørelsens dag"), placeholder=_("i dag")),
                Day(
                    name="received_on",
                    label=_("Borgeren får den"),
                    help=_("De fire uger til at klage regnes fra den dag."),
                    ahead=True,
                ),
            ),
            confirm=_("En afgørelse, der er givet, kan ikke fortrydes. Vil du give den?"),
        ),
        Deed(
            key="replace",
            label=_("Ny afgørelse i stedet"),
            icon="refresh",
            offered=_replaceable,
            perform=_replace,
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
                area_entry(),
            ),
        ),
        Part(
            _("Flere oplysninger"),
            (
                Link(name="intervention_id", label=_("Indsats"), options=_interventions),
                Link(name="meeting_id", label=_("Møde"), options=meeting_options),
                Link(name="replaces_id", label=_("Erstatter"), options=_decisions),
            ),
            folded=True,
        ),
    ),
)

APPOINTMENT: Final = Editor(
    kind=Appointment,
    over_title=_("Tid"),
    new_title=_("Ny tid"),
    title=lambda record, _around: record.title,
    parts=(
        Part(
            "",
            (
                Line(name="title", label=_("Hvad?"), required=True, placeholder=_("Lægen")),
                Day(name="day", label=_("Dag"), required=True, ahead=True),
                Time(name="starts", label=_("Klokken"), placeholder="10.00"),
                concerns(_("Hvem er den for?")),
                Line(name="place", label=_("Sted")),
            ),
        ),
        Part(
            _("Flere oplysninger"),
            (
                Time(name="ends", label=_("Slut")),
                Check(name="weekly", label=_("Hver uge")),
                Link(name="contact_id", label=_("Hos"), options=contact_options),
            ),
            folded=True,
        ),
    ),
)
