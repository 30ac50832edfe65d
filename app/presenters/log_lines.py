"""The log in plain Danish: who did what when; never what the content was."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import tzinfo

from app.models.audit import AuditEntry
from app.models.base import Id
from app.models.erasing import DeletedMinutes
from app.presenters.deleted_minutes import deleted_sentence
from app.rules.deleted import DELETING
from app.words import _
from app.words.acts import LABELS, act_label
from app.words.dates import clock_text, day_long

__all__ = ["LogLine", "log_lines"]


@dataclass(frozen=True, slots=True)
class LogLine:
    """One entry; ``day`` heads a group, ``number`` is its place in the whole log."""

    number: int
    day: str
    at: str
    actor: str
    act: str


def log_lines(
    entries: Iterable[AuditEntry],
    zone: tzinfo | None = None,
    deleted: Iterable[DeletedMinutes] = (),
) -> tuple[LogLine, ...]:
    """Return the log, newest first, in the time of ``zone`` (None for the machine's own).

    ``deleted`` are the proofs of minutes that were deleted: the log says which ones and why.
    """
    proofs = {each.id: each for each in deleted}
    return tuple(
        _line(each, zone, proofs)
        for each in sorted(entries, key=lambda each: each.seq, reverse=True)
    )


def _line(entry: AuditEntry, zone: tzinfo | None, proofs: Mapping[Id, DeletedMinutes]) -> LogLine:
    at = entry.at.astimezone(zone)
    return LogLine(
        entry.seq, day_long(at.date()), clock_text(at.time()), entry.actor, _said(entry, proofs)
    )


def _said(entry: AuditEntry, proofs: Mapping[Id, DeletedMinutes]) -> str:
    """The act; for undo and redo, of what. A name the program no longer knows stays as it is."""
    proof = next((proofs[each] for each in entry.objects if each in proofs), None)
    if proof is not None and entry.act == DELETING:
        return deleted_sentence(proof)
    label = act_label(entry.act) if entry.act in LABELS else entry.act
    if entry.detail in LABELS:
        return _("{act}: {what}").format(act=label, what=act_label(entry.detail))
    return label
