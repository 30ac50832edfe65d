"""A sheet says what is decided and has not come yet: it hangs on the door when the day is there."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.models.base import Id
from app.models.case import Case
from app.models.meetings import Decision, DecisionEffect, DecisionState
from app.models.plan import Concern, Duty, Intervention, InterventionState
from app.presenters.document import plain_text
from app.presenters.handout.decision_letter import decision_letter
from app.presenters.handout.sheet import sheet
from tests.support.decided import (
    BASE,
    DAVID,
    LETTER,
    MENTOR,
    SANNE,
    SENT,
    TODAY,
    case_with,
    changed,
    seen,
)
from tests.support.laws import shipped_laws

ONE = timedelta(1)
DAY = TODAY + 20 * ONE
Effect = DecisionEffect


def told(case: Case, person: Id = SANNE, on: date = TODAY) -> str:
    return plain_text(sheet(seen(case, person, on), person, on, shipped_laws()))


def family(effect: Effect, about: Id = SANNE) -> Case:
    """Sanne's mentor runs; something of it is decided for a day to come."""
    mentor = replace(MENTOR, state=InterventionState.RUNNING, duty=Duty.DUTY, lifted=True)
    rows = tuple(mentor if each.id == mentor.id else each for each in BASE.interventions)
    decision = Decision(
        id=Id("zz"), case_id=BASE.id, text="Det sker senere", effect=effect, intervention_id=MENTOR.id,
        state=DecisionState.ISSUED, decided_on=TODAY, from_date=DAY, seq=99,
    )  # fmt: skip
    concern = Concern(id=Id("zc"), case_id=BASE.id, record_id=decision.id, person_id=about)
    case = BASE.having(Intervention, rows).having(Decision, (*BASE.decisions, decision))
    return case.having(Concern, (*BASE.concerns, concern))


@pytest.mark.parametrize(
    ("effect", "words"),
    [
        (Effect.PAUSES, ": pause fra den 2. marts 2026. Det er afgjort."),
        (Effect.LIFTS, ": Du skal ikke møde op fra den 2. marts 2026. Det er afgjort."),
        (Effect.RESTORES, ": Du skal møde op igen fra den 2. marts 2026. Det er afgjort."),
        (Effect.STOPS, ": Du får det til og med den 1. marts 2026. Det er afgjort."),
        (Effect.CHANGES, ": noget er nyt fra den 2. marts 2026. Det står i din afgørelse."),
    ],
)
def test_what_is_to_come_stands_on_the_sheet_until_its_day(effect: Effect, words: str) -> None:
    case = family(effect)
    assert f"{MENTOR.name}{words}" in told(case)
    assert words not in told(case, on=DAY)


def test_the_other_adult_s_sheet_says_nothing_of_it() -> None:
    assert "marts" not in told(family(Effect.PAUSES), DAVID)


def test_what_is_decided_about_others_changes_nothing_on_a_sheet() -> None:
    assert told(family(Effect.PAUSES, DAVID)) == told(family(Effect.STOPS, DAVID))
    assert told(family(Effect.PAUSES)) != told(family(Effect.STOPS))  # the control


@pytest.mark.parametrize(
    ("begins", "later"), [(None, False), (SENT, False), (SENT + ONE, True)]
)  # fmt: skip
def test_the_letter_says_that_what_is_replaced_from_a_later_day_holds_until_then(
    begins: date | None, later: bool
) -> None:
    case = case_with(rows=changed(1, from_date=begins))
    words = plain_text(decision_letter(seen(case), SANNE, LETTER.id, TODAY, shipped_laws()))
    assert ("Den gamle afgørelse gælder, til den nye begynder." in words) is later
    assert ("Den gamle afgørelse gælder ikke mere." in words) is not later
