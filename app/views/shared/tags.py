"""Tags: small words with an icon that say what something is ("Myndighed", "Sundhed")."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.desktop.icons import draw_icon
from app.desktop.theme import Look
from app.presenters.forms.spec import Choice
from app.presenters.soft import softened
from app.presenters.theme import AREA_KEYS
from app.views.shared.flow import FlowLayout
from app.views.shared.naming import reveal

__all__ = ["Tag", "TagLine", "tag_colours"]

_HIGH, _NARROW = 22, 80
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)
_TONES = {
    "good": ("good", "good_tint"),
    "warning": ("warning", "warning_tint"),
    "caution": ("caution", "caution_tint"),
    "accent": ("accent", "accent_tint"),
}


def tag_colours(key: str) -> tuple[str, str]:
    """Tokens for text and ground of a tag: an area's, a tone's, or plain."""
    if key in AREA_KEYS:
        return f"area.{key}.ink", f"area.{key}.tint"
    return _TONES.get(key, ("ink", "surface"))


class Tag(QWidget):
    """One tag; its key gives the colours, which the word repeats."""

    def __init__(
        self,
        look: Look,
        words: str,
        key: str = "",
        icon: str | None = None,
        *,
        dashed: bool = False,
        wraps: bool = False,
    ) -> None:
        """Show words in the colours of an area or a tone; where there is little room they may wrap."""
        super().__init__()
        self._look = look
        self._words = words
        self._key = key
        self._icon = icon
        self._dashed = dashed
        self._wraps = wraps
        fixed = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        # what is fixed would be held to one line, whatever the layout gives it
        loose = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        loose.setHeightForWidth(True)
        self.setSizePolicy(loose if wraps else fixed)
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        """Room for icon and words."""
        px = self._look.px
        words = QFontMetricsF(self._font()).horizontalAdvance(self._words)
        icon = px(18) if self._icon else 0
        return QSize(round(words) + icon + px(20) + 1, px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """The same; a tag is never cut off, one that wraps can be narrower."""
        wish = self.sizeHint()
        narrow = self._look.px(_NARROW) if self._wraps else wish.width()
        return QSize(min(wish.width(), narrow), wish.height())

    def hasHeightForWidth(self) -> bool:
        """More lines where there is less room."""
        return self._wraps

    def heightForWidth(self, width: int) -> int:
        """Room for the words in a width."""
        if width >= self.sizeHint().width():
            return self._look.px(_HIGH)
        px = self._look.px
        icon = px(16) if self._icon else 0
        room = QRect(0, 0, max(width - icon - px(20), 1), 10_000)
        lines = QFontMetrics(self._font()).boundingRect(room, _WRAP, softened(self._words))
        return max(px(_HIGH), lines.height() + px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, border, icon and words, which end in … where there is no room."""
        px = self._look.px
        ink, ground = (self._look.colour(each) for each in tag_colours(self._key))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(ink if self._key else self._look.colour("control_line"), 1)
        if self._dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(ground)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = min(area.height(), px(_HIGH)) / 2
        painter.drawRoundedRect(area, radius, radius)
        left = float(px(10))
        if self._icon:
            side = px(14)
            draw_icon(painter, self._icon, left - 2, (self.height() - side) / 2, side, ink)
            left += px(16)
        painter.setPen(ink)
        painter.setFont(self._font())
        self._paint_words(painter, left)
        painter.end()

    def _paint_words(self, painter: QPainter, left: float) -> None:
        px, middle = self._look.px, int(Qt.AlignmentFlag.AlignVCenter)
        if self._wraps and self.width() < self.sizeHint().width():
            where = QRectF(left, 0, self.width() - left - px(10), self.height())
            painter.drawText(where, _WRAP | middle, softened(self._words))
            return
        where = QRectF(left, 0, self.width() - left, self.height())
        elide = Qt.TextElideMode.ElideRight
        words = QFontMetricsF(self._font()).elidedText(self._words, elide, where.width() - px(6))
        self.setToolTip("" if words == self._words else self._words)
        painter.drawText(where, middle, words)

    def _font(self) -> QFont:
        return self._look.font(12, 600 if self._key else 400)


class TagLine(QWidget):
    """Tags one after the other, wrapping."""

    def __init__(self, look: Look) -> None:
        """Begin without tags."""
        super().__init__()
        self._look = look
        self._shown: tuple[Choice, ...] = ()
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_tags(self, tags: tuple[Choice, ...]) -> None:
        """Show these; ``key`` is an area, a tone, ``external`` (dashed) or anything else."""
        reveal(self, bool(tags))
        if tags == self._shown:
            return
        self._shown = tags
        self._flow.clear()
        for each in tags:
            dashed = each.key == "external"
            tag = Tag(self._look, each.label, each.key, each.icon, dashed=dashed, wraps=True)
            self._flow.addWidget(tag)
