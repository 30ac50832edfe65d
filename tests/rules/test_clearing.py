"""Whom a text is not about though it names them: only for the text as it stands, only for names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.base import Id, Record
from app.models.case import Case
from app.models.facts import Kind
from app.models.meetings import AgendaItem
from app.models.plan import Goal, Statement
from app.models.safety import Clearance
from app.rules.clearing import Cleared, digest_of, is_clearable
from tests.rules.families import (
    DAVID,
    KEY,
    SANNE,
    concern,
    consent,
    contact,
    custody,
    family,
    goal,
    home,
    lives,
    person,
    seen,
    with_,
)
from tests.rules.worlds import few

TEXT = "At David holder op med at ringe"


def clearance(record: str, who: str, text: str, field: str = "text") -> Clearance:
    return Clearance(
        id=Id(f"not-{record}-{who}-{field}"), case_id=KEY, record_id=Id(record), person_id=Id(who),
        field=field, digest=digest_of(text),
    )  # fmt: skip


def named(*more: Record, text: str = TEXT) -> Case:
    return family(goal("g", text), concern("g", "sanne"), *more)


def test_a_text_is_not_about_somebody_its_author_cleared() -> None:
    assert seen(named(), SANNE).goals == (), "control: it names David"
    small = seen(named(clearance("g", "david", TEXT)), SANNE)
    assert [each.text for each in small.goals] == [TEXT]
    assert small.clearances == (), "that it was cleared is the coordinator's work"


def test_a_text_that_was_changed_is_about_whom_it_names_again() -> None:
    changed = named(clearance("g", "david", TEXT), text=f"{TEXT}.")
    assert seen(changed, SANNE).goals == ()
    back = with_(changed, goal("g", TEXT))
    assert len(seen(back, SANNE).goals) == 1


@pytest.mark.parametrize(
    "row",
    [clearance("g", "mille", TEXT), clearance("other", "david", TEXT),
     clearance("g", "david", TEXT, "own_words")],
    ids=["another person", "another record", "another field"],
)  # fmt: skip
def test_a_clearance_is_for_one_person_in_one_field(row: Clearance) -> None:
    assert seen(named(row), SANNE).goals == ()


def test_who_is_concerned_is_concerned_whatever_is_cleared() -> None:
    both = named(concern("g", "david"), clearance("g", "david", TEXT))
    assert seen(both, SANNE).goals == ()


@few(60)
@given(st.text(max_size=30), st.text(max_size=30))
def test_only_the_very_text_is_cleared(first: str, second: str) -> None:
    row = clearance("g", "david", first)
    holds = Cleared(family(row)).people(goal("g", second), "text")
    assert holds == ({"david"} if first == second else set())


def test_nothing_is_cleared_where_nothing_stands() -> None:
    row = clearance("g", "david", "", "own_words")
    assert Cleared(family(row)).rows(goal("g"), "own_words") == (row,)
    assert Cleared(family(row)).rows(goal("g"), "text") == ()


def test_control_a_clearance_that_outlives_its_text_is_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.rules.clearing.digest_of", lambda _text: digest_of(TEXT))
    changed = named(clearance("g", "david", TEXT), text=f"{TEXT} og drikke")
    assert len(seen(changed, SANNE).goals) == 1, "it leaks without the fingerprint"


# --- what cannot be cleared ----------------------------------------------------------------------

WHERE = "Hentes på Skjulet 1, eller ring 11 22 33 44"


@pytest.mark.parametrize("text", ["Hentes på Skjulet 1", "Ring 11 22 33 44"])
def test_an_address_or_number_of_somebody_protected_is_never_cleared(text: str) -> None:
    david = person("david", 45, address="Skjulet 1", phone="11223344")
    rows = (clearance("g", "david", text),)
    assert len(seen(named(david, *rows, text=text), SANNE).goals) == 1, "control: not protected"
    hidden = person("david", 45, address="Skjulet 1", phone="11223344", protected=True)
    assert seen(named(hidden, *rows, text=text), SANNE).goals == ()


def test_nor_the_address_of_a_home_where_somebody_protected_lives() -> None:
    rows = (home("h", address="Skjulet 1"), lives("h", "david"), lives("h", "mille"))
    text = "Hentes på Skjulet 1"
    cleared = (clearance("g", "david", text), clearance("g", "mille", text))
    assert len(seen(named(*rows, *cleared, text=text), SANNE).goals) == 1
    hidden = person("mille", 14, protected=True)
    assert seen(named(*rows, *cleared, hidden, text=text), SANNE).goals == ()


def test_a_consent_that_opens_the_text_does_not_open_the_address_in_it() -> None:
    text = "Hentes på Skjulet 1"
    told = consent("david", "sanne")
    plain = person("david", 45, address="Skjulet 1")
    assert len(seen(named(plain, *told, text=text), SANNE).goals) == 1
    hidden = person("david", 45, address="Skjulet 1", protected=True)
    assert seen(named(hidden, *told, text=text), SANNE).goals == ()
    assert len(seen(named(hidden, *told, text="Hentes hos David"), SANNE).goals) == 1, "the name"


def said(text: str, **more: object) -> Statement:
    return Statement(id=Id("s"), case_id=KEY, text=text, **more)  # type: ignore[arg-type] # fields by name


@pytest.mark.parametrize("more", [{"speaker_id": Id("sanne")}, {"kind": Kind.STATEMENT_ON_OTHER}])
def test_what_one_says_of_another_is_never_cleared(more: dict[str, object]) -> None:
    row = clearance("s", "david", "David drikker")
    case = family(concern("s", "sanne"), row, *consent("sanne", "david"))
    assert len(seen(with_(case, said("David drikker")), DAVID).statements) == 1, "control"
    assert seen(with_(case, said("David drikker", **more)), DAVID).statements == ()


@pytest.mark.parametrize("kind", [Kind.CHILD_CONVERSATION, Kind.NOTIFIER, Kind.WORK])
def test_a_closed_kind_stays_closed_whatever_is_cleared(kind: Kind) -> None:
    row = clearance("s", "david", "David sagde det")
    case = family(concern("s", "mille"), row, custody("mille", "sanne"))
    assert len(seen(with_(case, said("David sagde det")), SANNE).statements) == 1, "control"
    assert seen(with_(case, said("David sagde det", kind=kind)), SANNE).statements == ()


@pytest.mark.parametrize(
    ("record", "field", "can"),
    [
        (goal("g"), "text", True),
        (goal("g"), "area", False),
        (goal("g"), "id", False),
        (goal("g"), "nothing", False),
        (AgendaItem(id=Id("p"), case_id=KEY, meeting_id=Id("m"), title="Hverdag"), "note", True),
        (contact("gp"), "role", True),
        (contact("gp"), "name", False),
        (said("David"), "text", True),
        (said("David", speaker_id=Id("sanne")), "text", False),
        (said("David", kind=Kind.STATEMENT_ON_OTHER), "text", False),
    ],
)
def test_which_fields_can_be_cleared(record: Record, field: str, can: bool) -> None:
    assert is_clearable(record, field) is can


def test_two_names_are_cleared_one_by_one() -> None:
    text = "David og Mille skændes"
    one = named(clearance("g", "david", text), text=text)
    assert seen(one, SANNE).goals == ()
    both = with_(one, clearance("g", "mille", text))
    assert len(seen(both, SANNE).goals) == 1
    assert isinstance(seen(both, SANNE).goals[0], Goal)
