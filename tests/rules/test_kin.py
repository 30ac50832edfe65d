"""Words for relatives: whom they name, seen from whom the text is about."""

import pytest

from app.bootstrap.surroundings import lexicon
from app.models.base import Id, Record
from app.models.people import Gender, Relationship, RelationshipForm
from app.rules.kin import _TIES, Kin
from app.rules.lens import lens
from tests.rules.families import (
    KEY,
    SANNE,
    TODAY,
    WORDS,
    concern,
    custody,
    family,
    goal,
    person,
)

FORM = RelationshipForm


def tie(first: str, form: RelationshipForm, second: str, **more: object) -> Relationship:
    return Relationship(
        id=Id(f"{first}-{form}-{second}"), case_id=KEY, first_id=Id(first), second_id=Id(second),
        form=form, **more,  # type: ignore[arg-type] # dates by name
    )  # fmt: skip


PEOPLE: tuple[Record, ...] = (
    person("sanne", 40, gender=Gender.WOMAN), person("david", 45, gender=Gender.MAN),
    person("mille", 14, gender=Gender.WOMAN), person("lukas", 7, gender=Gender.MAN),
    person("ib", 50, gender=Gender.MAN), person("grete", 70, gender=Gender.WOMAN),
    person("kim", 9),
)  # fmt: skip
TIES: tuple[Record, ...] = (
    *(tie(adult, FORM.PARENT, child) for adult in ("sanne", "david") for child in ("mille", "lukas")),
    tie("sanne", FORM.DIVORCED, "david"), tie("sanne", FORM.TOGETHER, "ib"),
    tie("grete", FORM.PARENT, "sanne"), tie("grete", FORM.FOSTER_PARENT, "kim"),
    tie("ib", FORM.STEP_PARENT, "lukas"),
)  # fmt: skip


def meant(text: str, *about: str) -> set[str]:
    kin = Kin(family(*PEOPLE, *TIES), lexicon().kin)
    return set(kin.relatives_in(text, map(Id, about)))


@pytest.mark.parametrize(
    ("text", "about", "who"),
    [
        ("Far henter", "mille", {"david"}),
        ("FARENS hus, fars bil og far's hund", "mille", {"david"}),
        ("mor ringer", "mille", {"sanne"}),
        ("forældrene er uenige", "mille", {"sanne", "david"}),
        ("stedfaren er sur", "lukas", {"ib"}),
        ("stedfar er sur", "mille", {"ib"}),
        ("lillebror driller", "mille", {"lukas"}),
        ("søskende", "lukas", {"mille"}),
        ("søsteren", "lukas", {"mille"}),
        ("mormor passer", "mille", {"grete"}),
        ("farmor passer", "mille", {"grete"}),
        ("bedsteforældrene", "mille", {"grete"}),
        ("plejemor", "kim", {"grete"}),
        ("kæresten flytter ind", "sanne", {"ib"}),
        ("hendes mand", "sanne", {"ib"}),
        ("hendes eksmand", "sanne", {"david"}),
        ("hans ekskone", "david", {"sanne"}),
        ("eksen", "david", {"sanne"}),
        ("sønnen og datteren", "sanne", {"mille", "lukas"}),
        ("far drikker", "sanne", {"david"}),
        ("mor er syg", "sanne", {"grete"}),
        ("farvel, morgen, mandag, ekstra", "mille", set()),
        ("fædre", "mille", set()),
        ("", "mille", set()),
    ],
)
def test_whom_a_word_means(text: str, about: str, who: set[str]) -> None:
    assert meant(text, about) == who


def test_a_text_about_several_means_the_relatives_of_each() -> None:
    assert meant("mor", "mille", "sanne") == {"sanne", "grete"}
    assert meant("mor") == set(), "nobody knows whose"


def test_a_relationship_that_ended_makes_somebody_the_former_one() -> None:
    over = tie("sanne", FORM.TOGETHER, "ib", to_date=TODAY)
    kin = Kin(family(*PEOPLE, over), lexicon().kin)
    assert kin.relatives_in("eksen", {Id("sanne")}) == {"ib"}
    assert kin.relatives_in("eksen", {Id("ib")}) == {"sanne"}


def test_where_gender_is_unknown_both_parents_may_be_meant() -> None:
    rows = (tie("sanne", FORM.PARENT, "mille"), tie("david", FORM.PARENT, "mille"))
    kin = Kin(family(*rows), lexicon().kin)
    assert kin.relatives_in("far", {Id("mille")}) == {"sanne", "david"}
    told = (
        person("sanne", 40, family_role="mor"),
        person("david", 45, family_role="Far til Mille"),
    )
    kin = Kin(family(*rows, *told), lexicon().kin)
    assert kin.relatives_in("far", {Id("mille")}) == {"david"}
    assert kin.relatives_in("mor", {Id("mille")}) == {"sanne"}


def test_without_ties_the_role_in_the_family_counts() -> None:
    kin = Kin(family(person("david", 45, family_role="far")), lexicon().kin)
    assert kin.relatives_in("Far henter", {Id("mille")}) == {"david"}
    assert kin.relatives_in("Far henter", {Id("david")}) == set(), "that is himself"


def test_a_tie_to_somebody_who_is_gone_names_their_id_and_breaks_nothing() -> None:
    kin = Kin(family(tie("gone", FORM.PARENT, "mille")), lexicon().kin)
    assert kin.relatives_in("far", {Id("mille")}) == {"gone"}


def test_every_sort_in_the_data_can_be_found() -> None:
    assert set(lexicon().kin.values()) == set(_TIES)


def test_a_text_about_a_child_that_says_far_is_about_the_father() -> None:
    rows = (*PEOPLE, *TIES, custody("mille", "sanne"), concern("g", "mille"))
    case = family(*rows, goal("g", "At far holder op med at drikke"))
    assert lens(case, SANNE, TODAY, lexicon()).case.goals == ()
    assert len(lens(case, SANNE, TODAY, WORDS).case.goals) == 1, "control: without the words"
