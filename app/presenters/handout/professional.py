"""The sheet of a professional: own tasks, and what a consent lets that person see (design.md §4).

Built only from the lensed case of ``ProfessionalReader(contact_id)``. Which sheet it is is told from
outside: sheets that were handed out are on nobody's own paper.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.contacts import Contact
from app.models.law import LawProfile
from app.models.meetings import Agreement, AgreementState
from app.models.plan import Duty, Intervention
from app.presenters.document import (
    Block,
    BulletList,
    Callout,
    Column,
    Document,
    Heading,
    KeepTogether,
    Paragraph,
    Run,
    Runs,
    Table,
    runs,
)
from app.presenters.handout import covered
from app.presenters.handout.people import call_one
from app.presenters.handout.view import SheetOptions, View
from app.presenters.handout.working import (
    duty_words,
    framed,
    look_as,
    opening,
    served_words,
    state_words,
    top,
    whom_besides,
)
from app.presenters.lines import by_when
from app.rules.providers import provides
from app.words import _

__all__ = ["professional_sheet"]

_OPEN: Final = frozenset({AgreementState.OPEN, AgreementState.MOVED})
_DUTIES: Final = {Duty.DUTY: "duty", Duty.VOLUNTARY: "voluntary", None: "duty_unknown"}


def professional_sheet(
    lensed_case: Case,
    contact_id: Id,
    on: date,
    laws: tuple[LawProfile, ...],
    options: SheetOptions | None = None,
) -> Document:
    """Return the sheet of a contact, from what ``ProfessionalReader(contact_id)`` may see that day."""
    view = look_as("adult", lensed_case, contact_id, on, laws, options or SheetOptions())
    return framed(view, _("Ark"), (*top(view), *_blocks(view)))


def _blocks(view: View) -> Iterator[Block]:
    """Own tasks first; then whom to call, then what others have opened and on which ground."""
    tasks = (*_serves(view), *_provides(view))
    opened = tuple(covered.opened(view))
    agreed = _mine(view)
    if not (tasks or opened or agreed):
        yield Callout(runs(view.text("nothing")), "quiet")
        yield Paragraph(runs(view.text("nothing_next")))
        yield from call_one(view)
        return
    yield from opening(view)
    yield from _agreements(view, agreed)
    yield from tasks
    yield from call_one(view)
    yield from opened
    yield from covered.ground(view)


def _agreements(view: View, mine: list[Agreement]) -> Iterator[Block]:
    content: Block = Paragraph((Run(view.text("no_agreements"), quiet=True),))
    if mine:
        rows = tuple((_agreed(view, each), runs(by_when(each, view.on))) for each in mine)
        content = Table((Column("", 2.2), Column("", 1.0, "end")), rows, row_heads=False)
    yield KeepTogether((Heading(2, view.text("agreements")), content))


def _mine(view: View) -> list[Agreement]:
    """Open agreements that this contact keeps, the next day first, those without a day last."""
    found = [
        each
        for each in view.case.agreements
        if each.state in _OPEN and each.who_contact_id == view.person_id
    ]
    return sorted(found, key=lambda each: (each.by_date or date.max, each.seq))


def _agreed(view: View, agreement: Agreement) -> Runs:
    what = agreement.what[:1].upper() + agreement.what[1:]
    whom = whom_besides(view, agreement.id)
    return (Run(what), Run(f" · {whom}", quiet=True)) if whom else (Run(what),)


def _serves(view: View) -> Iterator[Block]:
    """Whom the contact is there for, and what they may call about."""
    contact = view.case.get(Contact, view.person_id)
    about = (contact.call_about if contact else None) or ""
    rows = tuple(
        ((Run(words, bold=True),), runs(each.call_about or about))
        for each in view.case.serves
        if each.contact_id == view.person_id and (words := served_words(view, each))
    )
    if rows:
        yield KeepTogether(
            (Heading(2, view.text("serves")), Table((Column("", 1.0), Column("", 1.8)), rows))
        )


def _provides(view: View) -> Iterator[Block]:
    mine = provides(view.case, view.person_id)
    if mine:
        yield Heading(2, view.text("provides"))
        yield BulletList(tuple(_provided(view, each) for each in mine))


def _provided(view: View, each: Intervention) -> Runs:
    parts = (
        each.intensity or "",
        whom_besides(view, each.id),
        state_words(view, each),
        duty_words(view, each) or view.text(_DUTIES[each.duty]),
    )
    return (Run(each.name, bold=True), Run("".join(f" · {part}" for part in parts if part)))
