"""Families for the map's tests: built from short words, ids made from them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from app.exchange.package import read_package
from app.models.base import Id
from app.models.case import Case, CaseHead
from app.models.contacts import Contact, Coordinator, Placement, PlannedChange, Serves
from app.models.people import Gender, Household, Member, Person, Relationship, RelationshipForm
from app.models.plan import Concern, Statement

if TYPE_CHECKING:
    from app.models.facts import Area

DAY = date(2026, 11, 21)
SEED = Path(__file__).parents[3] / "resources" / "demo" / "seed-sanne-david.json"
_SPACE = UUID("7557184b-eaa4-4ea2-8359-1130a03daa16")


def key(word: str) -> Id:
    """The id that a word stands for."""
    return Id(str(uuid5(_SPACE, word)))


def seed_family() -> Case:
    """Sanne, David, Lukas and Mille with their 17 contacts, as the package has them."""
    return read_package(SEED.read_bytes())


def person_named(case: Case, name: str) -> Person:
    return next(each for each in case.people if each.name == name)


def contact_called(case: Case, role: str) -> Contact:
    return next(each for each in case.contacts if each.role == role)


@dataclass
class Family:
    """Collects records; every method names what it adds by a word."""

    records: dict[str, list[Any]] = field(default_factory=dict)

    def _add(self, kind: str, record: type[Any], word: str, **values: Any) -> None:
        rows = self.records.setdefault(kind, [])
        rows.append(record(**{"id": key(word), "case_id": key("case"), "seq": len(rows), **values}))

    def person(self, name: str, age: int | None = None, **values: Any) -> Family:
        self._add("people", Person, name, name=name, age=age, **values)
        return self

    def woman(self, name: str, age: int | None = None) -> Family:
        return self.person(name, age, gender=Gender.WOMAN)

    def tie(self, first: str, form: RelationshipForm, second: str, **values: Any) -> Family:
        self._add(
            "relationships", Relationship, f"{first}~{second}~{form}",
            first_id=key(first), second_id=key(second), form=form, **values,
        )  # fmt: skip
        return self

    def home(self, name: str, *people: str) -> Family:
        self._add("households", Household, name, name=name)
        for each in people:
            self.lives(each, name)
        return self

    def lives(self, person: str, home: str, **values: Any) -> Family:
        self._add(
            "members", Member, f"{person}@{home}",
            household_id=key(home), person_id=key(person), **values,
        )  # fmt: skip
        return self

    def contact(self, role: str, area: Area | None, *served: str, **values: Any) -> Family:
        """``served`` are names of people, "*" for the family, "@name" for a household."""
        self._add("contacts", Contact, role, role=role, area=area, **values)
        for each in served:
            self._add(
                "serves", Serves, f"{role}>{each}", contact_id=key(role),
                person_id=None if each[0] in "*@" else key(each),
                household_id=key(each[1:]) if each[0] == "@" else None,
                whole_family=each == "*",
            )  # fmt: skip
        return self

    def change(self, role: str, into: str | None = None, **values: Any) -> Family:
        self._add(
            "planned_changes", PlannedChange, f"{role}!",
            contact_id=key(role), into_id=key(into) if into else None, **values,
        )  # fmt: skip
        return self

    def need(self, person: str, text: str) -> Family:
        self._add("statements", Statement, text, text=text, need=True)
        self._add("concerns", Concern, f"{text}?{person}", record_id=key(text), person_id=key(person))  # fmt: skip
        return self

    def coordinator(self, name: str, **values: Any) -> Family:
        self._add("coordinators", Coordinator, name, name=name, **values)
        return self

    def put(self, word: str, x: float, y: float) -> Family:
        self._add("placements", Placement, f"{word}#", target_id=key(word), x=x, y=y)
        return self

    def case(self) -> Case:
        head = CaseHead(id=key("case"), case_id=key("case"), name="Familien", law_profile="2026")
        return Case(head=head, **{kind: tuple(rows) for kind, rows in self.records.items()})
