"""Standing in for a colleague, as pages and verbs see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from app.models.base import Id
from app.models.case import Case
from app.models.changes import Change
from app.models.tasks import Handover, Task
from app.rules.compared import Side
from app.rules.deputy import Standing

__all__ = ["Deputies", "Given", "Returned"]


@dataclass(frozen=True, slots=True)
class Given:
    """What was recorded, and the sealed package that travels."""

    changes: tuple[Change, ...]
    data: bytes


@dataclass(frozen=True, slots=True)
class Returned:
    """A case that came back, beside the one that it was given as and the one here; all opened.

    ``digest`` is the SHA-256 of the sealed package. ``late`` says that the time was over.
    """

    handover: Handover
    base: Case
    mine: Case
    theirs: Case
    digest: str
    late: bool


class Deputies(Protocol):
    """Giving cases to a deputy, being one, taking back. Sealed bytes only; nothing on disk."""

    def key(self) -> str:
        """This desk's public key, made the first time it is asked for."""

    def standing(self, case: Case) -> Standing:
        """What this desk is to a case today."""

    def give(self, cases: Sequence[Id], name: str, key: str, until: date) -> Given:
        """Give cases to a colleague until a day, all or none.

        Raises:
            PackageProblem: the key is none, or one's own.
            Refused: one of them is with a deputy already, or something is missing.
        """

    def again(self, case_id: Id) -> bytes:
        """Seal once more what was given, or given back, last: a file gets lost.

        Raises:
            Refused: the case is neither lent out nor given back.
        """

    def give_back(self, case_id: Id) -> Given:
        """Give a case back to whom it is from, sealed; nothing is changed here from then on.

        Raises:
            Refused: one does not stand in for anybody in it.
        """

    def open_return(self, data: bytes) -> tuple[Returned, ...]:
        """Open what a deputy gave back; nothing is changed yet.

        Raises:
            PackageProblem: another key, damage, no return, of another case or hand-over.
            Refused: it was taken back before.
        """

    def take_back(
        self,
        returned: Returned,
        chosen: tuple[tuple[Id, str, Side], ...],
        aside: str | None = None,
        tasks: tuple[Task, ...] = (),
    ) -> Change:
        """Take a deputy's work in, as was decided for each conflict; see ``TakeBack``.

        Raises:
            Refused: the case has moved on, a conflict is undecided, or it was taken back before.
        """
