"""What the pages of a family show: plan, meeting, consents, decisions, assessment, calendar."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from app.models.audit import AuditEntry
from app.models.base import Id, Record
from app.models.case import Case, CaseHead
from app.models.contacts import Contact
from app.models.facts import Area, Kind
from app.models.meetings import (
    AgendaItem,
    Agreement,
    AgreementState,
    Appointment,
    Attendance,
    AttendanceRole,
    Decision,
    DecisionState,
    Meeting,
    MeetingState,
    Recommendation,
)
from app.models.people import Person
from app.models.plan import (
    Concern,
    Duty,
    Goal,
    GoalLevel,
    Intervention,
    InterventionState,
    InterventionStep,
    Source,
    Statement,
)
from app.presenters.assessment_board import assessment_board
from app.presenters.calendar_list import EntryKind, calendar_list
from app.presenters.decision_list import decision_list, recommendation_list
from app.presenters.lines import agreement_lines
from app.presenters.log_lines import log_lines
from app.presenters.meeting_board import meeting_board, meeting_lines
from app.presenters.plan_board import plan_board
from tests.support.forms import LAWS

KEY = Id("case")
TODAY = date(2026, 1, 12)
BARE = Case(
    head=CaseHead(id=KEY, case_id=KEY, name="Familien", law_profile="2026"),
    people=(Person(id=Id("a"), case_id=KEY, name="Asta"),),
    contacts=(Contact(id=Id("m"), case_id=KEY, role="Mentor"),),
)


def having(*records: Record) -> Case:
    """The family with these records, each of them about Asta."""
    case = BARE
    for each in records:
        case = case.having(type(each), (*case.of(type(each)), each))
        row = Concern(id=Id(f"c{each.id}"), case_id=KEY, record_id=each.id, person_id=Id("a"))
        case = case.having(Concern, (*case.concerns, row))
    return case


def test_goals_stand_by_area_with_what_is_done_for_them() -> None:
    goal = Goal(id=Id("g"), case_id=KEY, text="Et job", area=Area.EMPLOYMENT, own_words="Få timer")
    other = Goal(id=Id("h"), case_id=KEY, text="Ro", seq=1, reached_on=TODAY)
    made = Intervention(
        id=Id("i"), case_id=KEY, name="Praktik", goal_id=goal.id, provider_id=Id("m"),
        intensity="6 timer", from_date=date(2026, 2, 2), duty=Duty.DUTY,
    )  # fmt: skip
    loose = Intervention(
        id=Id("j"), case_id=KEY, name="Støtte", area=Area.SOCIAL,
        state=InterventionState.PAUSED, pause_reason="sygdom",
    )  # fmt: skip
    board = plan_board(having(goal, other, made, loose), TODAY)
    assert [(each.id, each.area.key, each.reached) for each in board.cards] == [
        (None, "social", False),
        ("g", "employment", False),
        ("h", "", True),
    ]
    line = board.cards[1].lines[0]
    assert (line.name, line.side) == ("Praktik, 6 timer", "Mentor · mandag 2. februar")
    assert (line.duty, line.whom, line.state.label) == ("Pligt", "Asta", "ønsket")
    assert board.cards[1].quote == "»Få timer«"
    assert board.cards[0].lines[0].note == "På pause: sygdom"
    bound = plan_board(having(replace(loose, duty=Duty.DUTY)), TODAY).cards[0].lines[0]
    assert bound.note == "På pause: sygdom · Skal stadig møde op, til der er en afgørelse"
    assert board.cards[0].lines[0].side == ""


def test_a_duty_is_lifted_by_a_decision_and_said_so() -> None:
    made = Intervention(
        id=Id("i"), case_id=KEY, name="Praktik", state=InterventionState.RUNNING, lifted=True,
        duty=Duty.DUTY,
    )  # fmt: skip
    step = InterventionStep(
        id=Id("s"), case_id=KEY, intervention_id=made.id, state=made.state, day=TODAY, lifted=True,
        decision_id=Id("d"),
    )  # fmt: skip
    decision = Decision(
        id=Id("d"), case_id=KEY, text="Fri", state=DecisionState.ISSUED, decided_on=TODAY
    )
    lines = [
        plan_board(having(made, step, *more), TODAY).cards[0].lines[0].note
        for more in ((), (decision,))
    ]
    assert lines == [
        "Skal stadig møde op, til der er en afgørelse",
        "Fritaget for at møde op ved afgørelse",
    ]
    plain = plan_board(having(replace(made, duty=None), step), TODAY)
    assert plain.cards[0].lines[0].note == ""


def test_dreams_come_first_in_own_words() -> None:
    said = Goal(
        id=Id("g"), case_id=KEY, text="Hus", level=GoalLevel.DREAM, own_words="Mit eget hus"
    )
    noted = replace(said, id=Id("h"), own_words=None, seq=1)
    board = plan_board(having(said, noted), TODAY)
    assert [(each.words, each.whom) for each in board.dreams] == [
        ("»Mit eget hus«", "Asta"),
        ("Hus", "Asta"),
    ]
    assert board.cards == ()


def meeting_case(state: MeetingState) -> Case:
    meeting = Meeting(
        id=Id("x"), case_id=KEY, day=TODAY, starts=time(10), ends=time(11), state=state
    )
    case = having(
        AgendaItem(id=Id("1"), case_id=KEY, meeting_id=meeting.id, title="Velkommen", done=True),
        AgendaItem(id=Id("2"), case_id=KEY, meeting_id=meeting.id, title="Mål", note="Job", seq=1),
        Agreement(id=Id("3"), case_id=KEY, what="ringer", who="Bo", meeting_id=meeting.id),
        Recommendation(id=Id("4"), case_id=KEY, text="Praktik", meeting_id=meeting.id),
        Decision(id=Id("5"), case_id=KEY, text="Støtte", meeting_id=meeting.id, reason="ro"),
    )
    rows = (
        ("a", None, None, AttendanceRole.CITIZEN),
        (None, "m", None, AttendanceRole.CHAIR),
        (None, None, "Bisidder", AttendanceRole.COMPANION),
    )
    attendances = tuple(
        Attendance(
            id=Id(f"t{at}"), case_id=KEY, seq=at, meeting_id=meeting.id, person_id=Id(person) if person else None,
            contact_id=Id(contact) if contact else None, name=name, role=role, present=at < 2,
        )
        for at, (person, contact, name, role) in enumerate(rows)
    )  # fmt: skip
    return replace(case, meetings=(meeting,), attendances=attendances)


def test_a_running_meeting_has_a_point_we_are_at() -> None:
    board = meeting_board(meeting_case(MeetingState.RUNNING), Id("x"), TODAY)
    assert board is not None
    assert [(each.number, each.done, each.current) for each in board.points] == [
        (1, True, False),
        (2, False, True),
    ]
    assert [(each.name, each.role, each.present) for each in board.attendees] == [
        ("Asta", "", True),
        ("Mentor", "mødeleder", True),
        ("Bisidder", "", False),
    ]
    assert board.when == "mandag den 12. januar 2026 kl. 10.00–11.00"


def test_what_was_recommended_and_decided_is_kept_apart() -> None:
    board = meeting_board(meeting_case(MeetingState.CLOSED), Id("x"), TODAY)
    assert board is not None
    assert not any(each.current for each in board.points)
    assert [each.said for each in board.agreements] == ["Bo ringer"]
    assert [each.text for each in board.recommendations] == ["Praktik"]
    assert [(each.text, each.tag and each.tag.label) for each in board.decisions] == [
        ("Støtte", "udkast")
    ]
    assert "anbefaling" in board.recommendation_note
    assert "klages" in board.decision_note


def test_a_meeting_that_may_not_be_seen_is_none_and_the_latest_is_first() -> None:
    assert meeting_board(BARE, Id("x"), TODAY) is None
    first = Meeting(id=Id("1"), case_id=KEY, day=TODAY)
    later = Meeting(id=Id("2"), case_id=KEY, day=date(2026, 2, 2), title="Opfølgning", seq=1)
    case = having(first, later)
    assert [each.title for each in meeting_lines(case, TODAY)] == [
        "Opfølgning · mandag 2. februar",
        "Møde · mandag 12. januar",
    ]
    bare = meeting_board(case, Id("1"), TODAY)
    assert bare is not None
    assert (bare.when, bare.title) == ("mandag den 12. januar 2026", "Møde")


def test_agreements_in_order_of_time_and_late_ones_marked() -> None:
    made = Agreement(id=Id("1"), case_id=KEY, what="Ringer", by_text="hele tiden")
    late = replace(made, id=Id("2"), by_date=date(2026, 1, 9), by_text=None, who="Bo")
    kept = replace(late, id=Id("3"), state=AgreementState.KEPT, who_contact_id=Id("m"), who=None)
    lines = agreement_lines(having(made, late, kept), (made, late, kept), TODAY)
    assert [(each.said, each.when, each.late) for each in lines] == [
        ("Bo: Ringer", "fredag 9. januar", True),
        ("Mentor: Ringer", "fredag 9. januar", False),
        ("Ringer", "hele tiden", False),
    ]


def test_decisions_that_stand_come_first_with_the_last_day_to_complain() -> None:
    old = Decision(
        id=Id("1"), case_id=KEY, text="Nej", state=DecisionState.ISSUED, decided_on=TODAY,
        reason="x", law_key="sel-85", facts="y",
    )  # fmt: skip
    new = replace(old, id=Id("2"), text="Ja", replaces_id=old.id, received_on=TODAY, seq=1)
    draft = Decision(id=Id("3"), case_id=KEY, text="Udkast", seq=2)
    cards = decision_list(having(old, new, draft), LAWS, TODAY)
    assert [(each.text, each.state.label) for each in cards] == [
        ("Ja", "givet"),
        ("Udkast", "udkast"),
        ("Nej", "erstattet"),
    ]
    assert cards[0].complaint == "Der kan klages til og med mandag den 9. februar 2026."
    assert cards[0].dates == "givet 12. januar 2026, modtaget 12. januar 2026"
    assert cards[0].rule == "Serviceloven § 85: Du kan få støtte i din hverdag."
    assert (cards[1].complaint, cards[1].missing) == ("", "Mangler: begrundelse, paragraf")
    assert (cards[2].complaint, cards[2].replaced) == ("", True)
    past = decision_list(having(new), LAWS, date(2026, 3, 1))
    assert past[0].complaint == "Klagefristen var mandag den 9. februar 2026."
    assert decision_list(having(new), (), TODAY)[0].rule == ""
    ready = replace(draft, reason="x", law_key="sel-85")
    assert decision_list(having(ready), LAWS, TODAY)[0].missing == ""


def test_recommendations_have_reason_and_whom() -> None:
    (card,) = recommendation_list(
        having(Recommendation(id=Id("1"), case_id=KEY, text="Praktik", area=Area.EMPLOYMENT))
    )
    assert (card.whom, card.area.label, card.reason) == ("Asta", "Beskæftigelse", "")


def test_statements_stand_by_area_with_source_and_date() -> None:
    first = Statement(
        id=Id("1"), case_id=KEY, text="Sover dårligt", area=Area.HEALTH, kind=Kind.HEALTH,
        source=Source.CITIZEN, source_name="samtale", stated_on=TODAY, need=True,
    )  # fmt: skip
    spoken = replace(first, id=Id("2"), speaker_id=Id("a"), source_name=None, stated_on=None)
    closed = Statement(id=Id("3"), case_id=KEY, text="Samtale", kind=Kind.CHILD_CONVERSATION)
    health, unknown = assessment_board(having(first, spoken, closed))
    assert health.area.label == "Sundhed"
    assert [each.source for each in health.lines] == [
        "Borgeren selv · samtale · 12. januar 2026",
        "Asta",
    ]
    assert (unknown.lines[0].source, unknown.lines[0].sourced) == ("Kilde mangler", False)
    assert (unknown.lines[0].closed, health.lines[0].closed) == ("Kun koordinator", "")


def test_the_calendar_has_days_with_something_on() -> None:
    weekly = Appointment(
        id=Id("1"), case_id=KEY, title="Mentor", day=date(2026, 1, 6), starts=time(10),
        ends=time(12), weekly=True,
    )  # fmt: skip
    once = Appointment(id=Id("2"), case_id=KEY, title="Læge", day=TODAY, place="Klinikken")
    agreed = Agreement(id=Id("3"), case_id=KEY, what="ringer", who="Bo", by_date=TODAY)
    kept = replace(agreed, id=Id("4"), state=AgreementState.KEPT)
    meeting = Meeting(id=Id("5"), case_id=KEY, day=date(2026, 1, 20), starts=time(9), title="Møde")
    days = calendar_list(having(weekly, once, agreed, kept, meeting), TODAY, 2)
    assert [each.label for each in days] == [
        "i dag · mandag 12. januar",
        "i morgen · tirsdag 13. januar",
        "tirsdag 20. januar",
    ]
    assert [(each.kind, each.at, each.title) for each in days[0].entries] == [
        (EntryKind.AGREEMENT, "", "Bo ringer"),
        (EntryKind.APPOINTMENT, "", "Læge"),
    ]
    assert [(each.at, each.whom) for each in days[2].entries] == [
        ("9.00", ""),
        ("10.00–12.00", "Asta"),
    ]


def test_the_log_says_the_act_and_of_what_it_was_undone() -> None:
    def entry(seq: int, act: str, detail: str = "") -> AuditEntry:
        moment = datetime(2026, 1, 12, 23, seq, tzinfo=UTC)
        return AuditEntry(seq, moment, "kim", act, KEY, (Id("secret"),), detail, b"")

    entries = (entry(1, "Goal.add"), entry(2, "undo", "Goal.add"), entry(3, "gone.act", "x"))
    lines = log_lines(entries, UTC)
    assert [(each.number, each.at, each.act) for each in lines] == [
        (3, "23.03", "gone.act"),
        (2, "23.02", "Fortryd: Tilføj mål"),
        (1, "23.01", "Tilføj mål"),
    ]
    assert lines[0].day == "mandag den 12. januar 2026"
    assert log_lines(entries)[0].actor == "kim"
