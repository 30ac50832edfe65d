"""The letter of a hearing (*partshøring*, forvaltningsloven § 19): the facts, until when, how to answer.

It is no decision, so it has no date to complain; the date on it is the one to answer by.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from app.models.base import Id
from app.models.case import Case
from app.models.law import LawProfile
from app.models.letters import Hearing
from app.models.meetings import Decision
from app.presenters.document import (
    Block,
    Callout,
    Document,
    Heading,
    KeepTogether,
    Paragraph,
    Quote,
    runs,
)
from app.presenters.handout.frame import closing, greeting, lettered, teaching
from app.presenters.handout.view import SheetOptions, View, look
from app.words.dates import day_long, day_plain
from app.words.people import quoted
from app.words.texts import load_texts

__all__ = ["hearing_letter"]


def hearing_letter(
    lensed_case: Case,
    person_id: Id,
    key: Id,
    on: date,
    laws: tuple[LawProfile, ...],
    options: SheetOptions | None = None,
) -> Document:
    """Return the letter of one hearing, from what ``FamilyReader(person_id)`` may see on the day."""
    view = look(lensed_case, person_id, on, laws, options or SheetOptions())
    view = replace(view, texts={**view.texts, **load_texts("decision", "adult")})
    hearing = lensed_case.get(Hearing, key)
    blocks: tuple[Block, ...] = (Paragraph(runs(view.text("hearing_gone"))),)
    if hearing is not None and hearing.person_id == person_id:
        blocks = tuple(_blocks(view, hearing))
    sent = on if hearing is None else hearing.sent_on or on
    return lettered(view, blocks, sent)


def _blocks(view: View, hearing: Hearing) -> Iterator[Block]:
    yield Heading(1, view.text("hearing_title"))
    yield from teaching(view)
    yield from greeting(view)
    yield Paragraph(runs(view.text("hearing_intro")))
    about = view.case.get(Decision, hearing.decision_id)
    if about is not None and view.mine(about.id):
        yield Paragraph(runs(view.text("hearing_about", what=about.text)))
    yield KeepTogether((Heading(2, view.text("hearing_facts")), Paragraph(runs(hearing.facts))))
    yield KeepTogether((Heading(2, view.text("hearing_answer")), *_answering(view, hearing)))
    yield Callout(runs(view.text("hearing_not_decided")), "good")
    yield closing(view)


def _answering(view: View, hearing: Hearing) -> Iterator[Block]:
    """Until when and how; or, once there is an answer, what it was."""
    if hearing.answered_on is not None:
        yield Paragraph(runs(view.text("hearing_answered", day=day_plain(hearing.answered_on))))
        if hearing.answer:
            yield Quote(quoted(hearing.answer))
        return
    yield Paragraph(runs(_until(view, hearing.deadline)))
    yield Paragraph(runs(view.text("hearing_how")))
    if hearing.deadline is not None:
        yield Paragraph(runs(view.text("hearing_silent")))


def _until(view: View, deadline: date | None) -> str:
    if deadline is None:
        return view.text("hearing_soon")
    late = deadline < view.on
    return view.text("hearing_was" if late else "hearing_until", day=day_long(deadline))
