"""Carries operations out: one transaction, one log entry, one inverse (design.md §3)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from app.models.base import Id, Record
from app.models.case import RECORD_TYPES, Case
from app.models.changes import Change, Insert, Remove, Steps, Update
from app.models.plan import InterventionStep
from app.models.problems import Code, Problem, Refused
from app.rules.deleted import is_brought_back, proofs_changed
from app.rules.frozen import is_frozen
from app.rules.intervention_states import is_passed
from app.rules.legal import is_settled
from app.rules.minutes import minutes_changed
from app.rules.naming import Lexicon
from app.rules.safety import unreasoned
from app.rules.steps import applied, inverted, touched
from app.rules.validity import has_loose_ends, problems_of
from app.rules.withdrawal import broken_promise
from app.services.operation import Detailed, Operation, Sealing, Witnessed
from app.services.ports import Clock, Repositories, UnitOfWork

__all__ = ["Also", "DaysOff", "Runner"]

DaysOff = Callable[[], frozenset[date]]
"""Gives the holidays beyond doubt."""

Also = Callable[[Repositories, Case], None]
"""Told the transaction, and the case as it will be."""


@dataclass(frozen=True, slots=True)
class _Around:
    today: date
    now: datetime
    law_keys: frozenset[str]
    bare_keys: frozenset[str]
    lexicon: Lexicon
    days_off: DaysOff

    @property
    def holidays(self) -> frozenset[date]:
        """Counted only by those who ask: the library behind them is slow to load."""
        return self.days_off()


class Runner:
    """Turns wishes into changes; the only way to write to a case."""

    def __init__(
        self,
        work: UnitOfWork,
        clock: Clock,
        law_keys: frozenset[str],
        lexicon: Lexicon | None = None,
        days_off: DaysOff = frozenset,
        bare_keys: frozenset[str] = frozenset(),
    ) -> None:
        """Keep what is needed to write and to judge; without a lexicon words are only words."""
        self._bare_keys = bare_keys
        self._days_off = days_off
        self._work = work
        self._clock = clock
        self._law_keys = law_keys
        self._lexicon = lexicon or Lexicon()

    def know(self, law_keys: frozenset[str], bare_keys: frozenset[str] = frozenset()) -> None:
        """Judge by these references from now on, of which some name an act alone."""
        self._law_keys, self._bare_keys = law_keys, bare_keys

    def run(self, operation: Operation, also: Also | None = None) -> Change:
        """Carry an operation out.

        An operation that would change nothing is a change without steps and leaves no log entry.
        ``also`` writes what belongs to it besides records, in the same transaction.

        Raises:
            Refused: a rule says no, or what the operation saw has moved; nothing was changed.
        """
        with self._work() as repositories:
            case = repositories.load(operation.case_id)
            return self._carry_out(repositories, case, operation, also)[0]

    def run_all(
        self, operations: Sequence[Operation], also: Also | None = None
    ) -> tuple[Change, ...]:
        """Carry out operations on any number of cases, all or none; each case is read once.

        Raises:
            Refused: as ``run``; nothing was changed by any of them.
        """
        changes: list[Change] = []
        cases: dict[Id, Case] = {}
        with self._work() as repositories:
            for each in operations:
                key = each.case_id
                case = cases[key] if key in cases else repositories.load(key)
                change, cases[key] = self._carry_out(repositories, case, each, also)
                changes.append(change)
        return tuple(changes)

    def _carry_out(
        self, repositories: Repositories, case: Case, operation: Operation, also: Also | None
    ) -> tuple[Change, Case]:
        """The change, and the case after it."""
        steps = operation.steps(case, self._around())
        after = applied(case, steps)
        _hold_promises(case, after)
        if not isinstance(operation, Witnessed):
            _hold_apart(after, steps, self._clock.today())
        change = _told(operation.act, case.id, steps, legal=operation.legal)
        if steps:
            repositories.write(case.id, steps)
            _forget(repositories, case, after)
            detail = _detail(operation, after)
            repositories.log(operation.act, case.id, tuple(sorted(change.ids)), detail)
        if also is not None:
            also(repositories, after)
        return change, after

    def _around(self) -> _Around:
        return _Around(
            self._clock.today(),
            self._clock.now(),
            self._law_keys,
            self._bare_keys,
            self._lexicon,
            self._days_off,
        )

    def reverse(self, change: Change, *, redo: bool = False) -> Change:
        """Undo a change, or do it again; both are changes of their own and are logged as such.

        Raises:
            Refused: what was changed has moved on, or has legal effect.
        """
        if change.inverse is None:
            raise Refused(Problem(Code.HAS_LEGAL_EFFECT))
        with self._work() as repositories:
            case = repositories.load(change.case_id)
            _hold_reversible(case, change.inverse)
            told = _told(change.act, case.id, change.inverse, legal=False)
            if change.inverse:
                repositories.write(case.id, change.inverse)
                repositories.log(
                    "redo" if redo else "undo", case.id, tuple(sorted(told.ids)), change.act
                )
        return told

    def create(self, case: Case, act: str) -> Change:
        """Write a whole new case; as ``create_all`` with one."""
        return self.create_all((case,), act)[0]

    def create_all(
        self, cases: Sequence[Case], act: str, also: Also | None = None
    ) -> tuple[Change, ...]:
        """Write whole new cases, checked record by record as if they had been typed in.

        ``also`` is told of each.

        Raises:
            Refused: a record cannot stand in its case, or a case is there already; nothing was
                written of any of them.
        """
        found = [problem for case in cases for problem in self._faults(case)]
        if found:
            raise Refused(*found)
        with self._work() as repositories:
            there = {each.id for each in repositories.labels()}
            if len({each.id for each in cases} - there) < len(cases):
                raise Refused(Problem(Code.ALREADY_THERE))
            gone = repositories.deleted_minutes()
            if any(each.id in gone for case in cases for each in case.meetings):
                raise Refused(Problem(Code.DELETED_WITH_PROOF))
            made = tuple(_created(repositories, case, act) for case in cases)
            if also is not None:
                for case in cases:
                    also(repositories, case)
            return made

    def _faults(self, case: Case) -> list[Problem]:
        of_records = [
            problem
            for each in case.records()
            for problem in problems_of(case, each, self._law_keys)
        ]
        return [*of_records, *_mixed(case)]


def _created(repositories: Repositories, case: Case, act: str) -> Change:
    steps = tuple(Insert(each) for kind in RECORD_TYPES for each in case.of(kind))
    repositories.write(case.id, steps)
    repositories.log(act, case.id)
    return _told(act, case.id, steps, legal=True)


def _mixed(case: Case) -> list[Problem]:
    """Records of another case, and an id that names two: the lens looks records up by id alone."""
    ids = [each.id for each in case.records()]
    foreign = any(each.case_id != case.id for each in case.records())
    if is_brought_back(case):
        return [Problem(Code.DELETED_WITH_PROOF)]
    found = [Problem(Code.ALREADY_THERE, "id")] if len(set(ids)) < len(ids) else []
    return [*found, Problem(Code.NO_SUCH_RECORD, "case_id")] if foreign else found


def _hold_reversible(case: Case, steps: Steps) -> None:
    """Refuse a reversal that no longer fits, changes what was settled since, or leaves loose ends.

    Raises:
        Refused: HAS_LEGAL_EFFECT or MOVED_ON; what stands in the case afterwards is left as it is.
    """
    after = applied(case, steps)
    for kind, key in touched(steps):
        pair = (case, case.get(kind, Id(key))), (after, after.get(kind, Id(key)))
        there = [(where, each) for where, each in pair if each is not None]
        if any(is_settled(case, each) for _where, each in there):
            raise Refused(Problem(Code.HAS_LEGAL_EFFECT))
        if _changes_text(steps, key) and any(is_frozen(where, each) for where, each in there):
            raise Refused(Problem(Code.PLAN_FROZEN))
    if has_loose_ends(after) or _is_overtaken(after, steps):
        raise Refused(Problem(Code.MOVED_ON))
    _hold_promises(case, after)


def _is_overtaken(after: Case, steps: Steps) -> bool:
    """Whether help has gone further since: its way is undone from its end, or goes with it as a whole."""
    gone = (each.record for each in steps if isinstance(each, Remove))
    return any(isinstance(each, InterventionStep) and is_passed(after, each) for each in gone)


_MOVES: Final = frozenset({"state", "pause_reason", "lifted"})
"""Where an intervention stands; the rest of a frozen plan is its text."""


def _changes_text(steps: Steps, key: str) -> bool:
    """Whether a record comes, goes or says something else, rather than moves on."""
    return any(
        not isinstance(each, Update) or not each.after.keys() <= _MOVES
        for each in steps
        if (each.id if isinstance(each, Update) else each.record.id) == key
    )


def _hold_promises(before: Case, after: Case) -> None:
    """Refuse what would leave somebody who took a consent back without help, or change minutes.

    Closed minutes stand as they are, whatever the operation is (domain.md §15.19), or go whole with
    a proof; what went so never comes back, and its proof stands.
    """
    broken = broken_promise(before, after)
    if broken is not None:
        raise Refused(Problem(broken))
    if minutes_changed(before, after) or proofs_changed(before, after):
        raise Refused(Problem(Code.HAS_LEGAL_EFFECT))
    if is_brought_back(after):
        raise Refused(Problem(Code.DELETED_WITH_PROOF))


def _forget(repositories: Repositories, before: Case, after: Case) -> None:
    """What was deleted with proof is to leave nothing behind, wherever the store keeps words."""
    if len(after.deleted_minutes) > len(before.deleted_minutes):
        there = {each.id for each in after.records()}
        gone = frozenset(each.id for each in before.records()) - there
        over = (each.id for each in after.handovers if each.returned_on is not None)
        repositories.forget(before.id, gone, frozenset(over))


def _hold_apart(after: Case, steps: Steps, on: date) -> None:
    """Refuse to bring two people into one room who must be kept apart, unless somebody said why.

    Raises:
        Refused: NEEDS_REASON.
    """
    if unreasoned(after, steps, on):
        raise Refused(Problem(Code.NEEDS_REASON))


def _detail(operation: Operation, after: Case) -> str:
    if isinstance(operation, Sealing):
        return operation.seal(after)
    return operation.detail if isinstance(operation, Detailed) else ""


def _told(act: str, case_id: Id, steps: Steps, *, legal: bool) -> Change:
    pairs = touched(steps)
    topics: frozenset[type[Record]] = frozenset(kind for kind, _id in pairs)
    ids = frozenset(Id(key) for _kind, key in pairs)
    return Change(act, case_id, topics, ids, None if legal else inverted(steps))
