"""Keyrings for tests: one that works, in the guise of a real one, and its faulty kin."""

import sys
import threading
from types import ModuleType

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordSetError

from app.storage.vault import Keyring
from app.storage.vault.keyring_port import allowed_backend

GUISES = {"SecretService": "Keyring", "Windows": "WinVaultKeyring", "kwallet": "DBusKeyring"}


class Memory(KeyringBackend):
    """Keeps items in a dictionary, or misbehaves as asked."""

    priority = 1

    def __init__(self, *, forgets: bool = False, alters: bool = False, hangs: bool = False) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring leaves it untyped
        self.items: dict[str, str] = {}
        self.forgets = forgets
        self.alters = alters
        self.hangs = hangs
        self.release = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        if self.hangs:
            self.release.wait(20)
        return self.items.get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.alters:
            password = password[::-1]
        if not self.forgets:
            self.items[username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.items[username]


class Refusing(Memory):
    """Raises, with the secret in its text, as foreign plug-ins may."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise PasswordSetError(f"could not store {password}")


def in_guise(
    monkeypatch: pytest.MonkeyPatch, backend: Memory, guise: str = "SecretService"
) -> Memory:
    """Make the backend's class the one that stands in keyring's module for this system."""
    kind = type(GUISES[guise], (type(backend),), {"__module__": f"keyring.backends.{guise}"})
    module = ModuleType(f"keyring.backends.{guise}")
    setattr(module, GUISES[guise], kind)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    dressed: object = object.__new__(kind)
    dressed.__dict__.update(backend.__dict__)
    assert isinstance(dressed, Memory)
    return dressed


def real_keyring(
    monkeypatch: pytest.MonkeyPatch, backend: Memory, guise: str = "SecretService"
) -> Keyring:
    """A keyring that the allow-list lets through."""
    allowed = allowed_backend(in_guise(monkeypatch, backend, guise))
    assert allowed is not None
    return Keyring(allowed, patience=0.2)
