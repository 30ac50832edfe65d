"""Everything inside one session bus: the accessibility bus, the window, the reader; writes its JSON.

Run under ``dbus-run-session`` with a display. What it starts it ends.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
SYSTEM_PYTHON = "/usr/bin/python3"
HERE = Path(__file__).parent


def main() -> int:
    bus = subprocess.Popen([LAUNCHER, "--launch-immediately"])
    window = subprocess.Popen(
        [sys.executable, "-m", "tests.views.map.atspi_window"],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert window.stdout is not None
        if window.stdout.readline() != "shown\n":
            return 1
        reader = subprocess.run([SYSTEM_PYTHON, str(HERE / "atspi_reader.py")], check=False)
        still_there = window.poll() is None
        return reader.returncode if still_there else 2
    finally:
        window.kill()
        window.wait(10)
        bus.terminate()
        bus.wait(10)


if __name__ == "__main__":
    sys.exit(main())
