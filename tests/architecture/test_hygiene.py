"""What the linters do not look at, held for every file; each check is seen to notice something."""

from __future__ import annotations

import ast
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from tests.support import hygiene

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT: Final = Path(__file__).parents[2]
FOLDERS: Final = ("app", "devtools", "tests")
APART: Final = {"__pycache__", ".mypy_cache"}
TEXT: Final = {".py", ".md", ".toml", ".json", ".txt", ".pot", ".svg", ".cfg", ".yml", ".in", ""}
LONGEST: Final[Mapping[str, int]] = {"app": 500, "devtools": 500, "tests": 600}
MAY_WAIT: Final = "app/storage/backup"
# Where each library may be met; import-linter's contracts cannot name who alone may.
HOMES: Final[Mapping[str, set[str]]] = {
    "PySide6": {"desktop", "views", "bootstrap"},
    "alembic": {"storage"},
    "argon2": {"storage"},
    "babel": {"words"},
    "cryptography": {"storage"},
    "holidays": {"exchange", "words", "presenters", "storage"},
    "icalendar": {"exchange"},
    "keyring": {"storage"},
    "pydantic": {"exchange"},
    "pydantic_core": {"exchange"},
    "pyphen": {"presenters", "words", "reports"},
    "pyrage": {"exchange"},
    "reportlab": {"reports"},
    "shiboken6": {"desktop", "views", "bootstrap"},
    "sqlalchemy": {"storage"},
    "sqlcipher3": {"storage"},
}


def python_files(*folders: str) -> list[Path]:
    """The Python files below these folders."""
    files = (file for folder in folders for file in (ROOT / folder).rglob("*.py"))
    return sorted(file for file in files if not APART & set(file.parts))


def trees(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    """Each file's place and syntax."""
    for file in python_files(*folders):
        yield file.relative_to(ROOT).as_posix(), syntax(file)


@cache
def syntax(file: Path) -> ast.Module:
    """A file's syntax, read once for all the checks."""
    return ast.parse(file.read_text("utf-8"))


def texts() -> Iterator[tuple[str, str]]:
    """Every text file that belongs to the project."""
    tops = [*FOLDERS, "resources", "installer", ".ci"]
    below = (file for top in tops for file in (ROOT / top).rglob("*") if file.is_file())
    single = (file for file in ROOT.iterdir() if file.is_file() and file.name[0] != ".")
    for file in (*below, *single):
        if file.suffix in TEXT and not APART & set(file.parts):
            yield file.relative_to(ROOT).as_posix(), file.read_text("utf-8")


def room(place: str) -> str:
    """The room of a file, or the name of a module that stands alone."""
    return place.removeprefix("app/").partition("/")[0].removesuffix(".py")


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_file_is_too_long_to_read(folder: str) -> None:
    lengths = {file: len(file.read_text("utf-8").splitlines()) for file in python_files(folder)}
    assert [str(file) for file, length in lengths.items() if length > LONGEST[folder]] == []


def test_every_module_says_what_it_is() -> None:
    assert [place for place, tree in trees(*FOLDERS) if not ast.get_docstring(tree)] == []


def test_no_function_is_too_long() -> None:
    found = [
        f"{place}:{fault}"
        for place, tree in trees("app", "devtools")
        for fault in hygiene.long_functions(tree, 60)
    ]
    assert found == []


def test_no_module_keeps_state() -> None:
    found = [f"{place}:{f}" for place, tree in trees("app") for f in hygiene.mutable_state(tree)]
    assert found == []


def test_nothing_sleeps_or_turns_the_event_loop_by_hand() -> None:
    found = [
        f"{place}:{fault}"
        for place, tree in trees("app", "tests")
        for fault in hygiene.waiting(tree)
        if not place.startswith(MAY_WAIT)
    ]
    assert found == []


def test_checks_are_rarely_switched_off_and_never_without_a_reason() -> None:
    sources = [file.read_text("utf-8") for file in python_files("app", "devtools")]
    found = [line for source in sources for line in hygiene.ignores(source)]
    assert [line for source in sources for line in hygiene.unreasoned(source)] == []
    assert len(found) <= max(3, sum(source.count("\n") for source in sources) / 1000), found


def test_tests_switch_checks_off_with_a_reason_too() -> None:
    files = [file for file in python_files("tests") if file != Path(__file__)]
    assert [line for file in files for line in hygiene.unreasoned(file.read_text("utf-8"))] == []


def test_no_place_of_one_machine_is_written_down() -> None:
    apart = {f"/{folder}/" for folder in ("work", "root", "home")} | {"pythonhosted" + ".org"}
    apart |= {"pypi" + ".org", "file:/" + "//opt"}
    found = [(place, one) for place, text in texts() for one in apart if one in text]
    assert found == []


def test_each_library_is_met_in_its_room_only() -> None:
    known = sys.stdlib_module_names | {"app", "__future__"}
    found = [
        f"{place} imports {library}"
        for place, tree in trees("app")
        for library in hygiene.libraries(tree) - known
        if room(place) not in HOMES.get(library, set())
    ]
    assert found == []


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("a = []\ndef f():\n    a.append(1)", "3: a is changed"),
        ("A = {}\ndef f():\n    A[1] = 2", "3: A is changed"),
        ("a: dict = {}\ndef f():\n    del a[1]", "3: a is changed"),
        ("a = 1\ndef f():\n    global a\n    a = 2", "3: global a"),
        ("a = []\ndef f():\n    a = [1]\n    a.append(1)", ""),
        ("a = []\ndef f(a):\n    a.append(1)", ""),
        ("A = {1: 2}\ndef f():\n    return A[1]", ""),
    ],
)
def test_state_is_noticed(source: str, fault: str) -> None:
    assert "; ".join(hygiene.mutable_state(ast.parse(source))) == fault


@pytest.mark.parametrize(
    ("line", "noticed"),
    [
        ("x = 1  # type: " + "ignore", True),
        ("x = 1  # no" + "qa", True),
        ("x = 1  # no" + "qa: E501", True),
        ("x = 1  # type: " + "ignore[misc]", True),
        ("x = 1  # type: " + "ignore[misc]  # the library has no types", False),
        ("x = 1  # no" + "qa: S105 - the name of a kind", False),
    ],
)
def test_an_unreasoned_exception_is_noticed(line: str, noticed: bool) -> None:
    assert hygiene.ignores(line) == [line]
    assert bool(hygiene.unreasoned(line)) == noticed


@pytest.mark.parametrize("call", ["time.sleep(1)", "app.processEvents()", "from time import sleep"])
def test_waiting_is_noticed(call: str) -> None:
    assert list(hygiene.waiting(ast.parse(call)))


def test_a_long_function_and_a_library_are_noticed() -> None:
    tree = ast.parse("def f():\n    import keyring.errors\n    from PySide6 import QtCore")
    assert list(hygiene.long_functions(tree, 2)) == ["1: f has 3 lines"]
    assert hygiene.libraries(tree) == {"keyring", "PySide6"}
