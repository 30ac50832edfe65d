"""A picture as large as the text allows."""

from app.presenters.document import Figure
from app.reports.page import Pen, Slice
from app.reports.picture_pdf import Scale, draw_items
from app.reports.structure import Element
from app.reports.style import Style

_LARGEST = 1.25  # points for each unit: small pictures are not blown up


def figure(block: Figure, style: Style, parent: Element, used: float) -> list[Slice]:
    """The picture in one piece, with what is said of it; ``used`` is the height taken above it."""
    picture = block.picture
    room = style.height - used if used < style.height / 3 else style.height
    factor = min(style.width / picture.width, room / picture.height, _LARGEST)
    width, height = picture.width * factor, picture.height * factor
    element = parent.add("Figure", alt=block.alt)

    def draw(pen: Pen, top: float) -> None:
        left = pen.left + (pen.width - width) / 2
        bottom = pen.up(top + height)
        box = f"[{left:.2f} {bottom:.2f} {left + width:.2f} {bottom + height:.2f}]"
        element.attributes = f"<< /O /Layout /Placement /Block /BBox {box} >>"
        pen.canvas.belongs_to(element)
        draw_items(pen.canvas, pen.theme, picture.items, Scale(left, pen.up(top), factor))

    return [Slice(height, draw)]
