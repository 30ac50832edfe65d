"""A pause or a lifted duty on paper for a professional: true whether or not there is a decision.

A pause protects only with a decision (domain.md §15.4), and that there is one may be nothing for the
reader: then the paper with it and the paper without it are the same, byte by byte.
"""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.bootstrap.paper import DrawnPaper
from app.models.base import Id, Record
from app.models.case import Case
from app.models.consents import ConsentType
from app.models.facts import Kind
from app.models.meetings import Decision, DecisionEffect, DecisionState
from app.models.plan import Duty, Intervention, InterventionState, InterventionStep
from app.presenters.document import Document, plain_text
from app.presenters.handout.brief import case_brief
from app.presenters.handout.doctor_letter import doctor_letter
from app.presenters.handout.professional import professional_sheet
from app.presenters.handout.provider import provider_extract
from app.presenters.lines import halt_note
from tests.rules.families import (
    GP,
    KEY,
    TODAY,
    attends,
    concern,
    consent,
    contact,
    family,
    meeting,
    seen,
    serves,
)
from tests.support.workspace import profile

LAWS = (profile(),)
PLAN = consent("sanne", "gp", kinds=(Kind.INTERVENTION, Kind.GOAL), type=ConsentType.PLAN)
BESIDE = (
    contact("gp"), serves("gp", "sanne"), meeting(), attends("sanne"), attends(contact="gp"), *PLAN,
)  # fmt: skip
PAPERS: dict[str, Callable[[Case], Document]] = {
    "sheet": lambda case: professional_sheet(case, GP.contact_id, TODAY, LAWS),
    "extract": lambda case: provider_extract(case, GP.contact_id, TODAY, LAWS),
    "doctor": lambda case: doctor_letter(case, GP.contact_id, TODAY, LAWS),
    "brief": lambda case: case_brief(case, GP.contact_id, Id("m"), TODAY, LAWS),
}
ALWAYS = "ligten til at møde op falder først væk med en afgørelse"


def halted(*, lifted: bool, decided: bool, own: bool = True, duty: Duty | None = Duty.DUTY) -> Case:
    """Help that is reported paused, or whose duty is, with or without the decision behind it."""
    state = InterventionState.RUNNING if lifted else InterventionState.PAUSED
    step = InterventionStep(
        id=Id("p"), case_id=KEY, intervention_id=Id("i"), state=state, day=TODAY, lifted=lifted,
        decision_id=Id("d") if decided else None,
    )  # fmt: skip
    help_ = Intervention(
        id=Id("i"), case_id=KEY, name="Praktik", state=state, lifted=lifted, duty=duty,
        provider_id=Id("gp") if own else None,
    )  # fmt: skip
    behind: tuple[Record, ...] = ()
    if decided:
        effect = DecisionEffect.LIFTS if lifted else DecisionEffect.PAUSES
        decision = Decision(
            id=Id("d"), case_id=KEY, text="Du skal ikke møde op", state=DecisionState.ISSUED,
            decided_on=TODAY, intervention_id=Id("i"), effect=effect, decided_by="Jobcentret",
        )  # fmt: skip
        behind = (decision, concern("d", "sanne"))
    return family(*BESIDE, help_, concern("i", "sanne"), step, *behind)


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize("lifted", [True, False])
def test_a_decision_that_may_not_be_seen_changes_nothing(
    name: str, own: bool, lifted: bool
) -> None:
    with_, without = (halted(lifted=lifted, decided=each, own=own) for each in (True, False))
    drawn = [DrawnPaper().pdf(PAPERS[name](seen(each, GP))) for each in (with_, without)]
    assert drawn[0] == drawn[1]


@pytest.mark.parametrize("lifted", [True, False])
def test_the_control_the_two_differ_for_whoever_may_see_the_decision(lifted: bool) -> None:
    with_, without = (halted(lifted=lifted, decided=each) for each in (True, False))
    notes = [halt_note(each, each.interventions[0], TODAY) for each in (with_, without)]
    assert notes[0] != notes[1]
    words = [plain_text(PAPERS["sheet"](each)) for each in (with_, without)]  # no lens before it
    assert words[0] != words[1]


@pytest.mark.parametrize(
    ("name", "own"),
    [("sheet", True), ("sheet", False), ("extract", True), ("doctor", False),
     ("brief", True), ("brief", False)],
)  # fmt: skip
@pytest.mark.parametrize("lifted", [True, False])
def test_what_is_said_is_true_with_and_without(name: str, own: bool, lifted: bool) -> None:
    words = plain_text(PAPERS[name](seen(halted(lifted=lifted, decided=False, own=own), GP)))
    assert words.count(ALWAYS) == 1
    assert ("eldt på pause · P" in words) is not lifted
    assert ("Meldt fritaget: p" in words) is lifted
    assert " · på pause" not in words
    assert "Borgeren har pligt" not in words


def test_without_a_duty_nothing_is_said_of_one() -> None:
    for duty in (Duty.VOLUNTARY, None):
        case = seen(halted(lifted=False, decided=False, duty=duty), GP)
        words = plain_text(PAPERS["sheet"](case))
        assert "Praktik · meldt på pause · " in words
        assert ALWAYS not in words
        assert "\nMeldt på pause\n" in plain_text(PAPERS["extract"](case))


def test_what_runs_says_nothing_of_a_pause_on_an_extract() -> None:
    running = replace(halted(lifted=True, decided=False).interventions[0], lifted=False)
    case = seen(family(*BESIDE, running, concern("i", "sanne")), GP)
    assert "Meldt" not in plain_text(PAPERS["extract"](case))
