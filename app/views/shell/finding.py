"""What Ctrl+K finds: entries whose words hold everything that was typed, the best first."""

from collections.abc import Iterable

from app.views.page import SearchEntry

__all__ = ["MOST", "matching"]

MOST = 12
"""Entries shown at once."""


def matching(entries: Iterable[SearchEntry], typed: str) -> tuple[SearchEntry, ...]:
    """Return the entries for what was typed; all words must be there, in any order.

    Entries whose label begins with it come first, then those with a word that does, then the rest;
    within that the given order stays.
    """
    words = typed.casefold().split()
    ranked = [
        (_rank(each.label.casefold(), words), at, each)
        for at, each in enumerate(entries)
        if all(word in f"{each.label} {each.hint}".casefold() for word in words)
    ]
    ranked.sort(key=lambda found: found[:2])
    return tuple(each for _rank_, _at, each in ranked[:MOST])


def _rank(label: str, words: list[str]) -> int:
    if not words or label.startswith(words[0]):
        return 0
    return 1 if f" {words[0]}" in f" {label}" else 2
