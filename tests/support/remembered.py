"""Makes the rooms below the desk forget what they worked out, so that coverage does not depend on luck.

A function that remembers runs once in a process. When the first to ask it is a test that is not
traced, its lines count as never run, and which test asks first depends on how two processes share
the files. So the first traced test after an untraced one finds nothing remembered.
"""

from __future__ import annotations

import sys
from functools import _lru_cache_wrapper  # the type of what ``functools.cache`` makes
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

ROOMS: Final = ("models", "rules", "services", "words", "presenters", "storage", "reports")
"""Above them ``functools.cache`` keeps what Qt must not lose."""

_UNTRACED: Final = pytest.StashKey[bool]()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Forget before the first traced test after an untraced one."""
    traced = item.get_closest_marker("no_cover") is None
    if traced and item.config.stash.get(_UNTRACED, False):
        forget()
    item.config.stash[_UNTRACED] = not traced


def forget() -> int:
    """Empty what the functions of the rooms remember; how many were emptied."""
    wrappers = {id(one): one for module in _modules() for one in _remembering(module)}
    for one in wrappers.values():
        one.cache_clear()
    return len(wrappers)


def _modules() -> Iterator[ModuleType]:
    rooms = tuple(f"app.{room}." for room in ROOMS)
    for name, module in list(sys.modules.items()):
        if name.startswith(rooms):
            yield module


def _remembering(module: ModuleType) -> Iterator[_lru_cache_wrapper[object]]:
    for one in vars(module).values():
        if isinstance(one, _lru_cache_wrapper):
            yield one
