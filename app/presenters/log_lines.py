"""The log in plain Danish: who did what when; never what the content was."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import tzinfo

from app.models.audit import AuditEntry
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


def log_lines(entries: Iterable[AuditEntry], zone: tzinfo | None = None) -> tuple[LogLine, ...]:
    """Return the log, newest first, in the time of ``zone`` (None for the machine's own)."""
    return tuple(
        _line(each, zone) for each in sorted(entries, key=lambda each: each.seq, reverse=True)
    )


def _line(entry: AuditEntry, zone: tzinfo | None) -> LogLine:
    at = entry.at.astimezone(zone)
    return LogLine(entry.seq, day_long(at.date()), clock_text(at.time()), entry.actor, _said(entry))


def _said(entry: AuditEntry) -> str:
    """The act; for undo and redo, of what. A name the program no longer knows stays as it is."""
    label = act_label(entry.act) if entry.act in LABELS else entry.act
    if entry.detail in LABELS:
        return _("{act}: {what}").format(act=label, what=act_label(entry.detail))
    return label
