"""What stands on the wall: a case through the eyes of the room, and nothing that is not in it.

``RoomView`` is the only thing that the room's window is ever given. It holds what the lens let through
for everyone in the room and no list of what was left out, so no sentence, count or order on the wall
can come from anything else.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.facts import Area
from app.models.meetings import Agreement, AgreementState, Meeting, MeetingState
from app.models.plan import Goal, GoalLevel, Intervention
from app.models.readers import Reader, RoomReader
from app.presenters.calendar_list import calendar_list
from app.presenters.forms.spec import Choice
from app.presenters.last_agreed import last_agreed
from app.presenters.lines import AgreementLine, agreement_lines, area_choice, intervention_line
from app.presenters.map import MapOptions, MapSpec, build_map
from app.presenters.meeting_board import when_text
from app.presenters.meeting_summary import summary_text
from app.presenters.who import concerned, name_of
from app.rules.intervention_states import OVER
from app.rules.lens import Lensed
from app.words import _
from app.words.dates import MONTHS, WEEKDAYS
from app.words.people import joined, quoted
from app.words.terms import term

__all__ = [
    "RoomDay",
    "RoomDream",
    "RoomEntry",
    "RoomGoal",
    "RoomHead",
    "RoomLast",
    "RoomLine",
    "RoomPoint",
    "RoomView",
    "room_agreements",
    "room_dreams",
    "room_goals",
    "room_head",
    "room_last",
    "room_map",
    "room_points",
    "room_summary",
    "room_view",
    "room_week",
]

_OPEN: Final = AgreementState.OPEN.value
_DAYS: Final = 7
_WEEKEND: Final = 5


@dataclass(frozen=True, slots=True)
class RoomView:
    """A case as everyone at one meeting may see it."""

    case: Case
    meeting_id: Id


@dataclass(frozen=True, slots=True)
class RoomHead:
    """The line above everything."""

    title: str
    when: str
    shared: str


@dataclass(frozen=True, slots=True)
class RoomDream:
    """A dream, in quotation marks where somebody said it so; ``whom`` is empty where unknown."""

    words: str
    whom: str


@dataclass(frozen=True, slots=True)
class RoomLine:
    """One thing that is done for a goal.

    ``note`` says that one must still come, where a pause or being let off has no decision.
    """

    name: str
    side: str
    state: Choice
    note: str = ""


@dataclass(frozen=True, slots=True)
class RoomGoal:
    """A goal with what is done to reach it."""

    area: Choice
    title: str
    quote: str
    whom: str
    lines: tuple[RoomLine, ...]


@dataclass(frozen=True, slots=True)
class RoomLast:
    """What was agreed the last time; ``kept`` says when, and in words how much of it was held.

    A line's state has no word as long as nobody has said what became of it.
    """

    title: str
    kept: str
    lines: tuple[RoomLine, ...]


@dataclass(frozen=True, slots=True)
class RoomPoint:
    """A point of the meeting."""

    number: int
    title: str
    done: bool
    current: bool


@dataclass(frozen=True, slots=True)
class RoomEntry:
    """Where somebody is to be; ``at`` is empty for the whole day."""

    at: str
    title: str
    side: str


@dataclass(frozen=True, slots=True)
class RoomDay:
    """One day of the coming week."""

    weekday: str
    day: str
    entries: tuple[RoomEntry, ...]
    today: bool


def room_view(view: Callable[[Id, Reader], Lensed], case_id: Id, meeting_id: Id) -> RoomView:
    """Look at a case as everyone at a meeting may; what was left out is dropped here."""
    return RoomView(view(case_id, RoomReader(meeting_id)).case, meeting_id)


def room_head(view: RoomView) -> RoomHead:
    """Say which meeting it is, as far as the room may know."""
    meeting = view.case.get(Meeting, view.meeting_id)
    return RoomHead(
        title=(meeting.title if meeting is not None else "") or _("Møde"),
        when=when_text(meeting) if meeting is not None else "",
        shared=_("Alle i rummet må se det, der vises her"),
    )


def room_map(view: RoomView, today: date, width: float, height: float) -> MapSpec:
    """Draw the network without findings and without places set by hand."""
    return build_map(view.case, today, MapOptions(width=width, height=height))


def room_dreams(view: RoomView) -> tuple[RoomDream, ...]:
    """Return the dreams, own words first."""
    found = [each for each in view.case.goals if each.level is GoalLevel.DREAM]
    found.sort(key=lambda each: not each.own_words)
    return tuple(
        RoomDream(quoted(each.own_words) if each.own_words else each.text, _whom(view, each.id))
        for each in found
    )


def room_goals(view: RoomView, today: date) -> tuple[RoomGoal, ...]:
    """Return the goals that are not reached yet, by area, then what is done without a goal."""
    return tuple(_goals(view, today))


def _goals(view: RoomView, today: date) -> Iterator[RoomGoal]:
    goals = [
        each for each in view.case.goals if each.level is GoalLevel.GOAL and each.reached_on is None
    ]
    shown = {each.id for each in goals}
    done = [each for each in view.case.interventions if each.state not in OVER]
    for area in (*Area, None):
        for goal in goals:
            if goal.area is area:
                yield _goal(view, goal, done, today)
        loose = [each for each in done if each.goal_id not in shown and each.area is area]
        if loose:
            rows = tuple(_line(view, each, today) for each in loose)
            yield RoomGoal(area_choice(area), _("Det gør vi også"), "", "", rows)


def _goal(view: RoomView, goal: Goal, done: list[Intervention], today: date) -> RoomGoal:
    return RoomGoal(
        area=area_choice(goal.area),
        title=goal.text,
        quote=quoted(goal.own_words) if goal.own_words else "",
        whom=_whom(view, goal.id),
        lines=tuple(_line(view, each, today) for each in done if each.goal_id == goal.id),
    )


def _line(view: RoomView, each: Intervention, today: date) -> RoomLine:
    line = intervention_line(view.case, each, today)
    return RoomLine(line.name, line.side, Choice(each.state.value, term(each.state)), line.note)


def _whom(view: RoomView, key: Id) -> str:
    return joined([name_of(view.case, each) for each in concerned(view.case, key)])


def room_points(view: RoomView) -> tuple[RoomPoint, ...]:
    """Return the points of the meeting; while it runs the first that is left is the present one."""
    meeting = view.case.get(Meeting, view.meeting_id)
    rows = [each for each in view.case.agenda_items if each.meeting_id == view.meeting_id]
    runs = meeting is not None and meeting.state is MeetingState.RUNNING
    left = next((each.id for each in rows if not each.done), None) if runs else None
    return tuple(
        RoomPoint(number, each.title, each.done, each.id == left)
        for number, each in enumerate(rows, 1)
    )


def room_agreements(view: RoomView, today: date) -> tuple[AgreementLine, ...]:
    """Return what this meeting has agreed on, as far as everyone in it may see it."""
    return agreement_lines(view.case, filter(_is_of(view), view.case.agreements), today)


def room_last(view: RoomView, today: date) -> RoomLast | None:
    """Return what was agreed the last time and what was kept, as far as everyone here may see it."""
    meeting = view.case.get(Meeting, view.meeting_id)
    found = None if meeting is None else last_agreed(view.case, meeting, today)
    if found is None:
        return None
    rows = tuple(
        RoomLine(each.said, each.when, each.state if each.state.key != _OPEN else Choice("", ""))
        for each in found.lines
    )
    return RoomLast(_("Det aftalte vi sidst"), f"{found.meeting} · {found.kept}", rows)


def _is_of(view: RoomView) -> Callable[[Agreement], bool]:
    return lambda each: (
        each.meeting_id == view.meeting_id and each.state is not AgreementState.BROKEN
    )


def room_summary(view: RoomView, today: date) -> tuple[str, ...]:
    """Return the summary of the meeting by its lines, as far as everyone in it may see it.

    Where the text as it was put right names somebody whom not everyone may hear of, it is composed
    anew from what everyone may.
    """
    meeting = view.case.get(Meeting, view.meeting_id)
    if meeting is None:
        return ()
    return tuple((meeting.summary or summary_text(view.case, meeting.id, (), today)).splitlines())


def room_week(view: RoomView, today: date) -> tuple[RoomDay, ...]:
    """Return the seven days from today; a Saturday or Sunday only when something is on."""
    known = {each.day: each for each in calendar_list(view.case, today, weeks=1)}
    found = []
    for ahead in range(_DAYS):
        day = today + timedelta(days=ahead)
        entries = tuple(
            RoomEntry(each.at, each.title, " · ".join(filter(None, (each.whom, each.place))))
            for each in (known[day].entries if day in known else ())
        )
        if entries or day.weekday() < _WEEKEND:
            weekday = WEEKDAYS[day.weekday()]
            name = weekday[:1].upper() + weekday[1:]
            day_of_month = _("{day}. {month}").format(day=day.day, month=MONTHS[day.month - 1])
            found.append(RoomDay(name, day_of_month, entries, ahead == 0))
    return tuple(found)
