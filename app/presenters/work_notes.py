"""Work notes while people talk: with time and who said it, and whether it is a fact that must be noted.

work note = arbejdsnotat. In a decision case such a note is never private (domain.md §15.19).
"""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from app.models.base import Id
from app.models.case import Case
from app.models.facts import Kind
from app.models.meetings import Attendance
from app.models.preparing import WorkNote
from app.presenters.attendee_names import attendee_names
from app.presenters.forms.spec import Choice
from app.presenters.who import name_of
from app.rules.naming import Lexicon
from app.rules.quorum import advises_on_health
from app.services.acts.records import Add
from app.services.ports import Ids
from app.words import _
from app.words.dates import clock_text

__all__ = [
    "NoteLine",
    "health_warning",
    "never_private",
    "note_lines",
    "note_operation",
    "speakers",
]


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One note: when, who said it, what, and whether it is a fact."""

    id: Id
    at: str
    who: str
    text: str
    fact: bool
    journal: str


def never_private() -> str:
    """Say what a work note is, wherever one is written."""
    return _(
        "Et arbejdsnotat er ikke privat: Fakta i en sag skal noteres, og borgeren kan få det at læse."
    )


def speakers(case: Case, meeting_id: Id) -> tuple[Choice, ...]:
    """Return those who are at a meeting, to choose who said it; those who came first."""
    rows = [each for each in case.attendances if each.meeting_id == meeting_id]
    rows.sort(key=lambda each: not each.present)
    names = attendee_names(case, meeting_id)
    return tuple(Choice(each.id, names[each.id]) for each in rows)


def note_operation(
    case: Case, meeting_id: Id, text: str, speaker: str, now: datetime, ids: Ids, *, fact: bool
) -> Add:
    """Return the wish to keep a note; ``speaker`` is the key of an attendance, empty for nobody."""
    row = case.get(Attendance, Id(speaker)) if speaker else None
    made = WorkNote(
        id=ids.new(),
        case_id=case.id,
        text=text.strip(),
        at=now,
        meeting_id=meeting_id,
        said_by_person_id=row.person_id if row else None,
        said_by_contact_id=row.contact_id if row else None,
        said_by=row.name if row else None,
        fact=fact,
    )
    return Add(made)


def note_lines(case: Case, meeting_id: Id, zone: tzinfo | None) -> tuple[NoteLine, ...]:
    """Return the notes of a meeting in order of time; ``zone`` None is the desk's own."""
    rows = [each for each in case.work_notes if each.meeting_id == meeting_id]
    rows.sort(key=lambda each: (each.at, each.seq))
    return tuple(
        NoteLine(
            each.id,
            clock_text(each.at.astimezone(zone).time()),
            each.said_by or name_of(case, each.said_by_person_id or each.said_by_contact_id),
            each.text,
            each.fact,
            each.journal_number or "",
        )
        for each in rows
    )


def health_warning(case: Case, text: str, speaker: str, lexicon: Lexicon) -> str:
    """Say that advice on health is the sundhedskoordinator's; empty where nothing is wrong.

    A warning, never a refusal: what the citizen or a hospital says about health is an ordinary
    statement (domain.md §15.8), so only a professional in the room is warned of.
    """
    row = case.get(Attendance, Id(speaker)) if speaker else None
    if row is None or row.contact_id is None or advises_on_health(case, row):
        return ""
    words = text.casefold().split()
    revealing = [word for word, kind in lexicon.revealing.items() if kind is Kind.HEALTH]
    if not any(word.strip(".,;:»«()").startswith(tuple(revealing)) for word in words):
        return ""
    return _(
        "Handler det om helbred? Råd om helbred til kommunen kommer kun fra sundhedskoordinatoren"
        " eller egen læge. Andres ord står som en oplysning fra dem."
    )
