"""What stands beside a sheet before it is printed: what was given before, and what is on it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from typing import Final

from app.models.case import Case
from app.models.meetings import Handout
from app.models.people import Person
from app.models.readers import COORDINATOR, FamilyReader, ProfessionalReader, Reader
from app.presenters.document import (
    Block,
    BulletList,
    Document,
    Heading,
    KeepTogether,
    Table,
    Week,
)
from app.rules.periods import age_on
from app.words import _
from app.words.dates import MONTHS, day_plain
from app.words.people import age_text
from app.words.terms import term

__all__ = ["Part", "given_line", "parts", "who_line"]

_SECTION: Final = 2
"""The level of a sheet's headings below its title."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading of the sheet and how many things stand under it; 0 where nothing is counted.

    What is counted is what comes first: consents, not also the rows of who was told.
    """

    title: str
    count: int = 0


def given_line(case: Case, reader: Reader, today: date, zone: tzinfo | None = None) -> str:
    """Say what a reader was handed out last, on days of ``zone`` (None for the machine's)."""
    mine = [each for each in case.handouts if _holder(each) == reader]
    if not mine:
        return _("Intet kort endnu") if reader == COORDINATOR else _("Intet ark endnu")
    last = max(mine, key=lambda each: (each.printed_at, each.seq))
    words = _("{form} {number} fra {day}").format(
        form=term(last.form), number=last.number, day=_day(last, today, zone)
    )
    return words if last.handed_on is None else _("{sheet}, udleveret").format(sheet=words)


def who_line(person: Person, today: date) -> str:
    """Say age and role: "40 år · mor"."""
    age = age_on(person, today)
    role = person.family_role or ""
    words = ("" if age is None else age_text(age), role[:1].lower() + role[1:])
    return " · ".join(each for each in words if each)


def parts(document: Document) -> tuple[Part, ...]:
    """Return what is on a sheet: its headings, read from the very page that is to be printed."""
    found: list[Part] = []
    counted: type[Block] | None = None
    for each in _flat(document.blocks):
        if isinstance(each, Heading) and each.level == _SECTION:
            found.append(Part(each.text))
            counted = None
        elif found and _things(each) and counted in {None, type(each)}:
            counted = type(each)
            found[-1] = replace(found[-1], count=found[-1].count + _things(each))
    return tuple(found)


def _holder(handout: Handout) -> Reader:
    """Whose paper it is."""
    if handout.person_id is not None:
        return FamilyReader(handout.person_id)
    return COORDINATOR if handout.contact_id is None else ProfessionalReader(handout.contact_id)


def _day(handout: Handout, today: date, zone: tzinfo | None) -> str:
    day = handout.printed_at.astimezone(zone).date()
    if day.year != today.year:
        return day_plain(day)
    return _("{day}. {month}").format(day=day.day, month=MONTHS[day.month - 1])


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    for each in blocks:
        if isinstance(each, KeepTogether):
            yield from _flat(each.blocks)
        else:
            yield each


def _things(block: Block) -> int:
    match block:
        case BulletList(items=items):
            return len(items)
        case Table(rows=rows):
            return len(rows)
        case Week(days=days):
            return sum(len(day.entries) for day in days)
        case _:
            return 0
