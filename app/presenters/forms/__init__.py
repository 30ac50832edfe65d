"""Forms: for each class of record what the inspector shows, and what a gesture in it becomes.

Pure: from a case and what was typed to a spec or to operations; nothing is written here. The editors are
imported with the first form, so that a page without one starts without them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.presenters.forms.spec import FieldError, FormSpec, Raw

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from app.models.base import Id, Record
    from app.models.case import Case
    from app.models.law import LawProfile
    from app.services.operation import Operation
    from app.services.ports import Ids

__all__ = [
    "FieldError",
    "Raw",
    "form_for",
    "new_form",
    "new_operation",
    "operations_for",
    "operations_for_action",
]


def form_for(
    case: Case,
    record: Record,
    laws: tuple[LawProfile, ...],
    today: date,
    *,
    read_only: bool = False,
    revealed: frozenset[Id] = frozenset(),
) -> FormSpec:
    """Return the form of a record; under any reader but the coordinator it is ``read_only``.

    ``revealed`` are the persons whose protected address is not covered.
    """
    from app.presenters.forms import gestures

    return gestures.shown(case, record, laws, today, read_only=read_only, revealed=revealed)


def new_form(
    kind: type[Record],
    case: Case,
    laws: tuple[LawProfile, ...],
    today: date,
    preset: Mapping[str, Raw] | None = None,
) -> FormSpec:
    """Return an empty form; ``preset`` holds values by field, such as the meeting it is added in."""
    from app.presenters.forms import gestures

    return gestures.empty(kind, case, laws, today, preset or {})


def new_operation(
    kind: type[Record],
    case: Case,
    values: Mapping[str, Raw],
    ids: Ids,
    today: date,
    laws: tuple[LawProfile, ...] = (),
    holidays: frozenset[date] = frozenset(),
) -> Operation | tuple[FieldError, ...]:
    """Return the one operation that adds what a new form holds, or all that is wrong with it.

    Fields that ``values`` leaves out hold what an empty form holds. ``laws`` and ``holidays`` are
    needed where a time begins with it.
    """
    from app.presenters.forms import gestures

    return gestures.added(kind, case, values, ids, today, laws, holidays)


def operations_for(
    case: Case,
    target: FormSpec | Record,
    field: str,
    raw: Raw,
    ids: Ids,
    today: date,
    laws: tuple[LawProfile, ...] = (),
) -> tuple[Operation, ...] | FieldError:
    """Return what a changed field becomes: one operation, none if nothing changes, or a sentence.

    ``raw`` is the text of a line, the key of a choice, "1" or "" of a check, the keys of many.
    Dates and times are read as they are typed in Danish. A form tells what was seen: a record that
    has moved on since is refused by the runner. ``laws`` are needed where a choice from the catalogue of
    interventions fills in several fields at once.
    """
    from app.presenters.forms import gestures

    return gestures.left(case, target, field, raw, ids, today, laws)


def operations_for_action(
    case: Case,
    target: FormSpec | Record,
    key: str,
    values: Mapping[str, Raw],
    ids: Ids,
    today: date,
    laws: tuple[LawProfile, ...] = (),
    holidays: frozenset[date] = frozenset(),
) -> tuple[Operation, ...] | FieldError:
    """Return what an action of a form becomes; ``values`` holds what its ``asks`` were answered.

    ``laws`` are needed where an action follows the law profile: a meeting begins with its course.
    On ``holidays`` no time ends.
    """
    from app.presenters.forms import gestures

    return gestures.acted(case, target, key, values, ids, today, laws, holidays)
