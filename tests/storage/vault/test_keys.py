"""Secrets become keys as the standards say, and only at a fair price."""

import unicodedata

import pytest
from argon2 import low_level
from argon2.exceptions import HashingError
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.models.vault_problems import NotEnoughMemory, PassphraseTooShort
from app.storage.vault import keys
from app.storage.vault.keys import DEFAULT_COST, LEAST_COST, Cost


@pytest.mark.parametrize("salt", [b"", b"s" * 16])
def test_derivation_is_hkdf(salt: bytes) -> None:
    other = HKDF(algorithm=SHA256(), length=32, salt=salt or None, info=b"rundbord/1/x")
    assert keys.derive(b"k" * 32, "x", salt) == other.derive(b"k" * 32)


def test_labels_give_keys_of_their_own() -> None:
    assert len({keys.derive(b"k" * 32, label) for label in ("a", "b", "anchor")}) == 3


def test_stretching_is_argon2id() -> None:
    other = Argon2id(salt=b"s" * 16, length=32, iterations=1, lanes=1, memory_cost=64 * 1024)
    mine = keys.stretch("æ ø  å", b"s" * 16, LEAST_COST)
    assert mine == other.derive("æ ø å".encode())


def test_letters_count_however_they_were_composed() -> None:
    text = "blåbær på øen"
    assert keys.normal_passphrase(unicodedata.normalize("NFD", f" {text}\n")) == text.encode()


@pytest.mark.parametrize("text", ["", "elleve tegn", "a" + " " * 20 + "b"])
def test_short_passphrases_are_refused(text: str) -> None:
    with pytest.raises(PassphraseTooShort):
        keys.require_length(text)


@pytest.mark.parametrize(
    ("cost", "allowed"),
    [
        (DEFAULT_COST, True),
        (LEAST_COST, True),
        (Cost(2 * 1024 * 1024, 20, 16), True),
        (Cost(64 * 1024 - 1, 1, 1), False),
        (Cost(2 * 1024 * 1024 + 1, 1, 1), False),
        (Cost(64 * 1024, 0, 1), False),
        (Cost(64 * 1024, 21, 1), False),
        (Cost(64 * 1024, 1, 17), False),
    ],
)
def test_price_of_a_guess_has_bounds(cost: Cost, allowed: bool) -> None:
    assert cost.is_allowed() is allowed


def test_too_little_memory_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> bytes:
        raise HashingError("Memory allocation error")

    monkeypatch.setattr(low_level, "hash_secret_raw", fail)
    with pytest.raises(NotEnoughMemory) as caught:
        keys.stretch("hemmelig sætning", b"s" * 16, LEAST_COST)
    assert caught.value.__suppress_context__


def test_wrap_opens_only_with_its_key_and_meaning() -> None:
    kek, dek, nonce = keys.new_key(), keys.new_key(), b"n" * 12
    wrapped = keys.wrap(kek, dek, nonce, b"slot 1")
    assert keys.unwrap(kek, wrapped, nonce, b"slot 1") == dek
    assert keys.unwrap(kek, wrapped, nonce, b"slot 2") is None
    assert keys.unwrap(dek, wrapped, nonce, b"slot 1") is None
