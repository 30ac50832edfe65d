"""Holds each room to its least branch coverage; a pytest plugin that ``dev.py test --cov`` loads.

The figures stand in ``[tool.rundbord.coverage]`` of pyproject.toml. Reads the report that pytest-cov
has just written. Tells what is missing before pytest's closing line and fails the run.
"""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any, Final

from devtools.environment import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pytest

REPORT: Final = ROOT / "build" / "coverage.json"
MOST_FILES: Final = 20
"""No more files than this are named for a room."""


def gate(report: Mapping[str, Any], least: Mapping[str, float]) -> tuple[list[str], bool]:
    """One line for each room, what is missing where it falls short, and whether all hold."""
    lines: list[str] = []
    held = True
    for room, wanted in least.items():
        files = {
            name.replace("\\", "/"): found
            for name, found in report["files"].items()
            if name.replace("\\", "/").startswith(f"{room}/")
        }
        percent = share([found["summary"] for found in files.values()])
        enough = percent >= wanted
        held = held and enough
        verdict = "ok" if enough else "TOO LOW"
        lines.append(f"{room:<16} {percent:6.2f} % of branches, at least {wanted} %: {verdict}")
        if not enough:
            lines += missing(files)
    return lines, held


def share(summaries: list[Mapping[str, int]]) -> float:
    """Covered statements and branches among all, in per cent; 100 where there are none."""
    covered = sum(one["covered_lines"] + one.get("covered_branches", 0) for one in summaries)
    total = sum(one["num_statements"] + one.get("num_branches", 0) for one in summaries)
    return 100 * covered / total if total else 100.0


def missing(files: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The files that fall short, worst first, with their lines and branches."""
    short = {name: found for name, found in files.items() if share([found["summary"]]) < 100}
    worst = sorted(short, key=lambda name: share([short[name]["summary"]]))[:MOST_FILES]
    return [f"    {name}: {holes(short[name])}" for name in worst]


def holes(found: Mapping[str, Any]) -> str:
    """The lines never run and the jumps never taken in one file."""
    lines = [str(line) for line in found["missing_lines"]]
    jumps = [f"{start}->{end}" for start, end in found.get("missing_branches", [])]
    return ", ".join((lines + jumps)[:MOST_FILES])


class Gate:
    """Reads the report when the run is over."""

    def __init__(self) -> None:
        """Start with nothing to say."""
        self.lines: list[str] = []

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Fail a run that passed, if a room falls short."""
        least = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
        report = json.loads(REPORT.read_text("utf-8"))
        self.lines, held = gate(report, least["tool"]["rundbord"]["coverage"])
        if not held and session.exitstatus == 0:
            session.exitstatus = 1

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say how each room stands."""
        terminalreporter.section("coverage gates")
        for line in self.lines:
            terminalreporter.write_line(line, red="TOO LOW" in line)


def pytest_configure(config: pytest.Config) -> None:
    """Stand in the process that writes the report only, not in xdist's workers."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Gate(), "rundbord-coverage-gate")
