"""The genogram's lines: couples, children, step and foster, siblings, across generations."""

from __future__ import annotations

import pytest

from app.models.people import Gender, RelationshipForm
from app.presenters.drawing import Group, Path
from app.presenters.map import MapOptions, MapSpec, build_map
from app.presenters.map.spec import MemberShape
from tests.presenters.map import checks
from tests.presenters.map.cases import DAY, Family, key

PARENT = RelationshipForm.PARENT


def show(family: Family) -> MapSpec:
    return build_map(family.case(), DAY, MapOptions(for_coordinator=True))


def rows(spec: MapSpec) -> dict[str, float]:
    return {each.name: each.box.y for each in spec.members}


def couple(form: RelationshipForm) -> Family:
    family = Family().person("Sanne", 40).person("David", 45).person("Mille", 14)
    family.tie("Sanne", form, "David").tie("Sanne", PARENT, "Mille")
    return family.tie("David", PARENT, "Mille")


@pytest.mark.parametrize(
    ("form", "strokes"),
    [
        (RelationshipForm.TOGETHER, 1),
        (RelationshipForm.MARRIED, 1),
        (RelationshipForm.SEPARATED, 2),
        (RelationshipForm.DIVORCED, 3),
    ],
)
def test_marks_say_how_a_couple_stands(form: RelationshipForm, strokes: int) -> None:
    tie = show(couple(form)).ties[0]
    assert len(tie.paths) == strokes
    assert tie.accessible_text.startswith("Sanne er ")


def test_children_hang_from_the_couples_line() -> None:
    spec = show(couple(RelationshipForm.MARRIED))
    tree = spec.ties[1]
    assert tree.person_ids == (key("Sanne"), key("David"), key("Mille"))
    assert tree.accessible_text == "Sanne og David er forælder til Mille"


@pytest.mark.parametrize(
    ("form", "dash"),
    [
        (PARENT, ()),
        (RelationshipForm.STEP_PARENT, (7.0, 4.0)),
        (RelationshipForm.FOSTER_PARENT, (1.5, 4.0)),
    ],
)
def test_step_and_foster_lines_are_broken(form: RelationshipForm, dash: tuple[float, ...]) -> None:
    spec = show(Family().person("Bo", 40).person("Ida", 5).tie("Bo", form, "Ida"))
    (group,) = [
        each
        for each in spec.picture.items
        if isinstance(each, Group) and each.key.startswith("tie:")
    ]
    assert {each.dash for each in group.items if isinstance(each, Path)} == {dash}


def test_generations_follow_ties_before_age_and_role() -> None:
    family = (
        Family().person("Mormor").person("Sanne").person("Lukas").tie("Mormor", PARENT, "Sanne")
    )
    spec = show(family.tie("Sanne", PARENT, "Lukas"))
    tops = rows(spec)
    assert tops["Mormor"] < tops["Sanne"] < tops["Lukas"]


def test_without_ties_age_or_stated_role_tells_the_generation() -> None:
    family = Family().person("Sanne", 40).person("Lukas", 7).person("Mille", family_role="Datter")
    tops = rows(show(family))
    assert tops["Sanne"] < tops["Lukas"] == tops["Mille"]


def test_two_partners_sit_on_both_sides() -> None:
    family = Family().person("A", 40).person("B", 41).person("C", 42)
    family.tie("B", RelationshipForm.DIVORCED, "A").tie("C", RelationshipForm.TOGETHER, "A")
    across = sorted(show(family).members, key=lambda each: each.box.x)
    assert [each.name for each in across][1] == "A"


def test_a_third_partner_is_joined_below_the_row() -> None:
    family = Family().person("A", 40).person("B", 41).person("C", 42).person("D", 43).person("E", 9)
    for name in "BCD":
        family.tie("A", RelationshipForm.DIVORCED, name)
    family.tie("A", PARENT, "E").tie("D", PARENT, "E")
    spec = show(family)
    assert len(spec.ties) == 4
    assert not checks.overlaps(spec)


def test_siblings_are_joined_only_where_no_parent_does() -> None:
    family = Family().person("Ida", 9).person("Bo", 7).tie("Ida", RelationshipForm.SIBLING, "Bo")
    assert [each.form for each in show(family).ties] == [RelationshipForm.SIBLING]
    family.person("Mor", 40).tie("Mor", PARENT, "Ida").tie("Mor", PARENT, "Bo")
    assert [each.form for each in show(family).ties] == [PARENT]


def test_a_child_of_grandparents_alone_passes_the_generation_between() -> None:
    family = Family().person("Morfar", 70).person("Mor", 40).person("Ida", 9)
    family.tie("Morfar", PARENT, "Mor").tie("Mor", PARENT, "Ida")
    family.tie("Morfar", RelationshipForm.FOSTER_PARENT, "Ida")
    assert len(show(family).ties) == 3


def test_ties_in_a_circle_are_left_out() -> None:
    family = Family().person("A", 40).person("B", 40).tie("A", PARENT, "B").tie("B", PARENT, "A")
    assert len(show(family).members) == 2


def test_shape_follows_stated_gender_only() -> None:
    family = Family().woman("Sanne", 40).person("David", 45, gender=Gender.MAN)
    family.person("Bo", 7).person("Li", 9, gender=Gender.OTHER)
    shapes = {each.name: each.shape for each in show(family).members}
    assert shapes == {
        "Sanne": MemberShape.ROUND,
        "David": MemberShape.SQUARE,
        "Bo": MemberShape.NEUTRAL,
        "Li": MemberShape.NEUTRAL,
    }
