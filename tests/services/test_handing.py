"""Paper that goes out: for whom, what it rests on, and that it was handed over."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from app.models.base import Id
from app.models.consents import ConsentType
from app.models.facts import Kind
from app.models.meetings import Handout, HandoutForm
from app.models.problems import Refused
from app.models.readers import COORDINATOR, FamilyReader, ProfessionalReader
from app.services.acts.handing import TickHandout
from app.services.ports import GivenPaper
from tests.rules.families import KEY, TODAY, concern, consent, contact, family, goal, serves
from tests.support.workspace import MemoryWorkspace

if TYPE_CHECKING:
    from app.models.readers import Reader

PLAN = consent("sanne", "gp", kinds=(Kind.GOAL,), type=ConsentType.PLAN)
SHEET = HandoutForm.SHEET
SANNE, GP = FamilyReader(Id("sanne")), ProfessionalReader(Id("gp"))


@pytest.fixture
def workspace() -> MemoryWorkspace:
    rows = (goal("g"), concern("g", "sanne"), contact("gp"), serves("gp", "sanne"), *PLAN)
    return MemoryWorkspace(family(*rows), day=TODAY)


def given(
    workspace: MemoryWorkspace, reader: Reader, form: HandoutForm = HandoutForm.SHEET
) -> Handout:
    workspace.hand_out(KEY, reader, form, b"paper")
    return workspace.store.load(KEY).handouts[-1]


def test_a_professionals_sheet_is_the_contacts_and_rests_on_the_consent(
    workspace: MemoryWorkspace,
) -> None:
    made = given(workspace, GP, HandoutForm.PROFESSIONAL)
    assert (made.person_id, made.contact_id, made.number) == (None, "gp", 1)
    rows = workspace.store.load(KEY).handout_bases
    assert [(each.handout_id, each.consent_id) for each in rows] == [(made.id, PLAN[0].id)]


def test_own_paper_rests_on_nothing(workspace: MemoryWorkspace) -> None:
    assert given(workspace, SANNE).person_id == "sanne"
    map_of_all = given(workspace, COORDINATOR, HandoutForm.MAP)
    assert (map_of_all.person_id, map_of_all.contact_id) == (None, None)
    assert workspace.store.load(KEY).handout_bases == ()


def test_numbers_count_one_reader_and_kind(workspace: MemoryWorkspace) -> None:
    forms = (HandoutForm.PROFESSIONAL, HandoutForm.PROFESSIONAL, HandoutForm.PROVIDER)
    assert [given(workspace, GP, form).number for form in forms] == [1, 2, 1]
    assert given(workspace, SANNE).number == 1


def test_what_came_out_together_is_numbered_and_logged_as_one_by_one(
    workspace: MemoryWorkspace,
) -> None:
    invitation = GivenPaper(GP, HandoutForm.INVITATION, b"letter", None, b"calendar")
    papers = (
        invitation,
        GivenPaper(GP, HandoutForm.INVITATION, b"2"),
        GivenPaper(SANNE, SHEET, b"3"),
    )
    workspace.hand_out_all(KEY, papers)
    case = workspace.store.load(KEY)
    assert [each.number for each in case.handouts] == [1, 2, 1]
    assert [each.consent_id for each in case.handout_bases] == [PLAN[0].id] * 2
    assert workspace.acts == ["calendar.export"]
    entries = [each.act for each in workspace.store.entries(KEY)]
    assert entries.count("Handout.print") == 3


def test_of_what_came_out_together_all_is_logged_or_nothing(workspace: MemoryWorkspace) -> None:
    nobody = FamilyReader(Id("unknown"))
    with pytest.raises(Refused):
        workspace.hand_out_all(
            KEY, (GivenPaper(SANNE, SHEET, b"1"), GivenPaper(nobody, SHEET, b"2"))
        )
    assert workspace.store.load(KEY).handouts == ()


def test_a_tick_is_taken_away_by_another(workspace: MemoryWorkspace) -> None:
    first, second = given(workspace, SANNE), given(workspace, SANNE, HandoutForm.CARD)
    assert workspace.run(TickHandout(KEY, (first.id, second.id), TODAY)).inverse is None
    assert {each.handed_on for each in workspace.store.load(KEY).handouts} == {TODAY}
    workspace.run(TickHandout(KEY, (first.id, second.id), None))
    assert {each.handed_on for each in workspace.store.load(KEY).handouts} == {None}


def test_a_tick_that_changes_nothing_writes_nothing(workspace: MemoryWorkspace) -> None:
    made = given(workspace, SANNE)
    assert workspace.run(TickHandout(KEY, (made.id,), None)).ids == frozenset()


def test_nothing_is_handed_over_on_a_day_to_come_or_that_was_never_made(
    workspace: MemoryWorkspace,
) -> None:
    made = given(workspace, SANNE)
    for ids, on in (((made.id,), TODAY + timedelta(days=1)), ((Id("unknown"),), TODAY)):
        with pytest.raises(Refused):
            workspace.run(TickHandout(KEY, ids, on))
