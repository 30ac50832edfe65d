"""Every shipped icon can be drawn by all three backends."""

import re
from pathlib import Path

import pytest

ICONS = Path(__file__).resolve().parents[2] / "resources" / "icons"
COMMANDS = re.compile(r"([MLCZ])((?: ?-?\d+(?:\.\d+)?)*)")
LENGTHS = {"M": 2, "L": 2, "C": 6, "Z": 0}


@pytest.mark.parametrize("path", sorted(ICONS.glob("*.svg")), ids=lambda path: path.stem)
def test_icon_uses_only_absolute_lines_and_curves(path: Path) -> None:
    svg = path.read_text("ascii")
    assert 'viewBox="0 0 24 24"' in svg
    assert '="currentColor"' in svg
    drawings = re.findall(r'<path d="([^"]*)"/>', svg)
    assert drawings
    for drawing in drawings:
        words = COMMANDS.findall(drawing)
        assert "".join(c + n for c, n in words).replace(" ", "") == drawing.replace(" ", "")
        for command, numbers in words:
            values = [float(number) for number in numbers.split()]
            assert len(values) == LENGTHS[command]
            assert all(-0.5 <= value <= 24.5 for value in values)


def test_the_licence_ships_with_the_icons() -> None:
    assert "MIT License" in (ICONS / "LICENSE.txt").read_text("utf-8")
