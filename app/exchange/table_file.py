"""A table as a file that spreadsheets open: semicolons, as Danish ones expect, and UTF-8 with its mark."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

__all__ = ["table_bytes"]

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def table_bytes(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return the file; a cell that would be a formula is kept as words by a leading apostrophe.

    A telephone number with its country ("+45 …") is such a cell: it is shown as it was typed.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([_plain(each) for each in columns])
    writer.writerows([_plain(each) for each in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
