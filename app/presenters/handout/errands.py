"""What somebody is to bring to a meeting, and what they have promised: for their own paper."""

from app.models.meetings import AgreementState, Meeting
from app.models.preparing import Readiness, ReadinessState
from app.presenters.document import Run, Runs, runs
from app.presenters.handout.view import View
from app.presenters.lines import by_when
from app.words import _
from app.words.dates import day_plain

__all__ = ["errands"]

_WAITING = frozenset({ReadinessState.MISSING, ReadinessState.ASKED})
_OPEN = frozenset({AgreementState.OPEN, AgreementState.MOVED})


def errands(view: View, meeting: Meeting) -> list[Runs]:
    """Return what the reader, a contact, has still to do: to the meeting first, then agreements."""
    asked = [
        _asked(view, each)
        for each in view.case.readiness
        if each.meeting_id == meeting.id and each.state in _WAITING
    ]
    mine = [
        each
        for each in view.case.agreements
        if each.state in _OPEN and each.who_contact_id == view.person_id
    ]
    agreed = [
        (
            Run(each.what[:1].upper() + each.what[1:]),
            Run(f" · {by_when(each, view.on)}", quiet=True),
        )
        for each in sorted(mine, key=lambda each: (each.by_date or view.on.max, each.seq))
    ]
    return [*asked, *agreed]


def _asked(view: View, row: Readiness) -> Runs:
    items = view.law.readiness if view.law else ()
    title = next((each.title for each in items if each.key == row.key), _("Noget til mødet"))
    if row.by_date is None:
        return runs(title)
    day = _("senest {day}").format(day=day_plain(row.by_date))
    return (Run(title), Run(f" · {day}", quiet=True))
