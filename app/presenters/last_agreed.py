"""What was agreed at the last meeting, and what became of it: the first thing at the next one."""

from dataclasses import dataclass
from datetime import date

from app.models.base import Id
from app.models.case import Case
from app.models.meetings import Agreement, AgreementState, Meeting, MeetingState
from app.presenters.lines import AgreementLine, agreement_lines
from app.presenters.who import meeting_label
from app.services.acts.records import Edit
from app.words import _

__all__ = ["LastAgreed", "last_agreed", "turned_out"]


@dataclass(frozen=True, slots=True)
class LastAgreed:
    """The agreements of the meeting before; ``kept`` says how many were held, in words."""

    title: str
    meeting: str
    kept: str
    lines: tuple[AgreementLine, ...]


def last_agreed(case: Case, meeting: Meeting, today: date) -> LastAgreed | None:
    """Return what the latest meeting before this one agreed on, None where it agreed on nothing.

    Corrections of its minutes count as the meeting that they correct.
    """
    before = [
        each
        for each in case.meetings
        if each.state is MeetingState.CLOSED
        and (each.day, each.seq) < (meeting.day, meeting.seq)
        and each.id not in _line_of(case, meeting)
        and any(row.meeting_id == each.id for row in case.agreements)
    ]
    if not before:
        return None
    last = max(before, key=lambda each: (each.day, each.seq))
    those = _line_of(case, last) & {each.id for each in before}
    rows = [each for each in case.agreements if each.meeting_id in those]
    held = sum(each.state is AgreementState.KEPT for each in rows)
    kept = _("{held} af {count} er holdt").format(held=held, count=len(rows))
    label = meeting_label(last, today)
    title = _("Sidst aftalte vi ({meeting})").format(meeting=label)
    return LastAgreed(title, label, kept, agreement_lines(case, rows, today))


def _line_of(case: Case, meeting: Meeting) -> frozenset[Id]:
    """A meeting and those whose minutes it corrects."""
    found = [meeting.id]
    row: Meeting | None = meeting
    while row is not None and row.replaces_id is not None and row.replaces_id not in found:
        found.append(row.replaces_id)
        row = case.get(Meeting, row.replaces_id)
    return frozenset(found)


def turned_out(case: Case, key: Id, state: AgreementState) -> Edit | None:
    """Say what became of an agreement; the same once more takes it back."""
    row = case.get(Agreement, key)
    if row is None:
        return None
    said = AgreementState.OPEN if row.state is state else state
    return Edit(case.id, Agreement, key, (("state", said),), row.version)
