"""The map read by a real AT-SPI client, over a real bus, on a real display server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[3]


@pytest.fixture
def display() -> Iterator[str]:
    """A display server of the test's own."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x720x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait(10)


@pytest.mark.needs("atspi", "dbus", "xvfb")
@pytest.mark.timeout(90)
def test_a_screen_reader_finds_all_seventeen_cards_by_name(display: str) -> None:
    surroundings = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PYTHONPATH": str(ROOT),
    }
    surroundings.pop("AT_SPI_BUS_ADDRESS", None)
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-m", "tests.views.map.atspi_session"],
        env=surroundings,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=80,
    )
    assert done.returncode == 0, done.stderr
    read = json.loads(done.stdout.splitlines()[-1])  # the registry talks before it
    items = read["items"]
    assert read["name"] == "Netværkskort"
    assert [each["name"] for each in items[:2]] == ["Sanne", "David"]
    assert len(items) == 4 + 17
    assert all(each["role"] == "list item" and each["focusable"] for each in items)
    assert all(each["name"] and each["description"] and min(each["size"]) > 10 for each in items)
    doctor = next(each for each in items if each["name"] == "Privatpraktiserende læge")
    assert "for Sanne, Lukas, Mille" in doctor["description"]
