"""The letter to somebody who took a consent back: what stops, what goes on, who may have a copy.

Built from what the giver's own lens lets through. It is no decision, so it has no date to complain.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from app.models.base import Id
from app.models.case import Case
from app.models.consents import Consent, ConsentState, ConsentType
from app.models.law import LawProfile
from app.models.meetings import Meeting
from app.presenters.document import (
    Block,
    BulletList,
    Document,
    Heading,
    KeepTogether,
    Paragraph,
    runs,
)
from app.presenters.handout.frame import closing, lettered, teaching
from app.presenters.handout.numbering import alone
from app.presenters.handout.view import SheetOptions, View, look
from app.presenters.scopes import scope_words
from app.presenters.who import name_of
from app.rules.frozen import subject_of
from app.rules.withdrawal import HELPING
from app.words import _
from app.words.dates import day_plain
from app.words.people import first_name, joined
from app.words.terms import term
from app.words.texts import load_texts

__all__ = ["withdrawal_letter"]


def withdrawal_letter(
    lensed_case: Case,
    consent_id: Id,
    on: date,
    laws: tuple[LawProfile, ...],
    base_size: float = 12.0,
    number: int = 1,
) -> Document:
    """Return the letter about one consent that was taken back.

    ``lensed_case`` is what ``FamilyReader(giver_id)`` may see on the day ``on``. A consent that is
    not there, or was not taken back, is a page that says so. ``number`` counts this reader's letters
    of this kind.
    """
    consent = lensed_case.get(Consent, consent_id)
    giver = Id("") if consent is None else consent.giver_id
    view = look(lensed_case, giver, on, laws, SheetOptions(number, base_size=base_size))
    view = replace(view, texts={**view.texts, **load_texts("letter", "adult")})
    blocks: tuple[Block, ...] = (Paragraph(runs(view.text("gone"))),)
    if consent is not None and consent.state is ConsentState.WITHDRAWN:
        blocks = tuple(_blocks(view, consent))
    right = _("{day} · {number}").format(day=day_plain(on), number=alone(number))
    return replace(lettered(view, blocks, on), header_right=right)


def _blocks(view: View, consent: Consent) -> Iterator[Block]:
    child = name_of(view.case, consent.child_id)
    yield Heading(1, view.text("title"))
    yield from teaching(view)
    if view.person is not None:
        yield Paragraph(runs(view.text("hello", name=first_name(view.person))))
    day = day_plain(consent.withdrawn_on or view.on)
    yield Paragraph(
        runs(
            f"{view.text('taken_back', day=day, what=_what(consent, child))}"
            f" {view.text('your_right')}"
        )
    )
    yield from _section(view.text("stops"), _list(_stops(view, consent, child)))
    yield from _section(view.text("goes_on"), *_goes_on(view, consent, child))
    yield from _section(view.text("copies"), *_copies(view, consent))
    yield closing(view, Paragraph(runs(view.text("again"))))


def _section(title: str, *blocks: Block) -> Iterator[Block]:
    """A heading that stays with what follows, words with their list; the rest may go over."""
    together = 2 if any(isinstance(each, BulletList) for each in blocks[1:2]) else 1
    yield KeepTogether((Heading(2, title), *blocks[:together]))
    yield from blocks[together:]


def _what(consent: Consent, child: str) -> str:
    what = consent.purpose.strip().rstrip(".") if consent.purpose else term(consent.type)
    return f"{what} ({child})" if child else what


def _list(lines: Iterator[str]) -> BulletList:
    return BulletList(tuple(runs(each) for each in lines))


def _stops(view: View, consent: Consent, child: str) -> Iterator[str]:
    what = scope_words(each for each in view.case.consent_scopes if each.consent_id == consent.id)
    of_child = "_child" if child else ""
    if what:
        yield view.text(f"stops_what{of_child}", what=what, child=child)
    else:
        yield view.text("stops_all")
    whom = _recipients(view, consent)
    if whom:
        yield view.text("stops_whom", whom=joined(whom))
    if consent.type is ConsentType.PLAN:
        yield view.text(f"stops_plan{of_child}", child=child)


def _recipients(view: View, consent: Consent) -> list[str]:
    rows = (each for each in view.case.recipients if each.consent_id == consent.id)
    names = (name_of(view.case, each.person_id or each.contact_id) or each.name for each in rows)
    return [each for each in names if each]


def _goes_on(view: View, consent: Consent, child: str) -> Iterator[Block]:
    helping = _helping(view, consent)
    if helping:
        text = view.text("help_child" if child else "help", child=child)
        yield Paragraph(runs(f"{text} {view.text('help_which')}"))
        yield _list(iter(helping))
    else:
        yield Paragraph(runs(view.text("no_plan")))
    if consent.remaining:
        yield Paragraph(runs(view.text("remaining", what=consent.remaining.rstrip("."))))
    yield Paragraph(runs(view.text("law")))


def _helping(view: View, consent: Consent) -> list[str]:
    """What is done for whom the plan is about, as far as the giver may see it."""
    if consent.type is not ConsentType.PLAN:
        return []
    subject = subject_of(consent)
    about = {each.record_id for each in view.case.concerns if each.person_id == subject}
    return [
        each.name for each in view.case.interventions if each.id in about and each.state in HELPING
    ]


def _copies(view: View, consent: Consent) -> Iterator[Block]:
    """Who may have paper: whom the consent names, who was at its meeting.

    The giver's lens holds no list of other people's paper, so nothing is said of who has none; whoever
    turns out to have some is told (``app.rules.withdrawal``: a task for each holder).
    """
    whom = _recipients(view, consent)
    meeting = view.case.get(Meeting, consent.meeting_id)
    if meeting is not None:
        yield Paragraph(runs(view.text("told_meeting", day=day_plain(meeting.day))))
    if whom:
        yield Paragraph(runs(view.text("told", whom=joined(whom))))
    elif meeting is None:
        yield Paragraph(runs(view.text("told_nobody")))
    yield Paragraph(runs(view.text("told_all")))
    own = [
        view.text(
            "own_paper",
            form=term(each.form),
            number=str(each.number),
            day=day_plain(each.printed_at.date()),
        )
        for each in view.case.handouts
        if each.person_id == view.person_id
    ]
    if own:
        yield Paragraph(runs(view.text("own")))
        yield _list(iter(own))
