"""Tab goes through a panel as it is read, also through what was built long after the rest."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

__all__ = ["controls", "in_order"]


def in_order(root: QWidget) -> None:
    """Let Tab follow the layouts inside a widget, from the first control to the last."""
    for first, second in pairwise(controls(root)):
        QWidget.setTabOrder(first, second)


def controls(widget: QWidget) -> Iterator[QWidget]:
    """What Tab can reach inside a widget, in the order of its layouts, hidden controls too."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    if inside is not None:
        yield from controls(inside)
    layout = widget.layout()
    if layout is not None:
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from controls(widget)
        elif inner is not None:
            yield from _laid_out(inner)
