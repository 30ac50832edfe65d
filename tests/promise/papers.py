"""The orders behind every paper, made as the page *Ark* makes them."""

from collections.abc import Iterator

from app.bootstrap.surroundings import laws
from app.models.case import Case
from app.models.readers import FamilyReader, Reader
from app.presenters.document import Document
from app.presenters.handout.copies import LARGER, MapOrder, SheetOrder
from app.rules.lens import lens
from app.views.sheets.saying import file_of
from tests.rules.worlds import WORDS
from tests.support.memory import TODAY

__all__ = ["papers"]


def papers(case: Case, reader: Reader) -> Iterator[tuple[str, str, Document]]:
    """Each paper for a reader: what it is, its file's name, what is on it."""
    small = lens(case, reader, TODAY, WORDS).case
    if isinstance(reader, FamilyReader):
        for size in (12.0, LARGER):
            order = SheetOrder(small, reader.person_id, TODAY, laws(), frozenset(), size)
            yield f"sheet {size}", file_of(order), order.document()
    own_map = MapOrder(small, TODAY, for_coordinator=False)
    yield "map", file_of(own_map), own_map.document()
