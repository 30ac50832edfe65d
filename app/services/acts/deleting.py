"""The one act that takes closed minutes away: whole, on a ground, with a proof that stays."""

from dataclasses import dataclass
from typing import ClassVar

from app.models.base import Id
from app.models.case import Case
from app.models.changes import Steps
from app.models.erasing import DeletedMinutes, DeletionGround
from app.models.meetings import Meeting, MeetingState
from app.models.problems import Code, Problem, Refused
from app.rules.deleted import DELETING, deletion, proof, repeats, rests_on
from app.rules.steps import applied
from app.services.acts.handover import is_out
from app.services.acts.presence import require, there
from app.services.acts.records import inserted
from app.services.operation import Surroundings

__all__ = ["DeleteMinutes"]


@dataclass(frozen=True, slots=True)
class DeleteMinutes:
    """Delete the closed minutes of a meeting with all that is part of them; ``new`` is the proof's id.

    Refused while a deputy has a copy, where they supersede older ones (those go first), and where
    a decision rests on them. ``reason`` is a sentence; it does not say what the minutes said.
    """

    legal: ClassVar[bool] = True
    act: ClassVar[str] = DELETING

    case_id: Id
    id: Id
    new: Id
    ground: DeletionGround
    approved_by: str
    reason: str
    seen: int | None = None

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """What goes, what is let go of, and the proof."""
        meeting = there(case, Meeting, self.id, self.seen)
        require(meeting.state is MeetingState.CLOSED)
        if is_out(case):
            raise Refused(Problem(Code.HANDED_OVER))
        if meeting.replaces_id is not None:
            raise Refused(Problem(Code.NOT_OLDEST))
        if rests_on(case, meeting):
            raise Refused(Problem(Code.DECISION_RESTS))
        for name in ("reason", "approved_by"):
            if repeats(case, meeting.id, getattr(self, name)):
                raise Refused(Problem(Code.REPEATS_MINUTES, name))
        made = DeletedMinutes(
            id=self.new,
            case_id=case.id,
            gone=meeting.id,
            day=meeting.day,
            digest="",
            deleted_on=around.today,
            ground=self.ground,
            approved_by=self.approved_by.strip(),
            reason=self.reason.strip(),
        )
        made = proof(case, meeting, made)
        gone = deletion(case, meeting)
        return (*gone, inserted(applied(case, gone), made, around))

    def seal(self, after: Case) -> str:
        """The fingerprint of what is gone, for the log."""
        made = after.get(DeletedMinutes, self.new)
        return made.digest if made is not None else ""
