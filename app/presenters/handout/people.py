"""Whom the reader can call: one person first, then everyone who is there for them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.models.contacts import Contact, Coordinator, CoordinatorRole, Serves
from app.models.facts import Area
from app.presenters.document import (
    Block,
    Callout,
    Column,
    ContactBox,
    Heading,
    KeepTogether,
    Run,
    Runs,
    Table,
    runs,
)
from app.presenters.handout.view import View
from app.rules.contact_counts import current_contacts
from app.rules.periods import holds
from app.words.phones import phone_text

__all__ = ["Caller", "call_one", "callers", "contacts", "in_role"]

_FOR_CHILDREN: Final = frozenset({Area.FAMILY, Area.EDUCATION})
_COLUMNS: Final = (Column("", 1.9), Column("", 1.9), Column("", 0.9, "end"))


def call_one(view: View, icon: str = "") -> Iterator[Block]:
    """The coordinating caseworker, one number; who stands in, where there is somebody."""
    yield KeepTogether((Heading(2, view.text("call_one"), icon), _box(view)))


def _box(view: View) -> Block:
    first = in_role(view, CoordinatorRole.COORDINATOR)
    deputy = in_role(view, CoordinatorRole.DEPUTY)
    one = first or deputy
    if one is None or not one.phone:
        return Callout(runs(view.text("nobody_to_call")), "caution")
    lines = [f"{phone_text(one.phone)} · {view.text('coordinator_about')}"]
    if deputy is not None and deputy is not one and deputy.phone:
        lines.append(
            view.text("deputy", name=one.name, deputy=deputy.name, phone=phone_text(deputy.phone))
        )
    return ContactBox("phone", view.text("coordinator", name=one.name), "\n".join(lines))


def in_role(view: View, role: CoordinatorRole) -> Coordinator | None:
    """Return who has a role today; the last one entered where several do."""
    found = [each for each in view.case.coordinators if each.role is role and holds(each, view.on)]
    return found[-1] if found else None


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody who is there for the reader: who, what to call about, which number."""

    role: str
    name: str
    about: str
    phone: str


def contacts(view: View) -> Iterator[Block]:
    """Everyone who serves the reader today: who, what to call about, which number."""
    mine = callers(view)
    if mine:
        yield Heading(2, view.text("contacts"))
        yield Table(_COLUMNS, tuple(_row(each) for each in mine))


def callers(view: View) -> tuple[Caller, ...]:
    """Return who serves the reader today, without the private network."""
    return tuple(
        _caller(view, each, serves)
        for each in current_contacts(view.case, view.on)
        if not each.private and (serves := _serving(view, each))
    )


def _caller(view: View, contact: Contact, serves: list[Serves]) -> Caller:
    """On a child's paper, words that are about an adult too stay away."""
    about = next((each.call_about for each in serves if each.call_about), None)
    if about is None and not view.grown_up(contact.id):
        about = contact.call_about
    phone = phone_text(contact.phone) if contact.phone else ""
    return Caller(contact.role, contact.name or "", about or "", phone)


def _row(caller: Caller) -> tuple[Runs, ...]:
    name = f", {caller.name}" if caller.name else ""
    return (Run(caller.role, bold=True), Run(name)), runs(caller.about), runs(caller.phone)


def _serving(view: View, contact: Contact) -> list[Serves]:
    """The rows that say that a contact is there for the reader, alone or with the household.

    Who is there for the whole family stands on a child's paper only in what is for children:
    elsewhere it may be an adult's trouble.
    """
    homes = {
        each.household_id
        for each in view.case.members
        if each.person_id == view.person_id and holds(each, view.on)
    }
    shared = not view.child or contact.area in _FOR_CHILDREN
    return [
        each
        for each in view.case.serves
        if each.contact_id == contact.id
        and (
            each.person_id == view.person_id
            or ((each.whole_family or each.household_id in homes) and shared)
        )
    ]
