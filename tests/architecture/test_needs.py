"""Leaving tests out: which, why, how many; and never silently in CI."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.needs import NEEDS, Need

ROOT = Path(__file__).parents[2]

CONFTEST = """
from tests.support import needs

needs.NEEDS = {
    "here": needs.Need("it is there", ("bash",)),
    "nowhere": needs.Need("it is missing", ("moon-cheese", "moon-tools"), ("no-such-program",)),
}
pytest_configure = needs.pytest_configure
"""

TESTS = """
import pytest

@pytest.mark.needs("nowhere")
def test_one(): pass

@pytest.mark.needs("nowhere", "here")
def test_two(): pass

@pytest.mark.needs("here")
def test_three(): pass

def test_four(): pass
"""

LINE = (
    "left out: 2 tests that need nowhere (it is missing); "
    "Debian: apt-get install moon-cheese moon-tools"
)


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A test folder under our plugin, with one need that is met and one that is not."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    pytester.makeini("[pytest]\nmarkers = needs(name): a system package\n")
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile(TESTS)
    return pytester


def run(project: pytest.Pytester, *options: str) -> pytest.RunResult:
    """Run the folder in a process of its own, without the plugins that it does not need."""
    off = ("no:randomly", "no:cacheprovider", "no:pytest-qt", "no:cov", "no:hypothesispytest")
    return project.runpytest_subprocess(*(part for name in off for part in ("-p", name)), *options)


def test_what_is_missing_is_left_out_with_a_line_that_says_so(project: pytest.Pytester) -> None:
    result = run(project)
    result.assert_outcomes(passed=2, deselected=2)
    result.stdout.fnmatch_lines([LINE.replace("[", "[[]")])
    assert result.ret == pytest.ExitCode.OK


def test_workers_leave_out_the_same_and_it_is_told_once(project: pytest.Pytester) -> None:
    result = run(project, "-n", "2")
    result.assert_outcomes(passed=2)
    assert result.stdout.str().count("left out: ") == 1
    assert LINE in result.stdout.str()


@pytest.mark.parametrize("workers", ["0", "2"])
def test_in_ci_leaving_one_out_is_a_failure(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, workers: str
) -> None:
    monkeypatch.setenv("CI", "true")
    result = run(project, "-n", workers)
    assert result.ret == 1
    assert "CI=true: leaving tests out is a failure" in result.stdout.str()


def test_in_ci_with_everything_there_nothing_is_said(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    project.makepyfile("import pytest\n\n@pytest.mark.needs('here')\ndef test_it(): pass\n")
    result = run(project)
    assert result.ret == 0
    assert "left out" not in result.stdout.str()


def test_an_unknown_need_is_an_error_of_the_test(project: pytest.Pytester) -> None:
    project.makepyfile("import pytest\n\n@pytest.mark.needs('jaav')\ndef test_it(): pass\n")
    result = run(project)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert "needs(jaav) is not one of here, nowhere" in result.stderr.str()


def test_a_need_is_met_by_programs_and_files_together() -> None:
    assert Need("", (), ("sh",), ("bin/sh",)).is_met()
    assert not Need("", (), ("sh",), ("bin/no-such-shell*",)).is_met()
    assert not Need("", (), ("no-such-program",), ("bin/sh",)).is_met()


@pytest.mark.parametrize("need", NEEDS.values(), ids=NEEDS.keys())
def test_every_need_says_what_for_and_which_package(need: Need) -> None:
    assert need.why
    assert need.packages
    assert need.programs or need.files
