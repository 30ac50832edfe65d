"""A family that is opened is up with the calendar: what a decision did of itself is done, and said once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from app.models.contacts import Contact
from app.models.plan import Intervention, InterventionState
from app.models.problems import Code, Problem, Refused
from app.models.readers import COORDINATOR, FamilyReader
from app.models.vault_problems import DiskFull
from app.services.acts.records import Add
from app.services.acts.taking_effect import TakeEffect
from tests.support.later import NAME, RUN, stopping
from tests.support.workspace import TODAY, make_workspace, seed_case

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.models.changes import Change
    from app.services.operation import Operation
    from tests.views.conftest import DeskSet

ONE = timedelta(1)
State = InterventionState


@pytest.fixture
def late(make_desk: Callable[..., DeskSet]) -> DeskSet:
    """A desk; the help of its family stopped yesterday by a decision, and nobody has looked since."""
    return make_desk(make_workspace(stopping(seed_case(), TODAY - ONE)))


def case_id(made: DeskSet) -> str:
    return made.workspace.families()[0].id


def state(made: DeskSet) -> State:
    found = made.workspace.store.load(made.workspace.families()[0].id).get(Intervention, RUN)
    assert found is not None
    return found.state


def acts(made: DeskSet) -> list[str]:
    return [each.act for each in made.workspace.history(made.workspace.families()[0].id)]


def open_it(made: DeskSet) -> None:
    made.desk.open_case(made.workspace.families()[0].id)


def turn_the_day(made: DeskSet) -> None:
    made.workspace.clock.moment += ONE


def test_it_is_done_said_and_logged_before_anybody_looks(late: DeskSet) -> None:
    open_it(late)
    assert state(late) is State.ENDED
    assert late.desk.lensed is not None
    shown = late.desk.lensed.case.get(Intervention, RUN)
    assert shown is not None
    assert shown.state is State.ENDED
    assert late.desk.banner.words.startswith(
        "Fra 12. januar 2026 er »Støtte-kontaktperson« stoppet"
    )
    assert acts(late).count("Decision.take_effect") == 1
    assert late.desk.history.undo_label == ""


def test_it_is_said_once_and_stands_while_one_looks_around(late: DeskSet) -> None:
    open_it(late)
    late.desk.go("map")
    assert NAME in late.desk.banner.words
    open_it(late)
    assert late.desk.banner.words == ""
    assert acts(late).count("Decision.take_effect") == 1


def test_on_its_last_day_help_goes_on(make_desk: Callable[..., DeskSet]) -> None:
    made = make_desk(make_workspace(stopping(seed_case(), TODAY)))
    open_it(made)
    assert (state(made), made.desk.banner.words) == (State.RUNNING, "")
    assert "Decision.take_effect" not in acts(made)
    made.desk.run(Add(Contact(id=made.workspace.ids.new(), case_id=seed_case().id, role="Mentor")))
    assert made.desk.history.undo_label
    turn_the_day(made)
    made.desk.go("map")
    assert state(made) is State.ENDED
    assert NAME in made.desk.banner.words
    assert made.desk.history.undo_label == ""  # nothing below what has legal effect is undone


def test_under_another_reader_s_eyes_nothing_is_done(make_desk: Callable[..., DeskSet]) -> None:
    made = make_desk(make_workspace(stopping(seed_case(), TODAY)))
    open_it(made)
    assert made.desk.lensed is not None
    made.desk.look_as(FamilyReader(made.desk.lensed.case.people[0].id))
    turn_the_day(made)
    made.desk.go("map")
    assert (state(made), made.desk.banner.words) == (State.RUNNING, "")
    made.desk.look_as(COORDINATOR)  # the control: whose desk it is does see it done
    assert state(made) is State.ENDED
    assert NAME in made.desk.banner.words


def test_who_borrows_eyes_borrows_those_of_today(make_desk: Callable[..., DeskSet]) -> None:
    made = make_desk(make_workspace(stopping(seed_case(), TODAY)))
    open_it(made)
    turn_the_day(made)
    assert made.desk.lensed is not None
    made.desk.look_as(FamilyReader(made.desk.lensed.case.people[0].id))
    assert state(made) is State.ENDED


def test_what_was_said_to_the_coordinator_is_not_above_what_another_reader_sees(
    late: DeskSet,
) -> None:
    open_it(late)
    assert late.desk.lensed is not None
    for each in late.desk.lensed.case.people[:2]:
        late.desk.look_as(FamilyReader(each.id))
        assert late.desk.banner.words == ""
    late.desk.look_as(COORDINATOR)  # the control: it was there, and is told to whom it was told
    assert NAME in late.desk.banner.words
    late.desk.look_as(FamilyReader(late.desk.lensed.case.people[0].id))
    open_it(late)
    late.desk.look_as(FamilyReader(late.desk.lensed.case.people[0].id))
    late.desk.look_as(COORDINATOR)
    assert late.desk.banner.words == ""


@pytest.mark.parametrize("why", [DiskFull(), Refused(Problem(Code.PLAN_FROZEN))])
def test_a_family_opens_all_the_same_where_it_cannot_be_done(
    late: DeskSet, monkeypatch: pytest.MonkeyPatch, why: Exception
) -> None:
    real = late.workspace.run

    def run(operation: Operation) -> Change:
        if isinstance(operation, TakeEffect):
            raise why
        return real(operation)

    monkeypatch.setattr(late.workspace, "run", run)
    open_it(late)
    assert late.desk.case == case_id(late)
    assert state(late) is State.RUNNING
    assert bool(late.desk.banner.words) is isinstance(why, DiskFull)


def test_the_line_leads_to_the_decisions(late: DeskSet, monkeypatch: pytest.MonkeyPatch) -> None:
    gone: list[str] = []
    open_it(late)
    said = late.desk.effects.of(late.workspace.families()[0].id)
    assert said is None
    monkeypatch.setattr(late.desk, "go", gone.append)
    late.desk.banner._do()
    assert gone == ["decisions"]
