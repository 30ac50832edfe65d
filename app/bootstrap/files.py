"""Files for one reader from the lensed case: what is in them is decided above, how it is written below."""

from datetime import date, datetime

from app.exchange.calendar_file import calendar_bytes
from app.exchange.table_file import table_bytes
from app.models.base import Id
from app.models.case import Case
from app.models.readers import CoordinatorReader, Reader
from app.presenters.calendar_file import calendar_events
from app.presenters.contact_table import contact_table
from app.presenters.map.spec import MapOptions

__all__ = ["calendar_of", "contacts_of"]


def calendar_of(
    lensed_case: Case, reader: Reader, now: tuple[date, datetime], meeting_id: Id | None = None
) -> bytes:
    """What is ahead of a reader as a calendar file; with ``meeting_id`` that meeting alone.

    ``now`` are the day here and the moment at which it is made.
    """
    today, at = now
    return calendar_bytes(calendar_events(lensed_case, reader, today, meeting_id), at)


def contacts_of(lensed_case: Case, reader: Reader, today: date) -> bytes:
    """The contacts that a reader may see as a table."""
    options = MapOptions(for_coordinator=isinstance(reader, CoordinatorReader))
    table = contact_table(lensed_case, today, options)
    return table_bytes(table.columns, (each.cells for each in table.rows))
