"""The assessment: statements below their area, with source, date and what they reveal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.base import Id
from app.models.facts import Kind
from app.models.plan import Statement
from app.models.preparing import Attachment, PreparationPart
from app.models.readers import FamilyReader
from app.views.assessment.page import ATTACHMENTS, STATEMENTS, AssessmentPage
from tests.support.pages import bare_family, page_desk, training

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_statements_stand_below_their_area_with_their_source(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, AssessmentPage, training())

    titles = [each.title for each in desk.page.board.shown]
    assert titles[:4] == ["Social", "Beskæftigelse", "Uddannelse", "Sundhed"]
    rows = desk.page.board.shown[1].blocks[0].rows
    assert rows[0].title == "Ledig de sidste fem år"
    assert rows[0].lines[0].startswith("Sanne · Hverdag og sociale forhold · Anden kilde")
    assert [each.label for each in rows[0].tags] == ["Behov"]
    assert "30 oplysninger · 17 fortæller om et behov" in desk.words()


def test_a_statement_is_added_with_area_kind_and_source(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, AssessmentPage, training())
    health = next(each for each in desk.page.board.shown if each.key == "health")

    desk.page.begin(health.offers[0])
    desk.press("Sover dårligt")
    form = desk.page.inspector().form
    form.field("kind").editor.combo.setCurrentIndex(
        form.field("kind").editor.combo.findData(Kind.HEALTH.value)
    )
    desk.page.inspector()._finish_adding()

    made = desk.records(Statement)[-1]
    assert (made.text, made.area.value, made.kind) == ("Sover dårligt", "health", Kind.HEALTH)
    assert "Kilde mangler" in desk.words()


def test_what_stays_with_the_coordinator_says_so_and_is_seen_by_nobody_else(qtbot: QtBot) -> None:
    case = training()
    desk = page_desk(qtbot, AssessmentPage, case)
    assert "Kun koordinator" in desk.words()

    desk.show(FamilyReader(case.people[0].id))

    assert "Kun koordinator" not in desk.words()
    assert "Ledig de sidste fem år" in desk.words()  # control: Sanne's own is there


def test_nothing_known_yet_is_said(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, AssessmentPage, bare_family())

    assert "Skriv den første med dens kilde" in desk.words()
    assert desk.page.summary.text() == ""


def test_each_part_is_copied_for_the_specialist_system(qtbot: QtBot) -> None:
    case = training()
    sanne = case.people[0].id
    paper = Attachment(id=Id("b"), case_id=case.id, title="LÆ 265", journal_number="26-1")
    part = PreparationPart(id=Id("p"), case_id=case.id, person_id=sanne, key="1", text="Knæet")
    case = case.having(Attachment, (paper,)).having(PreparationPart, (part,))
    desk = page_desk(qtbot, AssessmentPage, case)
    begun = []
    for shown in (STATEMENTS, ATTACHMENTS, sanne):
        desk.page.show_part(shown)
        desk.page.copy_out()
        begun.append(desk.copied[-1].splitlines()[0])
    assert begun == ["Social", "Bilag", "Forberedende del: Sanne"]
    assert desk.workspace.acts.count("case.copy") == 3
    assert desk.page.copied_section() == "preparation"
