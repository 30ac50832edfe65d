"""Whose a case is at this desk: one's own, lent out, or lent to oneself for a time (design.md §4)."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.models.base import Id
from app.models.case import Case
from app.models.tasks import Handover

__all__ = ["Stance", "Standing", "reduced", "standing"]


class Stance(StrEnum):
    """What this desk is to a case."""

    OWN = "own"
    """It was not handed over, or is back."""
    OUT = "out"
    """A deputy has it; one goes on working with it here."""
    DEPUTY = "deputy"
    """One stands in for somebody until a day."""
    ENDED = "ended"
    """That day is past; all that can be done is to give it back."""
    GIVEN_BACK = "given_back"
    """One stood in and has given it back."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What this desk is to a case, and the hand-over that makes it so."""

    stance: Stance
    handover: Handover | None = None

    @property
    def may_look(self) -> bool:
        """Whether the case may be seen and worked with here today."""
        return self.stance not in {Stance.ENDED, Stance.GIVEN_BACK}


def standing(case: Case, key: str, kept: frozenset[Id], on: date) -> Standing:
    """Return what the desk with a public key is to a case on a day.

    ``kept`` are the hand-overs that this desk gave or received as such: a case that came as an
    ordinary package belongs to whoever fetched it, whatever its rows tell of earlier times.
    """
    here = [each for each in case.handovers if each.id in kept]
    received = [each for each in here if each.to_key == key]
    if received:
        last = received[-1]
        if last.returned_on is not None:
            return Standing(Stance.GIVEN_BACK, last)
        return Standing(Stance.DEPUTY if on <= last.until else Stance.ENDED, last)
    out = next((each for each in here if each.returned_on is None), None)
    return Standing(Stance.OWN) if out is None else Standing(Stance.OUT, out)


def reduced(case: Case) -> Case:
    """Return what is left of a case for a deputy whose time is over: that it is there, and whose."""
    return replace(Case(head=case.head), handovers=case.handovers, coordinators=case.coordinators)
