"""Nobody is left without help, whatever two desks did: what a withdrawal demands stands."""

from dataclasses import replace

from app.models.base import Id
from app.models.case import Case, CaseHead
from app.models.consents import Consent, ConsentState, ConsentType
from app.models.meetings import Decision, DecisionState
from app.models.plan import Intervention, InterventionState
from app.models.tasks import Task, TaskReason
from app.rules.compared import Side
from app.rules.merge import WHOLE, merge
from app.rules.merged import resolve
from app.rules.withdrawal import broken_promise
from tests.rules.families import KEY, TODAY, concern, consent, family, with_

HELP = Intervention(id=Id("i"), case_id=KEY, name="Mentor", state=InterventionState.RUNNING)
TASK = Task(
    id=Id("t"), case_id=KEY, what="Vurdér igen", reason=TaskReason.REASSESSMENT,
    intervention_id=Id("i"),
)  # fmt: skip
BASE = family(*consent("sanne", type=ConsentType.PLAN), HELP, concern("i", "sanne"))


def withdrawn(case: Case) -> Case:
    (given,) = case.consents
    gone = replace(given, state=ConsentState.WITHDRAWN, withdrawn_on=TODAY)
    return with_(case.having(Consent, (gone,)), TASK)


def without_help(case: Case) -> Case:
    return replace(case, interventions=(), concerns=(), tasks=())


def test_help_of_a_frozen_plan_goes_on_though_the_deputy_ended_or_removed_it() -> None:
    mine = withdrawn(BASE)
    ended = with_(BASE, replace(HELP, state=InterventionState.ENDED, intensity="2 timer"))
    outcome = resolve(merge(BASE, mine, ended), {})
    assert outcome.case.interventions == (replace(HELP, intensity="2 timer"),)
    assert [(each.side, each.field) for each in outcome.lost] == [(Side.THEIRS, "state")]
    merged = merge(BASE, mine, without_help(BASE))
    assert merged.conflicts == ()
    assert merged.forced[Id("i"), WHOLE] is Side.MINE
    assert resolve(merged, {}).case.interventions == (HELP,)
    for each in (ended, without_help(BASE)):
        assert broken_promise(mine, resolve(merge(BASE, mine, each), {}).case) is None


def test_with_a_decision_of_the_deputy_it_ends() -> None:
    ended = with_(
        BASE, replace(HELP, state=InterventionState.ENDED),
        Decision(id=Id("d"), case_id=KEY, text="Slut", state=DecisionState.ISSUED,
                 decided_on=TODAY, intervention_id=Id("i")),
    )  # fmt: skip
    mine = withdrawn(BASE)
    outcome = resolve(merge(BASE, mine, ended), {})
    assert broken_promise(mine, outcome.case) is None
    assert outcome.case.interventions[0].state is InterventionState.ENDED


def test_the_deputys_tasks_bring_back_what_was_removed_here() -> None:
    mine = without_help(BASE)
    merged = merge(BASE, mine, withdrawn(BASE))
    assert merged.conflicts == ()
    case = resolve(merged, {}).case
    assert (case.interventions, case.tasks) == ((HELP,), (replace(TASK, seq=case.tasks[0].seq),))


def test_a_case_closed_here_is_open_again_for_what_the_withdrawal_there_demands() -> None:
    mine = BASE.having(CaseHead, (replace(BASE.head, closed_on=TODAY),))
    outcome = resolve(merge(BASE, mine, withdrawn(BASE)), {})
    assert outcome.case.head.closed_on is None
    assert [(each.field, each.value) for each in outcome.lost] == [("closed_on", TODAY)]
