"""The middle of the page: pages or their text, how much of them is seen, and one calm line above."""

from collections.abc import Callable
from itertools import chain
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.desktop.theme import Look
from app.presenters.document import plain_text
from app.views.shared.buttons import Segments, link
from app.views.shared.labels import IconLabel, text
from app.views.shared.naming import named, reveal
from app.views.sheets.fit import Fit
from app.views.sheets.paper_view import PaperView
from app.views.sheets.press import Drawn, Images
from app.words import _

__all__ = ["AS_PAPER", "AS_TEXT", "Preview"]

AS_PAPER: Final = "paper"
AS_TEXT: Final = "text"


class Preview(QWidget):
    """What is going to be printed, to look at or to have read aloud."""

    def __init__(self, look: Look, ask_about: Callable[[], None]) -> None:
        """Begin empty; ``ask_about`` leads to what nobody has placed."""
        super().__init__()
        self.view = PaperView(look)
        self.twin = QPlainTextEdit()
        self.twin.setReadOnly(True)
        self.twin.setTabChangesFocus(True)
        named(self.twin, _("Arket som tekst"))
        self._hint = text("", "lead")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._place = text("", "quiet", wrap=False)
        fits = ((Fit.WIDTH.value, _("Bredde")), (Fit.PAGE.value, _("Hel side")))
        self.fits = Segments(look, _("Hvor meget der ses"), fits, self.show_fit)
        self.fits.choose(Fit.WIDTH.value)
        forms = ((AS_PAPER, _("Ark")), (AS_TEXT, _("Tekst")))
        self.forms = Segments(look, _("Vis arket som"), forms, self.show_as)
        self.forms.choose(AS_PAPER)
        self.line = _CalmLine(look, ask_about)
        self._arrange(look)
        self.view.turned.connect(self._turned)

    def show_drawn(self, drawn: Drawn[Any], images: Images, name: str) -> None:
        """Show new paper in place of the old."""
        words = _read(plain_text(drawn.document))
        self.view.show_pages(drawn.sizes, images)
        named(self.view, _("Forhåndsvisning: {name}").format(name=name), words)
        if self.twin.toPlainText() != words:
            self.twin.setPlainText(words)
        self._name = name
        self._turned(self.view.page + 1, self.view.count)
        self._show_stack()

    def say(self, hint: str) -> None:
        """Show a sentence instead of paper."""
        self.view.clear()
        self.twin.clear()
        self.line.say("")
        self._hint.setText(hint)
        self._show_stack()

    def show_as(self, key: str) -> None:
        """Show pages or text."""
        self._as_text = key == AS_TEXT
        self.forms.choose(key)
        self._show_stack()

    def turn_over(self) -> None:
        """From pages to text and back, with the keyboard's attention."""
        self.show_as(AS_PAPER if self._as_text else AS_TEXT)
        (self.twin if self._as_text else self.view).setFocus()

    def show_fit(self, key: str) -> None:
        """Show the width or the whole of a page."""
        self.fits.choose(key)
        self.view.set_fit(Fit(key))

    def turn_fit(self) -> None:
        """From the width to the whole page and back."""
        whole = self.view.room.fit is Fit.PAGE
        self.show_fit((Fit.WIDTH if whole else Fit.PAGE).value)

    def stops(self) -> tuple[QWidget, ...]:
        """What the keyboard comes to, in order."""
        buttons = (each.findChildren(QPushButton) for each in (self.fits, self.forms))
        return (*chain.from_iterable(buttons), self.line.button, self.view, self.twin)

    @property
    def place(self) -> str:
        """Which page is seen."""
        return self._place.text()

    def _arrange(self, look: Look) -> None:
        px = look.px
        self._name = ""
        self._as_text = False
        self.bar = QWidget()
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(10))
        row.addWidget(self._place)
        row.addStretch(1)
        row.addWidget(self.fits)
        row.addWidget(self.forms)
        hint = QWidget()
        around = QVBoxLayout(hint)
        around.setContentsMargins(px(24), px(24), px(24), px(24))
        around.addStretch(2)
        around.addWidget(self._hint)
        around.addStretch(3)
        self._stack = QStackedWidget()
        for each in (hint, self.view, self.twin):
            self._stack.addWidget(each)
        self._blank = hint
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        layout.addWidget(self.bar)
        layout.addWidget(self.line)
        layout.addWidget(self._stack, 1)
        self._show_stack()

    def _show_stack(self) -> None:
        some = self.view.count > 0
        reveal(self.bar, some)
        paper = self.twin if self._as_text else self.view
        self._stack.setCurrentWidget(paper if some else self._blank)
        self.fits.setEnabled(not self._as_text)
        reveal(self._place, not self._as_text)

    def _turned(self, page: int, count: int) -> None:
        self._place.setText(_("Side {page} af {count}").format(page=page, count=count))
        self._place.setAccessibleName(self._place.text())


def _read(words: str) -> str:
    """Cells of a table with a dot between them, as they are read in a line."""
    lines = (filter(None, line.split("\t")) for line in words.split("\n"))
    return "\n".join(" · ".join(cells) for cells in lines)


class _CalmLine(QFrame):
    """What to know before printing; hidden while there is nothing."""

    def __init__(self, look: Look, on: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("part", "banner")
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(12), look.px(4), look.px(8), look.px(4))
        row.setSpacing(look.px(10))
        self.words = text()
        row.addWidget(IconLabel(look, "help-circle", 20, "accent"))
        row.addWidget(self.words, 1)
        self.button = link(look, _("Se hvilke"), on=on)
        row.addWidget(self.button)
        self.hide()

    def say(self, words: str) -> None:
        """Show a sentence; empty for none."""
        self.words.setText(words)
        self.setAccessibleName(words)
        reveal(self, bool(words))
