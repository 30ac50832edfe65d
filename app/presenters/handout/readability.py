"""How easy a paper is to read, on request only: never while somebody types (design.md §4, issue of paper)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from app.models.case import Case
from app.models.law import LawProfile
from app.presenters.document import (
    Block,
    Cards,
    Document,
    Figure,
    Heading,
    KeepTogether,
    SignatureLine,
    block_texts,
)
from app.rules.lix import lix, sentences, without
from app.words import _

__all__ = ["Readability", "names_in", "readability"]

_SHOWN: Final = 3
"""Longest sentences that are named, for whoever wants to mend them."""

_VERY_EASY, _EASY, _MEDIUM, _HARD = 25, 35, 45, 55


@dataclass(frozen=True, slots=True)
class Readability:
    """LIX of the running sentences of a paper, how many there are, and the longest ones."""

    lix: float
    sentences: int
    longest: tuple[str, ...]

    @property
    def text(self) -> str:
        """In words: "Læsbarhed: LIX 27 (let)"."""
        if not self.sentences:
            return _("Læsbarhed: Her er ingen hele sætninger at måle.")
        return _("Læsbarhed: LIX {lix} ({grade})").format(lix=round(self.lix), grade=self.grade)

    @property
    def grade(self) -> str:
        """What the figure means, after Björnsson."""
        if self.lix < _VERY_EASY:
            return _("meget let")
        if self.lix < _EASY:
            return _("let")
        if self.lix < _MEDIUM:
            return _("middel")
        return _("svær") if self.lix < _HARD else _("meget svær")


def readability(document: Document, names: Iterable[str] = ()) -> Readability:
    """Measure the running sentences; ``names`` are what nobody can say shorter (``names_in``)."""
    left_out = tuple(names)
    found = [each for text in _running(document.blocks) for each in sentences(text)]
    measured = "\n".join(without(each, left_out) for each in found)
    longest = sorted(found, key=lambda each: len(each.split()), reverse=True)[:_SHOWN]
    return Readability(lix(measured), len(found), tuple(longest))


def names_in(case: Case, laws: Iterable[LawProfile] = ()) -> tuple[str, ...]:
    """Return names and addresses in a case and titles of acts, which say nothing of the language."""
    found: list[str | None] = []
    for person in case.people:
        found += [person.name, *person.name.split(), person.nickname, person.address]
    for contact in case.contacts:
        found += [contact.name, contact.organisation]
    for coordinator in case.coordinators:
        found.append(coordinator.name)
    for home in case.households:
        found += [home.name, home.address]
    for profile in laws:
        found += [profile.complaint_to, *(each.act for each in profile.references)]
    return tuple(dict.fromkeys(each for each in found if each))


def _running(blocks: Iterable[Block]) -> Iterator[str]:
    """The texts of everything but headings, pictures, cards and lines to sign on."""
    for each in blocks:
        if isinstance(each, KeepTogether):
            yield from _running(each.blocks)
        elif not isinstance(each, Heading | Figure | Cards | SignatureLine):
            yield from block_texts((each,))
