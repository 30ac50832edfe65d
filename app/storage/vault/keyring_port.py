"""The operating system's keyring, or none: nothing in between.

Unfiltered, ``keyring.get_keyring()`` may hand out a backend that keeps secrets in a plain file
(where keyrings.alt happens to be installed) or in nothing at all (the null backend accepts a secret
and forgets it). So only five known classes count, every call has a time limit, every write is read
back, and whatever else happens means "no keyring".
"""

import contextlib
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

from app.models.vault_problems import KeyringItemLost, KeyringUnavailable
from app.storage.vault.codec import NotCanonical, from_base64, to_base64
from app.storage.vault.keys import KEY_BYTES

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

__all__ = ["Keyring", "allowed_backend", "find_keyring"]

T = TypeVar("T")

_SERVICE: Final = "rundbord"
# Unlocking a keyring may ask the user for a password; a call that hangs must not hang the desk.
_PATIENCE: Final = 6.0

_ALLOWED: Final = (
    ("keyring.backends.Windows", "WinVaultKeyring"),
    ("keyring.backends.macOS", "Keyring"),
    ("keyring.backends.SecretService", "Keyring"),
    ("keyring.backends.libsecret", "Keyring"),
    ("keyring.backends.kwallet", "DBusKeyring"),
)
_CHAINER: Final = ("keyring.backends.chainer", "ChainerBackend")


def _is_exactly(backend: object, module: str, name: str) -> bool:
    return type(backend) is getattr(sys.modules.get(module), name, None)


def allowed_backend(backend: "KeyringBackend") -> "KeyringBackend | None":
    """The backend itself, or the first real one inside the chainer; None for everything else."""
    inside = getattr(backend, "backends", ()) if _is_exactly(backend, *_CHAINER) else (backend,)
    for each in inside:
        if any(_is_exactly(each, *allowed) for allowed in _ALLOWED):
            return each
    return None


def _answer(call: Callable[[], T], patience: float) -> T:
    """Run a call in a thread of its own; whatever it raises, and silence, mean the same."""
    answers: list[T] = []

    def run() -> None:
        # backends are foreign plug-ins and raise what they like, with secrets in it perhaps
        with contextlib.suppress(Exception):
            answers.append(call())

    thread = threading.Thread(target=run, name="keyring", daemon=True)
    thread.start()
    thread.join(patience)
    if not answers:
        raise KeyringUnavailable
    return answers[0]


class Keyring:
    """One real keyring; stores 32-byte secrets under the name of a vault."""

    def __init__(self, backend: "KeyringBackend", patience: float = _PATIENCE) -> None:
        """Use a backend that ``allowed_backend`` let through."""
        self._backend = backend
        self._patience = patience
        if hasattr(backend, "persist"):
            # Windows: by default the item roams with the profile, and gets lost with it
            backend.persist = "local machine"

    @property
    def name(self) -> str:
        """Class name of the backend, kept in the header to explain a change of desktop."""
        kind = type(self._backend)
        return f"{kind.__module__}.{kind.__qualname__}"

    def get(self, item: str) -> bytes:
        """Read a secret.

        Raises:
            KeyringUnavailable: no answer, an error or a locked keyring.
            KeyringItemLost: there is no such item, or it is not one of ours.
        """
        try:
            return from_base64(self._read(item), KEY_BYTES)
        except NotCanonical:
            raise KeyringItemLost from None

    def put(self, item: str, secret: bytes) -> None:
        """Store a secret and read it back; raise ``KeyringUnavailable`` unless it is there."""
        text = to_base64(secret)
        _answer(lambda: self._backend.set_password(_SERVICE, item, text), self._patience)
        if self._read(item) != text:
            raise KeyringUnavailable

    def forget(self, item: str) -> None:
        """Remove a secret, if the keyring is there and has it."""
        with contextlib.suppress(KeyringUnavailable):
            _answer(lambda: self._backend.delete_password(_SERVICE, item), self._patience)

    def _read(self, item: str) -> str | None:
        return _answer(lambda: self._backend.get_password(_SERVICE, item), self._patience)


def find_keyring(patience: float = _PATIENCE) -> Keyring | None:
    """The real keyring of this session, or None."""

    def look() -> "KeyringBackend | None":
        import keyring

        return allowed_backend(keyring.get_keyring())

    with contextlib.suppress(KeyringUnavailable):
        backend = _answer(look, patience)
        if backend is not None:
            return Keyring(backend, patience)
    return None
