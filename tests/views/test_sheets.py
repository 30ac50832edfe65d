"""The page Ark: each reader's own pages, what is left out for the coordinator only, nothing flickers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app.models.base import Id
from app.models.meetings import HandoutForm
from app.models.readers import COORDINATOR, LEADER, FamilyReader, ProfessionalReader
from app.presenters.handout.copies import LARGER, ORDINARY
from app.views.page import Scope
from app.views.sheets.page import KEY, entry
from app.views.sheets.preview import AS_TEXT
from tests.resources.test_demo_training import ONLY_DAVID, ONLY_SANNE
from tests.support.pages import bare_family, training
from tests.support.sheets import SheetDesk, sheet_desk
from tests.support.workspace import family, seed_case

MAP = "Netværkskort"

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.models.case import Case
    from app.presenters.document import Document


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[Case], SheetDesk]]:
    made: list[SheetDesk] = []

    def build(case: Case) -> SheetDesk:
        made.append(sheet_desk(qtbot, case, tmp_path))
        return made[-1]

    yield build
    for each in made:
        each.page.context.tasks.drain()


@pytest.fixture
def desk(make: Callable[[Case], SheetDesk]) -> SheetDesk:
    return make(training())


def test_the_entry() -> None:
    made = entry()
    assert (made.key, made.title, made.icon, made.scope) == (KEY, "Ark", "printer", Scope.CASE)


def test_nobody_is_chosen_for_the_coordinator(desk: SheetDesk) -> None:
    assert desk.page.preview.view.count == 0
    assert "Vælg, hvem arket er til." in desk.desk.words()
    assert desk.page.panel.spec is None


def test_choosing_sanne_shows_her_pages(desk: SheetDesk) -> None:
    desk.choose("Sanne")
    view = desk.page.preview.view
    assert "Sannes plan" in desk.twin
    assert view.count == 3
    assert set(view.images) == {0, 1, 2}
    assert view.images[0].pixelColor(4, 4).name() == "#ffffff"
    assert desk.page.preview.place == "Side 1 af 3"
    assert desk.page.panel.title.text() == "Ark 1 til Sanne"


def test_nothing_of_david_is_on_sannes_sheet(desk: SheetDesk) -> None:
    desk.choose("Sanne")
    assert [each for each in ONLY_DAVID if each in desk.twin] == []
    assert all(each in desk.twin for each in ("Én mentor", "Støtte i hjemmet"))
    desk.choose("David")  # the control: his own sheet has his own, and none of hers
    assert any(each in desk.twin for each in ONLY_DAVID)
    assert [each for each in ONLY_SANNE if each in desk.twin] == []


def test_the_twin_reads_a_row_as_a_line(desk: SheetDesk) -> None:
    desk.choose("Sanne")
    assert "sender en ny attest · tirsdag 20. januar" in desk.twin
    assert "\t" not in desk.twin
    desk.page.preview.show_as(AS_TEXT)
    assert desk.page.preview.twin.isVisible()
    assert not desk.page.preview.fits.isEnabled()


def test_assistive_technology_hears_the_sheet(desk: SheetDesk) -> None:
    desk.choose("Sanne")
    view = desk.page.preview.view
    assert view.accessibleName() == "Forhåndsvisning: Ark 1 til Sanne"
    assert view.accessibleDescription() == desk.twin


def test_the_old_picture_stays_until_the_new_one_is_there(desk: SheetDesk) -> None:
    desk.choose("Sanne")
    before = desk.data
    desk.page.choose(desk.person("David"))
    assert desk.data == before
    assert desk.page.preview.view.images
    desk.wait()
    assert "Davids plan" in desk.twin


def test_what_does_not_change_a_sheet_does_not_draw_it_again(desk: SheetDesk) -> None:
    desk.choose("Sanne")
    press = desk.page.press
    assert press is not None
    before = press.drawn
    desk.desk.show()
    assert not desk.page.context.tasks.running
    assert press.drawn is before


def test_larger_type_takes_more_pages(desk: SheetDesk) -> None:
    desk.choose("Sanne")
    ordinary = desk.page.preview.view.count
    desk.page.panel.sizes.row(LARGER).click()
    desk.wait()
    assert desk.page.preview.view.count > ordinary
    desk.choose("David")
    assert desk.page.panel.sizes.row(ORDINARY).isChecked()
    desk.choose("Sanne")
    assert desk.page.panel.sizes.row(LARGER).isChecked()


def test_what_is_on_the_sheet_and_what_is_not(desk: SheetDesk) -> None:
    desk.choose("David")
    spec = desk.page.panel.spec
    assert spec is not None
    assert ("Mine mål", 1) in [(each.title, each.count) for each in spec.parts]
    assert spec.lacking.left_out[0].reason == "Handler om andre"
    assert "Handler om andre" in desk.desk.words()


def test_what_nobody_has_placed_is_asked_about_and_leads_there(
    make: Callable[[Case], SheetDesk],
) -> None:
    desk = make(seed_case())
    desk.choose("Sanne")
    line = "6 ting er ikke med, fordi ingen har sagt, hvem de gælder."
    assert line in desk.desk.words()
    key, card = next(iter(desk.page.panel.asked.items()))
    desk.page.preview.line.button.click()
    assert card.hasFocus()
    desk.desk.press(Qt.Key.Key_Down)
    assert list(desk.page.panel.asked.values())[1].hasFocus()
    desk.desk.press(Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert desk.desk.gone_to == [("map", Id(key))]


def test_under_sanne_only_her_own_sheet_to_read(desk: SheetDesk) -> None:
    sanne = desk.person("Sanne")
    desk.desk.show(FamilyReader(sanne))
    desk.wait()
    assert desk.page.cards.keys == (sanne,)
    assert "Sannes plan" in desk.twin
    assert desk.page.panel.asked == {}
    assert "Ikke med" not in desk.desk.words()
    assert not desk.page.preview.line.isVisible()
    assert "Her kan kun læses." in desk.desk.words()
    assert not desk.page.panel.printing.isEnabled()
    desk.page.print_out()
    desk.page.save()
    assert desk.handed == []
    assert desk.outside.titles == desk.outside.proposed == []


def test_omissions_are_there_again_for_the_coordinator(desk: SheetDesk) -> None:
    sanne = FamilyReader(desk.person("Sanne"))
    for reader, said in ((sanne, False), (COORDINATOR, True)):
        desk.desk.show(reader)
        desk.wait()
        assert ("Ikke med" in desk.desk.words()) is said


def test_who_has_no_sheet_is_told_so(desk: SheetDesk) -> None:
    desk.desk.show(LEADER)
    assert "Der er ikke noget ark til denne læser." in desk.desk.words()
    assert desk.page.nobody.button.isHidden()


def test_a_professional_sees_the_own_sheet_and_no_other(desk: SheetDesk) -> None:
    doctor = next(each for each in desk.desk.case.contacts if "læge" in each.role)
    desk.desk.show(ProfessionalReader(doctor.id))
    desk.page.choose(doctor.id)
    desk.wait()
    assert desk.page.cards.keys == (doctor.id,)
    assert "Hvad samtykket dækker" in desk.twin
    assert "Ikke med" not in desk.desk.words()
    assert not desk.page.panel.printing.isEnabled()


def test_a_family_without_people(make: Callable[[Case], SheetDesk]) -> None:
    desk = make(family("Ny"))
    assert "Der er ingen i familien endnu." in desk.desk.words()
    desk.page.nobody.button.click()
    assert desk.desk.gone_to == [("map", None)]


def test_the_map_is_the_coordinators(desk: SheetDesk) -> None:
    desk.choose("map")
    assert "17 kontakter" in desk.twin
    assert desk.page.panel.sizes.isHidden()
    assert "Det er til dig og ikke til at give videre." in desk.desk.words()


def test_a_person_or_an_old_sheet_can_be_gone_to(make: Callable[[Case], SheetDesk]) -> None:
    desk = make(bare_family())
    sanne = FamilyReader(desk.person("Sanne"))
    desk.desk.workspace.hand_out(desk.desk.case_id, sanne, HandoutForm.SHEET, b"x")
    desk.desk.workspace.hand_out(desk.desk.case_id, COORDINATOR, HandoutForm.MAP, b"x")
    desk.desk.show()
    first, second = desk.sheets
    for key, title in (
        (first.id, "Ark 2 til Sanne"),
        (second.id, "Netværkskort 2"),
        (desk.person("Mille"), "Ark 1 til Mille"),
        (Id("unknown"), "Ark 1 til Mille"),
    ):
        desk.page.select(key)
        desk.wait()
        assert desk.page.panel.title.text() == title


def test_the_search_finds_a_sheet_for_each(desk: SheetDesk) -> None:
    found = {each.label: each for each in desk.page.search_entries()}
    case = desk.desk.case
    roles = (each.role for each in case.contacts if not each.private and not each.planned)
    names = (*(each.name for each in case.people), *roles)
    assert tuple(found) == (*(f"Ark til {each}" for each in names), MAP)
    found["Ark til Mille"].act()
    desk.wait()
    assert "Milles plan" in desk.twin


def test_coming_back_goes_on_where_it_was_left(desk: SheetDesk) -> None:
    desk.choose("Sanne")
    desk.page.choose(desk.person("David"))
    desk.page.leave()
    desk.page.hide()
    desk.page.show()
    desk.wait()
    assert "Davids plan" in desk.twin


class BrokenPaper:
    """Cannot draw people's sheets."""

    def pdf(self, document: Document) -> bytes:
        raise ValueError

    def svg(self, _picture: object) -> bytes:
        raise ValueError


def test_paper_that_cannot_be_drawn_is_not_shown(qtbot: QtBot, tmp_path: Path) -> None:
    desk = sheet_desk(qtbot, bare_family(), tmp_path, paper=BrokenPaper())
    desk.page.choose(desk.person("Sanne"))
    qtbot.waitUntil(lambda: "kunne ikke tegnes" in desk.desk.words())
    desk.page.print_out()
    qtbot.waitUntil(lambda: not desk.page.context.tasks.running)
    assert desk.page.preview.view.count == 0
    assert desk.outside.titles == []
