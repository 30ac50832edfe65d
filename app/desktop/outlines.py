"""Outlines as Qt paths, and the shipped icons as such: sharp in a picture however far it is zoomed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from app.presenters.icon_shapes import ICON_BOX, ICON_STROKE, Commands, icon_outline

__all__ = ["outline_icon", "outline_path", "round_pen"]


def outline_path(commands: Commands) -> QPainterPath:
    """The commands as a Qt path."""
    path = QPainterPath()
    for command in commands:
        match command:
            case ("M", x, y):
                path.moveTo(x, y)
            case ("L", x, y):
                path.lineTo(x, y)
            case ("C", a, b, c, d, x, y):
                path.cubicTo(a, b, c, d, x, y)
            case _:
                path.closeSubpath()
    return path


def round_pen(colour: QColor, width: float, dash: tuple[float, ...] = ()) -> QPen:
    """A pen with round ends and joins; ``dash`` counts in units, and its pieces end flat."""
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dash and width > 0:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([each / width for each in dash])  # Qt counts in widths of the pen
    return pen


def outline_icon(
    painter: QPainter, name: str, x: float, y: float, size: float, colour: QColor
) -> None:
    """Paint a shipped icon in a square of ``size`` with its top left at ``x``, ``y``."""
    outline = icon_outline(name)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(x, y)
    painter.scale(size / ICON_BOX, size / ICON_BOX)
    if outline.filled:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
    else:
        painter.setPen(round_pen(colour, ICON_STROKE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    for shape in outline.shapes:
        painter.drawPath(outline_path(shape))
    painter.restore()
