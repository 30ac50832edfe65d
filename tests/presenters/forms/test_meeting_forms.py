"""Forms of the meeting: who is there, who does what by when, what is recommended and decided."""

from dataclasses import replace
from datetime import date, time

import pytest

from app.models.base import Id, Record
from app.models.case import Case, CaseHead
from app.models.contacts import Contact
from app.models.meetings import (
    AgendaItem,
    Agreement,
    Attendance,
    AttendanceRole,
    Decision,
    DecisionEffect,
    DecisionState,
    Meeting,
    MeetingState,
    Recommendation,
)
from app.models.people import Person
from app.models.plan import Concern, Duty, Goal, Intervention, InterventionState
from app.models.problems import Refused
from app.models.tasks import TaskReason
from app.presenters.decision_list import decision_list
from app.presenters.forms import (
    FieldError,
    Raw,
    form_for,
    new_form,
    new_operation,
    operations_for,
    operations_for_action,
)
from app.rules.steps import applied
from app.services.acts.records import Add
from tests.support.forms import AROUND, LAWS
from tests.support.memory import TODAY, NumberedIds

KEY = Id("case")
MEETING = Meeting(id=Id("m"), case_id=KEY, day=date(2026, 1, 12), starts=time(10))
INTERVENTION = Intervention(id=Id("i"), case_id=KEY, name="Mentor", state=InterventionState.RUNNING)
DECISION = Decision(id=Id("k"), case_id=KEY, text="Du får en mentor.")
CASE = Case(
    head=CaseHead(id=KEY, case_id=KEY, name="Familien", law_profile="2026"),
    people=(
        Person(id=Id("s"), case_id=KEY, name="Sanne"),
        Person(id=Id("d"), case_id=KEY, name="David", seq=1),
    ),
    contacts=(
        Contact(id=Id("r"), case_id=KEY, role="Rådgiver", name="Bo"),
        Contact(id=Id("l1"), case_id=KEY, role="Lærer", seq=1),
        Contact(id=Id("l2"), case_id=KEY, role="Lærer", seq=2),
    ),
    meetings=(MEETING,),
    interventions=(INTERVENTION,),
    decisions=(DECISION,),
)


def after(record: Record, name: str, raw: Raw, case: Case = CASE) -> Case:
    found = operations_for(case, record, name, raw, NumberedIds(len(list(case.records()))), TODAY)
    assert isinstance(found, tuple)
    for each in found:
        case = applied(case, each.steps(case, AROUND))
    return case


def act(case: Case, record: Record, key: str, **values: str) -> Case | FieldError:
    found = operations_for_action(case, record, key, values, NumberedIds(50), TODAY)
    if isinstance(found, FieldError):
        return found
    for each in found:
        case = applied(case, each.steps(case, AROUND))
    return case


def agreement(values: dict[str, Raw], case: Case = CASE) -> tuple[Agreement, tuple[str, ...]]:
    found = new_operation(Agreement, case, values, NumberedIds(), TODAY)
    assert isinstance(found, Add)
    assert isinstance(found.record, Agreement)
    about = tuple(each.person_id for each in found.belonging if isinstance(each, Concern))
    return found.record, about


def test_chips_invite_persons_and_contacts_in_their_roles() -> None:
    case = after(MEETING, "invited", ("s", "r"))
    assert [(each.person_id or each.contact_id, each.role) for each in case.attendances] == [
        ("s", AttendanceRole.CITIZEN),
        ("r", AttendanceRole.PROFESSIONAL),
    ]
    first = case.attendances[0].id
    there = after(MEETING, "present", (first,), case)
    assert [each.present for each in there.attendances] == [True, False]
    assert after(MEETING, "present", (first,), there) == there


def test_others_are_typed_with_their_roles() -> None:
    case = after(MEETING, "others", "Bente, Omar (tolk), ()")
    assert [(each.name, each.role) for each in case.attendances] == [
        ("Bente", AttendanceRole.COMPANION),
        ("Omar", AttendanceRole.INTERPRETER),
    ]
    spec = form_for(case, MEETING, LAWS, TODAY)
    assert "Bente (bisidder), Omar (tolk)" in [each.value for each in spec.sections[1].fields]
    assert after(MEETING, "others", "Bente (bisidder),  Omar (tolk)", case) == case
    changed = after(MEETING, "others", "Bente (partsrepræsentant)", case)
    assert [(each.name, each.role) for each in changed.attendances] == [
        ("Bente", AttendanceRole.REPRESENTATIVE)
    ]


def test_a_new_meeting_comes_with_everybody() -> None:
    values: dict[str, Raw] = {
        "day": "fredag", "starts": "10", "invited": ("s",), "others": "Bente", "present": ("q",),
    }  # fmt: skip
    found = new_operation(Meeting, CASE, values, NumberedIds(), TODAY)
    assert isinstance(found, Add)
    assert isinstance(found.record, Meeting)
    assert (found.record.day, found.record.starts) == (date(2026, 1, 16), time(10))
    assert len(found.belonging) == 2


def test_an_impossible_day_is_a_sentence() -> None:
    found = operations_for(CASE, MEETING, "day", "30.2.2026", NumberedIds(), TODAY)
    assert found == FieldError("day", "Datoen findes ikke. Skriv den som 12.1.2026.")
    empty = operations_for(CASE, MEETING, "day", "", NumberedIds(), TODAY)
    assert empty == FieldError("day", "Skriv, hvilken dag mødet er.")
    time_error = operations_for(CASE, MEETING, "starts", "25", NumberedIds(), TODAY)
    assert isinstance(time_error, FieldError)


def test_a_meeting_begins_and_closes_and_then_stands() -> None:
    held = replace(MEETING, law_key="sel-85")
    begun = act(CASE.having(Meeting, (held,)), held, "start")
    assert isinstance(begun, Case)
    closed = act(begun, begun.meetings[0], "close")
    assert isinstance(closed, Case)
    assert closed.meetings[0].state is MeetingState.CLOSED
    spec = form_for(closed, closed.meetings[0], LAWS, TODAY)
    assert spec.read_only
    assert [each.key for each in spec.actions] == ["supersede", "delete"]
    assert "lukket" in spec.notice


def test_closing_says_that_the_citizen_is_missing_before_it_asks() -> None:
    begun = act(CASE, MEETING, "start")
    assert isinstance(begun, Case)
    citizen = Attendance(
        id=Id("here"), case_id=CASE.id, meeting_id=MEETING.id, role=AttendanceRole.CITIZEN
    )
    alone = begun.having(Attendance, (citizen,))

    def why(case: Case) -> str:
        spec = form_for(case, case.meetings[0], LAWS, TODAY)
        return next(each.why_not for each in spec.actions if each.key == "close")

    assert why(alone).startswith("Borgeren er ikke sat til at være kommet.")
    assert why(alone.having(Attendance, (replace(citizen, present=True),))) == ""
    held = replace(alone.meetings[0], law_key="sel-85")
    assert why(alone.having(Meeting, (held,))) == ""


@pytest.mark.parametrize(
    ("who", "person", "contact", "words"),
    [
        ("sanne", "s", None, None),
        ("Rådgiver", None, "r", None),
        ("Bo", None, "r", None),
        ("Rådgiver · Bo", None, "r", None),
        ("Lærer", None, None, "Lærer"),
        ("Naboen", None, None, "Naboen"),
        ("", None, None, None),
    ],
)
def test_who_does_it_is_known_by_name_or_role(
    who: str, person: str | None, contact: str | None, words: str | None
) -> None:
    made, _about = agreement({"who": who, "what": "Ringer"})
    assert (made.who_person_id, made.who_contact_id, made.who) == (person, contact, words)


def test_when_is_a_day_or_words() -> None:
    dated, _about = agreement({"what": "Ringer", "when": "16. januar"})
    said, _about = agreement({"what": "Ringer", "when": "hele tiden"})
    assert (dated.by_date, dated.by_text) == (date(2026, 1, 16), None)
    assert (said.by_date, said.by_text) == (None, "hele tiden")
    open_end, _about = agreement({"what": "Ringer"})
    assert (open_end.by_date, open_end.by_text) == (None, None)


def test_an_agreement_is_about_who_does_it_and_who_is_named() -> None:
    assert agreement({"who": "Sanne", "what": "Ringer til David"})[1] == ("s", "d")
    assert agreement({"who": "Bo", "what": "Ringer"})[1] == ()
    alone = after(MEETING, "invited", ("s", "r"))
    assert agreement({"who": "Bo", "what": "Ringer", "meeting_id": "m"}, alone)[1] == ("s",)
    both = after(MEETING, "invited", ("d", "s"), alone)
    assert agreement({"who": "Bo", "what": "Ringer", "meeting_id": "m"}, both)[1] == ()
    assert agreement({"what": "Ringer", "concerns": ("d",)})[1] == ("d",)


def test_an_agreement_shows_who_and_when_as_typed() -> None:
    made, _about = agreement({"who": "Bo", "what": "Ringer", "when": "16.1."})
    first = form_for(CASE, made, LAWS, TODAY).sections[0].fields
    assert [each.value for each in first] == ["Rådgiver · Bo", "Ringer", "16.1.2026"]
    offered = form_for(CASE, made, LAWS, TODAY).sections[0].fields[0].choices
    assert [each.label for each in offered] == ["Sanne", "David", "Rådgiver · Bo", "Lærer", "Lærer"]
    plain = replace(made, who_contact_id=None, who="Nabo", by_date=None, by_text="altid")
    first = form_for(CASE, plain, LAWS, TODAY).sections[0].fields
    assert [each.value for each in first] == ["Nabo", "Ringer", "altid"]


def test_a_goal_without_text_is_told_what_to_write() -> None:
    found = new_operation(Goal, CASE, {"concerns": ("s",)}, NumberedIds(), TODAY)
    assert found == (FieldError("text", "Skriv målet, før du går videre."),)


def test_a_pause_asks_for_its_reason() -> None:
    assert act(CASE, INTERVENTION, "paused") == FieldError(
        "pause_reason", "Skriv, hvorfor indsatsen er på pause."
    )
    paused = act(CASE, INTERVENTION, "paused", pause_reason="behandling først")
    assert isinstance(paused, Case)
    spec = form_for(paused, paused.interventions[0], LAWS, TODAY)
    assert spec.notice == "På pause: behandling først"
    assert [each.key for each in spec.actions] == ["running", "ended", "remove"]


def test_a_grant_asks_for_its_decision_and_a_duty_is_lifted_with_a_reason() -> None:
    wished = replace(INTERVENTION, state=InterventionState.PROPOSED, duty=Duty.DUTY)
    issued = replace(DECISION, state=DecisionState.ISSUED, decided_on=TODAY)
    case = CASE.having(Decision, (issued,)).having(Intervention, (wished,))
    with pytest.raises(Refused):
        act(case, wished, "granted")
    granted = act(case, wished, "granted", decision_id=issued.id)
    assert isinstance(granted, Case)
    assert granted.intervention_steps[0].decision_id == issued.id
    lifted = act(case, wished, "lift", reason="syg", decision_id=issued.id)
    assert isinstance(lifted, Case)
    assert lifted.interventions[0].lifted
    free = replace(wished, lifted=True)
    bound = act(CASE.having(Intervention, (free,)), free, "bind", reason="rask")
    assert isinstance(bound, Case)
    assert not bound.interventions[0].lifted


def test_a_decision_needs_reason_and_rule_before_it_is_issued() -> None:
    assert form_for(CASE, DECISION, LAWS, TODAY).actions[0].why_not.startswith("Skriv begrund")
    case = after(DECISION, "reason", "Du har brug for ro.")
    assert "paragraf" in form_for(case, case.decisions[0], LAWS, TODAY).actions[0].why_not
    case = after(case.decisions[0], "law_key", "sel-85", case)
    issued = act(case, case.decisions[0], "issue", received_on="14.1.")
    assert isinstance(issued, Case)
    decision = issued.decisions[0]
    assert (decision.state, decision.decided_on) == (DecisionState.ISSUED, TODAY)
    assert decision.received_on == date(2026, 1, 14)


def test_an_issued_decision_is_replaced_by_a_draft_about_the_same() -> None:
    issued = replace(
        DECISION, state=DecisionState.ISSUED, decided_on=TODAY, reason="x", law_key="sel-85"
    )
    concern = Concern(id=Id("q"), case_id=KEY, record_id=issued.id, person_id=Id("s"))
    case = CASE.having(Decision, (issued,)).having(Concern, (concern,))
    after_it = act(case, issued, "replace")
    assert isinstance(after_it, Case)
    draft = after_it.decisions[-1]
    assert (draft.replaces_id, draft.state, draft.decided_on) == (
        issued.id, DecisionState.DRAFT, None,
    )  # fmt: skip
    assert [each.person_id for each in after_it.concerns] == ["s", "s"]


def test_presets_fill_a_new_form() -> None:
    spec = new_form(Agreement, CASE, LAWS, TODAY, {"meeting_id": "m", "concerns": ("s",)})
    folded = {each.name: each for each in spec.sections[1].fields}
    assert folded["meeting_id"].value == "m"
    assert folded["concerns"].chosen == ("s",)


def test_chips_with_nobody_to_choose_from_are_left_out() -> None:
    invited = after(MEETING, "invited", ("s", "r"))
    new, there = new_form(Meeting, CASE, LAWS, TODAY), form_for(invited, MEETING, LAWS, TODAY)
    assert "present" not in {each.name for each in new.sections[0].fields}
    assert "present" in {each.name for each in there.sections[0].fields}


def test_removing_is_an_action() -> None:
    gone = act(CASE, INTERVENTION, "remove")
    assert isinstance(gone, Case)
    assert gone.interventions == ()


def test_a_role_in_the_meeting_is_changed_on_its_own_form() -> None:
    row = Attendance(
        id=Id("a"), case_id=KEY, meeting_id=MEETING.id, name="Bente",
        role=AttendanceRole.COMPANION,
    )  # fmt: skip
    case = CASE.having(Attendance, (row,))
    assert form_for(case, row, LAWS, TODAY).title == "Bente"
    changed = after(row, "role", "interpreter", case)
    assert changed.attendances[0].role is AttendanceRole.INTERPRETER
    wrong = operations_for(case, row, "role", "konge", NumberedIds(), TODAY)
    assert wrong == FieldError("role", "Vælg »Rolle i mødet«, før du går videre.")


def test_a_problem_without_a_field_stands_above_the_form() -> None:
    values: dict[str, Raw] = {"meeting_id": "gone", "title": "Velkommen"}
    found = new_operation(AgendaItem, CASE, values, NumberedIds(), TODAY)
    assert isinstance(found, tuple)
    assert found[0].field == "meeting_id"
    owner = replace(INTERVENTION, id=Id("j"), case_id=KEY, pause_reason=" ")
    case = CASE.having(Intervention, (owner,))
    error = operations_for(case, owner, "name", "Bo", NumberedIds(), TODAY)
    assert isinstance(error, FieldError)
    assert error.field == "name"


def test_a_new_record_with_a_problem_no_field_has_says_it_above() -> None:
    named: dict[str, Raw] = {"meeting_id": "m"}
    found = new_operation(Attendance, CASE, named, NumberedIds(), TODAY)
    assert isinstance(found, tuple)
    assert [each.field for each in found] == ["name"]


def test_a_decision_against_the_teams_word_opens_a_task_to_see_it_again() -> None:
    word = Recommendation(id=Id("w"), case_id=KEY, text="Mentor", intervention_id=INTERVENTION.id)
    no = replace(DECISION, reason="x", law_key="sel-85", intervention_id=INTERVENTION.id)
    case = CASE.having(Recommendation, (word,)).having(
        Decision, (replace(no, effect=DecisionEffect.REFUSES),)
    )
    issued = act(case, case.decisions[0], "issue")
    assert isinstance(issued, Case)
    assert issued.tasks[0].reason is TaskReason.RESUBMISSION
    assert issued.tasks[0].what.endswith("afgjort noget andet: »Du får en mentor«.")
    yes = replace(no, effect=DecisionEffect.GRANTS)
    same = act(case.having(Decision, (yes,)), yes, "issue")
    assert isinstance(same, Case)
    assert same.tasks == ()


def test_what_gives_all_that_was_asked_for_needs_no_reasons() -> None:
    yes = replace(DECISION, favourable=True)
    case = CASE.having(Decision, (yes,))
    assert form_for(case, yes, LAWS, TODAY).actions[0].why_not == ""
    assert decision_list(case, LAWS, TODAY)[0].missing == ""
    assert isinstance(act(case, yes, "issue"), Case)
