"""Every paper for a reader, ordered as the page *Ark* orders it."""

from collections.abc import Iterator
from typing import Final

from app.bootstrap.surroundings import laws
from app.models.base import Id
from app.models.case import Case
from app.models.readers import FamilyReader, Reader
from app.presenters.document import Document
from app.presenters.handout.choices import choices
from app.presenters.handout.copies import LARGER, ORDINARY, SIZED, Order, number_for
from app.presenters.handout.envelope import envelope
from app.views.sheets.saying import file_of
from tests.support.memory import TODAY

__all__ = ["LAWS", "papers"]

LAWS: Final = laws()


def papers(case: Case, small: Case, reader: Reader) -> Iterator[tuple[str, str, Document]]:
    """What it is, the name of its file, what is on it; ``small`` is what the reader may see.

    The number is taken from the whole case, as the page takes it.
    """
    for choice in choices(small, reader, TODAY):
        sizes = (ORDINARY, LARGER) if choice.form in SIZED else (ORDINARY,)
        for size in sizes:
            number = number_for(case, reader, choice.form)
            order = Order(choice.form, reader, small, number, TODAY, LAWS, frozenset(), size,
                          choice.record_id)  # fmt: skip
            yield f"{choice.key} {size}", file_of(order), order.document()
    if isinstance(reader, FamilyReader):
        yield "envelope", "", envelope(small, Id(reader.person_id), TODAY)
