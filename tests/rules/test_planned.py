"""*Én indgang*: computed from planned changes; change one, and the numbers follow."""

from datetime import date

from app.models.facts import Area
from app.rules.contact_counts import count_contacts
from app.rules.planned import Merge, planned_case, planned_difference
from tests.presenters.map.cases import DAY, Family, key, seed_family


def three() -> Family:
    family = Family().person("Sanne").person("Mille")
    family.contact("A", Area.SOCIAL, "Sanne").contact("B", Area.SOCIAL, "Mille", "Sanne")
    return family.contact("C", Area.HEALTH, "*").contact("Ny", None, "Mille", planned=True)


def test_without_changes_the_plan_is_today() -> None:
    case = seed_family()
    assert count_contacts(planned_case(case, DAY).contacts).total == 17
    assert len(planned_difference(case, DAY).kept) == 17


def test_who_takes_over_serves_all_and_each_once() -> None:
    case = planned_case(three().change("B", "A").case(), DAY)
    assert [each.role for each in case.contacts] == ["A", "C", "Ny"]
    served = [each.person_id for each in case.serves if each.contact_id == key("A")]
    assert sorted(map(str, served)) == sorted((key("Sanne"), key("Mille")))


def test_numbers_follow_the_changes() -> None:
    difference = planned_difference(three().change("B", "A").change("C").case(), DAY)
    assert difference.merged == (Merge(key("B"), key("A")),)
    assert difference.ended == (key("C"),)
    assert difference.new == (key("Ny"),)
    assert difference.kept == (key("A"),)


def test_a_chain_of_mergers_ends_at_who_stays() -> None:
    difference = planned_difference(three().change("A", "B").change("B", "C").case(), DAY)
    assert difference.merged == (Merge(key("A"), key("C")), Merge(key("B"), key("C")))


def test_a_planned_contact_can_take_over() -> None:
    case = planned_case(three().change("C", "Ny").case(), DAY)
    served = [each for each in case.serves if each.contact_id == key("Ny")]
    assert {(each.person_id, each.whole_family) for each in served} == {
        (key("Mille"), False),
        (None, True),
    }
    assert not any(each.planned for each in case.contacts)


def test_a_merger_into_nobody_or_in_a_circle_is_an_ending() -> None:
    circle = planned_difference(three().change("A", "B").change("B", "A").case(), DAY)
    assert circle.ended == (key("A"), key("B"))
    gone = planned_difference(three().change("A", "C").change("C").case(), DAY)
    assert gone.ended == (key("A"), key("C"))
    assert planned_difference(three().change("A", "ukendt").case(), DAY).ended == (key("A"),)


def test_a_planned_contact_that_is_called_off_or_past_is_not_new() -> None:
    family = three().change("Ny").contact("Forbi", None, planned=True, to_date=date(2026, 1, 1))
    family.contact("Snart", None, planned=True, to_date=date(2027, 1, 1))
    assert planned_difference(family.case(), DAY).new == (key("Snart"),)


def test_planned_contacts_have_begun_in_the_plan() -> None:
    family = Family().contact("Nu", None, replaced_by_id=key("Andet"))
    assert planned_case(family.case(), DAY).contacts[0].replaced_by_id is None
