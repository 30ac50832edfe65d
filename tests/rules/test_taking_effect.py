"""What comes on its day against counting the days one by one, and late against in time."""

import random
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Final

from hypothesis import given
from hypothesis import strategies as st

from app.models.base import Id
from app.models.case import Case
from app.models.meetings import Decision, DecisionEffect, DecisionState
from app.models.plan import Duty, Intervention, InterventionState
from app.models.problems import Refused
from app.rules.steps import applied
from app.rules.taking_effect import due
from app.services.acts.decisions import IssueDecision
from app.services.acts.interventions import LiftDuty, MoveIntervention
from app.services.acts.taking_effect import TakeEffect
from app.services.operation import Operation
from app.services.runner import Runner
from tests.rules.worlds import few
from tests.services.desk import KEY, LAW, Desk, a_case
from tests.support.memory import TODAY, FixedClock

RUN, ONE, WINDOW = Id("run"), timedelta(1), 24
State = InterventionState
Effect = DecisionEffect
HELP: Final = Intervention(
    id=RUN, case_id=KEY, name="Mentor", state=State.RUNNING, duty=Duty.DUTY
)  # fmt: skip


def on(day: int) -> date:
    return TODAY + day * ONE


@dataclass
class Story:
    """What people do on each day of the window; drafts wait in the case from the start."""

    rnd: random.Random
    drafts: list[Decision] = field(default_factory=list)
    acts: dict[int, list[Operation]] = field(default_factory=dict)

    def tell(self, *, by_hand: bool) -> "Story":
        for at in range(self.rnd.randint(1, 4)):
            self.decide(at)
        for at in range(self.rnd.randint(0, 2) if by_hand else 0):
            day = self.rnd.randrange(WINDOW)
            self.acts.setdefault(day, []).append(self.hand(Id(f"h{at}")))
        return self

    def decide(self, at: int) -> None:
        rnd, day = self.rnd, self.rnd.randrange(WINDOW // 2)
        begins = rnd.choice([None, rnd.randint(-2, 9)])
        ends = rnd.choice([None, rnd.randint(0, 9)])
        self.drafts.append(
            Decision(
                id=Id(f"d{at}"), case_id=KEY, seq=at, text="Ja", law_key="sel-85", reason="Fordi",
                intervention_id=RUN, effect=rnd.choice(list(Effect)), intensity=f"{at} timer",
                from_date=None if begins is None else on(day + begins),
                to_date=None if ends is None else on(day + (begins or 0) + ends),
                replaces_id=rnd.choice([None, None, Id(f"d{rnd.randint(0, at)}")]) if at else None,
            )
        )  # fmt: skip
        act = IssueDecision(KEY, Id(f"d{at}"), on(day), step_id=Id(f"s{at}"))
        self.acts.setdefault(day, []).append(act)

    def hand(self, key: Id) -> Operation:
        if self.rnd.random() < 0.3:
            return LiftDuty(KEY, RUN, key, "syg", lifted=self.rnd.random() < 0.5)
        wanted = self.rnd.choice([State.RUNNING, State.PAUSED, State.ENDED])
        return MoveIntervention(KEY, RUN, wanted, key, "syg")

    @property
    def desk(self) -> Desk:
        return Desk(a_case(HELP, *self.drafts))


def lived(story: Story, opened: set[int]) -> list[Case]:
    """The case as it is at the end of each day, where the family is opened on some of them."""
    desk, found = story.desk, []
    for day in range(WINDOW):
        desk.runner = Runner(desk.store, FixedClock(on(day)), LAW)
        if day in opened:
            desk.run(TakeEffect(KEY))
        for act in story.acts.get(day, []):
            try:
                desk.run(act)
            except Refused:
                continue
        found.append(desk.case)
    return found


def way(case: Case) -> list[Any]:
    return [
        (each.state, each.day, each.decision_id, each.lifted) for each in case.intervention_steps
    ]


@few(250)
@given(st.integers(0, 2**32))
def test_a_family_opened_late_is_where_it_would_be_had_it_been_opened_every_day(seed: int) -> None:
    story = Story(random.Random(seed)).tell(by_hand=True)
    every = lived(story, set(range(WINDOW)))
    late = lived(story, {*story.acts, WINDOW - 1})
    assert late[-1].interventions[0] == replace(
        every[-1].interventions[0], version=late[-1].interventions[0].version
    )
    assert way(late[-1]) == way(every[-1])


def begins_today(each: Decision, day: date) -> bool:
    """Told without arithmetic: so today, and not yet so the day before."""

    def so(at: date) -> bool:
        if each.effect is Effect.STOPS:
            last = each.to_date or each.from_date
            open_end = each.to_date is None
            return last is not None and (at >= last if open_end else at > last)
        return each.from_date is not None and at >= each.from_date

    return so(day) and not so(day - ONE)


def has_successor(each: Decision, case: Case) -> bool:
    """Another one was issued in its place, on an earlier day than this morning."""
    issued = (other for other in case.decisions if other.state is DecisionState.ISSUED)
    return any(other.replaces_id == each.id for other in issued)


def granted_since(each: Decision, case: Case, day: date) -> bool:
    """Help stands granted from a day to come by a younger decision: not that was to stop or pause."""
    return any(
        grant.effect is Effect.GRANTS
        and grant.from_date == case.interventions[0].from_date
        and (grant.from_date or day) > day
        and (grant.decided_on or day, grant.seq) > (each.decided_on or day, each.seq)
        for grant in case.decisions
        if grant.state is DecisionState.ISSUED
    )


MOVES: Final = {
    Effect.PAUSES: ({State.RUNNING}, State.PAUSED),
    Effect.RESUMES: ({State.PAUSED}, State.RUNNING),
    Effect.STOPS: ({State.GRANTED, State.RUNNING, State.PAUSED}, State.ENDED),
    Effect.GRANTS: (set(State) - {State.GRANTED, State.RUNNING, State.PAUSED}, State.GRANTED),
}


DUTY: Final[dict[DecisionEffect | None, bool]] = {Effect.LIFTS: True, Effect.RESTORES: False}


def by_the_day(case: Case, day: date) -> tuple[State, bool]:
    """Where help stands this morning, from where it stood last night: nothing but today's decisions."""
    state, lifted = case.interventions[0].state, case.interventions[0].lifted
    for each in sorted(case.decisions, key=lambda each: (each.decided_on or TODAY, each.seq)):
        decided = each.decided_on
        waited = each.state is DecisionState.ISSUED and decided is not None and decided < day
        if not waited or not begins_today(each, day) or has_successor(each, case):
            continue
        if state is State.GRANTED and granted_since(each, case, day):
            continue
        if each.effect in MOVES and state in MOVES[each.effect][0]:
            state = MOVES[each.effect][1]
            lifted = lifted and state is not State.GRANTED
        if state in {State.GRANTED, State.RUNNING, State.PAUSED}:
            lifted = DUTY.get(each.effect, lifted)
    return state, lifted


def holds_still(each: Decision, case: Case, day: date) -> bool:
    """It has begun; nothing took its place before it did, or has begun in its place."""
    decided = each.decided_on or day
    begins = each.from_date or decided
    return max(begins, decided) <= day and not any(
        (other.decided_on or day) < begins or begins_on(other) <= day
        for other in case.decisions
        if other.replaces_id == each.id and other.state is DecisionState.ISSUED
    )


def begins_on(each: Decision) -> date:
    """Counted from long before, day by day."""
    decided = each.decided_on or TODAY
    later = (TODAY + at * ONE for at in range(2 * WINDOW))
    if each.effect is Effect.REFUSES:
        return decided
    return next((day for day in later if begins_today(each, day)), decided)


RESETS: Final = {
    Effect.PAUSES: {Effect.RESUMES, Effect.STOPS}, Effect.LIFTS: {Effect.RESTORES},
}  # fmt: skip


def at_work(effect: DecisionEffect, case: Case) -> set[Id | None]:
    """What is written on the way since it was last ended by a decision, or the help began anew."""
    named: set[Id | None] = set()
    for step in case.intervention_steps:
        by = case.get(Decision, step.decision_id)
        if by is not None and by.effect in {*RESETS[effect]} | (
            {Effect.GRANTS} if step.state is State.GRANTED else set()
        ):
            named.clear()
        named.add(step.decision_id)
    return named


def is_over(effect: DecisionEffect, case: Case, day: date) -> bool:
    """One of this kind had its last day yesterday, or was issued after it, and none holds today."""
    begins = {each.id for each in case.decisions if begins_on(each) == day}
    rows = [
        each for each in case.decisions
        if each.effect is effect and each.state is DecisionState.ISSUED
        and holds_still(each, case, day) and each.id in begins | at_work(effect, case)
    ]  # fmt: skip
    last = any(
        each.to_date is not None and max(each.to_date, each.decided_on or day) == day - ONE
        for each in rows
    )
    return last and all(each.to_date is not None and each.to_date < day for each in rows)


@few(250)
@given(st.integers(0, 2**32))
def test_each_morning_is_as_one_who_only_looks_at_the_calendar_says(seed: int) -> None:
    story = Story(random.Random(seed)).tell(by_hand=False)
    evenings = lived(story, set(range(WINDOW)))
    for day in range(1, WINDOW):
        rest = last = evenings[day - 1]
        for each in due(last, on(day)):
            rest = applied(rest, each.steps)
        present = rest.interventions[0]
        state, lifted = by_the_day(last, on(day))
        if state is State.PAUSED and is_over(Effect.PAUSES, last, on(day)):
            state = State.RUNNING
        lifted = lifted and not is_over(Effect.LIFTS, last, on(day))
        assert (present.state, present.lifted) == (state, lifted)
