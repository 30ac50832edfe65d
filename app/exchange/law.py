"""Law profiles from TOML files: the law is data that a jurist can read and correct."""

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import date
from pathlib import Path
from typing import Any, Final

from app.models.law import Certainty, LawProfile, LawReference

__all__ = ["LawDataProblem", "load_profile", "load_profiles"]


class LawDataProblem(Exception):
    """A file of law data is wrong: ``file`` by name, ``place`` such as ``references/3/act``.

    These files ship with the program, so this is a fault of the installation, not of the user.
    """

    def __init__(self, file: str, place: str, reason: str) -> None:
        """Keep where and why."""
        super().__init__(f"{file}: {place}: {reason}")
        self.file = file
        self.place = place
        self.reason = reason


def load_profiles(folder: Path) -> tuple[LawProfile, ...]:
    """Return the profiles in a folder, the oldest first.

    Raises:
        LawDataProblem: a file that is no profile, or two profiles with one key.
    """
    found: dict[str, LawProfile] = {}
    for path in sorted(folder.glob("*.toml")):
        profile = load_profile(path.read_bytes(), path.name)
        if profile.key in found:
            raise LawDataProblem(path.name, "key", "twice")
        found[profile.key] = profile
    return tuple(sorted(found.values(), key=lambda each: (each.valid_from or date.min, each.key)))


def load_profile(data: bytes, file: str) -> LawProfile:
    """Return the profile in the bytes of a file with this name.

    Raises:
        LawDataProblem: the first thing that is wrong.
    """
    try:
        table = tomllib.loads(data.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LawDataProblem(file, "", "no TOML") from error
    try:
        return _profile(table)
    except _WrongError as error:
        raise LawDataProblem(file, error.place, error.reason) from None


class _WrongError(Exception):
    def __init__(self, place: str, reason: str) -> None:
        super().__init__(reason)
        self.place = place
        self.reason = reason


_WEEKS: Final = range(1, 53)


def _profile(table: dict[str, Any]) -> LawProfile:
    rows = table.pop("references", [])
    if not isinstance(rows, list) or not all(isinstance(each, dict) for each in rows):
        raise _WrongError("references", "no list of tables")
    references = tuple(
        LawReference(**_values(LawReference, row, f"references/{number}/"))
        for number, row in enumerate(rows)
    )
    keys = [each.key for each in references]
    for number, key in enumerate(keys):
        if key in keys[:number]:
            raise _WrongError(f"references/{number}/key", "twice")
    values = _values(LawProfile, table, "")
    if values["complaint_weeks"] not in _WEEKS:
        raise _WrongError("complaint_weeks", "out of range")
    return LawProfile(**values, references=references)


def _values(kind: type[LawProfile | LawReference], row: dict[str, Any], at: str) -> dict[str, Any]:
    """Return the fields of a table, checked; the ends of a period may be left out."""
    wanted = {each.name: each.type for each in fields(kind) if each.name != "references"}
    for name in row:
        if name not in wanted:
            raise _WrongError(at + name, "unknown")
    values = {
        name: _value(row.get(name, MISSING), hint, at + name) for name, hint in wanted.items()
    }
    _check_dates(values, at)
    return values


def _value(value: object, hint: object, place: str) -> object:
    if value is MISSING:
        if hint == date | None:
            return None
        raise _WrongError(place, "missing")
    if hint is Certainty:
        if value not in list(Certainty):
            raise _WrongError(place, "unknown")
        return Certainty(str(value))
    if type(value) is not (date if hint == date | None else hint):
        raise _WrongError(place, "wrong type")
    if isinstance(value, str) and not value.strip():
        raise _WrongError(place, "empty")
    return value


def _check_dates(values: Mapping[str, Any], at: str) -> None:
    begin, end = values["valid_from"], values["valid_to"]
    if begin and end and end < begin:
        raise _WrongError(at + "valid_to", "before valid_from")
