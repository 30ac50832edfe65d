"""A text field that is as high as what stands in it, so that nothing is hidden under its edge."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from app.desktop.theme import Look

__all__ = ["GrowingText"]

_LEAST, _MOST = 2, 16  # lines


class GrowingText(QPlainTextEdit):
    """Plain text of several lines; Tab leaves it, Ctrl+Enter is ``entered``."""

    entered = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Begin empty, two lines high."""
        super().__init__(parent)
        self._look = look
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self.grow)
        self.grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter takes the text; everything else is typing."""
        entering = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if entering and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.entered.emit()
            event.ignore()  # a form that adds something adds it now
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break elsewhere in another width."""
        super().resizeEvent(event)
        self.grow()

    def sizeHint(self) -> QSize:
        """As high as it is fixed to."""
        return QSize(self._look.px(200), self.height())

    def put(self, words: str) -> None:
        """Show a text without telling anybody that it changed."""
        self.blockSignals(True)
        self.setPlainText(words)
        self.blockSignals(False)
        self.grow()

    def grow(self) -> None:
        """Take the height that the text needs in this width."""
        lines = 0
        block = self.document().begin()
        while block.isValid():
            layout = block.layout()
            lines += max(layout.lineCount(), 1)
            block = block.next()
        shown = min(max(lines, _LEAST), _MOST)
        policy = Qt.ScrollBarPolicy
        wanted = policy.ScrollBarAsNeeded if lines > _MOST else policy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(wanted)
        margins = round(self.document().documentMargin() * 2)
        frame = self._look.px(12)
        self.setFixedHeight(shown * self.fontMetrics().lineSpacing() + margins + frame)
