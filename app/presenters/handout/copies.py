"""What is drawn when somebody asks for paper: frozen orders, from which every face makes the same bytes.

The window and the command line both go through here, so that a sheet is the same whoever prints it.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from app.models.base import Id
from app.models.case import Case
from app.models.law import LawProfile
from app.models.meetings import HandoutForm
from app.presenters.document import Document
from app.presenters.handout.papers import map_document
from app.presenters.handout.sheet import sheet
from app.presenters.handout.view import SheetOptions
from app.presenters.map import MapMode, MapOptions, MapSpec, build_map
from app.rules.handouts import next_number

__all__ = ["LARGE", "LARGER", "ORDINARY", "MapOrder", "Order", "SheetOrder"]

ORDINARY: Final = 12.0
LARGE: Final = 16.0
LARGER: Final = 20.0
"""Sizes of type on a sheet, in points."""

_WIDTH: Final = 1200.0
_HEIGHT: Final = 760.0
"""Map units of a landscape page below its heading."""


@dataclass(frozen=True, slots=True)
class SheetOrder:
    """The next sheet of a member of the family; ``case`` is what that member may see."""

    form: ClassVar[HandoutForm] = HandoutForm.SHEET

    case: Case
    person_id: Id
    on: date
    laws: tuple[LawProfile, ...]
    holidays: frozenset[date]
    base_size: float = ORDINARY

    @property
    def number(self) -> int:
        """The number that it gets when it is handed out."""
        return next_number(self.case, self.person_id, self.form)

    def document(self) -> Document:
        """The sheet."""
        options = SheetOptions(self.number, self.holidays, self.base_size)
        return sheet(self.case, self.person_id, self.on, self.laws, options)


@dataclass(frozen=True, slots=True)
class MapOrder:
    """The map of a reader on a page of its own; ``case`` is what that reader may see."""

    form: ClassVar[HandoutForm] = HandoutForm.MAP

    case: Case
    on: date
    for_coordinator: bool = True
    planned: bool = False

    @property
    def number(self) -> int:
        """How many of the coordinator's maps there are with this one."""
        return next_number(self.case, None, self.form)

    def spec(self) -> MapSpec:
        """The map, laid out for the page."""
        options = MapOptions(
            mode=MapMode.PLANNED if self.planned else MapMode.TODAY,
            for_coordinator=self.for_coordinator,
            width=_WIDTH,
            height=_HEIGHT,
        )
        return build_map(self.case, self.on, options)

    def document(self) -> Document:
        """The page; who does not see the map hears count and cards instead."""
        spec = self.spec()
        alt = ". ".join((spec.count_sentence, *(each.accessible_text for each in spec.cards)))
        return map_document(spec.picture, alt, self.on, teaching=self.case.head.teaching)


Order = SheetOrder | MapOrder
