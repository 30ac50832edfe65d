"""The quiet lines under a text that names somebody, with a button to say that it is not about them."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.presenters.naming_hint import Hint, NamedHere
from app.views.shared.buttons import link
from app.views.shared.labels import text
from app.views.shared.naming import named, reveal
from app.words import _

__all__ = ["NamedLine"]


class NamedLine(QWidget):
    """Sentences and buttons; hidden while there is nothing to say."""

    def __init__(self, look: Look, on: Callable[[NamedHere], None]) -> None:
        """``on`` gets the person whose button was pressed."""
        super().__init__()
        self._look = look
        self._on = on
        self._shown = Hint()
        self._words = text("", "caption")
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(2))
        layout.addWidget(self._words)
        layout.addLayout(self._buttons)
        named(self, _("Hvem teksten nævner"))
        self.hide()

    @property
    def words(self) -> str:
        """What it says, empty while hidden."""
        return "" if self.isHidden() else self._words.text()

    @property
    def labels(self) -> tuple[str, ...]:
        """What can be pressed."""
        return tuple(each.label for each in self._shown.offers)

    def say(self, hint: Hint) -> None:
        """Say something else; nothing moves where it is the same as before."""
        if hint == self._shown:
            return
        self._shown = hint
        self._words.setText("\n".join(hint.sentences))
        while (item := self._buttons.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for each in hint.offers:
            self._buttons.addWidget(link(self._look, each.label, on=self._presser(each)))
        reveal(self, bool(hint.sentences))

    def press(self, label: str) -> None:
        """Press the button with these words; nothing where there is none."""
        for each in self._shown.offers:
            if each.label == label:
                self._on(each)
                return

    def _presser(self, each: NamedHere) -> Callable[[], None]:
        return lambda: self._on(each)
