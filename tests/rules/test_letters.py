"""Which letters stand and what is in them, and how long a hearing is waited for."""

from datetime import date
from typing import Any

from app.models.base import Id
from app.models.letters import Hearing, Letter, LetterForm, LetterState
from app.models.meetings import Decision
from app.rules.hearings import awaited, is_overdue
from app.rules.letters import decisions_in, standing_letters, unready
from tests.services.desk import KEY, a_case

DAY = date(2026, 1, 12)


def letter(key: str, state: LetterState, **more: Any) -> Letter:
    values = {"form": LetterForm.DECISION, "final_on": DAY, **more}
    return Letter(id=Id(key), case_id=KEY, person_id=Id("s"), state=state, **values)


def test_a_letter_stands_until_a_final_one_replaces_it() -> None:
    one, draft = letter("1", LetterState.FILED), letter("2", LetterState.DRAFT, replaces_id=Id("1"))
    assert standing_letters(a_case(one, draft)) == (one,)
    final = letter("3", LetterState.FINAL, replaces_id=Id("1"))
    assert standing_letters(a_case(one, draft, final)) == (final,)


def test_a_letter_is_the_decisions_that_point_to_it() -> None:
    inside = Decision(id=Id("d"), case_id=KEY, text="Ja", letter_id=Id("1"))
    outside = Decision(id=Id("e"), case_id=KEY, text="Ja")
    case = a_case(inside, outside, letter("1", LetterState.DRAFT))
    assert decisions_in(case, case.letters[0]) == (inside,)
    assert unready(case, case.letters[0]) == (inside,)


def test_a_hearing_is_waited_for_until_its_day_and_overdue_after() -> None:
    def hearing(key: str, **more: Any) -> Hearing:
        values = {"sent_on": DAY, "deadline": DAY, "decision_id": Id("d"), **more}
        return Hearing(id=Id(key), case_id=KEY, person_id=Id("s"), facts="x", **values)

    open_, answered = hearing("1"), hearing("2", answered_on=DAY)
    unsent, endless = hearing("3", sent_on=None), hearing("4", deadline=None)
    other = hearing("5", decision_id=None)
    case = a_case(open_, answered, unsent, endless, other)
    assert awaited(case, Id("d"), DAY) == (open_, endless)
    after = date(2026, 1, 13)
    assert awaited(case, Id("d"), after) == (endless,)
    every = (open_, answered, unsent, endless, other)
    assert [each.id for each in every if is_overdue(each, after)] == ["1", "5"]
    assert not is_overdue(open_, DAY)
