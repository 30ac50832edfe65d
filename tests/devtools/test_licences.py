"""A licence that is missing, wrong or not allowed is told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from devtools import licences

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]
ALLOWED = {"MIT", "BSD-3-Clause", "Zlib"}


def book(**changes: Any) -> Mapping[str, Any]:
    """A list of licences with one distribution that is in order."""
    entry = {"name": "SQLAlchemy", "licence": "MIT", "for": "tables", **changes}
    return {"allowed": ["MIT"], "own": ["demo"], "distribution": [entry], "asset": []}


def test_everything_that_ships_here_is_in_order() -> None:
    assert licences.faults(ROOT) == []


def test_names_are_read_from_a_hash_locked_list() -> None:
    text = (
        'Foo_Bar==1.0 \\\n    --hash=sha256:00\nwin==2 ; sys_platform == "win32" \\\n    --hash=x'
    )
    assert licences.listed(text) == ["foo-bar", "win"]


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ({"name": "SQLAlchemy", "licence": "GPL-3.0-only", "for": "x"}, "not on the allow-list"),
        (
            {"name": "SQLAlchemy", "licence": "BSD-3-Clause", "for": "x"},
            "the distribution says MIT",
        ),
        ({"name": "SQLAlchemy", "licence": "MIT", "for": ""}, "what is it for?"),
        ({"name": "no-such-thing", "licence": "MIT", "for": "x"}, "is not installed here"),
        ({"name": "sqlcipher3", "licence": "Zlib", "for": "x"}, "the distribution says nothing"),
        ({"name": "sqlcipher3", "licence": "Zlib", "for": "x", "proof": "free beer"}, "free beer"),
    ],
)
def test_a_wrong_entry_is_told(entry: dict[str, str], fault: str) -> None:
    found = list(licences.entry_faults(entry, ALLOWED))
    assert fault in " ".join(found)


@pytest.mark.parametrize("extra", [{}, {"only_on": "some other system"}])
def test_a_right_entry_is_not(extra: dict[str, str]) -> None:
    name = "no-such-thing" if extra else "SQLAlchemy"
    entry = {"name": name, "licence": "MIT", "for": "x", **extra}
    assert not list(licences.entry_faults(entry, ALLOWED))


def test_what_ships_and_what_is_listed_must_be_the_same() -> None:
    assert not list(licences.distribution_faults(book(), ["sqlalchemy"]))
    found = list(licences.distribution_faults(book(), ["keyring"]))
    assert found[0] == "sqlalchemy has an entry but is not in the list of what ships"
    assert found[1] == "keyring ships without an entry in resources/licences.toml"


def test_a_resource_is_ours_or_has_its_licence_text(tmp_path: Path) -> None:
    for name in ("demo/a.json", "fonts/a.ttf", "fonts/OFL.txt", "stray.bin"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    asset = {"path": "fonts", "licence": "MIT", "text": "fonts/OFL.txt"}
    shelf = {**book(), "asset": [asset]}
    assert list(licences.asset_faults(shelf, tmp_path)) == [
        "resources/stray.bin is neither ours nor licensed"
    ]
    (tmp_path / "fonts/OFL.txt").write_text(" ", "utf-8")
    assert "licence text fonts/OFL.txt is missing" in next(licences.asset_faults(shelf, tmp_path))
