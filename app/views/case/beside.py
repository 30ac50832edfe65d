"""Words on the left, short things on the right; where there is no room for both, the right goes below."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QWidget

__all__ = ["Beside"]

_SHARE = 0.5
"""Of the width: what stands on the right never takes more."""


class Beside(QLayout):
    """The first item is the words, the others stand on the right in order, or below from the left."""

    def __init__(self, parent: QWidget | None = None, gap: int = 10, least: int = 0) -> None:
        """Without margins; ``gap`` pixels between items, and never fewer than ``least`` for the words.

        Lines with the same ``least`` go below together, where the rest of them is as wide.
        """
        super().__init__(parent)
        self._least = least
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._heights: dict[int, int] = {}
        self._wishes: list[int] = []
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more as the last."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """How many items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item with this number, None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes the width there is."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at a width; asked for many times while a page is laid out."""
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Something inside is another size now."""
        self._heights.clear()
        self._wishes.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Put the items in their places."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """All on one line."""
        wide = sum(self._wished()) + self._gap * max(len(self._items) - 1, 0)
        return QSize(wide, max((each.sizeHint().height() for each in self._items), default=0))

    def minimumSize(self) -> QSize:
        """Everything can wrap."""
        return QSize(1, max((each.minimumSize().height() for each in self._items[1:]), default=1))

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        if not self._items:
            return 0
        words, *rest = self._items
        wish, *wishes = self._wished()
        wish = max(wish, self._least)
        right = sum(wishes) + self._gap * len(wishes)
        fits = right <= max(rect.width() * _SHARE, rect.width() - wish)
        left = rect.width() - (right if fits else 0)
        high = _height(words, left)
        if move:
            words.setGeometry(QRect(rect.topLeft(), QSize(left, high)))
        start = QPoint(rect.x() + left + self._gap, rect.y())
        if fits:
            return max(high, self._line(rest, start, rect.right() + 1, move=move) - rect.y())
        start = QPoint(rect.x(), rect.y() + high + self._gap // 3)
        return self._line(rest, start, rect.right() + 1, move=move) - rect.y()

    def _wished(self) -> list[int]:
        """The width of each item on one line."""
        if not self._wishes:
            self._wishes = [_wish(each) for each in self._items]
        return self._wishes

    def _line(self, items: list[QLayoutItem], start: QPoint, end: int, *, move: bool) -> int:
        """Items one after the other, in as many lines as they need; returns where they end.

        A free place, which has no height, is kept only where all of them stand on one line.
        """
        x, y, high = start.x(), start.y(), 0
        wishes = self._wished()[1:]
        tight = sum(wishes) + self._gap * (len(wishes) - 1) > end - x
        for each, wish in zip(items, wishes, strict=True):
            wide = min(wish, end - start.x())
            tall = _height(each, wide)
            if tight and not tall:
                continue
            if high and x + wide > end:
                x, y, high = start.x(), y + high + self._gap // 3, 0
            if move:
                each.setGeometry(QRect(QPoint(x, y), QSize(wide, tall)))
            x += wide + self._gap
            high = max(high, tall)
        return y + high


def _wish(item: QLayoutItem) -> int:
    """The width on one line; a label that wraps would say less."""
    widget = item.widget()
    if isinstance(widget, QLabel):
        bare = widget.text().replace("\u00ad", "")
        return widget.fontMetrics().horizontalAdvance(bare) + 2
    if widget is None:
        return item.sizeHint().width()
    return max(widget.sizeHint().width(), widget.minimumWidth())


def _height(item: QLayoutItem, width: int) -> int:
    """Asked of the widget: the item of one that is not shown yet would say nothing at all."""
    widget = item.widget()
    if widget is None:
        return item.sizeHint().height()
    high = widget.heightForWidth(width) if widget.hasHeightForWidth() else -1
    return max(high if high >= 0 else widget.sizeHint().height(), widget.minimumHeight())
