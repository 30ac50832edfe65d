"""The form of a hearing (*partshøring*): the facts, sent, answered."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, cast

from app.models.base import Record
from app.models.letters import (
    Hearing,
)
from app.models.meetings import DecisionState
from app.models.tasks import Task, TaskReason
from app.presenters.forms.editor import Deed, Editor, Part, Performed, Shown
from app.presenters.forms.entries import Around, Day, Link, Raw, Text, Values
from app.presenters.forms.issuing import day_or
from app.presenters.forms.rows import people_options
from app.presenters.forms.spec import Choice, FieldError, FieldSpec, Tone
from app.presenters.who import name_of
from app.rules.deadlines import allowed_until
from app.rules.law import time_for
from app.services.acts.hearings import AnswerHearing, SendHearing
from app.services.operation import Operation
from app.services.ports import Ids
from app.words import _
from app.words.dates import day_plain
from app.words.terms import term

__all__ = ["HEARING"]


def _proposed(sent: date, around: Around) -> date | None:
    """The day that the profile proposes; the authority decides (forvaltningsloven § 19)."""
    given = time_for(around.case, around.laws, "hearing", sent)
    return None if given is None else allowed_until(sent, given, around.holidays)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Until(Day):
    """The last day to answer; what an empty field means stands in it."""

    def spec(self, record: Record | None, around: Around, preset: Raw | None = None) -> FieldSpec:
        """The profile's own time in words, where it gives one."""
        found = Day.spec(self, record, around, preset)
        given = time_for(around.case, around.laws, "hearing", around.today)
        if given is None:
            return found
        words = _("om {count} {unit}").format(count=given.amount, unit=term(given.unit))
        return replace(found, placeholder=words)


def _drafts(_record: Any, around: Around) -> tuple[Choice, ...]:
    return tuple(
        Choice(each.id, each.text, "gavel")
        for each in around.case.decisions
        if each.state is DecisionState.DRAFT
    )


def _can_send(record: Hearing, _around: Around) -> str | None:
    return "" if record.sent_on is None else None


def _send(record: Hearing, values: Values, around: Around, ids: Ids) -> Performed:
    sent = day_or(values["sent_on"], around.today)
    typed = values["deadline"]
    deadline = typed if isinstance(typed, date) else _proposed(sent, around)
    if deadline is None:
        return FieldError("deadline", _("Skriv, hvilken dag der senest skal svares."))
    what = _("{name} har svaret på partshøringen, eller fristen er gået.").format(
        name=name_of(around.case, record.person_id)
    )
    task = Task(id=ids.new(), case_id=around.case.id, what=what, reason=TaskReason.HEARING)
    return (SendHearing(around.case.id, record.id, sent, deadline, task, record.version),)


def _can_answer(record: Hearing, _around: Around) -> str | None:
    return "" if record.sent_on is not None and record.answered_on is None else None


def _answer(record: Hearing, values: Values, around: Around, _ids: Ids) -> tuple[Operation, ...]:
    day = day_or(values["answered_on"], around.today)
    answer = cast("str | None", values["answer"])
    return (AnswerHearing(around.case.id, record.id, day, answer, record.version),)


def _sent(record: Hearing, _around: Around) -> str:
    if record.sent_on is None or record.deadline is None:
        return _("Ikke sendt")
    return _("{sent}, svar senest {last}").format(
        sent=day_plain(record.sent_on), last=day_plain(record.deadline)
    )


def _answered(record: Hearing, _around: Around) -> str:
    if record.answered_on is None:
        return _("Intet svar endnu")
    said = record.answer or _("intet svar")
    return f"{day_plain(record.answered_on)}: {said}"


HEARING: Final = Editor(
    kind=Hearing,
    over_title=_("Partshøring"),
    new_title=_("Ny partshøring"),
    title=lambda record, around: _("Partshøring af {name}").format(
        name=name_of(around.case, record.person_id)
    ),
    settled=_("Partshøringen er sendt og kan ikke rettes. Send en ny, hvis noget er ændret."),
    notice=lambda _record, _around: _(
        "Send kun det, der er til skade for borgeren, og som borgeren ikke kender."
    ),
    deeds=(
        Deed(
            key="send",
            label=_("Er sendt"),
            tone=Tone.PRIMARY,
            icon="send",
            offered=_can_send,
            perform=_send,
            asks=(
                Day(name="sent_on", label=_("Sendt"), placeholder=_("i dag")),
                _Until(name="deadline", label=_("Svar senest"), ahead=True),
            ),
        ),
        Deed(
            key="answer",
            label=_("Svar er kommet"),
            tone=Tone.PRIMARY,
            icon="message",
            offered=_can_answer,
            perform=_answer,
            asks=(
                Text(
                    name="answer",
                    label=_("Hvad svarer borgeren?"),
                    help=_("Er fristen gået uden svar, så lad feltet stå tomt."),
                ),
                Day(name="answered_on", label=_("Dag"), placeholder=_("i dag")),
            ),
        ),
    ),
    parts=(
        Part(
            "",
            (
                Link(
                    name="person_id",
                    label=_("Hvem skal høres?"),
                    options=people_options,
                    required=True,
                ),
                Text(name="facts", label=_("Hvilke oplysninger?"), required=True),
                Link(name="decision_id", label=_("Før hvilken afgørelse?"), options=_drafts),
                Shown(name="sent", label=_("Sendt"), show=_sent),
                Shown(name="answered", label=_("Svar"), show=_answered),
            ),
        ),
    ),
)
