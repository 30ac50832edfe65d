"""Make the shipped icons from the npm package @tabler/icons.

Run once when the set changes: ``python -m devtools.make_icons PATH/TO/PACKAGE``. Three backends draw
these icons (Qt, ReportLab, SVG), so each path is rewritten to absolute M, L, C and Z, the only commands
that all of them know without a parser for arcs and shorthands.
"""

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.svgLib.path import parse_path

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"
STROKE_WIDTH = "1.75"
PATH_TAG = re.compile(r"<path[^>]*>")
LETTERS = {"moveTo": "M", "lineTo": "L", "curveTo": "C", "closePath": "Z"}
DATA = re.compile(r' d="([^"]+)"')
OUTLINE = [
    "address-book",
    "affiliate",
    "alert-triangle",
    "arrow-back-up",
    "arrow-forward-up",
    "arrow-right",
    "arrows-exchange",
    "ban",
    "briefcase",
    "building",
    "building-bank",
    "building-community",
    "calendar",
    "calendar-check",
    "calendar-due",
    "calendar-event",
    "check",
    "chevron-down",
    "chevron-left",
    "chevron-right",
    "chevron-up",
    "circle",
    "circle-check",
    "circle-dashed",
    "circles-relation",
    "clipboard-list",
    "clock",
    "contrast",
    "copy",
    "device-desktop",
    "device-floppy",
    "dots",
    "download",
    "external-link",
    "eye",
    "eye-off",
    "file-text",
    "filter",
    "flag",
    "friends",
    "gavel",
    "grip-vertical",
    "hand-stop",
    "heart",
    "heart-handshake",
    "heartbeat",
    "help-circle",
    "history",
    "home",
    "home-heart",
    "home-off",
    "home-plus",
    "info-circle",
    "key",
    "link",
    "list",
    "lock",
    "lock-open",
    "logout",
    "map",
    "mask",
    "maximize",
    "message",
    "message-2",
    "messages",
    "moon",
    "note",
    "pencil",
    "phone",
    "player-pause",
    "player-play",
    "plus",
    "presentation",
    "printer",
    "refresh",
    "route",
    "scale",
    "school",
    "search",
    "send",
    "settings",
    "shield-check",
    "star",
    "sun",
    "table",
    "target",
    "tool",
    "trash",
    "unlink",
    "upload",
    "user",
    "user-heart",
    "user-plus",
    "users",
    "users-group",
    "users-plus",
    "x",
    "zoom-in",
    "zoom-out",
]
FILLED = {"star-filled": "star"}


def main(package: Path) -> None:
    """Rewrite every icon of the list; the licence goes beside them."""
    ICONS.mkdir(parents=True, exist_ok=True)
    for name in OUTLINE:
        write(name, package / "icons" / "outline" / f"{name}.svg", filled=False)
    for name, source in FILLED.items():
        write(name, package / "icons" / "filled" / f"{source}.svg", filled=True)
    licence = (package / "LICENSE").read_text("utf-8")
    (ICONS / "LICENSE.txt").write_text(licence, encoding="utf-8")


def write(name: str, source: Path, *, filled: bool) -> None:
    """One icon as plain SVG with absolute commands."""
    drawn = (
        tag for tag in PATH_TAG.findall(source.read_text("utf-8")) if 'stroke="none"' not in tag
    )
    paths = [found[1] for tag in drawn if (found := DATA.search(tag))]
    paint = (
        'fill="currentColor" stroke="none"'
        if filled
        else f'fill="none" stroke="currentColor" stroke-width="{STROKE_WIDTH}" '
        'stroke-linecap="round" stroke-linejoin="round"'
    )
    body = "".join(f'<path d="{absolute(path)}"/>\n' for path in paths)
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" '
        f'viewBox="0 0 24 24" {paint}>\n{body}</svg>\n'
    )
    (ICONS / f"{name}.svg").write_text(svg, encoding="ascii")


def absolute(path: str) -> str:
    """The path in absolute M, L, C and Z; quadratic curves become cubic."""
    pen = DecomposingRecordingPen({})
    parse_path(path, pen)
    words: list[str] = []
    here = (0.0, 0.0)
    for name, points in pen.value:
        if name == "qCurveTo":
            control, end = points
            first = tuple(h + 2 / 3 * (c - h) for h, c in zip(here, control, strict=True))
            second = tuple(e + 2 / 3 * (c - e) for e, c in zip(end, control, strict=True))
            words.append(spelled("C", (first, second, end)))
        elif name in LETTERS:
            words.append(spelled(LETTERS[name], points))
        if points:
            here = points[-1]
    return " ".join(words)


def spelled(letter: str, points: Sequence[Sequence[float]]) -> str:
    """One command with its numbers."""
    return letter + " ".join(f"{number(x)} {number(y)}" for x, y in points)


def number(value: float) -> str:
    """Three decimals are a fiftieth of a pixel at the largest size that is drawn."""
    return f"{round(value, 3) + 0.0:.3f}".rstrip("0").rstrip(".")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
