"""An agreement on one line while people talk: "Sanne, ringer til lægen, fredag"."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from app.models.case import Case
from app.presenters.who import contact_label
from app.words import _
from app.words.typed import day_typed

__all__ = ["agreement_typed"]

_SURE: Final = re.compile(r"\s*[·;|]\s*|\s+[-–]\s+")
_COMMA: Final = re.compile(r"\s*,\s+")
_PARTS: Final = 3  # who, what, when
_FEW: Final = 3
"""Words; a last part without a day that is longer belongs to what is done ("…, hvis …")."""


def agreement_typed(line: str, case: Case, today: date) -> dict[str, str]:
    """Return what goes into the fields ``who``, ``what`` and ``when`` of a new agreement.

    Parts are kept apart by "·", ";" or a dash, else by commas. Without any of them the line may
    begin with somebody of the case and end with a day.
    """
    sure = bool(_SURE.search(line))
    parts = [each for each in (_SURE if sure else _COMMA).split(line.strip()) if each]
    if not parts:
        return {"who": "", "what": "", "when": ""}
    when = ""
    if len(parts) > 1 and _is_time(parts, today, sure=sure):
        when = parts.pop()
    if len(parts) == 1:
        who, what = _split_who(parts[0], case)
        if not when:
            what, when = _split_day(what, today)
        return {"who": who, "what": what, "when": when}
    return {"who": parts[0], "what": ", ".join(parts[1:]), "when": when}


def _is_time(parts: list[str], today: date, *, sure: bool) -> bool:
    """Whether the last part says when: a day, or the third of three short parts."""
    if day_typed(parts[-1], today, ahead=True) is not None:
        return True
    return len(parts) >= _PARTS and (sure or len(parts[-1].split()) <= _FEW)


def _split_who(words: str, case: Case) -> tuple[str, str]:
    """Somebody of the case at the beginning, the longest name first."""
    low = words.casefold()
    for name in sorted(_names(case), key=len, reverse=True):
        if low.startswith(f"{name.casefold()} "):
            return words[: len(name)], words[len(name) :].strip()
    return "", words


def _names(case: Case) -> Iterator[str]:
    for person in case.people:
        yield from (each for each in (person.name, person.nickname) if each)
    for contact in case.contacts:
        yield from (each for each in (contact_label(contact), contact.role, contact.name) if each)


def _split_day(words: str, today: date) -> tuple[str, str]:
    """A day at the end: "fredag", "senest 20. januar", "om 2 uger"."""
    each = words.split()
    for size in range(min(len(each) - 1, 5), 0, -1):
        tail = " ".join(each[-size:])
        if day_typed(tail, today, ahead=True) is not None and not tail.isdigit():
            return _without_on(each[:-size]), tail
    return words, ""


def _without_on(words: list[str]) -> str:
    """Without an "inden" that led to the day; "på" and "senest" are part of a day as typed."""
    return " ".join(words[:-1] if words[-1].casefold() == _("inden") else words)
