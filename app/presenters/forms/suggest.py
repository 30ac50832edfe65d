"""What a new form can fill in by itself from what was typed: fewer fields to fill in by hand."""

from collections.abc import Mapping
from typing import Final

from app.models.base import Record
from app.models.case import Case
from app.models.contacts import Contact
from app.models.law import LawProfile
from app.models.meetings import Decision
from app.models.plan import Intervention
from app.presenters.forms.catalogue import filled_from_catalogue
from app.presenters.forms.deciding import filled_from_intervention
from app.presenters.forms.spec import Raw
from app.words.roles import known_role

__all__ = ["FAMILY", "suggestions"]

FAMILY: Final = "family"
"""The key of the chip for the whole family."""


def suggestions(
    kind: type[Record],
    case: Case,
    field: str,
    values: Mapping[str, Raw],
    laws: tuple[LawProfile, ...] = (),
) -> dict[str, Raw]:
    """Fields to fill in after one was left; never over what was chosen by hand.

    A contact's role says its area and type where there is no doubt, and names of the family after a
    comma say for whom: "Fysioterapeut, Lukas", "Familiebehandler, familien". An intervention that is
    chosen from the catalogue says everything that the catalogue knows, and one that a decision is about
    what is decided.
    """
    if kind is Intervention and field == "catalogue_key":
        return filled_from_catalogue(case, laws, values)
    if kind is Decision and field == "intervention_id":
        return filled_from_intervention(case, laws, values)
    role = values.get("role")
    if kind is not Contact or field != "role" or not isinstance(role, str):
        return {}
    found: dict[str, Raw] = {}
    first, _comma, rest = role.partition(",")
    people = _people(case, rest)
    if people and not values.get("serves"):
        role = first.strip()
        found = {"role": role, "serves": people}
    known = known_role(role)
    if known is not None:
        area, key = known
        offered: tuple[tuple[str, Raw], ...] = (("area", area.value), ("type", key))
        found.update((name, raw) for name, raw in offered if not values.get(name))
    return found


def _people(case: Case, listed: str) -> tuple[str, ...]:
    """Those of the family whose names are listed; none at all if another word is among them."""
    words = [" ".join(each.split()) for each in listed.replace(" og ", ",").split(",")]
    ids: dict[str, str] = {"familien": FAMILY, "hele familien": FAMILY}
    ids |= {each.name.casefold(): each.id for each in case.people}
    found = [ids.get(each.casefold()) for each in words if each]
    return tuple(dict.fromkeys(each for each in found if each)) if all(found) else ()
