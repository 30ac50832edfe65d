"""Which law profile applies on a day (design.md §2)."""

from collections.abc import Sequence
from datetime import date

from app.models.law import LawProfile

__all__ = ["in_force"]


def in_force(profiles: Sequence[LawProfile], on: date) -> LawProfile:
    """Return the profile in force on a day: the one that began last among those that hold.

    Falls back on the newest profile where none holds, so that a program that is older than the law
    still opens; its cases say which profile they were decided under.
    """
    newest_first = sorted(profiles, key=lambda each: each.valid_from or date.min, reverse=True)
    for each in newest_first:
        begun = each.valid_from is None or each.valid_from <= on
        if begun and (each.valid_to is None or on <= each.valid_to):
            return each
    return newest_first[0]
