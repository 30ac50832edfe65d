"""The room pack for a day: every sheet for five meetings, from the lens to the printer's bytes.

``python -m devtools.bench_pack`` prints the figures; ``dev.py bench`` calls ``measure``. Beside it the same
number of sheets set by Typst, a fresh compile each, as in ``bench_typst``.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from time import perf_counter
from typing import Final

import typst

from app.bootstrap.paper import DrawnPaper
from app.bootstrap.surroundings import laws, lexicon
from app.exchange.package import read_package
from app.models.case import Case
from app.presenters.handout.pack import Around, Bundle, bundles, meeting_of
from app.rules.bases import bases
from app.rules.lens import Glass
from devtools.bench_typst import FONTS, STANDARD, source
from devtools.environment import ROOT

__all__ = ["BAR_S", "PackFigures", "measure"]

BAR_S: Final = 3.0
FAMILIES: Final = 5
DAY: Final = date(2026, 1, 12)
FAMILY: Final = ROOT / "resources" / "demo" / "training-sanne-david.json"


@dataclass(frozen=True)
class PackFigures:
    """Seconds for all packs of a day, and how much paper that is.

    ``bases_s`` is what it takes besides to note on which consents each sheet rests.
    """

    packs_s: float
    bases_s: float
    typst_s: float
    recipients: int
    sheets: int


def measure() -> PackFigures:
    """Draw all packs once, after one that is not measured."""
    cases = [read_package(FAMILY.read_bytes()) for _at in range(FAMILIES)]
    words, paper = lexicon(), DrawnPaper()

    def packed(case: Case) -> list[tuple[Glass, Bundle]]:
        meeting = meeting_of(case, DAY)
        if meeting is None:
            raise RuntimeError("the family has no meeting")
        around = Around(DAY, laws())
        glass = Glass(case, DAY, words)
        made = bundles(case, meeting, lambda reader: glass.seen(reader).case, around)
        return [(glass, each) for each in made]

    for _glass, each in packed(cases[0]):
        each.drawn(paper)
    begin = perf_counter()
    made = [row for case in cases for row in packed(case)]
    for _glass, bundle in made:
        bundle.drawn(paper)
    packs = perf_counter() - begin
    begin = perf_counter()
    for glass, bundle in made:
        for form in bundle.forms:
            bases(glass, bundle.reader, form)
    noted = perf_counter() - begin
    sheets = sum(len(bundle.orders) for _glass, bundle in made)
    return PackFigures(packs, noted, _typst_s(sheets), len(made), sheets)


def _typst_s(count: int) -> float:
    """As many sheets set by Typst."""
    from tests.reports.samples import handout

    compiled = partial(
        typst.compile, format="pdf", font_paths=[str(FONTS)], pdf_standards=STANDARD,
        ignore_system_fonts=True,
    )  # fmt: skip
    document = handout()
    begin = perf_counter()
    for at in range(count):
        sheet = replace(document, header_right=f"{document.header_right} · {at}")
        compiled(source(sheet).encode())
    return perf_counter() - begin


if __name__ == "__main__":
    figures = measure()
    print(
        f"room pack: {figures.sheets} sheets for {figures.recipients} recipients of {FAMILIES} families"
        f" {figures.packs_s:.2f} s (bar {BAR_S:g} s), their consents {figures.bases_s:.2f} s;"
        f" as many sheets by Typst {figures.typst_s:.2f} s"
    )
