"""What is not in the journal yet (*ikke journaliseret*), and what typing a number for it becomes."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.consents import Consent
from app.models.erasing import DeletedMinutes
from app.models.law import LawProfile
from app.models.letters import Complaint, Hearing, Letter, LetterForm
from app.models.meetings import Attendance, AttendanceRole, Decision, Meeting
from app.presenters.copying.sections import CopySection
from app.presenters.who import letter_label, meeting_label, name_of
from app.rules.deadlines import allowed_until
from app.rules.law import time_for
from app.rules.unfiled import Unfiled, UnfiledKind, belonging, unfiled
from app.services.acts.filing import FileInJournal
from app.services.ports import Ids
from app.words import _, ngettext
from app.words.dates import day_medium, day_numeric
from app.words.terms import term
from app.words.typed import day_typed

__all__ = [
    "FILES",
    "FilingSpec",
    "UnfiledLine",
    "filed_words",
    "filing",
    "filing_spec",
    "unfiled_list",
]

FILES: Final = "file/"
"""Before the id of what somebody wants to type the journal number of."""

_COPIES: Final[Mapping[UnfiledKind, CopySection]] = MappingProxyType(
    {
        UnfiledKind.MINUTES: CopySection.MEETING,
        UnfiledKind.NOTE: CopySection.NOTES,
        UnfiledKind.DECISION: CopySection.DECISIONS,
        UnfiledKind.HEARING: CopySection.HEARINGS,
        UnfiledKind.COMPLAINT: CopySection.COMPLAINTS,
    }
)
"""Where the text stands that the journal is to hold; of a letter, a consent or a proof it holds the paper."""


@dataclass(frozen=True, slots=True)
class UnfiledLine:
    """Something to put into the journal: what, since when; ``late`` after the profile's working days.

    ``copies`` is the section that holds its text, None where only the paper itself is filed.
    """

    id: Id
    what: str
    when: str
    late: bool
    copies: CopySection | None = None


@dataclass(frozen=True, slots=True)
class FilingSpec:
    """What one number can be typed for; ``chosen`` is what was pressed and usually goes with it."""

    lines: tuple[UnfiledLine, ...]
    chosen: tuple[Id, ...]


def unfiled_list(
    case: Case,
    today: date,
    holidays: Container[date] = frozenset(),
    laws: tuple[LawProfile, ...] = (),
) -> tuple[UnfiledLine, ...]:
    """Return what is not in the journal yet, oldest first; without ``laws`` nothing is late.

    What one person signed on one day is one line, with the id of the first of it.
    """
    found: list[UnfiledLine] = []
    told: set[Id] = set()
    for each in unfiled(case):
        if each.record_id not in told:
            signed = each.kind is UnfiledKind.CONSENT
            same = belonging(case, each.record_id) if signed else (each.record_id,)
            told.update(same)
            line = _line(case, each, today, holidays, laws)
            found.append(replace(line, what=_signed(case, each, len(same))) if signed else line)
    return tuple(found)


def _signed(case: Case, each: Unfiled, count: int) -> str:
    consent = case.get(Consent, each.record_id)
    return ngettext("Samtykke fra {name}: {what}", "{count} samtykker fra {name}", count).format(
        name=name_of(case, consent.giver_id if consent else None),
        what=_signed_what(case, consent) if consent else "",
        count=count,
    )


def _line(
    case: Case,
    each: Unfiled,
    today: date,
    holidays: Container[date] = frozenset(),
    laws: tuple[LawProfile, ...] = (),
) -> UnfiledLine:
    since = each.since
    given = time_for(case, laws, "journal", since) if since else None
    return UnfiledLine(
        id=each.record_id,
        what=_what(case, each.record_id, today),
        when=_("siden {day}").format(day=day_medium(since, today)) if since else "",
        late=bool(since and given and allowed_until(since, given, holidays) < today),
        copies=_COPIES.get(each.kind),
    )


def _what(case: Case, key: Id, today: date) -> str:
    match case.find(key):
        case Letter() as letter:
            return letter_label(case, letter)
        case Meeting() as meeting:
            return _("Referat: {meeting}").format(meeting=meeting_label(meeting, today))
        case Decision() as decision:
            return _("Afgørelse: {text}").format(text=_bare(decision.text))
        case Hearing() as hearing:
            return _("Partshøring af {name}").format(name=name_of(case, hearing.person_id))
        case Complaint() as complaint:
            over = case.get(Decision, complaint.decision_id)
            return _("Klage over »{decision}«").format(decision=_bare(over.text if over else ""))
        case Consent() as consent:
            return _("Samtykke fra {name}: {what}").format(
                name=name_of(case, consent.giver_id), what=_signed_what(case, consent)
            )
        case DeletedMinutes() as proof:
            return _("Bevis for sletning af referatet fra {day}").format(
                day=day_medium(proof.day, today)
            )
        case note:
            return _("Notat: {text}").format(text=getattr(note, "text", ""))


def _signed_what(case: Case, consent: Consent) -> str:
    """The kind of consent, for whom and for which meeting: "Tale om det i mødet (Mille, 12.1.2026)"."""
    meeting = case.get(Meeting, consent.meeting_id)
    parts = (name_of(case, consent.child_id), day_numeric(meeting.day) if meeting else "")
    more = ", ".join(each for each in parts if each)
    return f"{term(consent.type)} ({more})" if more else term(consent.type)


def _bare(words: str) -> str:
    return words.strip().rstrip(".")


# --- typing a number ---------------------------------------------------------------------------------


def filing_spec(case: Case, key: Id, today: date) -> FilingSpec | None:
    """Return what a number can be typed for when one thing was pressed; None where it is filed."""
    found = belonging(case, key)
    if key not in found:
        return None
    lines = tuple(_line(case, each, today) for each in unfiled(case))
    return FilingSpec(lines, (key, *(each for each in found if each != key)))


def filing(
    case: Case, keys: Iterable[str], number: str, day: str, today: date, ids: Ids
) -> FileInJournal | str:
    """Return the one act that typing a number for these becomes, or what stands in its way.

    Minutes have no letter of their own yet: one is made, final and filed. Without a ``day`` it is
    today.
    """
    wanted = set(keys)
    found = [each for each in unfiled(case) if each.record_id in wanted]
    on = day_typed(day, today) if day.strip() else today
    wrong = _wrong_day(found, on, today)
    if wrong or on is None:
        return wrong
    if not number.strip():
        return _("Skriv nummeret fra journalen.")
    minutes = tuple(
        letter
        for each in found
        if each.kind is UnfiledKind.MINUTES
        and (letter := _minutes_letter(case, each.record_id, ids)) is not None
    )
    records = tuple(each.record_id for each in found if each.kind is not UnfiledKind.MINUTES)
    if not records and not minutes:
        return _("Vælg det, nummeret gælder.")
    return FileInJournal(case.id, records, number, on, minutes)


def _wrong_day(found: Iterable[Unfiled], on: date | None, today: date) -> str:
    """What is wrong with a day; empty where it can be."""
    if on is None:
        return _("Datoen kan ikke læses eller findes ikke. Skriv den som 12.1.2026.")
    if on > today:
        return _("Den dag er ikke kommet endnu. Skriv dagen, da det kom i journalen.")
    since = max((each.since for each in found if each.since), default=on)
    if on < since:
        return _("Det er først fra {day}. Det kan ikke være i journalen før.").format(
            day=day_medium(since, today)
        )
    return ""


def _minutes_letter(case: Case, meeting: Id, ids: Ids) -> Letter | None:
    """The letter of whose meeting it was: who was invited as citizen, else the first of the family."""
    invited = (
        each.person_id
        for each in case.of(Attendance)
        if each.meeting_id == meeting and each.role is AttendanceRole.CITIZEN and each.person_id
    )
    first = case.people[0].id if case.people else None
    person = next(invited, first)
    if person is None:
        return None
    return Letter(
        id=ids.new(), case_id=case.id, person_id=person, form=LetterForm.MINUTES, meeting_id=meeting
    )


def filed_words(act: FileInJournal) -> str:
    """Say what was done: "3 ting er journaliseret som 26/117."."""
    count = len(act.records) + len(act.minutes)
    return ngettext(
        "Journaliseret som {number}.", "{count} ting er journaliseret som {number}.", count
    ).format(count=count, number=act.journal_number.strip())
