"""Draws blocks and lines: where title, words, tags and what stands on the right have their places."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.desktop.icons import draw_icon
from app.desktop.theme import Look
from app.presenters.forms.spec import Choice
from app.presenters.law_chip import LawChip
from app.presenters.soft import softened
from app.presenters.theme import AREA_KEYS
from app.views.case.beside import Beside
from app.views.case.blocks import Block, Line, Offer, Press, Taken
from app.views.case.items import Item
from app.views.case.tag_columns import Columns
from app.views.shared.buttons import button
from app.views.shared.labels import IconLabel, rule, text
from app.views.shared.law_chip import LawLine
from app.views.shared.naming import named
from app.views.shared.tags import Tag

__all__ = ["BlockView", "TintedWord", "offer_row"]

_WORD, _ICON, _GAP = 13, 18, 7
_INSET = 6  # room for the ring of the focus around a line
_FIRST_LINE = 22  # as high as a tag, so that both stand on one line
_TOP = Qt.AlignmentFlag.AlignTop


class TintedWord(QWidget):
    """Icon and word in the colour of an area, or quiet where there is none."""

    def __init__(self, look: Look, words: str, icon: str, tint: str, size: float = _WORD) -> None:
        """``tint`` is the key of an area or empty."""
        super().__init__()
        self._look = look
        self._words = words
        self._icon = icon
        self._size = size
        self._token = f"area.{tint}.ink" if tint in AREA_KEYS else "quiet_ink"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        """Room for both."""
        metrics = QFontMetricsF(self._look.font(self._size, 600))
        left = self._look.px(_ICON + _GAP) if self._icon else 0
        return QSize(round(metrics.horizontalAdvance(self._words)) + left + 2, self._look.px(22))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint both as the theme is now."""
        px, ink = self._look.px, self._look.colour(self._token)
        painter = QPainter(self)
        left = 0.0
        if self._icon:
            side = px(_ICON)
            draw_icon(painter, self._icon, 0, (self.height() - side) / 2, side, ink)
            left = float(side + px(_GAP))
        painter.setFont(self._look.font(self._size, 600))
        painter.setPen(ink)
        where = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter), self._words)
        painter.end()


class BlockView(QWidget):
    """One card with its lines; ``items`` are what can be chosen on it, from top to bottom."""

    def __init__(self, look: Look, block: Block, begin: Callable[[Taken], None]) -> None:
        """``begin`` is told which offer was taken."""
        super().__init__()
        self.block = block
        self.items: list[Item] = []
        self.offers: list[QWidget] = []
        card = Item(look, block.ref, spoken=_spoken(block), tint=block.tint)
        card.setToolTip(block.tip)
        self.items.append(card)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        layout = QVBoxLayout(card)
        edge = 22 if block.tint in AREA_KEYS else 16
        side = look.px(_INSET)
        below = 4 if block.offers or block.doors else 12
        layout.setContentsMargins(
            look.px(edge) - side, look.px(11), look.px(16) - side, look.px(below)
        )
        layout.setSpacing(look.px(4))
        head = QVBoxLayout()
        head.setContentsMargins(side, 0, side, 0)
        head.setSpacing(look.px(4))
        if block.title:
            _head(look, block, head)
            layout.addLayout(head)
        columns = Columns.of(look, block.rows) if block.columns else Columns()
        for at, each in enumerate(block.rows):
            if at or block.title:
                layout.addWidget(rule())
            line = _line_item(look, each, begin, columns)
            if each.ref is not None:
                self.items.append(line)
            layout.addWidget(line)
        for some in (block.offers, block.doors):
            if some:
                made = offer_row(look, some, begin, block.whose or block.title)
                self.offers += [made] if some is block.offers else []
                layout.addWidget(made)

    def set_read_only(self, read_only: bool) -> None:
        """Leave out what begins something new."""
        for each in self.offers:
            each.setVisible(not read_only)


def offer_row(
    look: Look, offers: tuple[Taken, ...], begin: Callable[[Taken], None], of: str = ""
) -> QWidget:
    """Quiet buttons side by side; ``of`` says which card or line they are on, where that is heard."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(look.px(12))
    for each in offers:
        made = button(look, each.label, "link", _sign(each), on=_taker(begin, each))
        if of:
            named(made, f"{each.label}: {of}")
        layout.addWidget(made)
    layout.addStretch(1)
    return row


def _sign(each: Taken) -> str:
    if isinstance(each, Press):
        return each.icon
    return "plus" if isinstance(each, Offer) else "arrow-right"


def _taker(begin: Callable[[Taken], None], offer: Taken) -> Callable[[], None]:
    return lambda: begin(offer)


def _head(look: Look, block: Block, layout: QVBoxLayout) -> None:
    if block.over:
        layout.addWidget(TintedWord(look, block.over, block.over_icon, block.tint))
    row = QHBoxLayout()
    row.setSpacing(look.px(12))
    if block.icon:
        row.addWidget(_icon(look, block.icon, 22, "accent"), 0, _TOP)
    words = QVBoxLayout()
    words.setSpacing(look.px(2))
    title = _words(look, block.title, "title" if block.large else "heading")
    words.addWidget(_first_line(look, title, block.side, block.tags))
    if block.quote:
        words.addWidget(_words(look, block.quote, "lead" if block.large else "quiet"))
    for each in block.lines:
        words.addWidget(_words(look, each, "quiet"))
    _add_laws(look, block.laws, words, block.whose or block.title)
    if block.foot:
        words.addLayout(_foot(look, "calendar-due", "accent", block.foot))
    if block.caution:
        words.addLayout(_foot(look, "alert-triangle", "caution", block.caution))
    row.addLayout(words, 1)
    layout.addLayout(row)


def _add_laws(
    look: Look,
    laws: tuple[LawChip, ...],
    words: QVBoxLayout,
    of: str,
    tags: tuple[Choice, ...] = (),
) -> None:
    if laws or tags:
        line = LawLine(look)
        line.show_laws(laws, of, tags)
        words.addWidget(line)


def _words(look: Look, words: str, part: str = "") -> QLabel:
    """A text whose long words may break; its first line is as high as a tag beside it."""
    label = text(softened(words), part)
    if part in {"", "title", "heading"}:
        label.setMinimumHeight(look.px(_FIRST_LINE))
    return label


def _first_line(
    look: Look,
    title: QWidget,
    side: str,
    tags: tuple[Choice, ...],
    columns: Columns | None = None,
) -> QWidget:
    """Title, what stands on the right, tags; in ``columns`` where lines stand below each other."""
    holder = QWidget()
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    places = columns or Columns()
    beside = Beside(holder, look.px(10), least=places.words)
    beside.addWidget(title)
    if side:
        label = text(softened(side), "quiet")
        label.setMinimumHeight(look.px(_FIRST_LINE))
        edge = Qt.AlignmentFlag.AlignLeft if tags else Qt.AlignmentFlag.AlignRight
        label.setAlignment(edge | Qt.AlignmentFlag.AlignVCenter)
        beside.addWidget(label)
    for at, each in enumerate(tags):
        beside.addWidget(places.held(at, Tag(look, each.label, each.key, each.icon)))
    return holder


def _foot(look: Look, icon: str, tint: str, words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(look.px(6))
    row.addWidget(_icon(look, icon, 18, tint), 0, _TOP)
    label = _words(look, words)
    row.addWidget(label, 1)
    return row


def _icon(look: Look, name: str, size: int, tint: str) -> QWidget:
    """An icon in the middle of the first line beside it."""
    holder = QWidget()
    holder.setFixedHeight(look.px(_FIRST_LINE))
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(IconLabel(look, name, size, tint))
    return holder


def _line_item(look: Look, line: Line, begin: Callable[[Taken], None], columns: Columns) -> Item:
    item = Item(look, line.ref, spoken=_spoken(line), card=False)
    item.setToolTip(line.tip)
    side = look.px(_INSET)
    outer = QVBoxLayout(item)
    outer.setContentsMargins(0, look.px(5), 0, look.px(5))
    outer.setSpacing(look.px(3))
    row = QHBoxLayout()
    row.setContentsMargins(side, 0, side, 0)
    row.setSpacing(look.px(10))
    outer.addLayout(row)
    if line.icon:
        row.addWidget(_icon(look, line.icon, 18, "quiet_ink"), 0, _TOP)
    words = QVBoxLayout()
    words.setSpacing(look.px(3))
    title = _words(look, line.title)
    if line.lead:
        title.setTextFormat(Qt.TextFormat.RichText)
        lead, rest = escape(softened(line.lead)), escape(softened(line.title))
        title.setText(f"<b>{lead}</b>{rest}")
    words.addWidget(_first_line(look, title, line.side, line.tags, columns))
    for each in line.lines:
        words.addWidget(_words(look, each, "caption"))
    whose = line.whose or f"{line.lead}{line.title}"
    _add_laws(look, line.laws, words, whose, line.marks)
    row.addLayout(words, 1)
    if line.doors:
        doors = offer_row(look, line.doors, begin, whose)
        # a quiet button has its own inset: its word begins where the words above it do
        doors.setContentsMargins(look.px(18 + 10) if line.icon else 0, 0, side, 0)
        outer.addWidget(doors)
    return item


def _spoken(what: Block | Line) -> str:
    """Everything on it, in the order in which it is read."""
    if isinstance(what, Block):
        words = [what.over, what.title, what.quote, *what.lines, what.side, what.foot, what.caution]
        tags = what.tags
    else:
        words = [f"{what.lead}{what.title}", *what.lines, what.side]
        tags = (*what.tags, *what.marks)
    spoken = (*words, *(tag.label for tag in tags), *(law.spoken for law in what.laws))
    return ", ".join(each for each in spoken if each)
