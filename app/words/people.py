"""How people are named: lists, genitives, ages."""

from collections.abc import Sequence
from datetime import date

from app.models.people import Person
from app.rules.periods import age_on
from app.words.translate import _, ngettext

__all__ = ["age_text", "first_name", "genitive", "joined", "person_line", "quoted"]


def genitive(name: str) -> str:
    """Return the Danish genitive: "Sannes", and "Lukas'" after s, x and z."""
    return f"{name}'" if name[-1:].casefold() in {"s", "x", "z"} else f"{name}s"


def joined(words: Sequence[str]) -> str:
    """Join words as a list is said: "Sanne, Mille og Lukas"; empty for none."""
    if len(words) <= 1:
        return "".join(words)
    return _("{first} og {last}").format(first=", ".join(words[:-1]), last=words[-1])


def age_text(years: int) -> str:
    """Say an age in whole years."""
    return ngettext("{count} år", "{count} år", years).format(count=years)


def first_name(person: Person) -> str:
    """Return the first of a person's names."""
    return person.name.split()[0] if person.name.split() else person.name


def person_line(person: Person, on: date) -> str:
    """Say who a person is: "Sanne, 40 år · mor"; what is unknown is left out."""
    years = age_on(person, on)
    named = person.name if years is None else f"{person.name}, {age_text(years)}"
    if not person.family_role:
        return named
    return f"{named} · {person.family_role[:1].lower()}{person.family_role[1:]}"


def quoted(words: str) -> str:
    """Put somebody's own words into Danish quotation marks, once."""
    bare = words.strip().strip('»«"“”')
    return f"»{bare}«"
