"""The numbers we hold ourselves to (design.md §7): ``python3 dev.py bench``.

Each is measured beside the other that it is held against, in one run. The table says what was
measured, the bar, and whether it is met; the exit status is 0 either way, since a loaded machine is
no fault of the program.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

__all__ = ["Line", "main"]

EDITS = 15


@dataclass(frozen=True)
class Line:
    """One row of the table: a value, the bar it must not pass, and how both are written."""

    what: str
    value: float
    bar: float
    unit: str
    beside: str = ""

    def __str__(self) -> str:
        mark = "met    " if self.value <= self.bar else "NOT MET"
        value, bar = f"{self.value:.2f} {self.unit}", f"<= {self.bar:g} {self.unit}"
        return f"{mark}  {self.what:<44} {value:>12}  {bar:>12}   {self.beside}"


def starts() -> Iterator[Line]:
    """The unlock page and a family, beside an empty window."""
    from devtools.bench_start import measure

    found = measure()
    bare = f"empty window {found.bare_s * 1000:.0f} ms, {found.bare_mb:.0f} MB"
    yield Line("unlock page shown", found.unlock_s / found.bare_s, 1.5, "x", bare)
    yield Line("unlocked to a family on the screen", found.family_s / found.bare_s, 3, "x", bare)
    yield Line("resident memory then", found.family_mb, 125, "MB", bare)


def store() -> Iterator[Line]:
    """The encrypted store beside a plain one, and one family in ever larger vaults."""
    from devtools.bench_store import measure

    found = measure()
    small = found.open_ms[100]
    for size in (1_000, 10_000):
        beside = f"{found.open_ms[size]:.1f} ms beside {small:.1f} ms in a vault of 100"
        yield Line(
            f"a family in a vault of {size:,} persons",
            found.open_ms[size] / small,
            1.2,
            "x",
            beside,
        )
    beside = f"{found.encrypted_ms * 1000:.0f} us beside {found.plain_ms * 1000:.0f} us; a whole edit {found.edit_ms:.1f} ms"
    yield Line("encrypted save", found.encrypted_ms / found.plain_ms, 1.2, "x", beside)


def maps() -> Iterator[Line]:
    """Layouts as pure functions, and an edit until the map is drawn again."""
    from app.presenters.map import build_map
    from devtools.bench_map import DAY, OPTIONS, large_case, milliseconds, seed_case

    seed, large = seed_case(), large_case(12, 80, 1)
    yield Line(
        "map layout, seed family", milliseconds(partial(build_map, seed, DAY, OPTIONS)), 10, "ms"
    )
    yield Line(
        "map layout, 12 x 80", milliseconds(partial(build_map, large, DAY, OPTIONS)), 100, "ms"
    )
    yield Line("edit to redrawn map, seed family", redrawn_ms(), 50, "ms")


def redrawn_ms() -> float:
    """Median of an edit in the real window, from the operation to the painted map."""
    from app.bootstrap.window import application
    from app.desktop.theme import Look, ThemeChoice
    from app.models.contacts import Contact
    from app.models.readers import COORDINATOR
    from app.services.acts.records import Edit
    from devtools.screenshots import demo_window

    qt = application()
    look = Look(ThemeChoice.LIGHT)
    look.dress()
    with tempfile.TemporaryDirectory(prefix="rundbord-bench-") as folder:
        window = demo_window(look, Path(folder))
        window.show()
        desk = window.desk
        if desk is None:
            raise RuntimeError("the window has no desk")
        workspace = desk.context.workspace
        label = next(each for each in workspace.families() if "Lukas og Mille" in each.name)
        desk.open_case(label.id)
        desk.go("map")
        window.repaint()
        contact = workspace.view(label.id, COORDINATOR).case.contacts[0]
        times = []
        for at in range(EDITS):
            edit = Edit(label.id, Contact, contact.id, (("role", f"Sagsbehandler {at}"),))
            begin = time.perf_counter()
            desk.run(edit)
            window.repaint()
            times.append((time.perf_counter() - begin) * 1000)
        window.close()
    del qt
    return median(times[1:])


def paper() -> Iterator[Line]:
    """A tagged sheet beside the same one without tags, and beside Typst's."""
    from devtools import bench_html, bench_paper, bench_typst
    from tests.reports.samples import handout

    tags = bench_paper.measure(handout())
    beside = f"{tags.tagged_ms:.1f} ms beside {tags.untagged_ms:.1f} ms untagged"
    yield Line("tagged sheet, each of 50", tags.ratio, bench_paper.BAR, "x", beside)
    typst = bench_typst.measure(handout())
    beside = (
        f"{typst.own_ms:.1f} ms beside {typst.fresh_ms:.1f} ms; without the system's fonts"
        f" {typst.lean_ms:.1f} ms, compiler reused {typst.reused_ms:.1f} ms"
    )
    yield Line(
        "tagged sheet beside Typst, fresh compile", typst.own_ms / typst.fresh_ms, 1, "x", beside
    )
    html = bench_html.measure(handout())
    for name, took in (
        ("WeasyPrint", html.weasyprint),
        ("LibreOffice, one start for all", html.libreoffice),
    ):
        if took is None:
            print(f"not measured: {name} is not on this machine", flush=True)
            continue
        beside = f"{typst.own_ms:.1f} ms beside {took:.1f} ms"
        yield Line(f"tagged sheet beside {name}", typst.own_ms / took, 1, "x", beside)


def packs() -> Iterator[Line]:
    """All sheets for a day's meetings, beside as many single sheets by Typst."""
    from devtools.bench_pack import BAR_S, measure

    found = measure()
    beside = (
        f"{found.sheets} sheets, {found.recipients} recipients; what they rest on {found.bases_s:.2f} s more;"
        f" Typst {found.typst_s:.2f} s for as many"
    )
    yield Line("room pack for a day, 5 families", found.packs_s, BAR_S, "s", beside)


def main() -> int:
    """Print the table, a line as soon as it is known."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    for part in (starts, maps, paper, packs, store):
        for line in part():
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
