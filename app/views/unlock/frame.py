"""The calm middle of the screen that first run and unlock share."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.views.shared.labels import IconLabel, text
from app.views.shared.naming import named
from app.words import _

if TYPE_CHECKING:
    from app.views.shared.banner import Banner

__all__ = ["GateFrame"]

_WIDTH = 520
_NO_FOCUS = 0
_CENTRED = 4
"""``Qt.FocusPolicy.NoFocus`` and ``Qt.AlignmentFlag.AlignHCenter`` as values of properties: the way
in does without the namespace ``Qt``, which takes long to make."""


class GateFrame(QScrollArea):
    """Brand, one card, and below it a line while the key is being derived."""

    def __init__(self, look: Look) -> None:
        """Begin with an empty card."""
        super().__init__()
        self.look = look
        self.setWidgetResizable(True)
        self.setProperty("focusPolicy", _NO_FOCUS)
        body = QWidget()
        body.setProperty("part", "page")
        self.setWidget(body)
        outer = QVBoxLayout(body)
        outer.addStretch(2)
        brand = QHBoxLayout()
        brand.addStretch(1)
        brand.addWidget(IconLabel(look, "circles-relation", 28, "accent"))
        brand.addWidget(text("Rundbord", "brand", wrap=False))
        brand.addStretch(1)
        outer.addLayout(brand)
        outer.addSpacing(look.px(12))
        self._card = QFrame()
        self._card.setProperty("part", "card")
        self._card.setFixedWidth(look.px(_WIDTH))
        self._inside = QVBoxLayout(self._card)
        margin = look.px(28)
        self._inside.setContentsMargins(margin, margin, margin, margin)
        self._inside.setSpacing(look.px(12))
        self._shown: QWidget | None = None
        self._banner: Banner | None = None
        self._above = QVBoxLayout()
        outer.addLayout(self._above)
        outer.addLayout(_centred(self._card))
        outer.addSpacing(look.px(10))
        self._busy = QWidget()
        self._busy.setFixedWidth(look.px(_WIDTH))
        line = QVBoxLayout(self._busy)
        self._busy_words = text("", "quiet")
        self._busy_words.setProperty("alignment", _CENTRED)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        named(bar, _("Arbejder"))
        line.addWidget(self._busy_words)
        line.addWidget(bar)
        outer.addLayout(_centred(self._busy))
        policy = self._busy.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._busy.setSizePolicy(policy)
        self._busy.hide()
        outer.addStretch(3)

    @property
    def banner(self) -> "Banner":
        """Above the card; made when there is something to say."""
        if self._banner is None:
            from app.views.shared.banner import Banner

            self._banner = Banner(self.look, closable=False)
            self._banner.setFixedWidth(self.look.px(_WIDTH))
            self._above.addLayout(_centred(self._banner))
        return self._banner

    def add_steps(self, *widgets: QWidget) -> None:
        """Take the steps, hidden: what has no parent would be a window of its own."""
        for each in widgets:
            each.hide()
            self._inside.addWidget(each)

    def show_step(self, widget: QWidget) -> None:
        """Put another step on the card; one of those that were added."""
        if self._shown is not None and self._shown is not widget:
            self._shown.hide()
        self._shown = widget
        widget.show()
        if self._banner is not None:
            self._banner.hide()

    def say(self, words: str) -> None:
        """Say above the card what went wrong."""
        from app.views.messages import Message, Tone

        self.banner.say(Message(words, Tone.WARNING))

    def work(self, words: str) -> None:
        """Show that something is under way, and keep hands off the card."""
        self._busy_words.setText(words)
        self._busy.show()
        self._card.setEnabled(False)

    def rest(self) -> None:
        """Nothing is under way any more."""
        self._busy.hide()
        self._card.setEnabled(True)


def _centred(widget: QWidget) -> QHBoxLayout:
    """In the middle, in a way that lets wrapped texts take the height that they need.

    An aligned item would be asked for its height at the full width of the window.
    """
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget)
    row.addStretch(1)
    return row
