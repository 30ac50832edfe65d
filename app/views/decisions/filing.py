"""A journal number is typed once for everything it covers: what, number, day; one press."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.presenters.forms.spec import FieldKind, FieldSpec
from app.presenters.unfiled_list import FilingSpec, UnfiledLine
from app.views.shared.buttons import button
from app.views.shared.checkbox import CheckBox
from app.views.shared.date_field import DateEditor
from app.views.shared.editors import SENSITIVE
from app.views.shared.labels import heading, text
from app.views.shared.naming import mark, named
from app.words import _

__all__ = ["FilingForm"]

_ROWS_SHOWN = 5


class FilingForm(QFrame):
    """Hidden until something is to be filed; Enter keeps the number, Esc lets go.

    Signals:
        typed(object, str, str): the ids of what it covers, the number and the day, as typed.
    """

    typed = Signal(object, str, str)

    def __init__(self, look: Look, today: Callable[[], date]) -> None:
        """Build the form, hidden."""
        super().__init__()
        self._look = look
        self.setProperty("part", "card")
        self.checks: dict[str, CheckBox] = {}
        self.number = QLineEdit()
        self.number.setMaxLength(80)
        self.number.setInputMethodHints(SENSITIVE)
        self.number.setMinimumHeight(look.px(36))
        self.number.setMinimumWidth(look.px(180))
        self.number.returnPressed.connect(self._take)
        self.day = DateEditor(look, today)
        self.day.line.setMinimumHeight(look.px(36))
        self.day.line.returnPressed.connect(self._take)
        self.wrong = text("", "error")
        self.save = button(look, _("Journalisér"), "primary", "check", on=self._take)
        self.close_ = button(look, _("Luk"), "plain", "x", on=self.hide)
        self._what = QScrollArea()
        self._what.setWidgetResizable(True)
        self._what.setFrameShape(QFrame.Shape.NoFrame)
        self._what.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._what.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        px = self._look.px
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(16), px(12), px(16), px(12))
        layout.setSpacing(px(6))
        layout.addWidget(heading(self._look, _("Hvad ligger i journalen nu?"), "note", "accent"))
        layout.addWidget(self._what)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for words, field, stretch in (
            (_("Journalnummer"), self.number, 2),
            (_("Journaliseret"), self.day, 1),
        ):
            column = QVBoxLayout()
            column.setSpacing(px(2))
            label = text(words, "label", wrap=False)
            column.addWidget(label)
            column.addWidget(field)
            row.addLayout(column, stretch)
            if isinstance(field, QLineEdit):
                named(field, words, label=label)
        row.addWidget(self.save, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.close_, 0, Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(row)
        layout.addWidget(self.wrong)
        self.wrong.hide()

    def ask(self, spec: FilingSpec) -> None:
        """Ask for the number of what is chosen; more can be ticked."""
        self._show_lines(spec)
        self.number.clear()
        day = FieldSpec(
            name="filed_on", label=_("Journaliseret"), kind=FieldKind.DATE, placeholder=_("i dag")
        )
        self.day.line.clear()
        self.day.show_field(day)
        named(self.day.line, _("Journaliseret hvilken dag"))
        self.say_wrong("")
        self.show()
        self.number.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def say_wrong(self, sentence: str) -> None:
        """Say what stands in the way; empty takes it away."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        mark(self.number, tone="warning" if sentence else "")

    def _show_lines(self, spec: FilingSpec) -> None:
        """What was pressed first, then the rest in its order."""
        inside = QWidget()
        inside.setProperty("part", "body")
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        places = {key: at for at, key in enumerate(spec.chosen)}
        ordered = sorted(spec.lines, key=lambda each: places.get(each.id, len(places)))
        self.checks = {each.id: self._check(each, each.id in spec.chosen) for each in ordered}
        for check in self.checks.values():
            layout.addWidget(check)
        self._what.setWidget(inside)
        shown = min(len(self.checks), _ROWS_SHOWN)
        self._what.setFixedHeight(self._look.px(34) * shown + self._look.px(4))

    def _check(self, line: UnfiledLine, on: bool) -> CheckBox:
        words = f"{line.what} · {line.when}" if line.when else line.what
        made = CheckBox(self._look, words)
        made.setChecked(on)
        return made

    @Slot()
    def _take(self) -> None:
        keys = tuple(key for key, check in self.checks.items() if check.isChecked())
        self.typed.emit(keys, self.number.text(), str(self.day.value()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc lets go."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)
