"""The same case under each profile, and under one with other numbers: the times are the profile's own."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from app.models.base import Id
from app.models.case import Case
from app.models.law import LawProfile, LocalLaw
from app.models.law_parts import Deadline, Unit
from app.models.letters import Hearing, LetterState
from app.models.meetings import Decision, DecisionState
from app.models.plan import InterventionState, InterventionStep
from app.models.tasks import Task, TaskReason
from app.presenters.forms import FieldError, Raw, operations_for_action
from app.presenters.overview import overview
from app.presenters.task_list import coming_lines, task_for
from app.presenters.today import today_spec
from app.presenters.unfiled_list import unfiled_list
from app.rules.steps import applied
from tests.support.decided import BASE, HEARING, LETTER, MENTOR, ROWS, case_with
from tests.support.forms import AROUND
from tests.support.laws import shipped_laws
from tests.support.memory import NumberedIds

DAY = date(2026, 2, 9)  # a Monday
SINCE = date(2025, 8, 8)
ASKED = replace(HEARING, sent_on=None, deadline=None)
STEP = InterventionStep(
    id=Id("r"), case_id=BASE.id, intervention_id=MENTOR.id, state=InterventionState.RECOMMENDED,
    day=SINCE,
)  # fmt: skip
SENT = replace(LETTER, id=Id("sent"), state=LetterState.FINAL, final_on=DAY)
DRAFT = replace(
    ROWS[1], state=DecisionState.DRAFT, decided_on=None, received_on=None, sent_on=None,
    delivery=None, replaces_id=None,
)  # fmt: skip


@dataclass(frozen=True)
class Times:
    """Days to answer, working days of the post and the journal, months without effort."""

    hearing: int
    letter: int
    journal: int
    idle: int


SHIPPED = Times(14, 6, 3, 6)
OTHER = Times(21, 4, 10, 3)
KEYS = ("hearing", "letter", "journal", "resubmission")


def with_times(law: LawProfile, times: Times) -> LawProfile:
    wanted = dict(zip(KEYS, (times.hearing, times.letter, times.journal, times.idle), strict=True))
    rows = tuple(replace(e, amount=wanted.get(e.key, e.amount)) for e in law.deadlines)
    return replace(law, deadlines=rows)


TABLE = [(law, SHIPPED) for law in shipped_laws()] + [
    (with_times(law, OTHER), OTHER) for law in shipped_laws()
]


def under(law: LawProfile) -> Case:
    case = case_with(ASKED, STEP, SENT, rows=(DRAFT,))
    return replace(case, head=replace(case.head, law_profile=law.key))


def act(law: LawProfile, record: Hearing | Decision, key: str, **answers: Raw) -> Case:
    case, keys = under(law), frozenset(each.key for each in law.references)
    found = operations_for_action(case, record, key, answers, NumberedIds(), DAY, (law,))
    assert not isinstance(found, FieldError)
    return applied(case, found[0].steps(case, replace(AROUND, today=DAY, law_keys=keys)))


@pytest.mark.parametrize(("law", "times"), TABLE)
def test_who_is_heard_has_the_profiles_days(law: LawProfile, times: Times) -> None:
    heard = act(law, ASKED, "send").hearings[0]
    assert heard.deadline == DAY + timedelta(days=times.hearing)


@pytest.mark.parametrize(("law", "times"), TABLE)
def test_a_letter_takes_the_profiles_working_days(law: LawProfile, times: Times) -> None:
    given = act(law, DRAFT, "issue", delivery="letter").get(Decision, DRAFT.id)
    assert given is not None
    assert given.received_on == {6: date(2026, 2, 17), 4: date(2026, 2, 13)}[times.letter]


@pytest.mark.parametrize(("law", "times"), TABLE)
def test_the_journal_waits_the_profiles_working_days(law: LawProfile, times: Times) -> None:
    last = {3: date(2026, 2, 12), 10: date(2026, 2, 23)}[times.journal]
    for on, late in ((last, False), (last + timedelta(1), True)):
        lines = unfiled_list(under(law), on, laws=(law,))
        assert [each.late for each in lines if each.id == SENT.id] == [late]


@pytest.mark.parametrize(("law", "times"), TABLE)
def test_the_team_sees_it_again_after_the_profiles_months(law: LawProfile, times: Times) -> None:
    due = {6: date(2026, 2, 8), 3: date(2025, 11, 8)}[times.idle]
    assert idle(under(law), due - timedelta(1), law) == []
    assert len(idle(under(law), due, law)) == 1


def idle(case: Case, on: date, law: LawProfile) -> list[str]:
    return [each.what for each in coming_lines(case, on, (law,)) if each.key.startswith("idle/")]


def test_control_without_the_time_nothing_is_proposed_late_or_idle() -> None:
    bare = replace(shipped_laws()[-1], deadlines=())
    found = operations_for_action(under(bare), ASKED, "send", {}, NumberedIds(), DAY, (bare,))
    assert found == FieldError("deadline", "Skriv, hvilken dag der senest skal svares.")
    assert act(bare, ASKED, "send", deadline="20.2.2026").hearings[0].deadline == date(2026, 2, 20)
    assert not any(e.late for e in unfiled_list(under(bare), date(2030, 1, 1), laws=(bare,)))
    assert idle(under(bare), date(2030, 1, 1), bare) == []


def test_a_municipality_has_its_own_number_while_it_holds() -> None:
    law = next(each for each in shipped_laws() if each.key == "2026")
    hearing = next(each for each in law.deadlines if each.key == "hearing")
    own = LocalLaw(
        key="k", base=law.key, municipality="Kommunen", source="", checked_on=DAY,
        certainty=law.certainty, valid_from=DAY, deadlines=(replace(hearing, amount=3, unit=Unit.WEEKS),),
    )  # fmt: skip
    heard = act(replace(law, local=(own,)), ASKED, "send").hearings[0]
    assert heard.deadline == date(2026, 3, 2)


def test_what_stands_still_is_on_both_pages_until_a_task_covers_it() -> None:
    law = next(each for each in shipped_laws() if each.key == "2026")
    case = under(law)
    (line,) = (
        e for e in overview(case, DAY, coordinator=True, laws=(law,)).coming if "idle" in e.key
    )
    assert line.what == (
        "»Én mentor til både job og hverdag« har stået stille for længe (indstillet). Forelæg sagen"
        " igen, eller sæt den i gang."
    )
    assert (line.page, line.record) == ("plan", MENTOR.id)
    shown = [
        row.record for part in today_spec([case], DAY, "", (law,)).sections for row in part.rows
    ]
    assert MENTOR.id in shown
    made = task_for(case, line.key, DAY, NumberedIds(), (law,))
    assert made is not None
    after = applied(case, made.steps(case, AROUND))
    assert (after.tasks[-1].reason, after.tasks[-1].by_date) == (TaskReason.RESUBMISSION, DAY)
    assert idle(after, DAY, law) == []
    old = replace(after.tasks[-1], done_on=date(2026, 1, 1))
    assert len(idle(after.having(Task, (old,)), DAY, law)) == 1


def test_a_case_that_goes_back_to_the_team_is_on_the_first_page_without_a_day() -> None:
    again = Task(id=Id("t"), case_id=BASE.id, what="Forelæg igen", reason=TaskReason.RESUBMISSION)
    other = replace(again, id=Id("u"), reason=TaskReason.OWN)
    spec = today_spec([BASE.having(Task, (again, other))], DAY, "")
    assert [row.record for row in spec.sections[0].rows] == ["t"]


def test_every_shipped_profile_gives_all_four() -> None:
    for law in shipped_laws():
        found: dict[str, Deadline] = {each.key: each for each in law.deadlines}
        assert found.keys() >= set(KEYS), law.key
