"""Other processes of the same user do not look into the program's memory."""

import ctypes
import subprocess
import sys
from pathlib import Path

import pytest

from app.storage.vault import protect_process

ROOT = Path(__file__).parents[3]

SCRIPT = """
import ctypes, resource, sys
from app.storage.vault.hygiene import protect_process
print(protect_process(wanted=sys.argv[1] == "on"))
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE)[1] == 0)
"""


@pytest.mark.parametrize(("switch", "seen"), [("on", "True 0 True"), ("off", "False 1")])
def test_dumps_are_off_where_it_is_wanted(switch: str, seen: str) -> None:
    command = [sys.executable, "-c", SCRIPT, switch]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    assert " ".join(done.stdout.split()).startswith(seen)


def test_elsewhere_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert protect_process() is False


def test_on_linux_it_says_what_the_system_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    import resource

    limits: list[tuple[int, int]] = []

    class Library:
        def __init__(self, _name: None) -> None:
            self.prctl = lambda *_: 0

    monkeypatch.setattr(resource, "setrlimit", lambda _, limit: limits.append(limit))
    monkeypatch.setattr(ctypes, "CDLL", Library)
    assert protect_process() is True
    assert limits == [(0, 0)]
