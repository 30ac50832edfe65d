"""Forms: for each class of record what the inspector shows, and what a gesture in it becomes.

Pure: from a case and what was typed to a spec or to operations; nothing is written here.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Final

from app.models.base import Record
from app.models.case import Case, CaseHead
from app.models.consents import Consent
from app.models.contacts import Contact, Coordinator
from app.models.law import LawProfile
from app.models.meetings import (
    AgendaItem,
    Agreement,
    Appointment,
    Attendance,
    Decision,
    Meeting,
    Recommendation,
)
from app.models.people import Custody, Household, Member, Person, Relationship
from app.models.plan import Goal, Intervention, Statement
from app.models.problems import Code, Problem
from app.presenters.forms import (
    agreement,
    consent,
    editor,
    family,
    meeting,
    network,
    outcome,
    plan,
)
from app.presenters.forms.entries import Around, Raw
from app.presenters.forms.spec import FieldError, FormSpec
from app.services.operation import Operation
from app.services.ports import Ids
from app.words.problems import sentence

__all__ = [
    "EDITORS",
    "FieldError",
    "Raw",
    "form_for",
    "new_form",
    "new_operation",
    "operations_for",
    "operations_for_action",
]

EDITORS: Final[Mapping[type[Record], editor.Editor]] = MappingProxyType(
    {
        CaseHead: family.CASE,
        Person: family.PERSON,
        Household: family.HOUSEHOLD,
        Member: family.MEMBER,
        Relationship: family.RELATIONSHIP,
        Custody: family.CUSTODY,
        Contact: network.CONTACT,
        Coordinator: network.COORDINATOR,
        Consent: consent.CONSENT,
        Statement: plan.STATEMENT,
        Goal: plan.GOAL,
        Intervention: plan.INTERVENTION,
        Meeting: meeting.MEETING,
        Attendance: meeting.ATTENDANCE,
        AgendaItem: meeting.AGENDA_ITEM,
        Agreement: agreement.AGREEMENT,
        Recommendation: outcome.RECOMMENDATION,
        Decision: outcome.DECISION,
        Appointment: outcome.APPOINTMENT,
    }
)
"""The editor of each class; rows without one are chips of another's form, or written by acts."""


def form_for(
    case: Case,
    record: Record,
    laws: tuple[LawProfile, ...],
    today: date,
    *,
    read_only: bool = False,
) -> FormSpec:
    """Return the form of a record; under any reader but the coordinator it is ``read_only``."""
    around = Around(case, laws, today)
    return editor.form(EDITORS[type(record)], record, around, read_only=read_only)


def new_form(
    kind: type[Record],
    case: Case,
    laws: tuple[LawProfile, ...],
    today: date,
    preset: Mapping[str, Raw] | None = None,
) -> FormSpec:
    """Return an empty form; ``preset`` holds values by field, such as the meeting it is added in."""
    return editor.blank(EDITORS[kind], Around(case, laws, today), preset or {})


def new_operation(
    kind: type[Record], case: Case, values: Mapping[str, Raw], ids: Ids, today: date
) -> Operation | tuple[FieldError, ...]:
    """Return the one operation that adds what a new form holds, or all that is wrong with it.

    Fields that ``values`` leaves out hold what an empty form holds.
    """
    return editor.created(EDITORS[kind], values, Around(case, (), today), ids)


def operations_for(
    case: Case, target: FormSpec | Record, field: str, raw: Raw, ids: Ids, today: date
) -> tuple[Operation, ...] | FieldError:
    """Return what a changed field becomes: one operation, none if nothing changes, or a sentence.

    ``raw`` is the text of a line, the key of a choice, "1" or "" of a check, the keys of many.
    Dates and times are read as they are typed in Danish. A form tells what was seen: a record that
    has moved on since is refused by the runner.
    """
    record = _record(case, target)
    if record is None:
        return _gone()
    return editor.changed(EDITORS[type(record)], record, field, raw, Around(case, (), today), ids)


def operations_for_action(
    case: Case,
    target: FormSpec | Record,
    key: str,
    values: Mapping[str, Raw],
    ids: Ids,
    today: date,
) -> tuple[Operation, ...] | FieldError:
    """Return what an action of a form becomes; ``values`` holds what its ``asks`` were answered."""
    record = _record(case, target)
    if record is None:
        return _gone()
    return editor.done(EDITORS[type(record)], record, key, values, Around(case, (), today), ids)


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
