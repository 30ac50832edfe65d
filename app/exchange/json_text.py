"""JSON as strictly as a file from outside must be read.

Python's own reader takes the last of two equal keys, ``NaN`` and halves of surrogate pairs; each
of them would let two programs read two different cases out of one file.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from app.models.package_problems import PackageCode, PackageProblem

__all__ = ["MAX_DEPTH", "MAX_VALUES", "parse"]

MAX_DEPTH: Final = 8
"""A package needs three levels: the file, a list, a record."""

MAX_VALUES: Final = 1_000_000


_UNSOUND: Final = re.compile("[\0\ud800-\udfff]")


class _Twice:
    """Stands where an object named a key twice, until its place is known."""

    def __init__(self, key: str) -> None:
        self.key = key


def parse(data: bytes) -> Any:
    """Return what the bytes say.

    Raises:
        PackageProblem: it is no JSON (with the line), too deep, or says one thing twice.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PackageProblem(PackageCode.NOT_JSON, line=line) from None
    try:
        raw = json.loads(text, object_pairs_hook=_pairs, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise PackageProblem(PackageCode.NOT_JSON, line=error.lineno) from None
    except RecursionError:
        raise PackageProblem(PackageCode.TOO_DEEP) from None
    except ValueError:  # a number of thousands of digits
        raise PackageProblem(PackageCode.OUT_OF_RANGE) from None
    _inspect(raw)
    return raw


def _pairs(pairs: list[tuple[str, Any]]) -> Any:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    keys = [key for key, _ in pairs]
    return _Twice(next(key for key in keys if keys.count(key) > 1))


def _no_constant(_name: str) -> Any:
    raise PackageProblem(PackageCode.OUT_OF_RANGE)


def _inspect(raw: Any) -> None:
    """Go through every value once, without recursion."""
    waiting: list[tuple[tuple[str, ...], Any]] = [((), raw)]
    seen = 0
    while waiting:
        place, value = waiting.pop()
        seen += 1
        if seen > MAX_VALUES:
            raise PackageProblem(PackageCode.TOO_MANY)
        if len(place) > MAX_DEPTH:
            raise PackageProblem(PackageCode.TOO_DEEP, "/".join(place[:2]))
        _check_value(place, value)
        waiting.extend((((*place, key)), each) for key, each in _children(value))


def _check_value(place: tuple[str, ...], value: Any) -> None:
    if isinstance(value, _Twice):
        raise PackageProblem(PackageCode.DUPLICATE_KEY, "/".join((*place, value.key)))
    if isinstance(value, str) and not _is_sound(value):
        raise PackageProblem(PackageCode.BAD_TEXT, "/".join(place))
    if isinstance(value, dict) and not all(_is_sound(key) for key in value):
        raise PackageProblem(PackageCode.BAD_TEXT, "/".join(place))


def _is_sound(text: str) -> bool:
    """Whether a text can be stored and printed: no half surrogate pair, no NUL."""
    return _UNSOUND.search(text) is None


def _children(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from ((str(number), each) for number, each in enumerate(value))
