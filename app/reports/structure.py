"""The structure tree of a tagged PDF: what a screen reader walks instead of the page.

An ``Element`` is a heading, a paragraph, a cell (ISO 32000-1, 14.7 and 14.8). It is made while the
document is laid out, in reading order, and learns where its marks are when the page is drawn. Marks are
numbered from 0 on each page; the parent tree leads from a mark back to its element.
"""

from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject, PDFString


@dataclass(slots=True, eq=False)
class Mark:
    """A piece of a page's content that belongs to an element."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class Element:
    """A node of the tree. ``attributes`` is one attribute dictionary in PDF syntax, or empty."""

    tag: str
    attributes: str = ""
    alt: str = ""
    kids: list["Element | Mark"] = field(default_factory=list)

    def add(self, tag: str, attributes: str = "", alt: str = "") -> "Element":
        """A new last kid."""
        kid = Element(tag, attributes, alt)
        self.kids.append(kid)
        return kid


class Tree:
    """The tree while its document is made. Pages are counted from 0."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._marks: list[list[Element]] = []

    def mark(self, element: Element, page: int) -> int:
        """Note that the next content of ``page`` belongs to ``element``; the mark's number."""
        while len(self._marks) <= page:
            self._marks.append([])
        number = len(self._marks[page])
        self._marks[page].append(element)
        element.kids.append(Mark(page, number))
        return number

    def write(self, document: Any, pages: list[str]) -> Any:
        """Put the tree into the document; ``pages`` are its internal page names. The root's reference."""
        root = _TreeRoot()
        reference = document.Reference(root)
        numbers: dict[int, str] = {}
        page_numbers = [_number(document, name) for name in pages]
        nodes = self._register(document, self.root, _number(document, reference.name), numbers)
        for node in nodes:
            node.fill(numbers, page_numbers)
        rows = [
            f"{page} [{' '.join(numbers[id(element)] for element in marks)}]"
            for page, marks in enumerate(self._marks)
        ]
        root.text = (
            f"<< /Type /StructTreeRoot /K {numbers[id(self.root)]} "
            f"/ParentTree << /Nums [{' '.join(rows)}] >> /ParentTreeNextKey {len(pages)} >>"
        )
        return reference

    def _register(
        self, document: Any, element: Element, parent: str, numbers: dict[int, str]
    ) -> list["_Node"]:
        """Number the elements, parents first."""
        node = _Node(element, parent, document)
        name = document.Reference(node).name
        numbers[id(element)] = _number(document, name)
        nodes = [node]
        for kid in element.kids:
            if isinstance(kid, Element):
                nodes += self._register(document, kid, numbers[id(element)], numbers)
        return nodes


class _TreeRoot(PDFObject):
    """The root, in PDF syntax."""

    __RefOnly__ = 1
    text = ""

    def format(self, _document: Any) -> bytes:
        return self.text.encode("ascii")


class _Node(PDFObject):
    """One element in PDF syntax; written by hand, because there are hundreds of them."""

    __RefOnly__ = 1

    def __init__(self, element: Element, parent: str, document: Any) -> None:
        self._element = element
        self._parent = parent
        self._alt = PDFString(element.alt).format(document).decode("latin-1") if element.alt else ""
        self._kids = ""

    def fill(self, numbers: dict[int, str], pages: list[str]) -> None:
        """Write the kids, once every element and page has its number."""
        kids = []
        for kid in self._element.kids:
            if isinstance(kid, Element):
                kids.append(numbers[id(kid)])
            else:
                kids.append(f"<< /Type /MCR /Pg {pages[kid.page]} /MCID {kid.number} >>")
        self._kids = " ".join(kids)

    def format(self, _document: Any) -> bytes:
        element = self._element
        text = f"<< /Type /StructElem /S /{element.tag} /P {self._parent} /K [{self._kids}]"
        if element.attributes:
            text += f" /A {element.attributes}"
        if self._alt:
            text += f" /Alt {self._alt}"
        return f"{text} >>".encode("latin-1")


def _number(document: Any, name: str) -> str:
    """An indirect reference in PDF syntax."""
    number, version = document.idToObjectNumberAndVersion[name]
    return f"{number} {version} R"
