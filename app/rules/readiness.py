"""Whether a meeting is ready: what the law profile asks for, and what is there (domain.md §1.5, §15.8).

readiness = klar til mødet. What can be seen from the case is not asked again; what only somebody at
the desk knows (an attest is ordered, an advice has come) stands in ``Readiness`` rows.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.consents import Consent, ConsentState, ConsentType
from app.models.contacts import Contact
from app.models.law import LawProfile
from app.models.law_parts import (
    PreparationSection,
    Presence,
    ReadinessItem,
    ReadinessKind,
    Severity,
    TeamPart,
)
from app.models.meetings import Attendance, Meeting, MeetingState
from app.models.people import Person
from app.models.plan import Intervention, InterventionState
from app.models.preparing import Attachment, PreparationPart, Readiness, ReadinessState
from app.rules.consents import is_valid
from app.rules.givers import about_of, deciders, missing_givers
from app.rules.invitations import outdated
from app.rules.law import Need, readiness_items, team
from app.rules.meeting_consent import Standing, unnamed, wanted
from app.rules.periods import age_on
from app.rules.seats import part_of

__all__ = [
    "INVITATIONS",
    "MEETING_CONSENT",
    "NEEDS",
    "PLAN_CONSENT",
    "Item",
    "Light",
    "Reason",
    "citizens",
    "light_of",
    "readiness",
    "sections_asked",
]

NEEDS: Final = "needs"
"""The key of what a citizen needs to take part: an interpreter, a loop, a ramp."""

PLAN_CONSENT: Final = "plan_consent"
"""The key of the consent that the one plan rests on; every other consent is under another key."""

MEETING_CONSENT: Final = "meeting_consent"
"""The key of the consent to discuss in the meeting, which no profile has to ask for."""

INVITATIONS: Final = "invitations"
"""The key of invitations that went out and are no longer true; nothing where all of them are."""

_NOT_ASKED: Final = frozenset({"0", "9", "10"})
"""Master data stand in the case, the doctor's assessment is an attest, the last is what is left."""

_OPEN: Final = frozenset(
    {InterventionState.WISHED, InterventionState.PROPOSED, InterventionState.RECOMMENDED}
)


class Light(StrEnum):
    """How something stands: red stops the meeting, amber is said, green is ready."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"


class Reason(StrEnum):
    """Why something stands as it does."""

    THERE = "there"
    NOT_NEEDED = "not_needed"
    ON_ITS_WAY = "on_its_way"
    LATE = "late"
    """It was asked for, and the day it was to come by is over, or the meeting is here."""
    MISSING = "missing"
    UNDATED = "undated"
    TOO_OLD = "too_old"
    UNFINISHED = "unfinished"
    UNANSWERED = "unanswered"
    """A consent is asked for or is not there for everyone whom it concerns."""
    LAPSES = "lapses"
    """It holds today and not on the meeting's day."""
    NOT_ASKED = "not_asked"
    """Nobody has asked for a consent yet."""
    REFUSED = "refused"
    OTHER_DAY = "other_day"
    """A consent names the day on which the meeting was to be before."""
    OUTDATED = "outdated"
    """Somebody holds an invitation that is no longer true."""
    NOT_NAMED = "not_named"
    """A consent names others, and not everybody who comes."""
    NOT_INVITED = "not_invited"
    ASK = "ask"
    """Whether it is needed depends on something that nobody has stated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that a meeting needs, and how it stands.

    ``asked`` is what the profile says of it, None for what a citizen needs. ``row`` is what was
    written at the desk. ``dated`` is the date on a paper, ``age_days`` how old it is on the
    meeting's day. ``people`` are those whom it waits for, ``parts`` the members who are missing,
    ``sections`` those without a word, ``interventions`` those that nobody invited may grant,
    ``attendances`` who is invited and not named in a consent. ``people`` of invitations are contacts too.
    """

    key: str
    light: Light
    why: Reason
    asked: ReadinessItem | None = None
    row: Readiness | None = None
    who: str = ""
    who_contact_id: Id | None = None
    by_date: date | None = None
    dated: date | None = None
    age_days: int | None = None
    people: tuple[Id, ...] = ()
    parts: tuple[TeamPart, ...] = ()
    sections: tuple[PreparationSection, ...] = ()
    interventions: tuple[Id, ...] = ()
    attendance_id: Id | None = None
    attendances: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """What the case itself says of an item."""

    why: Reason
    soft: bool = False
    """It is to be said, whatever the profile makes of a thing that is missing."""
    dated: date | None = None
    people: tuple[Id, ...] = ()
    parts: tuple[TeamPart, ...] = ()
    sections: tuple[PreparationSection, ...] = ()
    interventions: tuple[Id, ...] = ()


def readiness(
    case: Case, meeting: Meeting, profile: LawProfile | None, on: date
) -> tuple[Item, ...]:
    """Return what a meeting needs and how it stands on a day; nothing for one that is over.

    ``profile`` holds what applies on the meeting's day (``app.rules.law.profile_of``).
    """
    if meeting.state in {MeetingState.CLOSED, MeetingState.POSTPONED}:
        return ()
    here = _Here(case, meeting, on)
    asked = readiness_items(profile, meeting.case_type, meeting.day) if profile else ()
    found = [here.item(each, profile) for each in asked if profile]
    return (*found, *here.to_discuss(), *here.invitations(), *here.needs())


def light_of(items: Iterable[Item]) -> Light:
    """Return the worst of them; green where nothing is asked."""
    lights = {each.light for each in items}
    return next((each for each in Light if each in lights), Light.GREEN)


def citizens(case: Case, meeting: Meeting) -> tuple[Id, ...]:
    """Return the members of the family who are invited to a meeting, in the family's order."""
    invited = {each.person_id for each in _rows(case, meeting)}
    return tuple(each.id for each in case.people if each.id in invited)


def sections_asked(profile: LawProfile, on: date) -> tuple[PreparationSection, ...]:
    """Return the sections of the preparatory part that must have words before a meeting."""
    return tuple(each for each in profile.sections if each.holds(on) and each.key not in _NOT_ASKED)


def _rows(case: Case, meeting: Meeting) -> tuple[Attendance, ...]:
    return tuple(each for each in case.attendances if each.meeting_id == meeting.id)


_STANDINGS: Final = (
    (Standing.NOT_ASKED, Light.RED, Reason.NOT_ASKED),
    (Standing.OTHER_DAY, Light.AMBER, Reason.OTHER_DAY),
    (Standing.WAITING, Light.AMBER, Reason.UNANSWERED),
    (Standing.NO, Light.AMBER, Reason.REFUSED),
)
"""What stands in the way of talking in the room, the worst first."""


class _Here:
    """One case, one meeting, one day."""

    def __init__(self, case: Case, meeting: Meeting, on: date) -> None:
        self.case = case
        self.meeting = meeting
        self.on = on
        self.rows = _rows(case, meeting)
        self.citizens = citizens(case, meeting)
        self.written = {each.key: each for each in case.readiness if each.meeting_id == meeting.id}

    def item(self, asked: ReadinessItem, profile: LawProfile) -> Item:
        row = self.written.get(asked.key)
        found = self._found(asked, profile)
        why = self._why(row, found)
        dated = found.dated
        return Item(
            key=asked.key,
            asked=asked,
            light=_light(why, asked.severity, soft=found.soft),
            why=why,
            row=row,
            who=(row.who if row else None) or asked.who,
            who_contact_id=row.who_contact_id if row else None,
            by_date=row.by_date if row else None,
            dated=dated,
            age_days=(self.meeting.day - dated).days if dated else None,
            people=found.people,
            parts=found.parts,
            sections=found.sections,
            interventions=found.interventions,
        )

    def to_discuss(self) -> Iterator[Item]:
        """The consent without which nobody outside the family may hear anything in the room.

        The citizen gives it on the meeting's day at the latest, before the others come in.
        """
        rows = wanted(self.case, self.meeting)
        if not rows:
            return
        light, why = Light.GREEN, Reason.THERE
        people: tuple[Id, ...] = ()
        for standing, tone, reason in _STANDINGS:
            found = _once([each.giver for each in rows if each.standing is standing])
            if found:
                light, why, people = tone, reason, found
                break
        strangers = unnamed(self.case, self.meeting) if light is Light.GREEN else ()
        if strangers:
            light, why = Light.AMBER, Reason.NOT_NAMED
        yield Item(
            key=MEETING_CONSENT,
            light=light,
            why=why,
            by_date=self.meeting.day,
            people=people,
            attendances=tuple(each.id for each in strangers),
        )

    def invitations(self) -> Iterator[Item]:
        """Who would come at another time or to another door than where the meeting is."""
        people = outdated(self.case, self.meeting)
        if people:
            yield Item(
                key=INVITATIONS,
                light=Light.AMBER,
                why=Reason.OUTDATED,
                by_date=self.meeting.day,
                people=people,
            )

    def needs(self) -> Iterator[Item]:
        """What each citizen needs to take part, met when somebody has written that it is."""
        for each in self.rows:
            if not each.needs:
                continue
            row = self.written.get(f"{NEEDS}/{each.id}")
            why = Reason.MISSING if row is None else self._said(row)
            yield Item(
                key=f"{NEEDS}/{each.id}",
                light=_light(why, Severity.AMBER),
                why=why,
                row=row,
                who=(row.who if row else None) or "",
                who_contact_id=row.who_contact_id if row else None,
                by_date=row.by_date if row else None,
                people=(each.person_id,) if each.person_id else (),
                attendance_id=each.id,
            )

    def _why(self, row: Readiness | None, found: _Found) -> Reason:
        """What was written at the desk counts, unless the paper itself says otherwise."""
        if row is None or (
            found.why is Reason.THERE and row.state is not ReadinessState.NOT_NEEDED
        ):
            return found.why
        doubtful = found.why in {Reason.TOO_OLD, Reason.UNDATED}
        if row.state is ReadinessState.READY and doubtful:
            return found.why
        return self._said(row)

    def _said(self, row: Readiness) -> Reason:
        """What a row says."""
        match row.state:
            case ReadinessState.READY:
                return Reason.THERE
            case ReadinessState.NOT_NEEDED:
                return Reason.NOT_NEEDED
            case ReadinessState.ASKED:
                over = row.by_date is not None and row.by_date < self.on
                return Reason.LATE if over or self.meeting.day <= self.on else Reason.ON_ITS_WAY
        return Reason.MISSING

    def _found(self, asked: ReadinessItem, profile: LawProfile) -> _Found:
        match asked.kind:
            case ReadinessKind.PREPARATION:
                return self._preparation(profile)
            case ReadinessKind.ATTEST:
                return self._attest(asked)
            case ReadinessKind.ADVICE:
                there = any(part_of(self.case, each) == "region" for each in self.rows)
                return _Found(Reason.THERE if there else Reason.MISSING)
            case ReadinessKind.CONSENT:
                return self._plan() if asked.key == PLAN_CONSENT else self._consents()
            case ReadinessKind.MEMBERS:
                return self._members(profile)
        return self._grant()

    # --- each kind -------------------------------------------------------------------------------

    def _preparation(self, profile: LawProfile) -> _Found:
        written = {each.key for each in self.case.preparation_parts if _has_words(each)}
        asked = sections_asked(profile, self.meeting.day)
        lacking = tuple(each for each in asked if each.key not in written)
        if not lacking:
            return _Found(Reason.THERE)
        why = Reason.MISSING if len(lacking) == len(asked) else Reason.UNFINISHED
        return _Found(why, sections=lacking)

    def _attest(self, asked: ReadinessItem) -> _Found:
        row = self.written.get(asked.key)
        ready = row is not None and row.state is ReadinessState.READY
        papers = [each for each in self._attachments() if asked.key in _plain(each.title)]
        if not ready and not papers:
            return _Found(Reason.MISSING)
        days = [each.dated for each in papers if each.dated is not None]
        days += [row.dated] if row is not None and row.dated is not None else []
        past = [each for each in days if each <= self.meeting.day]
        if not past:
            return _Found(Reason.UNDATED, soft=True)
        newest = max(past)
        limit = asked.max_age_days
        old = limit is not None and (self.meeting.day - newest).days > limit
        return _Found(Reason.TOO_OLD if old else Reason.THERE, soft=True, dated=newest)

    def _attachments(self) -> Iterator[Attachment]:
        return (
            each for each in self.case.attachments if each.meeting_id in {None, self.meeting.id}
        )

    def _plan(self) -> _Found:
        """Each adult has said yes to the one plan, and for each child those who decide."""
        lacking = [giver for person in self.citizens for giver in self._lacking(person)]
        return self._waiting(lacking)

    def _consents(self) -> _Found:
        """That those which hold today hold then, and that those asked for are answered.

        The one to talk in this meeting stands for itself.
        """
        lapsing = [
            each.giver_id
            for each in self.case.consents
            if each.type not in {ConsentType.PLAN, ConsentType.MEETING}
            and is_valid(each, self.on, self.case)
            and not is_valid(each, self.meeting.day, self.case)
        ]
        if lapsing:
            return _Found(Reason.LAPSES, people=_once(lapsing))
        lacking: list[Id] = []
        for each in self.case.consents:
            if self._still_asked(each):
                lacking += missing_givers(self.case, each, self.meeting.day) or (each.giver_id,)
        return self._waiting(lacking)

    def _still_asked(self, consent: Consent) -> bool:
        """Offered and not answered; one for another meeting is not this one's matter."""
        open_ = consent.state is ConsentState.OFFERED and consent.type is not ConsentType.MEETING
        return open_ and consent.meeting_id in {None, self.meeting.id}

    def _lacking(self, person: Id) -> list[Id]:
        given = {
            each.giver_id
            for each in self.case.consents
            if each.type is ConsentType.PLAN
            and about_of(each) == person
            and each.meeting_id is None
            and is_valid(each, self.meeting.day, self.case)
        }
        asked = deciders(self.case, person, ConsentType.PLAN, self.meeting.day) or (person,)
        return [each for each in asked if each not in given]

    @staticmethod
    def _waiting(lacking: list[Id]) -> _Found:
        if not lacking:
            return _Found(Reason.THERE)
        return _Found(Reason.UNANSWERED, people=_once(lacking))

    def _members(self, profile: LawProfile) -> _Found:
        citizen = next((self.case.get(Person, each) for each in self.citizens), None)
        age = age_on(citizen, self.meeting.day) if citizen else None
        seats = team(profile, self.meeting.case_type, age, None, self.meeting.day)
        there = {part_of(self.case, each) for each in self.rows}
        open_seats = [each for each in seats if each.part.key not in there]
        must = tuple(
            each.part for each in open_seats if each.need is Need.MUST and self._due(each.part)
        )
        if must:
            return _Found(Reason.NOT_INVITED, parts=must)
        ask = tuple(each.part for each in open_seats if each.need is Need.ASK)
        return _Found(Reason.ASK, soft=True, parts=ask) if ask else _Found(Reason.THERE)

    def _due(self, part: TeamPart) -> bool:
        """The citizen is not waited for where the meeting is held without on a cited ground."""
        return part.presence is not Presence.CITIZEN or self.meeting.law_key is None

    def _grant(self) -> _Found:
        if any(each.can_grant for each in self.rows):
            return _Found(Reason.THERE)
        names = set(self._invited_names())
        lacking = tuple(
            each.id
            for each in self.case.interventions
            if each.state in _OPEN and not _granted(each, names)
        )
        wanted = any(each.state in _OPEN for each in self.case.interventions)
        if not lacking and wanted:
            return _Found(Reason.THERE)
        return _Found(
            Reason.MISSING if wanted else Reason.ASK, soft=not wanted, interventions=lacking
        )

    def _invited_names(self) -> Iterator[str]:
        for each in self.rows:
            contact = self.case.get(Contact, each.contact_id)
            if contact is not None:
                words = (contact.role, contact.name, contact.organisation, contact.department)
                yield from (word.casefold() for word in words if word)


def _granted(each: Intervention, names: set[str]) -> bool:
    return bool(each.granted_by) and str(each.granted_by).casefold() in names


def _has_words(part: PreparationPart) -> bool:
    return any((part.own_words, part.text, part.own_version))


def _plain(title: str) -> str:
    """A title as it is compared: "LÆ 265" and "Lægeattest LÆ265" both hold lae265."""
    return "".join(title.casefold().replace("æ", "ae").split())


def _once(people: Iterable[Id]) -> tuple[Id, ...]:
    return tuple(dict.fromkeys(people))


def _light(why: Reason, severity: Severity, *, soft: bool = False) -> Light:
    if why in {Reason.THERE, Reason.NOT_NEEDED}:
        return Light.GREEN
    if soft or why in {Reason.ON_ITS_WAY, Reason.ASK} or severity is Severity.AMBER:
        return Light.AMBER
    return Light.RED
