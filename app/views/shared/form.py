"""Draws a ``FormSpec`` and says what the user did: the inspector's editor.

The form holds no truth: it shows a spec, tells ``edited`` (one field, its new raw value) and ``acted``
(a button's key and what it asked for), and is shown a new spec after the operation. A new spec for the same record is
merged in: focus, cursor, selection, folded sections and half-typed text stay.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.presenters.forms.entries import Raw
from app.presenters.forms.spec import Action, FormSpec, Section
from app.presenters.forms.spec import Tone as ActionTone
from app.presenters.naming_hint import Hint, NamedHere
from app.views.messages import Message, Tone
from app.views.shared.ask_box import AskBox
from app.views.shared.banner import Banner
from app.views.shared.field import Field
from app.views.shared.form_parts import ActionBar, Fold, FormHead
from app.views.shared.naming import reveal

__all__ = ["DRAFT_AFTER_MS", "FormView"]

DRAFT_AFTER_MS = 1000


class FormView(QWidget):
    """A whole form.

    ``edited(name, raw)`` comes on leaving the field or Enter, never while typing; ``raw`` is what
    ``app.presenters.forms`` reads: text, a key, "1" or "", a tuple of keys. ``typed(name, text)``
    comes at most once a second while typing, for drafts. ``acted(key, raws)`` comes after
    everything typed has been settled, with a mapping of what the action asked for.
    """

    edited = Signal(str, object)
    typed = Signal(str, str)
    acted = Signal(str, object)

    def __init__(
        self, look: Look, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        """Begin without a form."""
        super().__init__(parent)
        self._look = look
        self._today = today
        self._spec: FormSpec | None = None
        self._fields: dict[str, Field] = {}
        self._pending: dict[str, str] = {}
        self._ask: AskBox | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_AFTER_MS)
        self._timer.timeout.connect(self._tell_typed)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(look.px(12))
        self._head = FormHead(look)
        self._notice = Banner(look, closable=False)
        self._body = QWidget()
        self._moves = ActionBar(look, self._act)
        self._dangers = ActionBar(look, self._act)
        self._layout.addWidget(self._head)
        self._layout.addWidget(self._notice)
        self._layout.addWidget(self._moves)  # what comes next is above the fields, in sight
        self._layout.addWidget(self._body)
        self._layout.addWidget(self._dangers)
        self._layout.addStretch(1)

    @property
    def spec(self) -> FormSpec | None:
        """What is shown."""
        return self._spec

    def set_spec(self, spec: FormSpec | None) -> None:
        """Show a form; the same record's new state is merged in, another record replaces it."""
        reveal(self, spec is not None)
        if spec is None:
            self.settle()
            self._spec = None
            return
        focused = ""
        if self._spec is None or _shape(self._spec) != _shape(spec):
            self.settle()
            focused = self._focused_field() if self._shows_the_same(spec) else ""
            self._rebuild(spec)
        self._spec = spec
        self._head.show_head(spec.over_title, spec.title, spec.tags, spec.laws)
        self._show_notice(spec.notice)
        for section in spec.sections:
            for each in section.fields:
                self._fields[each.name].show_field(each, read_only=spec.read_only)
        if self._ask is None:
            self._show_actions(spec)
        if focused in self._fields:
            self._focus(self._fields[focused])

    def values(self) -> dict[str, Raw]:
        """What stands in every field now, for a record that does not exist yet."""
        return {name: field.editor.value() for name, field in self._fields.items()}

    def settle(self) -> None:
        """Take what is being typed, as if every field had been left."""
        for field in self._fields.values():
            field.editor.settle()

    def show_problems(self, sentences: Mapping[str, str]) -> None:
        """Say under each named field what is wrong; clear the others. Focuses the first."""
        fields = {**self._fields, **(self._ask.fields if self._ask is not None else {})}
        for name, field in fields.items():
            field.say_wrong(sentences.get(name, ""))
        loose = [words for name, words in sentences.items() if name not in fields]
        if loose:
            self._notice.say(Message(" ".join(loose), Tone.WARNING))
        first = next((name for name in fields if name in sentences), None)
        if first is not None:
            self._focus(fields[first])

    def say_named(self, name: str, hint: Hint, on: Callable[[NamedHere], None]) -> None:
        """Say under a field whom its text names."""
        field = self._fields.get(name)
        if field is not None:
            field.say_named(hint, on)

    def show_draft(self, name: str, words: str) -> None:
        """Put a kept draft into its field; it still has to be settled."""
        field = self._fields.get(name)
        show = getattr(field.editor, "show_draft", None) if field else None
        if callable(show):
            show(words)

    def focus_field(self, name: str = "") -> None:
        """Put the cursor into a field, opened if it was folded; the first one without a name."""
        wanted = self._fields.get(name) or next(iter(self._fields.values()), None)
        if wanted is not None:
            self._focus(wanted)

    def _focus(self, wanted: Field) -> None:
        parent = wanted.parentWidget()
        while parent is not None and parent is not self:
            if isinstance(parent, Fold):
                parent.unfold()
            parent = parent.parentWidget()
        wanted.editor.take_focus()

    def button(self, key: str) -> QPushButton:
        """The button of an action; ``KeyError`` where the form has none of this name."""
        for bar in (self._moves, self._dangers):
            if bar.has(key):
                return bar.button(key)
        raise KeyError(key)

    def next_step(self) -> QPushButton | None:
        """The button of what most likely comes next and asks before it is done, where it can be."""
        actions = self._spec.actions if self._spec is not None else ()
        found = (
            each.key
            for each in actions
            if each.tone is ActionTone.PRIMARY and each.confirm and not each.why_not
        )
        key = next(found, None)
        return None if key is None else self.button(key)

    def field(self, name: str) -> Field:
        """The widget of a field; ``KeyError`` where the form has none of this name."""
        return self._fields[name]

    def _shows_the_same(self, spec: FormSpec) -> bool:
        now = self._spec
        return now is not None and (now.kind, now.id) == (spec.kind, spec.id)

    def _focused_field(self) -> str:
        """The field that the keyboard is in, or is just coming to; empty for none."""
        focused = QApplication.focusWidget()
        return next(
            (
                name
                for name, field in self._fields.items()
                if focused is not None and field.isAncestorOf(focused)
            ),
            "",
        )

    def _rebuild(self, spec: FormSpec) -> None:
        self._drop_ask()
        self._pending.clear()
        self._timer.stop()
        self._fields = {}
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._look.px(12))
        for section in spec.sections:
            layout.addWidget(self._section(section))
        self._layout.replaceWidget(self._body, body)
        self._body.hide()
        self._body.deleteLater()
        self._body = body
        body.show()  # a layout shows late, and what is not shown cannot take the focus

    def _section(self, section: Section) -> QWidget:
        fold = Fold(self._look, section.title, folded=section.folded)
        for each in section.fields:
            field = Field(self._look, each, self._today)
            field.editor.settled.connect(lambda value, name=each.name: self._settled(name, value))
            field.editor.typing.connect(lambda words, name=each.name: self._typing(name, words))
            self._fields[each.name] = field
            fold.add(field)
        return fold

    def _settled(self, name: str, value: Raw) -> None:
        self._pending.pop(name, None)
        field = self._fields.get(name)
        if field is not None:
            field.say_wrong("")
        self.edited.emit(name, value)

    def _typing(self, name: str, words: str) -> None:
        self._pending[name] = words
        if not self._timer.isActive():
            self._timer.start()

    def _tell_typed(self) -> None:
        pending, self._pending = self._pending, {}
        for name, words in pending.items():
            self.typed.emit(name, words)

    def _act(self, key: str) -> None:
        self.settle()
        actions = self._spec.actions if self._spec is not None else ()
        action = next((each for each in actions if each.key == key), None)
        if action is not None and action.why_not:
            return  # the sentence stands below the buttons
        if action is not None and (action.asks or action.confirm):
            self._ask_for(action)
        else:
            self.acted.emit(key, {})

    def _ask_for(self, action: Action) -> None:
        self._drop_ask()
        box = AskBox(self._look, action, self._today)
        self._ask = box
        box.agreed.connect(self._agreed)
        box.dropped.connect(self._drop_ask)
        bar = self._dangers if action.tone is ActionTone.DANGER else self._moves
        bar.hide()
        self._layout.insertWidget(self._layout.indexOf(bar), box)
        box.show()  # as above
        box.begin()
        QTimer.singleShot(0, box, partial(_bring_in_sight, box))  # once it has its place

    def _agreed(self, key: str, values: object) -> None:
        """Put the question away where nothing is wrong with this answer, whatever the one before was."""
        for each in self._ask.fields.values() if self._ask is not None else ():
            each.say_wrong("")
        self.acted.emit(key, values)
        if self._ask is not None and not any(each.wrong for each in self._ask.fields.values()):
            self._drop_ask()

    def _drop_ask(self) -> None:
        ask = self._ask
        if ask is None:
            return
        self._ask = None
        if self._spec is not None:
            self._show_actions(self._spec)
        focused = QApplication.focusWidget()
        if focused is not None and ask.isAncestorOf(focused):
            with suppress(KeyError):
                self.button(ask.key).setFocus()
        ask.hide()
        ask.deleteLater()

    def _show_actions(self, spec: FormSpec) -> None:
        for bar, is_danger in ((self._moves, False), (self._dangers, True)):
            bar.show_actions(
                tuple(
                    each for each in spec.actions if (each.tone is ActionTone.DANGER) is is_danger
                )
            )

    def _show_notice(self, notice: str) -> None:
        if notice:
            self._notice.say(Message(notice))
        else:
            self._notice.hide()


def _shape(spec: FormSpec) -> tuple[object, ...]:
    """What must be the same for two specs to be shown in the same widgets."""
    fields = tuple(
        (section.title, each.name, each.kind, each.label)
        for section in spec.sections
        for each in section.fields
    )
    return (spec.kind, spec.id, fields)


def _bring_in_sight(box: AskBox) -> None:
    """Scroll to a question that is asked below what is in view; its beginning before its end."""
    area = box.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    form = area.widget() if area is not None else None
    if area is not None and form is not None:
        form.adjustSize()
        top = box.mapTo(form, QPoint()).y()
        area.ensureVisible(0, top + box.height(), 0, 0)
        area.ensureVisible(0, top, 0, 0)
