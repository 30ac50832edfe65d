"""How the people, households and contacts of a case are named on screen and paper."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.contacts import Contact
from app.models.facts import Area
from app.models.letters import Letter
from app.models.meetings import Meeting
from app.models.people import Household, Person
from app.words import _
from app.words.dates import day_medium
from app.words.people import joined
from app.words.terms import term

__all__ = [
    "AREA_ICONS",
    "concerned",
    "concerned_text",
    "contact_label",
    "contact_labels",
    "contact_named",
    "doer",
    "letter_label",
    "meeting_label",
    "name_of",
    "only",
    "person_and_role",
]

AREA_ICONS: Final[Mapping[Area, str]] = {
    Area.SOCIAL: "home-heart",
    Area.EMPLOYMENT: "briefcase",
    Area.EDUCATION: "school",
    Area.HEALTH: "heartbeat",
    Area.FAMILY: "friends",
}
"""The icon that always stands beside the word of an area."""


def contact_label(contact: Contact) -> str:
    """Name a contact by role, and by name where it is known: "Mentor · Bente Holm"."""
    return f"{contact.role} · {contact.name}" if contact.name else contact.role


def person_and_role(contact: Contact) -> str:
    """Name somebody as a letter does: "Bente Holm, mentor"; by role alone where no name is known."""
    role = contact.role
    return f"{contact.name}, {role[:1].lower()}{role[1:]}" if contact.name else role


def contact_labels(case: Case) -> dict[Id, str]:
    """Name each contact to choose from; where two sound alike, by organisation or telephone too."""
    plain = {each.id: contact_label(each) for each in case.contacts}
    often = Counter(plain.values())
    found = {}
    for each in case.contacts:
        more = each.organisation or each.department or each.phone or ""
        alike = often[plain[each.id]] > 1
        found[each.id] = f"{plain[each.id]} ({more})" if alike and more else plain[each.id]
    return found


def contact_named(case: Case, text: str) -> Id | None:
    """Return the one contact that words name, by label, role or name; None for none or several."""
    said = text.casefold()
    names = (
        (
            each.id,
            {contact_label(each).casefold(), each.role.casefold(), (each.name or "").casefold()},
        )
        for each in case.contacts
    )
    return only([key for key, known in names if said and said in known])


def only(found: list[Id]) -> Id | None:
    """Return the one that is meant; none where the words fit several."""
    return found[0] if len(found) == 1 else None


def letter_label(case: Case, letter: Letter) -> str:
    """Name a letter by what it is and to whom; one to a professional also says about whom."""
    person, contact = name_of(case, letter.person_id), name_of(case, letter.contact_id)
    if contact and person:
        said = _("{form} til {name} om {person}")
        return said.format(form=term(letter.form), name=contact, person=person)
    return _("{form} til {name}").format(form=term(letter.form), name=contact or person)


def meeting_label(meeting: Meeting, today: date) -> str:
    """Name a meeting by its title and day: "Møde · mandag 12. januar"."""
    return f"{meeting.title or _('Møde')} · {day_medium(meeting.day, today)}"


def name_of(case: Case, key: Id | None) -> str:
    """Name a person, household or contact of the case; empty where there is none."""
    if key is None:
        return ""
    match case.find(key):
        case Person(name=name) | Household(name=name):
            return name
        case Contact() as contact:
            return contact_label(contact)
        case _:
            return ""


def concerned(case: Case, key: Id) -> tuple[Id, ...]:
    """Return the persons whom a record is about, in the family's order."""
    found = {each.person_id for each in case.concerns if each.record_id == key}
    return tuple(each.id for each in case.people if each.id in found)


def concerned_text(case: Case, key: Id) -> str:
    """Say whom a record is about ("Mille og Lukas"), or that nobody has said."""
    names = [name_of(case, each) for each in concerned(case, key)]
    return joined(names) if names else _("ikke angivet")


def doer(case: Case, person: Id | None, contact: Id | None, words: str | None) -> str:
    """Name who does something: a person, a contact's role, or the words that were typed."""
    found = case.get(Contact, contact)
    if found is not None:
        return found.role
    return name_of(case, person) or words or ""
