"""An attachment on one line: "LÆ 265, 2026-1234, 12.1.2026"."""

import re
from datetime import date
from typing import Final

from app.words.dates import day_numeric
from app.words.typed import day_typed

__all__ = ["attachment_typed"]

_PARTED: Final = re.compile(r"\s*[,;·]\s*")
_DIGIT: Final = re.compile(r"\d")


def attachment_typed(line: str, today: date) -> dict[str, str]:
    """Return what goes into ``title``, ``journal_number`` and ``dated`` of a new attachment.

    The last part is its date where it reads as one, the part before it the number in the journal if
    it has a figure; the rest is the title.
    """
    parts = [each for each in _PARTED.split(line.strip()) if each]
    day = day_typed(parts[-1], today) if len(parts) > 1 else None
    if day is not None:
        parts.pop()
    number = parts.pop() if len(parts) > 1 and _DIGIT.search(parts[-1]) else ""
    return {
        "title": ", ".join(parts),
        "journal_number": number,
        "dated": "" if day is None else day_numeric(day),
    }
