"""The sheet in easy reading (*let læsning*): the same plan, one thought on each line, on two pages.

What does not fit is not lost: the ordinary sheet has everything, and this one says so. Only
what one must come to is never left out, should it take a third page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, TypeVar

from app.models.base import Id
from app.models.case import Case
from app.models.law import LawProfile
from app.models.plan import Duty
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
    runs,
)
from app.presenters.handout import consent, outcome, own, people
from app.presenters.handout.child import child_page
from app.presenters.handout.frame import framed
from app.presenters.handout.room import pages_of
from app.presenters.handout.view import SheetOptions, View, Voice, look, voice_of
from app.presenters.lines import by_when
from app.words.dates import WEEKDAYS, day_long
from app.words.people import first_name, genitive, quoted

__all__ = ["easy_sheet"]

BIG: Final = 16.0
"""Points; the smallest type of this sheet."""

WIDE: Final = 1.4
"""From line to line, in sizes of type."""

_DAYS, _PAGES = 7, 2


@dataclass(frozen=True, slots=True)
class _Most:
    """How much of each is said."""

    goals: int
    times: int
    help: int
    said: int


_MEASURES: Final = (
    _Most(goals=2, times=8, help=3, said=2),
    _Most(goals=2, times=5, help=3, said=2),
    _Most(goals=2, times=3, help=3, said=2),
    _Most(goals=1, times=3, help=2, said=2),
    _Most(goals=1, times=3, help=2, said=1),
    _Most(goals=1, times=2, help=1, said=1),
)
"""The first of these that is no more than two pages is taken."""

T = TypeVar("T")


def easy_sheet(
    lensed_case: Case,
    person_id: Id,
    on: date,
    laws: tuple[LawProfile, ...],
    options: SheetOptions | None = None,
) -> Document:
    """Return the sheet of an adult in easy reading; whoever is under 18 gets the child's page.

    ``lensed_case`` is what ``FamilyReader(person_id)`` may see on the day ``on``.
    """
    options = options or SheetOptions()
    if voice_of(lensed_case, person_id, on) is not Voice.ADULT:
        return child_page(lensed_case, person_id, on, laws, options)
    view = look(lensed_case, person_id, on, laws, options, Voice.EASY)
    size = max(BIG, options.base_size)
    blocks: tuple[Block, ...] = ()
    for most in _MEASURES:
        blocks = tuple(_blocks(view, most))
        if pages_of(blocks, size, WIDE) <= _PAGES:
            break
    return framed(view, blocks, size, spacing=WIDE)


def _blocks(view: View, most: _Most) -> Iterator[Block]:
    name = view.text("plan_unnamed")
    if view.person is not None:
        name = view.text("plan", name=genitive(first_name(view.person)))
    yield Heading(1, name)
    yield from _wishes(view, most.goals)
    yield from _steps(view)
    yield from people.call_one(view, "phone")
    if people.callers(view):
        yield Paragraph((Run(view.text("others"), quiet=True),))
    yield from _days(view, most.times)
    yield from _help(view, most.help)
    yield from _recommended(view, most.said)
    yield from _decided(view, most.said)
    yield from _consent(view)


def _wishes(view: View, most: int) -> Iterator[Block]:
    dreams, goals = own.goals_of(view)
    blocks: list[Block] = [Quote(quoted(each.own_words or each.text)) for each in dreams[:1]]
    if goals:
        blocks.append(_list([each.text for each in goals[:most]]))
    if not blocks:
        blocks.append(Paragraph(runs(view.text("no_dream"))))
    yield _titled(view, "dream", "star", *blocks)


def _steps(view: View) -> Iterator[Block]:
    """Who does what; the day on a line of its own."""
    steps = own.steps_of(view)
    if steps:
        items = tuple(
            (*own.step(view, each), Run("\n" + view.text("when", when=when) if when else ""))
            for each in steps
            for when in (by_when(each, view.on),)
        )
        yield _titled(view, "steps", "calendar-check", BulletList(items))


def _days(view: View, most: int) -> Iterator[Block]:
    """Each time on a line of its own, with its day; the next ones first."""
    days = [view.on + timedelta(days=ahead) for ahead in range(1, _DAYS + 1)]
    items = tuple(
        (Run(WEEKDAYS[day.weekday()].capitalize(), bold=True), Run(f" {entry}"))
        for day in days
        for entry in own.day_entries(view, day)
    )
    if items:
        listed = _and_more(view, BulletList(items[:most]), items, most)
        yield _titled(view, "week", "calendar", listed)


def _help(view: View, most: int) -> Iterator[Block]:
    """What is done, and whether one must come; what one must come to stands first, and all of it."""
    mine = sorted(own.interventions_of(view), key=lambda each: each.duty is not Duty.DUTY)
    if mine:
        most = max(most, sum(each.duty is Duty.DUTY for each in mine))
        items = tuple(
            (Run(each.name, bold=True), Run("\n" + view.text(own.duty(view, each))))
            for each in mine[:most]
        )
        must = any(each.duty is Duty.DUTY for each in mine)
        said = (Callout(runs(_lines(view, "duty_help")), "caution"),) if must else ()
        listed = _and_more(view, BulletList(items), mine, most)
        yield _titled(view, "interventions", "heart-handshake", listed, *said)


def _recommended(view: View, most: int) -> Iterator[Block]:
    """What still waits; what was proposed and is decided by now is said once, as what it is."""
    waiting, _answered = outcome.recommendations_of(view)
    if waiting:
        listed = _list([each.text for each in waiting[:most]])
        help_ = Callout(runs(_lines(view, "recommended_help")), "good")
        listed_all = _and_more(view, listed, waiting, most)
        yield _titled(view, "recommended", "message-2", listed_all, help_)


def _decided(view: View, most: int) -> Iterator[Block]:
    """What the municipality decided, and until when one can say no."""
    mine = outcome.standing(view)
    if not mine:
        return
    blocks = [_and_more(view, _list([each.text for each in mine[:most]]), mine, most)]
    days = sorted(outcome.last_days(view, mine))
    if days:
        key = "complain_until" if view.on <= days[0] else "complain_was"
        blocks.append(Paragraph(runs(view.text(key, day=day_long(days[0])))))
    yield _titled(view, "decided", "gavel", *blocks)


def _consent(view: View) -> Iterator[Block]:
    given = consent.given(view)
    if given:
        what = list(dict.fromkeys(consent.purpose(each) for each in given))
        how = Paragraph(runs(_lines(view, "consent_how")))
        listed = _and_more(view, _list(what[:1]), what, 1)
        yield _titled(view, "consent", "check", listed, how)
    else:
        yield Paragraph(runs(view.text("consent_none")))


def _titled(view: View, key: str, icon: str, *blocks: Block) -> Block:
    return KeepTogether((Heading(2, view.text(key), icon), *blocks))


def _list(texts: Sequence[str]) -> BulletList:
    return BulletList(tuple(runs(each) for each in texts))


def _lines(view: View, key: str) -> str:
    return view.text(key).strip()


def _and_more(view: View, listed: BulletList, things: Sequence[T], most: int) -> Block:
    """Say where the rest is, where there is more than fits: below the list, never alone on a page."""
    if len(things) <= most:
        return listed
    return KeepTogether((listed, Paragraph((Run(view.text("more"), quiet=True),))))
