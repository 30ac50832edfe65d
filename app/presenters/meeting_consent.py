"""The consent to discuss in a meeting, offered where the meeting is prepared: how it stands, and asking."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.models.base import Id, Record
from app.models.case import Case
from app.models.consents import (
    Consent,
    ConsentForm,
    ConsentScope,
    ConsentState,
    ConsentType,
    Recipient,
)
from app.models.contacts import Contact
from app.models.facts import Kind
from app.models.meetings import Attendance, Meeting, MeetingState
from app.presenters.forms.rows import in_one
from app.presenters.forms.spec import Choice
from app.presenters.who import name_of
from app.rules.consents import ADULT_AGE, names_another_day
from app.rules.givers import about_of, custody_of
from app.rules.meeting_consent import Standing, Wanted, guests, unnamed, wanted
from app.rules.periods import age_on
from app.services.acts.records import Add, Edit
from app.services.acts.states import AnswerConsent
from app.services.operation import Operation
from app.services.ports import Ids
from app.words import _
from app.words.people import joined
from app.words.terms import area_name, term

__all__ = ["MeetingConsent", "Signed", "all_signed", "ask_for_it", "guest_name", "meeting_consent"]


@dataclass(frozen=True, slots=True)
class Signed:
    """Several forms that are signed at one time: what to ask, and the answer to each of them."""

    title: str
    text: str
    yes: str
    answers: tuple[AnswerConsent, ...]


@dataclass(frozen=True, slots=True)
class MeetingConsent:
    """How it stands with the consent for one meeting.

    ``press`` is what one press does: ask, or write down the answer to ``record``; empty where nothing
    is left to do. ``asks`` says which of the two.
    """

    light: Choice
    words: str
    press: str
    asks: bool
    record: Id | None


_SEVERAL: Final = 2
_TO_ASK: Final = frozenset({Standing.NOT_ASKED, Standing.OTHER_DAY})

_KINDS: Final = (
    Kind.IDENTITY,
    Kind.TIE,
    Kind.CONTACT,
    Kind.GOAL,
    Kind.INTERVENTION,
    Kind.AGREEMENT,
    Kind.RECOMMENDATION,
    Kind.MEETING,
)
"""What a meeting cannot be held without; health, money and the like are chosen by the citizen."""


def meeting_consent(case: Case, meeting: Meeting) -> MeetingConsent | None:
    """Return how it stands, None where nobody outside the family comes or the meeting is over."""
    rows = wanted(case, meeting)
    if not rows or meeting.state in {MeetingState.CLOSED, MeetingState.POSTPONED}:
        return None
    not_asked = [each for each in rows if each.standing is Standing.NOT_ASKED]
    waiting = [each for each in rows if each.standing is Standing.WAITING]
    refused = [each for each in rows if each.standing is Standing.NO]
    if not_asked:
        words = _("Mangler samtykke til mødet")
        light = Choice("warning", words, "alert-triangle")
        return MeetingConsent(light, words, _("Bed om samtykke"), True, None)
    moved = [each for each in rows if each.standing is Standing.OTHER_DAY]
    if moved:
        words = _("Samtykket nævner en anden dag: bed {names} om det igen").format(
            names=_names(case, moved)
        )
        light = Choice("caution", _("Samtykket nævner en anden dag"), "calendar-due")
        return MeetingConsent(light, words, _("Bed om samtykke igen"), True, moved[0].consent)
    if waiting:
        words = _("Venter på samtykke fra {names}").format(names=_names(case, waiting))
        light = Choice("caution", _("Venter på samtykke"), "clock")
        return MeetingConsent(light, words, _("Skriv svaret"), False, waiting[0].consent)
    if refused:
        words = _("{names} har sagt nej til, at I taler om det i mødet").format(
            names=_names(case, refused)
        )
        light = Choice("caution", _("Nej til samtykke"), "hand-stop")
        return MeetingConsent(light, words, "", False, refused[0].consent)
    others = unnamed(case, meeting)
    if others:
        words = _("Samtykket nævner ikke {names}").format(
            names=joined([guest_name(case, each) for each in others])
        )
        light = Choice("caution", _("Nogen er ikke nævnt"), "clock")
        return MeetingConsent(light, words, "", False, rows[0].consent)
    words = _("Samtykke til mødet er givet")
    return MeetingConsent(Choice("good", words, "circle-check"), words, "", False, rows[0].consent)


def ask_for_it(case: Case, meeting: Meeting, ids: Ids, today: date) -> Operation | None:
    """Return the wish to offer the consents that nobody has been asked for yet for the meeting's day.

    Each names the meeting, its day, who is invited besides the family, and what is talked about: as in
    the last such consent of the same giver, else what a meeting cannot be held without. For a child it
    is asked of those who were asked the last time. What waits for an answer gets another day; what
    was answered for another day stays as it is, and a new one is asked for.
    """
    given: list[Operation] = [
        Edit(case.id, Consent, each.id, (("meeting_day", meeting.day),), each.version)
        for each in _waiting_for_another_day(case, meeting)
    ]
    given += [
        Add(made, tuple(_belonging(case, meeting, made, last, ids)))
        for made, last in _offered(case, meeting, ids, today)
    ]
    if not given:
        return None
    (wish,) = in_one(given[0].act, given)
    return wish


def _waiting_for_another_day(case: Case, meeting: Meeting) -> Iterator[Consent]:
    for each in case.consents:
        waits = each.meeting_id == meeting.id and each.state is ConsentState.OFFERED
        if waits and names_another_day(case, each):
            yield each


def all_signed(case: Case, meeting: Meeting, today: date) -> Signed | None:
    """Return the one question whether all forms that wait are signed today; None for one or none.

    Each yes is noted for itself, as written; what a no means stands on every form. Who has said
    anything else answers on the page of consents.
    """
    rows = [each for each in wanted(case, meeting) if each.standing is Standing.WAITING]
    found = [(each, case.get(Consent, each.consent)) for each in rows]
    answers = tuple(
        AnswerConsent(
            case.id, row.id, ConsentState.YES, today, ConsentForm.WRITTEN, None, row.version,
            informed=True,
        )
        for _each, row in found
        if row is not None
    )  # fmt: skip
    if len(answers) < _SEVERAL:
        return None
    children: dict[Id, list[str]] = {}
    for each, _row in found:
        about = _("sig selv") if each.about == each.giver else name_of(case, each.about)
        children.setdefault(each.giver, []).append(about)
    whose = ". ".join(
        _("{name} for {whom}").format(name=name_of(case, giver), whom=joined(names))
        for giver, names in children.items()
    )
    text = _(
        "{whose}. Hvert ja noteres for sig som skriftligt i dag. Har nogen svaret noget andet, så"
        " skriv det under Samtykke."
    ).format(whose=whose)
    count = len(answers)
    title = _("Er alle {count} erklæringer skrevet under?").format(count=count)
    return Signed(title, text, _("Ja, de er alle skrevet under"), answers)


def _offered(
    case: Case, meeting: Meeting, ids: Ids, today: date
) -> Iterator[tuple[Consent, Consent | None]]:
    for giver, about in _pairs(case, meeting):
        last = _last(case, meeting, giver, about)
        child = about if about != giver else None
        held = custody_of(case, giver, child, today) if child else None
        made = Consent(
            id=ids.new(),
            case_id=case.id,
            giver_id=giver,
            child_id=child,
            custody_basis=held.form if held else None,
            type=ConsentType.MEETING,
            state=ConsentState.OFFERED,
            purpose=last.purpose if last else None,
            topics=(last.topics if last else None) or _topics(case, meeting),
            meeting_id=meeting.id,
            meeting_day=meeting.day,
        )
        yield made, last


def _pairs(case: Case, meeting: Meeting) -> list[tuple[Id, Id]]:
    """Who is to be asked about whom: the citizens' own, and the children they spoke for last time."""
    rows = wanted(case, meeting)
    asked = {
        (each.giver_id, about_of(each))
        for each in case.consents
        if each.meeting_id == meeting.id
        and (each.state is ConsentState.OFFERED or not names_another_day(case, each))
    }
    found = [(each.giver, each.about) for each in rows if each.standing in _TO_ASK]
    for each in case.consents:
        pair = (each.giver_id, about_of(each))
        if each.type is ConsentType.MEETING and each.child_id and _is_child(case, each, meeting):
            found.append(pair)
    return [each for each in dict.fromkeys(found) if each not in asked]


def _is_child(case: Case, consent: Consent, meeting: Meeting) -> bool:
    child = next((each for each in case.people if each.id == consent.child_id), None)
    age = None if child is None else age_on(child, meeting.day)
    return child is not None and (age is None or age < ADULT_AGE)


def _last(case: Case, meeting: Meeting, giver: Id, about: Id) -> Consent | None:
    rows = [
        each
        for each in case.consents
        if each.type is ConsentType.MEETING
        and (each.meeting_id != meeting.id or names_another_day(case, each))
        and (each.giver_id, about_of(each)) == (giver, about)
    ]
    return max(rows, key=lambda each: (each.given_on or date.min, each.seq), default=None)


def _belonging(
    case: Case, meeting: Meeting, made: Consent, last: Consent | None, ids: Ids
) -> Iterator[Record]:
    """What it opens, and to whom."""
    scopes = [each for each in case.consent_scopes if last and each.consent_id == last.id]
    wanted_kinds = [(each.area, each.kind) for each in scopes] or [(None, kind) for kind in _KINDS]
    for area, kind in wanted_kinds:
        yield ConsentScope(id=ids.new(), case_id=case.id, consent_id=made.id, area=area, kind=kind)
    for each in case.attendances:
        if each.meeting_id == meeting.id and (each.person_id or Id("")) != made.giver_id:
            yield Recipient(
                id=ids.new(),
                case_id=case.id,
                consent_id=made.id,
                person_id=each.person_id,
                contact_id=each.contact_id,
                attendance_id=None if each.person_id or each.contact_id else each.id,
            )


def _topics(case: Case, meeting: Meeting) -> str:
    """The areas of those who come, as people would say it."""
    areas = dict.fromkeys(
        contact.area
        for each in guests(case, meeting)
        if (contact := case.get(Contact, each.contact_id)) is not None and contact.area is not None
    )
    names = [area_name(each).lower() for each in areas]
    if not names:
        return _("Mål, indsatser og aftaler")
    return _("Mål, indsatser og aftaler ({areas})").format(areas=joined(names))


def _names(case: Case, rows: list[Wanted]) -> str:
    return joined(list(dict.fromkeys(name_of(case, each.giver) for each in rows)))


def guest_name(case: Case, row: Attendance) -> str:
    """Name somebody who is invited: a contact by role, others by name."""
    contact = case.get(Contact, row.contact_id)
    if contact is not None:
        return contact.role
    return row.name or name_of(case, row.person_id) or term(row.role)
