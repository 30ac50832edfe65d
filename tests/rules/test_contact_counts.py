"""Which contacts count on a day, and as what."""

from datetime import date

import pytest

from app.rules.contact_counts import (
    ContactCounts,
    ContactType,
    contact_type,
    count_contacts,
    current_contacts,
)
from tests.presenters.map.cases import DAY, Family, contact_called, key, seed_family


def roles(family: Family) -> list[str]:
    return [each.role for each in current_contacts(family.case(), DAY)]


def test_the_seed_family_has_17() -> None:
    counts = count_contacts(current_contacts(seed_family(), DAY))
    assert counts == ContactCounts(authority=6, provider=7, external=4, at_least=17)
    assert counts.total == 17


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        ({"authority": True}, ContactType.AUTHORITY),
        ({"provider": True}, ContactType.PROVIDER),
        ({"authority": True, "provider": True}, ContactType.BOTH),
        ({"authority": True, "external": True}, ContactType.EXTERNAL),
        ({"external": True, "private": True}, ContactType.PRIVATE),
        ({}, ContactType.UNSTATED),
    ],
)
def test_every_contact_has_one_type(flags: dict[str, bool], expected: ContactType) -> None:
    case = Family().contact("Rolle", None, **flags).case()
    assert contact_type(case.contacts[0]) is expected


def test_the_private_network_is_counted_apart() -> None:
    case = Family().contact("Mormor", None, private=True).contact("Læge", None).case()
    counts = count_contacts(case.contacts)
    assert (counts.total, counts.private, counts.unstated) == (1, 1, 1)


def test_a_plural_is_at_least_its_number() -> None:
    case = Family().contact("Socialrådgiverne", None, at_least=2).contact("Læge", None).case()
    counts = count_contacts(case.contacts)
    assert (counts.total, counts.at_least) == (2, 3)


def test_ended_and_planned_contacts_are_left_out() -> None:
    family = Family().contact("Nu", None).contact("Slut", None, to_date=date(2026, 11, 20))
    family.contact("Sidste dag", None, to_date=DAY).contact("Ny", None, planned=True)
    family.contact("Senere", None, from_date=date(2026, 12, 1))
    assert roles(family) == ["Nu", "Sidste dag"]


def test_who_was_replaced_gives_way_to_the_replacement() -> None:
    family = Family().contact("Før", None, replaced_by_id=key("Imellem"))
    family.contact("Imellem", None, to_date=date(2026, 1, 1), replaced_by_id=key("Nu"))
    family.contact("Nu", None)
    assert roles(family) == ["Nu"]


def test_who_will_be_replaced_stays_until_then() -> None:
    family = Family().contact("Nu", None, replaced_by_id=key("Senere"))
    family.contact("Senere", None, from_date=date(2027, 1, 1))
    assert roles(family) == ["Nu"]


def test_replacements_in_a_circle_make_nobody_vanish() -> None:
    family = Family().contact("A", None, replaced_by_id=key("B"))
    family.contact("B", None, replaced_by_id=key("A")).contact("C", None, replaced_by_id=key("A"))
    family.contact("D", None, replaced_by_id=key("ingen"))
    assert roles(family) == ["A", "B", "C", "D"]


def test_roles_are_found_in_the_seed() -> None:
    assert contact_called(seed_family(), "Tandlæge").stated_for == "barn"
