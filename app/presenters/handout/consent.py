"""What the reader has said yes to, how to take it back, and who has been told what."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from app.models.consents import Consent, ConsentState, ConsentType
from app.models.meetings import Meeting
from app.presenters.document import (
    Block,
    BulletList,
    Column,
    Heading,
    KeepTogether,
    Paragraph,
    Run,
    Runs,
    Table,
    runs,
)
from app.presenters.handout.view import View
from app.presenters.scopes import scope_words
from app.presenters.who import name_of
from app.rules.consents import is_valid, last_day
from app.words.dates import day_plain
from app.words.people import joined
from app.words.terms import term

__all__ = ["consent"]

_COLUMNS: Final = (Column("", 1.2), Column("", 1.8))


def consent(view: View) -> Iterator[Block]:
    """Yes in each of its parts, the way back, and who may know what because of it."""
    own = [each for each in view.case.consents if each.giver_id == view.person_id]
    given = [each for each in own if is_valid(each, view.on)]
    lines = [_said(view, each) for each in given]
    lines += [
        _taken_back(view, each, each.withdrawn_on)
        for each in own
        if each.state is ConsentState.WITHDRAWN and each.withdrawn_on is not None
    ]
    if lines:
        content: Block = BulletList(tuple(lines))
    else:
        content = Paragraph(runs(view.text("consent_none")))
    yield KeepTogether((Heading(2, view.text("consent")), content))
    if given:
        yield Paragraph(runs(view.text("consent_how")))
        yield from _told(view, given)


def _said(view: View, consent: Consent) -> Runs:
    key = "consent_yes" if consent.state is ConsentState.YES else "consent_partly"
    text = view.text(key, what=_what(view, consent))
    last = last_day(consent)
    if last is not None:
        text += " " + view.text("consent_until", day=day_plain(last))
    return runs(text)


def _taken_back(view: View, consent: Consent, on: date) -> Runs:
    return runs(view.text("consent_back", day=day_plain(on), what=_what(view, consent)))


def _what(view: View, consent: Consent) -> str:
    """The purpose in the words it was given in, else what the consent is for."""
    what = consent.purpose.strip().rstrip(".") if consent.purpose else term(consent.type)
    child = name_of(view.case, consent.child_id)
    return f"{what} ({child})" if child else what


def _told(view: View, given: list[Consent]) -> Iterator[Block]:
    rows = tuple(
        ((Run(joined(names), bold=True),), runs(what))
        for each in given
        if (what := _scope(view, each)) and (names := _recipients(view, each))
    )
    if rows:
        yield Heading(3, view.text("told"))
        yield Table(_COLUMNS, rows)


def _scope(view: View, consent: Consent) -> str:
    words = scope_words(each for each in view.case.consent_scopes if each.consent_id == consent.id)
    child = name_of(view.case, consent.child_id)
    return f"{child}: {words}" if child and words else words


def _recipients(view: View, consent: Consent) -> list[str]:
    rows = [each for each in view.case.recipients if each.consent_id == consent.id]
    names = [name_of(view.case, each.person_id or each.contact_id) for each in rows]
    if consent.type is ConsentType.MEETING:
        meeting = view.case.get(Meeting, consent.meeting_id)
        if meeting is not None:
            names.append(view.text("told_meeting", day=day_plain(meeting.day)))
    return [each for each in names if each]
