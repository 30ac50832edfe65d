"""A door without a vault behind it: what the first run and the unlock page talk to in tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models.vault_problems import (
    RecoveryCodeMistyped,
    VaultProblem,
    WrongPassphrase,
    WrongRecoveryCode,
)
from app.services.secrets import NewVault, Secret, SecretKind
from app.services.unlocking import Derived, VaultState
from tests.support.workspace import make_workspace, profile

if TYPE_CHECKING:
    from pathlib import Path

    from app.models.law import LawProfile
    from app.services.ports import Workspace

__all__ = ["CODE", "PASSPHRASE", "FakeDoor"]

PASSPHRASE = "anker bageri citron dueslag eventyr fyrtårn"
CODE = "ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345"


@dataclass
class FakeKey:
    """A derived key."""

    folder: Path


class FakeDoor:
    """Opens for one passphrase and one code; ``problem`` is raised by the next ``finish``."""

    def __init__(self, folder: Path, *, there: bool, keyring: bool = False) -> None:
        self.folder = folder
        self.there = there
        self.keyring = keyring
        self.passphrase = PASSPHRASE
        self.made: list[NewVault] = []
        self.problem: VaultProblem | None = None
        self.proposals = 0
        self.printed: list[str] = []

    def default_folder(self) -> Path:
        return self.folder

    def state(self, folder: Path) -> VaultState:
        return VaultState.THERE if self.there else VaultState.NONE

    def profiles(self) -> tuple[LawProfile, ...]:
        return (profile(),)

    def propose_passphrase(self) -> str:
        self.proposals += 1
        return PASSPHRASE if self.proposals == 1 else f"{PASSPHRASE} {self.proposals}"

    def prepare(self) -> str:
        return CODE

    def same_code(self, shown: str, typed: str) -> bool:
        if len(typed) < len(CODE):
            raise RecoveryCodeMistyped
        return shown == typed

    def has_keyring(self) -> bool:
        return self.keyring

    def make(self, wish: NewVault) -> Derived:
        self.made.append(wish)
        self.there = True
        return FakeKey(wish.folder)

    def derive(self, folder: Path, secret: Secret) -> Derived:
        if secret.kind is SecretKind.RECOVERY and secret.text != CODE:
            raise WrongRecoveryCode
        if secret.kind is SecretKind.PASSPHRASE and secret.text != self.passphrase:
            raise WrongPassphrase
        return FakeKey(folder)

    def renew(self, folder: Path, code: str, passphrase: str) -> None:
        self.passphrase = passphrase

    def finish(self, derived: Derived, *, accept_loss: bool = False) -> Workspace:
        if self.problem is not None and not accept_loss:
            raise self.problem
        return make_workspace()
