"""How easy the reasons of a decision are to read, on request (issue: LIX at most 40)."""

from typing import Final

from app.models.case import Case
from app.models.law import LawProfile
from app.models.meetings import Decision
from app.presenters.document import Document, Paragraph, runs
from app.presenters.handout.readability import names_in, readability
from app.words import _

__all__ = ["MOST", "reasons_read"]

MOST: Final = 40
"""LIX of reasons; above it a newspaper's language ends."""


def reasons_read(case: Case, decision: Decision, laws: tuple[LawProfile, ...]) -> str:
    """Say how the reasons, facts, considerations and reply read, and which sentence to mend."""
    texts = (decision.reason, decision.facts, decision.considerations, decision.reply)
    blocks = tuple(Paragraph(runs(each)) for each in texts if each)
    found = readability(Document(title="", blocks=blocks), names_in(case, laws))
    if found.lix <= MOST:
        return found.text
    return _("{lix}. Højst {most} er godt. Den længste sætning er: »{sentence}«").format(
        lix=found.text, most=MOST, sentence=found.longest[0]
    )
