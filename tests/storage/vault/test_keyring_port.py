"""A real keyring or none: every other backend, answer and silence counts as none."""

import os
import sys
from collections.abc import Callable
from types import ModuleType
from typing import ClassVar

import keyring as library
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null

from app.models.vault_problems import KeyringItemLost, KeyringUnavailable
from app.storage.vault import Keyring, find_keyring
from app.storage.vault.keyring_port import allowed_backend
from tests.storage.vault.keyrings import GUISES, Memory, Refusing, in_guise, real_keyring

SECRET = bytes(range(32))


class PlaintextKeyring(Memory):
    """What keyrings.alt brings: a file without encryption."""


class Impostor(Memory):
    """Calls itself by the name of a real one."""

    __module__ = "keyring.backends.SecretService"
    __qualname__ = "Keyring"


@pytest.mark.parametrize(
    "backend", [null.Keyring, fail.Keyring, PlaintextKeyring, Memory, Impostor]
)
def test_other_backends_are_no_keyring(
    monkeypatch: pytest.MonkeyPatch, backend: Callable[[], KeyringBackend]
) -> None:
    monkeypatch.setattr(library, "get_keyring", backend)
    assert find_keyring() is None


@pytest.mark.parametrize("guise", GUISES)
def test_a_real_one_keeps_secrets(monkeypatch: pytest.MonkeyPatch, guise: str) -> None:
    dressed = in_guise(monkeypatch, Memory(), guise)
    monkeypatch.setattr(library, "get_keyring", lambda: dressed)
    keyring = find_keyring()
    assert keyring is not None
    assert keyring.name == f"keyring.backends.{guise}.{GUISES[guise]}"
    keyring.put("vault", SECRET)
    assert keyring.get("vault") == SECRET
    keyring.forget("vault")
    keyring.forget("vault")
    with pytest.raises(KeyringItemLost):
        keyring.get("vault")


def test_the_real_one_is_found_inside_the_chain(monkeypatch: pytest.MonkeyPatch) -> None:
    real = in_guise(monkeypatch, Memory())

    class Chain(Memory):
        backends: ClassVar[list[KeyringBackend]] = [Memory(), PlaintextKeyring(), real]

    monkeypatch.setattr(chainer, "ChainerBackend", Chain)
    assert allowed_backend(Chain()) is real
    Chain.backends.pop()
    assert allowed_backend(Chain()) is None


@pytest.mark.parametrize("name", ["keyring.backends.null.Keyring", "no.such.Backend", "nonsense"])
def test_a_backend_from_the_environment_is_no_keyring(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", name)
    monkeypatch.setattr("keyring.core._keyring_backend", None)
    assert find_keyring() is None


def test_control_unfiltered_the_null_backend_swallows_a_secret(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setattr("keyring.core._keyring_backend", None)
    library.set_password("rundbord", "vault", "secret")
    assert library.get_password("rundbord", "vault") is None


@pytest.mark.parametrize(
    "faulty", [Memory(forgets=True), Memory(alters=True), Refusing(), Memory(hangs=True)]
)
def test_a_write_that_does_not_read_back_is_no_write(
    monkeypatch: pytest.MonkeyPatch, faulty: Memory
) -> None:
    keyring = real_keyring(monkeypatch, faulty)
    with pytest.raises(KeyringUnavailable) as caught:
        keyring.put("vault", SECRET)
    assert caught.value.__context__ is None
    faulty.release.set()


def test_silence_ends_after_the_time_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    faulty = Memory(hangs=True)
    monkeypatch.setattr(library, "get_keyring", lambda: faulty.release.wait(20))
    assert find_keyring(patience=0.05) is None
    with pytest.raises(KeyringUnavailable):
        real_keyring(monkeypatch, faulty).get("vault")
    faulty.release.set()


@pytest.mark.parametrize("item", ["", "short", "A" * 44, "A" * 42 + "B="])
def test_an_item_of_another_make_is_lost(monkeypatch: pytest.MonkeyPatch, item: str) -> None:
    backend = Memory()
    backend.items["vault"] = item
    with pytest.raises(KeyringItemLost):
        real_keyring(monkeypatch, backend).get("vault")


def test_on_windows_the_item_stays_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    backend = in_guise(monkeypatch, Memory(), "Windows")
    backend.persist = "enterprise"  # type: ignore[attr-defined]  # as the Windows backend has it
    Keyring(backend)
    assert backend.persist == "local machine"  # type: ignore[attr-defined]  # as above


def test_keyring_is_imported_only_when_it_is_used() -> None:
    import subprocess
    from pathlib import Path

    script = "import sys, app.storage.vault; print('keyring' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[3],
        env={**os.environ, "PYTHONPATH": "."},
    )
    assert done.stdout.strip() == "False"
    assert isinstance(sys.modules["keyring"], ModuleType)
