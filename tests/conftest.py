"""What every test stands on: a home of its own, no screen, no keyring of the user's, no leftovers.

Environment: ``HYPOTHESIS_PROFILE=deep`` searches with new random examples, as many as
``RUNDBORD_EXAMPLES`` says; without it the examples are the same in every run.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import settings

from app.desktop.immortal import keep_alive
from tests.support import needs, remembered
from tests.support.leftovers import Leftovers

if TYPE_CHECKING:
    from collections.abc import Iterator

HOME_KEY: Final = pytest.StashKey[Path]()
HOME_FOLDERS: Final = {
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
}

UNTRACED: Final = (
    "tests/promise/",
    "tests/scenarios/",
    "tests/rules/test_noninterference.py",
    "tests/presenters/handout/test_sheet_any.py",
    "tests/reports/test_any_document.py",
)

settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile(
    "deep", deadline=None, max_examples=int(os.environ.get("RUNDBORD_EXAMPLES", "5000"))
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_configure(config: pytest.Config) -> None:
    """Cut the run off from this user's home, screen and keyring before Qt is imported."""
    home = Path(tempfile.mkdtemp(prefix="rundbord-test-home-")).resolve()
    config.stash[HOME_KEY] = home
    for name in ("HOME", "USERPROFILE"):
        os.environ[name] = str(home)
    for name, folder in HOME_FOLDERS.items():
        os.environ[name] = str(home / folder)
    os.environ["APPDATA"] = os.environ["LOCALAPPDATA"] = str(home / "AppData")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)
    if sys.platform in {"win32", "darwin"}:  # elsewhere no bus means no keyring
        os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    needs.pytest_configure(config)
    config.pluginmanager.register(remembered)
    keep_alive()  # tests send more signals than any session


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the run's home."""
    shutil.rmtree(config.stash[HOME_KEY], ignore_errors=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Searches and whole runs are not traced: what they pass through has tests of its own.

    Tracing doubles the time of what is nearly all loops. Single searches say so themselves
    (``@pytest.mark.no_cover``). They begin first, so that no process waits for another's last one.
    """
    for item in items:
        if _is_long(item):
            item.add_marker(pytest.mark.no_cover)
    items.sort(key=lambda item: not _is_long(item))


def _is_long(item: pytest.Item) -> bool:
    return any(part in item.path.as_posix() for part in UNTRACED)


@pytest.fixture(scope="session")
def session_home(pytestconfig: pytest.Config) -> Path:
    """The folder that stands in for the user's home, the same for the whole run."""
    return pytestconfig.stash[HOME_KEY]


@pytest.fixture(autouse=True)
def empty_home(session_home: Path) -> Iterator[Path]:
    """Start every test with an empty home: no settings from the test before."""
    yield session_home
    for left in session_home.iterdir():
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink()


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fail the test that leaves a worker running or a window open."""
    threads = set(threading.enumerate())
    yield
    sentence = Leftovers(threads).sentence()
    if sentence:
        pytest.fail(sentence, pytrace=False)
