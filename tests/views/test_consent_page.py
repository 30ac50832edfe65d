"""Consents by person: what waits for an answer first, answering, taking back, running out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QPushButton

from app.models.consents import Consent, ConsentState
from app.views.case.blocks import Ref
from app.views.consent.page import ConsentPage
from app.views.shared.tags import Tag
from tests.support.pages import bare_family, page_desk, training
from tests.support.workspace import TODAY

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.models.case import Case
    from app.views.case.blocks import Block, Group
    from tests.support.pages import PageDesk


def block(desk: PageDesk, key: str) -> Block:
    groups: tuple[Group, ...] = desk.page.board.shown
    return next(each for group in groups for each in group.blocks if each.key == key)


def changed(at: int, **values: object) -> Case:
    case = training()
    rows = list(case.consents)
    rows[at] = replace(rows[at], **values)  # type: ignore[arg-type]  # fields of the record
    return replace(case, consents=tuple(rows))


def test_each_giver_has_a_group_that_says_what_to_whom_until_when(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, ConsentPage, training())

    assert [each.title for each in desk.page.board.shown][1:3] == ["Sanne", "David"]
    first = block(desk, desk.case.consents[0].id)
    assert first.tags[0].label == "ja"
    assert any(each.startswith("Åbner for") for each in first.lines)
    assert any(each.startswith("Over for") for each in first.lines)
    assert any("gælder til 11. januar 2027" in each for each in first.lines)


def test_the_consents_are_copied_for_the_specialist_system(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, ConsentPage, training())
    desk.page.copy_out()
    assert desk.copied[-1].startswith("Samtykke: Helhedsorienteret plan\nGives af: Sanne\n")
    assert desk.workspace.acts[-1] == "case.copy"


def test_what_waits_for_an_answer_stands_first(qtbot: QtBot) -> None:
    case = changed(2, state=ConsentState.OFFERED, given_on=None)

    desk = page_desk(qtbot, ConsentPage, case)

    first = desk.page.board.shown[1].blocks[0]
    assert first.key == case.consents[2].id
    assert first.caution == "Venter på svar."


def test_an_answer_is_noted_by_an_act(qtbot: QtBot) -> None:
    case = changed(2, state=ConsentState.OFFERED, given_on=None)
    desk = page_desk(qtbot, ConsentPage, case)
    offered = case.consents[2].id
    desk.page.choose(Ref(Consent, offered))
    form = desk.page.inspector().form

    form.button("no").click()
    fields = form._ask.fields
    fields["form"].editor.combo.setCurrentIndex(1)
    form._ask.yes.click()

    assert [each.state for each in desk.case.consents if each.id == offered] == [ConsentState.NO]
    assert block(desk, offered).tags[0].label == "nej tak"


def test_taking_back_stops_it_and_says_who_may_have_a_copy(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, ConsentPage, training())
    given = desk.case.consents[0].id
    desk.page.choose(Ref(Consent, given))
    form = desk.page.inspector().form

    form.button("withdraw").click()
    form._ask.yes.click()

    assert block(desk, given).tags[0].label == "trukket tilbage"
    assert "kopi" in block(desk, given).caution


def test_what_runs_out_soon_is_said(qtbot: QtBot) -> None:
    case = changed(0, valid_until=TODAY + timedelta(days=10))

    desk = page_desk(qtbot, ConsentPage, case)

    assert block(desk, case.consents[0].id).caution.startswith(
        "Udløber om 10 dage, 22. januar 2026."
    )


def test_a_new_one_for_a_person_is_theirs(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, ConsentPage, training())
    david = desk.page.board.shown[2]

    desk.page.begin(david.offers[0])

    assert desk.page.inspector().form.values()["giver_id"] == david.key


def test_nobody_asked_yet_is_said(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, ConsentPage, bare_family())

    assert "Der er ingen samtykker endnu. Tilbyd det første." in desk.words()


def test_the_register_stands_first_with_a_word_for_each_kind(qtbot: QtBot) -> None:
    case = changed(0, valid_until=TODAY + timedelta(days=10))

    desk = page_desk(qtbot, ConsentPage, case)

    register = desk.page.board.shown[0]
    assert register.title == "Hvem har sagt hvad"
    (sanne, *_) = register.blocks[0].rows
    assert (sanne.title, sanne.tags[0].key) == ("Sanne", "caution")
    assert sanne.tags[0].label == "Plan: ja til 22.1.2026"
    assert "Sanne for Lukas" in [each.title for each in register.blocks[0].rows]


def places(desk: PageDesk) -> dict[str, list[QRect]]:
    """Where the marks of each kind stand in the register."""
    found: dict[str, list[QRect]] = {}
    for each in desk.page.board.findChildren(Tag):
        kind, parted, _state = each.accessibleName().partition(": ")
        if parted:
            where = QRect(
                each.mapTo(desk.page.board, QPoint()), each.visibleRegion().boundingRect().size()
            )
            found.setdefault(kind, []).append(where)
    return found


def test_what_was_asked_about_one_thing_stands_below_each_other(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, ConsentPage, training())

    found = places(desk)

    assert set(found) == {"Plan", "Læge og sygehus", "Familie", "Møde"}
    assert {len({each.x() for each in some}) for some in found.values()} == {1}


def test_where_the_columns_do_not_fit_nothing_of_them_is_cut_off(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, ConsentPage, training())
    desk.page.window().resize(620, 2000)

    def cut() -> bool:
        return any(len({each.width() for each in some}) > 1 for some in places(desk).values())

    qtbot.waitUntil(lambda: desk.page.board.width() < 500 and not cut())


def test_who_was_not_asked_is_said_quietly(qtbot: QtBot) -> None:
    case = training()
    sanne = case.people[0].id
    mine = tuple(each for each in case.consents if each.giver_id == sanne)

    desk = page_desk(qtbot, ConsentPage, replace(case, consents=mine))

    rows = {each.title: each.side for each in desk.page.board.shown[0].blocks[0].rows}
    assert (rows["Sanne"], rows["David"]) == ("", "ikke spurgt endnu")


def test_the_form_on_paper_is_one_press_away(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, ConsentPage, training())
    given = desk.case.consents[0].id

    _taking_back, door = block(desk, given).doors
    desk.page.begin(door)

    assert desk.gone_to == [("sheets", given)]


def test_who_has_still_to_answer_for_a_child_is_said(qtbot: QtBot) -> None:
    case = training()
    child = next(each.child_id for each in case.custodies)
    david = case.people[1].id
    left = tuple(each for each in case.consents if (each.giver_id, each.child_id) != (david, child))

    desk = page_desk(qtbot, ConsentPage, replace(case, consents=left))

    assert "Mangler svar fra David." in desk.words()


def test_no_two_buttons_of_the_page_sound_alike(qtbot: QtBot) -> None:
    desk = page_desk(qtbot, ConsentPage, training())
    names = [each.accessibleName() for each in desk.page.board.findChildren(QPushButton)]
    backs = [each for each in names if each.startswith("Træk tilbage: ")]
    assert len(backs) > 5
    assert "Træk tilbage: Sanne, Helhedsorienteret plan, svar 12. januar 2026" in " | ".join(backs)
    assert len(set(names)) == len(names)


def test_what_has_run_out_is_asked_for_anew_and_cannot_be_taken_back(qtbot: QtBot) -> None:
    yesterday = TODAY - timedelta(days=1)
    case = changed(0, valid_until=yesterday, given_on=yesterday)
    desk = page_desk(qtbot, ConsentPage, case)
    old = case.consents[0]
    gone = block(desk, old.id)
    assert gone.tags[0].label == "udløbet"
    assert [each.label for each in gone.doors] == ["Vis erklæringen"]
    desk.page.choose(Ref(Consent, old.id))
    assert not any(each.key == "withdraw" for each in desk.page.inspector().form.spec.actions)

    (again,) = gone.offers
    assert again.label == "Bed om et nyt"
    desk.page.begin(again)
    form = desk.page.inspector().form.values()
    assert (form["giver_id"], form["type"]) == (old.giver_id, old.type.value)
    kinds = {
        f"/{each.kind}"
        for each in case.consent_scopes
        if each.consent_id == old.id and not each.area
    }
    assert set(form["kinds"]) == kinds
    told = {
        each.contact_id or each.person_id for each in case.recipients if each.consent_id == old.id
    }
    assert set(form["recipients"]) == told - {None}
