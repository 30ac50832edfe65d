"""Log-off keeps what is typed."""

from __future__ import annotations

import pytest

from app.desktop.session_end import SessionEnd


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
