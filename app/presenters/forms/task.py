"""The form of a task: what, who, by when, why; how it ended."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, cast

from app.models.base import Id, Record
from app.models.meetings import DecisionState
from app.models.tasks import Task, TaskReason
from app.presenters.forms.editor import Deed, Editor, Part, Shown
from app.presenters.forms.entries import Around, Day, Link, OwnEntry, Pick, Raw, Text, Values
from app.presenters.forms.meeting import meeting_options
from app.presenters.forms.plan import law_entry
from app.presenters.forms.rows import people_options
from app.presenters.forms.spec import Choice, FieldKind, FieldSpec, Tone
from app.presenters.who import contact_label, contact_named, name_of
from app.rules.tasks import LASTING, is_overdue
from app.services.acts.tasks import FinishTask, ReopenTask
from app.services.operation import Operation
from app.services.ports import Ids
from app.words import _
from app.words.dates import day_plain
from app.words.terms import term

__all__ = ["TASK", "Who"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Who(OwnEntry):
    """Who does it: a contact of the case where the words name one, else the words."""

    @property
    def fields(self) -> tuple[str, ...]:
        """The words and the link."""
        return ("who", "who_contact_id")

    def value(self, record: Any, around: Around) -> str:
        """The contact's label, else the words."""
        return name_of(around.case, record.who_contact_id) or record.who or ""

    def choices(self, record: Any, around: Around) -> tuple[Choice, ...]:
        """Suggestions; anything else may be typed."""
        named = (contact_label(each) for each in around.case.contacts)
        return tuple(Choice(each, each) for each in named)

    def read(self, raw: str, around: Around) -> Values:
        """A contact where the words name one."""
        contact = contact_named(around.case, raw)
        return {"who": None if contact else raw or None, "who_contact_id": contact}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Why(Pick):
    """Where a task comes from: chosen once, since a withdrawal's tasks cannot become others."""

    def value(self, record: Any, around: Around) -> str:
        """The word; there is nothing to choose any more."""
        return term(record.reason)

    def spec(self, record: Record | None, around: Around, preset: Raw | None = None) -> FieldSpec:
        """A choice for a new task only."""
        found = super(Pick, self).spec(record, around, preset)
        if record is None:
            return found
        return replace(found, kind=FieldKind.SHOWN, choices=(), required=False)


def _intervention(record: Task, around: Around) -> str:
    found = (each.name for each in around.case.interventions if each.id == record.intervention_id)
    return next(found, _("Ikke angivet"))


def _ended(record: Task, around: Around) -> str:
    """How it ended, in a word or two."""
    if record.done_on is None:
        return _("Åben")
    decision = next(
        (each.text for each in around.case.decisions if each.id == record.decision_id), ""
    )
    words = [day_plain(record.done_on), decision, record.outcome or ""]
    return " · ".join(each for each in words if each)


def _tags(record: Task, around: Around) -> tuple[Choice, ...]:
    late = (Choice("warning", _("Over tid"), "clock"),) if is_overdue(record, around.today) else ()
    done = (Choice("good", _("Gjort"), "check"),) if record.done_on else ()
    return (Choice("reason", term(record.reason), "clipboard-list"), *late, *done)


def _decisions(_record: Any, around: Around) -> tuple[Choice, ...]:
    """Only what was issued ends anything."""
    return tuple(
        Choice(each.id, each.text, "gavel")
        for each in around.case.decisions
        if each.state is DecisionState.ISSUED
    )


def _when_open(record: Task, _around: Around) -> str | None:
    return "" if record.done_on is None and record.reason is not TaskReason.REASSESSMENT else None


def _when_to_assess(record: Task, _around: Around) -> str | None:
    return "" if record.done_on is None and record.reason is TaskReason.REASSESSMENT else None


def _when_done(record: Task, _around: Around) -> str | None:
    return None if record.done_on is None else ""


def _finish(record: Task, values: Values, around: Around, _ids: Ids) -> tuple[Operation, ...]:
    day = values.get("done_on")
    return (
        FinishTask(
            around.case.id,
            record.id,
            day if isinstance(day, date) else around.today,
            cast("str | None", values.get("outcome")),
            cast("Id | None", values.get("decision_id")),
            record.version,
        ),
    )


def _reopen(record: Task, _values: Values, around: Around, _ids: Ids) -> tuple[Operation, ...]:
    return (ReopenTask(around.case.id, record.id, record.version),)


def _notice(record: Task, _around: Around) -> str:
    if record.reason not in LASTING or record.done_on is not None:
        return ""
    return _(
        "Følger af et samtykke, der er trukket tilbage. Sagen kan ikke lukkes, før den er gjort."
    )


TASK: Final = Editor(
    kind=Task,
    over_title=_("Opgave"),
    new_title=_("Ny opgave"),
    title=lambda record, _around: record.what,
    tags=_tags,
    notice=_notice,
    stays=lambda record: record.reason in LASTING,
    deeds=(
        Deed(
            key="done",
            label=_("Er gjort"),
            tone=Tone.PRIMARY,
            icon="check",
            offered=_when_open,
            perform=_finish,
        ),
        Deed(
            key="assessed",
            label=_("Er afgjort igen"),
            tone=Tone.PRIMARY,
            icon="check",
            asks=(
                Link(name="decision_id", label=_("Hvilken afgørelse?"), options=_decisions),
                Text(
                    name="outcome",
                    label=_("Eller: hvordan endte det?"),
                    placeholder=_("fortsætter uændret efter serviceloven § 85"),
                ),
            ),
            offered=_when_to_assess,
            perform=_finish,
        ),
        Deed(
            key="reopen",
            label=_("Tag op igen"),
            icon="arrow-back-up",
            offered=_when_done,
            perform=_reopen,
        ),
    ),
    parts=(
        Part(
            "",
            (
                Text(name="what", label=_("Hvad skal gøres?"), required=True),
                Who(name="who", label=_("Hvem gør det?"), placeholder=_("dig selv")),
                Day(name="by_date", label=_("Senest"), ahead=True),
                _Why(
                    name="reason",
                    label=_("Hvorfor?"),
                    of=TaskReason,
                    required=True,
                    default=TaskReason.OWN.value,
                    leave_out=LASTING,
                ),
                Shown(name="ended", label=_("Hvordan endte det?"), show=_ended),
            ),
        ),
        Part(
            _("Flere oplysninger"),
            (
                Link(name="person_id", label=_("Hvem handler den om?"), options=people_options),
                Shown(name="intervention", label=_("Indsats"), show=_intervention),
                law_entry(),
                Link(name="meeting_id", label=_("Møde"), options=meeting_options),
            ),
            folded=True,
        ),
    ),
)
