"""What the verbs need of the rest of the program; ``app.bootstrap`` provides it."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from app.presenters.paper_port import Paper
from app.services.checking import Checked
from app.services.ports import Workspace

__all__ = ["Program"]


class Program(Protocol):
    """Vaults and paper."""

    @property
    def paper(self) -> Paper:
        """What draws documents and pictures."""

    def create(self, folder: Path, passphrase: str) -> tuple[Workspace, str]:
        """Make a vault; returns it open, and its recovery code, which is shown once."""

    def open(self, folder: Path, passphrase: str) -> Workspace:
        """Open a vault."""

    def demo(self) -> AbstractContextManager[Workspace]:
        """A throw-away vault that holds the demo families; it is gone afterwards."""

    def check(self, folder: Path, passphrase: str) -> Checked:
        """Read every byte of a closed vault; returns what is wrong, and what was deleted with proof."""

    def png(self, pdf: bytes) -> bytes:
        """The first page of a PDF as a picture."""
