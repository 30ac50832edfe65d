"""The fields that forms are made of: how a value is shown, and how what is typed is read.

An ``OwnEntry`` stands for fields of the record itself and reads into a delta of them; a ``RowsEntry``
(``app.presenters.forms.rows``) stands for rows that point to the record.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum
from typing import Any, ClassVar

from app.models.base import Id, Record
from app.models.case import Case
from app.models.law import LawProfile
from app.models.problems import Code, Problem
from app.presenters.forms.spec import Choice, FieldKind, FieldSpec, Raw
from app.words import _
from app.words.dates import clock_text, day_numeric
from app.words.terms import term
from app.words.typed import day_typed, number_typed, time_typed

__all__ = [
    "Around",
    "Check",
    "Day",
    "Entry",
    "Line",
    "Link",
    "Matters",
    "Number",
    "OwnEntry",
    "Pick",
    "Raw",
    "Text",
    "Time",
    "Unreadable",
    "Values",
    "single",
]

Values = dict[str, object]
"""Fields of a record and what they are to hold."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a form may look up: the case, the law profiles, the day.

    ``revealed`` are those whose protected address is shown on this visit to the page, ``holidays``
    days on which no time ends.
    """

    case: Case
    laws: tuple[LawProfile, ...]
    today: date
    revealed: frozenset[Id] = frozenset()
    holidays: frozenset[date] = frozenset()


class Unreadable(Exception):
    """What was typed cannot be read."""

    def __init__(self, problem: Problem) -> None:
        """Keep the code, never the value."""
        super().__init__(problem.code)
        self.problem = problem


def single(raw: Raw) -> str:
    """The text of a control, without spaces around it; the first of several keys."""
    if isinstance(raw, tuple):
        return raw[0] if raw else ""
    return raw.strip()


Matters = Callable[[Any, Mapping[str, Raw]], bool]
"""Whether a field is asked for a record, or for a new one (None) with what is preset."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One field of a form; ``default`` is what a new form starts with.

    ``matters`` says for which records the field is asked at all.
    """

    control: ClassVar[FieldKind] = FieldKind.LINE

    name: str
    label: str
    help: str = ""
    placeholder: str = ""
    required: bool = False
    sensitive: bool = True
    default: str = ""
    matters: Matters = lambda _record, _preset: True

    def value(self, record: Any, around: Around) -> str:
        """What the control shows for a record."""
        return ""

    def chosen(self, record: Any, around: Around) -> tuple[str, ...]:
        """The keys of many that a record has."""
        return ()

    def choices(self, record: Any, around: Around) -> tuple[Choice, ...]:
        """What can be chosen; ``record`` is None for a new one."""
        return ()

    def spec(self, record: Record | None, around: Around, preset: Raw | None = None) -> FieldSpec:
        """The field for a record, or for a new one with what is preset."""
        blank = FieldSpec(
            name=self.name,
            label=self.label,
            kind=self.control,
            choices=self.choices(record, around),
            help=self.help,
            placeholder=self.placeholder,
            required=self.required,
            sensitive=self.sensitive,
        )
        if record is not None:
            return replace(
                blank,
                value=self.value(record, around),
                chosen=self.chosen(record, around),
                invented=record.invented,
            )
        start = self.default if preset is None else preset
        if isinstance(start, tuple):
            return replace(blank, chosen=start)
        return replace(blank, value=start)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnEntry(Entry, ABC):
    """A field of the record itself."""

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the record that it stands for."""
        return (self.name,)

    @abstractmethod
    def read(self, raw: str, around: Around) -> Values:
        """Turn what was typed into values of the record's fields.

        Raises:
            Unreadable: it is no such value.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(OwnEntry):
    """A short text; ``keep_empty`` for a field that holds an empty text, not None."""

    keep_empty: bool = False

    def value(self, record: Any, around: Around) -> str:
        """The text."""
        return getattr(record, self.name) or ""

    def read(self, raw: str, around: Around) -> Values:
        """The text, None where there is none; a required one stays a text and is refused empty."""
        empty = "" if self.keep_empty or self.required else None
        return {self.name: raw or empty}


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Line):
    """A text of several lines."""

    control: ClassVar[FieldKind] = FieldKind.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(OwnEntry):
    """A calendar day; ``ahead`` where days to come are meant."""

    control: ClassVar[FieldKind] = FieldKind.DATE

    ahead: bool = False

    def value(self, record: Any, around: Around) -> str:
        """The day as it is typed."""
        day: date | None = getattr(record, self.name)
        return "" if day is None else day_numeric(day)

    def read(self, raw: str, around: Around) -> Values:
        """The day, None for an empty field."""
        if not raw:
            return {self.name: None}
        found = day_typed(raw, around.today, ahead=self.ahead)
        if found is None:
            raise Unreadable(Problem(Code.IMPOSSIBLE_DATE, self.name))
        return {self.name: found}


@dataclass(frozen=True, slots=True, kw_only=True)
class Time(OwnEntry):
    """A time of day."""

    control: ClassVar[FieldKind] = FieldKind.TIME

    def value(self, record: Any, around: Around) -> str:
        """The time as it is typed."""
        at: time | None = getattr(record, self.name)
        return "" if at is None else clock_text(at)

    def read(self, raw: str, around: Around) -> Values:
        """The time, None for an empty field."""
        found = time_typed(raw) if raw else None
        if raw and found is None:
            raise Unreadable(Problem(Code.WRONG_TYPE, self.name))
        return {self.name: found}


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(OwnEntry):
    """A whole number."""

    control: ClassVar[FieldKind] = FieldKind.NUMBER

    def value(self, record: Any, around: Around) -> str:
        """The number in figures."""
        found: int | None = getattr(record, self.name)
        return "" if found is None else str(found)

    def read(self, raw: str, around: Around) -> Values:
        """The number, None for an empty field."""
        found = number_typed(raw) if raw else None
        if raw and found is None:
            raise Unreadable(Problem(Code.WRONG_TYPE, self.name))
        return {self.name: found}


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(OwnEntry):
    """Yes or no."""

    control: ClassVar[FieldKind] = FieldKind.CHECK

    def value(self, record: Any, around: Around) -> str:
        """A one for yes."""
        return "1" if getattr(record, self.name) else ""

    def read(self, raw: str, around: Around) -> Values:
        """Whether anything was ticked."""
        return {self.name: bool(raw)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick(OwnEntry):
    """One value of an enumeration; "ikke angivet" unless one is required."""

    control: ClassVar[FieldKind] = FieldKind.CHOICE

    of: type[StrEnum]
    leave_out: frozenset[StrEnum] = frozenset()
    icons: Mapping[Any, str] | None = None

    def value(self, record: Any, around: Around) -> str:
        """The key of the value."""
        return getattr(record, self.name) or ""

    def choices(self, record: Any, around: Around) -> tuple[Choice, ...]:
        """Every value, and none."""
        icons = self.icons or {}
        every = tuple(
            Choice(each.value, term(each), icons.get(each))
            for each in self.of
            if each not in self.leave_out
        )
        return every if self.required else (_unstated(), *every)

    def read(self, raw: str, around: Around) -> Values:
        """The value, None for the empty key."""
        if not raw and not self.required:
            return {self.name: None}
        try:
            return {self.name: self.of(raw)}
        except ValueError:
            raise Unreadable(Problem(Code.MISSING_CHOICE, self.name)) from None


Options = Callable[[Any, Around], tuple[Choice, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(OwnEntry):
    """One record, law reference or the like out of those that ``options`` offers."""

    control: ClassVar[FieldKind] = FieldKind.CHOICE

    options: Options

    def value(self, record: Any, around: Around) -> str:
        """The key of what is pointed to."""
        return getattr(record, self.name) or ""

    def choices(self, record: Any, around: Around) -> tuple[Choice, ...]:
        """What is offered, and none."""
        every = self.options(record, around)
        return every if self.required else (_unstated(), *every)

    def read(self, raw: str, around: Around) -> Values:
        """The key; whether it exists is checked with the whole record."""
        if not raw and self.required:
            raise Unreadable(Problem(Code.MISSING_CHOICE, self.name))
        return {self.name: raw or None}


def _unstated() -> Choice:
    return Choice("", _("Ikke angivet"))
