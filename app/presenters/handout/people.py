"""Whom the reader can call: one person first, then everyone who is there for them."""

from collections.abc import Iterator
from typing import Final

from app.models.base import Id
from app.models.contacts import Contact, Coordinator, CoordinatorRole, Serves
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

__all__ = ["call_one", "contacts"]

_COLUMNS: Final = (Column("", 1.9), Column("", 1.9), Column("", 0.9, "end"))


def call_one(view: View) -> Iterator[Block]:
    """The coordinating caseworker, one number; who stands in, where there is somebody."""
    yield KeepTogether((Heading(2, view.text("call_one")), _box(view)))


def _box(view: View) -> Block:
    first = _in_role(view, CoordinatorRole.COORDINATOR)
    deputy = _in_role(view, CoordinatorRole.DEPUTY)
    one = first or deputy
    if one is None or not one.phone:
        return Callout(runs(view.text("nobody_to_call")), "caution")
    lines = [f"{phone_text(one.phone)} · {view.text('coordinator_about')}"]
    if deputy is not None and deputy is not one and deputy.phone:
        lines.append(
            view.text("deputy", name=one.name, deputy=deputy.name, phone=phone_text(deputy.phone))
        )
    return ContactBox("phone", view.text("coordinator", name=one.name), "\n".join(lines))


def _in_role(view: View, role: CoordinatorRole) -> Coordinator | None:
    """Who has a role today; the last one entered where several do."""
    found = [each for each in view.case.coordinators if each.role is role and holds(each, view.on)]
    return found[-1] if found else None


def contacts(view: View) -> Iterator[Block]:
    """Everyone who serves the reader today: who, what to call about, which number."""
    mine = [
        (each, serves)
        for each in current_contacts(view.case, view.on)
        if not each.private and (serves := _serving(view, each.id))
    ]
    if mine:
        yield Heading(2, view.text("contacts"))
        yield Table(_COLUMNS, tuple(_row(each, serves) for each, serves in mine))


def _row(contact: Contact, serves: list[Serves]) -> tuple[Runs, ...]:
    own = next((each.call_about for each in serves if each.call_about), None)
    name = f", {contact.name}" if contact.name else ""
    return (
        (Run(contact.role, bold=True), Run(name)),
        runs(own or contact.call_about or ""),
        runs(phone_text(contact.phone) if contact.phone else ""),
    )


def _serving(view: View, contact: Id) -> list[Serves]:
    """The rows that say that a contact is there for the reader, alone or with the household."""
    homes = {
        each.household_id
        for each in view.case.members
        if each.person_id == view.person_id and holds(each, view.on)
    }
    return [
        each
        for each in view.case.serves
        if each.contact_id == contact
        and (each.whole_family or each.person_id == view.person_id or each.household_id in homes)
    ]
