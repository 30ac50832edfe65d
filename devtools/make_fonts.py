"""Make the shipped fonts from the web fonts of the npm package @fontsource/atkinson-hyperlegible-next.

Run once when the family is updated: ``python -m devtools.make_fonts PATH/TO/PACKAGE``. The package cuts
each weight into a Latin and a Latin-extended part; both are merged into one TrueType file, because
ReportLab and Qt want plain files. The family has no arrows, tick or inequality signs, which a plan
needs ("foreslået → bevilget"), so a few are drawn here from straight strokes in the weight's own
thickness. The licence (OFL, without reserved names) allows this; the file says so in its description.
"""

import json
import math
import sys
from pathlib import Path
from typing import Any

from fontTools.merge import Merger
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
WEIGHTS = {400: "Regular", 600: "SemiBold", 700: "Bold"}
FIXED_TIME = 3_800_000_000  # seconds since 1904: the same input gives the same bytes
STROKE = {400: 74, 600: 104, 700: 122}

Point = tuple[float, float]
Strokes = tuple[tuple[Point, ...], ...]

DRAWN: dict[int, tuple[str, int, Strokes]] = {
    0x2190: ("arrowleft", 860, (((780, 250), (100, 250)), ((330, 480), (100, 250), (330, 20)))),
    0x2191: ("arrowup", 640, (((320, 0), (320, 650)), ((90, 430), (320, 650), (550, 430)))),
    0x2192: ("arrowright", 860, (((80, 250), (760, 250)), ((530, 480), (760, 250), (530, 20)))),
    0x2193: ("arrowdown", 640, (((320, 668), (320, 20)), ((90, 240), (320, 20), (550, 240)))),
    0x21C4: (
        "arrowrightoverarrowleft",
        900,
        (
            ((90, 400), (800, 400)),
            ((640, 560), (800, 400), (640, 240)),
            ((810, 120), (100, 120)),
            ((260, 280), (100, 120), (260, -40)),
        ),
    ),
    0x2260: (
        "notequal",
        600,
        (((70, 340), (530, 340)), ((70, 160), (530, 160)), ((200, 10), (400, 490))),
    ),
    0x2264: ("lessequal", 600, (((510, 560), (90, 355), (510, 150)), ((90, 20), (510, 20)))),
    0x2265: ("greaterequal", 600, (((90, 560), (510, 355), (90, 150)), ((90, 20), (510, 20)))),
    0x2713: ("checkmark", 760, (((90, 300), (300, 80), (680, 560)),)),
    0xFFFD: (
        "replacement",
        600,
        (
            ((80, 0), (80, 660)),
            ((520, 0), (520, 660)),
            ((40, 0), (560, 0)),
            ((40, 660), (560, 660)),
        ),
    ),
    0x2717: ("ballotx", 660, (((100, 560), (560, 60)), ((560, 560), (100, 60)))),
}
COPIED = {0x00AD: 0x002D, 0x2011: 0x002D, 0x202F: 0x0020}


def main(package: Path) -> None:
    """Write one TTF for each weight, the widths table and the licence."""
    FONTS.mkdir(parents=True, exist_ok=True)
    widths: dict[str, Any] = {"family": "Atkinson Hyperlegible Next", "weights": {}}
    for weight, style in WEIGHTS.items():
        font = merged(package, weight)
        add_drawn_glyphs(font, weight)
        stamp(font)
        font.save(FONTS / f"AtkinsonHyperlegibleNext-{style}.ttf")
        widths["weights"][str(weight)] = advances(font)
        widths |= vertical_metrics(font)
    text = json.dumps(widths, ensure_ascii=True, indent=0, sort_keys=True)
    (FONTS / "widths.json").write_text(text + "\n", encoding="ascii")
    (FONTS / "OFL.txt").write_text((package / "LICENSE").read_text("utf-8"), encoding="utf-8")


def merged(package: Path, weight: int) -> TTFont:
    """One weight with Latin and Latin-extended in one font."""
    parts = [
        str(package / "files" / f"atkinson-hyperlegible-next-{part}-{weight}-normal.woff2")
        for part in ("latin", "latin-ext")
    ]
    names = TTFont(parts[0])["name"]
    plain = []
    for part in parts:
        font = TTFont(part)
        font.flavor = None
        for table in ("STAT", "prep", "gasp"):
            if table in font:
                del font[table]
        path = Path(part).with_suffix(".plain.ttf")
        font.save(path)
        plain.append(str(path))
    font = Merger().merge(plain)
    font["name"] = names
    return font


def add_drawn_glyphs(font: TTFont, weight: int) -> None:
    """Draw the missing signs, and let signs that only differ in breaking share a glyph."""
    table = font.getBestCmap()
    order = list(font.getGlyphOrder())
    added: dict[int, str] = {}
    for code, (name, advance, strokes) in DRAWN.items():
        pen = TTGlyphPen(None)
        for stroke in strokes:
            outline(pen, stroke, STROKE[weight])
        glyph = pen.glyph()
        order.append(name)
        font["glyf"].glyphs[name] = glyph
        glyph.recalcBounds(font["glyf"])
        font["hmtx"].metrics[name] = (advance, glyph.xMin)
        added[code] = name
    font.setGlyphOrder(order)
    font["glyf"].glyphOrder = order
    font["maxp"].numGlyphs = len(order)
    for code, like in COPIED.items():
        added[code] = table[like]
    for subtable in font["cmap"].tables:
        if subtable.isUnicode():
            subtable.cmap.update(added)


def outline(pen: TTGlyphPen, points: tuple[Point, ...], width: int) -> None:
    """A stroke with mitred joins as one closed contour, clockwise as TrueType wants it."""
    left = [offset(points, i, width / 2) for i in range(len(points))]
    right = [offset(points, i, -width / 2) for i in reversed(range(len(points)))]
    contour = [(round(x), round(y)) for x, y in left + right]
    pen.moveTo(contour[0])
    for point in contour[1:]:
        pen.lineTo(point)
    pen.closePath()


def offset(points: tuple[Point, ...], index: int, distance: float) -> Point:
    """The corner of the stroke's edge beside one of its points."""
    normals = []
    for a, b in ((index - 1, index), (index, index + 1)):
        if a >= 0 and b < len(points):
            dx, dy = points[b][0] - points[a][0], points[b][1] - points[a][1]
            length = math.hypot(dx, dy)
            normals.append((-dy / length, dx / length))
    nx = sum(n[0] for n in normals) / len(normals)
    ny = sum(n[1] for n in normals) / len(normals)
    scale = distance / (nx * nx + ny * ny)
    return points[index][0] + nx * scale, points[index][1] + ny * scale


def stamp(font: TTFont) -> None:
    """Fixed dates, and a word in the description that signs were added."""
    font.recalcTimestamp = False
    font["head"].created = font["head"].modified = FIXED_TIME
    font["name"].setName(
        "Merged Latin and Latin-extended; arrows, tick and inequality signs added.", 10, 3, 1, 0x409
    )


def advances(font: TTFont) -> dict[str, int]:
    """Advance width for each character, in font units."""
    metrics = font["hmtx"].metrics
    return {f"{code:04X}": metrics[name][0] for code, name in sorted(font.getBestCmap().items())}


def vertical_metrics(font: TTFont) -> dict[str, int]:
    """What a layout must know of the family besides advances, in font units."""
    return {
        "units_per_em": font["head"].unitsPerEm,
        "ascent": font["hhea"].ascent,
        "descent": font["hhea"].descent,
        "cap_height": font["OS/2"].sCapHeight,
        "x_height": font["OS/2"].sxHeight,
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
