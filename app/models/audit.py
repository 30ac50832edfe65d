"""The log (*logpost*): who did what when, chained so that a removed or changed entry is noticed."""

from dataclasses import dataclass
from datetime import datetime

from app.models.base import Id

__all__ = ["AuditEntry"]


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One entry: ids and names of acts only, no free text and no CPR number.

    ``seq`` counts from 1 over the whole vault, ``at`` is UTC. ``detail`` is a short code such as a
    reader key or a digest. ``mac`` is HMAC-SHA256 over the previous entry's ``mac`` and this one.
    """

    seq: int
    at: datetime
    actor: str
    act: str
    case_id: Id | None
    objects: tuple[Id, ...]
    detail: str
    mac: bytes
