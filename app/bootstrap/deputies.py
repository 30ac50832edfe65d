"""Standing in for a colleague: operations, sealed packages and this desk's key, wired together."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final, Protocol

from app.models.base import Id
from app.models.case import Case
from app.models.changes import Change
from app.models.contacts import CoordinatorRole
from app.models.package_problems import PackageCode, PackageProblem
from app.models.problems import Code, Problem, Refused
from app.models.tasks import Handover, Task
from app.rules.compared import Side
from app.rules.deputy import Stance, Standing, standing
from app.rules.periods import holds
from app.services.acts.handover import GiveBack, GiveCase, Renew, TakeBack
from app.services.deputies import Given, Returned
from app.services.ports import Clock, Ids, Repositories, UnitOfWork
from app.services.runner import Runner

__all__ = ["DeputyDesk", "KeyPlace"]

_IDENTITY: Final = "own_identity"


class KeyPlace(Protocol):
    """Where the secret key lies: inside the encrypted vault."""

    def get(self, key: str) -> str | None:
        """What is kept under a name."""

    def set(self, key: str, value: str) -> None:
        """Keep something under a name."""


class DeputyDesk:
    """``app.services.deputies.Deputies`` over a store."""

    def __init__(
        self,
        work: UnitOfWork,
        runner: Runner,
        keys: KeyPlace,
        clock: Clock,
        ids: Ids,
        moved: Callable[[Id], None] = lambda _case: None,
    ) -> None:
        """``moved`` is told of each case that is about to change."""
        self._work = work
        self._runner = runner
        self._keys = keys
        self._clock = clock
        self._ids = ids
        self._moved = moved
        self._kept: frozenset[Id] | None = None

    def key(self) -> str:
        """This desk's public key."""
        from app.exchange.sealed import public_key

        return public_key(self.identity())

    def identity(self) -> str:
        """The secret key; it never leaves the vault."""
        found = self._keys.get(_IDENTITY)
        if found is None:
            from app.exchange.sealed import new_identity

            found = new_identity()
            self._keys.set(_IDENTITY, found)
        return found

    def standing(self, case: Case) -> Standing:
        """What this desk is to a case today."""
        if not case.handovers:
            return Standing(Stance.OWN)
        if self._kept is None:
            with self._work() as repositories:
                self._kept = repositories.bases()
        return standing(case, self.key(), self._kept, self._clock.today())

    def give(self, cases: Sequence[Id], name: str, key: str, until: date) -> Given:
        """Give cases to a colleague until a day, all or none."""
        from app.exchange.handover import Handed, Part, Way, write_handover
        from app.exchange.package import write_package
        from app.exchange.sealed import read_key, seal

        to_key = read_key(key)
        if to_key == self.key():
            raise PackageProblem(PackageCode.OWN_KEY)
        wishes = [self._wish(each, name.strip(), to_key, until) for each in cases]
        numbers = {each.case_id: each.handover.id for each in wishes}
        parts: list[Part] = []

        def keep(repositories: Repositories, case: Case) -> None:
            repositories.keep_base(numbers[case.id], write_package(case).decode())
            parts.append(Part(numbers[case.id], case))

        self._forget(*cases)
        changes = self._runner.run_all(wishes, keep)
        data = write_handover(Handed(Way.OUT, tuple(parts)))
        return Given(changes, seal(data, recipient=to_key))

    def _wish(self, case_id: Id, name: str, key: str, until: date) -> GiveCase:
        today = self._clock.today()
        handover = Handover(
            id=self._ids.new(),
            case_id=case_id,
            to_name=name,
            to_key=key,
            from_name=self._who_coordinates(case_id),
            from_key=self.key(),
            given_on=today,
            until=until,
        )
        return GiveCase(handover, self._ids.new())

    def _who_coordinates(self, case_id: Id) -> str | None:
        today = self._clock.today()
        return next(
            (
                each.name
                for each in self._load(case_id).coordinators
                if each.role is CoordinatorRole.COORDINATOR and holds(each, today)
            ),
            None,
        )

    def again(self, case_id: Id) -> bytes:
        """Seal once more what was given, or given back, last."""
        case = self._load(case_id)
        found = self.standing(case)
        if found.handover is None or found.stance not in {Stance.OUT, Stance.GIVEN_BACK}:
            raise Refused(Problem(Code.NOT_ALLOWED_FROM_STATE))
        if found.stance is Stance.GIVEN_BACK:
            return self._sealed_return(case, found.handover)
        from app.exchange.handover import Handed, Part, Way, write_handover
        from app.exchange.sealed import seal

        _package, base = self._base(found.handover.id)
        data = write_handover(Handed(Way.OUT, (Part(found.handover.id, base),)))
        return seal(data, recipient=found.handover.to_key)

    def give_back(self, case_id: Id) -> Given:
        """Give a case back to whom it is from."""
        found = self.standing(self._load(case_id))
        if found.handover is None or found.stance not in {Stance.DEPUTY, Stance.ENDED}:
            raise Refused(Problem(Code.NOT_ALLOWED_FROM_STATE))
        self._forget(case_id)
        change = self._runner.run(GiveBack(case_id, found.handover.id))
        return Given((change,), self._sealed_return(self._load(case_id), found.handover))

    def _sealed_return(self, case: Case, handover: Handover) -> bytes:
        from app.exchange.handover import Handed, Part, Way, fingerprint, write_handover
        from app.exchange.sealed import seal

        package, _base = self._base(handover.id)
        part = Part(handover.id, case, fingerprint(package))
        return seal(write_handover(Handed(Way.BACK, (part,))), recipient=handover.from_key)

    def stand_in(self, data: bytes) -> tuple[Id, ...]:
        """Take in what a colleague lends out, already opened; all of it or nothing.

        Raises:
            PackageProblem: it is a return, or was made for somebody else.
            Refused: a case is here already, or its time is over.
        """
        from app.exchange.handover import Way, read_handover
        from app.exchange.package import write_package

        handed = read_handover(data)
        if handed.way is Way.BACK:
            raise PackageProblem(PackageCode.IS_RETURN)
        numbers = {each.case.id: each.handover_id for each in handed.parts}
        for each in handed.parts:
            self._hold_received(each.case, each.handover_id)

        written = {each.case.id: write_package(each.case).decode() for each in handed.parts}

        def keep(repositories: Repositories, case: Case) -> None:
            repositories.keep_base(numbers[case.id], written[case.id])

        cases = [each.case for each in handed.parts]
        again = [each for each in cases if self._stance_here(each.id) is Stance.GIVEN_BACK]
        fresh = [each for each in cases if each not in again]
        self._forget(*written)
        self._runner.create_all(fresh, "case.stand_in", keep)
        self._runner.run_all([Renew(each) for each in again], keep)
        return tuple(written)

    def _hold_received(self, case: Case, handover_id: Id) -> None:
        handover = case.get(Handover, handover_id)
        if handover is None or handover.to_key != self.key() or handover.returned_on is not None:
            raise PackageProblem(PackageCode.OTHER_HANDOVER)
        if handover.until < self._clock.today():
            raise Refused(Problem(Code.ACCESS_ENDED))

    def _stance_here(self, case_id: Id) -> Stance | None:
        case = self._find(case_id)
        return None if case is None else self.standing(case).stance

    def open_return(self, data: bytes) -> tuple[Returned, ...]:
        """Open what a deputy gave back; nothing is changed yet."""
        from app.exchange.handover import Way, is_handover, read_handover
        from app.exchange.sealed import opened

        inside = opened(data, identity=self.identity())
        if not is_handover(inside):
            raise PackageProblem(PackageCode.NOT_A_RETURN)
        handed = read_handover(inside)
        if handed.way is not Way.BACK:
            raise PackageProblem(PackageCode.NOT_A_RETURN)
        digest = hashlib.sha256(data).hexdigest()
        return tuple(
            self._returned(each.handover_id, each.case, each.base, digest) for each in handed.parts
        )

    def _returned(self, handover_id: Id, theirs: Case, mark: str, digest: str) -> Returned:
        from app.exchange.handover import fingerprint

        mine = self._find(theirs.id)
        handover = None if mine is None else mine.get(Handover, handover_id)
        if mine is None or handover is None or handover.from_key != self.key():
            raise PackageProblem(PackageCode.OTHER_HANDOVER)
        if handover.returned_on is not None:
            raise Refused(Problem(Code.RETURNED_ALREADY))
        package, base = self._base(handover_id)
        if fingerprint(package) != mark:
            raise PackageProblem(PackageCode.OTHER_BASE)
        late = handover.until < self._clock.today()
        return Returned(handover, base, mine, theirs, digest, late)

    def take_back(
        self,
        returned: Returned,
        chosen: tuple[tuple[Id, str, Side], ...],
        aside: str | None = None,
        tasks: tuple[Task, ...] = (),
    ) -> Change:
        """Take a deputy's work in, as was decided for each conflict."""
        operation = TakeBack(
            handover_id=returned.handover.id,
            base=returned.base,
            theirs=returned.theirs,
            seen=returned.mine,
            chosen=chosen,
            aside=aside,
            tasks=tasks,
            digest=returned.digest,
        )
        self._forget(operation.case_id)
        return self._runner.run(operation)

    def _forget(self, *cases: Id) -> None:
        self._kept = None
        for each in cases:
            self._moved(each)

    def _find(self, case_id: Id) -> Case | None:
        with self._work() as repositories:
            there = any(each.id == case_id for each in repositories.labels())
            return repositories.load(case_id) if there else None

    def _load(self, case_id: Id) -> Case:
        with self._work() as repositories:
            return repositories.load(case_id)

    def _base(self, handover_id: Id) -> tuple[str, Case]:
        """What was handed over, as it was written and as a case.

        Raises:
            PackageProblem: it is not kept here.
        """
        from app.exchange.package import read_package

        with self._work() as repositories:
            package = repositories.base(handover_id)
        if package is None:
            raise PackageProblem(PackageCode.OTHER_HANDOVER)
        return package, read_package(package.encode())
