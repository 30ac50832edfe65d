"""Whether closed minutes are what the log says: whole, changed, deleted with proof, or simply gone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from app.models.audit import AuditEntry
from app.models.base import Id
from app.models.case import Case
from app.models.erasing import DeletedMinutes
from app.models.meetings import Meeting, MeetingState
from app.rules.deleted import DELETING
from app.rules.minutes import minutes_digest, minutes_of

__all__ = ["CLOSING", "RENEWING", "Seal", "minutes_whole", "seals"]

CLOSING: Final = "Meeting.close"
"""The act whose log entry carries the fingerprint of the minutes."""

RENEWING: Final = "Handover.renew"
"""The act by which a deletion on the desk that lends a case out reaches the deputy's."""


class Seal(StrEnum):
    """What the log says about closed minutes."""

    WHOLE = "whole"
    CHANGED = "changed"
    ELSEWHERE = "elsewhere"
    """They were closed at another desk, whose log is not here."""
    DELETED = "deleted"
    """They are gone; their proof stands, and the log says when it came."""
    MISSING = "missing"
    """They are gone, or some of them, or only the proof is there: the log knows of no deletion."""


def minutes_whole(case: Case, meeting: Meeting, log: Iterable[AuditEntry]) -> Seal:
    """Hold minutes that are there against the fingerprint that the log took when they were closed.

    The log is a chain of its own (``app.storage.log``), so both would have to be forged.
    """
    taken = _taken(case.id, log).get(meeting.id)
    if not taken:
        return Seal.ELSEWHERE
    return Seal.WHOLE if taken == minutes_digest(case, meeting.id) else Seal.CHANGED


def seals(case: Case, log: Sequence[AuditEntry]) -> Mapping[Id, Seal]:
    """Return what the log says of all minutes that are closed in a case, were, or are said to be."""
    taken = _taken(case.id, log)
    proofs = {each.gone: each for each in case.deleted_minutes}
    found: dict[Id, Seal] = {}
    for key in (*proofs, *taken):
        meeting = case.get(Meeting, key)
        if key in proofs:
            found[key] = _of_deleted(case, proofs[key], taken.get(key, ""), log)
        elif meeting is None:
            found[key] = Seal.MISSING
        else:
            found[key] = minutes_whole(case, meeting, log)
    found |= dict.fromkeys(_unproven(case, log), Seal.MISSING)
    closed = (each for each in case.meetings if each.state is MeetingState.CLOSED)
    return MappingProxyType({each.id: Seal.ELSEWHERE for each in closed} | found)


def _taken(case_id: Id, log: Iterable[AuditEntry]) -> dict[Id, str]:
    """The fingerprint of each closing, the last where there are several."""
    return {
        key: each.detail
        for each in log
        if each.act == CLOSING and each.case_id == case_id and each.detail
        for key in each.objects
    }


def _of_deleted(case: Case, proof: DeletedMinutes, taken: str, log: Iterable[AuditEntry]) -> Seal:
    """A proof counts with the entry of its coming, and for the very minutes that were closed."""
    if minutes_of(case, proof.gone):
        return Seal.MISSING
    if taken and taken != proof.digest:
        return Seal.CHANGED
    came = (each for each in log if each.case_id == case.id and proof.id in each.objects)
    if any(
        each.act == RENEWING or (each.act, each.detail) == (DELETING, proof.digest) for each in came
    ):
        return Seal.DELETED
    brought = any(each.act in _WHOLE_CASES and each.case_id == case.id for each in log)
    return Seal.ELSEWHERE if brought and not taken else Seal.MISSING


def _unproven(case: Case, log: Iterable[AuditEntry]) -> Iterator[Id]:
    """Deletions whose proof is not there any more."""
    proofs = {each.id for each in case.deleted_minutes}
    for each in log:
        if each.act == DELETING and each.case_id == case.id and proofs.isdisjoint(each.objects):
            yield from each.objects[:1]


_WHOLE_CASES: Final = frozenset({"case.import", "case.stand_in"})
"""Acts that bring a case with the proofs that it has from another desk."""
