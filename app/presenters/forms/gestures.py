"""What stands behind ``app.presenters.forms``: finds the editor and lets it show or read."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from app.models.base import Id, Record
from app.models.case import Case
from app.models.law import LawProfile
from app.models.problems import Code, Problem
from app.presenters.forms import editor
from app.presenters.forms.editors import EDITORS
from app.presenters.forms.entries import Around
from app.presenters.forms.spec import FieldError, FormSpec, Raw
from app.services.operation import Operation
from app.services.ports import Ids
from app.words.problems import sentence

__all__ = ["acted", "added", "empty", "left", "shown"]


def shown(
    case: Case,
    record: Record,
    laws: tuple[LawProfile, ...],
    today: date,
    *,
    read_only: bool,
    revealed: frozenset[Id] = frozenset(),
) -> FormSpec:
    """The form of a record."""
    around = Around(case, laws, today, revealed)
    return editor.form(EDITORS[type(record)], record, around, read_only=read_only)


def empty(
    kind: type[Record],
    case: Case,
    laws: tuple[LawProfile, ...],
    today: date,
    preset: Mapping[str, Raw],
) -> FormSpec:
    """The form of a record that is to be."""
    return editor.blank(EDITORS[kind], Around(case, laws, today), preset)


def added(
    kind: type[Record],
    case: Case,
    values: Mapping[str, Raw],
    ids: Ids,
    today: date,
    laws: tuple[LawProfile, ...] = (),
    holidays: frozenset[date] = frozenset(),
) -> Operation | tuple[FieldError, ...]:
    """What a filled-in new form becomes."""
    return editor.created(EDITORS[kind], values, Around(case, laws, today, holidays=holidays), ids)


def left(
    case: Case,
    target: FormSpec | Record,
    field: str,
    raw: Raw,
    ids: Ids,
    today: date,
    laws: tuple[LawProfile, ...] = (),
) -> tuple[Operation, ...] | FieldError:
    """What a field becomes when it is left."""
    record = _record(case, target)
    if record is None:
        return _gone()
    around = Around(case, laws, today)
    return editor.changed(EDITORS[type(record)], record, field, raw, around, ids)


def acted(
    case: Case,
    target: FormSpec | Record,
    key: str,
    values: Mapping[str, Raw],
    ids: Ids,
    today: date,
    laws: tuple[LawProfile, ...] = (),
    holidays: frozenset[date] = frozenset(),
) -> tuple[Operation, ...] | FieldError:
    """What an action becomes."""
    record = _record(case, target)
    if record is None:
        return _gone()
    around = Around(case, laws, today, holidays=holidays)
    return editor.done(EDITORS[type(record)], record, key, values, around, ids)


def _record(case: Case, target: FormSpec | Record) -> Record | None:
    """The record as it stands, with the version that a form saw."""
    if not isinstance(target, FormSpec):
        return target
    present = case.get(target.kind, target.id)
    if present is None or target.version is None:
        return None
    return replace(present, version=target.version)


def _gone() -> FieldError:
    return FieldError("", sentence(Problem(Code.NO_SUCH_RECORD)))
