"""Needs without a contact, and doubles: found, not judged."""

from app.models.facts import Area
from app.rules.contact_counts import current_contacts
from app.rules.gaps import Double, DoubleReason, Gap, find_doubles, find_gaps
from tests.presenters.map.cases import DAY, Family, key, person_named, seed_family


def gaps(family: Family) -> tuple[Gap, ...]:
    case = family.case()
    return find_gaps(case, current_contacts(case, DAY))


def doubles(family: Family) -> tuple[Double, ...]:
    case = family.case()
    return find_doubles(case, current_contacts(case, DAY))


def test_david_is_the_gap_of_the_seed_family() -> None:
    case = seed_family()
    (gap,) = find_gaps(case, current_contacts(case, DAY))
    assert gap.person_id == person_named(case, "David").id
    assert gap.needs == 3


def test_a_contact_of_family_or_household_is_nobodys_own() -> None:
    family = Family().person("David").home("Hjemme", "David").need("David", "Gæld")
    family.contact("Familiebehandler", Area.FAMILY, "*").contact("Hjælper", None, "@Hjemme")
    assert gaps(family) == (Gap(key("David"), 1),)


def test_private_network_fills_no_gap_but_a_contact_does() -> None:
    family = Family().person("David").need("David", "Gæld")
    family.contact("Mormor", None, "David", private=True)
    assert len(gaps(family)) == 1
    assert not gaps(family.contact("Mentor", None, "David", "David"))


def test_a_statement_without_need_or_about_others_makes_no_gap() -> None:
    family = Family().person("David").need("ukendt", "Gæld")
    family.contact("Mentor", None, "ukendt")
    assert not gaps(family)


def test_two_authorities_of_one_area_are_a_double() -> None:
    family = Family().person("Sanne")
    family.contact("A", Area.SOCIAL, "Sanne", authority=True)
    family.contact("B", Area.SOCIAL, "Sanne", authority=True, provider=True)
    family.contact("C", Area.SOCIAL, "Sanne", provider=True).contact(
        "D", None, "Sanne", authority=True
    )
    ids = (key("A"), key("B"))
    assert doubles(family) == (Double(key("Sanne"), DoubleReason.AUTHORITIES, Area.SOCIAL, ids),)


def test_the_same_role_twice_is_a_double_however_it_is_written() -> None:
    family = Family().person("Sanne")
    family.contact("Mentor", Area.SOCIAL, "Sanne").contact("mentor ", Area.HEALTH, "Sanne")
    (found,) = doubles(family)
    assert found.reason is DoubleReason.SAME_ROLE
    assert found.contact_ids == (key("Mentor"), key("mentor "))


def test_one_double_is_named_once() -> None:
    family = Family().person("Sanne")
    family.contact("Sagsbehandler", Area.SOCIAL, "Sanne", authority=True)
    family.contact("sagsbehandler", Area.SOCIAL, "Sanne", authority=True)
    assert [each.reason for each in doubles(family)] == [DoubleReason.AUTHORITIES]
