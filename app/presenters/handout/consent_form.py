"""The consent on paper (*samtykkeerklæring*): one page for one consent, to read, answer and sign.

Built from what the giver's own lens lets through, so it says nothing about another adult: whoever
does not stand there is a line to write on.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.consents import Consent, ConsentType
from app.models.contacts import Coordinator, CoordinatorRole
from app.models.law import LawProfile
from app.models.meetings import Meeting
from app.models.people import CustodyForm, Person
from app.presenters.consent_words import lawful_basis
from app.presenters.document import (
    Block,
    Column,
    Document,
    Figure,
    Heading,
    KeepTogether,
    Paragraph,
    Run,
    Runs,
    SignatureLine,
    Table,
    runs,
)
from app.presenters.drawing import Item, Path, Picture, Rect, Text
from app.presenters.handout.frame import teaching
from app.presenters.handout.numbering import alone
from app.presenters.handout.people import in_role
from app.presenters.handout.view import SheetOptions, View, look
from app.presenters.scopes import scope_words
from app.presenters.typeset import text_width
from app.presenters.who import name_of
from app.rules.consents import ADULT_AGE, YEARLY, last_day, year_from
from app.rules.givers import custody_of
from app.words import _
from app.words.dates import day_plain
from app.words.people import first_name, joined
from app.words.phones import phone_text
from app.words.texts import load_texts

__all__ = ["consent_form"]

_FETCHED: Final = frozenset({ConsentType.FETCHING, ConsentType.HEALTH, ConsentType.PSYCHIATRIC})
"""Types in which somebody tells the municipality something."""

_COLUMNS: Final = (Column("", 1.0), Column("", 3.4))
_BLANK: Final = "_" * 36
_ON_ONE_LINE: Final = 2
"""Names; of more, each has a line of its own."""
_ACROSS: Final = 642.0
"""Units across the text of a page (170 mm)."""
_SHORT: Final = 220.0
"""Units; a shorter line is too short to write on, and another one follows."""
_UNITS: Final = 96 / 72
"""Units in a point."""


def consent_form(
    lensed_case: Case,
    consent_id: Id,
    on: date,
    laws: tuple[LawProfile, ...],
    base_size: float = 12.0,
    number: int = 1,
) -> Document:
    """Return the page on which somebody reads, answers and signs one consent.

    ``lensed_case`` is what ``FamilyReader(giver_id)`` may see on the day ``on``. ``number`` counts
    this reader's forms, whichever consent they are about: one is not in the place of another. A
    consent that the reader may not see is a page that says so.
    """
    consent = lensed_case.get(Consent, consent_id)
    giver = Id("") if consent is None else consent.giver_id
    view = look(lensed_case, giver, on, laws, SheetOptions(number, base_size=base_size))
    view = replace(view, texts=load_texts("consent", "adult"))
    gone = (Paragraph(runs(view.text("gone"))),)
    return Document(
        title=_("Samtykke"),
        blocks=gone if consent is None else tuple(_blocks(view, consent)),
        base_size=base_size,
        header_left=view.text("sender"),
        header_right=_("{day} · {number}").format(day=day_plain(on), number=alone(number)),
        footer=view.text("teaching") if lensed_case.head.teaching else "",
        reader_label=view.text("reader", name=view.person.name) if view.person else "",
    )


def _blocks(view: View, consent: Consent) -> Iterator[Block]:
    child = view.case.get(Person, consent.child_id)
    whom = first_name(child) if child else _("dig")
    yield Heading(1, view.text(f"title_{consent.type}", whom=whom))
    yield from teaching(view)
    yield Paragraph(runs(view.text("own_will_child" if child else "own_will", whom=whom)))
    yield Table(_COLUMNS, tuple(_rows(view, consent)))
    then = view.text(f"no_{consent.type}", whom=whom)
    costs = view.text("no_costs_child" if child else "no_costs", then=then)
    yield KeepTogether((Heading(2, view.text("if_no")), Paragraph(runs(costs))))
    yield KeepTogether((Heading(2, view.text("take_back")), Paragraph(runs(_way_back(view)))))
    yield KeepTogether(tuple(_answer(view, consent)))
    yield from _rule(view, consent)


def _rows(view: View, consent: Consent) -> Iterator[tuple[Runs, ...]]:
    """What, from whom, to whom, why, how long; a line to write on for what is not known."""
    scopes = [each for each in view.case.consent_scopes if each.consent_id == consent.id]
    yield _row(view, "what", scope_words(scopes))
    if consent.type is ConsentType.MEETING:
        yield _row(view, "meeting", _meeting_day(view, consent))
        yield _row(view, "topics", consent.topics or "")
    if consent.type in _FETCHED:
        yield _row(view, "from", _sources(view, consent))
    yield _row(view, "to", _towards(view, consent))
    yield _row(view, "why", consent.purpose or view.text(f"why_{consent.type}"))
    yield _row(view, "how_long", _until(view, consent))


def _row(view: View, key: str, said: str) -> tuple[Runs, ...]:
    said = said.strip()
    words = said[:1].upper() + said[1:] if said else view.text("write_here") + _BLANK
    return (Run(view.text(key), bold=True),), runs(words)


def _meeting_day(view: View, consent: Consent) -> str:
    meeting = view.case.get(Meeting, consent.meeting_id)
    day = consent.meeting_day or (None if meeting is None else meeting.day)
    return "" if day is None else view.text("meeting_day", day=day_plain(day))


def _sources(view: View, consent: Consent) -> str:
    rows = [each for each in view.case.consent_sources if each.consent_id == consent.id]
    return _names(view, [each.name or name_of(view.case, each.contact_id) for each in rows])


def _towards(view: View, consent: Consent) -> str:
    """Who may know; nobody named means the municipality that asks, or those at the meeting."""
    case = view.case
    rows = [each for each in case.recipients if each.consent_id == consent.id]
    if not rows and consent.type in _FETCHED:
        return view.text("municipality")
    if not rows and consent.type is ConsentType.MEETING:
        return view.text("all_there")
    there = {each.id: each.name or "" for each in case.attendances}
    names = [
        each.name
        or there.get(each.attendance_id or Id(""))
        or name_of(case, each.person_id or each.contact_id)
        for each in rows
    ]
    if consent.type is ConsentType.FAMILY_VIEW and not any(each.person_id for each in rows):
        names.append("")  # another adult is not in the giver's case
    return _names(view, names)


def _names(view: View, names: list[str]) -> str:
    """The names, and a line to write on where one of them may not stand here."""
    there = [each for each in names if each]
    known = joined(there) if len(there) <= _ON_ONE_LINE else "\n".join(there)
    if all(names) or not known:
        return known
    return f"{known}\n{view.text('write_here')}{_BLANK}"


def _until(view: View, consent: Consent) -> str:
    """How long a yes holds: the meeting, a year at most, a day that was chosen, or till taken back."""
    if consent.type is ConsentType.MEETING:
        return view.text("until_meeting")
    last = last_day(consent, view.case)
    if consent.type in YEARLY:
        year = year_from(consent.given_on or view.on)
        return view.text(
            "until_year" if last is None or last >= year else "until_day", day=_day(last)
        )
    if last is None:
        return view.text("until_back")
    child = view.case.get(Person, consent.child_id)
    if child is not None and last != consent.valid_until:
        return view.text("until_of_age", whom=first_name(child), age=str(ADULT_AGE))
    return view.text("until_day", day=_day(last))


def _day(day: date | None) -> str:
    return "" if day is None else day_plain(day)


def _way_back(view: View) -> str:
    found: Coordinator | None = in_role(view, CoordinatorRole.COORDINATOR)
    if found is None or not found.phone:
        return view.text("how_back")
    return view.text("how_back_phone", name=found.name, phone=phone_text(found.phone))


def _answer(view: View, consent: Consent) -> Iterator[Block]:
    """Three boxes and the signatures; who has custody together signs on the same page."""
    yield Heading(2, view.text("answer"))
    yield Figure(_boxes(view), view.text("answer_alt"))
    joint = consent.child_id is not None and _is_joint(view, consent)
    if joint:
        yield Paragraph(runs(view.text("both")))
    name = "" if view.person is None else view.person.name
    yield SignatureLine(view.text("sign", name=name) if name else view.text("sign_me"))
    if joint:
        yield SignatureLine(view.text("sign_other"))


def _is_joint(view: View, consent: Consent) -> bool:
    row = custody_of(view.case, consent.giver_id, consent.child_id, view.on)
    form = consent.custody_basis if row is None else row.form
    return form is CustodyForm.JOINT


def _boxes(view: View) -> Picture:
    """Three boxes to tick, one under the other, with room for what the answer leaves out."""
    size = view.options.base_size * _UNITS
    box, step = size * 1.15, size * 2.1
    top, left = size * 0.4, box * 1.8
    items: list[Item] = []
    for key in ("yes", "partly", "no"):
        words, base = view.text(key), top + box * 0.8
        items.append(Rect(1, top, box, box, stroke="ink", stroke_width=1.4))
        items.append(Text(left, base, words, size))
        if key == "partly":
            after = left + text_width(words, size) + size / 2
            items.append(_line(after, base + 3))
            if _ACROSS - after < _SHORT:
                top += step
                items.append(_line(left, top + box * 0.8 + 3))
        top += step
    return Picture(_ACROSS, top - step + box + size * 0.6, tuple(items))


def _line(start: float, y: float) -> Path:
    return Path((("M", start, y), ("L", _ACROSS - 1, y)), stroke="ink", width=1)


def _rule(view: View, consent: Consent) -> Iterator[Block]:
    """The rule behind it, small, with its one plain sentence where the law profile has it."""
    laws = (view.law,) if view.law else ()
    rule = consent.basis or lawful_basis(view.case, laws, consent.type)
    if rule:
        known = view.law.references if view.law else ()
        sentence = next((each.sentence for each in known if each.label == rule), "")
        text = view.text("rule", rule=rule, sentence=sentence).strip()
        yield Paragraph((Run(text, quiet=True),))
