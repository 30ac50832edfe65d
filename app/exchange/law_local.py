"""A municipality's own changes from a TOML file, read as strictly as what ships.

The file names the profile it changes, and its first day. What stands in it under a key of the profile
takes that one's place.
"""

import tomllib
from collections.abc import Iterable, Mapping
from typing import Any, Final

from app.exchange.law_values import WrongError, listed, values_of
from app.models.law import LawProfile, LawReference, LocalLaw
from app.models.law_parts import ComplaintRoute, Deadline, TeamPart
from app.models.law_problems import LawDataProblem

__all__ = ["LARGEST", "read_local"]

LARGEST: Final = 200_000
"""Bytes; a file of law data is a few pages of text."""

_LISTS: Final[Mapping[str, type[Any]]] = {
    "references": LawReference,
    "team": TeamPart,
    "routes": ComplaintRoute,
    "deadlines": Deadline,
}

_MADE: Final = frozenset({*_LISTS, "text"})


def read_local(data: bytes, laws: Iterable[LawProfile]) -> LocalLaw:
    """Return the changes in the bytes of a file, checked against the profile that they change.

    Raises:
        LawDataProblem: the first thing that is wrong; ``file`` is empty.
    """
    if len(data) > LARGEST:
        raise LawDataProblem("", "", "too large")
    try:
        text = data.decode("utf-8-sig")
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise LawDataProblem("", "", "no TOML") from error
    try:
        found = _local(table, text)
        _check(found, {each.key: each for each in laws})
    except WrongError as error:
        raise LawDataProblem("", error.place, error.reason) from None
    return found


def _local(table: dict[str, Any], text: str) -> LocalLaw:
    head = {name: each for name, each in table.items() if name not in _LISTS}
    values = values_of(LocalLaw, head, "", leave_out=_MADE)
    shared = {name: values[name] for name in ("source", "checked_on", "certainty")}
    lists: dict[str, Any] = {
        name: listed(kind, table, name, shared) for name, kind in _LISTS.items()
    }
    if not any(lists.values()) and values["meeting_decides"] is None:
        raise WrongError("", "nothing")
    return LocalLaw(**values, **lists, text=text)


def _check(found: LocalLaw, laws: Mapping[str, LawProfile]) -> None:
    """What it points to must be there, in the profile or in itself."""
    base = laws.get(found.base)
    if base is None or not base.switched_on:
        raise WrongError("base", "unknown")
    base = base.plain or base
    rules = {each.key for each in (*base.references, *found.references)}
    ways = {each.key for each in (*base.routes, *found.routes)}
    for name in ("team", "routes", "deadlines"):
        for at, each in enumerate(getattr(found, name)):
            if each.law_key is not None and each.law_key not in rules:
                raise WrongError(f"{name}/{at}/law_key", "unknown")
    for at, rule in enumerate(found.references):
        if rule.route is not None and rule.route not in ways:
            raise WrongError(f"references/{at}/route", "unknown")
