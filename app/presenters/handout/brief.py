"""The case brief of somebody at the table: two pages before the meeting, the citizen's own words first.

Built from what ``ProfessionalReader(contact_id)`` may see, and from nothing else. Long lists are cut, and it
says so: two pages are what a person reads before five meetings.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.law import LawProfile
from app.models.meetings import Agreement, AgreementState, Meeting
from app.models.plan import GoalLevel, Intervention
from app.models.preparing import PreparationPart
from app.presenters.document import (
    Block,
    BulletList,
    Callout,
    Document,
    Heading,
    KeepTogether,
    Paragraph,
    Quote,
    Run,
    Runs,
    runs,
)
from app.presenters.handout.errands import errands
from app.presenters.handout.frame import lettered, teaching
from app.presenters.handout.view import SheetOptions, View
from app.presenters.handout.working import (
    duty_words,
    look_as,
    reader_name,
    state_words,
    whom_besides,
)
from app.presenters.lines import by_when
from app.presenters.meeting_board import when_text
from app.presenters.who import doer, name_of
from app.rules.intervention_states import OVER
from app.words import _
from app.words.people import quoted
from app.words.terms import term
from app.words.texts import load_texts

__all__ = ["case_brief"]

_OPEN: Final = frozenset({AgreementState.OPEN, AgreementState.MOVED})
_MOST: Final = 5
"""Lines of a list at most."""
_QUOTES: Final = 3
_LENGTH: Final = 110
"""Letters of a line at most; what is longer is cut after a word."""


def case_brief(
    lensed_case: Case,
    contact_id: Id,
    meeting_id: Id,
    on: date,
    laws: tuple[LawProfile, ...],
    options: SheetOptions | None = None,
) -> Document:
    """Return at most two pages for one member at 12 points.

    ``lensed_case`` is what ``ProfessionalReader(contact_id)`` may see on the day ``on``; somebody who
    is not invited sees no meeting, and the page says so.
    """
    view = look_as("adult", lensed_case, contact_id, on, laws, options or SheetOptions())
    view = replace(view, texts={**view.texts, **load_texts("invitation", "brief")})
    meeting = lensed_case.get(Meeting, meeting_id)
    blocks: tuple[Block, ...] = (Paragraph(runs(view.text("gone"))),)
    if meeting is not None:
        blocks = tuple(_blocks(view, meeting))
    name = reader_name(view)
    to = view.text("to", name=name) if name else ""
    return lettered(view, blocks, on, to=to, title=_("Forberedelse"))


def _blocks(view: View, meeting: Meeting) -> Iterator[Block]:
    yield Heading(1, view.text("title"))
    yield from teaching(view)
    when = when_text(meeting)
    place = " · ".join(each for each in (when[:1].upper() + when[1:], meeting.place or "") if each)
    yield Paragraph((Run(place, bold=True),))
    title = f"{meeting.title.strip().rstrip('.')}. " if meeting.title.strip() else ""
    purpose = Paragraph(runs(f"{title}{view.text('purpose_text')}"))
    yield KeepTogether((Heading(2, view.text("purpose")), purpose))
    yield from _own_words(view)
    asked = [tuple(_shortened(each)) for each in errands(view, meeting)]
    yield from _section(view, "asked", asked, view.text("asked_none"))
    plan = [_intervention(view, each) for each in _interventions(view)]
    yield from _section(view, "plan", plan, view.text("plan_none"))
    yield from _section(view, "open", [_agreement(view, each) for each in _agreements(view)])
    yield from _section(view, "known", list(_known(view)))
    yield Callout(runs(view.text("keep")), "quiet")


def _section(view: View, key: str, lines: list[Runs], empty: str = "") -> Iterator[Block]:
    """A list with its heading, cut where it is long; without lines what is said instead, if anything."""
    if not lines and not empty:
        return
    shown = lines[:_MOST]
    if len(lines) > _MOST:
        rest = view.text("more", count=str(len(lines) - _MOST))
        shown = [*shown, (Run(rest, quiet=True),)]
    content: Block = BulletList(tuple(shown)) if shown else Paragraph((Run(empty, quiet=True),))
    yield KeepTogether((Heading(2, view.text(key)), content))


def _own_words(view: View) -> Iterator[Block]:
    """What the citizen says: dreams, then the preparatory part, then goals."""
    yield Heading(2, view.text("own_words"))
    said = list(_said(view))
    for each in said[:_QUOTES]:
        yield Quote(each)
    if not said:
        yield Paragraph((Run(view.text("own_words_none"), quiet=True),))


def _said(view: View) -> Iterator[str]:
    yield from _wanted(view, GoalLevel.DREAM)
    for part in view.case.preparation_parts:
        words = part.own_words or part.own_version
        if words:
            several = len(view.case.people) > 1
            yield _by(_cut(quoted(words)), name_of(view.case, part.person_id) if several else "")
    yield from _wanted(view, GoalLevel.GOAL)


def _wanted(view: View, level: GoalLevel) -> Iterator[str]:
    for goal in view.case.goals:
        if goal.level is level and goal.own_words and goal.reached_on is None:
            yield _by(_cut(quoted(goal.own_words)), whom_besides(view, goal.id))


def _by(words: str, who: str) -> str:
    return f"{words} – {who}" if who else words


def _interventions(view: View) -> list[Intervention]:
    """What is under way or asked for, the reader's own first."""
    found = [each for each in view.case.interventions if each.state not in OVER]
    return sorted(found, key=lambda each: each.provider_id != view.person_id)


def _intervention(view: View, each: Intervention) -> Runs:
    stands = (state_words(view, each), duty_words(view, each))
    parts = (*stands, each.intensity or "", whom_besides(view, each.id))
    rest = "".join(f" · {part}" for part in parts if part)
    return (Run(_cut(each.name), bold=True), Run(_cut(rest)))


def _agreements(view: View) -> list[Agreement]:
    """Open ones of others; the reader's own stand among what is theirs to do."""
    found = [
        each
        for each in view.case.agreements
        if each.state in _OPEN and each.who_contact_id != view.person_id
    ]
    return sorted(found, key=lambda each: (each.by_date or date.max, each.seq))


def _agreement(view: View, each: Agreement) -> Runs:
    who = doer(view.case, each.who_person_id, each.who_contact_id, each.who)
    said = f"{who}: {each.what}" if who else each.what[:1].upper() + each.what[1:]
    return (Run(_cut(said)), Run(f" · {by_when(each, view.on)}", quiet=True))


def _known(view: View) -> Iterator[Runs]:
    """What the preparatory part tells beside the citizen's own words, by section."""
    titles = {each.key: each.title for each in (view.law.sections if view.law else ())}
    for part in view.case.preparation_parts:
        if part.text:
            yield (Run(f"{_title(titles, part)}: ", bold=True), Run(_cut(part.text)))


def _title(titles: dict[str, str], part: PreparationPart) -> str:
    return titles.get(part.key, term(part.kind))


def _shortened(line: Runs) -> Iterator[Run]:
    for each in line:
        yield replace(each, text=_cut(each.text))


def _cut(words: str) -> str:
    """At most so many letters, ended after a word."""
    if len(words) <= _LENGTH:
        return words
    return f"{words[:_LENGTH].rsplit(' ', 1)[0].rstrip(' ,.;')} …"
