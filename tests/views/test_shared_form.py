"""The form: what it tells, when, and what stays where it was when a new spec comes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from app.models.base import Id
from app.models.contacts import Contact
from app.presenters.forms.spec import Action, Choice, FieldKind, FieldSpec, FormSpec, Section, Tone
from app.views.shared.checkbox import CheckBox
from app.views.shared.date_field import DateEditor
from app.views.shared.editors import CheckEditor, ChipsEditor, ChoiceEditor, LineEditor, TextEditor
from app.views.shared.form import FormView
from tests.support.workspace import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.desktop.theme import Look

PEOPLE = tuple(
    Choice(key, name) for key, name in zip("abc", ("Sanne", "Mille", "Lukas"), strict=True)
)
AREAS = (Choice("", "Ikke angivet"), Choice("health", "Sundhed", "heartbeat"))

SPEC = FormSpec(
    kind=Contact,
    id=Id("k"),
    version=1,
    over_title="Kontakt",
    title="Læge",
    sections=(
        Section(
            "",
            (
                FieldSpec("role", "Rolle", FieldKind.LINE, "Læge", required=True),
                FieldSpec("note", "Ring til mig om", FieldKind.TEXT, "attester"),
                FieldSpec("since", "Siden", FieldKind.DATE, "12.1.2026"),
                FieldSpec("area", "Område", FieldKind.CHOICE, "", choices=AREAS),
                FieldSpec("outside", "Uden for kommunen", FieldKind.CHECK, ""),
                FieldSpec("for", "For hvem", FieldKind.MANY, chosen=("a",), choices=PEOPLE),
                FieldSpec("next", "Næste tid", FieldKind.SHOWN),
                FieldSpec("count", "Antal", FieldKind.NUMBER, "2"),
                FieldSpec("hour", "Klokken", FieldKind.TIME, "10.30"),
            ),
        ),
        Section("Mere", (FieldSpec("mail", "E-mail", FieldKind.LINE),), folded=True),
    ),
    actions=(
        Action("end", "Afslut", asks=(FieldSpec("day", "Hvornår", FieldKind.DATE),)),
        Action("remove", "Fjern", Tone.DANGER, confirm="Fjerne kontakten?"),
        Action("copy", "Kopiér"),
        Action("no", "Kan ikke", why_not="Mødet er lukket."),
    ),
)


class Heard:
    """What a form told."""

    def __init__(self, form: FormView) -> None:
        self.edits: list[tuple[str, object]] = []
        self.drafts: list[tuple[str, str]] = []
        self.acts: list[tuple[str, object]] = []
        form.edited.connect(lambda name, value: self.edits.append((name, value)))
        form.typed.connect(lambda name, words: self.drafts.append((name, words)))
        form.acted.connect(lambda key, values: self.acts.append((key, values)))


@pytest.fixture
def form(look: Look, shown: Callable[[FormView], FormView]) -> FormView:
    made = shown(FormView(look, lambda: TODAY))
    made.set_spec(SPEC)
    return made


@pytest.fixture
def heard(form: FormView) -> Heard:
    return Heard(form)


def line(form: FormView, name: str) -> QLineEdit:
    editor = form.field(name).editor
    assert isinstance(editor, LineEditor)
    return editor.line


def write(form: FormView, name: str, words: str) -> QLineEdit:
    """Type at the end of a line."""
    found = line(form, name)
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_End)
    QTest.keyClicks(found, words)
    return found


def changed(name: str, **values: object) -> FormSpec:
    """The spec with other values in one field, a version on."""
    sections = tuple(
        replace(
            section,
            fields=tuple(
                replace(each, **values) if each.name == name else each  # type: ignore[arg-type]  # values by name
                for each in section.fields
            ),
        )
        for section in SPEC.sections
    )
    return replace(SPEC, sections=sections, version=2)


def press(form: FormView, words: str) -> None:
    """Click the visible button with these words."""
    (found,) = (
        each for each in form.findChildren(QPushButton) if each.text() == words and each.isVisible()
    )
    found.click()


def test_a_line_is_told_on_leaving_and_not_while_typing(form: FormView, heard: Heard) -> None:
    write(form, "role", "r")
    assert heard.edits == []
    line(form, "count").setFocus()
    assert heard.edits == [("role", "Læger")]


def test_enter_tells_too_and_only_once(form: FormView, heard: Heard) -> None:
    write(form, "role", "r")
    QTest.keyClick(line(form, "role"), Qt.Key.Key_Return)
    line(form, "count").setFocus()
    assert heard.edits == [("role", "Læger")]


def test_esc_puts_back_what_the_record_holds(form: FormView, heard: Heard) -> None:
    write(form, "role", "xx")
    QTest.keyClick(line(form, "role"), Qt.Key.Key_Escape)
    assert line(form, "role").text() == "Læge"
    line(form, "count").setFocus()
    assert heard.edits == []


def test_a_draft_comes_after_a_second_of_typing(form: FormView, heard: Heard, qtbot: QtBot) -> None:
    form._timer.setInterval(1)
    write(form, "role", "r")
    qtbot.waitUntil(lambda: heard.drafts == [("role", "Læger")])


def test_a_new_spec_keeps_focus_cursor_and_what_is_being_typed(form: FormView) -> None:
    role = write(form, "role", "r")
    role.setCursorPosition(2)
    form.set_spec(changed("count", value="3"))
    assert line(form, "role") is role
    assert (role.text(), role.cursorPosition(), role.hasFocus()) == ("Læger", 2, True)
    assert line(form, "count").text() == "3"


def test_a_field_that_was_settled_takes_the_value_that_comes_back(
    form: FormView, heard: Heard
) -> None:
    since = line(form, "since")
    since.setFocus()
    since.setText("i morgen")
    QTest.keyClick(since, Qt.Key.Key_Return)
    assert heard.edits == [("since", "i morgen")]
    form.set_spec(changed("since", value="13.1.2026"))
    assert since.text() == "13.1.2026"


def test_another_record_replaces_the_form_and_settles_the_first(
    form: FormView, heard: Heard
) -> None:
    write(form, "role", "r")
    form.set_spec(replace(SPEC, id=Id("other")))
    assert heard.edits == [("role", "Læger")]
    assert line(form, "role").text() == "Læge"


@pytest.mark.parametrize(("name", "typed"), [("since", "31.2."), ("count", "to"), ("hour", "25")])
def test_what_cannot_be_read_is_said_and_not_told(
    form: FormView, heard: Heard, name: str, typed: str
) -> None:
    form.focus_field(name)
    line(form, name).setText(typed)
    QTest.keyClick(line(form, name), Qt.Key.Key_Return)
    assert heard.edits == []
    assert form.field(name).wrong
    assert line(form, name).text() == typed
    assert line(form, name).accessibleDescription() == form.field(name).wrong


def test_text_of_several_lines_is_told_on_ctrl_enter(form: FormView, heard: Heard) -> None:
    editor = form.field("note").editor
    assert isinstance(editor, TextEditor)
    high = editor.area.height()
    editor.area.setFocus()
    QTest.keyClick(editor.area, Qt.Key.Key_End)
    for _ in range(4):
        QTest.keyClick(editor.area, Qt.Key.Key_Return)
    QTest.keyClicks(editor.area, "og medicin")
    assert heard.edits == []
    QTest.keyClick(editor.area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert heard.edits == [("note", "attester\n\n\n\nog medicin")]
    assert editor.area.height() > high


def test_esc_restores_a_text_and_tab_leaves_it(form: FormView, heard: Heard) -> None:
    editor = form.field("note").editor
    assert isinstance(editor, TextEditor)
    editor.area.setFocus()
    QTest.keyClicks(editor.area, "x")
    QTest.keyClick(editor.area, Qt.Key.Key_Escape)
    assert editor.area.toPlainText() == "attester"
    QTest.keyClick(editor.area, Qt.Key.Key_Tab)
    assert not editor.area.hasFocus()
    assert heard.edits == []


def test_a_choice_settles_in_the_list_at_once_and_by_arrow_on_leaving(
    form: FormView, heard: Heard
) -> None:
    editor = form.field("area").editor
    assert isinstance(editor, ChoiceEditor)
    editor.combo.setFocus()
    QTest.keyClick(editor.combo, Qt.Key.Key_Down)
    assert heard.edits == []
    line(form, "role").setFocus()
    assert heard.edits == [("area", "health")]
    editor.combo.setCurrentIndex(0)
    editor.combo.activated.emit(0)
    assert heard.edits[-1] == ("area", "")


def test_a_check_and_chips_settle_with_the_click(form: FormView, heard: Heard) -> None:
    check, chips = form.field("outside").editor, form.field("for").editor
    assert isinstance(check, CheckEditor)
    assert isinstance(chips, ChipsEditor)
    QTest.mouseClick(check.check, Qt.MouseButton.LeftButton)
    chips.chips.findChildren(QPushButton)[1].click()
    assert heard.edits == [("outside", "1"), ("for", ("a", "b"))]


def test_the_calendar_picks_a_day(form: FormView, heard: Heard) -> None:
    from PySide6.QtCore import QDate

    editor = form.field("since").editor
    assert isinstance(editor, DateEditor)
    editor._pick()
    popup = editor._popup
    assert popup is not None
    assert popup.calendar.selectedDate() == QDate(2026, 1, 12)
    popup.calendar.clicked.emit(QDate(2026, 2, 3))
    assert heard.edits == [("since", "3.2.2026")]


def test_values_are_raw_for_a_record_that_is_to_be(form: FormView) -> None:
    values = form.values()
    assert values["role"] == "Læge"
    assert values["for"] == ("a",)
    assert values["outside"] == ""
    assert values["next"] == "ikke angivet"


def test_problems_stand_under_their_fields_and_the_first_has_the_focus(form: FormView) -> None:
    form.show_problems({"mail": "Adressen mangler et @.", "": "Prøv igen."})
    assert form.field("mail").wrong == "Adressen mangler et @."
    assert line(form, "mail").hasFocus()
    assert form._notice.words == "Prøv igen."
    form.show_problems({})
    assert form.field("mail").wrong == ""


def test_an_action_settles_what_is_being_typed_first(form: FormView, heard: Heard) -> None:
    write(form, "role", "r")
    press(form, "Kopiér")
    assert heard.edits == [("role", "Læger")]
    assert heard.acts == [("copy", {})]


def test_an_action_that_asks_gets_its_answers(form: FormView, heard: Heard) -> None:
    press(form, "Afslut")
    assert heard.acts == []
    assert form._ask is not None
    answer = form._ask.fields["day"].editor
    assert isinstance(answer, LineEditor)
    assert answer.line.hasFocus()
    answer.line.setText("i dag")
    form._ask.yes.click()
    assert heard.acts == [("end", {"day": "i dag"})]
    assert form._ask is None


def test_an_answer_that_was_wrong_keeps_the_question(form: FormView) -> None:
    form.acted.connect(lambda _key, _values: form.show_problems({"day": "Skriv en dag."}))
    press(form, "Afslut")
    assert form._ask is not None
    form._ask.yes.click()
    assert form._ask is not None
    assert form._ask.fields["day"].wrong == "Skriv en dag."


def test_a_right_answer_after_a_wrong_one_is_done_once(form: FormView, heard: Heard) -> None:
    form.acted.connect(
        lambda _key, values: form.show_problems({} if values["day"] else {"day": "Skriv en dag."})
    )
    press(form, "Afslut")
    assert form._ask is not None
    form._ask.yes.click()
    answer = form._ask.fields["day"].editor
    assert isinstance(answer, LineEditor)
    answer.line.setText("i dag")
    form._ask.yes.click()
    assert heard.acts[-1] == ("end", {"day": "i dag"})
    assert form._ask is None


def test_what_was_missing_and_is_there_is_said_no_more(form: FormView) -> None:
    form.acted.connect(lambda _key, _values: form.show_problems({"day": "Skriv en dag."}))
    press(form, "Afslut")
    assert form._ask is not None
    form._ask.yes.click()
    day = form._ask.fields["day"]
    day.editor.settled.emit("i dag")
    assert day.wrong == ""


def test_a_question_can_be_dropped(form: FormView, heard: Heard) -> None:
    press(form, "Fjern")
    assert form._ask is not None
    assert form._ask.no.hasFocus()
    QTest.keyClick(form._ask, Qt.Key.Key_Escape)
    assert heard.acts == []
    press(form, "Fjern")


def test_why_an_action_cannot_be_done_stands_in_words(form: FormView) -> None:
    button = form.button("no")
    assert not button.isEnabled()
    assert button.accessibleDescription() == "Mødet er lukket."
    with pytest.raises(KeyError):
        form.button("none")


def test_reading_only_leaves_nothing_to_change(form: FormView, heard: Heard) -> None:
    form.set_spec(replace(SPEC, read_only=True, actions=(), notice="Kun til læsning."))
    QTest.keyClicks(line(form, "role"), "r")
    assert line(form, "role").text() == "Læge"
    assert not form.field("area").editor.control.isEnabled()
    form.settle()
    assert heard.edits == []
    assert form._notice.words == "Kun til læsning."


def test_a_draft_is_shown_and_settled_when_the_user_wants(form: FormView, heard: Heard) -> None:
    form.show_draft("role", "Lægen i Brønderslev")
    form.show_draft("note", "nye attester")
    form.show_draft("for", "nothing")
    form.show_draft("unknown", "nothing")
    assert heard.edits == []
    form.settle()
    assert [name for name, _value in heard.edits] == ["role", "note"]


def test_no_form_at_all(form: FormView) -> None:
    form.set_spec(None)
    assert form.spec is None
    assert form.isHidden()
    form.focus_field("role")


def test_required_and_invented_are_said_in_words(form: FormView) -> None:
    assert line(form, "role").accessibleName() == "Rolle (skal udfyldes)"
    form.set_spec(changed("mail", invented=True))
    assert "opfundet til øvelse" in line(form, "mail").accessibleName()
    form.set_spec(changed("outside", invented=True))
    box = form.findChild(CheckBox)
    assert box is not None
    assert "opfundet til øvelse" in box.accessibleName()
    said = [each.text() for each in form.findChildren(QLabel) if each.isVisibleTo(form)]
    assert "Opfundet til øvelse" in said
    assert not any(each.startswith("Uden for kommunen") for each in said)  # it stands at the box
