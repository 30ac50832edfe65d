"""What is said under a field while one writes: whom the text names, and how to say no."""

from dataclasses import replace
from typing import Any

import pytest

from app.models.base import Id, Record
from app.models.case import Case
from app.models.meetings import AgendaItem
from app.models.plan import Goal, Statement
from app.models.safety import Clearance
from app.presenters.naming_hint import Hint, NamedHere, hint, is_watched, new_hint
from app.rules.clearing import digest_of
from app.rules.naming import Lexicon
from tests.rules.families import (
    KEY,
    TODAY,
    concern,
    contact,
    family,
    goal,
    home,
    person,
    serves,
    statement,
    with_,
)

WORDS = Lexicon(kin={"far": "father", "mor": "mother"})
CASE = family(goal("g", "Ro for David"), concern("g", "sanne"))
OFFER = NamedHere(Id("david"), "Teksten handler ikke om David")
SAID = "Teksten nævner David. Den vises kun for dem, der også må se noget om David."


def told(case: Case, record: Record, name: str = "text", text: str | None = None) -> Hint:
    words = getattr(record, name) if text is None else text
    return hint(case, record, name, words or "", TODAY, WORDS)


def test_somebody_else_who_is_named_is_said_and_can_be_cleared() -> None:
    assert told(CASE, CASE.goals[0]) == Hint((SAID,), (OFFER,))


@pytest.mark.parametrize("text", ["", "Ro for Sanne", "Ro"])
def test_a_text_about_its_own_people_says_nothing(text: str) -> None:
    assert told(CASE, CASE.goals[0], text=text) == Hint()


def test_what_is_being_typed_counts_not_what_is_saved() -> None:
    found = told(CASE, CASE.goals[0], text="Ro for Mille og David")
    (said,) = found.sentences
    assert said.startswith("Teksten nævner David og Mille. Den vises kun for dem, der også må")
    assert [each.label for each in found.offers] == [
        "Teksten handler ikke om David", "Teksten handler ikke om Mille"
    ]  # fmt: skip


def clearance(text: str) -> Clearance:
    return Clearance(id=Id("c"), case_id=KEY, record_id=Id("g"), person_id=Id("david"), field="text",
                     digest=digest_of(text))  # fmt: skip


def test_a_clearance_that_stands_is_said_and_can_be_taken_back() -> None:
    case = with_(CASE, clearance("Ro for David"))
    assert told(case, case.goals[0]) == Hint(
        ("Du har sagt, at teksten ikke handler om David.",),
        (NamedHere(Id("david"), "Den handler om David", Id("c")),),
    )
    changed = told(case, case.goals[0], text="Ro for David!")
    assert changed == Hint((SAID,), (OFFER,)), "for another text it does not hold"


def test_a_word_for_a_relative_names_them() -> None:
    case = with_(CASE, person("david", 45, family_role="far"), concern("g", "mille"))
    assert told(case, case.goals[0], text="Ro for far").sentences == (SAID,)


def test_a_protected_address_is_said_and_cannot_be_cleared() -> None:
    case = with_(CASE, person("david", 45, address="Skjulet 1", protected=True))
    found = told(case, case.goals[0], text="Mødes på Skjulet 1")
    assert found.offers == ()
    assert found.sentences[0].startswith("Teksten rummer en beskyttet adresse")
    assert "Skjulet" not in found.sentences[0]


def test_what_one_says_of_another_cannot_be_cleared() -> None:
    said = replace(statement("s"), text="David drikker", speaker_id=Id("sanne"))
    case = with_(CASE, said, concern("s", "sanne"))
    assert told(case, said) == Hint((SAID,), ())
    plain = replace(said, speaker_id=None)
    assert told(with_(case, plain), plain) == Hint((SAID,), (OFFER,)), "control"


def test_a_contact_of_others_is_said() -> None:
    tove = contact("c", "Psykiater", name="Tove Berg")
    case = with_(CASE, tove, serves("c", "david"))
    found = told(case, case.goals[0], text="Ring til Tove")
    assert found.sentences == (
        "Teksten nævner Psykiater · Tove Berg. Den vises kun for dem, der må kende kontakten.",
    )
    assert told(with_(case, serves("c", "sanne")), case.goals[0], text="Ring til Tove") == Hint()


def test_a_note_of_the_meeting_is_about_those_it_is_said_to_concern() -> None:
    point = AgendaItem(
        id=Id("p"), case_id=KEY, meeting_id=Id("m"), title="Hverdag", note="David ringer"
    )
    case = with_(CASE, point)
    assert told(case, point, "note") == Hint((SAID,), (OFFER,))
    assert told(with_(case, concern("p", "david")), point, "note") == Hint()


@pytest.mark.parametrize(
    ("kind", "name", "watched"),
    [(Goal, "text", True), (Goal, "area", False), (Goal, "x", False), (Statement, "source_name", True),
     (type(home("h")), "name", False), (type(person("x")), "family_role", False)],
)  # fmt: skip
def test_which_fields_are_watched(kind: type[Record], name: str, watched: bool) -> None:
    assert is_watched(kind, name) is watched


def test_a_home_may_be_called_after_who_lives_there() -> None:
    assert told(CASE, home("h", "Hos David"), "name") == Hint()


@pytest.mark.parametrize(
    ("kind", "about", "found"),
    [
        (Goal, frozenset(), (SAID,)),
        (Goal, frozenset({Id("david")}), ()),
        (type(home("h")), frozenset(), ()),
    ],
)
def test_something_new_is_said_of_but_not_cleared(kind: Any, about: Any, found: Any) -> None:
    name = "text" if kind is Goal else "name"
    assert new_hint(CASE, kind, name, "Ro for David", about, TODAY, WORDS) == Hint(found)
