"""Families: find one, begin one, fetch one; what is wrong with a file is said and nothing kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.models.base import Id
from app.models.package_problems import PackageCode, PackageProblem
from app.models.vault_problems import DiskFull
from app.services.acts.closing import CloseCase
from app.views.families.import_file import AskPassphrase
from app.views.families.new_family import NewFamily, people_in
from app.views.shared.dialogs import Sheet
from tests.support.workspace import DEMO, MemoryWorkspace, make_workspace, seed_case

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.views.families.page import FamiliesPage
    from tests.views.conftest import DeskSet


S = TypeVar("S", bound=Sheet)


class Families:
    """The page on a desk of its own."""

    def __init__(self, made: DeskSet) -> None:
        self.set = made
        made.desk.go("families")
        self.page = cast("FamiliesPage", made.desk.pages.page)

    def sheet(self, kind: type[S]) -> S:
        """The sheet of this sort that is up."""
        (found,) = [each for each in self.page.window().findChildren(kind) if each.isVisible()]
        return found

    @property
    def said(self) -> str:
        return self.set.desk.banner.words


@pytest.fixture
def families(make_desk: Callable[..., DeskSet]) -> Families:
    return Families(make_desk(make_workspace(seed_case(), seed_case("seed-lotte"))))


@pytest.fixture
def empty(make_desk: Callable[..., DeskSet]) -> Families:
    return Families(make_desk(MemoryWorkspace()))


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("Sanne", {"Sanne": None}),
        ("Sanne 40, David 45 år og Mille", {"Sanne": 40, "David": 45, "Mille": None}),
        ("Anna  Bo;Bo ;; Anna Bo 3", {"Anna Bo": None, "Bo": None}),
        ("Bo 1985", {"Bo 1985": None}),
        ("7", {"7": None}),
        (" , ", {}),
    ],
)
def test_people_in_a_line(typed: str, people: dict[str, int | None]) -> None:
    assert dict(people_in(typed)) == people


def test_families_are_listed_and_narrowed_by_typing(families: Families) -> None:
    every = list(families.page.cards.keys)
    QTest.keyClicks(families.page.search, "lot")
    narrowed = list(families.page.cards.keys)
    QTest.keyClicks(families.page.search, "qq")
    assert (len(every), len(narrowed)) == (2, 1)
    assert (families.page.cards.isVisible(), families.page._none.isVisible()) == (False, True)


def test_enter_in_the_search_opens_the_first_that_is_left(families: Families) -> None:
    QTest.keyClicks(families.page.search, "lot")
    QTest.keyClick(families.page.search, Qt.Key.Key_Return)
    assert families.set.desk.case == families.page.cards.keys[0]


def test_a_teaching_family_says_so(families: Families) -> None:
    names = [families.page.cards.card(key).accessibleName() for key in families.page.cards.keys]
    assert all("Øvelse" in each for each in names)


def test_a_closed_family_says_so(families: Families) -> None:
    first, second = families.page.cards.keys
    families.set.desk.run(CloseCase(Id(first), families.set.workspace.clock.today()))
    names = [families.page.cards.card(key).accessibleName() for key in (first, second)]
    assert ["Lukket" in each for each in names] == [True, False]


def test_a_card_opens_its_family(families: Families) -> None:
    key = families.page.cards.keys[0]
    QTest.mouseClick(families.page.cards.card(key), Qt.MouseButton.LeftButton)
    assert families.set.desk.case == key


def test_an_empty_vault_offers_the_first_family(empty: Families) -> None:
    offer = empty.page._empty
    assert offer.isVisible()
    assert not empty.page.search.isVisible()
    empty.set.desk.begin()
    assert offer.button.hasFocus()
    offer.button.click()
    sheet = empty.sheet(NewFamily)
    QTest.keyClick(sheet.field, Qt.Key.Key_Return)
    assert sheet.wrong == "Skriv mindst ét navn."
    sheet.field.setText("Anna 34 og Bo")
    QTest.keyClick(sheet.field, Qt.Key.Key_Return)
    (label,) = empty.set.workspace.families()
    assert (label.name, label.people) == ("Anna og Bo", 2)
    assert [each.age for each in empty.set.workspace.store.load(label.id).people] == [34, None]
    assert empty.set.desk.case == label.id


def test_ctrl_n_begins_a_family(families: Families) -> None:
    QTest.keyClick(families.set.desk, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    sheet = families.sheet(NewFamily)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert len(families.set.workspace.families()) == 2


def test_a_full_disk_is_said_and_no_family_comes(families: Families) -> None:
    families.set.workspace.store.failing = DiskFull()
    families.page.begin()
    sheet = families.sheet(NewFamily)
    sheet.field.setText("Anna")
    QTest.keyClick(sheet.field, Qt.Key.Key_Return)
    assert "plads" in families.said
    families.set.workspace.store.failing = None
    assert len(families.set.workspace.families()) == 2


def test_a_family_comes_from_a_file(empty: Families) -> None:
    empty.page.importer().take(DEMO / "seed-sanne-david.json")
    (label,) = empty.set.workspace.families()
    assert empty.set.desk.case == label.id


def test_the_same_family_twice_is_said(families: Families) -> None:
    families.page.importer().take(DEMO / "seed-sanne-david.json")
    assert families.said == "Familien er her allerede. Intet er indlæst."


def test_a_file_that_is_gone_or_no_package_is_said(empty: Families, tmp_path: Path) -> None:
    empty.page.importer().take(tmp_path / "gone.json")
    assert "kan ikke læses" in empty.said
    (tmp_path / "other.json").write_text("{}", encoding="utf-8")
    empty.page.importer().take(tmp_path / "other.json")
    assert empty.said
    assert empty.set.workspace.families() == ()


class SealedWorkspace(MemoryWorkspace):
    """Holds packages that need a passphrase."""

    def import_package(
        self, data: bytes, passphrase: str | None = None, identity: str | None = None
    ) -> Id:
        if passphrase is None:
            raise PackageProblem(PackageCode.NEEDS_PASSPHRASE)
        if passphrase != "rigtig":
            raise PackageProblem(PackageCode.WRONG_PASSPHRASE)
        return super().import_package(data)


def test_a_sealed_package_asks_until_it_opens(make_desk: Callable[..., DeskSet]) -> None:
    sealed = Families(make_desk(SealedWorkspace()))
    sealed.page.importer().take(DEMO / "seed-lotte.json")
    first = sealed.sheet(AskPassphrase)
    assert first.field.wrong == ""
    QTest.keyClick(first.field.line, Qt.Key.Key_Return)
    assert first.field.wrong == "Skriv adgangssætningen."
    first.field.line.setText("forkert")
    QTest.keyClick(first.field.line, Qt.Key.Key_Return)
    second = sealed.sheet(AskPassphrase)
    assert second.field.wrong
    second.field.line.setText("rigtig")
    QTest.keyClick(second.field.line, Qt.Key.Key_Return)
    assert len(sealed.set.workspace.families()) == 1


def test_a_full_disk_while_fetching_is_said(empty: Families) -> None:
    empty.set.workspace.store.failing = DiskFull()
    empty.page.importer().take(DEMO / "seed-lotte.json")
    assert "plads" in empty.said
