"""A letter issued in the real store: plan board and sheet say afterwards what was decided."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from app.models.base import Id
from app.models.case import Case
from app.models.meetings import DecisionState, Delivery
from app.models.plan import InterventionState
from app.models.tasks import Task, TaskReason
from app.presenters.document import plain_text
from app.presenters.handout.sheet import sheet
from app.presenters.plan_board import plan_board
from app.rules.resubmission import deviates
from app.services.acts.issuing import IssueLetter
from app.services.acts.taking_effect import TakeEffect
from app.services.runner import Runner
from app.storage.migrate import upgrade
from app.storage.tables import HEAD, make_tables, schema
from app.storage.vault import LEAST_COST, Vault, create_vault, prepare_vault
from app.storage.work import Work
from tests.support.decided import LETTER, MENTOR, ROWS, TODAY, case_with, seen
from tests.support.laws import shipped_laws
from tests.support.memory import FixedClock

LAWS = shipped_laws()
KEYS = frozenset(each.key for law in LAWS for each in law.references)
DRAFTS = tuple(
    replace(e, state=DecisionState.DRAFT, decided_on=None, received_on=None, sent_on=None)
    for e in ROWS
)

BEGINS = date(2026, 2, 16)
UNTIL_THEN, FROM_THEN = "2–4 timer om ugen efter behov", "3–6 timer om ugen"


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    prepared = prepare_vault()
    opened = create_vault(
        tmp_path_factory.mktemp("decided") / "vault", "lille grøn hest på taget", prepared,
        prepared.code, LEAST_COST,
    )  # fmt: skip
    upgrade(opened, "app.storage.migrations.versions", HEAD, make_tables)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def issued(vault: Vault) -> tuple[Case, Case]:
    """The family before and after, read back; nothing but the letter was issued."""
    clock = FixedClock(TODAY)
    work = Work(vault, schema(), clock.now, "test")
    runner = Runner(work, clock, KEYS)
    case = case_with(rows=DRAFTS)
    runner.create(case, "case.create")
    tasks = tuple(
        (e.id, Task(id=Id(f"t{e.id}"), case_id=case.id, what="Forelæg igen"))
        for e in DRAFTS if deviates(case, e)
    )  # fmt: skip
    steps = tuple((e.id, Id(f"s{e.id}")) for e in DRAFTS)
    runner.run(
        IssueLetter(case.id, LETTER.id, TODAY, Delivery.DIGITAL, tasks=tasks, step_ids=steps)
    )
    with work() as repositories:
        return case, repositories.load(case.id)


def states(case: Case) -> dict[str, str]:
    lines = [line for card in plan_board(case, TODAY).cards for line in card.lines]
    return {line.name: line.state.key for line in lines}


def test_the_plan_moves_in_the_transaction_of_the_letter(issued: tuple[Case, Case]) -> None:
    before, after = issued
    mentor = "Én mentor til både job og hverdag, 2–4 timer om ugen"
    assert states(before)[mentor] == InterventionState.RECOMMENDED
    assert states(after)[mentor] == InterventionState.GRANTED
    assert states(after)["Praktik i børnehave, 6 timer om ugen"] == InterventionState.REFUSED
    assert states(after)[f"Støtte i hjemmet, {UNTIL_THEN}"] == InterventionState.GRANTED
    (step,) = (e for e in after.intervention_steps if e.intervention_id == MENTOR.id)
    assert (step.day, step.decision_id) == (TODAY, ROWS[0].id)
    assert [e.reason for e in after.tasks] == [TaskReason.RESUBMISSION]


def test_what_is_granted_from_a_later_day_is_on_the_sheet_from_that_day(
    vault: Vault, issued: tuple[Case, Case]
) -> None:
    before, after = issued
    work = Work(vault, schema(), FixedClock(BEGINS).now, "test")
    Runner(work, FixedClock(BEGINS), KEYS).run(TakeEffect(before.id))
    with work() as repositories:
        begun = repositories.load(before.id)
        acts = [each.act for each in repositories.entries(before.id)]
    said = [
        plain_text(sheet(seen(case, on=day), LETTER.person_id, day, LAWS))
        for case, day in ((after, TODAY), (begun, BEGINS))
    ]
    assert [UNTIL_THEN in each for each in said] == [True, False]
    assert [FROM_THEN in each for each in said] == [False, True]
    assert acts == ["case.create", "Letter.issue", "Decision.take_effect"]
    assert states(begun)[f"Støtte i hjemmet, {FROM_THEN}"] == InterventionState.GRANTED
