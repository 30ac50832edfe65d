"""What the first run and the unlock page need of the vault, without knowing it.

Deriving a key takes about a second and needs no connection, so ``make``, ``derive`` and ``renew`` may run
in a worker. Opening the database belongs to the GUI thread: ``finish``.
"""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the unlock page stands on the screen before any record is known
    from app.models.law import LawProfile
    from app.services.ports import Workspace
    from app.services.secrets import NewVault, Secret

__all__ = ["Derived", "Unlocking", "VaultState"]


class VaultState(StrEnum):
    """What lies in a folder."""

    NONE = "none"
    """Nothing of a vault: a new one can be made."""
    THERE = "there"
    """A vault, whole or in pieces: never make another one over it."""


class Derived(Protocol):
    """A key that was derived, still without a connection; opaque to the pages."""


class Unlocking(Protocol):
    """The door of the vault."""

    def default_folder(self) -> Path:
        """The folder that is proposed: local to this user and machine, not synchronised."""

    def state(self, folder: Path) -> VaultState:
        """What lies in a folder; reads no more than names of files."""

    def profiles(self) -> "tuple[LawProfile, ...]":
        """The law profiles to choose from, the one in force today first."""

    def propose_passphrase(self) -> str:
        """Six Danish words."""

    def prepare(self) -> str:
        """A fresh recovery code, to be shown once; nothing is stored yet."""

    def same_code(self, shown: str, typed: str) -> bool:
        """Whether what was typed back is the code that was shown, however it was spaced."""

    def has_keyring(self) -> bool:
        """Whether there is a real keyring on this computer."""

    def make(self, wish: "NewVault") -> Derived:
        """Make the vault's files and derive its key; may run in a worker.

        Raises:
            VaultProblem: nothing of a vault is left behind in use.
        """

    def derive(self, folder: Path, secret: "Secret") -> Derived:
        """Check a secret and derive the key; may run in a worker.

        Raises:
            VaultProblem: wrong secret, changed header, no vault, …
        """

    def renew(self, folder: Path, code: str, passphrase: str) -> None:
        """Give a vault a new passphrase, with the recovery code; may run in a worker.

        Raises:
            VaultProblem: as ``derive``, or the passphrase is too short.
        """

    def finish(self, derived: Derived, *, accept_loss: bool = False) -> "Workspace":
        """Open the database with a derived key; on the thread that will own the connection.

        ``accept_loss`` goes on where the last save is missing or cannot be vouched for.

        Raises:
            VaultProblem: damaged, missing, plain, newer, recent work missing, …
        """
