"""Law profiles from TOML files: the law is data that a jurist can read and correct.

A folder holds one file for each profile, and ``references.toml`` with the rules that several of them
share: a profile knows those whose time meets its own. A profile that ``inherits`` takes over each
list that it does not have itself. The catalogue of interventions lies in a folder of its own.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from app.exchange.law_values import WrongError, listed, values_of
from app.models.law import LawProfile, LawReference
from app.models.law_parts import (
    CaseType,
    CatalogueEntry,
    ComplaintRoute,
    ConsentTerm,
    CoursePoint,
    Deadline,
    OutcomeOption,
    PreparationSection,
    ReadinessItem,
    TeamPart,
    Wording,
)
from app.models.law_problems import LawDataProblem

__all__ = ["LawDataProblem", "load_catalogue", "load_profile", "load_profiles", "table_of"]

_SHARED: Final = "references.toml"

_LISTS: Final[Mapping[str, type[Any]]] = {
    "references": LawReference,
    "case_types": CaseType,
    "team": TeamPart,
    "readiness": ReadinessItem,
    "outcomes": OutcomeOption,
    "wordings": Wording,
    "routes": ComplaintRoute,
    "deadlines": Deadline,
    "consents": ConsentTerm,
    "sections": PreparationSection,
    "course": CoursePoint,
}
"""The lists of a profile's file."""

_MADE: Final = frozenset({*_LISTS, "catalogue", "local", "plain"})


def load_profiles(folder: Path, catalogue: Path | None = None) -> tuple[LawProfile, ...]:
    """Return the profiles in a folder, the oldest first, each with its part of a catalogue.

    Raises:
        LawDataProblem: a file that is no profile, two profiles with one key, a parent that is missing.
    """
    tables = {each.name: table_of(each.read_bytes(), each.name) for each in folder.glob("*.toml")}
    shared = _references(tables.pop(_SHARED, {}), _SHARED)
    entries = () if catalogue is None else load_catalogue(catalogue)
    found: dict[str, LawProfile] = {}
    for name in sorted(tables):
        profile = _profile_in(_whole(tables, name), name)
        if profile.key in found:
            raise LawDataProblem(name, "key", "twice")
        found[profile.key] = _furnished(profile, shared, entries)
    return tuple(sorted(found.values(), key=lambda each: (each.valid_from or date.min, each.key)))


def load_profile(data: bytes, file: str) -> LawProfile:
    """Return the profile in the bytes of a file with this name, by itself.

    Raises:
        LawDataProblem: the first thing that is wrong.
    """
    return _profile_in(table_of(data, file), file)


def load_catalogue(file: Path) -> tuple[CatalogueEntry, ...]:
    """Return the interventions in a file.

    Raises:
        LawDataProblem: the first thing that is wrong.
    """
    table = table_of(file.read_bytes(), file.name)
    shared = {name: each for name, each in table.items() if name != "interventions"}
    try:
        return listed(CatalogueEntry, table, "interventions", shared)
    except WrongError as error:
        raise LawDataProblem(file.name, error.place, error.reason) from None


def table_of(data: bytes, file: str) -> dict[str, Any]:
    """Return the table in the bytes of a TOML file.

    Raises:
        LawDataProblem: it is none.
    """
    try:
        return tomllib.loads(data.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LawDataProblem(file, "", "no TOML") from error


def _whole(tables: Mapping[str, dict[str, Any]], name: str) -> dict[str, Any]:
    """A file's table with the lists that it inherits; its own dates stand on what it takes over."""
    table = dict(tables[name])
    parent = table.pop("inherits", None)
    if parent is None:
        return table
    found = next((file for file, each in tables.items() if each.get("key") == parent), None)
    if found is None or found == name:
        raise LawDataProblem(name, "inherits", "unknown")
    above = _whole(tables, found)
    lists = {
        each: _dated(above[each], above)
        for each in _LISTS
        if each in above and each != "references"
    }
    return {**lists, **table}


def _dated(rows: Any, above: Mapping[str, Any]) -> Any:
    """Rows that say themselves when they were checked, as they did where they stand."""
    checked = {"checked_on": above["checked_on"]} if "checked_on" in above else {}
    return [{**checked, **each} if isinstance(each, dict) else each for each in rows]


def _profile_in(table: dict[str, Any], file: str) -> LawProfile:
    try:
        references = listed(LawReference, table, "references", {})
        head = {name: each for name, each in table.items() if name not in _LISTS}
        values = {**values_of(LawProfile, head, "", leave_out=_MADE), "references": references}
        for name, kind in _LISTS.items():
            if name != "references":
                values[name] = listed(kind, table, name, {"checked_on": values["checked_on"]})
    except WrongError as error:
        raise LawDataProblem(file, error.place, error.reason) from None
    return LawProfile(**values)


def _references(table: Mapping[str, Any], file: str) -> tuple[LawReference, ...]:
    shared = {name: each for name, each in table.items() if name != "references"}
    try:
        return listed(LawReference, table, "references", shared)
    except WrongError as error:
        raise LawDataProblem(file, error.place, error.reason) from None


def _furnished(
    profile: LawProfile, shared: Iterable[LawReference], entries: Sequence[CatalogueEntry]
) -> LawProfile:
    """A profile with the shared rules and the interventions of its own time."""
    own = {each.key for each in profile.references}
    more = tuple(each for each in shared if each.key not in own and _meets(each, profile))
    known = replace(profile, references=(*profile.references, *more))
    fitting = tuple(
        each for each in entries if known.reference(each.law_key) and _meets(each, profile)
    )
    return replace(known, catalogue=fitting)


def _meets(each: LawReference | CatalogueEntry, profile: LawProfile) -> bool:
    """Whether two times have a day in common."""
    ends_before = (
        each.valid_to is not None
        and profile.valid_from is not None
        and each.valid_to < profile.valid_from
    )
    begins_after = (
        each.valid_from is not None
        and profile.valid_to is not None
        and each.valid_from > profile.valid_to
    )
    return not (ends_before or begins_after)
