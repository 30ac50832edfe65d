"""Reads a PDF the way a screen reader does: along its structure tree, mark by mark."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

TEXT_OPERATORS = {"Tj", "TJ", "'", '"'}
PAINT_OPERATORS = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh"}


@dataclass
class Node:
    """An element with the text of its own marks and its kids, in order."""

    tag: str
    text: str = ""
    alt: str = ""
    kids: list["Node"] = field(default_factory=list)

    def all_text(self) -> str:
        """The text of the element and everything below."""
        return self.text + "".join(kid.all_text() for kid in self.kids)

    def walk(self) -> Iterator["Node"]:
        """The element and everything below, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()


def open_pdf(data: bytes) -> pikepdf.Pdf:
    """The file as pikepdf sees it."""
    return pikepdf.open(io.BytesIO(data))


def tree(data: bytes) -> Node:
    """The structure tree with its texts."""
    with open_pdf(data) as pdf:
        marks = {
            (page.obj.objgen, number): text
            for page in pdf.pages
            for number, text in marked_texts(page).items()
        }
        return _node(pdf.Root.StructTreeRoot.K, marks)


def _node(element: Any, marks: dict[tuple[Any, int], str]) -> Node:
    node = Node(str(element.S)[1:], alt=str(element.get("/Alt", "")))
    for kid in element.K:
        if "/MCID" in kid:
            node.text += marks.get((kid.Pg.objgen, int(kid.MCID)), "")
        else:
            node.kids.append(_node(kid, marks))
    return node


def marked_texts(page: pikepdf.Page) -> dict[int, str]:
    """The text of each mark of a page."""
    texts: dict[int, str] = {}
    for mark, text in _shown(page):
        if isinstance(mark, int):
            texts[mark] = texts.get(mark, "") + text
    return texts


def unmarked(page: pikepdf.Page) -> list[str]:
    """Operators that show or paint something outside every mark."""
    depth = 0
    found = []
    for operands, name in _operations(page):
        if name in {"BDC", "BMC"}:
            depth += 1
        elif name == "EMC":
            depth -= 1
        elif name in TEXT_OPERATORS | PAINT_OPERATORS and depth == 0:
            found.append(f"{name} {operands}")
    return found


def positions(page: pikepdf.Page) -> list[tuple[float, float]]:
    """Where each line of text starts, from the page's bottom left."""
    return [
        (float(operands[4]), float(operands[5]))
        for operands, name in _operations(page)
        if name == "Tm"
    ]


def artifact_text(page: pikepdf.Page) -> str:
    """What is looked at but not read: page numbers, repeated headings."""
    return "".join(text for mark, text in _shown(page) if mark == "artifact")


def _shown(page: pikepdf.Page) -> Iterator[tuple[int | str, str]]:
    """Each shown text with its mark, decoded by its font's own table."""
    fonts = {name: _table(font) for name, font in page.resources.Font.items()}
    mark: int | str = ""
    font = ""
    for operands, name in _operations(page):
        if name == "BDC" and "/MCID" in operands[1]:
            mark = int(operands[1]["/MCID"])
        elif name in {"BDC", "BMC"}:
            mark = "artifact"
        elif name == "EMC":
            mark = ""
        elif name == "Tf":
            font = str(operands[0])
        elif name == "Tj":
            yield mark, "".join(fonts[font][code] for code in bytes(operands[0]))


def _operations(page: pikepdf.Page) -> Iterator[tuple[Any, str]]:
    for instruction in pikepdf.parse_content_stream(page):
        yield instruction.operands, str(instruction.operator)


def _table(font: Any) -> dict[int, str]:
    """From a font's codes to characters."""
    cmap = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"^<([0-9A-F]{2})> <([0-9A-F]{4})>$", cmap, re.MULTILINE)
    return {int(code, 16): chr(int(target, 16)) for code, target in pairs}
