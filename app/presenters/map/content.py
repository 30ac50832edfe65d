"""What the map says, before it is known where: cards, members, households and ties of one day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from app.models.base import Id
from app.models.case import Case
from app.models.contacts import Contact, Coordinator, CoordinatorRole, PlannedChange, Serves
from app.models.people import Gender, Household, Member, Person, Relationship
from app.presenters.map.geometry import Point
from app.presenters.map.spec import MapMode, MapOptions, MemberShape, Sector
from app.rules.contact_counts import (
    ContactCounts,
    ContactType,
    contact_type,
    count_contacts,
    current_contacts,
)
from app.rules.gaps import Double, Gap, find_doubles, find_gaps
from app.rules.periods import age_on, holds
from app.rules.planned import Difference, planned_case, planned_difference
from app.words import _, ngettext
from app.words.phones import phone_text

SHAPES = {Gender.WOMAN: MemberShape.ROUND, Gender.MAN: MemberShape.SQUARE}


class Target(NamedTuple):
    """Whom a line goes to: exactly one id, or none for the whole family."""

    person_id: Id | None
    household_id: Id | None

    @property
    def id(self) -> Id | None:
        """The id of the person or household, None for the family."""
        return self.person_id or self.household_id


FAMILY = Target(None, None)


@dataclass(frozen=True, slots=True)
class CardContent:
    """The words of a card and whom it serves; ``place`` is its rank in the case.

    ``plan`` is what is planned to change, on today's map only.
    """

    id: Id
    place: int
    role: str
    name: str | None
    organisation: str | None
    phone: str | None
    call_about: str | None
    sector: Sector
    kind: ContactType
    targets: tuple[Target, ...]
    served: tuple[str, ...]
    tags: tuple[str, ...]
    star: bool
    doubled: bool
    since: date | None
    plan: PlannedChange | None


@dataclass(frozen=True, slots=True)
class MemberContent:
    """The words of a member; ``age`` helps to find the generation."""

    id: Id
    place: int
    name: str
    subtitle: str
    note: str
    badge: str
    shape: MemberShape
    age: int | None
    family_role: str
    household_id: Id | None


@dataclass(frozen=True, slots=True)
class MapContent:
    """Everything that is on the map of a day."""

    cards: tuple[CardContent, ...]
    members: tuple[MemberContent, ...]
    households: tuple[Household, ...]
    relationships: tuple[Relationship, ...]
    counts: ContactCounts
    planned_counts: ContactCounts
    coordinator: Coordinator | None
    deputy: Coordinator | None
    difference: Difference
    gaps: tuple[Gap, ...]
    doubles: tuple[Double, ...]
    placed: Mapping[Id, Point]
    """Hand-set centres of cards and members, from the centre of the family."""


def read_content(case: Case, day: date, options: MapOptions) -> MapContent:
    """Take from a (lensed) case what the map shows on a day."""
    future = planned_case(case, day)
    planned = options.mode is MapMode.PLANNED
    shown = future if planned else case
    difference = planned_difference(case, day)
    present = future.contacts if planned else current_contacts(case, day)
    gaps = find_gaps(shown, present) if options.for_coordinator else ()
    doubles = find_doubles(shown, present) if options.for_coordinator else ()
    homes = _homes(case, day)
    households = tuple(each for each in case.households if each.id in set(homes.values()))
    coordinator = _running(case, CoordinatorRole.COORDINATOR, day)
    words = _Words(
        case,
        _links(shown, {each.id for each in households}),
        coordinator.contact_id if coordinator else None,
        difference if planned else None,
        frozenset(key for each in doubles for key in each.contact_ids),
        {each.contact_id: each for each in shown.planned_changes},
    )
    return MapContent(
        cards=tuple(
            words.card(each, place)
            for place, each in enumerate(present)
            if options.private_network or not each.private
        ),
        members=_members(case, day, homes, {each.person_id for each in gaps}),
        households=households,
        relationships=_ties(case, day),
        counts=count_contacts(current_contacts(case, day)),
        planned_counts=count_contacts(future.contacts),
        coordinator=coordinator,
        deputy=_running(case, CoordinatorRole.DEPUTY, day),
        difference=difference,
        gaps=gaps,
        doubles=doubles,
        placed={
            each.target_id: (each.x, each.y) for each in case.placements if options.for_coordinator
        },
    )


def _running(case: Case, role: CoordinatorRole, day: date) -> Coordinator | None:
    """Who has the role on the day; the latest entry wins."""
    running = [each for each in case.coordinators if each.role is role and holds(each, day)]
    return running[-1] if running else None


def _homes(case: Case, day: date) -> dict[Id, Id]:
    """Where each person is drawn: the first household they live in, rather full than part time."""
    known = {each.id for each in case.households}
    rows = [each for each in case.members if each.household_id in known and holds(each, day)]
    homes: dict[Id, Id] = {}
    for row in sorted(rows, key=lambda each: each.part_time):
        homes.setdefault(row.person_id, row.household_id)
    people = {each.id for each in case.people}
    return {person: home for person, home in homes.items() if person in people}


def _ties(case: Case, day: date) -> tuple[Relationship, ...]:
    people = {each.id for each in case.people}
    return tuple(
        each
        for each in case.relationships
        if each.first_id in people
        and each.second_id in people
        and each.first_id != each.second_id
        and holds(each, day)
    )


def _links(case: Case, drawn: set[Id]) -> dict[Id, list[Serves]]:
    """The links of each contact to what is drawn on the map."""
    people = {each.id for each in case.people}
    links: dict[Id, list[Serves]] = {}
    for link in case.serves:
        if link.whole_family or link.person_id in people or link.household_id in drawn:
            links.setdefault(link.contact_id, []).append(link)
    return links


def _members(
    case: Case, day: date, homes: dict[Id, Id], gaps: set[Id]
) -> tuple[MemberContent, ...]:
    names = {each.id: each.name for each in case.households}
    return tuple(
        MemberContent(
            id=person.id,
            place=place,
            name=person.name,
            subtitle=_subtitle(person, day),
            note=_other_homes(person, case.members, homes, names, day),
            badge=ngettext("{count} kontakt", "{count} kontakter", 0).format(count=0)
            if person.id in gaps
            else "",
            shape=SHAPES.get(person.gender, MemberShape.NEUTRAL)
            if person.gender
            else MemberShape.NEUTRAL,
            age=age_on(person, day),
            family_role=(person.family_role or "").casefold(),
            household_id=homes.get(person.id),
        )
        for place, person in enumerate(case.people)
    )


def _subtitle(person: Person, day: date) -> str:
    age = age_on(person, day)
    role = person.family_role or ""
    parts = [
        _("{age} år").format(age=age) if age is not None else "",
        role[:1].lower() + role[1:],
    ]
    return " · ".join(part for part in parts if part)


def _other_homes(
    person: Person,
    rows: tuple[Member, ...],
    homes: dict[Id, Id],
    names: dict[Id, str],
    day: date,
) -> str:
    """Where else the person lives, in words, since a person is drawn once."""
    others = [
        names[row.household_id]
        for row in rows
        if row.person_id == person.id
        and row.household_id in names
        and row.household_id != homes.get(person.id)
        and holds(row, day)
    ]
    return _("også: {households}").format(households=", ".join(others)) if others else ""


@dataclass(frozen=True, slots=True)
class _Words:
    """Turns contacts into cards."""

    case: Case
    links: dict[Id, list[Serves]]
    star_id: Id | None
    difference: Difference | None
    doubled: frozenset[Id]
    plans: Mapping[Id, PlannedChange]

    def card(self, contact: Contact, place: int) -> CardContent:
        targets = _targets(self.links.get(contact.id, []))
        return CardContent(
            id=contact.id,
            place=place,
            role=contact.role,
            name=contact.name,
            organisation=_organisation(contact),
            phone=phone_text(contact.phone) if contact.phone else None,
            call_about=_call_about(contact, self.links.get(contact.id, [])),
            sector=_sector(contact),
            kind=contact_type(contact),
            targets=targets,
            served=tuple(self._name(each) for each in targets),
            tags=self._tags(contact, stated=bool(targets)),
            star=contact.id == self.star_id,
            doubled=contact.id in self.doubled,
            since=contact.from_date,
            plan=self.plans.get(contact.id),
        )

    def _name(self, target: Target) -> str:
        for person in self.case.people:
            if person.id == target.person_id:
                return person.name
        for household in self.case.households:
            if household.id == target.household_id:
                return household.name
        return _("hele familien")

    def _tags(self, contact: Contact, *, stated: bool) -> tuple[str, ...]:
        tags = [] if stated else [_unstated(contact.stated_for)]
        if contact.at_least is not None and contact.at_least > 1:
            tags.append(_("mindst {count}").format(count=contact.at_least))
        if self.difference is not None:
            taken = sum(each.into_id == contact.id for each in self.difference.merged)
            if contact.id in self.difference.new:
                tags.append(_("ny"))
            if taken:
                tags.append(_("overtager {count}").format(count=taken))
        return tuple(tags)


def _unstated(stated_for: str | None) -> str:
    """Say that nobody is named, in the source's own words where it has some."""
    if not stated_for:
        return _("ikke angivet")
    if stated_for.casefold() == "barn":
        return _("barn – hvilket?")
    return _("{words} – hvem?").format(words=stated_for)


def _targets(links: list[Serves]) -> tuple[Target, ...]:
    found = (Target(link.person_id, link.household_id) for link in links)
    return tuple(dict.fromkeys(found))


def _call_about(contact: Contact, links: list[Serves]) -> str | None:
    said = (contact.call_about, *(link.call_about for link in links))
    return "; ".join(dict.fromkeys(words for words in said if words)) or None


def _organisation(contact: Contact) -> str | None:
    """The organisation, or the source's department; outside the municipality no department."""
    if contact.external or contact.private:
        return contact.organisation
    return contact.organisation or contact.department


def _sector(contact: Contact) -> Sector:
    if contact.private:
        return Sector.PRIVATE
    return Sector.UNKNOWN if contact.area is None else Sector(contact.area.value)
