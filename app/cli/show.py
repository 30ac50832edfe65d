"""What ``show`` says of a family as one reader sees it: as data, or as lines to read."""

from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import Any

from app.models.base import Record
from app.models.case import ATTRIBUTES, Case
from app.models.contacts import Contact
from app.models.readers import CoordinatorReader, Reader
from app.rules.contact_counts import ContactCounts, count_contacts, current_contacts
from app.rules.gaps import find_gaps
from app.rules.planned import planned_case
from app.words import _

__all__ = ["as_data", "as_lines"]


def as_data(case: Case, reader: Reader, on: date) -> dict[str, Any]:
    """Return what a reader sees, as plain data; findings about people for the coordinator only."""
    contacts = current_contacts(case, on)
    planned = planned_case(case, on)
    coordinator = isinstance(reader, CoordinatorReader)
    return {
        "id": case.id,
        "name": case.head.name,
        "counts": _counts(count_contacts(contacts)),
        "planned_counts": _counts(count_contacts(current_contacts(planned, on))),
        "unstated": [_unstated(each) for each in _unserved(case, contacts)],
        "gaps": _gaps(case, contacts) if coordinator else [],
        **{name: [_row(each) for each in getattr(case, name)] for name in ATTRIBUTES.values()},
    }


def as_lines(data: dict[str, Any]) -> list[str]:
    """Return the same as a few lines to read."""
    counts = data["counts"]
    lines = [data["name"]] if data["name"] else []
    lines += [f"{each['name']}" for each in data["people"]]
    lines.append(
        _(
            "{total} kontakter: {authority} myndighed, {provider} udfører, {external} uden for kommunen"
        ).format(
            total=counts["total"],
            authority=counts["myndighed"],
            provider=counts["udfører"],
            external=counts["ekstern"],
        )
    )
    lines += [f"  {_contact_line(each)}" for each in data["contacts"]]
    lines += [
        _("Ikke angivet, hvem det gælder: {role}").format(role=each["role"])
        for each in data["unstated"]
    ]
    lines += [
        _("{name} har behov, men ingen kontakt for sig selv.").format(name=each["name"])
        for each in data["gaps"]
    ]
    return lines


def _contact_line(row: dict[str, Any]) -> str:
    parts = (row["role"], row.get("name"), row.get("organisation"), row.get("phone"))
    return " · ".join(each for each in parts if each)


def _counts(counts: ContactCounts) -> dict[str, int]:
    """The words of the seed; kinds it does not know are named only where there are any."""
    found = {
        "myndighed": counts.authority,
        "udfører": counts.provider,
        "ekstern": counts.external,
        "total": counts.total,
    }
    more = {"begge": counts.both, "ikke angivet": counts.unstated, "privat": counts.private}
    return found | {name: number for name, number in more.items() if number}


def _unserved(case: Case, contacts: tuple[Contact, ...]) -> list[Contact]:
    served = {each.contact_id for each in case.serves}
    return [each for each in contacts if each.id not in served and not each.private]


def _unstated(contact: Contact) -> dict[str, Any]:
    return {"id": contact.id, "role": contact.role, "stated_for": contact.stated_for}


def _gaps(case: Case, contacts: tuple[Contact, ...]) -> list[dict[str, Any]]:
    names = {each.id: each.name for each in case.people}
    return [
        {"id": each.person_id, "name": names[each.person_id], "needs": each.needs}
        for each in find_gaps(case, contacts)
    ]


def _row(record: Record) -> dict[str, Any]:
    """A record without what is unknown and without what only the store needs."""
    values = {each.name: getattr(record, each.name) for each in fields(record)}
    left_out = {"case_id", "seq", "version"}
    return {
        name: _plain(value)
        for name, value in values.items()
        if name not in left_out and value is not None and value is not False
    }


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, (str, int, float)):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
