"""What is counted as covered must not depend on which process asked a remembering function first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.presenters import soft
from app.storage import repositories
from app.views.map import accessible
from tests.support.remembered import forget

if TYPE_CHECKING:
    import pytest

pytest_plugins: Final = ["pytester"]

QUIET: Final = ("-p", "tests.support.remembered", "-p", "no:randomly", "-p", "no:cacheprovider")

TWO_TESTS: Final = """
    import pytest
    from app.presenters import soft

    {marker}
    def test_first():
        soft._divided("rehabiliteringsplan")
        assert soft._divided.cache_info().currsize

    def test_second():
        assert {expected}soft._divided.cache_info().currsize
"""


def test_the_rooms_forget_and_qt_does_not() -> None:
    soft.softened("rehabiliteringsplanen")
    repositories._reading()
    accessible.install()
    assert forget() >= 2
    assert soft._divided.cache_info().currsize == 0
    assert repositories._reading.cache_info().currsize == 0
    assert accessible.install.cache_info().currsize == 1


def test_a_traced_test_finds_nothing_remembered_by_an_untraced_one(
    pytester: pytest.Pytester,
) -> None:
    pytester.makepyfile(TWO_TESTS.format(marker="@pytest.mark.no_cover", expected="not "))
    pytester.runpytest_inprocess(*QUIET).assert_outcomes(passed=2)


def test_between_two_traced_ones_nothing_is_forgotten(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(TWO_TESTS.format(marker="", expected=""))
    pytester.runpytest_inprocess(*QUIET).assert_outcomes(passed=2)
