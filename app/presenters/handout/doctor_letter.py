"""The letter to the general practitioner: what was agreed, what is asked of the doctor, on whose word.

Only with a valid consent that names the doctor (sundhedsloven § 43; domain.md §4.1). Built from what
``ProfessionalReader(contact_id)`` may see; without a consent it tells nothing of anybody.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.contacts import Contact
from app.models.facts import Area
from app.models.law import LawProfile
from app.models.meetings import Agreement, AgreementState
from app.models.readers import ProfessionalReader
from app.presenters.document import (
    Block,
    BulletList,
    Callout,
    Document,
    Heading,
    KeepTogether,
    Paragraph,
    Run,
    Runs,
    runs,
)
from app.presenters.handout import covered
from app.presenters.handout.frame import closing, lettered
from app.presenters.handout.view import SheetOptions, View
from app.presenters.handout.working import look_as, reader_name, whom_besides
from app.presenters.lines import by_when
from app.rules.bases import naming

__all__ = ["doctor_letter", "is_doctor", "may_write"]

_OPEN: Final = frozenset({AgreementState.OPEN, AgreementState.MOVED})
_DOCTOR: Final = "læge"
_NOT: Final = ("tandlæge", "dyrlæge")


def is_doctor(contact: Contact | None) -> bool:
    """Whether a contact is a general practitioner, by area and role as they are written."""
    if contact is None or contact.area is not Area.HEALTH:
        return False
    role = contact.role.casefold()
    return _DOCTOR in role and not any(each in role for each in _NOT)


def may_write(lensed_case: Case, contact_id: Id, on: date) -> bool:
    """Whether a contact is a doctor whom a valid consent names."""
    doctor = lensed_case.get(Contact, contact_id)
    return is_doctor(doctor) and bool(naming(lensed_case, ProfessionalReader(contact_id), on))


def doctor_letter(
    lensed_case: Case,
    contact_id: Id,
    on: date,
    laws: tuple[LawProfile, ...],
    options: SheetOptions | None = None,
) -> Document:
    """Return the letter to a doctor, from what ``ProfessionalReader(contact_id)`` may see that day."""
    view = look_as("doctor", lensed_case, contact_id, on, laws, options or SheetOptions())
    may = bool(naming(lensed_case, ProfessionalReader(contact_id), on))
    blocks = tuple(_blocks(view)) if may else (Callout(runs(view.text("refused")), "warning"),)
    reader = reader_name(view)
    return lettered(view, blocks, on, to=view.text("to", name=reader) if reader and may else "")


def _blocks(view: View) -> Iterator[Block]:
    yield Heading(1, view.text("title"))
    if view.case.head.teaching:
        yield Callout(runs(view.text("teaching")), "caution")
    yield Paragraph(runs(view.text("about")))
    yield from _asked(view)
    # what is known of somebody is not needed to know what was agreed
    yield from covered.opened(view, statements=False)
    yield from covered.ground(view)
    yield Callout(runs(view.text("keep")), "quiet")
    yield closing(view)


def _asked(view: View) -> Iterator[Block]:
    """What the doctor said yes to doing; or plainly that nothing is asked."""
    mine = [
        each
        for each in view.case.agreements
        if each.state in _OPEN and each.who_contact_id == view.person_id
    ]
    mine.sort(key=lambda each: (each.by_date or date.max, each.seq))
    content: Block = Paragraph(runs(view.text("no_agreements")))
    if mine:
        content = BulletList(tuple(_line(view, each) for each in mine))
    yield KeepTogether((Heading(2, view.text("agreements")), content))


def _line(view: View, agreement: Agreement) -> Runs:
    what = agreement.what[:1].upper() + agreement.what[1:]
    beside = [
        each for each in (whom_besides(view, agreement.id), by_when(agreement, view.on)) if each
    ]
    return (Run(what), *(Run(f" · {each}", quiet=True) for each in beside))
