"""The door of the vault, as the first run and the unlock page knock on it.

Everything behind it is imported when somebody knocks: the unlock page stands on the screen first.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from app.bootstrap.surroundings import SystemClock, laws
from app.services.unlocking import Derived, VaultState

if TYPE_CHECKING:
    from app.models.law import LawProfile
    from app.services.ports import Clock, Workspace
    from app.services.secrets import NewVault, Secret
    from app.storage.vault import Cost, Key, Unlocked

__all__ = ["VaultDoor"]

_HEADER = "vault.json"


class _Derived:
    """A key on its way from the worker to the thread that opens the database; shows nothing of it."""

    __slots__ = ("law_profile", "unlocked")

    def __init__(self, unlocked: "Unlocked", law_profile: str | None = None) -> None:
        self.unlocked = unlocked
        self.law_profile = law_profile


class VaultDoor:
    """Finds, makes and opens vaults."""

    def __init__(
        self, folder: Path | None = None, clock: "Clock | None" = None, cost: "Cost | None" = None
    ) -> None:
        """``folder`` is the vault that was asked for on the command line, ``cost`` a test's."""
        self._cost = cost
        self._folder = folder
        self._clock: Clock = clock or SystemClock()

    def default_folder(self) -> Path:
        """The folder asked for, or one that is local to this user and machine."""
        if self._folder is not None:
            return self._folder
        from PySide6.QtCore import QStandardPaths

        local = QStandardPaths.StandardLocation.GenericDataLocation
        return Path(QStandardPaths.writableLocation(local)) / "rundbord" / "boks"

    def state(self, folder: Path) -> VaultState:
        """What lies in a folder; the usual case needs nothing of storage."""
        if (folder / _HEADER).exists():
            return VaultState.THERE
        if not folder.exists():
            return VaultState.NONE
        from app.storage.vault import vault_exists

        return VaultState.THERE if vault_exists(folder) else VaultState.NONE

    def profiles(self) -> "tuple[LawProfile, ...]":
        """The law profiles to choose from, the one in force today first."""
        from app.rules.law import in_force, offered

        first = in_force(laws(), self._clock.today())
        others = [each for each in reversed(offered(laws())) if each.key != first.key]
        return (first, *others)

    def propose_passphrase(self) -> str:
        """Six Danish words."""
        from app.storage.vault import propose_passphrase

        return propose_passphrase()

    def prepare(self) -> str:
        """A fresh recovery code, to be shown once."""
        from app.storage.vault import prepare_vault

        return prepare_vault().code

    def same_code(self, shown: str, typed: str) -> bool:
        """Whether what was typed back is the code that was shown."""
        from app.storage.vault.recovery import same_code

        return same_code(shown, typed)

    def has_keyring(self) -> bool:
        """Whether there is a real keyring on this computer."""
        from app.storage.vault import find_keyring

        return find_keyring() is not None

    def make(self, wish: "NewVault") -> Derived:
        """Make the vault's files and derive its key; may run in a worker."""
        from app.storage import vault

        preparation = vault.Preparation(wish.code)
        cost = self._cost or vault.DEFAULT_COST
        unlocked = vault.make_vault(
            wish.folder, wish.passphrase, preparation, wish.typed_code, cost
        )
        keyring = vault.find_keyring() if wish.bind_keyring else None
        if keyring is not None:
            key = vault.Passphrase(wish.passphrase)
            vault.bind_to_keyring(wish.folder, key, wish.passphrase, keyring, cost)
        return _Derived(unlocked, wish.law_profile)

    def derive(self, folder: Path, secret: "Secret") -> Derived:
        """Check a secret and derive the key; may run in a worker."""
        from app.storage.vault import unlock_vault

        return _Derived(unlock_vault(folder, _key(folder, secret)))

    def renew(self, folder: Path, code: str, passphrase: str) -> None:
        """Give a vault a new passphrase, with the recovery code; may run in a worker."""
        from app.storage.vault import DEFAULT_COST, RecoveryCode, change_passphrase

        change_passphrase(folder, RecoveryCode(code), passphrase, self._cost or DEFAULT_COST)

    def finish(self, derived: Derived, *, accept_loss: bool = False) -> "Workspace":
        """Open the database with a derived key, on the thread that will own the connection."""
        from app.bootstrap import vaults
        from app.storage.vault import open_unlocked

        assert isinstance(derived, _Derived)  # noqa: S101 - the pages hand back what they were given
        made = derived.law_profile is not None
        vault = open_unlocked(derived.unlocked, vaults.mac_at(), accept_loss=accept_loss)
        if accept_loss:
            vaults.accept(vault)
        workspace = vaults.ready(vault, "vault.create" if made else "vault.unlock", self._clock)
        if derived.law_profile is not None:
            workspace.set_setting("law_profile", derived.law_profile)
        return workspace


def _key(folder: Path, secret: "Secret") -> "Key":
    """What opens the vault; the keyring is asked only where the vault is bound to it."""
    from app.services.secrets import SecretKind
    from app.storage.vault import Passphrase, RecoveryCode, asks_for_keyring, find_keyring

    if secret.kind is SecretKind.RECOVERY:
        return RecoveryCode(secret.text)
    return Passphrase(secret.text, find_keyring() if asks_for_keyring(folder) else None)
