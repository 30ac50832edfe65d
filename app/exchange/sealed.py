"""Packages that leave the desk are sealed: an age file, opened by a passphrase or by one key.

The format is age v1 (age-encryption.org/v1): X25519 or scrypt for the file key, ChaCha20-Poly1305
for the content, every byte of it authenticated. Nothing is written to disk here.
"""

from typing import Final

import pyrage

from app.exchange.package import MAX_BYTES
from app.models.package_problems import PackageCode, PackageProblem

__all__ = [
    "MIN_PASSPHRASE",
    "SUFFIX",
    "is_sealed",
    "needs_passphrase",
    "new_identity",
    "opened",
    "public_key",
    "read_key",
    "seal",
    "unseal",
]

SUFFIX: Final = ".rundbord.age"
"""How the name of a sealed package ends; the rest of it names nobody."""

MIN_PASSPHRASE: Final = 12
"""Characters, the same least length as for the vault."""

_MAGIC: Final = b"age-encryption.org/v1\n"
_BY_PASSPHRASE: Final = _MAGIC + b"-> scrypt "
_OVERHEAD: Final = 16 * 1024
"""Bytes that sealing may add: the header, and 16 for each 64 kB."""

_WRONG: Final = frozenset({"Decryption failed", "No matching keys found"})
"""What pyrage says when the file key cannot be unwrapped; every other fault is damage."""


def seal(data: bytes, *, passphrase: str | None = None, recipient: str | None = None) -> bytes:
    """Return the bytes as an age file for a passphrase, or for a colleague's public key.

    A passphrase costs whoever guesses about a second for each try (scrypt, chosen by the library
    for this machine). ``recipient`` is an X25519 public key ("age1…").

    Raises:
        PackageProblem: the passphrase is too short, or the key is none.
    """
    if (passphrase is None) == (recipient is None):
        raise TypeError("give a passphrase or a recipient")
    if recipient is not None:
        key = pyrage.x25519.Recipient.from_str(read_key(recipient))
        return bytes(pyrage.encrypt(data, [key]))
    if passphrase is None or len(passphrase) < MIN_PASSPHRASE:
        raise PackageProblem(PackageCode.PASSPHRASE_TOO_SHORT)
    return bytes(pyrage.passphrase.encrypt(data, passphrase))


def read_key(typed: str) -> str:
    """Return a colleague's public key as it is written; blanks and line ends around it are dropped.

    Raises:
        PackageProblem: it is none.
    """
    try:
        return str(pyrage.x25519.Recipient.from_str(typed.strip()))
    except pyrage.RecipientError:
        raise PackageProblem(PackageCode.BAD_RECIPIENT) from None


def new_identity() -> str:
    """Return a new secret key of this desk; it never leaves the vault."""
    return str(pyrage.x25519.Identity.generate())


def public_key(identity: str) -> str:
    """Return the key that belongs to a secret one: anybody may know it and seal with it."""
    return str(pyrage.x25519.Identity.from_str(identity).to_public())


def unseal(data: bytes, *, passphrase: str | None = None, identity: str | None = None) -> bytes:
    """Return what an age file holds; ``identity`` is a secret key ("AGE-SECRET-KEY-1…").

    Raises:
        PackageProblem: no age file, the other way of opening is needed, the secret is the wrong
            one, or a byte is not what was sealed. A changed wrapping of the file key cannot be
            told from a wrong secret.
    """
    if (passphrase is None) == (identity is None):
        raise TypeError("give a passphrase or an identity")
    if not is_sealed(data):
        raise PackageProblem(PackageCode.NOT_SEALED)
    if len(data) > MAX_BYTES + _OVERHEAD:
        raise PackageProblem(PackageCode.TOO_LARGE)
    if passphrase is not None:
        return _by_passphrase(data, passphrase)
    return _by_key(data, identity or "")


def opened(data: bytes, passphrase: str | None = None, identity: str | None = None) -> bytes:
    """Return what a package holds, sealed or not, with the secret that this one asks for.

    Raises:
        PackageProblem: as ``unseal``; NEEDS_PASSPHRASE or NEEDS_KEY where that one was not given.
    """
    if not is_sealed(data):
        return data
    if needs_passphrase(data):
        if passphrase is None:
            raise PackageProblem(PackageCode.NEEDS_PASSPHRASE)
        return unseal(data, passphrase=passphrase)
    if identity is None:
        raise PackageProblem(PackageCode.NEEDS_KEY)
    return unseal(data, identity=identity)


def is_sealed(data: bytes) -> bool:
    """Whether the bytes begin as an age file does."""
    return data.startswith(_MAGIC)


def needs_passphrase(data: bytes) -> bool:
    """Whether a passphrase opens this age file; otherwise a key does."""
    return data.startswith(_BY_PASSPHRASE)


def _by_passphrase(data: bytes, passphrase: str) -> bytes:
    if not needs_passphrase(data):
        raise PackageProblem(PackageCode.NEEDS_KEY)
    try:
        return bytes(pyrage.passphrase.decrypt(data, passphrase))
    except pyrage.DecryptError as error:
        wrong = str(error) in _WRONG
        code = PackageCode.WRONG_PASSPHRASE if wrong else PackageCode.DAMAGED
        raise PackageProblem(code) from None


def _by_key(data: bytes, identity: str) -> bytes:
    if needs_passphrase(data):
        raise PackageProblem(PackageCode.NEEDS_PASSPHRASE)
    try:
        key = pyrage.x25519.Identity.from_str(identity.strip())
    except pyrage.IdentityError:
        raise PackageProblem(PackageCode.BAD_KEY) from None
    try:
        return bytes(pyrage.decrypt(data, [key]))
    except pyrage.DecryptError as error:
        wrong = str(error) in _WRONG
        raise PackageProblem(PackageCode.WRONG_KEY if wrong else PackageCode.DAMAGED) from None
