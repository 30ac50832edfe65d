"""The child's page in three kinds: 0–9, 10–14 and 15–17 years (domain.md §15.12).

No adult's problems stand on it: nothing that is about an adult too, no decision or aim of theirs, and of
those who help the whole family only who is there for children.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.law import LawProfile
from app.models.people import Household
from app.presenters.document import (
    Block,
    BulletList,
    Callout,
    Document,
    Figure,
    Heading,
    KeepTogether,
    Paragraph,
    Quote,
    Run,
    Runs,
    Table,
    runs,
)
from app.presenters.document import Column as Col
from app.presenters.drawing import Picture, Rect
from app.presenters.handout import consent, outcome, own, people
from app.presenters.handout.frame import framed, teaching
from app.presenters.handout.view import SheetOptions, View, Voice, child_voice, look
from app.presenters.handout.words_of_law import words_of_law
from app.presenters.lines import by_when
from app.rules.contact_counts import current_contacts
from app.rules.periods import age_on, holds
from app.words.dates import WEEKDAYS
from app.words.people import first_name, genitive, joined, quoted

__all__ = ["child_page"]

BIG: Final = 16.0
"""Points; the smallest type for who has just learned to read."""

READABLE: Final = 14.0
"""Points; for those who read but seldom like it."""

_WEEK: Final = 7
_AT: Final = "Hos "
_DRAWING: Final = (660, 300)
"""Width and height of the room to draw in, in units of the page's width."""


def child_page(
    lensed_case: Case,
    person_id: Id,
    on: date,
    laws: tuple[LawProfile, ...],
    options: SheetOptions | None = None,
) -> Document:
    """Return the page of somebody under 18, in the kind that the age asks for.

    ``lensed_case`` is what ``FamilyReader(person_id)`` may see on the day ``on``. Who has no known
    age gets the page for the youngest: it carries the least.
    """
    options = options or SheetOptions()
    voice = _voice(lensed_case, person_id, on)
    view = look(lensed_case, person_id, on, laws, options, voice)
    if voice is Voice.SMALL:
        return framed(view, tuple(_small(view)), max(BIG, options.base_size))
    blocks = tuple(_middle(view) if voice is Voice.MIDDLE else _young(view))
    least = READABLE if voice is Voice.MIDDLE else 0.0
    return framed(view, (*blocks, *words_of_law(blocks)), max(least, options.base_size))


def _voice(case: Case, person_id: Id, on: date) -> Voice:
    person = next((each for each in case.people if each.id == person_id), None)
    return child_voice(None if person is None else age_on(person, on))


def _small(view: View) -> Iterator[Block]:
    """Very short, with a picture to each heading and room for one of the child's own."""
    yield Heading(1, _title(view))
    yield from teaching(view)
    yield from _wishes(view)
    yield from _agreed(view)
    yield from _days(view)
    yield from people.call_one(view, "message-2")
    yield from _helpers(view)
    yield from _family(view)
    yield Callout(runs(view.text("ask")), "good")
    yield KeepTogether((Heading(2, view.text("draw"), "pencil"), _room_to_draw(view)))


def _middle(view: View) -> Iterator[Block]:
    """The own aim first, what is agreed, the week, who helps, and what a party may."""
    yield Heading(1, _title(view))
    yield from teaching(view)
    yield from own.dream(view)
    yield from own.next_steps(view)
    yield from _days(view)
    yield from people.call_one(view)
    yield from people.contacts(view)
    yield from own.interventions(view)
    yield from outcome.decided(view)
    yield _rights(view)


def _young(view: View) -> Iterator[Block]:
    """Near to an adult's sheet, in younger words, with what somebody of 15 decides alone."""
    yield Heading(1, _title(view))
    yield from teaching(view)
    yield from own.dream(view)
    yield from own.next_steps(view)
    yield from people.call_one(view)
    yield from people.contacts(view)
    yield from own.week(view)
    yield from own.interventions(view)
    yield from outcome.recommended(view)
    yield from outcome.decided(view)
    yield from consent.consent(view)
    yield _rights(view)


def _title(view: View) -> str:
    if view.person is None:
        return view.text("plan_unnamed")
    name = first_name(view.person)
    return view.text("plan", name=name if view.voice is Voice.SMALL else genitive(name))


def _wishes(view: View) -> Iterator[Block]:
    dreams, goals = own.goals_of(view)
    said = [each.own_words or each.text for each in (*dreams, *goals)]
    content: tuple[Block, ...] = tuple(Quote(quoted(each)) for each in said)
    yield KeepTogether(
        (
            Heading(2, view.text("dream"), "star"),
            *(content or (Paragraph(runs(view.text("no_dream"))),)),
        )
    )


def _agreed(view: View) -> Iterator[Block]:
    steps = own.steps_of(view)
    if steps:
        said = [
            (*own.step(view, each), Run(f", {when}" if (when := by_when(each, view.on)) else ""))
            for each in steps
        ]
        yield _listed(view, "agreed", "heart-handshake", said)


def _days(view: View) -> Iterator[Block]:
    """Only days on which something is, each by its name."""
    days = [view.on + timedelta(days=ahead) for ahead in range(1, _WEEK + 1)]
    rows = tuple(
        ((Run(WEEKDAYS[day.weekday()].capitalize(), bold=True),), runs("\n".join(entries)))
        for day in days
        if (entries := own.day_entries(view, day))
    )
    if rows:
        table = Table((Col("", 1.0), Col("", 3.0)), rows)
        icon = "calendar" if view.voice is Voice.SMALL else ""
        yield KeepTogether((Heading(2, view.text("week"), icon), table))


def _helpers(view: View) -> Iterator[Block]:
    helpers = people.callers(view)
    if helpers:
        yield _listed(view, "adults", "friends", [_helper(each) for each in helpers])


def _helper(caller: people.Caller) -> Runs:
    """A first name where there is one; a number only for the one to call."""
    first = caller.name.split()[0] if caller.name.split() else ""
    role = f", {caller.role[:1].lower()}{caller.role[1:]}" if first else ""
    about = f": {caller.about}" if caller.about else ""
    return Run(first or caller.role, bold=True), Run(f"{role}{about}")


def _family(view: View) -> Iterator[Block]:
    """Where the child lives, with whom, and who else is near, as far as the child's lens tells."""
    lines = [*_homes(view)]
    served = {(row.contact_id, row.person_id) for row in view.case.serves}
    near = [
        each.name or each.role
        for each in current_contacts(view.case, view.on)
        if each.private and (each.id, view.person_id) in served
    ]
    if near:
        lines.append(view.text("near", names=joined(near)))
    if lines:
        yield _listed(view, "family", "home-heart", [runs(each) for each in lines])


def _homes(view: View) -> Iterator[str]:
    now = [each for each in view.case.members if holds(each, view.on)]
    for mine in (each for each in now if each.person_id == view.person_id):
        others = {each.person_id for each in now if each.household_id == mine.household_id}
        names = [
            first_name(each)
            for each in view.case.people
            if each.id in others and each.id != view.person_id
        ]
        home = view.case.get(Household, mine.household_id)
        if names:
            yield view.text("lives_with", names=joined(names))
        elif home is not None and home.name.startswith(_AT):
            yield view.text("lives_at", home=home.name[:1].lower() + home.name[1:])
        elif home is not None:
            yield view.text("lives", home=home.name)


def _listed(view: View, key: str, icon: str, items: list[Runs]) -> Block:
    return KeepTogether((Heading(2, view.text(key), icon), BulletList(tuple(items))))


def _rights(view: View) -> Block:
    """What the law lets a child do itself, in plain words."""
    lines = view.text("rights_list").strip().splitlines()
    return KeepTogether(
        (
            Heading(2, view.text("rights")),
            Paragraph(runs(view.text("rights_say"))),
            BulletList(tuple(runs(each) for each in lines)),
        )
    )


def _room_to_draw(view: View) -> Figure:
    width, height = _DRAWING
    frame = Rect(1, 1, width - 2, height - 2, 10, "", "control_line", 1.5, (6, 5))
    alt = view.text("draw_alt")
    return Figure(Picture(width, height, (frame,), alt, alt), alt)
