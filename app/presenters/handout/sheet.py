"""The sheet (*ark*): one reader's plan on paper (design.md §5, the handout).

Built only from the lensed case of that reader. Nothing on it comes from a counter, chain or slot that
other people's facts advance.
"""

from datetime import date

from app.models.base import Id
from app.models.case import Case
from app.models.law import LawProfile
from app.presenters.document import Block, Callout, Document, Heading, runs
from app.presenters.handout import consent, outcome, own, people
from app.presenters.handout.view import SheetOptions, View, look
from app.words import _
from app.words.dates import day_plain
from app.words.people import first_name, genitive

__all__ = ["sheet"]


def sheet(
    lensed_case: Case,
    person_id: Id,
    on: date,
    laws: tuple[LawProfile, ...],
    options: SheetOptions | None = None,
) -> Document:
    """Return the sheet of a family member.

    ``lensed_case`` is what ``FamilyReader(person_id)`` may see on the day ``on``. A reader under 18
    gets a simpler one in words for a child.
    """
    view = look(lensed_case, person_id, on, laws, options or SheetOptions())
    teaching = view.text("teaching") if lensed_case.head.teaching else ""
    return Document(
        title=_("Ark"),
        blocks=_blocks(view, teaching),
        base_size=view.options.base_size,
        header_left=view.text("sender"),
        header_right=_("{day} · ark {number} · {until}").format(
            day=day_plain(on), number=view.options.number, until=view.text("until")
        ),
        footer=teaching,
    )


def _blocks(view: View, teaching: str) -> tuple[Block, ...]:
    """In the order of design.md: own words first, what is owed and decided after."""
    return (
        Heading(1, _title(view)),
        *((Callout(runs(teaching), "caution"),) if teaching else ()),
        *own.dream(view),
        *own.next_steps(view),
        *people.call_one(view),
        *people.contacts(view),
        *own.week(view),
        *own.interventions(view),
        *own.children(view),
        *outcome.recommended(view),
        *outcome.decided(view),
        *consent.consent(view),
    )


def _title(view: View) -> str:
    if view.person is None:
        return view.text("plan_unnamed")
    return view.text("plan", name=genitive(first_name(view.person)))
