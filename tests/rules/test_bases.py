"""Which consents a sheet rests on: those that open something for its reader, and no others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.models.base import Id
from app.models.consents import ConsentState, ConsentType
from app.models.facts import Area, Kind
from app.models.meetings import HandoutForm
from app.models.readers import COORDINATOR
from app.rules.bases import bases
from app.rules.lens import Glass
from tests.rules.families import (
    DAVID,
    GP,
    SANNE,
    TODAY,
    WORDS,
    concern,
    consent,
    contact,
    custody,
    family,
    goal,
    seen,
    serves,
    statement,
)

if TYPE_CHECKING:
    from app.models.base import Record
    from app.models.readers import Reader

SOMETHING = (goal("g"), concern("g", "sanne"), contact("gp"), serves("gp", "sanne"))


def rests_on(
    reader: Reader, *records: Record, form: HandoutForm = HandoutForm.SHEET
) -> tuple[Id, ...]:
    return bases(Glass(family(*SOMETHING, *records), TODAY, WORDS), reader, form)


def test_a_sheet_rests_on_what_opens_something_for_its_reader() -> None:
    given = consent("sanne", "gp", kinds=(Kind.GOAL,), type=ConsentType.PLAN)
    assert rests_on(GP, *given) == (given[0].id,)
    assert rests_on(DAVID, *given) == ()  # the control: it names the doctor and not David


def test_one_family_member_sees_another_by_consent() -> None:
    given = consent("sanne", "david", kinds=(Kind.GOAL,))
    assert rests_on(DAVID, *given) == (given[0].id,)
    assert rests_on(SANNE, *given) == ()


def test_a_consent_that_opens_nothing_there_is_no_basis() -> None:
    given = consent("sanne", "gp", kinds=(Kind.HEALTH,), type=ConsentType.PLAN)
    assert rests_on(GP, *given) == ()
    health = (statement("s", Kind.HEALTH), concern("s", "sanne"))
    assert rests_on(GP, *given, *health) == (given[0].id,)


@pytest.mark.parametrize("state", [ConsentState.WITHDRAWN, ConsentState.NO, ConsentState.OFFERED])
def test_what_does_not_hold_is_no_basis(state: ConsentState) -> None:
    given = consent("sanne", "gp", kinds=(Kind.GOAL,), type=ConsentType.PLAN, state=state)
    assert rests_on(GP, *given) == ()


def test_two_that_open_the_same_are_both_bases() -> None:
    plan = consent("sanne", "gp", kinds=(Kind.GOAL,), type=ConsentType.PLAN)
    extra = consent("sanne", "gp", kinds=(None,), type=ConsentType.PROFESSIONAL)
    assert rests_on(GP, *plan, *extra) == (plan[0].id, extra[0].id)


def test_joint_custody_makes_two_bases() -> None:
    about = (goal("m"), concern("m", "mille"), serves("gp", "mille"))
    held = (custody("mille", "sanne"), custody("mille", "david"))
    mother = consent("sanne", "gp", kinds=(Kind.GOAL,), type=ConsentType.PLAN, child_id=Id("mille"))
    father = consent("david", "gp", kinds=(Kind.GOAL,), type=ConsentType.PLAN, child_id=Id("mille"))
    both = rests_on(GP, *about, *held, *mother, *father)
    assert set(both) == {mother[0].id, father[0].id}
    assert rests_on(GP, *about, *held, *mother) == ()  # one alone opens nothing


def test_a_form_rests_on_what_it_shows() -> None:
    given = consent("sanne", "david", kinds=(Kind.GOAL,))
    assert rests_on(DAVID, *given, form=HandoutForm.MAP) == ()
    shown = consent("sanne", "david", kinds=(Kind.CONTACT, Kind.IDENTITY))
    assert rests_on(DAVID, *shown, form=HandoutForm.MAP) == (shown[0].id,)
    assert rests_on(DAVID, *shown, form=HandoutForm.CONSENT) == ()


def test_talking_in_a_meeting_is_on_no_paper_and_the_coordinator_needs_no_consent() -> None:
    talk = consent("sanne", "gp", kinds=(None,), area=Area.SOCIAL, type=ConsentType.MEETING)
    plan = consent("sanne", "gp", kinds=(Kind.GOAL,), type=ConsentType.PLAN)
    assert rests_on(GP, *talk) == ()
    assert rests_on(COORDINATOR, *talk, *plan) == ()


def test_a_contact_may_know_the_consent_that_names_it_while_it_holds() -> None:
    given = consent("sanne", "gp", "school", kinds=(Kind.GOAL,), type=ConsentType.PLAN)
    rows = (*SOMETHING, contact("school", "Skole"), *given)
    case = seen(family(*rows), GP)
    assert [each.id for each in case.consents] == [given[0].id]
    assert [each.contact_id for each in case.recipients] == ["gp"]
    assert [each.kind for each in case.consent_scopes] == [Kind.GOAL]
    back = replace(given[0], state=ConsentState.WITHDRAWN, withdrawal_note="Vil ikke mere")  # type: ignore[call-arg]  # a consent
    assert seen(family(*rows, back), GP).consents == ()
