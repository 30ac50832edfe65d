"""How a field says what it is: whom it is about, from whom, which area, which kind.

The lens (``app.rules.lens``) decides per *fact*, never per record. Each field of each record is
therefore declared with one of the helpers below. A field without a declaration is shown to nobody,
and a test fails.
"""

from collections.abc import Hashable, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, Final, TypeVar, cast, dataclass_transform

T = TypeVar("T")

__all__ = [
    "About",
    "Area",
    "Carried",
    "Fact",
    "Kind",
    "Subject",
    "Via",
    "facts_of",
    "link",
    "own",
    "record",
    "said",
]


class Area(StrEnum):
    """Area (*område*): the four fixed areas, and children and family for coordination only."""

    SOCIAL = "social"
    EMPLOYMENT = "employment"
    EDUCATION = "education"
    HEALTH = "health"
    FAMILY = "family"


class Kind(StrEnum):
    """What sort of fact a field holds; a consent and a law profile open kinds, not records."""

    IDENTITY = "identity"
    ADDRESS = "address"
    TIE = "tie"
    CUSTODY = "custody"
    CONTACT = "contact"
    HEALTH = "health"
    SUBSTANCE = "substance"
    SHELTER = "shelter"
    INCOME = "income"
    SCHOOL = "school"
    SOCIAL = "social"
    GOAL = "goal"
    INTERVENTION = "intervention"
    AGREEMENT = "agreement"
    APPOINTMENT = "appointment"
    MEETING = "meeting"
    RECOMMENDATION = "recommendation"
    DECISION = "decision"
    CONSENT = "consent"
    HANDOUT = "handout"
    CHILD_CONVERSATION = "child_conversation"
    NOTIFIER = "notifier"
    STATEMENT_ON_OTHER = "statement_on_other"
    WORK = "work"


class Subject(StrEnum):
    """Ways a record says whom its facts are about when no single field names the person."""

    ITSELF = "itself"
    """The record is the person."""
    CONCERNED = "concerned"
    """All persons named by ``Concern`` rows; none means unknown, which is shown to nobody."""
    NOBODY = "nobody"
    """No person: a fact of the case itself (dates, law profile)."""
    COORDINATION = "coordination"
    """Work of the coordinator: shown to the coordinator and deputy only."""
    ERRAND = "errand"
    """The same, told besides to the contact whose errand it is (``who_contact_id``)."""


@dataclass(frozen=True, slots=True)
class Via:
    """The facts are about the persons found through these fields.

    A field that points to a person gives that person; one that points to another record gives
    whomever that record is about.
    """

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """The record is shown when at least one of these rows that point to it is shown.

    A contact is carried by the rows that say whom it serves: "contact 9 serves Mille" and
    "contact 9 serves Lukas" are two facts, and either of them shows the contact.
    """

    by: str


About = Subject | Via | Carried


@dataclass(frozen=True, slots=True)
class Fact:
    """The declaration of one field.

    ``about`` and ``area`` fall back on the record's own; ``essential`` means that the record is
    nothing without the field, so hiding the field drops the record; ``text`` marks free text, which
    is about everyone it names; ``refers`` is the name of the record class that an id points to,
    and ``owner`` says that this record goes when that one goes. ``structural`` fields (ids, order,
    versions) carry no content of their own. ``refers`` is "Record" where any record may be meant.
    """

    kind: Kind | None = None
    about: About | None = None
    area: Area | None = None
    essential: bool = False
    text: bool = False
    refers: str | None = None
    owner: bool = False
    structural: bool = False


_KEY: Final = "fact"


def _field(declared: Fact, default: Any) -> Any:
    if default is MISSING:
        return field(metadata={_KEY: declared})
    return field(default=default, metadata={_KEY: declared})


def own(*, default: Any = MISSING) -> Any:
    """Declare a structural field: an id of its own, order, version."""
    return _field(Fact(structural=True), default)


def link(
    to: str,
    *,
    owner: bool = False,
    kind: Kind | None = None,
    essential: bool = False,
    about: About | None = None,
    default: Any = MISSING,
) -> Any:
    """Declare an id that points to a record of class ``to``.

    ``owner`` makes the pointing record part of the other: it is removed together with it and
    cannot be without it.
    """
    declared = Fact(
        kind=kind, about=about, refers=to, owner=owner, essential=essential or owner,
        structural=kind is None,
    )  # fmt: skip
    return _field(declared, default)


def said(
    kind: Kind,
    *,
    essential: bool = False,
    text: bool = False,
    about: About | None = None,
    area: Area | None = None,
    default: Any = MISSING,
) -> Any:
    """Declare a field with content of the given kind."""
    return _field(Fact(kind=kind, about=about, area=area, essential=essential, text=text), default)


@dataclass_transform(
    kw_only_default=True, frozen_default=True, field_specifiers=(field, own, link, said)
)
def record(cls: type[T]) -> type[T]:
    """Make a class a frozen record with keyword arguments and slots."""
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)


def facts_of(kind: type[Any]) -> Mapping[str, Fact | None]:
    """Return the declaration of each field of a record class, None where one is missing."""
    return _facts_of(cast("Hashable", kind))


@cache
def _facts_of(kind: Hashable) -> Mapping[str, Fact | None]:
    every: tuple[Field[Any], ...] = fields(cast("Any", kind))
    return MappingProxyType({each.name: each.metadata.get(_KEY) for each in every})
