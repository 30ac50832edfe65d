"""A meeting that runs: its course, who came, notes, the summary, what was agreed the last time."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from app.models.base import Id
from app.models.case import Case
from app.models.facts import Area, Kind
from app.models.meetings import (
    AgendaItem,
    Agreement,
    AgreementState,
    Arrival,
    Attendance,
    AttendanceRole,
    Meeting,
    MeetingState,
    Recommendation,
)
from app.models.preparing import WorkNote
from app.presenters.attendance_board import (
    arrive,
    attendance_words,
    come,
    everybody_came,
    quorum_spec,
    unstated,
)
from app.presenters.last_agreed import last_agreed, turned_out
from app.presenters.meeting_course import begin_meeting, clock_spec, course_points
from app.presenters.meeting_summary import (
    read_aloud,
    read_text,
    remark_lines,
    summary_text,
    write_remark,
    write_summary,
)
from app.presenters.work_notes import (
    health_warning,
    never_private,
    note_lines,
    note_operation,
    speakers,
)
from app.rules.naming import Lexicon
from app.rules.steps import applied
from app.services.operation import Operation
from tests.rules.families import KEY, TODAY, attends, contact, family, meeting, with_
from tests.support.forms import Surrounding
from tests.support.laws import shipped_laws
from tests.support.memory import NumberedIds

LAWS = shipped_laws()
AT = datetime(2026, 1, 13, 9, 5, tzinfo=UTC)
M = Id("m")
HERE = attends("sanne")


def done(case: Case, *wishes: Operation | None) -> Case:
    for each in wishes:
        assert each is not None
        case = applied(case, each.steps(case, Surrounding()))
    return case


# --- the course ----------------------------------------------------------------------------------


@pytest.mark.parametrize("law", ["2013", "2025", "2026", "plan"])
def test_a_meeting_begins_with_its_course_the_citizen_first(law: str) -> None:
    case = family(meeting())
    case = replace(case, head=replace(case.head, law_profile=law))
    begun = done(case, *begin_meeting(case, case.meetings[0], LAWS, NumberedIds()))
    assert begun.meetings[0].state is MeetingState.RUNNING
    courses = [each.course for each in begun.agenda_items]
    assert courses[:2] == ["citizen", "child"]
    assert all(each.minutes for each in begun.agenda_items)


def test_points_that_are_there_stay_and_without_a_profile_there_are_none() -> None:
    point = AgendaItem(id=Id("p"), case_id=KEY, meeting_id=M, title="Skole")
    case = family(meeting(), point)
    assert course_points(case, case.meetings[0], LAWS, NumberedIds()) == ()
    bare = family(meeting())
    assert course_points(bare, bare.meetings[0], (), NumberedIds()) == ()
    begun = done(bare, *begin_meeting(bare, bare.meetings[0], (), NumberedIds()))
    assert begun.agenda_items == ()


def test_the_clock_counts_whole_minutes() -> None:
    since = AT - timedelta(minutes=9, seconds=59)
    assert clock_spec(AT, since, 10, since).point == "Punktet: 9 af 10 min."
    assert not clock_spec(AT, since, 10, since).over
    late = clock_spec(AT, AT - timedelta(minutes=10), 10, since)
    assert late.over
    free = clock_spec(AT, since, None, AT)
    assert (free.point, free.meeting, free.over) == ("Punktet: 9 min.", "Mødet: 0 min.", False)


# --- who came ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arrival", "there"),
    [
        (Arrival.IN_TIME, True),
        (Arrival.LATE, True),
        (Arrival.LEFT_EARLY, True),
        (Arrival.NO_SHOW, False),
        (Arrival.EXCUSED, False),
    ],
)
def test_how_somebody_came_is_one_press_and_one_more_takes_it_back(
    arrival: Arrival, there: bool
) -> None:
    case = family(meeting(), replace(HERE, present=False))
    said = done(case, arrive(case, HERE.id, arrival))
    assert (said.attendances[0].arrival, said.attendances[0].present) == (arrival, there)
    back = done(said, arrive(said, HERE.id, arrival))
    assert (back.attendances[0].arrival, back.attendances[0].present) == (None, False)


def test_a_tick_is_in_time() -> None:
    case = family(meeting(), replace(HERE, present=False))
    said = done(case, come(case, HERE.id, there=True))
    assert said.attendances[0].arrival is Arrival.IN_TIME
    assert done(said, come(said, HERE.id, there=False)).attendances[0].arrival is None
    assert come(case, HERE.id, there=False) is None
    assert come(case, Id("nobody"), there=True) is None
    assert arrive(case, Id("nobody"), Arrival.LATE) is None


def test_everybody_is_one_gesture_and_who_is_noted_already_stands() -> None:
    def seat(key: str, **more: Any) -> Attendance:
        return replace(attends(name=key), id=Id(key), present=False, **more)

    rows = (seat("Ida"), seat("Bo", arrival=Arrival.EXCUSED), replace(seat("Eva"), present=True))
    case = family(meeting(MeetingState.RUNNING), replace(HERE, present=False), *rows)
    assert attendance_words(case, case.meetings[0]) == "1 af 4 er her"
    wish = everybody_came(case, M)
    said = done(case, wish)
    assert {each.name: each.arrival for each in said.attendances} == {
        None: Arrival.IN_TIME,
        "Ida": Arrival.IN_TIME,
        "Bo": Arrival.EXCUSED,
        "Eva": None,
    }
    assert unstated(said, M) == ()
    assert everybody_came(said, M) is None
    assert attendance_words(said, said.meetings[0]) == "3 af 4 er her"
    assert attendance_words(said, replace(said.meetings[0], state=MeetingState.CLOSED)) == (
        "3 af 4 var med"
    )
    assert attendance_words(said, replace(said.meetings[0], state=MeetingState.PLANNED)) == (
        "4 er indkaldt"
    )
    assert attendance_words(family(meeting()), meeting()) == "Ingen er indkaldt endnu"


def test_the_citizens_own_comment_is_of_those_who_came_and_can_be_taken_back() -> None:
    away = replace(attends("david"), present=False)
    case = family(meeting(MeetingState.RUNNING), HERE, away)
    assert [each.name for each in remark_lines(case, case.meetings[0])] == ["Sanne"]
    said = done(case, write_remark(case, HERE.id, " Det var godt "))
    assert [each.words for each in remark_lines(said, said.meetings[0])] == ["Det var godt"]
    assert write_remark(said, HERE.id, "Det var godt") is None
    assert write_remark(said, Id("nobody"), "Ro") is None
    back = done(said, write_remark(said, HERE.id, " "))
    assert back.attendances[0].remark is None


def test_two_of_the_same_role_are_told_apart_by_where_they_work() -> None:
    found = [
        replace(contact(key), role="Sagsbehandler", organisation=where)
        for key, where in (("a", "Jobcentret"), ("b", "Ydelsescentret"), ("c", None))
    ]
    there = [replace(attends(contact=each.id), id=Id(f"at-{each.id}")) for each in found]
    case = family(meeting(MeetingState.RUNNING), *found, *there, attends("sanne"))
    assert [each.label for each in speakers(case, M) if "Sags" in each.label] == [
        "Sagsbehandler (Jobcentret)",
        "Sagsbehandler (Ydelsescentret)",
        "Sagsbehandler",
    ]
    alone = replace(case, attendances=case.attendances[:1])
    assert [each.label for each in speakers(alone, M)] == ["Sagsbehandler"]


def lines(*rows: Any, law: str = "2025") -> tuple[str, tuple[str, ...]]:
    meet = meeting(MeetingState.RUNNING, case_type="fleksjob")
    case = family(meet, *rows)
    case = replace(case, head=replace(case.head, law_profile=law))
    spec = quorum_spec(case, meet, LAWS)
    return spec.light.key, spec.lines


def test_what_is_missing_is_said_in_words() -> None:
    key, said = lines()
    assert key == "warning"
    assert any("Borgeren er ikke kommet" in each for each in said)
    assert any("Skal være med: Beskæftigelse" in each for each in said)
    assert any("bevilge" in each for each in said)
    _key, asked = lines(attends("mille"), replace(HERE, present=False), law="2013")
    key, first = lines(replace(HERE, present=False))
    assert key == "caution"
    assert first[1].startswith("Skal være med: borgeren, Beskæftigelse")
    assert any("alt efter alder" in each for each in asked)
    assert any(each.endswith(": Sanne") for each in asked)


def test_a_full_table_says_nothing() -> None:
    def seat(key: str, **more: Any) -> Attendance:
        return replace(attends(name=key), id=Id(key), **more)

    region = seat("Ida", role=AttendanceRole.HEALTH_COORDINATOR)
    job = seat("Bo", role=AttendanceRole.CHAIR, part="employment", can_grant=True)
    assert lines(HERE, region, job) == ("good", ())


def test_advice_on_health_needs_somebody_who_may_give_it() -> None:
    advice = Recommendation(id=Id("r"), case_id=KEY, meeting_id=M, text="Ro", area=Area.HEALTH)
    _key, said = lines(HERE, advice)
    assert any("rådgiver om helbred" in each for each in said)


# --- notes ---------------------------------------------------------------------------------------


GP = replace(attends(contact="gp"), role=AttendanceRole.PROFESSIONAL, present=False)
GUEST = replace(attends(name="Bente"), role=AttendanceRole.COMPANION)


def test_a_note_has_its_time_and_who_said_it() -> None:
    case = family(meeting(), contact("gp"), GP, HERE, GUEST)
    assert [each.label for each in speakers(case, M)] == ["Bente", "Sanne", "Læge"]
    ids = NumberedIds()
    for who in ("", HERE.id, GP.id, GUEST.id):
        case = done(case, note_operation(case, M, " Sover ikke ", who, AT, ids, fact=bool(who)))
    found = note_lines(case, M, UTC)
    assert [each.who for each in found] == ["", "Sanne", "Læge", "Bente"]
    assert {(each.at, each.text) for each in found} == {("9.05", "Sover ikke")}
    assert [each.fact for each in found] == [False, True, True, True]
    assert "ikke privat" in never_private()


def test_notes_of_another_meeting_stay_there() -> None:
    note = WorkNote(id=Id("w"), case_id=KEY, text="Ro", at=AT, journal_number="26-1")
    assert note_lines(family(meeting(), note), M, UTC) == ()
    (line,) = note_lines(family(meeting(), replace(note, meeting_id=M)), M, UTC)
    assert line.journal == "26-1"


WORDS = Lexicon({"helbred": Kind.HEALTH, "skole": Kind.SCHOOL})


@pytest.mark.parametrize(
    ("who", "text", "warned"),
    [
        ("m-gp", "Hendes helbred, siger jeg", True),
        ("m-gp", "Hun går i skole", False),
        ("m-sanne", "Mit helbred er skidt", False),
        ("", "Helbred", False),
        ("m-nobody", "Helbred", False),
    ],
)
def test_a_professional_is_warned_of_advice_on_health(who: str, text: str, warned: bool) -> None:
    case = family(meeting(), contact("gp"), GP, HERE)
    assert bool(health_warning(case, text, who, WORDS)) is warned


def test_those_who_may_advise_are_not_warned() -> None:
    doctor = replace(GP, part="doctor")
    case = family(meeting(), contact("gp"), doctor)
    assert health_warning(case, "Helbred", doctor.id, WORDS) == ""


# --- the summary ---------------------------------------------------------------------------------


def test_the_summary_says_it_in_order() -> None:
    told = AgendaItem(
        id=Id("p"), case_id=KEY, meeting_id=M, title="Først", course="citizen", note="Ro hjemme"
    )
    rows = (
        replace(HERE, remark="Tak for i dag"),
        replace(attends("david"), remark=None),
        told,
        replace(told, id=Id("q"), course="child", note="Noget andet"),
        Agreement(id=Id("a"), case_id=KEY, meeting_id=M, what="ringer", who_person_id=Id("sanne"),
                  by_date=date(2026, 1, 16)),
        Agreement(id=Id("b"), case_id=KEY, meeting_id=M, what="skriver"),
        Agreement(id=Id("c"), case_id=KEY, what="andet"),
        Recommendation(id=Id("r"), case_id=KEY, meeting_id=M, text="Mentor", area=Area.SOCIAL,
                       dissent="Jobcentret vil vente"),
        Recommendation(id=Id("s"), case_id=KEY, meeting_id=M, text="Ro"),
        Meeting(id=Id("n"), case_id=KEY, day=TODAY + timedelta(30), title="Opfølgning"),
    )  # fmt: skip
    case = family(meeting(MeetingState.RUNNING, title="Sannes møde", in_part=True), *rows)
    said = summary_text(case, M, LAWS, TODAY)
    wanted = (
        "Sannes møde, tirsdag den 13. januar 2026", "Med i dag: David og Sanne.", "afbrudt",
        "Sanne siger: »Tak for i dag«", "Ro hjemme", "– Sanne ringer (", "– skriver",
        "Indstillinger:", "– Social: Mentor", "Ikke alle er enige: Jobcentret vil vente", "– Ro",
        "Det er en anbefaling", "Vi ses igen: Opfølgning",
    )  # fmt: skip
    places = [said.find(each) for each in wanted]
    assert -1 not in places, said
    assert places == sorted(places)
    assert "Noget andet" not in said
    assert "andet" not in said


def test_nothing_said_is_a_short_summary() -> None:
    case = family(meeting(MeetingState.RUNNING))
    assert summary_text(case, M, LAWS, TODAY).count("\n") == 0
    assert summary_text(family(), M, LAWS, TODAY) == ""
    one = with_(case, Recommendation(id=Id("s"), case_id=KEY, meeting_id=M, text="Ro"))
    assert "Indstillinger:\n– Ro" in summary_text(one, M, (), TODAY)


def test_another_text_is_not_the_one_that_was_read() -> None:
    row = meeting(MeetingState.RUNNING)
    case = family(row, HERE, attends("david", present=False), attends(name="Bo"))
    ids = NumberedIds()
    assert write_summary(case, row, "  ", ids) is None
    case = done(case, write_summary(case, row, " Ro ", ids))
    assert [each.person_id for each in case.concerns] == ["sanne"]
    case = done(case, read_aloud(case.meetings[0], AT))
    assert read_text(case.meetings[0], UTC) == "Læst højt kl. 9.05"
    taken = done(case, read_aloud(case.meetings[0], AT))
    case = done(case, write_summary(case, case.meetings[0], "Ro og fred", ids))
    assert case.meetings[0].summary == "Ro og fred"
    for each in (case, taken):
        assert read_text(each.meetings[0], UTC) == "Ikke læst højt endnu"


# --- the last meeting ----------------------------------------------------------------------------


def agreed(key: str, where: Id = M, **more: Any) -> Agreement:
    return Agreement(id=Id(key), case_id=KEY, meeting_id=where, what=f"ringer {key}", **more)


NEXT = Meeting(id=Id("n"), case_id=KEY, seq=1, day=TODAY + timedelta(30))


def test_what_was_agreed_the_last_time_comes_first() -> None:
    rows = (agreed("a", state=AgreementState.KEPT), agreed("b"), agreed("c", NEXT.id))
    case = family(meeting(MeetingState.CLOSED), NEXT, *rows)
    found = last_agreed(case, NEXT, TODAY)
    assert found is not None
    assert found.kept == "1 af 2 er holdt"
    assert [each.what for each in found.lines] == ["ringer a", "ringer b"]
    said = done(case, turned_out(case, Id("b"), AgreementState.BROKEN))
    assert said.agreements[1].state is AgreementState.BROKEN
    back = done(said, turned_out(said, Id("b"), AgreementState.BROKEN))
    assert back.agreements[1].state is AgreementState.OPEN
    assert turned_out(case, Id("x"), AgreementState.KEPT) is None


def test_where_nothing_was_agreed_nothing_is_said() -> None:
    assert last_agreed(family(meeting(MeetingState.CLOSED), NEXT), NEXT, TODAY) is None
    open_one = family(meeting(MeetingState.PLANNED), NEXT, agreed("a"))
    assert last_agreed(open_one, NEXT, TODAY) is None


def test_a_correction_counts_as_the_meeting_that_it_corrects() -> None:
    fixed = Meeting(
        id=Id("x"), case_id=KEY, seq=1, day=TODAY, state=MeetingState.CLOSED, replaces_id=M
    )
    later = replace(NEXT, seq=2)
    rows = (agreed("a"), agreed("b", fixed.id))
    case = family(meeting(MeetingState.CLOSED), fixed, later, *rows)
    found = last_agreed(case, later, TODAY)
    assert found is not None
    assert len(found.lines) == 2
    assert last_agreed(case, fixed, TODAY) is None
