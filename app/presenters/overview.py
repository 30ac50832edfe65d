"""The family at a glance: who, whom to call, what comes next, what is missing."""

from dataclasses import dataclass, replace
from datetime import date

from app.models.base import Id, Record
from app.models.case import Case
from app.models.contacts import Coordinator, CoordinatorRole
from app.models.law import LawProfile
from app.models.meetings import AgreementState, Meeting, MeetingState
from app.models.people import Person
from app.presenters.forms.spec import Choice
from app.presenters.lines import AgreementLine, agreement_lines
from app.presenters.map.sentences import count_sentence
from app.presenters.meeting_board import when_text
from app.presenters.missing import missing
from app.presenters.readiness_board import ReadinessBoard, readiness_board
from app.presenters.task_list import (
    ComingLine,
    TaskLine,
    WithdrawnCard,
    coming_lines,
    task_lines,
    withdrawn_cards,
)
from app.rules.contact_counts import count_contacts, current_contacts
from app.rules.periods import holds
from app.rules.planned import planned_case
from app.words import _, ngettext
from app.words.dates import day_plain
from app.words.people import joined, person_line
from app.words.phones import phone_text
from app.words.terms import term

__all__ = [
    "CallLine",
    "HouseholdLine",
    "MissingLine",
    "NextMeeting",
    "Overview",
    "PersonLine",
    "overview",
]


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A member of the family: "Sanne, 40 år · mor", with marks such as protection."""

    id: Id
    text: str
    home: str
    marks: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class HouseholdLine:
    """A household and who lives there."""

    id: Id
    name: str
    people: str


@dataclass(frozen=True, slots=True)
class CallLine:
    """Who coordinates or stands in."""

    id: Id
    name: str
    role: str
    phone: str


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The next meeting that is not closed."""

    id: Id
    title: str
    when: str
    place: str


@dataclass(frozen=True, slots=True)
class MissingLine:
    """What is missing and what to do; ``kind`` and ``id`` say where it is mended."""

    key: str
    sentence: str
    kind: type[Record]
    id: Id | None


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole page; what is missing, to be done or coming is empty for all but the coordinator.

    ``tasks`` leaves out what stands in ``withdrawn`` already. ``ready`` is how the next meeting stands.
    """

    name: str
    teaching: bool
    people: tuple[PersonLine, ...]
    households: tuple[HouseholdLine, ...]
    coordination: tuple[CallLine, ...]
    contacts: str
    planned: str
    numbers: tuple[tuple[str, str], ...]
    meeting: NextMeeting | None
    agreements: tuple[AgreementLine, ...]
    missing: tuple[MissingLine, ...]
    tasks: tuple[TaskLine, ...] = ()
    withdrawn: tuple[WithdrawnCard, ...] = ()
    coming: tuple[ComingLine, ...] = ()
    closed: str = ""
    ready: ReadinessBoard | None = None


def overview(
    case: Case, today: date, *, coordinator: bool, laws: tuple[LawProfile, ...] = ()
) -> Overview:
    """Return the family at a glance; ``coordinator`` says whether findings may be shown."""
    found = _glance(case, today)
    if not coordinator:
        return found
    withdrawn = withdrawn_cards(case, today, laws)
    shown = {line.id for card in withdrawn for line in card.lines}
    return replace(
        found,
        missing=tuple(
            MissingLine(each.key, each.sentence, each.kind, each.id)
            for each in missing(case, today)
        ),
        tasks=tuple(each for each in task_lines(case, today, laws) if each.id not in shown),
        withdrawn=withdrawn,
        coming=coming_lines(case, today, laws),
        ready=_ready(case, found.meeting, laws, today),
    )


def _ready(
    case: Case, line: NextMeeting | None, laws: tuple[LawProfile, ...], today: date
) -> ReadinessBoard | None:
    """How the next meeting stands, while it is still to be held."""
    meeting = case.get(Meeting, line.id) if line else None
    if meeting is None or meeting.state is not MeetingState.PLANNED:
        return None
    return readiness_board(case, meeting, laws, today)


def _glance(case: Case, today: date) -> Overview:
    """What every reader may be told of what they may see."""
    closed = case.head.closed_on
    now = count_contacts(current_contacts(case, today))
    later = count_contacts(current_contacts(planned_case(case, today), today))
    open_ones = [each for each in case.agreements if each.state is AgreementState.OPEN]
    return Overview(
        name=case.head.name,
        teaching=case.head.teaching,
        people=tuple(_person(case, each, today) for each in case.people),
        households=tuple(
            HouseholdLine(each.id, each.name, _living(case, each.id, today))
            for each in case.households
        ),
        coordination=tuple(_call(each) for each in _coordinating(case, today)),
        contacts=count_sentence(now),
        planned="" if later == now else count_sentence(later),
        numbers=_numbers(case),
        meeting=_next(case, today),
        agreements=agreement_lines(case, open_ones, today),
        missing=(),
        closed=_("Lukket {day}").format(day=day_plain(closed)) if closed else "",
    )


def _person(case: Case, person: Person, today: date) -> PersonLine:
    homes = {
        each.household_id
        for each in case.members
        if each.person_id == person.id and holds(each, today)
    }
    names = [each.name for each in case.households if each.id in homes]
    marks = (Choice("protected", _("Beskyttet adresse"), "shield-check"),) * person.protected
    return PersonLine(person.id, person_line(person, today), joined(names), marks)


def _living(case: Case, household: Id, today: date) -> str:
    there = {
        each.person_id
        for each in case.members
        if each.household_id == household and holds(each, today)
    }
    return joined([each.name for each in case.people if each.id in there])


def _coordinating(case: Case, today: date) -> list[Coordinator]:
    """Who coordinates today first, who stands in after."""
    now = [each for each in case.coordinators if holds(each, today)]
    return sorted(now, key=lambda each: each.role is CoordinatorRole.DEPUTY)


def _call(each: Coordinator) -> CallLine:
    return CallLine(
        each.id, each.name, term(each.role), phone_text(each.phone) if each.phone else ""
    )


def _numbers(case: Case) -> tuple[tuple[str, str], ...]:
    """Page key and count in words, for the doors to the other pages."""
    goals, interventions = len(case.goals), len(case.interventions)
    return (
        ("plan", ngettext("{count} mål", "{count} mål", goals).format(count=goals)),
        (
            "plan",
            ngettext("{count} indsats", "{count} indsatser", interventions).format(
                count=interventions
            ),
        ),
        (
            "decisions",
            ngettext("{count} afgørelse", "{count} afgørelser", len(case.decisions)).format(
                count=len(case.decisions)
            ),
        ),
        (
            "consent",
            ngettext("{count} samtykke", "{count} samtykker", len(case.consents)).format(
                count=len(case.consents)
            ),
        ),
    )


def _next(case: Case, today: date) -> NextMeeting | None:
    coming = [
        each
        for each in case.meetings
        if each.state is not MeetingState.CLOSED and each.day >= today
    ]
    if not coming:
        return None
    first = min(coming, key=lambda each: (each.day, each.seq))
    return NextMeeting(first.id, first.title or _("Møde"), when_text(first), first.place or "")
