"""The meeting: points on the left, what we talk about in the middle, what we agreed on the right."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.models.base import Id
from app.models.case import Case
from app.models.law import LawProfile
from app.models.meetings import (
    AgendaItem,
    Attendance,
    AttendanceRole,
    Meeting,
    MeetingState,
    Recommendation,
)
from app.presenters.attendee_names import attendee_names
from app.presenters.forms.spec import Choice
from app.presenters.lines import AgreementLine, agreement_lines, area_choice
from app.presenters.who import concerned_text, meeting_label
from app.rules.law import profile_of, wording
from app.words import _
from app.words.dates import clock_text, day_long
from app.words.terms import term

__all__ = [
    "AttendeeLine",
    "MeetingBoard",
    "MeetingLine",
    "OutcomeLine",
    "PointLine",
    "meeting_board",
    "meeting_lines",
    "when_text",
]


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One meeting in the list of meetings."""

    id: Id
    title: str
    state: Choice


@dataclass(frozen=True, slots=True)
class PointLine:
    """One point; ``current`` is the first that is not done while the meeting runs."""

    id: Id
    number: int
    title: str
    note: str
    done: bool
    current: bool
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class AttendeeLine:
    """Somebody who is invited or there; ``role`` only where it says more than the name.

    ``arrival`` is how they came, where somebody has said it.
    """

    id: Id
    name: str
    role: str
    present: bool
    arrival: Choice | None = None


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """A recommendation or a decision of the meeting; ``tag`` is the state of a decision.

    ``more`` is what a recommendation says besides: its outcome, what to take into account, dissent.
    """

    id: Id
    text: str
    reason: str
    whom: str
    area: Choice
    tag: Choice | None = None
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingBoard:
    """One meeting; recommendations and decisions are kept apart, each with its sentence."""

    id: Id
    title: str
    when: str
    place: str
    state: Choice
    shared: str
    points: tuple[PointLine, ...]
    attendees: tuple[AttendeeLine, ...]
    agreements: tuple[AgreementLine, ...]
    recommendations: tuple[OutcomeLine, ...]
    recommendation_title: str
    recommendation_note: str
    decisions: tuple[OutcomeLine, ...]
    decision_note: str


def meeting_lines(case: Case, today: date) -> tuple[MeetingLine, ...]:
    """Return all meetings, the latest first."""
    ordered = sorted(case.meetings, key=lambda each: (each.day, each.seq), reverse=True)
    return tuple(MeetingLine(each.id, meeting_label(each, today), _state(each)) for each in ordered)


def meeting_board(
    case: Case, meeting_id: Id, today: date, laws: tuple[LawProfile, ...] = ()
) -> MeetingBoard | None:
    """Return one meeting as it may be seen, None where it may not.

    What it came to is spoken of as the case's law profile does: a recommendation or a decision.
    """
    meeting = case.get(Meeting, meeting_id)
    if meeting is None:
        return None
    law = profile_of(case, laws, meeting.day)
    said = wording(law) if law else None
    return MeetingBoard(
        id=meeting.id,
        title=meeting.title or _("Møde"),
        when=when_text(meeting),
        place=meeting.place or "",
        state=_state(meeting),
        shared=_("Alle i rummet må se det, der vises her"),
        points=_points(case, meeting),
        attendees=_attendees(case, meeting),
        agreements=agreement_lines(
            case, (each for each in case.agreements if each.meeting_id == meeting.id), today
        ),
        recommendations=_recommendations(case, meeting, law),
        recommendation_title=said.plural.capitalize() if said else _("Indstillinger"),
        recommendation_note=(
            said.after
            if said
            else _("En indstilling er en anbefaling. Der kan ikke klages over den.")
        ),
        decisions=_decisions(case, meeting),
        decision_note=_("En afgørelse er kommunens. Den kan der klages over."),
    )


def when_text(meeting: Meeting) -> str:
    """Say the day and the time of a meeting."""
    times = [clock_text(each) for each in (meeting.starts, meeting.ends) if each is not None]
    if not times:
        return day_long(meeting.day)
    return _("{day} kl. {time}").format(day=day_long(meeting.day), time="–".join(times))


def _state(meeting: Meeting) -> Choice:
    return Choice(meeting.state.value, term(meeting.state), "message")


def _points(case: Case, meeting: Meeting) -> tuple[PointLine, ...]:
    rows = [each for each in case.agenda_items if each.meeting_id == meeting.id]
    left = next((each.id for each in rows if not each.done), None)
    current = left if meeting.state is MeetingState.RUNNING else None
    return tuple(_point(each, number, current) for number, each in enumerate(rows, 1))


def _point(item: AgendaItem, number: int, current: Id | None) -> PointLine:
    return PointLine(
        item.id, number, item.title, item.note or "", item.done, item.id == current, item.minutes
    )


def _attendees(case: Case, meeting: Meeting) -> tuple[AttendeeLine, ...]:
    names = attendee_names(case, meeting.id)
    return tuple(_attendee(each, names[each.id]) for each in case.attendances if each.id in names)


def _attendee(row: Attendance, name: str) -> AttendeeLine:
    plain = row.role in {AttendanceRole.CITIZEN, AttendanceRole.PROFESSIONAL}
    said = term(row.role)
    role = "" if plain or said.casefold() == name.casefold() else said
    arrival = Choice(row.arrival.value, term(row.arrival)) if row.arrival else None
    return AttendeeLine(row.id, name, role, row.present, arrival)


def _recommendations(
    case: Case, meeting: Meeting, law: LawProfile | None
) -> tuple[OutcomeLine, ...]:
    outcomes = {each.key: each.title for each in law.outcomes} if law else {}
    return tuple(
        OutcomeLine(
            each.id,
            each.text,
            each.reason or "",
            concerned_text(case, each.id),
            area_choice(each.area),
            more=tuple(_more(each, outcomes.get(each.outcome or "", ""))),
        )
        for each in case.recommendations
        if each.meeting_id == meeting.id
    )


def _more(each: Recommendation, outcome: str) -> Iterator[str]:
    if outcome:
        yield outcome
    if each.considerations:
        yield _("Skånehensyn: {words}").format(words=each.considerations)
    if each.dissent:
        yield _("Ikke alle er enige: {words}").format(words=each.dissent)


def _decisions(case: Case, meeting: Meeting) -> tuple[OutcomeLine, ...]:
    return tuple(
        OutcomeLine(
            each.id,
            each.text,
            each.reason or "",
            concerned_text(case, each.id),
            area_choice(each.area),
            Choice(each.state.value, term(each.state), "gavel"),
        )
        for each in case.decisions
        if each.meeting_id == meeting.id
    )
