"""Ways of opening a vault: each slot wraps the same data key under another secret.

What each one protects against somebody who holds a copy of the folder:

* **passphrase**: as much as guessing it costs (Argon2id, 256 MiB; six proposed words are 77 bits).
* **recovery**: 130 random bits, which cannot be guessed; as safe as the paper it stands on.
* **both**: the keyring's 256 random bits *and* the passphrase. A copied folder is worthless without
  this computer's keyring, however weak the passphrase; and whoever reads the keyring still has to
  guess the passphrase at full price.

**A vault is as strong as its weakest slot.** Beside a passphrase slot the combined slot protects
nothing more, because the attacker takes the passphrase slot. So "both" is meant to *replace* it:
``bind_to_keyring`` adds the one and takes the other away. The price: after a lost keyring (new
computer, reset password, roaming profile) only the recovery code opens the vault, and the folder
no longer opens on another computer with the passphrase alone. There is no slot for the keyring
alone: it would make the lock screen an ornament.

Taking a slot away does not undo it for somebody who copied the header before.
"""

import hmac
import secrets
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Self

from app.models.vault_problems import (
    HeaderTampered,
    KeyringItemLost,
    WrongPassphrase,
    WrongRecoveryCode,
)
from app.storage.vault import keys
from app.storage.vault.codec import Json, from_base64, to_base64, to_json
from app.storage.vault.keys import Cost
from app.storage.vault.recovery import read_code

__all__ = ["Slot", "SlotKind", "both_slot", "passphrase_slot", "recovery_slot"]

_CHECK_BYTES: Final = 8


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSPHRASE = "passphrase"
    RECOVERY = "recovery"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Slot:
    """One wrap of the data key with every parameter that is needed to undo it.

    Attributes:
        cost: what a guess costs; None for the recovery code, whose 130 bits need no stretching.
        check: tells a changed keyring item from a wrong passphrase; empty without a keyring. It is
            a hash of 256 random bits, so it gives nothing away.
        wrapped: the data key under AES-256-GCM, bound to the vault's id and all of the above.
    """

    kind: SlotKind
    cost: Cost | None
    salt: bytes
    nonce: bytes
    check: bytes
    wrapped: bytes

    def parameters(self) -> dict[str, Json]:
        """Everything but the wrap, as it is stored and authenticated."""
        cost: Json = None
        if self.cost:
            cost = {
                "lanes": self.cost.lanes,
                "memory": self.cost.memory,
                "time": self.cost.time,
            }
        return {
            "check": to_base64(self.check),
            "cost": cost,
            "kind": self.kind.value,
            "nonce": to_base64(self.nonce),
            "salt": to_base64(self.salt),
        }

    def to_json(self) -> dict[str, Json]:
        """As it stands in the header."""
        return {**self.parameters(), "wrapped": to_base64(self.wrapped)}

    @classmethod
    def from_json(cls, value: Json) -> Self:
        """Read a slot; raise ``HeaderTampered`` or ``NotCanonical`` for anything unexpected."""
        if not isinstance(value, dict) or set(value) != _FIELDS:
            raise HeaderTampered
        if value["kind"] not in list(SlotKind):
            raise HeaderTampered
        kind = SlotKind(str(value["kind"]))
        return cls(
            kind=kind,
            cost=_read_cost(value["cost"], wanted=kind is not SlotKind.RECOVERY),
            salt=from_base64(value["salt"], keys.SALT_BYTES),
            nonce=from_base64(value["nonce"], keys.NONCE_BYTES),
            check=from_base64(value["check"], _CHECK_BYTES if kind is SlotKind.BOTH else 0),
            wrapped=from_base64(value["wrapped"], keys.WRAP_BYTES),
        )

    def meaning(self, vault_id: str) -> bytes:
        """What the wrap is bound to."""
        return to_json({"id": vault_id, "slot": self.parameters()})

    def open(self, vault_id: str, secret: str, keyring_secret: bytes = b"") -> bytes:
        """Unwrap the data key.

        Args:
            vault_id: the vault's id from its header.
            secret: the passphrase or the recovery code.
            keyring_secret: what the keyring holds, for a combined slot.

        Raises:
            WrongPassphrase, WrongRecoveryCode, RecoveryCodeMistyped: the secret is not the one.
            KeyringItemLost: the keyring holds another secret than the one of this slot.
        """
        if self.kind is SlotKind.BOTH and not hmac.compare_digest(
            self.check, _check(keyring_secret)
        ):
            raise KeyringItemLost
        kek = _kek(self.kind, self.cost, self.salt, secret, keyring_secret)
        dek = keys.unwrap(kek, self.wrapped, self.nonce, self.meaning(vault_id))
        if dek is None:
            raise WrongRecoveryCode if self.kind is SlotKind.RECOVERY else WrongPassphrase
        return dek


_FIELDS: Final = frozenset({"check", "cost", "kind", "nonce", "salt", "wrapped"})


def _read_cost(value: Json, *, wanted: bool) -> Cost | None:
    if not wanted and value is None:
        return None
    if not wanted or not isinstance(value, dict) or set(value) != {"lanes", "memory", "time"}:
        raise HeaderTampered
    memory, time, lanes = value["memory"], value["time"], value["lanes"]
    # bool is an int to Python, but no number to the one who wrote the header
    if type(memory) is int and type(time) is int and type(lanes) is int:
        cost = Cost(memory, time, lanes)
        if cost.is_allowed():
            return cost
    raise HeaderTampered


def _check(keyring_secret: bytes) -> bytes:
    return keys.derive(keyring_secret, "keyring-check")[:_CHECK_BYTES]


def _kek(
    kind: SlotKind, cost: Cost | None, salt: bytes, secret: str, keyring_secret: bytes
) -> bytes:
    if cost is None:
        return keys.derive(read_code(secret), f"slot-{kind}", salt)
    return keys.derive(keyring_secret + keys.stretch(secret, salt, cost), f"slot-{kind}", salt)


def _new_slot(
    kind: SlotKind, vault_id: str, dek: bytes, secret: str, cost: Cost | None, extra: bytes = b""
) -> Slot:
    salt = secrets.token_bytes(keys.SALT_BYTES)
    nonce = secrets.token_bytes(keys.NONCE_BYTES)
    check = _check(extra) if kind is SlotKind.BOTH else b""
    empty = Slot(kind, cost, salt, nonce, check, b"")
    wrapped = keys.wrap(_kek(kind, cost, salt, secret, extra), dek, nonce, empty.meaning(vault_id))
    return Slot(kind, cost, salt, nonce, check, wrapped)


def passphrase_slot(vault_id: str, dek: bytes, passphrase: str, cost: Cost) -> Slot:
    """Wrap under a passphrase of at least 12 characters."""
    keys.require_length(passphrase)
    return _new_slot(SlotKind.PASSPHRASE, vault_id, dek, passphrase, cost)


def recovery_slot(vault_id: str, dek: bytes, code: str) -> Slot:
    """Wrap under a recovery code."""
    return _new_slot(SlotKind.RECOVERY, vault_id, dek, code, None)


def both_slot(
    vault_id: str, dek: bytes, passphrase: str, keyring_secret: bytes, cost: Cost
) -> Slot:
    """Wrap under the keyring's secret and the passphrase together."""
    keys.require_length(passphrase)
    return _new_slot(SlotKind.BOTH, vault_id, dek, passphrase, cost, keyring_secret)
