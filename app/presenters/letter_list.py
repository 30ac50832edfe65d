"""What goes out and comes back about decisions: letters, hearings, complaints, each with its next day."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from app.models.base import Id
from app.models.case import Case
from app.models.law import LawProfile
from app.models.letters import Complaint, Hearing, Letter, LetterForm, Outcome
from app.models.meetings import Decision
from app.presenters.forms.spec import Choice
from app.presenters.lines import in_journal
from app.presenters.who import letter_label, name_of
from app.rules.combined import to_collect
from app.rules.complaints import is_late, reassess_by, route_for
from app.rules.hearings import is_overdue
from app.rules.letters import decisions_in
from app.services.acts.records import Add, Edit
from app.services.acts.together import Together
from app.services.operation import Operation
from app.services.ports import Ids
from app.words import _, ngettext
from app.words.dates import day_long, day_plain
from app.words.terms import term

__all__ = [
    "Collectable",
    "ComplaintCard",
    "HearingCard",
    "LetterCard",
    "collect",
    "collectable",
    "complaint_list",
    "hearing_list",
    "letter_list",
]


@dataclass(frozen=True, slots=True)
class Collectable:
    """Drafts about one person that one letter can carry."""

    person_id: Id
    title: str
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LetterCard:
    """A letter: to whom, what is in it, where it is on its way."""

    id: Id
    title: str
    state: Choice
    what: tuple[str, ...]
    dates: str
    drawn: bool


@dataclass(frozen=True, slots=True)
class HearingCard:
    """A hearing: what about, until when; ``caution`` where nobody noted what came."""

    id: Id
    title: str
    facts: str
    when: str
    caution: str
    journal: str = ""


@dataclass(frozen=True, slots=True)
class ComplaintCard:
    """A complaint: how it came, what is next and by when; ``caution`` where that is past."""

    id: Id
    title: str
    came: str
    next: str
    caution: str
    journal: str = ""


def collectable(case: Case, laws: tuple[LawProfile, ...], on: date) -> tuple[Collectable, ...]:
    """Return for each person the drafts that are in no letter yet."""
    found = []
    for person in case.people:
        drafts = to_collect(case, person.id, laws, on)
        if drafts:
            title = ngettext(
                "{count} udkast til {name}", "{count} udkast til {name}", len(drafts)
            ).format(count=len(drafts), name=person.name)
            found.append(Collectable(person.id, title, tuple(map(_bare, drafts))))
    return tuple(found)


def collect(
    case: Case, person: Id, laws: tuple[LawProfile, ...], on: date, ids: Ids
) -> Operation | None:
    """Return the one gesture that puts a person's drafts into one new letter; None without any."""
    drafts = to_collect(case, person, laws, on)
    if not drafts:
        return None
    letter = Letter(id=ids.new(), case_id=case.id, person_id=person, form=LetterForm.DECISION)
    put = (
        Edit(case.id, Decision, each.id, (("letter_id", letter.id),), each.version)
        for each in drafts
    )
    return Together("Letter.collect", (Add(letter), *put))


def letter_list(case: Case) -> tuple[LetterCard, ...]:
    """Return the letters, the newest first."""
    return tuple(_letter(case, each) for each in reversed(case.letters))


def _letter(case: Case, letter: Letter) -> LetterCard:
    inside = decisions_in(case, letter)
    return LetterCard(
        id=letter.id,
        title=letter_label(case, letter),
        state=Choice(letter.state.value, term(letter.state), "file-text"),
        what=tuple(map(_bare, inside)),
        dates=" · ".join(_letter_days(letter)),
        drawn=letter.form is LetterForm.DECISION and bool(inside),
    )


def _letter_days(letter: Letter) -> list[str]:
    days = []
    if letter.final_on is not None:
        days.append(_("Endelig {day}").format(day=day_plain(letter.final_on)))
    filed = in_journal(letter.journal_number, letter.filed_on)
    return [*days, filed] if filed else days


def _bare(decision: Decision) -> str:
    return decision.text.strip().rstrip(".")


def hearing_list(case: Case, today: date) -> tuple[HearingCard, ...]:
    """Return the hearings, those that are still open first."""
    ordered = sorted(case.hearings, key=lambda each: (each.answered_on is not None, each.seq))
    return tuple(_hearing(case, each, today) for each in ordered)


def _hearing(case: Case, hearing: Hearing, today: date) -> HearingCard:
    return HearingCard(
        id=hearing.id,
        title=_("Partshøring af {name}").format(name=name_of(case, hearing.person_id)),
        facts=hearing.facts,
        when=_hearing_when(hearing),
        caution=_("Fristen er gået. Skriv svaret, eller at der ikke kom noget.")
        if is_overdue(hearing, today)
        else "",
        journal=in_journal(hearing.journal_number, hearing.filed_on),
    )


def _hearing_when(hearing: Hearing) -> str:
    if hearing.answered_on is not None:
        said = _("Svarede {day}") if hearing.answer else _("Intet svar, afsluttet {day}")
        return said.format(day=day_plain(hearing.answered_on))
    if hearing.sent_on is None or hearing.deadline is None:
        return _("Ikke sendt endnu")
    return _("Svar senest {day}").format(day=day_long(hearing.deadline))


def complaint_list(
    case: Case,
    laws: tuple[LawProfile, ...],
    today: date,
    holidays: Container[date] = frozenset(),
) -> tuple[ComplaintCard, ...]:
    """Return the complaints, those that wait for the municipality first."""
    ordered = sorted(case.complaints, key=lambda each: (_is_over(each), each.received_on, each.seq))
    return tuple(_complaint(case, each, laws, today, holidays) for each in ordered)


def _is_over(complaint: Complaint) -> bool:
    return complaint.ruling is not None or complaint.outcome is Outcome.CHANGED


def _complaint(
    case: Case,
    complaint: Complaint,
    laws: tuple[LawProfile, ...],
    today: date,
    holidays: Container[date],
) -> ComplaintCard:
    decision = case.get(Decision, complaint.decision_id)
    route = route_for(case, decision, laws, complaint.received_on) if decision else None
    by = reassess_by(route, complaint.received_on, holidays) if route else None
    waits = complaint.forwarded_on is None and not _is_over(complaint)
    came = _("Kom {day} · {via}").format(
        day=day_plain(complaint.received_on), via=term(complaint.via).lower()
    )
    if is_late(case, complaint, laws, holidays):
        came = _("{came} · efter klagefristen").format(came=came)
    return ComplaintCard(
        id=complaint.id,
        title=_("Klage over »{decision}«").format(decision=_bare(decision) if decision else ""),
        came=came,
        next=_next(complaint, by),
        caution=_("Fristen er overskredet.") if waits and by is not None and by < today else "",
        journal=in_journal(complaint.journal_number, complaint.filed_on),
    )


def _next(complaint: Complaint, by: date | None) -> str:
    """What happened last, or what is to be done by when."""
    if complaint.ruling is not None and complaint.ruled_on is not None:
        return f"{term(complaint.ruling)} {day_plain(complaint.ruled_on)}"
    if complaint.forwarded_on is not None:
        return _("Sendt videre {day}. Afventer svar.").format(day=day_plain(complaint.forwarded_on))
    if complaint.outcome is Outcome.CHANGED:
        return term(complaint.outcome)
    if by is None:
        return _("Send klagen videre.")
    if complaint.outcome is not None:
        return _("Send klagen videre senest {day}.").format(day=day_long(by))
    return _("Se på afgørelsen igen senest {day}.").format(day=day_long(by))
