"""The rows of a consent as chips and lines: what it opens, from whom, to whom."""

from collections.abc import Sequence
from typing import Any, Final, TypeVar, cast

from app.models.base import Id, Record
from app.models.case import Case
from app.models.consents import Consent, ConsentScope, ConsentSource, Recipient
from app.models.facts import Area, Kind
from app.models.meetings import Attendance
from app.presenters.forms.editor import Extra
from app.presenters.forms.entries import Around, Matters
from app.presenters.forms.rows import in_one
from app.presenters.forms.spec import Choice
from app.presenters.scopes import scope_label
from app.presenters.who import AREA_ICONS, contact_labels
from app.rules.policy import CLOSED
from app.services.acts.records import Add, Drop
from app.services.operation import Operation
from app.services.ports import Ids
from app.words.terms import area_name, term

__all__ = [
    "area_options",
    "kind_options",
    "names",
    "recipient",
    "recipient_options",
    "recipient_rows",
    "scope",
    "scope_rows",
    "source",
    "source_options",
    "source_rows",
]

R = TypeVar("R", ConsentSource, Recipient)

_KINDS: Final = tuple(each for each in Kind if each not in CLOSED)


def _scope_key(row: ConsentScope) -> str:
    return f"{row.area or ''}/{row.kind or ''}"


def scope_rows(case: Case, key: Id) -> dict[str, Record]:
    """What a consent opens, by area and kind."""
    return {_scope_key(each): each for each in case.consent_scopes if each.consent_id == key}


def scope(case: Case, key: Id, chosen: str, new: Id) -> Record:
    """A row that opens an area or a kind."""
    area, _slash, kind = chosen.partition("/")
    return ConsentScope(
        id=new,
        case_id=case.id,
        consent_id=key,
        area=Area(area) if area else None,
        kind=Kind(kind) if kind else None,
    )


def area_options(_record: Any, _around: Around) -> tuple[Choice, ...]:
    """Every area, whole."""
    return tuple(Choice(f"{each}/", area_name(each), AREA_ICONS[each]) for each in Area)


def kind_options(record: Any, around: Around) -> tuple[Choice, ...]:
    """Every kind that a consent can open, and what this one has besides."""
    every = tuple(Choice(f"/{each}", term(each)) for each in _KINDS)
    known = {each.key for each in (*every, *area_options(record, around))}
    if record is None:
        return every
    present = cast("dict[str, ConsentScope]", scope_rows(around.case, record.id))
    others = (Choice(key, scope_label(row)) for key, row in present.items() if key not in known)
    return (*every, *others)


def recipient_rows(case: Case, key: Id) -> dict[str, Record]:
    """Those of the case whom a consent lets see, by their id."""
    return {
        found: each
        for each in case.recipients
        if each.consent_id == key
        and (found := each.person_id or each.contact_id or each.attendance_id) is not None
    }


def recipient(case: Case, key: Id, chosen: str, new: Id) -> Record:
    """A row that lets somebody of the case see."""
    made = Recipient(id=new, case_id=case.id, consent_id=key)
    return _pointing(case, made, Id(chosen))


def _pointing(case: Case, row: Recipient, key: Id) -> Recipient:
    """The row, pointing to a person, somebody at a meeting, or a contact."""
    person, there = (
        any(each.id == key for each in rows) for rows in (case.people, case.attendances)
    )
    return Recipient(
        id=row.id,
        case_id=row.case_id,
        consent_id=row.consent_id,
        person_id=key if person else None,
        attendance_id=key if there else None,
        contact_id=None if person or there else key,
    )


def recipient_options(record: Any, around: Around) -> tuple[Choice, ...]:
    """Everybody but the giver; at a meeting also who accompanies somebody there."""
    giver = None if record is None else record.giver_id
    people = tuple(
        Choice(each.id, each.name, "user") for each in around.case.people if each.id != giver
    )
    return (*people, *_contacts(around.case), *_companions(record, around))


def _contacts(case: Case) -> tuple[Choice, ...]:
    return tuple(Choice(key, label) for key, label in contact_labels(case).items())


def _companions(record: Any, around: Around) -> tuple[Choice, ...]:
    """Those at the consent's meeting who are neither of the family nor contacts."""
    meeting = None if record is None else record.meeting_id
    return tuple(
        Choice(each.id, f"{each.name} ({term(each.role)})", "users")
        for each in around.case.attendances
        if each.meeting_id == meeting and _is_companion(each)
    )


def _is_companion(row: Attendance) -> bool:
    return bool(row.name) and row.person_id is None and row.contact_id is None


def source_rows(case: Case, key: Id) -> dict[str, Record]:
    """The contacts from whom something may be fetched, by their id."""
    return {
        each.contact_id: each
        for each in case.consent_sources
        if each.consent_id == key and each.contact_id is not None
    }


def source(case: Case, key: Id, chosen: str, new: Id) -> Record:
    """A row that lets something be fetched from a contact."""
    return ConsentSource(id=new, case_id=case.id, consent_id=key, contact_id=Id(chosen))


def source_options(_record: Any, around: Around) -> tuple[Choice, ...]:
    """Every contact."""
    return _contacts(around.case)


def names(kind: type[R], *, name: str, label: str, gesture: str, matters: Matters) -> Extra:
    """A line with those who are not in the case, by name, with commas between them."""

    def rows(case: Case, key: Id) -> dict[str, R]:
        return {each.name: each for each in case.of(kind) if each.consent_id == key and each.name}

    def made(case: Case, key: Id, said: str, new: Id) -> R:
        return kind(id=new, case_id=case.id, consent_id=key, name=said)

    def show(record: Consent, around: Around) -> str:
        return ", ".join(rows(around.case, record.id))

    def apply(record: Consent, text: str, around: Around, ids: Ids) -> tuple[Operation, ...]:
        present, wanted = rows(around.case, record.id), _said(text)
        found: list[Operation] = [
            Drop(around.case.id, kind, row.id)
            for each, row in present.items()
            if each not in wanted
        ]
        found += [
            Add(made(around.case, record.id, each, ids.new()))
            for each in wanted
            if each not in present
        ]
        return in_one(gesture, found)

    def belong(key: Id, text: str, around: Around, ids: Ids) -> tuple[Record, ...]:
        return tuple(made(around.case, key, each, ids.new()) for each in _said(text))

    return Extra(name=name, label=label, show=show, apply=apply, belong=belong, matters=matters)


def _said(text: str) -> Sequence[str]:
    return list(dict.fromkeys(each.strip() for each in text.split(",") if each.strip()))
