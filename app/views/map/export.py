"""The map as a file: PDF, PNG or SVG, each an explicit act that is logged.

The file is plain, so the message says so. It is drawn in a worker from frozen values; the name that is
proposed names nobody.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtWidgets import QWidget

from app.desktop.preview import BrokenPdf, PdfPages
from app.desktop.tasks import Job
from app.models.base import Id
from app.models.readers import Reader
from app.presenters.handout import map_document
from app.presenters.map import MapSpec
from app.presenters.paper_port import Paper
from app.views.page import Message, PageContext, Tone
from app.views.shared.files import ask_save
from app.views.shared.saving import write_whole
from app.words import _

__all__ = ["AskPath", "MapExport", "MapFormat", "ask_path"]

_DPI: Final = 200.0


class MapFormat(StrEnum):
    """What the map can be saved as; the value is the ending of the file."""

    PDF = "pdf"
    PNG = "png"
    SVG = "svg"
    CSV = "csv"


AskPath = Callable[[QWidget, MapFormat], str]
"""Asks where to save; empty for nowhere."""


def ask_path(over: QWidget, wanted: MapFormat) -> str:
    """Ask with the system's own dialog."""
    is_table = wanted is MapFormat.CSV
    neutral = (_("kontakter") if is_table else _("netvaerkskort")) + f".{wanted.value}"
    title = _("Gem kontakter") if is_table else _("Gem netværkskort")
    return ask_save(over, title, neutral, f"{wanted.name} (*.{wanted.value})")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Everything a worker needs."""

    spec: MapSpec
    day: date
    format: MapFormat
    teaching: bool


class MapExport:
    """Saves the map that is shown; there must be paper to draw on."""

    def __init__(self, context: PageContext, over: QWidget, ask: AskPath = ask_path) -> None:
        """``ask`` says where to."""
        self._context = context
        self._over = over
        self._ask = ask

    @property
    def possible(self) -> bool:
        """Whether there is anything to draw with."""
        return self._context.paper is not None

    def save(self, case: Id, spec: MapSpec, wanted: MapFormat, *, teaching: bool) -> None:
        """Ask where to, draw in a worker, write, log."""
        paper = self._context.paper
        path = self._ask(self._over, wanted) if paper is not None else ""
        if paper is None or not path:
            return
        day = self._context.workspace.clock.today()
        order = Wanted(spec, day, wanted, teaching)

        def work(_job: Job) -> bytes:
            return _drawn(paper, order)

        self._context.tasks.run(
            work,
            lambda data: self._write(case, path, _finished(data, wanted)),
            self._failed,
            title=_("Gemmer netværkskortet"),
        )

    def save_contacts(self, case: Id, reader: Reader) -> None:
        """Write the contacts that a reader may see as a table; a few rows need no worker."""
        path = self._ask(self._over, MapFormat.CSV)
        if not path:
            return
        data = self._context.workspace.contacts_file(case, reader)
        if not write_whole(path, data):
            self._say_failed()
            return
        digest = hashlib.sha256(data).hexdigest()
        self._context.workspace.note("contacts.export", case, digest)
        words = _("Kontakterne er gemt. Filen er ikke låst: pas på den, og slet den efter brug.")
        self._context.message(Message(words, Tone.CAUTION))

    def _write(self, case: Id, path: str, data: bytes) -> None:
        if not write_whole(path, data):
            self._say_failed()
            return
        digest = hashlib.sha256(data).hexdigest()
        self._context.workspace.note("map.export", case, digest)
        words = _("Netværkskortet er gemt. Filen er ikke låst: pas på den, og slet den efter brug.")
        self._context.message(Message(words, Tone.CAUTION))

    def _failed(self, _why: BaseException) -> None:
        self._say_failed()

    def _say_failed(self) -> None:
        words = _("Filen blev ikke gemt. Se, om mappen findes, og om der er plads på disken.")
        self._context.message(Message(words, Tone.WARNING))


def _drawn(paper: Paper, order: Wanted) -> bytes:
    picture = order.spec.picture
    if order.format is MapFormat.SVG:
        return paper.svg(picture)
    alt = f"{picture.title}. {picture.description}"
    return paper.pdf(map_document(picture, alt, order.day, teaching=order.teaching))


def _finished(data: bytes, wanted: MapFormat) -> bytes:
    """The bytes of the file; a PNG is made from the PDF on this thread, as QtPdf wants it.

    Raises:
        BrokenPdf: the paper cannot be shown.
    """
    if wanted is not MapFormat.PNG:
        return data
    pages = PdfPages(data)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made = pages.image(0, _DPI).save(buffer, "PNG")  # type: ignore[call-overload]  # stub lacks it
    pages.close()
    if not made:
        raise BrokenPdf
    return bytes(buffer.data().data())
