"""The form of a recommendation: outcomes and words of the profile, and who may advise on health."""

from dataclasses import replace

import pytest

from app.models.base import Id
from app.models.case import Case
from app.models.facts import Area
from app.models.law import LawProfile
from app.models.meetings import Agreement, AttendanceRole, Meeting, MeetingState, Recommendation
from app.presenters.forms import form_for
from app.presenters.forms.spec import FieldSpec, FormSpec
from app.presenters.meeting_board import meeting_board
from tests.rules.families import KEY, TODAY, attends, family, meeting
from tests.support.laws import shipped_laws

ADVICE = Recommendation(
    id=Id("r"), case_id=KEY, meeting_id=Id("m"), text="Ro", outcome="fleksjob", dissent="Nej",
    considerations="Pauser",
)  # fmt: skip
LAWS = shipped_laws()


def form(case: Case, laws: tuple[LawProfile, ...] = LAWS) -> FormSpec:
    return form_for(case, case.recommendations[0], laws, TODAY)


def outcome(spec: FormSpec) -> FieldSpec:
    every = (each for section in spec.sections for each in section.fields)
    return next(each for each in every if each.name == "outcome")


def held(**more: object) -> Case:
    case = family(meeting(case_type="fleksjob"), replace(ADVICE, **more))  # type: ignore[arg-type]  # fields
    return replace(case, head=replace(case.head, law_profile="2025"))


def test_the_outcomes_are_those_of_the_profile_and_the_type_of_case() -> None:
    case = held()
    some = {each.key for each in outcome(form(case)).choices}
    anything = replace(case.meetings[0], case_type=None)
    every = {each.key for each in outcome(form(case.having(Meeting, (anything,)))).choices}
    loose = {each.key for each in outcome(form(held(meeting_id=None))).choices}
    assert some < every
    assert loose == every
    assert [each.key for each in outcome(form(case, ())).choices] == [""]


@pytest.mark.parametrize(("area", "told"), [(Area.HEALTH, True), (Area.SOCIAL, False)])
def test_of_health_it_is_said_who_may_advise(area: Area, *, told: bool) -> None:
    case = held(area=area)
    assert "anbefaling" in form(case).notice
    assert ("sundhedskoordinatoren" in form(case).notice) is told
    doctor = replace(attends(name="Ida"), role=AttendanceRole.HEALTH_COORDINATOR)
    there = replace(case, attendances=(doctor,))
    assert "sundhedskoordinatoren" not in form(there).notice


def test_without_a_profile_it_is_still_no_decision() -> None:
    assert form(held(), ()).notice.endswith("Der kan ikke klages over den.")


def test_the_board_says_what_it_came_to_as_the_profile_does() -> None:
    board = meeting_board(held(), Id("m"), TODAY, LAWS)
    assert board is not None
    assert board.recommendation_title == "Indstillinger"
    assert "anbefaling" in board.recommendation_note
    assert board.recommendations[0].more[1:] == (
        "Skånehensyn: Pauser",
        "Ikke alle er enige: Nej",
    )
    plain = meeting_board(held(outcome=None, dissent=None, considerations=None), Id("m"), TODAY)
    assert plain is not None
    assert plain.recommendations[0].more == ()


def test_an_agreement_in_closed_minutes_says_what_can_still_be_said() -> None:
    agreed = Agreement(id=Id("a"), case_id=KEY, meeting_id=Id("m"), what="ringer")
    case = family(meeting(MeetingState.CLOSED), agreed)
    assert "Hvordan gik det?" in form_for(case, agreed, LAWS, TODAY).notice
    case = family(meeting(), agreed)
    assert form_for(case, agreed, LAWS, TODAY).notice == ""
