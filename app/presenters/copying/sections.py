"""What can be copied to the specialist system, section by section, and who writes each."""

from collections.abc import Callable, Container, Iterator, Mapping
from datetime import date, tzinfo
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.law import LawProfile
from app.presenters.copying.advised import recommendations
from app.presenters.copying.consented import consents
from app.presenters.copying.decided import complaints, decisions, hearings, letters
from app.presenters.copying.family import contacts, glance, plan
from app.presenters.copying.minutes import loose_notes, minutes
from app.presenters.copying.prepared import attachments, preparation, readiness, statements
from app.presenters.copying.setting import Source, pasteable

__all__ = ["COPIES", "CopySection", "copy_text"]

COPIES: Final = "copy/"
"""Before the name of a section that somebody wants to copy, and perhaps the id of one record of it."""


class CopySection(StrEnum):
    """What can be copied; the names stand in the log."""

    OVERVIEW = "overview"
    CONTACTS = "contacts"
    STATEMENTS = "statements"
    PREPARATION = "preparation"
    ATTACHMENTS = "attachments"
    CONSENTS = "consents"
    READINESS = "readiness"
    PLAN = "plan"
    MEETING = "meeting"
    NOTES = "notes"
    RECOMMENDATIONS = "recommendations"
    DECISIONS = "decisions"
    LETTERS = "letters"
    HEARINGS = "hearings"
    COMPLAINTS = "complaints"


def copy_text(
    case: Case,
    section: CopySection,
    laws: tuple[LawProfile, ...],
    today: date,
    key: Id | None = None,
    holidays: Container[date] = frozenset(),
    zone: tzinfo | None = None,
) -> str:
    """Return a section as text that ends with a line end.

    ``key`` is the meeting for the minutes and what was got ready for it, the person for the
    preparatory part, else the one record that is wanted. What is not there gives an empty text. The
    rest is told by ``Source``.
    """
    return pasteable(_WRITERS[section](Source(case, laws, today, key, holidays, zone)))


_WRITERS: Final[Mapping[CopySection, Callable[[Source], Iterator[str]]]] = MappingProxyType(
    {
        CopySection.OVERVIEW: glance,
        CopySection.CONTACTS: contacts,
        CopySection.STATEMENTS: statements,
        CopySection.PREPARATION: preparation,
        CopySection.ATTACHMENTS: attachments,
        CopySection.CONSENTS: consents,
        CopySection.READINESS: readiness,
        CopySection.PLAN: plan,
        CopySection.MEETING: minutes,
        CopySection.NOTES: loose_notes,
        CopySection.RECOMMENDATIONS: recommendations,
        CopySection.DECISIONS: decisions,
        CopySection.LETTERS: letters,
        CopySection.HEARINGS: hearings,
        CopySection.COMPLAINTS: complaints,
    }
)
