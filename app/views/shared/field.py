"""One field of a form: label above, control, one sentence of help, and what is wrong with it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.presenters.forms.spec import FieldKind, FieldSpec
from app.presenters.naming_hint import Hint, NamedHere
from app.views.shared.editors import editor_for
from app.views.shared.labels import text
from app.views.shared.named_line import NamedLine
from app.views.shared.naming import mark, named
from app.words import _

__all__ = ["Field"]


class Field(QWidget):
    """Label, editor, help and error in one column."""

    def __init__(self, look: Look, spec: FieldSpec, today: Callable[[], date]) -> None:
        """Make the editor that the field's kind needs."""
        super().__init__()
        self.editor = editor_for(spec, look, today)
        self._label = text("", "label")
        self._help = text("", "caption")
        self._error = text("", "error")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(3))
        layout.addWidget(self._label)
        layout.addWidget(self.editor)
        layout.addWidget(self._help)
        layout.addWidget(self._error)
        self._error.hide()
        self.editor.unreadable.connect(self.say_wrong)
        self._shown: FieldSpec | None = None
        self._look = look
        self._column = layout
        self._named: NamedLine | None = None

    def show_field(self, spec: FieldSpec, *, read_only: bool) -> None:
        """Show value, help and marks; an error goes when its field shows another value."""
        words = spec.label
        if spec.required and not read_only:
            words = _("{label} (skal udfyldes)").format(label=words)
        if spec.invented:
            words = _("{label} · opfundet til øvelse").format(label=words)
        check = spec.kind is FieldKind.CHECK  # says its own words beside the box
        self._label.setText(_("Opfundet til øvelse") if check else words)
        self._label.setVisible(not check or spec.invented)
        self._help.setText(spec.help)
        self._help.setVisible(bool(spec.help) and not read_only)
        if spec != self._shown:
            self.say_wrong("")
        self._shown = spec
        self.editor.show_field(spec)
        self.editor.set_read_only(read_only)
        named(self.editor.control, words, spec.help, self._label)

    def say_named(self, hint: Hint, on: Callable[[NamedHere], None]) -> None:
        """Say whom the text names; the lines are made with the first that has something to say."""
        if self._named is None:
            if not hint.sentences:
                return
            self._named = NamedLine(self._look, on)
            self._column.insertWidget(self._column.indexOf(self._help) + 1, self._named)
        self._named.say(hint)

    @property
    def named(self) -> NamedLine | None:
        """The lines that say whom the text names, None while nothing has been said."""
        return self._named

    def say_wrong(self, sentence: str) -> None:
        """Say what is wrong; empty takes it away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        control = self.editor.control
        mark(control, tone="warning" if sentence else "")
        if sentence:
            control.setAccessibleDescription(sentence)

    @property
    def wrong(self) -> str:
        """The sentence that is shown, empty for none."""
        return self._error.text()
