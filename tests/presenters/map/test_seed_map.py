"""The seed family's map: 17 contacts, David as the gap, no crossing, everything readable."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.models.facts import Area
from app.models.people import Household, Member
from app.presenters.drawing import Text, flat
from app.presenters.map import MapOptions, MapSpec, build_map
from tests.presenters.map import checks
from tests.presenters.map.cases import DAY, Family, key, person_named, seed_family

OPTIONS = MapOptions(for_coordinator=True)


def two_households() -> MapSpec:
    case = seed_family()
    homes = [
        Household(id=key(name), case_id=case.id, seq=at, name=name)
        for at, name in enumerate(("Hos Sanne", "Hos David"))
    ]
    members = [
        Member(
            id=key(each.name), case_id=case.id, person_id=each.id,
            household_id=key("Hos David" if each.name == "David" else "Hos Sanne"),
        )
        for each in case.people
    ]  # fmt: skip
    case = replace(case, households=tuple(homes), members=tuple(members))
    return build_map(case, DAY, OPTIONS)


@pytest.fixture(name="spec", params=["unknown", "two"])
def spec_(request: pytest.FixtureRequest) -> MapSpec:
    if request.param == "two":
        return two_households()
    return build_map(seed_family(), DAY, OPTIONS)


def test_17_contacts_are_counted_by_type(spec: MapSpec) -> None:
    assert spec.count_sentence == "17 kontakter: 6 myndighed, 7 udfører, 4 uden for kommunen"
    assert len(spec.cards) == 17


def test_no_lines_cross(spec: MapSpec) -> None:
    assert checks.crossings(spec) == 0


def test_nothing_overlaps_and_nothing_is_cut(spec: MapSpec) -> None:
    assert not checks.overlaps(spec)
    assert not checks.text_overlaps(spec)
    assert not checks.outside(spec)
    assert not checks.lines_over(spec)


def test_the_map_fits_the_desk_and_its_text_is_large_enough(spec: MapSpec) -> None:
    assert spec.picture.width <= 1062
    assert spec.picture.height <= 680
    sizes = {each.size for each in flat(spec.picture.items) if isinstance(each, Text)}
    assert min(sizes) >= 12


def test_david_is_the_gap(spec: MapSpec) -> None:
    case = seed_family()
    (gap,) = spec.gaps
    assert gap.person_id == person_named(case, "David").id
    assert [each.badge for each in spec.members if each.badge] == ["0 kontakter"]
    assert [each.sentence for each in spec.findings][:1] == [
        "David har 3 beskrevne behov, men ingen egen kontakt."
    ]


def test_findings_are_the_coordinators_only() -> None:
    spec = build_map(seed_family(), DAY, MapOptions())
    assert not spec.gaps
    assert not spec.doubles
    assert not spec.findings
    assert not any(each.badge for each in spec.members)
    assert not any(each.doubled for each in spec.cards)


def test_who_is_not_stated_is_said_and_gets_no_line(spec: MapSpec) -> None:
    unstated = {each.role: each.tags for each in spec.cards if each.unstated}
    assert len(unstated) == 6
    assert unstated["Tandlæge"] == ("barn – hvilket?",)
    assert unstated["Skolelærer"] == ("ikke angivet",)
    lined = {each.contact_id for each in spec.lines}
    assert not lined & {each.id for each in spec.cards if each.unstated}


def test_unknown_households_are_said() -> None:
    spec = build_map(seed_family(), DAY, OPTIONS)
    (frame,) = spec.households
    assert (frame.id, frame.title, frame.note) == (None, "Familien", "husstande ikke angivet")


def test_a_household_each_keeps_the_divorced_apart() -> None:
    spec = two_households()
    assert [each.title for each in spec.households] == ["Familien", "Hos Sanne", "Hos David"]
    boxes = {each.title: each.box for each in spec.households}
    assert not boxes["Hos Sanne"].meets(boxes["Hos David"])


def test_lines_drop_beside_a_long_household_name() -> None:
    family = Family().person("Li", 40).person("Bo", 41).person("Ida", 42)
    family.home("Hos Li", "Li").home("Hos Bo i det lille hus bag skolen", "Bo").home("C", "Ida")
    for at in range(6):
        family.contact(f"Rolle {at}", Area.SOCIAL, "Bo", "Li")
        family.contact(f"Opgave {at}", Area.HEALTH, "Bo", "Ida")
    spec = build_map(family.case(), DAY, OPTIONS)
    assert not checks.lines_over(spec)
    assert not checks.overlaps(spec)
