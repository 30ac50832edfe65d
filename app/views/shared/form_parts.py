"""Parts of a form: its head, sections that fold, and the buttons below."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.presenters.forms.spec import Action, Choice
from app.presenters.law_chip import LawChip
from app.views.shared.buttons import button
from app.views.shared.flow import FlowLayout
from app.views.shared.labels import text
from app.views.shared.law_chip import LawLine
from app.views.shared.naming import named, reveal
from app.views.shared.tags import TagLine
from app.words import _

__all__ = ["ActionBar", "Fold", "FormHead"]


class FormHead(QWidget):
    """What sort of thing it is, what it is called, its tags and the rules it rests on."""

    def __init__(self, look: Look) -> None:
        """Begin empty."""
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(3))
        self._over = text("", "caption")
        self._title = text("", "title")
        self._tags = TagLine(look)
        self._laws = LawLine(look)
        layout.addWidget(self._over)
        layout.addWidget(self._title)
        layout.addWidget(self._tags)
        layout.addWidget(self._laws)

    def show_head(
        self, over: str, title: str, tags: tuple[Choice, ...], laws: tuple[LawChip, ...] = ()
    ) -> None:
        """Show everything; each rule as a chip that opens what it says."""
        self._over.setText(over)
        self._over.setVisible(bool(over))
        self._title.setText(title)
        self._tags.show_tags(tags)
        self._laws.show_laws(laws, ", ".join(each for each in (over, title) if each))


class Fold(QWidget):
    """A section; one with a title can be folded by its heading."""

    def __init__(self, look: Look, title: str, *, folded: bool = False) -> None:
        """Begin as the spec wants it; a section without a title is always open."""
        super().__init__()
        self._look = look
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(4))
        self._heading = QPushButton(title)
        self._heading.setProperty("part", "fold")
        self._heading.setCheckable(True)
        self._heading.setChecked(not folded)
        self._heading.setAutoDefault(True)  # Enter, as well as Space
        self._heading.setIconSize(QSize(look.px(16), look.px(16)))
        self._heading.setMinimumHeight(look.px(32))
        self._heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        reveal(self._heading, bool(title))
        self._heading.toggled.connect(self._toggle)
        named(self._heading, title or _("Felter"))
        self._body = QWidget()
        self._inside = QVBoxLayout(self._body)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(look.px(12))
        layout.addWidget(self._heading)
        layout.addWidget(self._body)
        self._toggle(not folded or not title)

    def add(self, widget: QWidget) -> None:
        """Add one more as the last."""
        self._inside.addWidget(widget)

    def unfold(self) -> None:
        """Open it."""
        self._heading.setChecked(True)
        self._toggle(True)

    def _toggle(self, is_open: bool) -> None:
        self._body.setVisible(is_open)
        self._heading.setIcon(
            self._look.icon("chevron-down" if is_open else "chevron-right", "quiet_ink")
        )


class ActionBar(QWidget):
    """The form's buttons; why one of them cannot be used stands below in words."""

    def __init__(self, look: Look, on: Callable[[str], None]) -> None:
        """``on`` gets the key of the button that was used."""
        super().__init__()
        self._look = look
        self._on = on
        self._shown: tuple[Action, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(4))
        holder = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        self._flow = FlowLayout(holder, look.px(8))
        self._why = text("", "caption")
        layout.addWidget(holder)
        layout.addWidget(self._why)

    def show_actions(self, actions: tuple[Action, ...]) -> None:
        """Show these; nothing happens where they are the same as before."""
        reveal(self, bool(actions))
        if actions == self._shown:
            return
        self._shown = actions
        self._flow.clear()
        for each in actions:
            made = button(
                self._look, each.label, each.tone.value, each.icon or "", on=self._caller(each.key)
            )
            made.setEnabled(not each.why_not)
            made.installEventFilter(self)
            made.setToolTip(each.why_not)
            made.setAccessibleDescription(each.why_not)
            self._flow.addWidget(made)
        reasons = dict.fromkeys(each.why_not for each in actions if each.why_not)
        self._why.setText(" ".join(reasons))
        self._why.setVisible(bool(reasons))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A button that cannot be used yet is tried all the same: what is being typed may help."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QPushButton):
            key = next((each.key for each in self._shown if self.button(each.key) is watched), "")
            if key and not watched.isEnabled():
                self._on(key)
                return True
        return super().eventFilter(watched, event)

    def has(self, key: str) -> bool:
        """Whether an action is among them."""
        return any(each.key == key for each in self._shown)

    def button(self, key: str) -> QPushButton:
        """The button of an action; ``KeyError`` where there is none."""
        for at, each in enumerate(self._shown):
            item = self._flow.itemAt(at)
            widget = item.widget() if item is not None else None
            if each.key == key and isinstance(widget, QPushButton):
                return widget
        raise KeyError(key)

    def _caller(self, key: str) -> Callable[[], None]:
        return lambda: self._on(key)
