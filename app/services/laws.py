"""A municipality's own changes to the law profiles, as pages and verbs see them."""

from typing import Protocol

from app.models.law import LocalLaw

__all__ = ["LocalLaws"]


class LocalLaws(Protocol):
    """Bringing changes in as a file and handing them on; they lie in the vault."""

    def all(self) -> tuple[LocalLaw, ...]:
        """Every change that was brought in, the one that begins first comes first."""

    def unread(self) -> int:
        """How many kept files this program cannot read any more."""

    def take(self, data: bytes) -> LocalLaw:
        """Bring a file in; one with a key that is here already takes its place.

        Raises:
            LawDataProblem: what is wrong and where; nothing was changed.
        """

    def give(self, key: str) -> bytes:
        """The file of a change as it came; ``note`` "law.export" once it is saved.

        Raises:
            KeyError: there is no such change.
        """

    def example(self) -> bytes:
        """A file to begin with, with every field explained."""
