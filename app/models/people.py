"""Who is in the family: persons, households, relationships, custody.

person = borger/person · household = husstand · relationship = relation · custody = forældremyndighed
"""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.models.base import Id, Record
from app.models.facts import About, Carried, Kind, Subject, Via, link, record, said

__all__ = [
    "Custody",
    "CustodyForm",
    "Gender",
    "Household",
    "IdentifierForm",
    "Member",
    "Person",
    "Relationship",
    "RelationshipForm",
]


class Gender(StrEnum):
    """Gender only where it is stated; never derived from a CPR number (domain.md §6)."""

    WOMAN = "woman"
    MAN = "man"
    OTHER = "other"


class IdentifierForm(StrEnum):
    """What sort of identifier a person has; a replacement number (eCPR) is no CPR number."""

    CPR = "cpr"
    X_ECPR = "x_ecpr"
    D_ECPR = "d_ecpr"


@record
class Person(Record):
    """A member of the family (*person*).

    ``age`` is the age in whole years as a source states it, used only while ``birth_date`` is
    unknown. ``protected`` is name and address protection (CPR-loven § 28), which lapses on
    ``protected_until``. ``threatened`` marks somebody who must be kept safe from another adult.
    """

    about: ClassVar[About] = Subject.ITSELF

    name: str = said(Kind.IDENTITY, essential=True)
    nickname: str | None = said(Kind.IDENTITY, default=None)
    family_role: str | None = said(Kind.IDENTITY, text=True, default=None)
    birth_date: date | None = said(Kind.IDENTITY, default=None)
    age: int | None = said(Kind.IDENTITY, default=None)
    gender: Gender | None = said(Kind.IDENTITY, default=None)
    identifier: str | None = said(Kind.IDENTITY, default=None)
    identifier_form: IdentifierForm | None = said(Kind.IDENTITY, default=None)
    address: str | None = said(Kind.ADDRESS, default=None)
    phone: str | None = said(Kind.ADDRESS, default=None)
    protected: bool = said(Kind.ADDRESS, default=False)
    protected_until: date | None = said(Kind.ADDRESS, default=None)
    threatened: bool = said(Kind.SHELTER, default=False)


@record
class Household(Record):
    """People who live together (*husstand*); its name is a label such as "Hos Sanne".

    Those who live there on the day know name and address, whoever else does.
    """

    about: ClassVar[About] = Carried("Member")

    name: str = said(Kind.TIE, essential=True, text=True)
    address: str | None = said(Kind.ADDRESS, about=Subject.CONCERNED, default=None)


@record
class Member(Record):
    """That a person lives in a household, in whole or in part, from and to a date."""

    about: ClassVar[About] = Via(("person_id",))

    household_id: Id = link("Household", owner=True, kind=Kind.TIE)
    person_id: Id = link("Person", owner=True, kind=Kind.TIE)
    part_time: bool = said(Kind.TIE, default=False)
    from_date: date | None = said(Kind.TIE, default=None)
    to_date: date | None = said(Kind.TIE, default=None)


class RelationshipForm(StrEnum):
    """The genogram's lines; for parent, step and foster the first person is the adult."""

    TOGETHER = "together"
    MARRIED = "married"
    SEPARATED = "separated"
    DIVORCED = "divorced"
    PARENT = "parent"
    STEP_PARENT = "step_parent"
    FOSTER_PARENT = "foster_parent"
    SIBLING = "sibling"


@record
class Relationship(Record):
    """How two persons are tied to each other (*relation*); about both of them."""

    about: ClassVar[About] = Via(("first_id", "second_id"))

    first_id: Id = link("Person", owner=True, kind=Kind.TIE)
    second_id: Id = link("Person", owner=True, kind=Kind.TIE)
    form: RelationshipForm = said(Kind.TIE, essential=True)
    from_date: date | None = said(Kind.TIE, default=None)
    to_date: date | None = said(Kind.TIE, default=None)


class CustodyForm(StrEnum):
    """Joint custody needs both holders for essential matters (forældreansvarsloven § 3)."""

    JOINT = "joint"
    SOLE = "sole"


@record
class Custody(Record):
    """That an adult holds custody of a child (*forældremyndighed*).

    ``lives_here`` marks the parent the child lives with (*bopælsforælder*), who decides in daily
    matters (forældreansvarsloven § 3). One row for each holder.
    """

    about: ClassVar[About] = Via(("child_id", "holder_id"))

    child_id: Id = link("Person", owner=True, kind=Kind.CUSTODY)
    holder_id: Id = link("Person", owner=True, kind=Kind.CUSTODY)
    form: CustodyForm = said(Kind.CUSTODY, essential=True)
    lives_here: bool = said(Kind.CUSTODY, default=False)
    contact_time: str | None = said(Kind.CUSTODY, text=True, default=None)
    from_date: date | None = said(Kind.CUSTODY, default=None)
    to_date: date | None = said(Kind.CUSTODY, default=None)
