"""What is not on a sheet, and why: for the coordinator's screen before printing, never on paper."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

from app.models.base import Id, Record
from app.models.case import Case
from app.models.contacts import Contact
from app.models.meetings import (
    Agreement,
    AgreementState,
    Appointment,
    Decision,
    DecisionState,
    Recommendation,
)
from app.models.plan import Goal, Intervention, InterventionState, Statement
from app.models.readers import FamilyReader, ProfessionalReader, Reader
from app.presenters.who import contact_label
from app.rules.about import Subjects
from app.rules.appointments import falls_on
from app.rules.lens import Omission
from app.rules.naming import Lexicon, Naming
from app.rules.periods import holds
from app.words import _, ngettext
from app.words.people import first_name, joined
from app.words.terms import record_name

__all__ = ["Lacking", "LeftOut", "Unsaid", "Why", "lacking", "unsaid_sentence"]


class Why(StrEnum):
    """Why something is not on a sheet."""

    OTHERS = "others"
    """It is about others."""
    SHARED = "shared"
    """It is about the reader and others, who have not agreed."""
    CLOSED = "closed"
    """It is about the reader, but names others or is closed by rule."""
    UNCOVERED = "uncovered"
    """It is about those whom a professional helps, but no task and no consent lets it through."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is not on a sheet for one reason: the reason, and counts by kind in words."""

    why: Why
    reason: str
    what: str


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Something of which nobody has said whom it is about; ``page`` is where that is mended."""

    page: str
    id: Id
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class Lacking:
    """Everything that a sheet lacks."""

    left_out: tuple[LeftOut, ...] = ()
    unsaid: tuple[Unsaid, ...] = ()


_OPEN: Final = frozenset({AgreementState.OPEN, AgreementState.MOVED})
_NOT_SHOWN: Final = frozenset(
    {InterventionState.WISHED, InterventionState.REFUSED, InterventionState.ENDED}
)
_WEEK: Final = 7

_PAGES: Final[Mapping[type[Record], str]] = {
    Contact: "map",
    Goal: "plan",
    Intervention: "plan",
    Agreement: "meeting",
    Recommendation: "meeting",
    Decision: "decisions",
    Appointment: "calendar",
    Statement: "assessment",
}
"""Kinds of record that stand on a sheet, and the page where each is edited."""

_SHOWN_FIELDS: Final = frozenset(
    {"name", "phone", "call_about", "own_words", "intensity", "who", "by_date", "by_text", "reason"}
)
"""Fields that a sheet shows beside what makes the record."""


def lacking(case: Case, reader: Reader, omissions: Iterable[Omission], today: date) -> Lacking:
    """Return what is not on a reader's sheet though it might be, from the whole case.

    Only what a sheet has room for at all counts: contacts of today, open agreements, the week to
    come; never what is over. A professional is asked about only for what is that one's own task.
    """
    subjects = Subjects(case, Naming(case, Lexicon()), today)
    why = _reasons(case, reader, subjects)
    asked_of = reader.contact_id if isinstance(reader, ProfessionalReader) else None
    counts: dict[Why, dict[type[Record], int]] = {}
    unsaid: list[Unsaid] = []
    for record, omission in _might_be(case, omissions, today, asked_of):
        kind = type(record)
        if omission.unknown:
            if asked_of is None or asked_of in _hands(record):
                unsaid.append(_unsaid(record))
        elif not omission.fields:
            of_why = counts.setdefault(why(subjects.of(record)), {})
            of_why[kind] = of_why.get(kind, 0) + 1
    name = _name(case, reader)
    left_out = tuple(
        LeftOut(each, _reason(each, name), _counted(counts[each])) for each in Why if each in counts
    )
    return Lacking(left_out, tuple(unsaid))


def unsaid_sentence(count: int) -> str:
    """Say before printing that some things are missing since nobody said whom they are about."""
    return ngettext(
        "{count} ting er ikke med, fordi ingen har sagt, hvem den gælder.",
        "{count} ting er ikke med, fordi ingen har sagt, hvem de gælder.",
        count,
    ).format(count=count)


def _might_be(
    case: Case, omissions: Iterable[Omission], today: date, contact: Id | None
) -> list[tuple[Record, Omission]]:
    """What was left out of records that a sheet has room for, in the order of the sheet."""
    of_kind: dict[type[Record], list[tuple[Record, Omission]]] = {kind: [] for kind in _PAGES}
    for each in omissions:
        shown = not each.fields or not _SHOWN_FIELDS.isdisjoint(each.fields)
        record = case.get(each.kind, each.id) if shown and each.kind in of_kind else None
        if record is not None and _has_room(record, contact) and _might_stand(record, today):
            of_kind[each.kind].append((record, each))
    return [each for rows in of_kind.values() for each in rows]


def _has_room(record: Record, contact: Id | None) -> bool:
    """A professional's sheet has statements, and neither appointments nor other contacts."""
    if contact is None:
        return not isinstance(record, Statement)
    if isinstance(record, Contact):
        return record.id == contact
    return not isinstance(record, Appointment)


def _might_stand(record: Record, today: date) -> bool:
    """Whether a sheet has room for it today."""
    match record:
        case Contact():
            begun = not record.planned or record.from_date is not None
            return holds(record, today) and begun and not record.private
        case Agreement():
            return record.state in _OPEN
        case Intervention():
            return record.state not in _NOT_SHOWN
        case Decision():
            return record.state is DecisionState.ISSUED
        case Goal():
            return record.reached_on is None
        case Appointment():
            days = (today + timedelta(days=ahead) for ahead in range(1, _WEEK + 1))
            return any(falls_on(record, day) for day in days)
        case _:
            return True


def _reasons(
    case: Case, reader: Reader, subjects: Subjects
) -> Callable[[frozenset[Id] | None], Why]:
    """How to say why something about these people is not on this reader's sheet."""
    match reader:
        case FamilyReader(person_id):
            return lambda people: _why(people, person_id)
        case ProfessionalReader(contact_id):
            served = subjects.served(contact_id)
            return lambda people: Why.UNCOVERED if people and people <= served else Why.OTHERS
        case _:
            return lambda _people: Why.OTHERS


def _why(people: frozenset[Id] | None, reader: Id) -> Why:
    if people is None or reader not in people:
        return Why.OTHERS
    return Why.SHARED if len(people) > 1 else Why.CLOSED


def _hands(record: Record) -> frozenset[Id]:
    """The contacts whose task a record is."""
    match record:
        case Contact():
            found: tuple[Id | None, ...] = (record.id,)
        case Agreement():
            found = (record.who_contact_id,)
        case Intervention():
            found = (record.provider_id,)
        case _:
            found = ()
    return frozenset(each for each in found if each is not None)


def _name(case: Case, reader: Reader) -> str:
    match reader:
        case FamilyReader(person_id):
            return next((first_name(each) for each in case.people if each.id == person_id), "")
        case _:
            return ""


def _reason(why: Why, name: str) -> str:
    return {
        Why.OTHERS: _("Handler om andre"),
        Why.SHARED: _("Handler også om andre, som ikke har sagt ja"),
        Why.CLOSED: _("Nævner andre eller er lukket for {name}"),
        Why.UNCOVERED: _("Hører ikke til opgaven, og intet samtykke dækker det"),
    }[why].format(name=name)


def _counted(counts: Mapping[type[Record], int]) -> str:
    return joined([_COUNTS[kind](count).format(count=count) for kind, count in counts.items()])


_COUNTS: Final[Mapping[type[Record], Callable[[int], str]]] = {
    Contact: lambda n: ngettext("{count} kontakt", "{count} kontakter", n),
    Goal: lambda n: ngettext("{count} mål", "{count} mål", n),
    Intervention: lambda n: ngettext("{count} indsats", "{count} indsatser", n),
    Agreement: lambda n: ngettext("{count} aftale", "{count} aftaler", n),
    Recommendation: lambda n: ngettext("{count} indstilling", "{count} indstillinger", n),
    Decision: lambda n: ngettext("{count} afgørelse", "{count} afgørelser", n),
    Appointment: lambda n: ngettext("{count} tid", "{count} tider", n),
    Statement: lambda n: ngettext("{count} oplysning", "{count} oplysninger", n),
}

_TITLES: Final[Mapping[type[Record], Callable[[Any], str]]] = {
    Contact: contact_label,
    Goal: lambda each: str(each.text),
    Intervention: lambda each: str(each.name),
    Agreement: lambda each: str(each.what),
    Recommendation: lambda each: str(each.text),
    Decision: lambda each: str(each.text),
    Appointment: lambda each: str(each.title),
    Statement: lambda each: str(each.text),
}


def _unsaid(record: Record) -> Unsaid:
    kind = type(record)
    word = record_name(kind)
    return Unsaid(_PAGES[kind], record.id, _TITLES[kind](record), word[:1].upper() + word[1:])
