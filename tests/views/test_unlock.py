"""First run and unlock: what is asked, what is said, and that nothing secret is left in a field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from app.desktop.tasks import Tasks
from app.models.vault_problems import DatabaseDamaged, RecentWorkMissing, VaultExists
from app.services.secrets import NewVault, Secret, SecretKind
from app.views.unlock.first_run import FirstRun
from app.views.unlock.unlock import Unlock
from tests.support.unlocking import CODE, PASSPHRASE, FakeDoor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from app.desktop.theme import Look

    Show = Callable[[QWidget], QWidget]


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    assert made.drain()


@pytest.fixture
def door(tmp_path: Path) -> FakeDoor:
    return FakeDoor(tmp_path, there=False)


@pytest.fixture
def first(look: Look, tasks: Tasks, door: FakeDoor, shown: Show, tmp_path: Path) -> FirstRun:
    made = FirstRun(look, tasks, door, tmp_path / "vault", print_code=door.printed.append)
    shown(made)
    return made


@pytest.fixture
def unlock(look: Look, tasks: Tasks, door: FakeDoor, shown: Show, tmp_path: Path) -> Unlock:
    made = Unlock(look, tasks, door, tmp_path / "vault")
    shown(made)
    return made


def press(gate: QWidget, words: str) -> None:
    (found,) = (
        each for each in gate.findChildren(QPushButton) if each.text() == words and each.isVisible()
    )
    found.click()


def opened(gate: FirstRun | Unlock) -> list[object]:
    found: list[object] = []
    gate.opened.connect(found.append)
    return found


def to_code(first: FirstRun) -> None:
    """Take the six words that are proposed."""
    press(first, "Videre")
    first.words.again.line.setText(PASSPHRASE)
    press(first, "Videre")


def test_three_steps_make_a_vault(first: FirstRun, door: FakeDoor, qtbot: QtBot) -> None:
    found = opened(first)
    to_code(first)
    first.code.again.line.setText(CODE)
    QTest.keyClick(first.code.again.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(found))
    (wish,) = door.made
    assert (wish.passphrase, wish.typed_code, wish.law_profile) == (PASSPHRASE, CODE, "2026")
    assert not wish.bind_keyring
    assert first.words.proposal == ""
    assert first.code.code == ""
    assert first.words.again.typed == ""


def test_the_proposal_can_be_another(first: FirstRun) -> None:
    press(first, "Videre")
    before = first.words.proposal
    press(first, "Foreslå seks andre ord")
    assert first.words.proposal != before


def test_what_is_typed_back_must_be_the_same(first: FirstRun) -> None:
    press(first, "Videre")
    first.words.again.line.setText("anker bageri")
    press(first, "Videre")
    assert "ikke ens" in first.words.again.wrong
    first.words.again.line.setText(f"  {PASSPHRASE.replace(' ', '  ')} ")
    press(first, "Videre")
    assert first.words.again.wrong == ""
    assert first.code.isVisible()


def test_words_on_the_screen_are_typed_in_sight_and_ones_own_are_not(first: FirstRun) -> None:
    press(first, "Videre")
    assert first.words.again.line.echoMode() is QLineEdit.EchoMode.Normal
    first.words.choose_own()
    assert first.words.again.line.echoMode() is QLineEdit.EchoMode.Password


def test_mending_takes_the_red_away(first: FirstRun) -> None:
    press(first, "Videre")
    press(first, "Videre")
    assert first.words.again.wrong
    QTest.keyClicks(first.words.again.line, "a")
    assert not first.words.again.wrong


def test_ones_own_needs_sixteen_characters(first: FirstRun, door: FakeDoor) -> None:
    press(first, "Videre")
    first.words.choose_own()
    first.words.own.line.setText("kort")
    press(first, "Videre")
    assert "16 tegn" in first.words.own.wrong
    first.words.own.line.setText("en sætning der er min egen")
    QTest.keyClick(first.words.own.line, Qt.Key.Key_Return)
    assert first.words.again.line.hasFocus()
    first.words.again.line.setText("en sætning der er min egen")
    QTest.keyClick(first.words.again.line, Qt.Key.Key_Return)
    assert first.code.isVisible()


def test_the_code_is_printed_and_typed_back(first: FirstRun, door: FakeDoor) -> None:
    to_code(first)
    assert first.code.code == CODE
    press(first, "Udskriv")
    assert door.printed == [CODE]
    first.code.again.line.setText("ABCD")
    press(first, "Opret boksen")
    assert "slåfejl" in first.code.again.wrong
    first.code.again.line.setText(CODE.replace("A", "B"))
    press(first, "Opret boksen")
    assert "anden kode" in first.code.again.wrong
    assert door.made == []


def test_going_back_shows_the_same_code(first: FirstRun) -> None:
    to_code(first)
    press(first, "Tilbage")
    press(first, "Tilbage")
    assert first.place.isVisible()
    to_code(first)
    assert first.code.code == CODE


def test_a_real_keyring_is_a_fourth_step(first: FirstRun, door: FakeDoor, qtbot: QtBot) -> None:
    found = opened(first)
    door.keyring = True
    to_code(first)
    first.code.again.line.setText(CODE)
    press(first, "Opret boksen")
    assert first.keyring.isVisible()
    press(first, "Tilbage")
    press(first, "Opret boksen")
    press(first, "Ja, bind den")
    qtbot.waitUntil(lambda: bool(found))
    assert door.made[0].bind_keyring


def test_a_vault_that_cannot_be_made_is_said_at_the_first_step(
    first: FirstRun, door: FakeDoor, qtbot: QtBot
) -> None:
    door.problem = VaultExists()
    to_code(first)
    first.code.again.line.setText(CODE)
    press(first, "Opret boksen")
    qtbot.waitUntil(lambda: bool(first.banner.words))
    assert first.place.isVisible()


def test_the_right_passphrase_opens(unlock: Unlock, qtbot: QtBot) -> None:
    found = opened(unlock)
    unlock.begin()
    QTest.keyClicks(unlock.passphrase.line, PASSPHRASE.encode("ascii", "replace").decode())
    unlock.passphrase.line.setText(PASSPHRASE)
    QTest.keyClick(unlock.passphrase.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(found))
    assert unlock.passphrase.typed == ""


def test_a_wrong_one_is_said_under_the_field(unlock: Unlock, qtbot: QtBot) -> None:
    press(unlock, "Lås op")
    assert unlock.passphrase.wrong == "Skriv adgangssætningen."
    unlock.passphrase.line.setText("forkert")
    press(unlock, "Lås op")
    qtbot.waitUntil(lambda: "passer ikke" in unlock.passphrase.wrong)
    assert unlock.passphrase.line.hasFocus()


def test_the_passphrase_is_hidden_until_the_user_looks(unlock: Unlock) -> None:
    assert unlock.passphrase.line.echoMode() is QLineEdit.EchoMode.Password
    press(unlock, "Vis")
    assert unlock.passphrase.line.echoMode() is QLineEdit.EchoMode.Normal
    press(unlock, "Skjul")
    assert unlock.passphrase.line.echoMode() is QLineEdit.EchoMode.Password


def test_a_damaged_database_is_said_and_nothing_opens(
    unlock: Unlock, door: FakeDoor, qtbot: QtBot
) -> None:
    found = opened(unlock)
    door.problem = DatabaseDamaged()
    unlock.passphrase.line.setText(PASSPHRASE)
    press(unlock, "Lås op")
    qtbot.waitUntil(lambda: "beskadiget" in unlock.passphrase.wrong)
    assert found == []


def test_missing_work_is_told_and_can_be_gone_on_from(
    unlock: Unlock, door: FakeDoor, qtbot: QtBot
) -> None:
    found = opened(unlock)
    door.problem = RecentWorkMissing()
    unlock.passphrase.line.setText(PASSPHRASE)
    press(unlock, "Lås op")
    qtbot.waitUntil(lambda: bool(unlock.banner.words))
    assert found == []
    press(unlock, "Gå videre uden det")
    assert len(found) == 1


def test_the_recovery_code_leads_to_a_new_passphrase(
    unlock: Unlock, door: FakeDoor, qtbot: QtBot
) -> None:
    found = opened(unlock)
    press(unlock, "Brug gendannelseskode")
    unlock.recovery.line.setText(CODE)
    QTest.keyClick(unlock.recovery.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: unlock.renewal is not None)
    step = unlock.renewal
    assert step is not None
    assert step.isVisible()
    new = step.proposal
    step.again.line.setText(new)
    press(unlock, "Videre")
    qtbot.waitUntil(lambda: bool(found))
    assert door.passphrase == new
    assert step.proposal == ""


def test_a_wrong_code_is_said_and_one_can_go_back(unlock: Unlock, qtbot: QtBot) -> None:
    press(unlock, "Brug gendannelseskode")
    unlock.recovery.line.setText("forkert")
    press(unlock, "Videre")
    qtbot.waitUntil(lambda: bool(unlock.recovery.wrong))
    press(unlock, "Tilbage")
    assert unlock.passphrase.isVisible()
    assert unlock.recovery.wrong == ""


def test_no_secret_is_shown_in_an_error(tmp_path: Path) -> None:
    secret = Secret(SecretKind.PASSPHRASE, PASSPHRASE)
    wish = NewVault(tmp_path, PASSPHRASE, CODE, CODE, "2026")
    assert PASSPHRASE not in repr(secret)
    assert PASSPHRASE not in repr(wish)
    assert CODE not in repr(wish)
