"""Reads the map as a screen reader does and writes it as JSON; run by Debian's own Python.

Only that one has ``gi`` and AT-SPI's description, so nothing of the project is imported here.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import gi

gi.require_version("Atspi", "2.0")

from gi.repository import Atspi, GLib  # noqa: E402  # only after its version was asked for

PATIENCE_S = 30.0


def all_of(node: Any) -> Any:
    yield node
    for at in range(node.get_child_count()):
        child = node.get_child_at_index(at)
        if child is not None:
            yield from all_of(child)


def listen(milliseconds: int) -> None:
    """Let news of the program arrive for a while."""
    loop = GLib.MainLoop()
    GLib.timeout_add(milliseconds, loop.quit)
    loop.run()


def find_list() -> Any:
    """The map's list, as soon as it has children."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        desktop = Atspi.get_desktop(0)
        for at in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(at)
            for node in all_of(application):
                if node.get_role_name() == "list" and node.get_child_count():
                    return node
        listen(200)
    return None


def said(node: Any) -> dict[str, Any]:
    place = Atspi.Component.get_extents(node, Atspi.CoordType.SCREEN)
    states = node.get_state_set()
    return {
        "name": node.get_name(),
        "description": node.get_description(),
        "role": node.get_role_name(),
        "focusable": states.contains(Atspi.StateType.FOCUSABLE),
        "focused": states.contains(Atspi.StateType.FOCUSED),
        "size": [place.width, place.height],
    }


def main() -> int:
    found = find_list()
    if found is None:
        return 1
    items = [said(found.get_child_at_index(at)) for at in range(found.get_child_count())]
    json.dump({"name": found.get_name(), "items": items}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
