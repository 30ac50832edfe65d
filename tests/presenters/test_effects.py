"""What is said of a decision's own day: beforehand, and when it has come."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.models.base import Id
from app.models.meetings import Decision, DecisionEffect, DecisionState
from app.models.plan import Duty, Intervention, InterventionState, InterventionStep
from app.presenters.effects import happened
from app.presenters.forms.issuing import foretold
from app.presenters.lines import halt_note
from app.rules.taking_effect import due
from tests.services.desk import KEY, a_case

TODAY, ONE = date(2026, 12, 1), timedelta(1)
HELP = Intervention(
    id=Id("run"), case_id=KEY, name="Mentor", state=InterventionState.RUNNING, duty=Duty.DUTY
)  # fmt: skip
WAS = Decision(
    id=Id("d"), case_id=KEY, text="Ja", intervention_id=HELP.id, state=DecisionState.ISSUED,
    decided_on=date(2026, 11, 3),
)  # fmt: skip
Effect = DecisionEffect
State = InterventionState


def said(effect: Effect, present: Intervention = HELP, *more: Any, **values: Any) -> str:
    decision = replace(WAS, effect=effect, **{"from_date": TODAY, **values})
    return happened(due(a_case(present, decision, *more), TODAY))


@pytest.mark.parametrize(
    ("effect", "present", "words"),
    [
        (Effect.STOPS, HELP, "er »Mentor« stoppet efter afgørelse af 3. november 2026."),
        (Effect.PAUSES, HELP, "er »Mentor« på pause efter afgørelse af 3. november 2026."),
        (
            Effect.RESUMES, replace(HELP, state=State.PAUSED),
            "er »Mentor« i gang igen efter afgørelse af 3. november 2026.",
        ),
        (
            Effect.LIFTS, HELP,
            "er der ikke pligt til at møde op til »Mentor« efter afgørelse af 3. november 2026.",
        ),
        (
            Effect.RESTORES, replace(HELP, lifted=True),
            "er der igen pligt til at møde op til »Mentor« efter afgørelse af 3. november 2026.",
        ),
        (
            Effect.GRANTS, replace(HELP, state=State.ENDED),
            "er »Mentor« bevilget efter afgørelse af 3. november 2026.",
        ),
        (Effect.CHANGES, HELP, "gælder afgørelse af 3. november 2026 for »Mentor«."),
    ],
)  # fmt: skip
def test_what_happened(effect: Effect, present: Intervention, words: str) -> None:
    assert said(effect, present) == f"Fra 1. december 2026 {words}"


def test_what_is_another_now_is_named() -> None:
    assert said(Effect.CHANGES, paid_by="Jobcentret", intensity="2 timer") == (
        "Fra 1. december 2026 er »Mentor« ændret efter afgørelse af 3. november 2026: hvor meget og"
        " hvem der betaler."
    )


@pytest.mark.parametrize(
    ("effect", "present", "words"),
    [
        (Effect.PAUSES, replace(HELP, state=State.PAUSED), "er »Mentor« i gang igen"),
        (Effect.LIFTS, replace(HELP, lifted=True), "er der igen pligt til at møde op til »Mentor«"),
    ],
)
def test_what_ran_out(effect: Effect, present: Intervention, words: str) -> None:
    step = InterventionStep(
        id=Id("s"), case_id=KEY, intervention_id=HELP.id, state=present.state, lifted=present.lifted,
        day=WAS.decided_on or TODAY, decision_id=WAS.id,
    )  # fmt: skip
    told = said(effect, present, step, from_date=None, to_date=TODAY - ONE)
    assert told == f"Fra 1. december 2026 {words} efter afgørelse af 3. november 2026."


@pytest.mark.parametrize(
    ("count", "end"),
    [(3, "»Mentor«."), (4, "Én mere står under Historik."), (6, "3 mere står under Historik.")],
)
def test_many_are_cut_short(count: int, end: str) -> None:
    rows = [
        replace(WAS, id=Id(f"d{at}"), seq=at, effect=Effect.CHANGES, from_date=TODAY)
        for at in range(count)
    ]
    words = happened(due(a_case(HELP, *rows), TODAY))
    assert words.endswith(end)
    assert words.count("Fra ") == 3


@pytest.mark.parametrize(
    ("effect", "present", "words"),
    [
        (Effect.STOPS, HELP, "»Mentor« slutter 30. november 2026."),
        (Effect.PAUSES, HELP, "»Mentor« går på pause fra 1. december 2026."),
        (Effect.RESUMES, replace(HELP, state=State.PAUSED),
         "»Mentor« er i gang igen fra 1. december 2026."),
        (Effect.LIFTS, HELP, "»Mentor«: Pligten til at møde op falder væk fra 1. december 2026."),
        (Effect.RESTORES, replace(HELP, lifted=True),
         "»Mentor«: Der er pligt til at møde op igen fra 1. december 2026."),
        (Effect.CHANGES, HELP,
         "»Mentor« fortsætter som nu, og det nye gælder fra 1. december 2026."),
    ],
)  # fmt: skip
def test_what_is_to_come_is_said_beforehand(
    effect: Effect, present: Intervention, words: str
) -> None:
    draft = replace(WAS, effect=effect, from_date=TODAY, state=DecisionState.DRAFT, decided_on=None)
    told = foretold(a_case(present, draft), (draft,), TODAY - 9 * ONE)
    assert told == f"{words} Det sker af sig selv, når dagen kommer."


def test_a_duty_that_is_laid_back_on_at_once_says_so() -> None:
    draft = replace(WAS, effect=Effect.RESTORES, state=DecisionState.DRAFT, decided_on=None)
    case = a_case(replace(HELP, lifted=True), draft)
    assert foretold(case, (draft,), TODAY) == "»Mentor«: Der er igen pligt til at møde op."


def test_what_is_to_come_stands_beside_the_help_until_its_day() -> None:
    pause = replace(WAS, effect=Effect.PAUSES, from_date=TODAY, to_date=TODAY + 60 * ONE)
    stop = replace(WAS, id=Id("e"), seq=1, effect=Effect.STOPS, to_date=TODAY + 90 * ONE)
    case = a_case(HELP, stop, pause)
    assert halt_note(case, HELP, TODAY - ONE) == (
        "På pause fra 1. december 2026 ved afgørelse · Slutter 1. marts 2027 ved afgørelse"
    )
    assert halt_note(case, HELP, TODAY) == "Slutter 1. marts 2027 ved afgørelse"
    assert halt_note(case, HELP, TODAY + 91 * ONE) == ""
