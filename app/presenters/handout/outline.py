"""What stands beside a sheet before it is printed: for whom it can be, and what is on it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.meetings import Handout, HandoutForm
from app.models.people import Person
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
from app.words.people import age_text, first_name

__all__ = ["Part", "Recipient", "map_given", "parts", "recipients"]

_SECTION: Final = 2
"""The level of a sheet's headings below its title."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody a sheet can be for; ``given`` says which one was the last."""

    id: Id
    name: str
    first_name: str
    who: str
    given: str


@dataclass(frozen=True, slots=True)
class Part:
    """A heading of the sheet and how many things stand under it; 0 where nothing is counted.

    What is counted is what comes first: consents, not also the rows of who was told.
    """

    title: str
    count: int = 0


def recipients(case: Case, today: date, zone: tzinfo | None = None) -> tuple[Recipient, ...]:
    """Return the family, each with the last sheet, on days of ``zone`` (None for the machine's)."""
    return tuple(
        Recipient(
            each.id,
            each.name,
            first_name(each),
            _who(each, today),
            _given(case, each.id, HandoutForm.SHEET, today, zone),
        )
        for each in case.people
    )


def map_given(case: Case, today: date, zone: tzinfo | None = None) -> str:
    """Say when the coordinator's map was printed last."""
    return _given(case, None, HandoutForm.MAP, today, zone)


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


def _who(person: Person, today: date) -> str:
    age = age_on(person, today)
    role = person.family_role or ""
    words = ("" if age is None else age_text(age), role[:1].lower() + role[1:])
    return " · ".join(each for each in words if each)


def _given(
    case: Case, person: Id | None, form: HandoutForm, today: date, zone: tzinfo | None
) -> str:
    mine = [each for each in case.handouts if each.person_id == person and each.form is form]
    is_map = form is HandoutForm.MAP
    if not mine:
        return _("Intet kort endnu") if is_map else _("Intet ark endnu")
    last = max(mine, key=lambda each: each.number)
    words = _("Kort {number} fra {day}") if is_map else _("Ark {number} fra {day}")
    return words.format(number=last.number, day=_day(last, today, zone))


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
