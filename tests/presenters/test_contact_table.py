"""The table says what the map shows."""

from __future__ import annotations

from datetime import date

from app.models.contacts import CoordinatorRole
from app.models.facts import Area
from app.presenters.contact_table import contact_table
from app.presenters.map import MapMode, MapOptions, build_map
from tests.presenters.map.cases import DAY, Family, key, seed_family

OPTIONS = MapOptions(for_coordinator=True)


def test_the_table_has_the_same_contacts_as_the_map() -> None:
    case = seed_family()
    table, spec = contact_table(case, DAY, OPTIONS), build_map(case, DAY, OPTIONS)
    assert {each.id for each in table.rows} == {each.id for each in spec.cards}
    spoken = {each.id: each.accessible_text for each in spec.cards}
    assert all(each.accessible_text.startswith(spoken[each.id]) for each in table.rows)


def test_a_row_says_everything_in_words() -> None:
    family = Family().person("Sanne", 40)
    family.contact(
        "Læge", Area.HEALTH, "Sanne", "*", external=True, name="Bo", organisation="Lægehuset",
        phone="12345678", call_about="medicin", from_date=date(2026, 2, 1), at_least=2,
    )  # fmt: skip
    table = contact_table(family.case(), DAY, OPTIONS)
    (row,) = table.rows
    assert len(table.columns) == len(row.cells) == len(row.sort_keys)
    assert row.cells == (
        "Læge", "Bo", "Lægehuset", "Uden for kommunen", "Sundhed", "Sanne, hele familien",
        "12 34 56 78", "medicin", "1.2.2026", "mindst 2",
    )  # fmt: skip
    assert row.accessible_text.endswith("siden 1. februar 2026, mindst 2")


def test_what_is_not_stated_and_what_is_planned_is_said() -> None:
    family = Family().contact("A", Area.SOCIAL, stated_for="barn").contact("B", Area.SOCIAL)
    family.change("A", "B").change("B")
    first, second = contact_table(family.case(), DAY, OPTIONS).rows
    assert (first.served, first.status) == ("barn – hvilket?", "planlagt: samles hos B")
    assert (second.served, second.status) == ("ikke angivet", "planlagt: slutter")


def test_a_planned_change_has_its_day_and_the_star_is_said() -> None:
    family = Family().contact("A", Area.SOCIAL)
    family.coordinator("Kim", role=CoordinatorRole.COORDINATOR, contact_id=key("A"))
    case = family.change("A", by_date=date(2027, 1, 1)).case()
    (row,) = contact_table(case, DAY, OPTIONS).rows
    assert row.status == "koordinerende sagsbehandler, planlagt: slutter senest 1.1.2027"


def test_danish_letters_sort_last_and_the_empty_after_them() -> None:
    family = (
        Family()
        .contact("Årsmøde", None)
        .contact("Zoneterapeut", None)
        .contact("Ældrevejleder", None)
    )
    rows = contact_table(family.case(), DAY, MapOptions(mode=MapMode.PLANNED)).rows
    ordered = sorted(rows, key=lambda each: each.sort_keys[0])
    assert [each.role for each in ordered] == ["Zoneterapeut", "Ældrevejleder", "Årsmøde"]
    assert {each.sort_keys[1] for each in rows} == {"~"}
