"""Who is around the family: contacts, whom they serve, what is planned to change.

contact = kontakt · authority/provider/external = myndighed/udfører/uden for kommunen ·
coordinator = koordinerende sagsbehandler · deputy = stedfortræder
"""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.models.base import Id, Record
from app.models.facts import About, Area, Carried, Kind, Subject, Via, link, record, said

__all__ = ["Contact", "Coordinator", "CoordinatorRole", "Placement", "PlannedChange", "Serves"]


@record
class Contact(Record):
    """Somebody the family has to do with (*kontakt*): a caseworker, a provider, a doctor, a friend.

    ``authority`` and ``provider`` may both be true (Halsnæs' *borgerkonsulent*); ``external``
    says that the organisation is outside the municipality. ``department`` is the area name that
    the source uses, kept beside ``area``, the sector on the map. ``at_least`` is the smallest
    number of people behind a plural ("socialrådgiverne": 2), None for one person. ``stated_for``
    keeps the source's own words where they do not say which person ("barn"). ``private`` puts the
    contact into the private network, which is counted apart. ``call_about`` is for the coordinator
    until ``Concern`` rows say whom it is about; what one person may call about stands in ``Serves``.
    """

    about: ClassVar[About] = Carried("Serves")
    area_field: ClassVar[str | None] = "area"

    role: str = said(Kind.CONTACT, essential=True, text=True)
    name: str | None = said(Kind.CONTACT, default=None)
    organisation: str | None = said(Kind.CONTACT, text=True, default=None)
    department: str | None = said(Kind.CONTACT, default=None)
    area: Area | None = said(Kind.CONTACT, default=None)
    authority: bool = said(Kind.CONTACT, default=False)
    provider: bool = said(Kind.CONTACT, default=False)
    external: bool = said(Kind.CONTACT, default=False)
    private: bool = said(Kind.CONTACT, default=False)
    at_least: int | None = said(Kind.CONTACT, default=None)
    phone: str | None = said(Kind.CONTACT, default=None)
    email: str | None = said(Kind.CONTACT, default=None)
    call_about: str | None = said(Kind.CONTACT, text=True, about=Subject.CONCERNED, default=None)
    stated_for: str | None = said(Kind.WORK, about=Subject.COORDINATION, default=None)
    planned: bool = said(Kind.CONTACT, default=False)
    from_date: date | None = said(Kind.CONTACT, default=None)
    to_date: date | None = said(Kind.CONTACT, default=None)
    replaced_by_id: Id | None = link("Contact", kind=Kind.CONTACT, default=None)


@record
class Serves(Record):
    """That a contact serves one person, one household or the whole family: the fact of the map.

    Exactly one of ``person_id``, ``household_id`` and ``whole_family`` is set.
    """

    about: ClassVar[About] = Via(("person_id", "household_id"))

    contact_id: Id = link("Contact", owner=True, kind=Kind.CONTACT)
    person_id: Id | None = link("Person", owner=True, kind=Kind.CONTACT, default=None)
    household_id: Id | None = link("Household", owner=True, kind=Kind.CONTACT, default=None)
    whole_family: bool = said(Kind.CONTACT, default=False)
    call_about: str | None = said(Kind.CONTACT, text=True, default=None)


@record
class PlannedChange(Record):
    """A change to today's map that is planned (*Én indgang*).

    The contact is to end; when ``into_id`` is set, that contact takes its tasks over.
    """

    about: ClassVar[About] = Via(("contact_id",))

    contact_id: Id = link("Contact", owner=True, kind=Kind.CONTACT)
    into_id: Id | None = link("Contact", kind=Kind.CONTACT, default=None)
    by_date: date | None = said(Kind.CONTACT, default=None)
    note: str | None = said(Kind.WORK, text=True, about=Subject.COORDINATION, default=None)


class CoordinatorRole(StrEnum):
    """The coordinating caseworker, or who stands in."""

    COORDINATOR = "coordinator"
    DEPUTY = "deputy"


@record
class Coordinator(Record):
    """Who coordinates the case in a period (*koordinerende sagsbehandler*, *stedfortræder*).

    About nobody in the family: everyone who gets a sheet is told whom to call.
    """

    about: ClassVar[About] = Subject.NOBODY

    role: CoordinatorRole = said(Kind.CONTACT, essential=True)
    name: str = said(Kind.CONTACT, essential=True)
    phone: str | None = said(Kind.CONTACT, default=None)
    contact_id: Id | None = link(
        "Contact", kind=Kind.WORK, about=Subject.COORDINATION, default=None
    )
    from_date: date | None = said(Kind.CONTACT, default=None)
    to_date: date | None = said(Kind.CONTACT, default=None)


@record
class Placement(Record):
    """Where a card or a person was put by hand on the map, in map units from the centre.

    Only hand-set positions are stored, and only the coordinator's map uses them.
    """

    about: ClassVar[About] = Subject.COORDINATION

    target_id: Id = link("Record", owner=True)
    x: float = said(Kind.WORK, essential=True)
    y: float = said(Kind.WORK, essential=True)
