"""The log in the store: append only, each entry chained to the one before (security.md §5.4)."""

import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Table, select

from app.models.audit import AuditEntry
from app.models.base import Id

__all__ = ["START", "append", "entries", "head", "is_whole", "mac_at"]

START = bytes(32)
"""What stands for the MAC before the first entry."""


def append(
    connection: Connection,
    table: Table,
    key: bytes,
    entry: tuple[datetime, str, str, Any, Any, str],
) -> tuple[int, bytes]:
    """Append one entry (moment, actor, act, case id, object ids, detail); return number and MAC."""
    at, actor, act, case_id, objects, detail = entry
    last = head(connection, table)
    seq, before = (last[0] + 1, last[1]) if last is not None else (1, START)
    values = {
        "seq": seq,
        "at": at.astimezone(UTC).isoformat(),
        "actor": actor,
        "act": act,
        "case_id": case_id,
        "objects": " ".join(objects),
        "detail": detail,
    }
    mac = _mac(key, before, values)
    connection.execute(table.insert(), {**values, "mac": mac})
    return seq, mac


def entries(connection: Connection, table: Table, case_id: Id | None) -> tuple[AuditEntry, ...]:
    """The entries of one case, or all, oldest first."""
    query = select(table).order_by(table.c.seq)
    if case_id is not None:
        query = query.where(table.c.case_id == case_id)
    return tuple(
        AuditEntry(
            seq=row.seq,
            at=datetime.fromisoformat(row.at),
            actor=row.actor,
            act=row.act,
            case_id=None if row.case_id is None else Id(row.case_id),
            objects=tuple(Id(each) for each in row.objects.split()),
            detail=row.detail,
            mac=bytes(row.mac),
        )
        for row in connection.execute(query)
    )


def head(connection: Connection, table: Table) -> tuple[int, bytes] | None:
    """Number and MAC of the newest entry, None if there is none."""
    last = connection.execute(
        select(table.c.seq, table.c.mac).order_by(table.c.seq.desc()).limit(1)
    ).first()
    return None if last is None else (last.seq, bytes(last.mac))


def mac_at(connection: Connection, table: Table, seq: int) -> bytes | None:
    """The MAC of one entry, None if there is none."""
    found = connection.execute(select(table.c.mac).where(table.c.seq == seq)).scalar()
    return None if found is None else bytes(found)


def is_whole(connection: Connection, table: Table, key: bytes) -> bool:
    """Walk the chain from the first entry: whether none is missing, added, moved or changed."""
    before = START
    expected = 1
    for row in connection.execute(select(table).order_by(table.c.seq)).mappings():
        values = {name: row[name] for name in row if name != "mac"}
        mac = _mac(key, before, values)
        if row["seq"] != expected or not hmac.compare_digest(mac, bytes(row["mac"])):
            return False
        before, expected = mac, expected + 1
    return True


def _mac(key: bytes, before: bytes, values: dict[str, Any]) -> bytes:
    said = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hmac.new(key, before + said.encode(), hashlib.sha256).digest()
