"""Reading and writing cases inside one transaction: the ports of ``app.services`` made real."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, TextClause, delete, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from app.models.audit import AuditEntry
from app.models.base import Id, Record
from app.models.case import ATTRIBUTES, RECORD_TYPES, Case, CaseHead, CaseLabel
from app.models.changes import Insert, Remove, Step, Steps
from app.models.erasing import DeletedMinutes
from app.models.meetings import Meeting
from app.models.people import Person
from app.models.problems import Code, Problem, Refused
from app.rules.upcoming import ON_A_DAY
from app.storage import forgetting, log
from app.storage.mapping import Readers, column_value, from_row, readers_of, to_row
from app.storage.tables import Schema, table_name

__all__ = ["StoredRepositories"]

R = TypeVar("R", bound=Record)


@cache
def _reading() -> tuple[Mapping[type[Record], Readers], Mapping[type[Record], TextClause]]:
    """How each class of record is read.

    As text, because building the statements anew costs more than running them, and a desk with forty
    families reads them all to say what today brings.
    """
    readers = {kind: readers_of(kind) for kind in RECORD_TYPES}
    queries = {
        kind: text(
            f"SELECT {', '.join(name for name, _read in columns)} "  # noqa: S608 - names of our own
            f"FROM {table_name(kind)} WHERE case_id = :case_id"
        )
        for kind, columns in readers.items()
    }
    return MappingProxyType(readers), MappingProxyType(queries)


class StoredRepositories:
    """The rows of an encrypted database, seen as cases."""

    def __init__(
        self, connection: Connection, tables: Schema, key: bytes, moment: datetime, actor: str
    ) -> None:
        """Bind to one transaction; ``moment`` and ``actor`` go into its log entries."""
        self._connection = connection
        self._tables = tables
        self._key = key
        self._moment = moment
        self._actor = actor
        self._readers, self._queries = _reading()
        self.head: tuple[int, bytes] | None = None
        self.forgot = False

    def labels(self) -> tuple[CaseLabel, ...]:
        """All families, by name."""
        cases, people = self._tables.records[CaseHead], self._tables.records[Person]
        counted = (
            select(people.c.case_id, func.count().label("people"))
            .group_by(people.c.case_id)
            .subquery()
        )
        query = select(
            cases.c.id, cases.c.name, cases.c.teaching, counted.c.people, cases.c.closed_on
        ).outerjoin(counted, counted.c.case_id == cases.c.id)
        rows = self._connection.execute(query)
        found = (
            CaseLabel(Id(row[0]), row[1], row[3] or 0, bool(row[2]), row[4] is not None)
            for row in rows
        )
        return tuple(sorted(found, key=lambda each: (each.name.casefold(), each.id)))

    def meeting_days(self) -> tuple[tuple[date, Id], ...]:
        """The day and case of each meeting that was not called off, by day."""
        table = self._tables.records[Meeting]
        query = (
            select(table.c.day, table.c.case_id)
            .where(table.c.state.in_(sorted(ON_A_DAY)))
            .order_by(table.c.day, table.c.starts, table.c.case_id)
        )
        rows = self._connection.execute(query)
        return tuple((date.fromisoformat(str(row[0])), Id(row[1])) for row in rows)

    def load(self, case_id: Id) -> Case:
        """Everything of one case.

        Raises:
            Refused: there is no such case.
        """
        heads = self._rows(CaseHead, case_id)
        if not heads:
            raise Refused(Problem(Code.NO_SUCH_RECORD))
        lists: dict[str, Any] = {
            name: tuple(sorted(self._rows(kind, case_id), key=lambda each: (each.seq, each.id)))
            for kind, name in ATTRIBUTES.items()
        }
        return Case(head=heads[0], **lists)

    def write(self, case_id: Id, steps: Steps) -> None:
        """Make the steps true."""
        for step in steps:
            self._write(case_id, step)

    def log(
        self, act: str, case_id: Id | None, objects: tuple[Id, ...] = (), detail: str = ""
    ) -> None:
        """Append one entry to the chain."""
        entry = (self._moment, self._actor, act, case_id, objects, detail)
        self.head = log.append(self._connection, self._tables.log, self._key, entry)

    def entries(self, case_id: Id | None) -> tuple[AuditEntry, ...]:
        """The log of one case, or all of it, oldest first."""
        return log.entries(self._connection, self._tables.log, case_id)

    def keep_base(self, handover: Id, package: str) -> None:
        """Keep the package of a case as it was handed over."""
        row = {"handover_id": handover, "package": package}
        self._connection.execute(insert(self._tables.bases), row)

    def base(self, handover: Id) -> str | None:
        """The package of a case as it was handed over."""
        bases = self._tables.bases
        query = select(bases.c.package).where(bases.c.handover_id == handover)
        found: str | None = self._connection.execute(query).scalar()
        return found

    def bases(self) -> frozenset[Id]:
        """The hand-overs of which the package is kept."""
        rows = self._connection.execute(select(self._tables.bases.c.handover_id))
        return frozenset(Id(row[0]) for row in rows)

    def deleted_minutes(self) -> frozenset[Id]:
        """The meetings of which the minutes were deleted with proof."""
        table = self._tables.records[DeletedMinutes]
        rows = self._connection.execute(select(table.c.gone))
        return frozenset(Id(row[0]) for row in rows)

    def forget(self, case_id: Id, gone: frozenset[Id], handovers: frozenset[Id]) -> None:
        """Drop what was typed and lent out, and note that the rest is to be scrubbed."""
        forgetting.forget(self._connection, self._tables, case_id, gone, handovers)
        self.forgot = True

    def _rows(self, kind: type[R], case_id: Id) -> list[R]:
        rows = self._connection.execute(self._queries[kind], {"case_id": case_id})
        readers = self._readers[kind]
        return [from_row(kind, readers, row) for row in rows]

    def _write(self, case_id: Id, step: Step) -> None:
        if isinstance(step, Insert):
            self._insert(step.record)
            return
        if isinstance(step, Remove):
            table = self._table(step.record)
            done = self._connection.execute(
                delete(table).where(table.c.id == step.record.id, table.c.case_id == case_id)
            )
        else:
            table = self._tables.records[step.kind]
            values = {name: column_value(value) for name, value in step.after.items()}
            done = self._connection.execute(
                update(table)
                .where(table.c.id == step.id, table.c.case_id == case_id)
                .values(version=table.c.version + 1, **values)
            )
        if done.rowcount != 1:
            raise Refused(Problem(Code.MOVED_ON))

    def _insert(self, record: Record) -> None:
        """An id that stands in another case already, as in a package made by hand, is refused."""
        try:
            self._connection.execute(insert(self._table(record)), to_row(record))
        except IntegrityError:
            raise Refused(Problem(Code.ALREADY_THERE)) from None

    def _table(self, record: Record) -> Table:
        return self._tables.records[type(record)]
