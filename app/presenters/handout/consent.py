"""What the reader has said yes to, how to take it back, and who has been told what."""

from collections.abc import Iterator
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

__all__ = ["consent", "given", "purpose"]

_COLUMNS: Final = (Column("", 1.2), Column("", 1.8))


def consent(view: View) -> Iterator[Block]:
    """Yes in each of its parts, the way back, and who may know what because of it."""
    valid = given(view)
    back = [
        each
        for each in view.case.consents
        if each.giver_id == view.person_id
        and each.state is ConsentState.WITHDRAWN
        and each.withdrawn_on
    ]
    lines = _sentences(view, [*valid, *back])
    if lines:
        content: Block = BulletList(tuple(runs(each) for each in lines))
    else:
        content = Paragraph(runs(view.text("consent_none")))
    yield KeepTogether((Heading(2, view.text("consent")), content))
    if valid:
        yield Paragraph(runs(view.text("consent_how")))
        yield from _told(view, valid)


def given(view: View) -> list[Consent]:
    """Return what the reader has said yes to and has not taken back or outlived."""
    return [
        each
        for each in view.case.consents
        if each.giver_id == view.person_id and is_valid(each, view.on, view.case)
    ]


def purpose(consent: Consent) -> str:
    """Return the purpose in the words it was given in, else what the consent is for."""
    return consent.purpose.strip().rstrip(".") if consent.purpose else term(consent.type)


def _sentences(view: View, consents: list[Consent]) -> list[str]:
    """A sentence for each; the same yes for several children is said once."""
    children: dict[tuple[str, str, str], list[str]] = {}
    for each in consents:
        children.setdefault(_said(view, each), []).append(name_of(view.case, each.child_id))
    found = []
    for (frame, what, until), names in children.items():
        named = joined([name for name in names if name])
        found.append(frame.format(what=f"{what} ({named})" if named else what) + until)
    return found


def _said(view: View, consent: Consent) -> tuple[str, str, str]:
    """The sentence with a gap, what it is about, and until when it holds."""
    what = purpose(consent)
    if consent.state is ConsentState.WITHDRAWN and consent.withdrawn_on is not None:
        day = day_plain(consent.withdrawn_on)
        return view.text("consent_back", day=day, what="{what}"), what, ""
    key = "consent_yes" if consent.state is ConsentState.YES else "consent_partly"
    meeting = consent.type is ConsentType.MEETING  # it says itself for which day it is
    last = None if meeting else last_day(consent, view.case)
    until = "" if last is None else " " + view.text("consent_until", day=day_plain(last))
    return view.text(key, what="{what}"), what, until


def _told(view: View, valid: list[Consent]) -> Iterator[Block]:
    """Recipients who may know the same together, with a line for what they may know of whom."""
    told: dict[str, dict[str, list[str]]] = {}
    for each in valid:
        names, words = joined(_recipients(view, each)), _scope(view, each)
        if names and words:
            whose = told.setdefault(names, {}).setdefault(words, [])
            whose.append(name_of(view.case, each.child_id))
    alike: dict[str, list[str]] = {}
    for names, all_ in told.items():
        known = "\n".join(_known(what, who) for what, who in all_.items())
        alike.setdefault(known, []).append(names)
    if alike:
        rows = tuple(
            ((Run(joined(names), bold=True),), runs(known)) for known, names in alike.items()
        )
        yield Heading(3, view.text("told"))
        yield Table(_COLUMNS, rows)


def _known(what: str, whose: list[str]) -> str:
    named = joined([each for each in whose if each])
    return f"{named}: {what}" if named else what


def _scope(view: View, consent: Consent) -> str:
    return scope_words(each for each in view.case.consent_scopes if each.consent_id == consent.id)


def _recipients(view: View, consent: Consent) -> list[str]:
    rows = [each for each in view.case.recipients if each.consent_id == consent.id]
    names = [name_of(view.case, each.person_id or each.contact_id) for each in rows]
    if consent.type is ConsentType.MEETING:
        meeting = view.case.get(Meeting, consent.meeting_id)
        if meeting is not None:
            names.append(view.text("told_meeting", day=day_plain(meeting.day)))
    return [each for each in names if each]
