"""The form of an agreement: who, what, when, on one line."""

from dataclasses import dataclass
from typing import Any, Final

from app.models.base import Id
from app.models.case import Case
from app.models.meetings import Agreement, AgreementState
from app.presenters.forms.editor import Editor, Part
from app.presenters.forms.entries import Around, Line, Link, OwnEntry, Pick, Raw, Values
from app.presenters.forms.meeting import invitable, meeting_options
from app.presenters.forms.rows import concerns
from app.presenters.forms.spec import Choice
from app.presenters.who import contact_named, name_of, only
from app.rules.minutes import in_closed_minutes
from app.rules.naming import Lexicon, Naming
from app.words import _
from app.words.dates import day_numeric
from app.words.terms import term
from app.words.typed import day_typed

__all__ = ["AGREEMENT"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Who(OwnEntry):
    """Who does it: a person or contact of the case where the words name one, else the words."""

    @property
    def fields(self) -> tuple[str, ...]:
        return ("who", "who_person_id", "who_contact_id")

    def value(self, record: Any, around: Around) -> str:
        known = name_of(around.case, record.who_person_id or record.who_contact_id)
        return known or record.who or ""

    def choices(self, record: Any, around: Around) -> tuple[Choice, ...]:
        """Suggestions; anything else may be typed."""
        return tuple(Choice(each.label, each.label, each.icon) for each in invitable(None, around))

    def read(self, raw: str, around: Around) -> Values:
        person, contact = _person_named(around.case, raw), contact_named(around.case, raw)
        return {
            "who": None if person or contact else raw or None,
            "who_person_id": person,
            "who_contact_id": None if person else contact,
        }


def _person_named(case: Case, text: str) -> Id | None:
    said = text.casefold()
    return only(
        [
            each.id
            for each in case.people
            if said and said in {each.name.casefold(), (each.nickname or "").casefold()}
        ]
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _When(OwnEntry):
    """By when: a day where the words say one, else the words ("hele tiden")."""

    @property
    def fields(self) -> tuple[str, ...]:
        return ("by_date", "by_text")

    def value(self, record: Any, around: Around) -> str:
        if record.by_date is not None:
            return day_numeric(record.by_date)
        return record.by_text or ""

    def read(self, raw: str, around: Around) -> Values:
        day = day_typed(raw, around.today, ahead=True) if raw else None
        return {"by_date": day, "by_text": None if day else raw or None}


def _complete(values: Values, raw: dict[str, Raw], around: Around) -> None:
    """Whom an agreement is about, where nobody said so: who does it and who is named."""
    if raw["concerns"]:
        return
    found = set(Naming(around.case, Lexicon()).people_in(str(values["what"])))
    person = values["who_person_id"]
    if isinstance(person, str):
        found.add(Id(person))
    if not found:
        found = _only_citizen(around.case, values["meeting_id"])
    raw["concerns"] = tuple(each.id for each in around.case.people if each.id in found)


def _only_citizen(case: Case, meeting: object) -> set[Id]:
    """The one member of the family at the meeting, else nobody: then it is asked."""
    there = {
        each.person_id
        for each in case.attendances
        if each.meeting_id == meeting and each.person_id is not None
    }
    return there if len(there) == 1 else set()


def _stands(record: Agreement, around: Around) -> str:
    if not in_closed_minutes(around.case, record):
        return ""
    return _(
        "Aftalen står i et lukket referat. Kun »Hvordan gik det?« kan ændres. Skriv en ny, hvis I aftaler"
        " noget andet."
    )


AGREEMENT: Final = Editor(
    kind=Agreement,
    over_title=_("Aftale"),
    new_title=_("Ny aftale"),
    title=lambda record, _around: record.what,
    tags=lambda record, _around: (Choice("state", term(record.state), "check"),),
    notice=_stands,
    complete=_complete,
    parts=(
        Part(
            "",
            (
                _Who(name="who", label=_("Hvem")),
                Line(name="what", label=_("Hvad"), required=True),
                _When(
                    name="when", label=_("Hvornår"), placeholder=_("16. januar eller hele tiden")
                ),
            ),
        ),
        Part(
            _("Flere oplysninger"),
            (
                concerns(_("Hvem gælder aftalen?")),
                Pick(
                    name="state",
                    label=_("Hvordan gik det?"),
                    of=AgreementState,
                    required=True,
                    default=AgreementState.OPEN.value,
                ),
                Link(name="meeting_id", label=_("Møde"), options=meeting_options),
            ),
            folded=True,
        ),
    ),
)
