"""A family out as a sealed package: asked twice, sealed in a worker, written for this user, logged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyrage
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.views.families.export_package import ExportSheet
from tests.support.workspace import make_workspace, seed_case

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.views.conftest import DeskSet

LONG = "en sætning der er lang nok"


class Export:
    """The sheet over a desk with a family open, and where it would save."""

    def __init__(self, made: DeskSet, path: str) -> None:
        self.made = made
        made.desk.open_case(made.workspace.families()[0].id)
        case = made.desk.case
        assert case is not None
        self.sheet = ExportSheet(made.desk.context, made.desk, case, ask=lambda _over: path)
        self.sheet.open()

    @property
    def said(self) -> str:
        return self.made.desk.banner.words

    @property
    def logged(self) -> list[str]:
        return self.made.workspace.acts


@pytest.fixture
def export(make_desk: Callable[..., DeskSet], tmp_path: Path) -> Export:
    return Export(make_desk(make_workspace(seed_case())), str(tmp_path / "pakke.rundbord.age"))


def fill(export: Export, first: str, again: str) -> None:
    QTest.keyClicks(export.sheet.first.line, first)
    QTest.keyClick(export.sheet.first.line, Qt.Key.Key_Return)
    QTest.keyClicks(export.sheet.again.line, again)
    QTest.keyClick(export.sheet.again.line, Qt.Key.Key_Return)


def test_a_passphrase_typed_twice_seals_saves_and_logs(
    export: Export, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(export, LONG, LONG)
    qtbot.waitUntil(lambda: "gemt og låst" in export.said)
    path = tmp_path / "pakke.rundbord.age"
    assert path.read_bytes() == b"sealed by " + LONG.encode()
    assert path.stat().st_mode & 0o077 == 0
    assert export.logged[-1] == "case.export"


def test_too_short_or_not_the_same_is_said_and_nothing_is_written(
    export: Export, tmp_path: Path
) -> None:
    fill(export, "kort", "kort")
    assert "16 tegn" in export.sheet.first.wrong
    export.sheet.first.clear()
    export.sheet.again.clear()
    fill(export, LONG, "noget andet, der er langt nok")
    assert "ikke ens" in export.sheet.again.wrong
    assert list(tmp_path.glob("*.age")) == []


def test_a_colleagues_key_opens_it(export: Export, tmp_path: Path, qtbot: QtBot) -> None:
    secret = pyrage.x25519.Identity.generate()
    export.sheet.choose("key")
    QTest.keyClicks(export.sheet.key.line, "age1 er ikke en nøgle")
    export.sheet.save()
    assert export.sheet.key.wrong
    export.sheet.key.line.setText(str(secret.to_public()))
    export.sheet.save()
    qtbot.waitUntil(lambda: "gemt og låst" in export.said)
    data = (tmp_path / "pakke.rundbord.age").read_bytes()
    assert b"Sanne" in pyrage.decrypt(data, [secret])
    assert b"Sanne" not in data


def test_a_folder_that_is_gone_is_said_and_not_logged(
    make_desk: Callable[..., DeskSet], tmp_path: Path, qtbot: QtBot
) -> None:
    export = Export(make_desk(make_workspace(seed_case())), str(tmp_path / "gone" / "pakke.age"))
    fill(export, LONG, LONG)
    qtbot.waitUntil(lambda: "blev ikke gemt" in export.said)
    assert "case.export" not in export.logged


def test_no_place_leaves_the_sheet_as_it_is(make_desk: Callable[..., DeskSet]) -> None:
    export = Export(make_desk(make_workspace(seed_case())), "")
    fill(export, LONG, LONG)
    assert export.sheet.isVisible()
    assert export.sheet.again.typed == LONG


def test_the_menu_offers_it_for_an_open_family_to_the_coordinator(
    make_desk: Callable[..., DeskSet],
) -> None:
    made = make_desk(make_workspace(seed_case()))
    act = made.desk.acts.pack
    assert not act.isEnabled()
    made.desk.open_case(made.workspace.families()[0].id)
    act.trigger()
    (sheet,) = made.desk.window().findChildren(ExportSheet)
    assert sheet.first.line.hasFocus()
