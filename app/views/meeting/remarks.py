"""What each citizen wants to have said in the minutes, in their own words."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.models.base import Id
from app.presenters.meeting_summary import RemarkLine
from app.views.shared.editors import SENSITIVE
from app.views.shared.form import DRAFT_AFTER_MS
from app.views.shared.growing import GrowingText
from app.views.shared.labels import text
from app.views.shared.naming import named
from app.words import _

__all__ = ["Remarks"]


class _Remark(QWidget):
    """One citizen's; ``settle`` takes what is typed."""

    def __init__(self, look: Look, line: RemarkLine, told: "Remarks") -> None:
        super().__init__()
        self._key, self._told = line.id, told
        self._held = line.words
        self.title = _("{name} vil have skrevet").format(name=line.name)
        self.words = text()
        self.area = GrowingText(look)
        self.area.setInputMethodHints(SENSITIVE)
        self.area.setPlaceholderText(_("Borgerens egen kommentar, i egne ord"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_AFTER_MS)
        self._timer.timeout.connect(self.tell)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(4))
        for each in (text(self.title, "heading"), self.words, self.area):
            layout.addWidget(each)
        named(self.area, self.title)
        self.area.textChanged.connect(self._changed)
        self.area.entered.connect(self.settle)
        self.area.installEventFilter(self)

    @property
    def dirty(self) -> bool:
        return self.area.toPlainText().strip() != self._held

    def show_line(self, line: RemarkLine, *, writable: bool) -> None:
        typing = self.area.hasFocus() and self.dirty
        self._held = line.words
        self.words.setText(line.words)
        self.words.setVisible(not writable)
        self.area.setVisible(writable)
        self.setVisible(writable or bool(line.words))  # no heading over nothing
        if not typing and self.area.toPlainText() != line.words:
            self.put(line.words)

    def put(self, words: str) -> None:
        self.area.put(words)

    def settle(self) -> None:
        self._timer.stop()
        if not self.area.isHidden() and self.dirty:
            self._told.settled.emit(self._key, self.area.toPlainText())

    def tell(self) -> None:
        self._told.typed.emit(self._key, self.area.toPlainText())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.area and event.type() == QEvent.Type.FocusOut:
            self.settle()
        return super().eventFilter(watched, event)

    def _changed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()


class Remarks(QWidget):
    """A field for each citizen who came; ``settled`` and ``typed`` carry whose and the words."""

    settled = Signal(str, str)
    typed = Signal(str, str)

    def __init__(self, look: Look) -> None:
        """Begin without citizens."""
        super().__init__()
        self._look = look
        self._rows: dict[Id, _Remark] = {}
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(look.px(10))
        named(self, _("Borgerens egen kommentar"))

    def area(self, key: Id) -> GrowingText:
        """The field of a citizen, by their attendance; ``KeyError`` where there is none."""
        return self._rows[key].area

    def show_lines(self, lines: tuple[RemarkLine, ...], *, writable: bool) -> tuple[Id, ...]:
        """Show these; returns those that are new here, whose drafts may come back."""
        new = tuple(each.id for each in lines if each.id not in self._rows)
        gone = [key for key in self._rows if key not in {each.id for each in lines}]
        for key in gone:
            made = self._rows.pop(key)
            self._inside.removeWidget(made)
            made.hide()
            made.deleteLater()
        for line in lines:
            if line.id not in self._rows:
                self._rows[line.id] = _Remark(self._look, line, self)
                self._inside.addWidget(self._rows[line.id])
            self._rows[line.id].show_line(line, writable=writable)
        return new

    def put(self, key: Id, words: str) -> None:
        """Put back what was typed before a lock or a crash."""
        self._rows[key].put(words)

    def settle(self) -> None:
        """Take what is typed, as if the fields had been left."""
        for each in self._rows.values():
            each.settle()
