"""The sheet (*ark*): one reader's plan on paper (design.md §5, the handout).

Built only from the lensed case of that reader. Nothing on it comes from a counter, chain or slot that
other people's facts advance.
"""

from datetime import date

from app.models.base import Id
from app.models.case import Case
from app.models.law import LawProfile
from app.presenters.document import Block, Document, Heading
from app.presenters.handout import consent, outcome, own, people
from app.presenters.handout.child import child_page
from app.presenters.handout.frame import framed, teaching
from app.presenters.handout.view import SheetOptions, View, Voice, look, voice_of
from app.presenters.handout.words_of_law import words_of_law
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

    ``lensed_case`` is what ``FamilyReader(person_id)`` may see on the day ``on``. Whoever is under
    18 gets the child's page, whoever asks for a sheet.
    """
    if voice_of(lensed_case, person_id, on) is not Voice.ADULT:
        return child_page(lensed_case, person_id, on, laws, options)
    view = look(lensed_case, person_id, on, laws, options or SheetOptions())
    blocks = _blocks(view)
    return framed(view, (*blocks, *words_of_law(blocks)), view.options.base_size)


def _blocks(view: View) -> tuple[Block, ...]:
    """In the order of design.md: own words first, what is owed and decided after."""
    return (
        Heading(1, _title(view)),
        *teaching(view),
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
