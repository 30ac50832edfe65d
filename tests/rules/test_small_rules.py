"""Short rules: what is settled, which state follows, which law holds, which number comes next."""

from datetime import UTC, date, datetime
from itertools import product

import pytest

from app.models.base import Id, Record
from app.models.case import RECORD_TYPES
from app.models.consents import ConsentScope, ConsentState, Recipient
from app.models.facts import facts_of
from app.models.law import Certainty, LawProfile
from app.models.meetings import (
    AgendaItem,
    Decision,
    DecisionState,
    Handout,
    HandoutForm,
    MeetingState,
)
from app.models.plan import InterventionState as State
from app.rules.handouts import next_number
from app.rules.intervention_states import NEXT, may_follow
from app.rules.law import in_force
from app.rules.legal import CONTROLLED, is_settled
from tests.rules.families import KEY, attends, consent, family, goal, meeting

# --- interventions ------------------------------------------------------------------------------

ALLOWED = {
    ("wished", "proposed"), ("wished", "recommended"), ("wished", "ended"),
    ("proposed", "wished"), ("proposed", "recommended"), ("proposed", "granted"),
    ("proposed", "refused"), ("recommended", "proposed"), ("recommended", "granted"),
    ("recommended", "refused"), ("granted", "running"), ("granted", "ended"),
    ("refused", "wished"), ("running", "paused"), ("running", "ended"), ("paused", "running"),
    ("paused", "ended"), ("ended", "running"),
}  # fmt: skip


@pytest.mark.parametrize(("present", "wanted"), [*product(State, State)])
def test_which_state_may_follow_which(present: State, wanted: State) -> None:
    assert may_follow(present, wanted) is ((present.value, wanted.value) in ALLOWED)


def test_every_state_can_be_left_and_every_state_can_be_reached() -> None:
    assert set(NEXT) == set(State)
    assert frozenset().union(*NEXT.values()) == set(State)


# --- what is settled ----------------------------------------------------------------------------


def decision(state: DecisionState) -> Decision:
    return Decision(id=Id("d"), case_id=KEY, text="Støtte", state=state)


SHEET = Handout(id=Id("h"), case_id=KEY, form=HandoutForm.SHEET, number=1,
                printed_at=datetime(2026, 1, 1, tzinfo=UTC))  # fmt: skip
POINT = AgendaItem(id=Id("p"), case_id=KEY, meeting_id=Id("m"), title="Hverdag")


@pytest.mark.parametrize("state", DecisionState)
def test_an_issued_decision_is_settled(state: DecisionState) -> None:
    assert is_settled(family(), decision(state)) is (state is DecisionState.ISSUED)


@pytest.mark.parametrize("state", MeetingState)
def test_a_closed_meeting_is_settled_with_its_points_and_attendance(state: MeetingState) -> None:
    case = family(meeting(state))
    settled = state is MeetingState.CLOSED
    assert {is_settled(case, each) for each in (meeting(state), POINT, attends("sanne"))} == {
        settled
    }


@pytest.mark.parametrize("state", ConsentState)
def test_an_answered_consent_is_settled_with_scope_and_recipients(state: ConsentState) -> None:
    rows = consent("sanne", "david", state=state)
    settled = state is not ConsentState.OFFERED
    assert {is_settled(family(*rows), each) for each in rows} == {settled}


def test_rows_of_what_is_not_there_are_not_settled() -> None:
    lost = (POINT, attends("sanne"), *consent("sanne", "david")[1:])
    assert not any(is_settled(family(), each) for each in lost)
    assert {type(each) for each in lost} >= {ConsentScope, Recipient}


def test_a_handout_is_settled_once_it_is_there() -> None:
    assert not is_settled(family(), SHEET)
    assert is_settled(family(SHEET), SHEET)


def test_other_records_are_never_settled() -> None:
    assert not is_settled(family(goal("g")), goal("g"))


def test_what_acts_of_their_own_change_are_fields_that_exist() -> None:
    assert set(CONTROLLED) <= set(RECORD_TYPES)
    for kind, names in CONTROLLED.items():
        assert names <= set(facts_of(kind))


# --- law ----------------------------------------------------------------------------------------


def profile(key: str, first: date | None, last: date | None) -> LawProfile:
    return LawProfile(
        key=key, title=key, valid_from=first, valid_to=last, meeting_decides=False,
        complaint_to="Ankestyrelsen", complaint_weeks=4, source="", checked_on=date(2026, 1, 1),
        certainty=Certainty.HIGH, references=(),
    )  # fmt: skip


OLD = profile("old", None, date(2024, 12, 31))
MIDDLE = profile("2025", date(2025, 1, 1), date(2026, 6, 30))
OPEN = profile("2026", date(2026, 2, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("on", "key"),
    [
        (date(1990, 1, 1), "old"), (date(2024, 12, 31), "old"), (date(2025, 1, 1), "2025"),
        (date(2026, 1, 31), "2025"), (date(2026, 2, 1), "2026"), (date(2027, 12, 31), "2026"),
        (date(2028, 1, 1), "2026"),
    ],
)  # fmt: skip
def test_the_profile_that_began_last_holds(on: date, key: str) -> None:
    assert in_force((OPEN, OLD, MIDDLE), on).key == key


def test_before_any_profile_the_newest_stands_in() -> None:
    assert in_force((MIDDLE, OPEN), date(2020, 1, 1)).key == "2026"


# --- numbers of sheets --------------------------------------------------------------------------


def sheet(who: str | None, form: HandoutForm, number: int) -> Record:
    person = None if who is None else Id(who)
    key = Id(f"{who}-{form}-{number}")
    return Handout(id=key, case_id=KEY, person_id=person, form=form, number=number,
                   printed_at=datetime(2026, 1, 1, tzinfo=UTC))  # fmt: skip


def test_a_number_counts_one_readers_sheets_of_one_form() -> None:
    rows = (sheet("sanne", HandoutForm.SHEET, 1), sheet("sanne", HandoutForm.SHEET, 4),
            sheet("david", HandoutForm.SHEET, 9), sheet(None, HandoutForm.MAP, 2))  # fmt: skip
    case = family(*rows)
    assert next_number(case, Id("sanne"), HandoutForm.SHEET) == 5
    assert next_number(case, Id("sanne"), HandoutForm.MAP) == 1
    assert next_number(case, Id("david"), HandoutForm.SHEET) == 10
    assert next_number(case, None, HandoutForm.MAP) == 3
    assert next_number(case, None, HandoutForm.SHEET) == 1
