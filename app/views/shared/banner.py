"""A message inside the page: what happened, what to do, perhaps a button. Never a modal box."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.desktop.theme import Look
from app.views.messages import Message, Tone
from app.views.shared.buttons import button, icon_button
from app.views.shared.labels import IconLabel, text
from app.views.shared.naming import mark, reveal
from app.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Banner"]

_ICONS = {
    Tone.CALM: ("info-circle", "accent"),
    Tone.GOOD: ("circle-check", "good"),
    Tone.CAUTION: ("alert-triangle", "caution"),
    Tone.WARNING: ("alert-triangle", "warning"),
}


class Banner(QFrame):
    """One line at the top of a page; hidden while there is nothing to say."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, closable: bool = True) -> None:
        """Begin hidden."""
        super().__init__(parent)
        self._look = look
        self._act: Callable[[], None] | None = None
        self._passing = self._aside = False
        self.setProperty("part", "banner")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(look.px(12), look.px(6), look.px(6), look.px(6))
        layout.setSpacing(look.px(10))
        self._icon = IconLabel(look, "info-circle", 20, "accent")
        self._words = text()
        self._button: QPushButton = button(look, _("Gør det"), on=self._do)
        self._close = icon_button(look, "x", _("Luk beskeden"), on=self.hide)
        reveal(self._close, closable)
        layout.addWidget(self._icon)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._button)
        layout.addWidget(self._close)
        self.hide()

    def say(self, message: Message) -> None:
        """Show a message instead of the one before, and have it spoken."""
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        self._aside = False
        icon, tint = _ICONS[message.tone]
        self._icon.show_icon(icon, tint)
        self._words.setText(message.text)
        self._act = message.action
        to_do = message.tone is Tone.CAUTION and message.action is not None
        self._passing = not (message.stands or to_do or message.tone is Tone.WARNING)
        self._button.setText(message.action_label)
        self._button.setAccessibleName(message.action_label)
        self._button.setVisible(message.action is not None)
        mark(self, tone=message.tone.value)
        self.setAccessibleName(message.text)
        reveal(self, True)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def pass_by(self) -> None:
        """Another page is looked at: what was said is over, what went wrong or matters still stands."""
        if self._passing:
            self.hide()

    def put_aside(self, *, aside: bool) -> None:
        """Take what was said out of another reader's sight, and bring it back to whom it was said."""
        if aside:
            self._aside = self._aside or not self.isHidden()
            self.hide()
        elif self._aside:
            self._aside = False
            reveal(self, True)

    def drop(self) -> None:
        """Forget what was said: it was about something else than what is looked at now."""
        self._aside = False
        self.hide()

    @property
    def words(self) -> str:
        """What it says, empty while hidden."""
        return "" if self.isHidden() else self._words.text()

    def _do(self) -> None:
        act = self._act
        self.hide()
        if act is not None:
            act()
