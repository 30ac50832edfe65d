"""Draws paper in a worker from frozen values, and keeps the newest; the old stays until it is there."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Generic, Protocol, TypeVar

from PySide6.QtGui import QImage

from app.desktop.preview import PdfPages
from app.desktop.tasks import Cancelled, Job, Task, Tasks
from app.presenters.document import Document, Paragraph, runs
from app.presenters.paper_port import Paper
from app.views.sheets.fit import Room, Size
from app.words import _

__all__ = ["Drawn", "Heard", "Images", "Press", "Printable"]

T = TypeVar("T")


class Printable(Protocol):
    """What can be drawn from frozen values: an order, or a bundle of them."""

    def document(self) -> Document:
        """What stands on it."""

    def drawn(self, paper: Paper) -> bytes:
        """The bytes of it."""


P = TypeVar("P", bound=Printable)

_POINTS: Final = 72.0


@dataclass(frozen=True, slots=True)
class Drawn(Generic[P]):
    """Paper as it would be printed: these bytes and no others."""

    order: P
    document: Document
    data: bytes
    sizes: tuple[Size, ...]


@dataclass(frozen=True, slots=True)
class Images:
    """Pages as pictures, for ``room``; those that were not wanted yet are missing."""

    room: Room
    by_page: Mapping[int, QImage]


@dataclass(frozen=True, slots=True)
class Heard(Generic[P]):
    """Who is told: of new paper with its first picture, of more pictures, that it failed."""

    drawn: Callable[[Drawn[P], Images], None]
    sharper: Callable[[Images], None]
    failed: Callable[[], None]


class Press(Generic[P]):
    """One sheet at a time; what comes too late is not shown."""

    def __init__(self, tasks: Tasks, paper: Paper, heard: Heard[P]) -> None:
        """Nothing is wanted yet."""
        self._tasks = tasks
        self._paper = paper
        self._heard = heard
        self._turn = 0
        self._task: Task | None = None
        self._wanted: P | None = None
        self._then: Callable[[Drawn[P]], None] | None = None
        self.drawn: Drawn[P] | None = None

    @property
    def is_ready(self) -> bool:
        """Whether what is shown is what is wanted."""
        return self.drawn is not None and self.drawn.order == self._wanted

    def warm(self, also: Callable[[], object]) -> None:
        """Draw a blank page that nobody sees, so that the first sheet is there as fast as others.

        ``also`` is something else that takes its time once; it must not touch the vault.
        """
        paper = self._paper

        def work(_job: Job) -> None:
            also()
            _sizes(paper.pdf(Document(_("Ark"), (Paragraph(runs(_("Ark"))),))))

        self._tasks.run(work, lambda _nothing: None, lambda _why: None)

    def want(self, order: P, room: Room, first: int) -> None:
        """Draw an order, page ``first`` before the others; nothing where it is drawn already."""
        if order == self._wanted:
            return
        self._wanted = order
        self._then = None
        paper = self._paper

        def work(job: Job) -> tuple[Drawn[P], Images]:
            document = order.document()
            data = order.drawn(paper)
            sizes = _sizes(data)
            drawn = Drawn(order, document, data, sizes)
            shown = min(first, len(sizes) - 1)
            return drawn, _images(drawn, room, (shown,), job)

        self._start(work, self._came, self._went_wrong)

    def sharpen(self, room: Room, pages: Iterable[int]) -> None:
        """Draw pages of what is shown for another room, in this order."""
        drawn, wanted = self.drawn, tuple(pages)
        if drawn is not None and self.is_ready and wanted:
            self._start(
                lambda job: _images(drawn, room, wanted, job), self._heard.sharper, lambda: None
            )

    def when_ready(self, act: Callable[[Drawn[P]], None]) -> None:
        """Do something with the paper that is wanted, at once or as soon as it can be seen."""
        if self.drawn is not None and self.is_ready:
            act(self.drawn)
        else:
            self._then = act

    def stop(self) -> None:
        """Forget what is under way; what is shown stays, and is wanted anew when asked for."""
        self._turn += 1
        self._then = None
        self._wanted = self.drawn.order if self.drawn is not None else None
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def clear(self) -> None:
        """Forget everything."""
        self.drawn = None
        self.stop()

    def _start(
        self, work: Callable[[Job], T], came: Callable[[T], None], failed: Callable[[], None]
    ) -> None:
        if self._task is not None:
            self._task.cancel()
        self._turn += 1
        turn = self._turn

        def done(result: T) -> None:
            if turn == self._turn:
                self._task = None
                came(result)

        def lost(why: BaseException) -> None:
            if turn == self._turn and not isinstance(why, Cancelled):
                self._task = None
                failed()

        self._task = self._tasks.run(work, done, lost, title=_("Tegner arket"))

    def _came(self, result: tuple[Drawn[P], Images]) -> None:
        drawn, images = result
        self.drawn = drawn
        then, self._then = self._then, None
        self._heard.drawn(drawn, images)
        if then is not None:
            then(drawn)

    def _went_wrong(self) -> None:
        self.stop()
        self._heard.failed()


def _sizes(data: bytes) -> tuple[Size, ...]:
    pages = PdfPages(data)
    try:
        return tuple(pages.size_points(at) for at in range(pages.count))
    finally:
        pages.close()


def _images(drawn: Drawn[P], room: Room, wanted: tuple[int, ...], job: Job) -> Images:
    """Pictures of these pages as sharp as the room shows them."""
    scale = room.scale(drawn.sizes) * room.ratio
    pages = PdfPages(drawn.data)
    found: dict[int, QImage] = {}
    try:
        for done, at in enumerate(wanted):
            job.progress(done, len(wanted))
            found[at] = pages.image(at, scale * _POINTS)
            found[at].setDevicePixelRatio(room.ratio)
    finally:
        pages.close()
    return Images(room, found)
