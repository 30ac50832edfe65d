"""Tests that use a system package: ``@pytest.mark.needs("java")``.

On a machine without the package such a test is left out (deselected, never skipped) and the summary
says which package, how many tests and why. With ``CI=true`` leaving one out fails the run, so that
nothing can go untested unnoticed. ``python3 tests/support/needs.py`` prints the Debian packages
that are missing here, one per line, and needs nothing but Python.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pytest


@dataclass(frozen=True)
class Need:
    """What one name in ``needs(...)`` stands for.

    Attributes:
        why: what tests use it for, as the end of a sentence.
        packages: the Debian packages that bring it.
        programs: commands that must be on the path.
        files: for each, one file that matches the pattern must exist below the root folder.
    """

    why: str
    packages: tuple[str, ...]
    programs: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    def is_met(self) -> bool:
        """Whether this machine has every program and file."""
        return all(shutil.which(program) for program in self.programs) and all(
            any(Path("/").glob(pattern)) for pattern in self.files
        )


NEEDS: Final[Mapping[str, Need]] = {
    "java": Need(
        "the veraPDF engine that checks PDF/UA-1 and PDF/A-2a runs on it",
        ("default-jdk-headless", "libjaxb-java"),
        ("java", "javac"),
        ("usr/share/java/jaxb-runtime.jar",),
    ),
    "gnome-keyring": Need(
        "the keyring slot is tried against a real keyring",
        ("gnome-keyring", "dbus"),
        ("gnome-keyring-daemon", "dbus-run-session"),
    ),
    "dbus": Need(
        "a session bus of the test's own carries keyring and accessibility",
        ("dbus",),
        ("dbus-run-session",),
    ),
    "xvfb": Need("the window runs on a real display server", ("xvfb",), ("Xvfb",)),
    "xdotool": Need("the window is used by mouse and keyboard", ("xdotool",), ("xdotool",)),
    "poppler": Need(
        "PDFs are read back by a second program", ("poppler-utils",), ("pdftotext", "pdftoppm")
    ),
    "strace": Need("every file that the program writes is watched", ("strace",), ("strace",)),
    "atspi": Need(
        "the window is read the way a screen reader does",
        ("at-spi2-core", "python3-gi", "gir1.2-atspi-2.0"),
        (),
        (
            "usr/libexec/at-spi2-registryd",
            "usr/lib/python3/dist-packages/gi/__init__.py",
            "usr/lib/*/girepository-1.0/Atspi-2.0.typelib",
        ),
    ),
}


def missing_packages() -> list[str]:
    """The Debian packages that would let every test run here."""
    found = {package for need in NEEDS.values() if not need.is_met() for package in need.packages}
    return sorted(found)


def required(item: pytest.Item) -> list[str]:
    """The names in the item's ``needs`` marks; an unknown or missing name is an error."""
    names = [str(name) for mark in item.iter_markers("needs") for name in mark.args]
    unknown = sorted(set(names) - set(NEEDS))
    if unknown or (not names and item.get_closest_marker("needs")):
        known = ", ".join(NEEDS)
        sentence = f"{item.nodeid}: needs({', '.join(unknown)}) is not one of {known}"
        raise _usage_error(sentence)
    return names


def _usage_error(sentence: str) -> Exception:
    import pytest

    return pytest.UsageError(sentence)


class LeavingOut:
    """The pytest plugin: deselects, counts (also across xdist workers), tells and, in CI, fails."""

    def __init__(self, *, strict: bool, met: Mapping[str, bool]) -> None:
        """Take whether leaving out is a failure, and for each name whether it is met."""
        self.strict = strict
        self.met = met
        self.left_out: Counter[str] = Counter()

    def pytest_collection_modifyitems(
        self, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        """Take out the items that miss something."""
        kept: list[pytest.Item] = []
        out: list[pytest.Item] = []
        for item in items:
            lacking = [name for name in required(item) if not self.met[name]]
            self.left_out.update(set(lacking))
            (out if lacking else kept).append(item)
        if out:
            config.hook.pytest_deselected(items=out)
            items[:] = kept

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Hand the counts to the controller, and fail where nothing may be left out."""
        output: dict[str, Any] | None = getattr(session.config, "workeroutput", None)
        if output is not None:
            output["left_out"] = dict(self.left_out)
        elif self.left_out and self.strict:
            session.exitstatus = 1

    def take_from_worker(self, output: Mapping[str, Any]) -> None:
        """Each worker collects everything: the largest count is the true one."""
        self.left_out |= Counter(output.get("left_out", {}))

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """One line for each missing thing."""
        for name, count in sorted(self.left_out.items()):
            need = NEEDS[name]
            tests = "1 test that needs" if count == 1 else f"{count} tests that need"
            terminalreporter.write_line(
                f"left out: {tests} {name} ({need.why}); "
                f"Debian: apt-get install {' '.join(need.packages)}",
                yellow=True,
            )
        if self.left_out and self.strict:
            terminalreporter.write_line(
                "CI=true: leaving tests out is a failure; .ci/run installs what they need.",
                red=True,
            )


class WorkerReports:
    """Hears from xdist's workers; registered only where xdist is."""

    def __init__(self, leaving_out: LeavingOut) -> None:
        """Take the plugin that keeps the counts."""
        self.leaving_out = leaving_out

    def pytest_testnodedown(self, node: Any) -> None:
        """Add up what the worker left out."""
        self.leaving_out.take_from_worker(getattr(node, "workeroutput", {}))


def pytest_configure(config: pytest.Config) -> None:
    """Register the plugin."""
    met = {name: need.is_met() for name, need in NEEDS.items()}
    plugin = LeavingOut(strict=os.environ.get("CI") == "true", met=met)
    config.pluginmanager.register(plugin, "rundbord-needs")
    if config.pluginmanager.hasplugin("xdist"):
        config.pluginmanager.register(WorkerReports(plugin), "rundbord-needs-workers")


if __name__ == "__main__":
    sys.stdout.write("".join(f"{package}\n" for package in missing_packages()))
