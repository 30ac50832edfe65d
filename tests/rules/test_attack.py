"""What somebody who searches would try: each of these was open once."""

from dataclasses import replace

from app.models.base import Record
from app.models.facts import Kind
from tests.rules.families import (
    DAVID,
    MILLE,
    SANNE,
    concern,
    contact,
    custody,
    family,
    home,
    lives,
    person,
    seen,
    serves,
    statement,
    with_,
)

# --- a child with two homes, one of which nobody may find -----------------------------------------


def torn(*, mille_too: bool = False, part: bool = True) -> tuple[Record, ...]:
    """Sanne is hidden in a shelter; Mille is with David, who has custody too, every other week."""
    return (
        person("sanne", 40, protected=True, address="Skjulet 1"),
        person("mille", 14, protected=mille_too, address="Skjulet 1", phone="11 22 33 44"),
        home("hidden", "Fyret"), lives("hidden", "sanne"), lives("hidden", "mille"),
        home("open", "Gården"), lives("open", "david"), lives("open", "mille", part_time=part),
        custody("mille", "david"), custody("mille", "sanne"),
        statement("s", Kind.SCHOOL), concern("s", "mille"),
    )  # fmt: skip


def test_a_shared_child_does_not_tell_where_the_other_parent_hides() -> None:
    for mille_too in (False, True):
        case = family(*torn(mille_too=mille_too))
        shown = seen(case, DAVID)
        assert [each.name for each in shown.households] == ["Gården"]
        assert {each.address for each in shown.people} == {None}
        assert {each.phone for each in shown.people} == {None}
        assert shown.statements == ()


def test_who_hides_with_the_child_knows_where_they_are() -> None:
    for mille_too in (False, True):
        shown = seen(family(*torn(mille_too=mille_too)), SANNE)
        assert "Skjulet 1" in {each.address for each in shown.people if each.id == "mille"}
        assert len(shown.statements) == 1


def test_a_marked_child_that_is_everywhere_in_part_is_found_by_nobody() -> None:
    rows = [replace(each, part_time=True) for each in family(*torn(mille_too=True)).members]
    case = with_(family(*torn(mille_too=True)), *rows)
    assert seen(case, DAVID).people[-1].address is None
    assert seen(case, MILLE).people[-1].address == "Skjulet 1"


def test_the_same_child_hides_nothing_when_nobody_is_protected() -> None:
    case = with_(family(*torn()), person("sanne", 40))
    shown = seen(case, DAVID)
    assert {each.name for each in shown.households} == {"Gården", "Fyret"}
    assert len(shown.statements) == 1


def test_the_shelter_that_a_shared_contact_works_at_is_not_told() -> None:
    helper = contact("c", "Rådgiver", organisation="Lyset", phone="44 44 44 44")
    case = family(*torn(), helper, serves("c", "mille"))
    shown = seen(case, DAVID).contacts[0]
    assert (shown.organisation, shown.phone) == (None, None)
    assert seen(case, MILLE).contacts[0].organisation == "Lyset"
