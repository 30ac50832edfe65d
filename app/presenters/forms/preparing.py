"""Forms of what is got ready: what a meeting needs, the preparatory part, attachments."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from app.models.base import Record
from app.models.facts import Kind
from app.models.law import LawProfile
from app.models.meetings import Attendance
from app.models.preparing import Attachment, PreparationPart, Readiness, ReadinessState
from app.presenters.forms.editor import Editor, Part
from app.presenters.forms.entries import Around, Day, Line, Link, Pick, Raw, Text
from app.presenters.forms.meeting import meeting_options
from app.presenters.forms.rows import people_options
from app.presenters.forms.spec import Choice, FieldKind, FieldSpec
from app.presenters.forms.task import Who
from app.presenters.readiness_board import needs_title
from app.presenters.who import name_of
from app.rules.law import profile_of
from app.rules.policy import CLOSED
from app.rules.readiness import NEEDS
from app.words import _
from app.words.terms import term

__all__ = ["ATTACHMENT", "PREPARATION_PART", "READINESS"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Key(Link):
    """What a row is for: chosen once, then shown by its title."""

    titled: Callable[[Any, Around], str]

    def value(self, record: Any, around: Around) -> str:
        return self.titled(record, around)

    def spec(self, record: Record | None, around: Around, preset: Raw | None = None) -> FieldSpec:
        found = super(Link, self).spec(record, around, preset)
        if record is None:
            return found
        return replace(found, kind=FieldKind.SHOWN, choices=(), required=False)


def _law(around: Around) -> LawProfile | None:
    return profile_of(around.case, around.laws, around.today)


def _asked(record: Any, around: Around) -> tuple[Choice, ...]:
    law = _law(around)
    rows = law.readiness if law else ()
    needs = (each for each in around.case.attendances if each.needs)
    return (
        *(Choice(each.key, each.title, "clipboard-list") for each in rows),
        *(Choice(f"{NEEDS}/{each.id}", _need(each, around), "users") for each in needs),
    )


def _need(each: Attendance, around: Around) -> str:
    return needs_title(name_of(around.case, each.person_id) or each.name or "", each.needs or "")


def _asked_title(record: Readiness, around: Around) -> str:
    found = (each.label for each in _asked(record, around) if each.key == record.key)
    return next(found, _("Til mødet"))


READINESS: Final = Editor(
    kind=Readiness,
    over_title=_("Det, mødet har brug for"),
    new_title=_("Til mødet"),
    title=_asked_title,
    tags=lambda record, _around: (Choice("state", term(record.state), "clipboard-list"),),
    parts=(
        Part(
            "",
            (
                _Key(
                    name="key",
                    label=_("Hvad er det?"),
                    required=True,
                    options=_asked,
                    titled=_asked_title,
                ),
                Pick(
                    name="state",
                    label=_("Hvordan står det?"),
                    of=ReadinessState,
                    required=True,
                    default=ReadinessState.ASKED.value,
                ),
                Who(name="who", label=_("Hvem skaffer det?")),
                Day(name="by_date", label=_("Senest"), ahead=True),
                Day(
                    name="dated",
                    label=_("Dato på papiret"),
                    help=_("En attest skal være ny nok på mødets dag."),
                ),
                Line(name="journal_number", label=_("Journalnummer")),
                Link(
                    name="meeting_id",
                    label=_("Møde"),
                    required=True,
                    options=meeting_options,
                    matters=lambda record, _preset: record is None,
                ),
            ),
        ),
    ),
)


def _sections(_record: Any, around: Around) -> tuple[Choice, ...]:
    law = _law(around)
    return tuple(Choice(each.key, each.title, "file-text") for each in law.sections) if law else ()


def _section_title(record: PreparationPart, around: Around) -> str:
    found = (each.label for each in _sections(record, around) if each.key == record.key)
    return next(found, _("Forberedende del"))


PREPARATION_PART: Final = Editor(
    kind=PreparationPart,
    over_title=_("Forberedende del"),
    new_title=_("Forberedende del"),
    title=_section_title,
    tags=lambda record, around: (
        Choice("who", name_of(around.case, record.person_id), "user"),
        Choice("kind", term(record.kind), "eye"),
    ),
    parts=(
        Part(
            "",
            (
                Text(
                    name="own_words",
                    label=_("Med borgerens egne ord"),
                    help=_("Det står først, på skærm og papir."),
                ),
                Text(
                    name="text",
                    label=_("Det, vi ved"),
                    help=_("Beskriv. Vurdér ikke, hvad en indsats vil føre til."),
                ),
                Text(
                    name="own_version",
                    label=_("Borgerens egen udgave"),
                    help=_("Det, borgeren selv har afleveret, uden rettelser."),
                ),
                Day(name="stated_on", label=_("Dato")),
            ),
        ),
        Part(
            _("Flere oplysninger"),
            (
                _Key(
                    name="key",
                    label=_("Afsnit"),
                    required=True,
                    options=_sections,
                    titled=_section_title,
                ),
                Link(
                    name="person_id",
                    label=_("Hvem handler det om?"),
                    required=True,
                    options=people_options,
                ),
                Pick(
                    name="kind",
                    label=_("Hvad fortæller det om?"),
                    help=_("Det styrer, hvem der må se det."),
                    of=Kind,
                    required=True,
                    default=Kind.SOCIAL.value,
                    leave_out=CLOSED,
                ),
            ),
            folded=True,
        ),
    ),
)


ATTACHMENT: Final = Editor(
    kind=Attachment,
    over_title=_("Bilag"),
    new_title=_("Nyt bilag"),
    title=lambda record, _around: record.title,
    notice=lambda _record, _around: _("Papiret ligger i journalen. Her står kun, hvad det er."),
    tags=lambda record, _around: (Choice("number", record.journal_number, "file-text"),),
    parts=(
        Part(
            "",
            (
                Line(name="title", label=_("Papirets navn"), required=True, placeholder="LÆ 265"),
                Line(
                    name="journal_number",
                    label=_("Journalnummer"),
                    required=True,
                    placeholder="2026-1234",
                ),
                Day(name="dated", label=_("Dato på papiret")),
                Link(name="person_id", label=_("Hvem handler det om?"), options=people_options),
                Link(name="meeting_id", label=_("Møde"), options=meeting_options),
            ),
        ),
    ),
)
