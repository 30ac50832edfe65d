"""Log-off keeps what is typed; a second window is told that there is a first."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from app.desktop.session_end import SessionEnd
from app.desktop.single_instance import SingleInstance

if TYPE_CHECKING:
    from pathlib import Path


class Manager:
    """What the desktop asks with."""

    def __init__(self) -> None:
        self.cancelled = False

    def allowsInteraction(self) -> bool:  # noqa: N802  # Qt's name
        return True

    def cancel(self) -> None:
        self.cancelled = True


@pytest.mark.parametrize(("kept", "cancelled"), [(True, False), (False, True)])
def test_log_off_waits_only_where_something_could_not_be_kept(
    qapp: object, kept: bool, cancelled: bool
) -> None:
    asked: list[bool] = []

    def keep() -> bool:
        asked.append(True)
        return kept

    manager = Manager()
    SessionEnd(keep).commit(manager)  # type: ignore[arg-type]  # stands in for Qt's
    assert (asked, manager.cancelled) == ([True], cancelled)


def test_one_window_for_one_vault(tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.take()
    assert not second.take()
    holder = second.holder()
    assert holder is not None
    assert holder.process == os.getpid()
    first.release()
    assert second.holder() is None
    assert second.take()
    second.release()
