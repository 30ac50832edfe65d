"""A municipality's own changes: how they lie over the profiles, and when one may take another's place."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from app.models.law import LawProfile, LocalLaw
from app.rules.law import effective

__all__ = ["may_replace", "overlaid"]


def overlaid(
    shipped: Iterable[LawProfile], changes: Iterable[LocalLaw], on: date
) -> tuple[LawProfile, ...]:
    """Return the profiles as they are on a day, each with all changes that were ever made to it."""
    every = tuple(changes)
    return tuple(
        effective(replace(each, local=tuple(one for one in every if one.base == each.key)), on)
        for each in shipped
    )


def may_replace(old: LocalLaw, new: LocalLaw, on: date) -> bool:
    """Say whether a change may take the place of the one with its key.

    What has begun to hold was decided under: it may be given another last day that is not past, and
    nothing else. What is still to come may become anything.
    """
    if old.valid_from > on:
        return True
    same = replace(new, text=old.text, valid_to=old.valid_to) == old
    ended = old.valid_to is not None and old.valid_to < on
    later = new.valid_to is None or new.valid_to >= on
    return same and (new.valid_to == old.valid_to or (later and not ended))
