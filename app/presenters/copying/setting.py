"""How a text for the specialist system is set: headings, labelled lines, lists; no tabs."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.law import LawProfile
from app.words import _
from app.words.dates import day_plain

__all__ = ["Source", "day_or_none", "item", "journal", "labelled", "pasteable", "rows", "titled"]

_FOREIGN: Final = {
    code: " " if chr(code) == "\t" else None for code in range(32) if chr(code) != "\n"
}
"""Signs that a field of the specialist system may stumble over; a tab leaves the field."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a section is written from: the case as it may be seen, the rules, the day.

    ``key`` asks for one record only; on ``holidays`` no time to complain ends. ``zone`` is that of
    the clock on the wall, None for the desk's own.
    """

    case: Case
    laws: tuple[LawProfile, ...]
    today: date
    key: Id | None = None
    holidays: Container[date] = frozenset()
    zone: tzinfo | None = None

    def local(self, moment: datetime) -> datetime:
        """A moment as the clock on the wall shows it."""
        return moment.astimezone(self.zone)

    def wants(self, key: Id) -> bool:
        """Whether a record is asked for: no other is."""
        return self.key in {None, key}


def labelled(label: str, value: str) -> str:
    """Return "Label: value"."""
    return _("{label}: {value}").format(label=label, value=value)


def rows(*pairs: tuple[str, str], before: str = "") -> Iterator[str]:
    """A labelled line for each that has a value; ``before`` indents them."""
    for label, value in pairs:
        if value:
            yield f"{before}{labelled(label, value)}"


def titled(title: str, lines: Iterable[str]) -> Iterator[str]:
    """An empty line, a heading, and what stands under it; nothing where that is nothing."""
    found = list(lines)
    if found:
        yield from ("", title, *found)


def item(*parts: str) -> str:
    """One line of a list, of those parts that say something."""
    return "- " + " · ".join(each for each in parts if each)


def journal(number: str | None, day: date | None) -> tuple[tuple[str, str], tuple[str, str]]:
    """Under which number something is in the journal, and since which day."""
    return (_("Journalnummer"), number or ""), (_("Journaliseret"), day_or_none(day))


def day_or_none(day: date | None) -> str:
    """A day without its weekday, empty where there is none."""
    return day_plain(day) if day else ""


def pasteable(lines: Iterable[str]) -> str:
    """Return the lines as one text that ends with a line end; empty for none."""
    text = "\n".join(lines).translate(_FOREIGN).strip()
    return f"{text}\n" if text else ""
