"""What is drawn when somebody asks for paper: frozen orders, from which every face makes the same bytes.

The window and the command line both go through here, so that a sheet is the same whoever prints it. An
order holds the lensed case of its reader, so that nothing else can come onto the paper.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.law import LawProfile
from app.models.meetings import HandoutForm
from app.models.readers import CoordinatorReader, FamilyReader, ProfessionalReader, Reader
from app.presenters.document import Document
from app.presenters.handout.brief import case_brief
from app.presenters.handout.card import contact_card
from app.presenters.handout.child import child_page
from app.presenters.handout.consent_form import consent_form
from app.presenters.handout.decision_letter import decision_letter
from app.presenters.handout.deletion_proof import deletion_proof
from app.presenters.handout.doctor_letter import doctor_letter
from app.presenters.handout.easy import easy_sheet
from app.presenters.handout.hearing_letter import hearing_letter
from app.presenters.handout.invitation import invitation, professional_invitation
from app.presenters.handout.letter import withdrawal_letter
from app.presenters.handout.numbering import numbered
from app.presenters.handout.papers import map_document
from app.presenters.handout.professional import professional_sheet
from app.presenters.handout.provider import provider_extract
from app.presenters.handout.sheet import sheet
from app.presenters.handout.view import SheetOptions
from app.presenters.map import MapMode, MapOptions, MapSpec, build_map
from app.presenters.paper_port import Paper
from app.presenters.preparation import preparation_document
from app.presenters.who import name_of
from app.rules.handouts import next_number
from app.words import _

__all__ = ["DRAWN", "LARGE", "LARGER", "ORDINARY", "SIZED", "Order", "number_for", "reader_id"]

ORDINARY: Final = 12.0
LARGE: Final = 16.0
LARGER: Final = 20.0
"""Sizes of type on a sheet, in points."""

SIZED: Final = frozenset(HandoutForm) - {HandoutForm.MAP, HandoutForm.CARD}
"""Forms that can be had in larger type."""

_WIDTH: Final = 1200.0
_HEIGHT: Final = 760.0
"""Map units of a landscape page below its heading."""


@dataclass(frozen=True, slots=True)
class Order:
    """The next sheet of one form for one reader; ``case`` is what that reader may see.

    ``number`` counts this reader's sheets of this form. ``record_id`` is the consent, letter,
    decision or hearing that a paper is about. ``planned`` is for maps: as it is planned instead of as it is.
    """

    form: HandoutForm
    reader: Reader
    case: Case
    number: int
    on: date
    laws: tuple[LawProfile, ...] = ()
    holidays: frozenset[date] = frozenset()
    base_size: float = ORDINARY
    record_id: Id | None = None
    planned: bool = False

    def document(self) -> Document:
        """The paper."""
        return _BUILDERS[self.form](self)

    def drawn(self, paper: Paper) -> bytes:
        """The bytes of it."""
        return paper.pdf(self.document())

    def spec(self) -> MapSpec:
        """The map of this reader, laid out for a page."""
        options = MapOptions(
            mode=MapMode.PLANNED if self.planned else MapMode.TODAY,
            for_coordinator=isinstance(self.reader, CoordinatorReader),
            width=_WIDTH,
            height=_HEIGHT,
        )
        return build_map(self.case, self.on, options)


def number_for(case: Case, reader: Reader, form: HandoutForm) -> int:
    """Return the number of a reader's next sheet of a form, from a case that has its handouts."""
    return next_number(
        case,
        reader.person_id if isinstance(reader, FamilyReader) else None,
        form,
        reader.contact_id if isinstance(reader, ProfessionalReader) else None,
    )


def reader_id(reader: Reader) -> Id:
    """Return the id of the person or contact; empty for the coordinator."""
    match reader:
        case FamilyReader(person_id):
            return person_id
        case ProfessionalReader(contact_id):
            return contact_id
        case _:
            return Id("")


_Build = Callable[[Case, Id, date, tuple[LawProfile, ...], SheetOptions | None], Document]


def _by_reader(build: _Build) -> Callable[[Order], Document]:
    def document(order: Order) -> Document:
        options = SheetOptions(order.number, order.holidays, order.base_size)
        return build(order.case, reader_id(order.reader), order.on, order.laws, options)

    return document


def _map(order: Order) -> Document:
    """The page; who does not see the map hears count and cards instead."""
    spec = order.spec()
    alt = ". ".join((spec.count_sentence, *(each.accessible_text for each in spec.cards)))
    made = map_document(spec.picture, alt, order.on, teaching=order.case.head.teaching)
    name = name_of(order.case, reader_id(order.reader))
    if not name:
        return made
    return replace(
        made,
        reader_label=_("Til {name}").format(name=name),
        header_right=f"{made.header_right} · {numbered(order.number)}",
    )


def _consent(order: Order) -> Document:
    return consent_form(
        order.case, order.record_id or Id(""), order.on, order.laws, order.base_size, order.number
    )


def _letter(order: Order) -> Document:
    key = order.record_id or Id("")
    return withdrawal_letter(order.case, key, order.on, order.laws, order.base_size, order.number)


_Letter = Callable[[Case, Id, Id, date, tuple[LawProfile, ...], SheetOptions | None], Document]


def _about_one(build: _Letter) -> Callable[[Order], Document]:
    """A letter to its reader about the record of the order."""

    def document(order: Order) -> Document:
        options = SheetOptions(order.number, order.holidays, order.base_size)
        key = order.record_id or Id("")
        return build(order.case, reader_id(order.reader), key, order.on, order.laws, options)

    return document


def _invitation(order: Order) -> Document:
    """The letter to somebody in the family, or the note to a professional."""
    own = isinstance(order.reader, FamilyReader)
    return _about_one(invitation if own else professional_invitation)(order)


def _preparation(order: Order) -> Document:
    """The preparatory part of the person whom the order names."""
    options = SheetOptions(order.number, order.holidays, order.base_size)
    person = order.record_id or Id("")
    return preparation_document(order.case, person, order.on, order.laws, options)


def _deletion(order: Order) -> Document:
    key = order.record_id or Id("")
    return deletion_proof(order.case, key, order.on, number=order.number, base_size=order.base_size)


_BUILDERS: Final[Mapping[HandoutForm, Callable[[Order], Document]]] = MappingProxyType(
    {
        HandoutForm.SHEET: _by_reader(sheet),
        HandoutForm.EASY: _by_reader(easy_sheet),
        HandoutForm.CHILD: _by_reader(child_page),
        HandoutForm.PROFESSIONAL: _by_reader(professional_sheet),
        HandoutForm.PROVIDER: _by_reader(provider_extract),
        HandoutForm.MAP: _map,
        HandoutForm.CARD: _by_reader(contact_card),
        HandoutForm.CONSENT: _consent,
        HandoutForm.LETTER: _letter,
        HandoutForm.DECISION: _about_one(decision_letter),
        HandoutForm.HEARING: _about_one(hearing_letter),
        HandoutForm.DOCTOR: _by_reader(doctor_letter),
        HandoutForm.INVITATION: _invitation,
        HandoutForm.BRIEF: _about_one(case_brief),
        HandoutForm.PREPARATION: _preparation,
        HandoutForm.DELETION: _deletion,
    }
)

DRAWN: Final = frozenset(_BUILDERS)
"""Forms that can be drawn."""
