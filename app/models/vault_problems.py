"""What can be wrong with a vault; ``app.words.vault`` makes sentences of it.

Every class is one reason with one code. None of them carries text from the driver, a key, a
passphrase or a file name: these exceptions may end in a log.
"""

from typing import ClassVar

__all__ = [
    "AnchorDamaged",
    "DatabaseDamaged",
    "DatabaseMissing",
    "DiskFull",
    "HeaderMissing",
    "HeaderTampered",
    "KeyringItemLost",
    "KeyringUnavailable",
    "LastSlot",
    "MigrationFailed",
    "MinutesChanged",
    "MinutesMissing",
    "NewerVersion",
    "NoSuchSlot",
    "NotEncrypted",
    "NotEnoughMemory",
    "PassphraseTooShort",
    "ReadOnly",
    "RecentWorkMissing",
    "RecoveryCodeMistyped",
    "UnsafeDriver",
    "VaultBusy",
    "VaultClosed",
    "VaultExists",
    "VaultMissing",
    "VaultProblem",
    "WrongPassphrase",
    "WrongRecoveryCode",
]


class VaultProblem(Exception):
    """Something keeps the vault from being used; the class says what, ``code`` names it."""

    code: ClassVar[str] = "vault"

    def __init__(self) -> None:
        """Take no arguments, so that no secret can ride along."""
        super().__init__(self.code)


class WrongPassphrase(VaultProblem):
    """The header is whole, but this passphrase unwraps no key."""

    code = "wrong_passphrase"


class PassphraseTooShort(VaultProblem):
    """A passphrase for a new slot is shorter than the least length."""

    code = "passphrase_too_short"


class WrongRecoveryCode(VaultProblem):
    """The code is well formed, but belongs to another vault or an older slot."""

    code = "wrong_recovery_code"


class RecoveryCodeMistyped(VaultProblem):
    """The code's own checksum, or the code that was shown, says that it was not typed right."""

    code = "recovery_code_mistyped"


class VaultMissing(VaultProblem):
    """The folder holds no vault at all."""

    code = "vault_missing"


class VaultExists(VaultProblem):
    """A new vault was asked for where there is one, or the remains of one."""

    code = "vault_exists"


class HeaderMissing(VaultProblem):
    """There is a database but no header, so that no key can be unwrapped."""

    code = "header_missing"


class HeaderTampered(VaultProblem):
    """The header is not what this program wrote."""

    code = "header_tampered"


class DatabaseMissing(VaultProblem):
    """There is a header but no database; never made up for by a new one."""

    code = "database_missing"


class DatabaseDamaged(VaultProblem):
    """A page, the structure or the length of the database is not what was written."""

    code = "database_damaged"


class NotEncrypted(VaultProblem):
    """The database file is a plain one."""

    code = "not_encrypted"


class NewerVersion(VaultProblem):
    """The header or the tables were written by a newer program."""

    code = "newer_version"


class RecentWorkMissing(VaultProblem):
    """The database is whole but older than the last save that was anchored beside it."""

    code = "recent_work_missing"


class AnchorDamaged(VaultProblem):
    """The note of the last save is missing or changed, so nothing vouches for the newest rows."""

    code = "anchor_damaged"


class KeyringUnavailable(VaultProblem):
    """There is no keyring on the allow-list, it is locked, or it did not answer in time."""

    code = "keyring_unavailable"


class KeyringItemLost(VaultProblem):
    """The keyring answers, but this vault's item is gone or another one."""

    code = "keyring_item_lost"


class NoSuchSlot(VaultProblem):
    """The vault has no way of opening of the kind that was asked for."""

    code = "no_such_slot"


class LastSlot(VaultProblem):
    """Taking this slot away would leave fewer than two, or none without the keyring."""

    code = "last_slot"


class VaultBusy(VaultProblem):
    """Another program has the vault open."""

    code = "vault_busy"


class VaultClosed(VaultProblem):
    """The vault was closed; its connection is never opened again behind the user's back."""

    code = "vault_closed"


class DiskFull(VaultProblem):
    """There was no room; nothing of the last change was kept."""

    code = "disk_full"


class ReadOnly(VaultProblem):
    """The file or the folder may not be written."""

    code = "read_only"


class NotEnoughMemory(VaultProblem):
    """The key could not be derived in the memory that it needs."""

    code = "not_enough_memory"


class UnsafeDriver(VaultProblem):
    """The database library is too old, lacks encryption or refuses a needed setting."""

    code = "unsafe_driver"


class MigrationFailed(VaultProblem):
    """The tables could not be brought up to date; they are as they were."""

    code = "migration_failed"


class MinutesChanged(VaultProblem):
    """Closed minutes say something else than what the log took the fingerprint of."""

    code = "minutes_changed"


class MinutesMissing(VaultProblem):
    """Closed minutes, or the proof of their deletion, are gone without an entry in the log."""

    code = "minutes_missing"
