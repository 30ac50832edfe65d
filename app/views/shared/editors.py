"""Editors of single fields: what stands there, what was typed, and when it counts.

Every editor says ``settled`` when the user is done with the field (leaving it, Enter, a choice) and
what is there differs from what was told before; ``typing`` while text is being typed. Esc restores
what the record holds. Values are raw, as ``app.presenters.forms`` reads them: a text or key, "1" or
"" for a check, a tuple of keys for many.
"""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.presenters.forms.entries import Raw
from app.presenters.forms.spec import FieldKind, FieldSpec
from app.views.shared.checkbox import CheckBox
from app.views.shared.chips import Chips
from app.views.shared.combo import Combo
from app.views.shared.growing import GrowingText
from app.views.shared.labels import text
from app.words import _
from app.words.typed import number_typed, time_typed

__all__ = [
    "CheckEditor",
    "ChipsEditor",
    "ChoiceEditor",
    "Editor",
    "LineEditor",
    "ShownEditor",
    "TextEditor",
    "editor_for",
    "number_editor",
    "time_editor",
]

Reading = Callable[[str], object]
"""What typed text means; None where it cannot be read."""

SENSITIVE: Final = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText


class Editor(QWidget):
    """The common part; ``control`` is the widget that takes the focus."""

    settled = Signal(object)
    typing = Signal(str)
    unreadable = Signal(str)

    control: QWidget

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make room for one control."""
        super().__init__(parent)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(0)

    def show_field(self, spec: FieldSpec) -> None:
        """Show a field's value, except over what is being typed."""

    def value(self) -> Raw:
        """What is there now."""
        return ""

    def settle(self) -> None:
        """Take what is there now, if it is another than before."""

    def restore(self) -> bool:
        """Put back what stood there; False when nothing was under way."""
        return False

    def take_focus(self) -> None:
        """Put the keyboard into the control.

        No focus proxy does this: Tab stops at one, and it stays where it was made while
        ``tab_order.in_order`` moves its control.
        """
        self.control.setFocus()

    def set_read_only(self, read_only: bool) -> None:
        """Leave only looking."""
        self.control.setEnabled(not read_only)

    def _watch(self, control: QWidget) -> None:
        """Settle on leaving a control, restore on Esc."""
        control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving settles; Esc restores and is used up by that."""
        if event.type() == QEvent.Type.FocusOut and not self._is_popup(event):
            self.settle()
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.restore()
        ):
            event.accept()
        return super().eventFilter(watched, event)

    @staticmethod
    def _is_popup(event: QEvent) -> bool:
        reason = getattr(event, "reason", None)
        return reason is not None and reason() is Qt.FocusReason.PopupFocusReason


class LineEditor(Editor):
    """One line; with ``reading`` the text becomes a value such as a day."""

    def __init__(
        self, reading: Reading | None = None, sentence: str = "", parent: QWidget | None = None
    ) -> None:
        """``sentence`` says what is wrong with a text that cannot be read."""
        super().__init__(parent)
        self._reading = reading
        self._sentence = sentence
        self._held = self._told = ""
        self.line = QLineEdit()
        self.control = self.line
        self.box.addWidget(self.line)
        self.line.textEdited.connect(self.typing.emit)
        self.line.returnPressed.connect(self.settle)
        self._watch(self.line)

    @property
    def dirty(self) -> bool:
        """Whether something else stands there than the record holds."""
        return self.line.text() != self._held

    def show_field(self, spec: FieldSpec) -> None:
        """Show the value; a text that is being typed stays, and so does the cursor."""
        self.line.setPlaceholderText(spec.placeholder)
        if spec.sensitive:
            self.line.setInputMethodHints(SENSITIVE)
        typing = self.line.hasFocus() and self.line.text() != self._told
        self._held = self._told = spec.value
        if not typing and self.line.text() != spec.value:
            at = self.line.cursorPosition()
            self.line.setText(spec.value)
            self.line.setCursorPosition(min(at, len(spec.value)))

    def show_draft(self, words: str) -> None:
        """Show a text that was typed before a lock or crash; it still has to be settled."""
        self.line.setText(words)

    def value(self) -> Raw:
        """The text."""
        return self.line.text().strip()

    def meaning(self) -> object:
        """What the text means; None for none."""
        words = self.line.text().strip()
        return self._reading(words) if self._reading is not None and words else None

    def settle(self) -> None:
        """Take the text; one that cannot be read stays, with a sentence."""
        if self.line.text() == self._told or self.line.isReadOnly():
            return
        if self._reading is not None and self.value() and self.meaning() is None:
            self.unreadable.emit(self._sentence)
            return
        self._told = self.line.text()
        self.settled.emit(self.value())

    def restore(self) -> bool:
        """Put back what stood there."""
        if not self.dirty:
            return False
        self.line.setText(self._held)
        self.settle()
        return True

    def set_read_only(self, read_only: bool) -> None:
        """The text can still be read, marked and copied."""
        self.line.setReadOnly(read_only)


def number_editor() -> LineEditor:
    """A whole number."""
    return LineEditor(number_typed, _("Det er ikke et helt tal. Skriv fx 3."))


def time_editor() -> LineEditor:
    """A time of day."""
    return LineEditor(time_typed, _("Klokkeslættet kan ikke læses. Skriv fx 10.30."))


class TextEditor(Editor):
    """Several lines that grow."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._held = self._told = ""
        self.area = GrowingText(look)
        self.control = self.area
        self.box.addWidget(self.area)
        self.area.textChanged.connect(self._typed)
        self.area.entered.connect(self.settle)
        self._watch(self.area)

    @property
    def dirty(self) -> bool:
        """Whether something else stands there than the record holds."""
        return self.area.toPlainText() != self._held

    def show_field(self, spec: FieldSpec) -> None:
        """Show the value; a text that is being typed stays, and so does the cursor."""
        self.area.setPlaceholderText(spec.placeholder)
        if spec.sensitive:
            self.area.setInputMethodHints(SENSITIVE | Qt.InputMethodHint.ImhMultiLine)
        typing = self.area.hasFocus() and self.area.toPlainText() != self._told
        self._held = self._told = spec.value
        if not typing and self.area.toPlainText() != spec.value:
            self._put(spec.value)

    def show_draft(self, words: str) -> None:
        """Show a text that was typed before a lock or crash; it still has to be settled."""
        self._put(words)

    def value(self) -> Raw:
        """The text."""
        return self.area.toPlainText().strip()

    def settle(self) -> None:
        """Take the text."""
        if self.area.toPlainText() != self._told and not self.area.isReadOnly():
            self._told = self.area.toPlainText()
            self.settled.emit(self.value())

    def restore(self) -> bool:
        """Put back what stood there."""
        if not self.dirty:
            return False
        self._put(self._held)
        self.settle()
        return True

    def set_read_only(self, read_only: bool) -> None:
        """The text can still be read, marked and copied."""
        self.area.setReadOnly(read_only)

    def _put(self, words: str) -> None:
        self.area.put(words)

    def _typed(self) -> None:
        if self.area.hasFocus():
            self.typing.emit(self.area.toPlainText())


class ChoiceEditor(Editor):
    """One of several; the value is the key, empty for "not stated"."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Begin without choices."""
        super().__init__(parent)
        self.combo = Combo(look)
        self.control = self.combo
        self.box.addWidget(self.combo)
        self.combo.settled.connect(self.settled.emit)
        self._watch(self.combo)

    def show_field(self, spec: FieldSpec) -> None:
        """Show choices and the chosen one."""
        self.combo.show_choices(spec.choices, spec.value)

    def value(self) -> Raw:
        """The key."""
        return self.combo.key()

    def settle(self) -> None:
        """Take what the arrow keys led to."""
        self.combo.settle()

    def restore(self) -> bool:
        """Back to the last settled one."""
        return self.combo.restore()


class CheckEditor(Editor):
    """Yes or no; a click settles."""

    def __init__(self, look: Look, words: str, parent: QWidget | None = None) -> None:
        """The words stand beside the box, so there is no label above."""
        super().__init__(parent)
        self.check = CheckBox(look, words)
        self.control = self.check
        self.box.addWidget(self.check)
        self.check.clicked.connect(self._clicked)

    def show_field(self, spec: FieldSpec) -> None:
        """Show whether it holds."""
        self.check.setChecked(bool(spec.value))

    def value(self) -> Raw:
        """Return "1" where it is checked."""
        return "1" if self.check.isChecked() else ""

    def _clicked(self, _checked: bool) -> None:
        self.settled.emit(self.value())


class ChipsEditor(Editor):
    """Any number of several; each click settles, the value is a tuple of keys."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        """``name`` is what the chips answer."""
        super().__init__(parent)
        self.chips = Chips(look, name)
        self.control = self.chips
        self.box.addWidget(self.chips)
        self.chips.chosen_changed.connect(self.settled.emit)

    def show_field(self, spec: FieldSpec) -> None:
        """Show choices and chosen ones."""
        self.chips.show_choices(spec.choices, spec.chosen)

    def value(self) -> Raw:
        """The keys that are on."""
        return self.chips.chosen()

    def set_read_only(self, read_only: bool) -> None:
        """Leave only looking."""
        self.chips.set_read_only(read_only)


class ShownEditor(Editor):
    """Text to look at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.label = text()
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.control = self.label
        self.box.addWidget(self.label)

    def show_field(self, spec: FieldSpec) -> None:
        """Show the value, and in words when there is none."""
        self.label.setText(spec.value or spec.placeholder or _("ikke angivet"))

    def value(self) -> Raw:
        """The text."""
        return self.label.text()

    def set_read_only(self, read_only: bool) -> None:
        """It always is."""


def editor_for(spec: FieldSpec, look: Look, today: Callable[[], date]) -> Editor:
    """Make the editor that a field needs."""
    from app.views.shared.date_field import DateEditor

    makers: dict[FieldKind, Callable[[], Editor]] = {
        FieldKind.LINE: LineEditor,
        FieldKind.TEXT: lambda: TextEditor(look),
        FieldKind.DATE: lambda: DateEditor(look, today),
        FieldKind.TIME: time_editor,
        FieldKind.NUMBER: number_editor,
        FieldKind.CHOICE: lambda: ChoiceEditor(look),
        FieldKind.CHECK: lambda: CheckEditor(look, spec.label),
        FieldKind.MANY: lambda: ChipsEditor(look, spec.label),
        FieldKind.SHOWN: ShownEditor,
    }
    return makers[spec.kind]()
