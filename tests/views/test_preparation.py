"""Udredning: the preparatory part section by section, and attachments on one line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app.models.base import Id
from app.models.facts import Kind
from app.models.plan import Concern, Statement
from app.models.preparing import Attachment, PreparationPart
from app.models.readers import FamilyReader
from app.views.assessment.page import ATTACHMENTS, STATEMENTS, AssessmentPage
from app.views.assessment.preparing import TAKES
from app.views.case.blocks import Offer, Press
from app.views.shared.form import DRAFT_AFTER_MS
from tests.support.laws import shipped_laws
from tests.support.pages import PageDesk, bare_family, page_desk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.models.case import Case


def known() -> Case:
    """Sanne has said that she likes dogs."""
    case = bare_family()
    sanne = replace(case.people[0], age=40)
    told = Statement(id=Id("s"), case_id=case.id, text="Jeg holder af hunde.", speaker_id=sanne.id)
    about = Concern(id=Id("c"), case_id=case.id, record_id=told.id, person_id=sanne.id)
    return replace(case, people=(sanne, case.people[1]), statements=(told,), concerns=(about,))


@pytest.fixture
def desk(qtbot: QtBot) -> PageDesk:
    return page_desk(qtbot, AssessmentPage, known(), shipped_laws())


def sanne(desk: PageDesk) -> Id:
    return desk.case.people[0].id


def test_the_sections_stand_there_with_what_is_known_and_what_is_missing(desk: PageDesk) -> None:
    desk.page.show_part(sanne(desk))
    words = desk.words()
    for each in ("8 afsnit er uden ord", "1. Mål for uddannelse og arbejde", "Jeg holder af hunde.",
                 "Brug denne", "Fra sagen", "Mangler"):  # fmt: skip
        assert each in words
    assert "Ny oplysning" in words


def test_one_press_takes_it_over_as_own_words(desk: PageDesk) -> None:
    desk.page.show_part(sanne(desk))
    desk.page.begin(Press("Brug denne", f"{TAKES}3/s", "plus"))
    (part,) = desk.records(PreparationPart)
    assert (part.key, part.own_words, part.text) == ("3", "Jeg holder af hunde.", None)
    assert "»Jeg holder af hunde.«" in desk.words()
    assert "Brug denne" not in desk.words()
    desk.page.begin(Press("Brug denne", f"{TAKES}3/s", "plus"))  # it is offered no more
    assert len(desk.records(PreparationPart)) == 1
    assert ("sheets", part.id) not in desk.gone_to


def test_a_section_is_written_in_its_form_and_kept_while_it_is_typed(
    desk: PageDesk, qtbot: QtBot
) -> None:
    desk.page.show_part(sanne(desk))
    preset = (("key", "5"), ("person_id", sanne(desk)), ("kind", Kind.HEALTH.value))
    desk.page.begin(Offer("Skriv", PreparationPart, preset))
    desk.page.inspector()._finish_adding()
    (part,) = desk.records(PreparationPart)
    assert (part.key, part.kind, part.person_id) == ("5", Kind.HEALTH, sanne(desk))
    desk.page.select(part.id)
    area = desk.page.inspector().form.field("own_words").editor.control
    area.setFocus()
    desk.press("Knæet")
    qtbot.waitUntil(lambda: bool(desk.workspace.drafts.texts), timeout=DRAFT_AFTER_MS + 3000)
    assert "Knæet" in next(iter(desk.workspace.drafts.texts.values()))


def test_an_attachment_is_one_line_and_what_is_wrong_is_said(desk: PageDesk) -> None:
    desk.page.show_part(ATTACHMENTS)
    desk.page.attachment.line.setFocus()
    desk.press("LÆ 265, 2026-1234, 12.1.2026", Qt.Key.Key_Return)
    (paper,) = desk.records(Attachment)
    assert (paper.title, paper.journal_number) == ("LÆ 265", "2026-1234")
    assert "12. januar 2026" in desk.words()
    assert desk.page.attachment.line.text() == ""
    desk.press("Brev uden nummer", Qt.Key.Key_Return, " ", Qt.Key.Key_Return)
    assert len(desk.records(Attachment)) == 1
    assert "Journalnummer" in desk.words()


def test_papers_without_a_date_stand_last_and_each_says_whose_it_is(desk: PageDesk) -> None:
    desk.page.show_part(ATTACHMENTS)
    for words in ("Brev, 1", "Note, 2", "LÆ 265, 3, 12.1.2026"):
        desk.page._attach(words)
    titles = [each.title for each in desk.page.groups(desk.case)[0].blocks[0].rows]
    assert titles[0] == "LÆ 265"
    assert "uden dato" in desk.words()


def test_a_record_leads_to_its_own_part(desk: PageDesk) -> None:
    desk.page._attach("Brev, 1")
    desk.page.show_part(sanne(desk))
    desk.page.begin(Press("", f"{TAKES}3/s", "plus"))
    for key, words in ((desk.records(Attachment)[0].id, "Nyt bilag"), ("s", "1 oplysning"),
                       (desk.records(PreparationPart)[0].id, "7 afsnit er uden ord"),
                       ("s", "1 oplysning"), (sanne(desk), "7 afsnit er uden ord")):  # fmt: skip
        desk.page.select(Id(key))
        assert words in desk.words()


def test_other_eyes_see_their_own_and_change_nothing(desk: PageDesk) -> None:
    desk.page.show_part(sanne(desk))
    desk.page.begin(Press("", f"{TAKES}3/s", "plus"))
    desk.show(FamilyReader(sanne(desk)))
    assert "»Jeg holder af hunde.«" in desk.words()
    assert not [each for each in desk.page.groups(desk.case)[0].blocks if each.offers]
    desk.page.begin(Press("", f"{TAKES}3/s", "plus"))
    assert "Bilag" not in [
        desk.page.chooser.itemText(at) for at in range(desk.page.chooser.count())
    ]
    mille = FamilyReader(desk.case.people[1].id)
    desk.show(mille)
    assert desk.page.chooser.count() == 1
    assert desk.page._part == STATEMENTS
