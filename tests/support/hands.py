"""A caseworker's hands: mouse and keyboard on the real window, every action counted.

One action is a click, a key chord, or one field filled with text. Nothing is called on the program: what
is not in sight cannot be clicked, and keys go to whatever has the focus.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QScrollArea, QWidget

from app.views.shared.dialogs import Sheet

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

__all__ = ["Hands"]

_NONE = Qt.KeyboardModifier.NoModifier
_PATIENCE_MS = 10_000
_LOOK_MS = 20
_FAR = 40


class Hands:
    """``steps`` says what was done, in order; its length is the number of actions."""

    def __init__(self, window: QWidget, qtbot: QtBot) -> None:
        """Take a window that is shown."""
        self.window = window
        self.qtbot = qtbot
        self.steps: list[str] = []

    # --- one action each ------------------------------------------------------------------------

    def click(self, words: str) -> None:
        """Click the control with this name; one that must be scrolled to costs an action more."""
        found = self._wait_for(words)
        if found.visibleRegion().isEmpty():
            self.steps.append(f"scroll to »{words}«")
            _bring_into_view(found)
        self.steps.append(f"click »{words}«")
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)
        self.settle()

    def type(self, words: str) -> None:
        """Fill the field that has the focus."""
        self.steps.append(f"type »{words}«")
        QTest.keyClicks(self._focused(), words)
        self.settle()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE, times: int = 1) -> None:
        """Press keys on whatever has the focus."""
        for _time in range(times):
            self.steps.append(f"key {key.name}")
            QTest.keyClick(self._active(), key, modifiers)
            self.settle()

    def tab_to(self, words: str) -> None:
        """Tab on until a control of this name, or of a group of it, has the focus."""
        passed: list[str] = []
        while not any(each.startswith(words) for each in self._said()):
            passed.append(self._said()[0])
            assert len(passed) < _FAR, f"»{words}« is not among {passed}"
            self.key(Qt.Key.Key_Tab)

    def save_as(self, path: str) -> None:
        """What to do with the next file dialog: fill in the name, Enter."""
        self.steps += ["type the file's name", "key Key_Return"]
        self._answer(path, _PATIENCE_MS)

    # --- reading what is on the screen ----------------------------------------------------------

    def label_with(self, part: str) -> str:
        """The text of the one label in sight that has this style, such as the recovery code."""
        (found,) = (
            each.text()
            for each in self.window.findChildren(QLabel)
            if each.property("part") == part and each.isVisible()
        )
        return found

    def _said(self) -> tuple[str, str]:
        """Name and description of what has the focus."""
        focused = self._focused()
        return focused.accessibleName(), focused.accessibleDescription()

    def _active(self) -> QWindow:
        """The window that keys go to; where a dialog of another one was last, this one again."""
        if QGuiApplication.focusWindow() is None:
            self.window.activateWindow()
            self.qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is not None)
        window: QWindow | None = QGuiApplication.focusWindow()
        assert window is not None
        return window

    def _answer(self, path: str, left_ms: int) -> None:
        """Once the dialog's field has the focus; a dialog that never gets that far is closed."""
        dialog, line = QApplication.activeModalWidget(), QApplication.focusWidget()
        if isinstance(dialog, QFileDialog) and left_ms <= 0:
            dialog.reject()
        elif (
            isinstance(dialog, QFileDialog)
            and isinstance(line, QLineEdit)
            and dialog.isAncestorOf(line)
        ):
            line.selectAll()
            QTest.keyClicks(line, path)
            QTest.keyClick(line, Qt.Key.Key_Return)
        elif left_ms > -_PATIENCE_MS:
            if isinstance(dialog, QFileDialog):
                dialog.activateWindow()
            again = partial(self._answer, path, left_ms - _LOOK_MS)
            QTimer.singleShot(_LOOK_MS, self.window, again)

    def _wait_for(self, words: str) -> QWidget:
        found: list[QWidget] = []

        def there() -> bool:
            found[:] = _named(self.window, words)
            return bool(found)

        self.qtbot.waitUntil(there, timeout=_PATIENCE_MS)
        return found[0]

    def _focused(self) -> QWidget:
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        focused: QWidget | None = QApplication.focusWidget()
        assert focused is not None
        assert focused.isVisible()
        return focused

    def settle(self) -> None:
        """Wait until what the last action has set off is done, such as focus, layout and deletion."""
        turn = QTimer()
        turn.setSingleShot(True)
        with self.qtbot.waitSignal(turn.timeout):
            turn.start(0)


def _named(window: QWidget, words: str) -> list[QWidget]:
    """Controls in the window that can be used now and whose name begins so; the shortest first.

    What lies under a sheet cannot be reached.
    """
    sheets = [each for each in window.findChildren(Sheet) if each.isVisible()]
    found = [
        each
        for each in (sheets[-1] if sheets else window).findChildren(QWidget)
        if each.isVisible()
        and each.isEnabled()
        and each.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and each.accessibleName().startswith(words)
    ]
    return sorted(found, key=lambda each: len(each.accessibleName()))


def _bring_into_view(widget: QWidget) -> None:
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    assert area is not None, "neither in sight nor to be scrolled to"
    area.ensureWidgetVisible(widget)
