"""Tags: small words with an icon that say what something is ("Myndighed", "Sundhed")."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.desktop.icons import draw_icon
from app.desktop.theme import Look
from app.presenters.forms.spec import Choice
from app.presenters.theme import AREA_KEYS
from app.views.shared.flow import FlowLayout
from app.views.shared.naming import reveal

__all__ = ["Tag", "TagLine", "tag_colours"]

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
    ) -> None:
        """Show words in the colours of an area or a tone."""
        super().__init__()
        self._look = look
        self._words = words
        self._key = key
        self._icon = icon
        self._dashed = dashed
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        """Room for icon and words."""
        px = self._look.px
        words = QFontMetricsF(self._font()).horizontalAdvance(self._words)
        icon = px(18) if self._icon else 0
        return QSize(round(words) + icon + px(20) + 1, px(22))

    def minimumSizeHint(self) -> QSize:
        """The same; a tag is never cut off."""
        return self.sizeHint()

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
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        left = float(px(10))
        if self._icon:
            side = px(14)
            draw_icon(painter, self._icon, left - 2, (self.height() - side) / 2, side, ink)
            left += px(16)
        painter.setPen(ink)
        painter.setFont(self._font())
        where = QRectF(left, 0, self.width() - left, self.height())
        elide = Qt.TextElideMode.ElideRight
        words = QFontMetricsF(self._font()).elidedText(self._words, elide, where.width() - px(6))
        self.setToolTip("" if words == self._words else self._words)
        painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.end()

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
            tag = Tag(self._look, each.label, each.key, each.icon, dashed=each.key == "external")
            self._flow.addWidget(tag)
