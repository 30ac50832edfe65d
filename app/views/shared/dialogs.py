"""Sheets over the window's own content, for the few things that need a yes; no window of their own."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.desktop.theme import Look
from app.views.messages import Question
from app.views.shared.buttons import button
from app.views.shared.labels import text
from app.views.shared.naming import named
from app.words import _

__all__ = ["ConfirmSheet", "Sheet"]


class Sheet(QWidget):
    """Covers its parent, dims it and holds a white sheet; Esc closes, Tab stays inside.

    The focus goes back to where it was.
    """

    def __init__(self, look: Look, over: QWidget, width: int = 460) -> None:
        """Make a sheet over a widget, hidden until ``rise``."""
        super().__init__(over)
        self.look = look
        self._over = over
        self._before: QWidget | None = None
        self.frame = QFrame()
        self.frame.setProperty("part", "sheet")
        self.frame.setFixedWidth(look.px(width))
        self.inside = QVBoxLayout(self.frame)
        margin = look.px(24)
        self.inside.setContentsMargins(margin, margin, margin, margin)
        self.inside.setSpacing(look.px(12))
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        across = QHBoxLayout()  # an aligned item would not get the height of a second line
        across.addStretch(1)
        across.addWidget(self.frame)
        across.addStretch(1)
        outer.addLayout(across)
        outer.addStretch(3)
        over.installEventFilter(self)
        self.hide()

    def rise(self, focus: QWidget) -> None:
        """Show over everything, with the focus on a widget inside."""
        window, now = self._over.window(), QApplication.focusWidget()
        # a file dialog that was just answered may still have the focus, and is on its way out
        self._before = now if now is not None and now.window() is window else window.focusWidget()
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        focus.setFocus()

    def sink(self) -> None:
        """Go away and give the focus back."""
        before = self._before
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as what is covered."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.sink()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Keep Tab inside the sheet."""
        inside = [
            each
            for each in self.frame.findChildren(QWidget)
            if each.isVisible()
            and each.isEnabled()
            and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        if not inside:
            return True
        now = QApplication.focusWidget()
        at = inside.index(now) if now in inside else -1
        inside[(at + (1 if next_ else -1)) % len(inside)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim what lies below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 110))
        painter.end()


class ConfirmSheet(Sheet):
    """A question with the act on its button; Enter on the act does it."""

    def __init__(self, look: Look, over: QWidget, question: Question) -> None:
        """Ask."""
        super().__init__(look, over)
        self._question = question
        self.inside.addWidget(text(question.title, "title"))
        self.inside.addWidget(text(question.text))
        row = QHBoxLayout()
        row.addStretch(1)
        self.no = button(look, _("Nej, lad det være"), on=self.sink)
        tone = "danger" if question.danger else "primary"
        self.yes = button(look, question.yes, tone, on=self._yes)
        row.addWidget(self.no)
        row.addWidget(self.yes)
        self.inside.addLayout(row)
        named(self, question.title, question.text)

    def ask(self) -> None:
        """Show it; the careful answer has the focus where the act is dangerous."""
        self.rise(self.no if self._question.danger else self.yes)

    def _yes(self) -> None:
        self.sink()
        self._question.act()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus."""
        focused = QApplication.focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and focused is not None:
            (self.yes if focused is self.yes else self.no).click()
        else:
            super().keyPressEvent(event)
