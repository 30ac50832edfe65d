"""What tags cost: the same handout with and without them, measured in one run.

``python -m devtools.bench_paper`` prints the figures; ``dev.py bench`` calls ``measure``.
"""

import gc
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from app.presenters.document import Document
from app.reports import render_pdf
from app.reports.canvas import TaggedCanvas
from app.reports.structure import Element

HANDOUTS = 50
BAR = 1.4
"""A tagged handout may take this many times as long as an untagged one (design.md §7)."""


class PlainCanvas(TaggedCanvas):
    """Draws the same, and marks nothing."""

    def belongs_to(self, element: Element) -> None:
        """Nothing is noted."""

    def decoration(self) -> None:
        """Nothing is noted."""

    def begin_repetition(self) -> None:
        """Nothing is noted."""

    def _tag_page(self, page: object) -> None:
        """A page is only a page."""

    def finish(self, title: str) -> bytes:
        """The file as ReportLab alone writes it."""
        self.setTitle(title)
        data: bytes = self.getpdfdata()
        return data


@dataclass(frozen=True)
class PaperFigures:
    """Medians of one run, in milliseconds for each handout."""

    tagged_ms: float
    untagged_ms: float
    tagged_bytes: int
    untagged_bytes: int

    @property
    def ratio(self) -> float:
        """Tagged to untagged; held against ``BAR``."""
        return self.tagged_ms / self.untagged_ms


def measure(document: Document, count: int = HANDOUTS) -> PaperFigures:
    """Draw the document ``count`` times each way, in turns, after one unmeasured drawing of each."""
    tagged, untagged = [], []
    whole = render_pdf(document)
    plain = render_pdf(document, make_canvas=PlainCanvas)
    gc.collect()
    for _ in range(count):
        start = perf_counter()
        render_pdf(document)
        between = perf_counter()
        render_pdf(document, make_canvas=PlainCanvas)
        tagged.append(between - start)
        untagged.append(perf_counter() - between)
    return PaperFigures(median(tagged) * 1000, median(untagged) * 1000, len(whole), len(plain))


if __name__ == "__main__":
    from tests.reports.samples import handout

    figures = measure(handout())
    print(
        f"handout: tagged {figures.tagged_ms:.1f} ms ({figures.tagged_bytes} bytes), "
        f"untagged {figures.untagged_ms:.1f} ms ({figures.untagged_bytes} bytes), "
        f"{figures.ratio:.2f} x (bar {BAR} x)"
    )
