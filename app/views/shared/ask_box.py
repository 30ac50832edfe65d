"""What an action asks before it is done: fields, a question, and the act on its own button."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.presenters.forms.spec import Action
from app.views.shared.buttons import button
from app.views.shared.field import Field
from app.views.shared.flow import FlowLayout
from app.views.shared.labels import text
from app.views.shared.naming import named
from app.words import _

if TYPE_CHECKING:
    from app.presenters.forms.entries import Raw

__all__ = ["AskBox"]


class AskBox(QFrame):
    """Stands in the form where the buttons were; Esc or "Fortryd" puts them back."""

    agreed = Signal(str, object)
    dropped = Signal()

    def __init__(self, look: Look, action: Action, today: Callable[[], date]) -> None:
        """Ask what the action asks."""
        super().__init__()
        self._action = action
        self.setProperty("part", "box")
        self._fields: dict[str, Field] = {}
        layout = QVBoxLayout(self)
        layout.setSpacing(look.px(10))
        layout.addWidget(text(action.label, "heading"))
        if action.confirm:
            layout.addWidget(text(action.confirm))
        for spec in action.asks:
            field = Field(look, spec, today)
            field.show_field(spec, read_only=False)
            # what was missing is there: the sentence about it goes at once
            field.editor.settled.connect(lambda _value, of=field: of.say_wrong(""))
            self._fields[spec.name] = field
            layout.addWidget(field)
        self.yes = button(look, action.label, _tone(action), on=self._agree)
        self.yes.setToolTip(_("Ctrl+Enter") if action.confirm else _("Enter"))
        self.no = button(look, _("Lad være"), on=self.dropped.emit)
        buttons = QWidget()
        row = FlowLayout(buttons, look.px(8))
        row.addWidget(self.yes)
        row.addWidget(self.no)
        layout.addWidget(buttons)
        named(self, action.label, action.confirm)

    @property
    def key(self) -> str:
        """The action that is asked about."""
        return self._action.key

    @property
    def fields(self) -> dict[str, Field]:
        """The fields to fill in, by name."""
        return dict(self._fields)

    def begin(self) -> None:
        """Put the focus where the answer begins; a dangerous act is not the first choice."""
        first = next(iter(self._fields.values()), None)
        if first is not None:
            first.editor.take_focus()
        else:
            (self.no if self._action.confirm else self.yes).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up; Enter in a field agrees, and Ctrl+Enter where it could not be undone."""
        sure = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        entering = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        elif entering and (sure or not self._action.confirm):
            self._agree()
        else:
            super().keyPressEvent(event)

    def _agree(self) -> None:
        values: dict[str, Raw] = {
            name: field.editor.value() for name, field in self._fields.items()
        }
        self.agreed.emit(self._action.key, values)


def _tone(action: Action) -> str:
    return "primary" if action.tone.value == "normal" else action.tone.value
