"""The overview: the family, whom to call, what is missing; doors to other pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.models.base import Id
from app.models.case import CaseHead
from app.models.contacts import Coordinator
from app.models.people import Custody, Person
from app.models.readers import FamilyReader
from app.views.case.blocks import Press, Ref
from app.views.overview.page import OverviewPage
from tests.support.pages import bare_family, page_desk, training
from tests.support.workspace import family

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.presenters.forms.spec import FieldSpec
    from tests.support.pages import PageDesk


def test_it_says_who_is_there_and_how_many_contacts(qtbot: QtBot) -> None:
    words = page_desk(qtbot, OverviewPage, training()).words()

    for each in (
        "Sanne, 40 år · mor",
        "bor hos David",
        "Sanne skilt fra David",
        "David for Lukas",
        "Barnet har bopæl her",
        "17 kontakter: 6 myndighed",
        "Kim Eksempel",
        "Virksomhedskonsulent ringer til Sanne om praktikken",
    ):
        assert each in words


def test_a_missing_coordinator_is_said_plainly_and_can_be_added_there(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, OverviewPage, bare_family())
    assert "Koordinerende sagsbehandler mangler." in desk.words()

    desk.page.board.focus_on(Ref(Coordinator, Id("")))
    desk.press(Qt.Key.Key_Return, "Kim Eksempel")
    desk.page.inspector()._finish_adding()

    assert [each.name for each in desk.records(Coordinator)] == ["Kim Eksempel"]
    assert "Koordinerende sagsbehandler mangler." not in desk.words()
    assert "Stedfortræder mangler." in desk.words()


def test_what_is_missing_is_for_the_coordinator_only(qtbot: QtBot) -> None:
    case = training()
    desk = page_desk(qtbot, OverviewPage, case)
    assert "David har behov" in desk.words()  # control

    for person in case.people:
        desk.show(FamilyReader(person.id))
        assert "Det mangler" not in desk.words()
        assert "har behov" not in desk.words()


def test_doors_lead_to_the_map_and_leave_the_records_alone(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, OverviewPage, training())
    found = desk.page.findChildren(QPushButton)

    next(each for each in found if each.text() == "Se netværkskortet").click()

    assert desk.gone_to == [("map", None)]


def test_the_case_is_edited_in_the_inspector(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, OverviewPage, training())

    desk.page.select(desk.case.head.id)

    assert desk.page.inspector().shown == (CaseHead, desk.case.head.id)
    assert "Lovgrundlag" in [each.label for each in _fields(desk)]


def _fields(desk: PageDesk) -> list[FieldSpec]:
    spec = desk.page.inspector().form.spec
    return [each for section in spec.sections for each in section.fields]


def test_enter_goes_into_the_form_and_escape_back(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, OverviewPage, training())
    sanne = Ref(Person, desk.case.people[0].id)
    desk.page.board.focus_on(sanne)

    desk.press(Qt.Key.Key_Return)
    name = desk.page.inspector().form.field("name").editor.control
    assert name.hasFocus()
    desk.press(Qt.Key.Key_Escape)

    assert desk.page.board.item(sanne).hasFocus()


def test_delete_removes_with_a_way_back(qtbot: QtBot) -> None:
    case = training()
    desk = page_desk(qtbot, OverviewPage, case)
    held = case.custodies[0].id
    desk.page.board.focus_on(Ref(Custody, held))

    desk.press(Qt.Key.Key_Delete)

    assert held not in [each.id for each in desk.records(Custody)]
    assert "Ctrl+Z" in desk.messages[-1].text
    assert desk.page.board.item(Ref(Custody, case.custodies[1].id)).hasFocus()
    desk.undo()
    assert desk.case == case


def test_a_family_of_nobody_begins_with_a_person(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, OverviewPage, family("Ny familie"))

    assert "Der er ingen i familien endnu" in desk.words()
    desk.page.vacant.button.click()
    assert desk.page.inspector().is_adding


def test_leaving_takes_what_is_being_typed(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, OverviewPage, bare_family())
    desk.page.select(desk.case.people[0].id)
    desk.page.inspector().form.focus_field("name")
    desk.press(Qt.Key.Key_End, " Larsen")

    desk.page.leave()

    assert desk.case.people[0].name == "Sanne Larsen"


def test_contacts_are_copied_from_where_they_are_counted(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, OverviewPage, training())
    network = next(each for each in desk.page.board.shown if each.key == "network")
    press = next(each for each in network.blocks[0].doors if isinstance(each, Press))
    desk.page.begin(press)
    assert desk.copied[-1].startswith("Kontakter\n- ")
    assert desk.workspace.acts[-1] == "case.copy"
    desk.show(FamilyReader(training().people[0].id))
    network = next(each for each in desk.page.board.shown if each.key == "network")
    assert not [each for each in network.blocks[0].doors if isinstance(each, Press)]
