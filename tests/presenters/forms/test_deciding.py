"""What a new decision begins with, what it lacks, and what issuing it is said to do."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.models.base import Id
from app.models.case import Case
from app.models.contacts import Contact, Coordinator, CoordinatorRole
from app.models.facts import Area
from app.models.letters import Letter
from app.models.meetings import (
    Attendance,
    AttendanceRole,
    Decision,
    DecisionEffect,
    DecisionState,
    Meeting,
    Recommendation,
)
from app.models.people import Person
from app.models.plan import Concern, Duty, Intervention, InterventionState, InterventionStep
from app.presenters.forms import form_for, new_form, operations_for_action
from app.presenters.forms.deciding import decision_start, filled_from_intervention
from app.presenters.forms.entries import Around
from app.presenters.forms.issuing import decider_words, foretold, lacking, step_ids
from app.rules.intervention_states import in_force
from app.rules.steps import applied
from tests.services.desk import KEY, a_case
from tests.support.decided import LETTER, ROWS, case_with
from tests.support.forms import AROUND
from tests.support.laws import shipped_laws
from tests.support.memory import NumberedIds

LAWS, DAY = shipped_laws(), date(2026, 2, 10)
State = InterventionState
Effect = DecisionEffect
PEOPLE = (
    Person(id=Id("s"), case_id=KEY, name="Sanne"),
    Person(id=Id("d"), case_id=KEY, name="David", seq=1),
)
MEETING = Meeting(id=Id("m"), case_id=KEY, day=DAY)
MENTOR = Intervention(
    id=Id("i"), case_id=KEY, name="Mentor", area=Area.EMPLOYMENT, law_key="lab-167",
    intensity="2 timer", from_date=DAY, state=State.RECOMMENDED,
)  # fmt: skip


def about(record: str, person: str) -> Concern:
    return Concern(
        id=Id(f"{record}{person}"), case_id=KEY, record_id=Id(record), person_id=Id(person)
    )


def word(key: str, **more: Any) -> Recommendation:
    return Recommendation(id=Id(key), case_id=KEY, text="Ja", meeting_id=MEETING.id, **more)


def comes(person: str) -> Attendance:
    return Attendance(
        id=Id(f"f{person}"), case_id=KEY, meeting_id=MEETING.id, person_id=Id(person),
        role=AttendanceRole.CITIZEN,
    )  # fmt: skip


def start(case: Case, **preset: str) -> dict[str, object]:
    return dict(decision_start({"meeting_id": MEETING.id, **preset}, Around(case, LAWS, DAY)))


def test_it_is_about_whom_the_team_spoke_of_or_whom_the_meeting_is_with() -> None:
    case = a_case(*PEOPLE, MEETING, word("w", area=Area.SOCIAL), about("w", "d"), comes("s"))
    assert start(case) == {"area": "social", "concerns": ("d",)}
    several = a_case(*PEOPLE, MEETING, word("w"), word("v"), about("w", "d"), comes("s"))
    assert start(several) == {"concerns": ("s",)}
    both = a_case(*PEOPLE, MEETING, comes("s"), comes("d"))
    assert start(both) == {}
    assert start(a_case(PEOPLE[0])) == {"concerns": ("s",)}
    assert start(a_case(*PEOPLE, MENTOR, about("i", "d")), intervention_id="i")["concerns"] == (
        "d",
    )
    assert "concerns" not in start(a_case(PEOPLE[0]), concerns="d")


def test_a_new_form_shows_it_and_opens_what_is_filled_in() -> None:
    spec = new_form(Decision, a_case(*PEOPLE, MENTOR), LAWS, DAY, {"intervention_id": MENTOR.id})
    much = next(each for each in spec.sections if each.title == "Hvor meget og hvornår")
    assert (much.folded, much.fields[0].value) == (False, "2 timer")
    empty = new_form(Decision, a_case(*PEOPLE, MENTOR), LAWS, DAY)
    assert all(each.folded for each in empty.sections[1:])


def test_what_runs_already_does_not_say_how_much_is_decided() -> None:
    runs = replace(MENTOR, state=State.RUNNING)
    found = filled_from_intervention(a_case(*PEOPLE, runs), LAWS, {"intervention_id": runs.id})
    assert (found["law_key"], found["intensity"], found["from_date"]) == ("lab-167", "", "")
    assert "concerns" not in found


def test_another_intervention_takes_the_place_of_the_first_and_an_act_alone_is_left_out() -> None:
    bare = next(e.key for law in LAWS for e in law.references if not e.numbered)
    other = replace(MENTOR, id=Id("o"), seq=1, area=Area.SOCIAL, law_key=bare, intensity=None)
    case = a_case(*PEOPLE, MENTOR, other)
    before = filled_from_intervention(case, LAWS, {"intervention_id": MENTOR.id})
    found = filled_from_intervention(case, LAWS, {**before, "intervention_id": other.id})
    assert (found["area"], found["law_key"], found["intensity"]) == ("social", "", "")
    by_hand = filled_from_intervention(
        case, LAWS, {"intervention_id": MENTOR.id, "intensity": "9 timer"}
    )
    assert "intensity" not in by_hand


CHIEF = Contact(id=Id("c"), case_id=KEY, role="Teamleder", name="Bente Holm", area=Area.EMPLOYMENT)
KIM = Coordinator(
    id=Id("k"), case_id=KEY, role=CoordinatorRole.COORDINATOR, name="Kim", from_date=DAY
)
COMES = replace(comes(""), id=Id("fc"), person_id=None, contact_id=CHIEF.id, can_grant=True)


def test_who_can_grant_decides_at_the_table_else_the_unit_else_who_coordinates() -> None:
    helped = replace(MENTOR, granted_by="Jobcentret")
    at_table = a_case(*PEOPLE, MEETING, helped, CHIEF, COMES, KIM)
    wanted = {"intervention_id": MENTOR.id}
    assert start(at_table, **wanted)["decided_by"] == "Bente Holm, teamleder"
    guest = replace(COMES, contact_id=None, name="Ole fra visitationen")
    named = at_table.having(Attendance, (guest,))
    assert start(named, **wanted)["decided_by"] == "Ole fra visitationen"
    assert start(a_case(helped, KIM), **wanted)["decided_by"] == "Jobcentret"
    by_rule = start(a_case(MENTOR, KIM), **wanted)["decided_by"]
    assert by_rule == "Kommunens beskæftigelsesafdeling"
    assert start(a_case(KIM))["decided_by"] == "Kim, koordinerende sagsbehandler"
    gone = replace(KIM, from_date=None, to_date=date(2026, 1, 1))
    assert "decided_by" not in start(a_case(gone))


def test_where_the_meeting_may_decide_it_does() -> None:
    laws = tuple(replace(each, meeting_decides=True) for each in LAWS)
    case = a_case(MEETING, CHIEF, COMES)
    found = decision_start({"meeting_id": MEETING.id}, Around(case, laws, DAY))
    assert found["decided_by"] == "Det tværfaglige møde"
    assert "decided_by" not in decision_start({}, Around(case, laws, DAY))


def test_another_intervention_brings_its_own_decider_and_leaves_what_was_written() -> None:
    first = replace(MENTOR, granted_by="Jobcentret")
    other = replace(MENTOR, id=Id("o"), granted_by="Voksenstøtte", area=None)
    case = a_case(*PEOPLE, first, other, KIM)
    for before in ("", "Jobcentret", "Kim, koordinerende sagsbehandler"):
        said = {"intervention_id": other.id, "decided_by": before}
        assert filled_from_intervention(case, LAWS, said)["decided_by"] == "Voksenstøtte"
    by_hand = {"intervention_id": other.id, "decided_by": "Bente"}
    assert "decided_by" not in filled_from_intervention(case, LAWS, by_hand)


def test_who_decides_is_said_before_it_is_given() -> None:
    drafts = [decision(None, decided_by=each) for each in ("Bente", "Ole", "Bente")]
    assert decider_words(drafts) == "Det afgøres af Bente og Ole."
    assert decider_words([*drafts, decision(None)]) == "Der står ikke, hvem der afgør."
    assert decider_words(()) == ""


def decision(effect: Effect | None, **more: Any) -> Decision:
    values = {"text": "Ja.", "intervention_id": MENTOR.id, "effect": effect, **more}
    return Decision(**{"id": Id("x"), "case_id": KEY, **values})


SAID = {
    (Effect.GRANTS, State.RECOMMENDED): "»Mentor« går fra indstillet til bevilget.",
    (Effect.REFUSES, State.RUNNING): "»Mentor« fortsætter, som den er.",
    (Effect.STOPS, State.RUNNING): "»Mentor« går fra i gang til afsluttet.",
    (Effect.LIFTS, State.RUNNING): "»Mentor«: Pligten til at møde op falder væk.",
    (Effect.CHANGES, State.RUNNING): "»Mentor« er i gang og får afgørelsen knyttet til sig.",
}


@pytest.mark.parametrize(("effect", "state"), SAID)
def test_it_is_said_what_issuing_does(effect: Effect, state: State) -> None:
    wanted = decision(effect)
    case = a_case(replace(MENTOR, state=state, duty=Duty.DUTY), wanted)
    assert foretold(case, (wanted,), DAY) == SAID[effect, state]


def test_what_the_plan_says_otherwise_and_that_the_team_sees_it_again_is_said_too() -> None:
    wanted = decision(Effect.GRANTS, intensity="1 time")
    case = a_case(MENTOR, wanted, replace(word("w"), intervention_id=MENTOR.id))
    assert foretold(case, (wanted,), DAY) == (
        "»Mentor« går fra indstillet til bevilget. I planen ændres: hvor meget. Teamet har indstillet"
        " noget andet, så sagen skal forelægges igen."
    )
    later = decision(Effect.STOPS, to_date=date(2026, 3, 1))
    runs = a_case(replace(MENTOR, state=State.RUNNING), later)
    assert foretold(runs, (later,), DAY) == (
        "»Mentor« slutter 1. marts 2026. Det sker af sig selv, når dagen kommer."
    )
    assert foretold(a_case(), (decision(None, intervention_id=None),), DAY) == ""


def test_what_it_lacks_is_said_before_it_is_tried() -> None:
    case = a_case(MENTOR)
    assert lacking(case, decision(None)) == "Vælg, hvad afgørelsen gør ved »Mentor«."
    assert lacking(case, decision(Effect.STOPS)) == (
        "»Mentor« er indstillet. Det kan en afgørelse, der stopper, ikke gælde."
    )
    assert lacking(case, decision(Effect.GRANTS)) == ""
    assert lacking(case, decision(Effect.STOPS, intervention_id=None)) == ""


def test_a_letter_says_it_of_each_of_its_decisions() -> None:
    drafts = tuple(
        replace(e, state=DecisionState.DRAFT, decided_on=None, received_on=None, sent_on=None)
        for e in ROWS
    )
    case = case_with(rows=drafts)
    found = form_for(case, case.get(Letter, LETTER.id) or LETTER, LAWS, DAY).actions[0]
    assert "»Praktik i børnehave« går fra indstillet til afslået." in found.confirm
    assert found.confirm.endswith("Vil du give dem?")
    assert [key for key, _step in step_ids(drafts, NumberedIds())] == ["d1", "d2", "d3"]
    dumb = case_with(rows=(replace(drafts[0], effect=None),))
    assert form_for(dumb, LETTER, LAWS, DAY).actions[0].why_not.startswith("Vælg, hvad")


def test_two_helps_by_one_person_are_shown_as_one_case() -> None:
    case = case_with()
    letter = form_for(case, LETTER, LAWS, DAY)
    inside = next(e.value for part in letter.sections for e in part.fields if e.name == "decisions")
    assert inside.endswith(
        "Én person, Mentor (job og hverdag), giver 2 af dem. Det står for sig i brevet."
    )
    draft = replace(ROWS[0], state=DecisionState.DRAFT, decided_on=None, received_on=None)
    case = case_with(rows=(draft, *ROWS[1:]))
    assert form_for(case, draft, LAWS, DAY).notice.startswith(
        "Mentor (job og hverdag) står også for »Du får støtte i hjemmet"
    )
    lone = replace(draft, provider_id=None)
    assert form_for(case_with(rows=(lone, *ROWS[1:])), lone, LAWS, DAY).notice == ""


def paused_by_word(**more: Any) -> Case:
    step = InterventionStep(
        id=Id("p"), case_id=KEY, intervention_id=MENTOR.id, state=State.PAUSED, day=DAY, **more
    )
    issued = decision(None, intervention_id=None, state=DecisionState.ISSUED, decided_on=DAY)
    return a_case(replace(MENTOR, state=State.PAUSED, duty=Duty.DUTY), step, issued)


def test_what_was_agreed_on_gets_its_decision_afterwards() -> None:
    case = paused_by_word()
    mentor = case.interventions[0]
    assert "decided" in {each.key for each in form_for(case, mentor, LAWS, DAY).actions}
    found = operations_for_action(
        case, mentor, "decided", {"decision_id": "x"}, NumberedIds(), DAY, LAWS
    )
    assert isinstance(found, tuple)
    after = applied(case, found[0].steps(case, AROUND))
    assert in_force(after, after.interventions[0], DAY)
    assert "decided" not in {each.key for each in form_for(after, mentor, LAWS, DAY).actions}
    assert operations_for_action(
        after, mentor, "decided", {"decision_id": "x"}, NumberedIds(), DAY, LAWS
    ) == ()  # fmt: skip


def test_nothing_is_offered_where_no_step_waits_or_nothing_is_decided() -> None:
    for case in (a_case(MENTOR), paused_by_word().having(Decision, ())):
        mentor = case.interventions[0]
        assert "decided" not in {each.key for each in form_for(case, mentor, LAWS, DAY).actions}


def test_a_decision_about_other_help_is_not_offered_for_this() -> None:
    case = paused_by_word()
    other = replace(case.interventions[0], id=Id("other"), seq=9)
    elsewhere = tuple(replace(each, intervention_id=other.id) for each in case.decisions)
    case = case.having(Decision, elsewhere).having(Intervention, (*case.interventions, other))
    actions = form_for(case, case.interventions[0], LAWS, DAY).actions
    assert "decided" not in {each.key for each in actions}
