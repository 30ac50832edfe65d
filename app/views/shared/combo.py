"""A choice of one: a combo box that does not change by accident and can be searched when long."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QListView,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from app.desktop.icons import draw_icon
from app.desktop.theme import Look
from app.presenters.forms.spec import Choice

__all__ = ["SEARCH_FROM", "Combo"]

_WIDEST: Final = 460
"""Pixels of a list that is wider than its box."""

SEARCH_FROM: Final = 13
"""With so many choices or more, typing searches in them."""

_STEPS: Final = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class Combo(QComboBox):
    """``settled`` carries the key that the user settled on, not those passed on the way.

    Choosing in the list settles at once; arrow keys on the closed box settle on leaving or Enter.
    """

    settled = Signal(str)

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        *,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        """Begin without choices; ``elide`` says which end of a long one is shown in a small box."""
        super().__init__(parent)
        self._look = look
        self._elide = elide
        self.painted = ""  # the words that are in sight, shortened where they must be
        self._stepping = False
        self._before = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(look.px(34))
        self.activated.connect(self._activated)

    def show_choices(self, choices: tuple[Choice, ...], key: str) -> None:
        """Offer these, with ``key`` chosen; tells nobody."""
        self.blockSignals(True)
        if [self.itemData(at) for at in range(self.count())] != [each.key for each in choices] or [
            self.itemText(at) for at in range(self.count())
        ] != [each.label for each in choices]:
            self._fill(choices)
        self.setCurrentIndex(self.findData(key))
        self._before = key
        self.blockSignals(False)
        line = self.lineEdit()
        if line is not None and not line.hasFocus():
            line.setCursorPosition(0)  # a long choice is read from its beginning

    def key(self) -> str:
        """The key that is chosen; empty for none."""
        found = self.currentData()
        return found if isinstance(found, str) else ""

    def restore(self) -> bool:
        """Go back to the last settled choice; False when nothing was under way."""
        if self.key() == self._before and not self._mistyped():
            return False
        self.show_choices_again()
        return True

    def show_choices_again(self) -> None:
        """Show the last settled choice."""
        self.setCurrentIndex(self.findData(self._before))

    def settle(self) -> None:
        """Take what is chosen now, or the one choice that was meant, if it is another than before."""
        if self._mistyped():
            self._take_only_match()
        if self.key() != self._before:
            self._before = self.key()
            self.settled.emit(self._before)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys only step; Enter settles, and is heard by the form as well."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take_typed()
            self.settle()
            event.ignore()  # a form that adds something adds it now
            return
        self._stepping = event.key() in _STEPS or not self.isEditable()
        super().keyPressEvent(event)
        self._stepping = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the choice."""
        event.ignore()

    def showPopup(self) -> None:
        """Open the list, wide enough for its words and inside the window."""
        self._make_room(self.view())
        super().showPopup()
        self._keep_inside(self.view().window())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, words that end in … where there is no room, and our own arrow."""
        if self.isEditable():
            super().paintEvent(event)
            self._tell_rest()
        else:
            self._paint_words()
        painter = QPainter(self)
        side = self._look.px(16)
        where = QPointF(self.width() - side - self._look.px(7), (self.height() - side) / 2)
        token = "ink" if self.isEnabled() else "quiet_ink"
        draw_icon(painter, "chevron-down", where.x(), where.y(), side, self._look.colour(token))
        painter.end()

    def _tell_rest(self) -> None:
        """A choice that can be searched is typed into: what has no room there is told by pointing."""
        line, words = self.lineEdit(), self.currentText()
        if line is not None:
            short = self.fontMetrics().horizontalAdvance(words) < line.width()
            self.setToolTip("" if short else words)
            line.setToolTip(self.toolTip())

    def _paint_words(self) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        box = QStyle.ComplexControl.CC_ComboBox
        painter.drawComplexControl(box, option)
        icon = 0 if self.itemIcon(self.currentIndex()).isNull() else self.iconSize().width() + 6
        place = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(box, option, place, self).width() - icon - 2
        words = self.fontMetrics().elidedText(option.currentText, self._elide, room)
        self.painted = words
        self.setToolTip("" if words == option.currentText else option.currentText)
        option.currentText = words
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click into a box that can be searched shows all there is; typing narrows it down."""
        line, completer = self.lineEdit(), self.completer()
        if line is not None and completer is not None and watched is line:
            if event.type() == QEvent.Type.FocusIn:
                QTimer.singleShot(0, line, line.selectAll)
            elif event.type() == QEvent.Type.MouseButtonRelease and self.isEnabled():
                line.selectAll()
                completer.setCompletionPrefix("")
                completer.complete()
        elif isinstance(watched, QAbstractItemView):
            if event.type() == QEvent.Type.Show:
                self._make_room(watched)
            if event.type() in {QEvent.Type.Show, QEvent.Type.Move, QEvent.Type.Resize}:
                QTimer.singleShot(0, watched, partial(self._keep_inside, watched))
        return super().eventFilter(watched, event)

    def _make_room(self, view: QAbstractItemView) -> None:
        """Widen a list to its longest words; longer ones than fit go on below."""
        edges = view.frameWidth() * 2 + self._look.px(28)
        longest = view.sizeHintForColumn(0) + edges
        view.setMinimumWidth(max(self.width(), min(longest, self._look.px(_WIDEST))))
        view.setTextElideMode(Qt.TextElideMode.ElideNone)
        if isinstance(view, QListView) and longest > self._look.px(_WIDEST):
            view.setWordWrap(True)

    def _keep_inside(self, popup: QWidget) -> None:
        """Move a list to the left where it would stick out of the window."""
        window = self.window().geometry()
        over = popup.frameGeometry().right() - window.right()
        if over > 0:
            popup.move(max(popup.x() - over, window.left()), popup.y())

    def _fill(self, choices: tuple[Choice, ...]) -> None:
        self.clear()
        self.setIconSize(QSize(self._look.px(18), self._look.px(18)))
        for each in choices:
            if each.icon:
                self.addItem(self._look.icon(each.icon), each.label, each.key)
            else:
                self.addItem(each.label, each.key)
        self._make_searchable(len(choices) >= SEARCH_FROM)

    def _make_searchable(self, wanted: bool) -> None:
        if wanted == self.isEditable():
            return
        self.setEditable(wanted)
        if wanted:
            self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            completer = QCompleter(self.model(), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            self.setCompleter(completer)
            popup, line = completer.popup(), self.lineEdit()
            if popup is not None and line is not None:
                popup.setProperty("part", "popup")
                popup.installEventFilter(self)
                line.installEventFilter(self)

    def _mistyped(self) -> bool:
        return self.isEditable() and self.currentText() != self.itemText(self.currentIndex())

    def _take_typed(self) -> None:
        """The first choice that holds what was typed."""
        if self._mistyped():
            at = self.findText(self.currentText(), Qt.MatchFlag.MatchContains)
            self.setCurrentIndex(at if at >= 0 else self.findData(self._before))

    def _take_only_match(self) -> None:
        """What was typed and then left, where it leaves no doubt; else the last settled choice."""
        typed = self.currentText().strip().casefold()
        found = [at for at in range(self.count()) if typed in self.itemText(at).casefold()]
        only = bool(typed) and len(found) == 1
        self.setCurrentIndex(found[0] if only else self.findData(self._before))

    def _activated(self, _index: int) -> None:
        if not self._stepping:
            self.settle()
