"""Who comes along with a citizen, and what they may hear: chosen by the citizen, in few presses."""

from dataclasses import replace

import pytest

from app.models.base import Id
from app.models.case import Case
from app.models.facts import Area, Kind
from app.models.meetings import Attendance, AttendanceRole, Confided, MeetingState
from app.models.readers import RoomReader
from app.presenters.forms import FieldError, Raw, form_for, new_form, new_operation
from app.presenters.forms.spec import FieldSpec
from app.rules.lens import lens
from app.rules.steps import applied
from app.services.acts.records import Add
from tests.presenters.forms.test_meeting_forms import CASE, KEY, MEETING, act, after
from tests.rules.families import WORDS, concern, goal, with_
from tests.support.forms import AROUND, LAWS
from tests.support.memory import TODAY, NumberedIds

TOVE = Attendance(id=Id("tove"), case_id=KEY, meeting_id=Id("m"), name="Tove",
                  role=AttendanceRole.COMPANION, beside_id=Id("s"))  # fmt: skip
WITH_TOVE = replace(CASE, attendances=(TOVE,))


def fields(case: Case, record: Attendance) -> dict[str, FieldSpec]:
    spec = form_for(case, record, LAWS, TODAY)
    return {each.name: each for section in spec.sections for each in section.fields}


def scopes(case: Case) -> list[tuple[Area | None, Kind | None]]:
    return [(each.area, each.kind) for each in case.confided]


def test_the_question_names_both() -> None:
    found = fields(WITH_TOVE, TOVE)
    assert found["beside_id"].value == "s"
    assert found["confided"].label == "Hvad må Tove høre? Sanne vælger selv:"
    assert [each.label for each in found["confided"].choices][:2] == ["Alt om sig selv", "Social"]


def test_without_a_citizen_there_is_nothing_to_choose() -> None:
    alone = replace(TOVE, beside_id=None)
    assert "confided" not in fields(replace(CASE, attendances=(alone,)), alone)
    spec = new_form(Attendance, CASE, LAWS, TODAY)
    new = {each.name: each for section in spec.sections for each in section.fields}
    assert new["confided"].label == "Hvad må han eller hun høre? Borgeren vælger selv:"


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("all", (None, None)),
        ("health", (Area.HEALTH, None)),
        ("agreement", (None, Kind.AGREEMENT)),
    ],
)
def test_one_press_lets_it_be_heard_and_one_takes_it_back(
    chosen: str, expected: tuple[Area | None, Kind | None]
) -> None:
    case = after(TOVE, "confided", (chosen,), WITH_TOVE)
    assert scopes(case) == [expected]
    assert fields(case, TOVE)["confided"].chosen == (chosen,)
    assert scopes(after(TOVE, "confided", (), case)) == []


def test_a_finer_choice_from_elsewhere_is_left_alone() -> None:
    fine = Confided(id=Id("fine"), case_id=KEY, attendance_id=TOVE.id, area=Area.HEALTH,
                    kind=Kind.HEALTH)  # fmt: skip
    case = after(TOVE, "confided", (), replace(WITH_TOVE, confided=(fine,)))
    assert case.confided == (fine,)


def test_there_for_another_hears_nothing_of_the_one_before() -> None:
    """Control and rule in one: what Sanne confided must not become David's."""
    case = after(TOVE, "confided", ("all",), WITH_TOVE)
    assert scopes(case) == [(None, None)]
    moved = after(TOVE, "beside_id", "d", case)
    assert [each.beside_id for each in moved.attendances] == ["d"]
    assert scopes(moved) == []
    kept = after(TOVE, "name", "Tove Berg", case)
    assert scopes(kept) == [(None, None)]


def test_the_line_of_others_says_for_whom() -> None:
    case = after(MEETING, "others", "Bente (bisidder for Sanne), Omar (tolk)")
    assert [(each.name, each.beside_id) for each in case.attendances] == [
        ("Bente", "s"),
        ("Omar", None),
    ]
    spec = form_for(case, MEETING, LAWS, TODAY)
    shown = [each.value for section in spec.sections for each in section.fields]
    assert "Bente (bisidder for Sanne), Omar (tolk)" in shown
    told = after(case.attendances[0], "confided", ("all",), case)
    moved = after(MEETING, "others", "Bente (bisidder for David), Omar (tolk for Sanne)", told)
    assert [each.beside_id for each in moved.attendances] == ["d", "s"]
    assert moved.confided == ()
    role = after(MEETING, "others", "Bente (tolk for Sanne), Omar (tolk)", told)
    assert role.attendances[0].role is AttendanceRole.INTERPRETER
    assert len(role.confided) == 1


def test_nobody_chairs_for_a_citizen() -> None:
    case = after(MEETING, "others", "Bo (mødeleder for Sanne)")
    assert [each.beside_id for each in case.attendances] == [None]


def test_a_new_guest_comes_with_what_may_be_heard() -> None:
    values: dict[str, Raw] = {
        "name": "Tove", "role": "companion", "beside_id": "s", "meeting_id": "m",
        "confided": ("goal", "social"), "present": "1",
    }  # fmt: skip
    made = new_operation(Attendance, CASE, values, NumberedIds(), TODAY)
    assert isinstance(made, Add)
    case = CASE
    for step in made.steps(CASE, AROUND):
        case = applied(case, (step,))
    assert case.attendances[0].beside_id == "s"
    assert set(scopes(case)) == {(None, Kind.GOAL), (Area.SOCIAL, None)}


def kept_apart() -> Case:
    people = (replace(CASE.people[0], age=40, threatened=True), replace(CASE.people[1], age=45))
    return replace(CASE, people=people)


def test_two_who_are_kept_apart_meet_only_with_a_reason() -> None:
    case = kept_apart()
    (deed,) = (
        each for each in form_for(case, MEETING, LAWS, TODAY).actions if each.key == "share_room"
    )
    assert [each.label for each in deed.asks[0].choices] == ["Sanne og David"]
    key = deed.asks[0].choices[0].key
    error = act(case, MEETING, "share_room", pair=key, reason="")
    assert isinstance(error, FieldError)
    told = act(case, MEETING, "share_room", pair=key, reason="Vagt ved døren")
    assert isinstance(told, Case)
    (row,) = told.shared_rooms
    assert (row.meeting_id, row.first_id, row.second_id) == ("m", "s", "d")
    assert row.reason == "Vagt ved døren"
    assert "share_room" not in keys(told)


def keys(case: Case) -> list[str]:
    return [each.key for each in form_for(case, case.meetings[0], LAWS, TODAY).actions]


def test_no_reason_is_asked_for_where_none_is_needed() -> None:
    assert "share_room" in keys(kept_apart())  # control
    assert "share_room" not in keys(CASE)
    over = replace(kept_apart(), meetings=(replace(MEETING, state=MeetingState.CLOSED),))
    assert "share_room" not in keys(over)


def test_what_is_chosen_is_what_the_room_shows() -> None:
    """From the press to the wall."""
    sanne = replace(CASE.people[0], age=40)
    case = with_(WITH_TOVE, sanne, goal("g"), concern("g", "s"))
    room = RoomReader(MEETING.id)
    assert lens(case, room, TODAY, WORDS).case.goals == ()
    told = after(TOVE, "confided", ("goal",), case)
    assert len(lens(told, room, TODAY, WORDS).case.goals) == 1
