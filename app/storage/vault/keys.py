"""From secrets to keys: Argon2id, HKDF labels, and the wrap of the data key.

The data key (DEK) is 32 random bytes that live as long as the vault. Everything else is derived
from it under a label of its own, or wraps it under a key-encryption key (KEK).
"""

import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import dataclass
from typing import Final

from app.models.vault_problems import NotEnoughMemory, PassphraseTooShort

__all__ = [
    "DEFAULT_COST",
    "KEY_BYTES",
    "LEAST_COST",
    "NONCE_BYTES",
    "SALT_BYTES",
    "WRAP_BYTES",
    "Cost",
    "derive",
    "new_key",
    "normal_passphrase",
    "require_length",
    "stretch",
    "unwrap",
    "wrap",
]

KEY_BYTES: Final = 32
SALT_BYTES: Final = 16
NONCE_BYTES: Final = 12
WRAP_BYTES: Final = KEY_BYTES + 16
LEAST_CHARACTERS: Final = 12


@dataclass(frozen=True, slots=True)
class Cost:
    """Price of one guess at a passphrase, as Argon2id counts it.

    Attributes:
        memory: KiB of memory.
        time: passes over it.
        lanes: threads.
    """

    memory: int
    time: int
    lanes: int

    def is_allowed(self) -> bool:
        """Within what a header may ask: below is a downgrade, above would hang the desk."""
        return all(
            least <= value <= most
            for least, value, most in (
                (64 * 1024, self.memory, 2 * 1024 * 1024),
                (1, self.time, 20),
                (1, self.lanes, 16),
            )
        )


DEFAULT_COST: Final = Cost(memory=256 * 1024, time=4, lanes=4)
LEAST_COST: Final = Cost(memory=64 * 1024, time=1, lanes=1)


def new_key() -> bytes:
    """32 bytes from the operating system."""
    return secrets.token_bytes(KEY_BYTES)


def derive(key: bytes, label: str, salt: bytes = b"") -> bytes:
    """HKDF-SHA256 (RFC 5869) with one block of output: a key for ``label`` and nothing else."""
    pseudo_random = hmac.digest(salt or bytes(32), key, hashlib.sha256)
    return hmac.digest(pseudo_random, f"rundbord/1/{label}".encode() + b"\x01", hashlib.sha256)


def normal_passphrase(text: str) -> bytes:
    """One byte sequence however æøå were composed and however many spaces were typed."""
    return " ".join(unicodedata.normalize("NFC", text).split()).encode("utf-8")


def require_length(passphrase: str) -> None:
    """Refuse a passphrase for a new slot that is shorter than 12 characters."""
    if len(normal_passphrase(passphrase).decode("utf-8")) < LEAST_CHARACTERS:
        raise PassphraseTooShort


def stretch(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Argon2id over the normalised passphrase; about 0.9 s at the default cost on two cores."""
    from argon2 import low_level
    from argon2.exceptions import HashingError

    try:
        return low_level.hash_secret_raw(
            normal_passphrase(passphrase),
            salt,
            time_cost=cost.time,
            memory_cost=cost.memory,
            parallelism=cost.lanes,
            hash_len=KEY_BYTES,
            type=low_level.Type.ID,
        )
    except (HashingError, MemoryError):
        raise NotEnoughMemory from None


def wrap(kek: bytes, dek: bytes, nonce: bytes, meaning: bytes) -> bytes:
    """AES-256-GCM over the data key, bound to ``meaning`` (vault id and all slot parameters)."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(kek).encrypt(nonce, dek, meaning)


def unwrap(kek: bytes, wrapped: bytes, nonce: bytes, meaning: bytes) -> bytes | None:
    """Return the data key, or None where the key or the meaning is another one."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(kek).decrypt(nonce, wrapped, meaning)
    except InvalidTag:
        return None
