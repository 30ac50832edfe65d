"""What travels between a coordinator and a deputy: cases with the hand-over that they belong to.

Always sealed with age for one key (``app.exchange.sealed``), both ways. A return names the package
that it was made from by its SHA-256, so that it can only come from whoever could open that one.
"""

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from app.exchange.json_text import parse
from app.exchange.package import MAX_BYTES, read_package, write_package
from app.models.base import Id
from app.models.case import Case
from app.models.package_problems import PackageCode, PackageProblem

__all__ = ["Handed", "Part", "Way", "fingerprint", "is_handover", "read_handover", "write_handover"]

_FORMAT: Final = "rundbord-handover"
_VERSION: Final = 1
_MOST: Final = 200
"""Cases in one package; a coordinator has about forty."""


class Way(StrEnum):
    """To the deputy, or back."""

    OUT = "out"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Part:
    """One case; ``base`` is the fingerprint of the package it was given as, empty on the way out."""

    handover_id: Id
    case: Case
    base: str = ""


@dataclass(frozen=True, slots=True)
class Handed:
    """A whole package."""

    way: Way
    parts: tuple[Part, ...]


def fingerprint(package: str) -> str:
    """Return the SHA-256 of a case package as text, in hexadecimal."""
    return hashlib.sha256(package.encode()).hexdigest()


def write_handover(handed: Handed) -> bytes:
    """Return the package, not yet sealed."""
    parts = [
        {
            "handover": each.handover_id,
            "base": each.base,
            "package": json.loads(write_package(each.case)),
        }
        for each in handed.parts
    ]
    whole = {"format": _FORMAT, "version": _VERSION, "way": handed.way.value, "parts": parts}
    return (json.dumps(whole, ensure_ascii=False, allow_nan=False) + "\n").encode()


def is_handover(data: bytes) -> bool:
    """Whether opened bytes are such a package and not that of a single case."""
    return data.lstrip().startswith(b'{"format": "' + _FORMAT.encode() + b'"')


def read_handover(data: bytes) -> Handed:
    """Return what a package holds.

    Raises:
        PackageProblem: the first thing that is wrong; a case is read as strictly as any other.
    """
    if len(data) > MAX_BYTES:
        raise PackageProblem(PackageCode.TOO_LARGE)
    raw = parse(data)
    if not isinstance(raw, dict) or raw.get("format") != _FORMAT:
        raise PackageProblem(PackageCode.NOT_A_PACKAGE)
    if raw.get("version") != _VERSION:
        raise PackageProblem(PackageCode.WRONG_VERSION)
    parts = raw.get("parts")
    if set(raw) != {"format", "version", "way", "parts"} or raw["way"] not in set(Way):
        raise PackageProblem(PackageCode.NOT_A_PACKAGE)
    if not isinstance(parts, list) or not 0 < len(parts) <= _MOST:
        raise PackageProblem(PackageCode.NOT_A_PACKAGE)
    return Handed(Way(raw["way"]), tuple(_part(each) for each in parts))


def _part(raw: Any) -> Part:
    """One case, which must hold the hand-over that it is said to travel under."""
    if not isinstance(raw, dict) or set(raw) != {"handover", "base", "package"}:
        raise PackageProblem(PackageCode.NOT_A_PACKAGE)
    case = read_package(json.dumps(raw["package"], ensure_ascii=False).encode())
    handover = next((each for each in case.handovers if each.id == raw["handover"]), None)
    if handover is None or not isinstance(raw["base"], str):
        raise PackageProblem(PackageCode.NOT_A_PACKAGE)
    return Part(handover.id, case, raw["base"])
