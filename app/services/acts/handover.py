"""A case is given to a deputy, given back, and taken back with what was done to it."""

from dataclasses import dataclass, replace
from typing import ClassVar

from app.models.base import Id
from app.models.case import Case
from app.models.changes import Insert, Step, Steps, Update
from app.models.contacts import Coordinator, CoordinatorRole
from app.models.meetings import Meeting
from app.models.problems import Code, Problem, Refused
from app.models.tasks import Handover, Task
from app.rules.compared import Side
from app.rules.deleted import deletion
from app.rules.merge import Merged, merge
from app.rules.merged import Outcome, resolve
from app.rules.steps import applied
from app.services.acts.records import edited, inserted
from app.services.operation import Surroundings

__all__ = ["GiveBack", "GiveCase", "Renew", "TakeBack", "compared_with", "is_out", "taken"]

Chosen = tuple[tuple[Id, str, Side], ...]
"""For each conflict: record, field (empty for the whole record), and whose value stands."""


def is_out(case: Case) -> bool:
    """Whether a hand-over of the case has not come back yet."""
    return any(each.returned_on is None for each in case.handovers)


@dataclass(frozen=True, slots=True)
class GiveCase:
    """Record that a deputy gets the case until a day; everybody is told whom to call meanwhile."""

    legal: ClassVar[bool] = True
    act: ClassVar[str] = "Handover.give"

    handover: Handover
    deputy_id: Id

    @property
    def case_id(self) -> Id:
        """The case that is given."""
        return self.handover.case_id

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """The hand-over and a deputy for its period; one at a time, and not for the past."""
        if is_out(case):
            raise Refused(Problem(Code.HANDED_OVER))
        if self.handover.until < around.today:
            raise Refused(Problem(Code.IMPOSSIBLE_DATE, "until"))
        given = replace(self.handover, given_on=around.today, returned_on=None, kept_aside=None)
        deputy = Coordinator(
            id=self.deputy_id,
            case_id=case.id,
            role=CoordinatorRole.DEPUTY,
            name=given.to_name,
            from_date=around.today,
            to_date=given.until,
        )
        return (inserted(case, given, around), inserted(case, deputy, around))


@dataclass(frozen=True, slots=True)
class GiveBack:
    """Record on the deputy's desk that the case went back; nothing is changed here any more."""

    legal: ClassVar[bool] = True
    act: ClassVar[str] = "Handover.give_back"

    case_id: Id
    handover_id: Id

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One update of the hand-over."""
        present = _open(case, self.handover_id)
        return (edited(case, present, {"returned_on": around.today}, around),)


@dataclass(frozen=True, slots=True)
class Renew:
    """Put a case that is lent out anew in the place of the copy that was given back."""

    legal: ClassVar[bool] = True
    act: ClassVar[str] = "Handover.renew"
    witnessed: ClassVar[bool] = True

    fresh: Case

    @property
    def case_id(self) -> Id:
        """The case that comes again."""
        return self.fresh.id

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """The differences; refused while the sender has not taken the earlier work back."""
        back = {each.id for each in self.fresh.handovers if each.returned_on is not None}
        if not {each.id for each in case.handovers} <= back:
            raise Refused(Problem(Code.ALREADY_THERE))
        gone = _deleted_meanwhile(case, self.fresh)
        left = applied(case, gone)
        return (*gone, *resolve(merge(left, left, self.fresh), {}).steps)


def _deleted_meanwhile(case: Case, fresh: Case) -> Steps:
    """What the desk that lends the case out deleted with proof goes here too, and its proof comes."""
    steps: list[Step] = []
    here = {each.id for each in case.deleted_minutes}
    for each in fresh.deleted_minutes:
        if each.id in here:
            continue
        meeting = case.get(Meeting, each.gone)
        found = (*(deletion(case, meeting) if meeting is not None else ()), Insert(each))
        steps += found
        case = applied(case, found)
    return tuple(steps)


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Take a deputy's work back into the case, conflict by conflict as a human decided.

    ``seen`` is the case that the conflicts were decided on. ``aside`` says in words what does not
    stand; ``tasks`` are what the outcome demands of the coordinator
    (``app.rules.withdrawal.left_without_help``).
    """

    legal: ClassVar[bool] = True
    act: ClassVar[str] = "Handover.take_back"
    witnessed: ClassVar[bool] = True

    handover_id: Id
    base: Case
    theirs: Case
    seen: Case
    chosen: Chosen
    aside: str | None = None
    tasks: tuple[Task, ...] = ()
    digest: str = ""

    @property
    def detail(self) -> str:
        """The fingerprint of the sealed package, for the log."""
        return self.digest

    @property
    def case_id(self) -> Id:
        """The case that comes back."""
        return self.seen.id

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """What came back, what it demands, and that the hand-over is over.

        Records with legal effect come in as they are: they are facts of the other desk.
        """
        _open(case, self.handover_id)
        if case != self.seen:
            raise Refused(Problem(Code.MOVED_ON))
        outcome = taken(self.base, case, self.theirs, self.chosen)
        steps: list[Step] = list(outcome.steps)
        after = applied(case, outcome.steps)
        for each in self.tasks:
            step = inserted(after, each, around)
            steps.append(step)
            after = applied(after, (step,))
        handover = _open(after, self.handover_id)
        steps += _ended_early(after, handover, around)
        closing = {"returned_on": around.today, "kept_aside": self.aside}
        steps.append(edited(after, handover, closing, around))
        return tuple(steps)


def compared_with(base: Case, mine: Case, theirs: Case) -> Merged:
    """Return what a deputy brings; that it was sent back is no news of the case itself."""
    return merge(base, mine, replace(theirs, handovers=base.handovers))


def taken(base: Case, mine: Case, theirs: Case, chosen: Chosen) -> Outcome:
    """Return what a choice for each conflict leads to.

    Raises:
        Refused: a conflict is undecided (UNDECIDED).
    """
    merged = compared_with(base, mine, theirs)
    choices = {(key, name): side for key, name, side in chosen}
    if any(each.key not in choices for each in merged.conflicts):
        raise Refused(Problem(Code.UNDECIDED))
    return resolve(merged, choices)


def _ended_early(case: Case, handover: Handover, around: Surroundings) -> list[Update]:
    """The deputy that came with the hand-over ends with it, if it is taken back before its time."""
    return [
        edited(case, each, {"to_date": around.today}, around)
        for each in case.coordinators
        if each.role is CoordinatorRole.DEPUTY
        and each.name == handover.to_name
        and each.to_date == handover.until
        and around.today < handover.until
    ]


def _open(case: Case, key: Id) -> Handover:
    """A hand-over that is not over.

    Raises:
        Refused: there is none of this id, or it came back before.
    """
    found = case.get(Handover, key)
    if found is None:
        raise Refused(Problem(Code.NO_SUCH_RECORD))
    if found.returned_on is not None:
        raise Refused(Problem(Code.RETURNED_ALREADY))
    return found
