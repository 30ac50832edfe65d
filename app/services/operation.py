"""The operation: the only thing that changes a case (design.md §3, from click to paper).

An operation is a frozen value of ids and values. It says which steps it takes on the case as it
stands; ``app.services.runner`` carries them out in one transaction with one log entry and one
inverse. It is always a delta ("stop serving Mille"), so nobody can delete what they cannot see.
"""

from datetime import date, datetime
from typing import ClassVar, Protocol, runtime_checkable

from app.models.base import Id
from app.models.case import Case
from app.models.changes import Steps
from app.rules.naming import Lexicon

__all__ = ["Detailed", "Operation", "Sealing", "Surroundings", "Witnessed"]


class Surroundings(Protocol):
    """What an operation may know besides the case."""

    @property
    def today(self) -> date:
        """The calendar day on which it is carried out."""

    @property
    def now(self) -> datetime:
        """The moment, in UTC."""

    @property
    def law_keys(self) -> frozenset[str]:
        """The references that the law profiles know."""

    @property
    def bare_keys(self) -> frozenset[str]:
        """Those of them that name an act alone: no decision rests on one."""

    @property
    def holidays(self) -> frozenset[date]:
        """The days beyond doubt on which no post comes and no deadline ends."""

    @property
    def lexicon(self) -> Lexicon:
        """The words that say more than they seem to."""


class Operation(Protocol):
    """A wish to change one case.

    ``legal`` marks acts with legal effect: they are superseded, never undone. One that has a
    ``detail``, a short code such as a reason, has it in the log (``Detailed``).
    """

    legal: ClassVar[bool]

    @property
    def act(self) -> str:
        """The name in the registry; ``app.words.acts`` has the Danish label."""

    @property
    def case_id(self) -> Id:
        """The case to change."""

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """Return the steps on this case.

        Raises:
            Refused: a rule says no.
        """


@runtime_checkable
class Witnessed(Protocol):
    """An operation that brings in what was done at another desk: facts there, no wishes here.

    Whom the deputy invited before a mark was set here stands, and is a finding.
    """

    @property
    def witnessed(self) -> bool:
        """Always true."""


@runtime_checkable
class Detailed(Protocol):
    """An operation whose log entry says a little more than which records it touched."""

    @property
    def detail(self) -> str:
        """A short code; never a name, a number or any text that was typed."""


@runtime_checkable
class Sealing(Protocol):
    """An operation after which something stands for good: its fingerprint goes into the log."""

    def seal(self, after: Case) -> str:
        """The fingerprint, of the case as it is afterwards."""
