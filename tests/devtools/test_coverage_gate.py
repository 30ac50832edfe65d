"""The gate counts statements and branches by room, names what is missing and fails the run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from devtools import coverage_gate

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[2]


def entry(covered: int, of: int, branches: tuple[int, int] = (0, 0)) -> dict[str, Any]:
    """One file of a report."""
    summary = {"covered_lines": covered, "num_statements": of}
    summary |= {"covered_branches": branches[0], "num_branches": branches[1]}
    return {"summary": summary, "missing_lines": [7], "missing_branches": [[3, 5]]}


def test_a_room_that_holds_gets_one_line() -> None:
    report = {"files": {"app/rules/a.py": entry(4, 4, (2, 2)), "app/cli/b.py": entry(0, 9)}}
    lines, held = coverage_gate.gate(report, {"app/rules": 100})
    assert held
    assert lines == ["app/rules        100.00 % of branches, at least 100 %: ok"]


def test_a_missing_branch_counts_and_is_named() -> None:
    report = {"files": {"app/rules/a.py": entry(4, 4, (1, 2)), "app/rules/b.py": entry(2, 2)}}
    lines, held = coverage_gate.gate(report, {"app/rules": 100})
    assert not held
    assert "87.50 %" in lines[0]
    assert lines[1:] == ["    app/rules/a.py: 7, 3->5"]


def test_a_room_with_a_lower_bar_may_miss_some() -> None:
    report = {"files": {"app\\views\\a.py": entry(9, 10)}}
    assert coverage_gate.gate(report, {"app/views": 85})[1]
    assert not coverage_gate.gate(report, {"app/views": 95})[1]


def test_an_empty_room_holds() -> None:
    assert coverage_gate.gate({"files": {}}, {"app/models": 100})[1]


def test_a_run_that_falls_short_fails(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    report = pytester.path / "coverage.json"
    report.write_text(json.dumps({"files": {"app/models/a.py": entry(1, 2)}}), "utf-8")
    pytester.makeconftest(
        f"import pathlib\nfrom devtools import coverage_gate\n"
        f"coverage_gate.REPORT = pathlib.Path({str(report)!r})\n"
        f"pytest_configure = coverage_gate.pytest_configure\n"
    )
    pytester.makepyfile("def test_it(): pass")
    result = pytester.runpytest_subprocess("-p", "no:randomly")
    assert result.ret == 1
    result.stdout.fnmatch_lines(["app/models *50.00 %*TOO LOW", "*1 passed*"])
