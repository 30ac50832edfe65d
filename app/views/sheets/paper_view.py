"""The pages of a PDF below each other, white with a calm shadow, moved by wheel and keyboard."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from app.desktop.theme import Look
from app.views.sheets.fit import Fit, Room, Size
from app.views.sheets.press import Images

__all__ = ["SHARPEN_AFTER_MS", "PaperView"]

SHARPEN_AFTER_MS: Final = 120

_MARGIN: Final = 12
_GAP: Final = 16
_SHADOW: Final = 7
_LINE: Final = 40
_KEEP: Final = 60
"""Pixels of what was seen that stay in sight when a screenful is turned."""


class PaperView(QAbstractScrollArea):
    """Shows pages; asks for sharper pictures when the room is another one.

    ``turned`` carries the number of the page in the middle, from 1, and how many there are.
    """

    turned = Signal(int, int)
    room_changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Begin without pages."""
        super().__init__(parent)
        self._look = look
        self._fit = Fit.WIDTH
        self._sizes: tuple[Size, ...] = ()
        self._images: dict[int, QImage] = {}
        self._told = (0, 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHARPEN_AFTER_MS)
        self._timer.timeout.connect(self.room_changed)
        look.changed.connect(self.viewport().update)

    # --- what the page does with it --------------------------------------------------------------

    @property
    def room(self) -> Room:
        """The room for pages now, a scroll bar left aside."""
        margin = 2 * self._look.px(_MARGIN)
        bar = self.verticalScrollBar().sizeHint().width()
        inside = self.contentsRect()
        return Room(
            max(inside.width() - margin - bar, 1),
            max(inside.height() - margin, 1),
            self._fit,
            self.devicePixelRatioF(),
            self._look.scale,
        )

    @property
    def count(self) -> int:
        """How many pages."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page that fills most of what is seen, from 0."""
        seen = self.viewport().rect()
        shares = [each.intersected(seen).height() for each in self._page_rects()]
        return shares.index(max(shares)) if shares else 0

    @property
    def images(self) -> Mapping[int, QImage]:
        """The pictures that are shown, by page."""
        return dict(self._images)

    def show_pages(self, sizes: tuple[Size, ...], images: Images) -> None:
        """Show other pages; the place on the paper stays as far as there is one."""
        self._sizes = sizes
        self._images = dict(images.by_page)
        self._lay_out()

    def add_images(self, images: Images) -> None:
        """Show pages that were missing or not sharp."""
        self._images |= images.by_page
        self.viewport().update()

    def clear(self) -> None:
        """Show nothing."""
        self._sizes = ()
        self._images = {}
        self._lay_out()

    def unsharp(self) -> tuple[int, ...]:
        """Pages without a picture of the right size, the one in sight first."""
        scale = self.room.scale(self._sizes)
        first = self.page
        wanted = [
            at
            for at, size in enumerate(self._sizes)
            if at not in self._images or not _fits(self._images[at], size, scale)
        ]
        return tuple(sorted(wanted, key=lambda at: (at != first, at)))

    def set_fit(self, fit: Fit) -> None:
        """Show the width of a page or the whole of it; the page in sight stays."""
        page = self.page
        self._fit = fit
        self._lay_out()
        self.go_to(page)
        self._timer.start()

    def go_to(self, page: int) -> None:
        """Bring the top of a page into sight."""
        tops = self._tops()
        if tops:
            at = min(max(page, 0), len(tops) - 1)
            self.verticalScrollBar().setValue(tops[at] - self._look.px(_MARGIN))

    # --- Qt --------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the old pictures in the new size until the sharp ones are there."""
        super().resizeEvent(event)
        page = self.page
        self._lay_out()
        if self._fit is Fit.PAGE:
            self.go_to(page)
        self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in sight."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), self._look.colour("paper"))
        for at, where in enumerate(self._page_rects()):
            if where.adjusted(-_SHADOW, -_SHADOW, _SHADOW, _SHADOW).intersects(event.rect()):
                self._paint_page(painter, where, self._images.get(at))
        if self.hasFocus() and self._sizes:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._look.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys turn a screenful, but never past the beginning of a page."""
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                self._turn(1)
            case Qt.Key.Key_PageUp | Qt.Key.Key_Backspace:
                self._turn(-1)
            case Qt.Key.Key_Home:
                bar.setValue(bar.minimum())
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Down:
                bar.setValue(bar.value() + self._look.px(_LINE))
            case Qt.Key.Key_Up:
                bar.setValue(bar.value() - self._look.px(_LINE))
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it is elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    # --- inside ----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        bar = self.verticalScrollBar()
        height = self.viewport().height()
        bar.setRange(0, max(self._height() - height, 0))
        bar.setPageStep(height)
        bar.setSingleStep(self._look.px(_LINE))
        self.viewport().update()
        self._tell()

    def _scrolled(self, _value: int) -> None:
        self.viewport().update()
        self._tell()

    def _tell(self) -> None:
        now = (self.page + 1, self.count)
        if now != self._told:
            self._told = now
            self.turned.emit(*now)

    def _turn(self, way: int) -> None:
        """A screenful down or up; a page that begins in between is shown from its top."""
        bar = self.verticalScrollBar()
        now = bar.value()
        goal = now + way * max(self.viewport().height() - self._look.px(_KEEP), 1)
        stops = [top - self._look.px(_MARGIN) for top in self._tops()]
        between = [each for each in stops if min(now, goal) < each < max(now, goal)]
        if between:
            goal = min(between) if way > 0 else max(between)
        bar.setValue(goal)

    def _tops(self) -> list[int]:
        """Where each page begins, from the top of the first one's margin."""
        scale = self.room.scale(self._sizes)
        top = float(self._look.px(_MARGIN))
        found = []
        for _width, height in self._sizes:
            found.append(round(top))
            top += height * scale + self._look.px(_GAP)
        return found

    def _height(self) -> int:
        tops = self._tops()
        if not tops:
            return 0
        last = self._sizes[-1][1] * self.room.scale(self._sizes)
        return tops[-1] + round(last) + self._look.px(_MARGIN)

    def _page_rects(self) -> list[QRect]:
        """Where the pages are in the viewport; centred where there is room to spare."""
        scale = self.room.scale(self._sizes)
        room = self.viewport().size()
        spare = max((room.height() - self._height()) // 2, 0) if self._fit is Fit.PAGE else 0
        down = spare - self.verticalScrollBar().value()
        return [
            QRect(
                round((room.width() - width * scale) / 2),
                top + down,
                round(width * scale),
                round(height * scale),
            )
            for top, (width, height) in zip(self._tops(), self._sizes, strict=True)
        ]

    def _paint_page(self, painter: QPainter, where: QRect, image: QImage | None) -> None:
        for spread in range(_SHADOW, 0, -1):
            soft = QRectF(where).adjusted(-spread, -spread + 2, spread, spread + 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(0, 0, 0, 4))
            painter.drawRoundedRect(soft, spread + 1, spread + 1)
        painter.fillRect(where, QColor(255, 255, 255))
        if image is not None:
            painter.drawImage(where, image)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._look.colour("line"), 1))
        painter.drawRect(where.adjusted(-1, -1, 0, 0))


def _fits(image: QImage, size: Size, scale: float) -> bool:
    """Whether a picture has the pixels that a page is shown with."""
    return abs(image.deviceIndependentSize().width() - size[0] * scale) <= 1
