"""Beside the day: what paper goes out, to whom and how, who gets none and why, and the way out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.presenters.day_paper import DayPaperSpec, PaperRow
from app.presenters.handout.day_paper import DayPaper
from app.presenters.soft import softened
from app.views.shared.buttons import Segments, button
from app.views.shared.cards import CardList, CardRow
from app.views.shared.labels import rule, text
from app.views.shared.naming import named
from app.words import _

__all__ = ["DayPaperPanel", "PaperActs"]

_CLOSE: Final = 34
"""Pixels that the panel's own close button takes of the first line."""


@dataclass(frozen=True, slots=True)
class PaperActs:
    """What the panel's controls do."""

    print_all: Callable[[], None]
    save_all: Callable[[], None]
    kind: Callable[[str], None]
    open: Callable[[PaperRow], None]


class DayPaperPanel(QWidget):
    """Recipients by family; pressing one shows the very paper, or what is missing."""

    def __init__(self, look: Look, acts: PaperActs) -> None:
        """Begin empty."""
        super().__init__()
        self._acts = acts
        self._rows: dict[str, PaperRow] = {}
        px = look.px
        self.kinds = Segments(
            look,
            _("Papir til dagen"),
            ((DayPaper.INVITATIONS, _("Invitationer")), (DayPaper.BRIEFS, _("Forberedelser"))),
            acts.kind,
        )
        self.about = text("", "quiet")
        self.cards = CardList(look, _("Hvem der får papir til dagen"))
        self.cards.used.connect(self._use)
        self.printing = button(look, "", "primary", "printer", on=acts.print_all)
        self.saving = button(look, "", icon="download", on=acts.save_all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(px(16), px(14), px(12), px(10))
        top.setSpacing(px(8))
        first = QHBoxLayout()
        first.addWidget(text(_("Papir til dagen"), "title"), 1)
        first.addSpacing(px(_CLOSE))
        top.addLayout(first)
        top.addWidget(self.kinds)
        top.addWidget(self.about)
        layout.addLayout(top)
        middle = QVBoxLayout()
        middle.setContentsMargins(px(16), 0, px(8), px(8))
        middle.addWidget(self.cards)
        layout.addLayout(middle, 1)
        layout.addWidget(rule())
        ways = QVBoxLayout()
        ways.setContentsMargins(px(16), px(12), px(16), px(14))
        ways.setSpacing(px(8))
        ways.addWidget(self.printing)
        ways.addWidget(self.saving)
        layout.addLayout(ways)

    def show_spec(self, spec: DayPaperSpec, kind: DayPaper) -> None:
        """Show another state."""
        self.kinds.choose(kind)
        self.about.setText("\n".join(spec.about))
        self._rows = {each.key: each for _family, rows in spec.rows for each in rows}
        self.cards.show_rows(
            tuple(
                CardRow(
                    each.key,
                    softened(each.name),
                    tuple(softened(line) for line in each.lines),
                    each.icon,
                    each.tint,
                    group=family,
                )
                for family, rows in spec.rows
                for each in rows
            )
        )
        for made, words in ((self.printing, spec.print_words), (self.saving, spec.save_words)):
            made.setText(words)
            made.setEnabled(spec.some)
            named(made, words)

    def stops(self) -> tuple[QWidget, ...]:
        """What the keyboard comes to, in order."""
        return (
            *self.kinds.buttons,
            *(self.cards.card(key) for key in self.cards.keys),
            self.printing,
            self.saving,
        )

    def _use(self, key: str) -> None:
        self._acts.open(self._rows[key])
