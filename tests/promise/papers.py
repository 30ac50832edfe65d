"""The orders behind every paper, made as the page *Ark* makes them."""

from collections.abc import Iterator

from app.bootstrap.surroundings import laws
from app.models.case import Case
from app.models.readers import Reader
from app.presenters.document import Document
from app.presenters.handout.choices import choices
from app.presenters.handout.copies import LARGER, ORDINARY, SIZED, Order, number_for
from app.rules.lens import lens
from app.views.sheets.saying import file_of
from tests.rules.worlds import WORDS
from tests.support.memory import TODAY

__all__ = ["papers"]


def papers(case: Case, reader: Reader) -> Iterator[tuple[str, str, Document]]:
    """Each paper for a reader: what it is, its file's name, what is on it."""
    small = lens(case, reader, TODAY, WORDS).case
    for each in choices(small, reader, TODAY):
        number = number_for(small, reader, each.form)
        for size in (ORDINARY, LARGER) if each.form in SIZED else (ORDINARY,):
            order = Order(
                each.form, reader, small, number, TODAY, laws(), frozenset(), size, each.record_id
            )
            yield f"{each.key} {size}", file_of(order), order.document()
