"""Which paper there can be for whom: readers in groups, and the forms that each may have."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, tzinfo
from enum import StrEnum
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.consents import ConsentState
from app.models.contacts import Contact
from app.models.letters import LetterForm
from app.models.meetings import DecisionState, HandoutForm, MeetingState
from app.models.readers import COORDINATOR, FamilyReader, ProfessionalReader, Reader
from app.presenters.handout.copies import DRAWN
from app.presenters.handout.doctor_letter import may_write
from app.presenters.handout.outline import given_line, who_line
from app.presenters.handout.view import Voice, voice_of
from app.presenters.who import concerned, name_of
from app.rules.combined import in_letter
from app.rules.contact_counts import current_contacts
from app.rules.providers import provides
from app.words import _, ngettext
from app.words.dates import day_medium, day_plain
from app.words.terms import term

__all__ = ["Choice", "Group", "Recipient", "choices", "recipients"]


class Group(StrEnum):
    """Where somebody stands among the recipients."""

    FAMILY = "family"
    PROFESSIONALS = "professionals"
    COORDINATOR = "coordinator"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody paper can be for; ``given`` says what was handed out last."""

    reader: Reader
    group: Group
    name: str
    who: str
    given: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A form that a reader can have; ``record_id`` is what a letter is about."""

    form: HandoutForm
    record_id: Id | None = None
    words: str = ""

    @property
    def key(self) -> str:
        """Tells it from the reader's other choices."""
        return f"{self.form}:{self.record_id}" if self.record_id else str(self.form)


_ADULT: Final = (HandoutForm.SHEET, HandoutForm.EASY, HandoutForm.CARD, HandoutForm.MAP)
_CHILD: Final = (HandoutForm.CHILD, HandoutForm.CARD, HandoutForm.MAP)
_SHORT: Final = {HandoutForm.CONSENT: _("Samtykke"), HandoutForm.LETTER: _("Brev")}
_GIVEN: Final = frozenset({ConsentState.OFFERED, ConsentState.YES, ConsentState.PARTLY})


def recipients(case: Case, today: date, zone: tzinfo | None = None) -> tuple[Recipient, ...]:
    """Return everybody the coordinator can make paper for; friends and neighbours are given none."""
    people = [
        Recipient(
            FamilyReader(each.id), Group.FAMILY, each.name, who_line(each, today),
            given_line(case, FamilyReader(each.id), today, zone),
        )
        for each in case.people
    ]  # fmt: skip
    contacts = [
        Recipient(
            ProfessionalReader(each.id), Group.PROFESSIONALS, each.role, _of(each),
            given_line(case, ProfessionalReader(each.id), today, zone),
        )
        for each in current_contacts(case, today)
        if not each.private
    ]  # fmt: skip
    if not people:
        return ()
    name = _("Netværkskort og beviser") if case.deleted_minutes else _("Netværkskort")
    own = Recipient(
        COORDINATOR, Group.COORDINATOR, name, _("Til koordinatoren"),
        given_line(case, COORDINATOR, today, zone),
    )  # fmt: skip
    return (*people, *contacts, own)


def choices(case: Case, reader: Reader, on: date) -> tuple[Choice, ...]:
    """Return the forms that a reader can have, the usual one first, from what that reader may see."""
    match reader:
        case FamilyReader(person_id):
            adult = voice_of(case, person_id, on) is Voice.ADULT
            found = [
                *_plain(*(_ADULT if adult else _CHILD)),
                *_decided(case, person_id),
                *_papers(case, person_id),
                *_prepared(case, person_id),
                *_invited(case, person_id, on),
            ]
        case ProfessionalReader(contact_id):
            extract = (HandoutForm.PROVIDER,) if provides(case, contact_id) else ()
            doctor = (HandoutForm.DOCTOR,) if may_write(case, contact_id, on) else ()
            found = _plain(HandoutForm.PROFESSIONAL, *extract, *doctor, HandoutForm.MAP)
            found += _prepared(case, *(each.id for each in case.people))
            found += _invited(case, contact_id, on, HandoutForm.BRIEF)
        case _:
            found = [*_plain(HandoutForm.MAP), *_deleted(case)]
    return tuple(each for each in found if each.form in DRAWN)


def _plain(*forms: HandoutForm) -> list[Choice]:
    return [Choice(each, words=term(each)) for each in forms]


def _papers(case: Case, person: Id) -> Iterator[Choice]:
    """A form for each consent that somebody is asked for or has given, a letter for one taken back."""
    for each in case.consents:
        if each.giver_id != person:
            continue
        form = None
        if each.state in _GIVEN:
            form = HandoutForm.CONSENT
        elif each.state is ConsentState.WITHDRAWN:
            form = HandoutForm.LETTER
        if form is not None:
            child = name_of(case, each.child_id)
            what = f"{term(each.type)} ({child})" if child else term(each.type)
            yield Choice(
                form, each.id, _("{form}: {consent}").format(form=_SHORT[form], consent=what)
            )


def _decided(case: Case, person: Id) -> Iterator[Choice]:
    """A letter for each collection of decisions and for each one issued alone; a hearing each."""
    letters = [
        each.id
        for each in case.letters
        if each.person_id == person and each.form is LetterForm.DECISION
    ]
    for key in letters:
        found = in_letter(case, key)
        if found:
            count = ngettext("{count} afgørelse", "{count} afgørelser", len(found)).format(
                count=len(found)
            )
            yield Choice(HandoutForm.DECISION, key, _("Afgørelsesbrev: {what}").format(what=count))
    for each in case.decisions:
        alone = each.state is DecisionState.ISSUED and each.letter_id not in letters
        if alone and person in concerned(case, each.id):
            what = each.text.strip().rstrip(".")
            yield Choice(
                HandoutForm.DECISION, each.id, _("Afgørelsesbrev: {what}").format(what=what)
            )
    for hearing in case.hearings:
        if hearing.person_id == person:
            yield Choice(HandoutForm.HEARING, hearing.id, term(HandoutForm.HEARING))


def _prepared(case: Case, *people: Id) -> Iterator[Choice]:
    """The preparatory part of each of them of whom the reader may see any of it."""
    written = {each.person_id for each in case.preparation_parts}
    for each in people:
        if each in written:
            form = HandoutForm.PREPARATION
            words = _("{form}: {name}").format(form=term(form), name=name_of(case, each))
            yield Choice(form, each, words)


def _invited(case: Case, who: Id, on: date, *more: HandoutForm) -> Iterator[Choice]:
    """The invitation to each meeting to come, and what else belongs to it; children get none."""
    if voice_of(case, who, on) in {Voice.SMALL, Voice.MIDDLE}:
        return
    asked = {
        each.meeting_id for each in case.attendances if who in {each.person_id, each.contact_id}
    }
    for each in case.meetings:
        if each.id in asked and each.state is MeetingState.PLANNED and each.day >= on:
            for form in (HandoutForm.INVITATION, *more):
                words = _("{form}: {day}").format(form=term(form), day=day_medium(each.day, on))
                yield Choice(form, each.id, words)


def _deleted(case: Case) -> Iterator[Choice]:
    """The proof of each deletion of minutes."""
    for each in case.deleted_minutes:
        words = _("{form}: {day}").format(form=term(HandoutForm.DELETION), day=day_plain(each.day))
        yield Choice(HandoutForm.DELETION, each.id, words)


def _of(contact: Contact) -> str:
    return " · ".join(each for each in (contact.name, contact.organisation) if each)
