"""What the map says: counts, coordinator, plan, tags, households, sectors."""

from __future__ import annotations

from datetime import date

from app.models.contacts import CoordinatorRole
from app.models.facts import Area
from app.presenters.drawing import Text, flat
from app.presenters.map import MapMode, MapOptions, MapSpec, build_map
from app.presenters.map.spec import Sector
from app.rules.contact_counts import ContactType
from tests.presenters.map.cases import DAY, Family, key

ALL = MapOptions(for_coordinator=True, private_network=True)
PLANNED = MapOptions(mode=MapMode.PLANNED)


def show(family: Family, options: MapOptions = ALL) -> MapSpec:
    return build_map(family.case(), DAY, options)


def words(spec: MapSpec) -> str:
    return " | ".join(each.text for each in flat(spec.picture.items) if isinstance(each, Text))


def test_every_type_is_counted_in_words() -> None:
    family = Family().contact("A", None).contact("B", None, authority=True, provider=True)
    family.contact("C", None, at_least=3, provider=True)
    assert show(family).count_sentence == (
        "3 kontakter: 1 udfører, 1 myndighed og udfører, 1 type ikke angivet · mindst 5 personer"
    )


def test_an_empty_map_says_so() -> None:
    spec = show(Family())
    assert spec.count_sentence == "0 kontakter"
    assert spec.households[0].note == ""
    assert not spec.cards


def test_coordinator_and_deputy_are_named_and_the_card_wears_the_star() -> None:
    family = Family().contact("Rådgiver", Area.FAMILY, name="Kim", authority=True)
    family.coordinator(
        "Kim", role=CoordinatorRole.COORDINATOR, phone="12345678", contact_id=key("Rådgiver")
    )
    family.coordinator("Bo", role=CoordinatorRole.DEPUTY)
    spec = show(family)
    assert spec.star_sentence == (
        "Koordinerende sagsbehandler: Kim, tlf. 12 34 56 78 · Stedfortræder: Bo"
    )
    (card,) = spec.cards
    assert card.star
    assert "koordinerende sagsbehandler" in card.accessible_text


def test_a_coordinator_of_another_time_is_missing() -> None:
    family = Family().coordinator("Kim", role=CoordinatorRole.COORDINATOR, to_date=date(2026, 1, 1))
    assert show(family).star_sentence == "Koordinerende sagsbehandler mangler"


def merged() -> Family:
    family = Family().person("Sanne", 40).person("Bo", 7)
    family.contact("A", Area.SOCIAL, "Sanne").contact("B", Area.SOCIAL, "Bo")
    family.contact("C", Area.HEALTH, "Bo").contact("Ny", Area.HEALTH, "Sanne", planned=True)
    return family.change("B", "A").change("C")


def test_the_planned_map_shows_who_takes_over_and_what_changes() -> None:
    spec = show(merged(), PLANNED)
    assert {each.role: each.tags for each in spec.cards} == {"A": ("overtager 1",), "Ny": ("ny",)}
    assert spec.difference_sentence == "I dag 3, planlagt 2: 1 samles, 1 slutter, 1 ny"
    assert spec.difference_sentence in words(spec)
    assert {each.target_id for each in spec.lines if each.contact_id == key("A")} == {
        key("Sanne"), key("Bo"),
    }  # fmt: skip


def test_todays_map_keeps_the_plan_to_itself() -> None:
    spec = show(merged())
    assert [each.role for each in spec.cards] == ["A", "B", "C"]
    assert spec.difference_sentence not in words(spec)
    assert spec.planned_counts.total == 2


def test_no_plan_is_said() -> None:
    assert show(Family(), PLANNED).difference_sentence == "Der er ikke planlagt ændringer."


def test_the_private_network_is_a_layer_and_no_number() -> None:
    family = Family().person("Sanne", 40).contact("Mormor", Area.FAMILY, "Sanne", private=True)
    on, off = show(family), show(family, MapOptions())
    assert [each.sector for each in on.cards] == [Sector.PRIVATE]
    assert on.cards[0].kind is ContactType.PRIVATE
    assert not off.cards
    assert on.counts == off.counts
    assert on.count_sentence == "0 kontakter"


def test_words_of_the_source_stand_where_nobody_is_named() -> None:
    family = Family().contact("A", None, stated_for="barn").contact("B", None)
    family.contact("C", None, stated_for="en af forældrene", at_least=2)
    assert [each.tags for each in show(family).cards] == [
        ("barn – hvilket?",), ("ikke angivet",), ("en af forældrene – hvem?", "mindst 2"),
    ]  # fmt: skip


def test_a_household_is_the_frame_where_all_live_together() -> None:
    family = Family().person("Sanne", 40).home("Hos Sanne", "Sanne").home("Tom")
    family.contact("Hjælper", None, "@Hos Sanne").contact("Anden", None, "@Tom")
    spec = show(family)
    assert [(each.id, each.title) for each in spec.households] == [(key("Hos Sanne"), "Hos Sanne")]
    assert {each.role: each.served for each in spec.cards} == {
        "Hjælper": ("Hos Sanne",),
        "Anden": (),
    }


def test_a_child_of_two_homes_is_drawn_once_and_the_other_home_is_said() -> None:
    family = Family().person("Bo", 7).person("Mor", 40)
    family.home("Hos far").home("Hos mor", "Mor")
    family.lives("Bo", "Hos far", part_time=True).lives("Bo", "Hos mor")
    spec = show(family)
    bo = next(each for each in spec.members if each.name == "Bo")
    assert bo.subtitle == "7 år · også: Hos far"


def test_doubles_are_findings_with_names_and_roles() -> None:
    family = Family().person("Sanne", 40)
    family.contact("Sagsbehandler A", Area.SOCIAL, "Sanne", authority=True)
    family.contact("Sagsbehandler B", Area.SOCIAL, "Sanne", authority=True)
    family.contact("Mentor", None, "Sanne").contact("mentor", None, "Sanne")
    assert [each.sentence for each in show(family).findings] == [
        "Sanne har 2 myndighedskontakter på området social.",
        "Sanne har 2 kontakter med samme rolle: Mentor.",
    ]


def test_a_double_with_all_three_icons_still_has_room() -> None:
    family = Family().person("Sanne", 40)
    for role in ("A", "B"):
        family.contact(role, Area.SOCIAL, "Sanne", authority=True, provider=True)
    spec = show(family)
    assert all(each.doubled for each in spec.cards)
    assert "Muligt dobbelt" in spec.cards[0].accessible_text
