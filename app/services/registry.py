"""Every operation there is, by name: what can be done, and what the log may say.

The random walk over all operations draws from here; an act without a generator fails the run.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from app.models.base import Record
from app.models.case import RECORD_TYPES, CaseHead
from app.models.contacts import Placement
from app.models.erasing import DeletedMinutes
from app.models.letters import Complaint
from app.models.meetings import Handout, HandoutBasis
from app.models.plan import InterventionStep
from app.models.safety import Clearance, Reveal, SharedRoom
from app.models.tasks import Handover
from app.services.acts.closing import CloseCase, ReopenCase
from app.services.acts.complaints import (
    ForwardComplaint,
    Reassess,
    ReceiveComplaint,
    RecordRuling,
)
from app.services.acts.decisions import IssueDecision
from app.services.acts.deleting import DeleteMinutes
from app.services.acts.filing import FileInJournal
from app.services.acts.handing import TickHandout
from app.services.acts.handover import GiveBack, GiveCase, Renew, TakeBack
from app.services.acts.hearings import AnswerHearing, SendHearing
from app.services.acts.interventions import DecideStep, LiftDuty, MoveIntervention
from app.services.acts.issuing import IssueLetter
from app.services.acts.letters import FinishLetter
from app.services.acts.minutes import PostponeMeeting, SupersedeMinutes
from app.services.acts.placing import PlaceCard, ReleaseCards
from app.services.acts.records import Add, Drop, Edit, editable
from app.services.acts.safety import ClearText, RevealAddress, ShareRoom, UnclearText
from app.services.acts.states import (
    AnswerConsent,
    CloseMeeting,
    HandOut,
    StartMeeting,
)
from app.services.acts.taking_effect import TakeEffect
from app.services.acts.tasks import FinishTask, ReopenTask
from app.services.acts.together import GESTURES, Together
from app.services.acts.withdrawing import WithdrawConsent
from app.services.operation import Operation

__all__ = ["ACTS", "OTHER_ACTS", "Act"]


@dataclass(frozen=True, slots=True)
class Act:
    """A name, the class of operation behind it, and the class of record where it is general."""

    name: str
    operation: type[Operation]
    kind: type[Record] | None = None


_OWN: Final[tuple[type[Operation], ...]] = (
    MoveIntervention,
    LiftDuty,
    DecideStep,
    AnswerConsent,
    WithdrawConsent,
    StartMeeting,
    CloseMeeting,
    PostponeMeeting,
    SupersedeMinutes,
    DeleteMinutes,
    IssueDecision,
    TakeEffect,
    FinishLetter,
    IssueLetter,
    FileInJournal,
    SendHearing,
    AnswerHearing,
    ReceiveComplaint,
    Reassess,
    ForwardComplaint,
    RecordRuling,
    HandOut,
    TickHandout,
    PlaceCard,
    ReleaseCards,
    FinishTask,
    ReopenTask,
    CloseCase,
    ReopenCase,
    ClearText,
    UnclearText,
    RevealAddress,
    ShareRoom,
    GiveCase,
    GiveBack,
    TakeBack,
    Renew,
)

_ELSEWHERE: Final = frozenset(
    {
        Placement,
        Handout,
        HandoutBasis,
        Clearance,
        Reveal,
        SharedRoom,
        Handover,
        DeletedMinutes,
        Complaint,
        InterventionStep,
    }
)
"""Records that only acts of their own write."""


def _all() -> Mapping[str, Act]:
    found = {str(each.act): Act(str(each.act), each) for each in _OWN}
    found |= {name: Act(name, Together) for name in GESTURES}
    for kind in RECORD_TYPES:
        if kind in _ELSEWHERE:
            continue
        verbs: list[tuple[str, type[Operation]]] = []
        if editable(kind) - {"seq"}:
            verbs.append(("edit", Edit))
        if kind is not CaseHead:
            verbs += [("add", Add), ("remove", Drop)]
        for verb, operation in verbs:
            name = f"{kind.__name__}.{verb}"
            found[name] = Act(name, operation, kind)
    return MappingProxyType(found)


ACTS: Final[Mapping[str, Act]] = _all()

OTHER_ACTS: Final = (
    "undo",
    "redo",
    "case.create",
    "case.import",
    "case.stand_in",
    "case.open",
    "case.export",
    "case.export_plain",
    "case.copy",
    "map.export",
    "pack.list",
    "calendar.export",
    "contacts.export",
    "law.import",
    "law.export",
    "vault.create",
    "vault.unlock",
    "vault.lock",
    "vault.check",
)
"""What the log names besides operations."""
