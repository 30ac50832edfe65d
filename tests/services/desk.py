"""A desk for tests of operations: a case in a store in memory, and what every row of it holds."""

import hashlib
from dataclasses import dataclass, field
from typing import Final

import pytest

from app.models.base import Id, Record
from app.models.case import Case, CaseHead
from app.models.changes import Change
from app.models.problems import Code, Refused
from app.services.operation import Operation
from app.services.runner import Runner
from tests.support.memory import FixedClock, MemoryStore

__all__ = ["KEY", "LAW", "Desk", "a_case"]

KEY: Final = Id("case")
LAW: Final = frozenset({"sel-85"})


def a_case(*records: Record) -> Case:
    case = Case(head=CaseHead(id=KEY, case_id=KEY, name="Familien", law_profile="2026"))
    for each in records:
        case = case.having(type(each), (*case.of(type(each)), each))
    return case


@dataclass
class Desk:
    """``case`` in a store, with a runner; ``rows`` are hashes of every row and log entry."""

    start: Case
    store: MemoryStore = field(default_factory=MemoryStore)

    def __post_init__(self) -> None:
        self.runner = Runner(self.store, FixedClock(), LAW)
        self.store.cases[self.start.id] = self.start

    @property
    def case(self) -> Case:
        return self.store.cases[self.start.id]

    @property
    def rows(self) -> dict[str, str]:
        rows: dict[str, object] = {
            each.id: each for case in self.store.cases.values() for each in case.records()
        }
        log = {f"log {each.seq}": each for each in self.store.log_entries}
        every = {**rows, **log}
        return {
            key: hashlib.sha256(repr(value).encode()).hexdigest() for key, value in every.items()
        }

    @property
    def acts(self) -> list[str]:
        return [each.act for each in self.store.log_entries]

    def run(self, operation: Operation) -> Change:
        return self.runner.run(operation)

    def refuses(self, operation: Operation, code: Code, name: str = "") -> None:
        """An operation is refused for this reason alone, and every row stays as it was."""
        before = self.rows
        with pytest.raises(Refused) as caught:
            self.run(operation)
        assert [(each.code, each.field) for each in caught.value.problems] == [(code, name)]
        assert self.rows == before

    def will_not_undo(self, change: Change, code: Code) -> None:
        before = self.rows
        with pytest.raises(Refused) as caught:
            self.runner.reverse(change)
        assert caught.value.problems[0].code is code
        assert self.rows == before
