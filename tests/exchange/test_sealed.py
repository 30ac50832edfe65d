"""A sealed package opens with the right secret only, and shows every changed byte."""

import pyrage
import pytest

from app.exchange.package import MAX_BYTES
from app.exchange.sealed import is_sealed, needs_passphrase, opened, seal, unseal
from app.models.package_problems import PackageCode as Code
from app.models.package_problems import PackageProblem

SECRET = "blåbær-kaffe-lampe-torsdag"
TEXT = b"Sanne ringer til Mille. " * 20
MINE = pyrage.x25519.Identity.generate()
OTHER = pyrage.x25519.Identity.generate()


@pytest.fixture(scope="module")
def locked() -> bytes:
    """Sealed once for a passphrase: each try costs a second by design."""
    return seal(TEXT, passphrase=SECRET)


@pytest.fixture(scope="module")
def keyed() -> bytes:
    return seal(TEXT, recipient=f"{MINE.to_public()}\n")


def refusal(data: bytes, **secret: str) -> Code:
    with pytest.raises(PackageProblem) as caught:
        unseal(data, **secret)
    assert SECRET not in repr(caught.value)
    return caught.value.code


def test_the_passphrase_opens_it(locked: bytes) -> None:
    assert unseal(locked, passphrase=SECRET) == TEXT
    assert needs_passphrase(locked)


def test_another_passphrase_does_not(locked: bytes) -> None:
    assert refusal(locked, passphrase=SECRET.upper()) is Code.WRONG_PASSPHRASE


def test_a_changed_byte_under_a_passphrase_is_noticed(locked: bytes) -> None:
    assert refusal(flipped(locked, -10), passphrase=SECRET) is Code.DAMAGED


def test_nothing_of_the_content_can_be_read(locked: bytes, keyed: bytes) -> None:
    assert b"Sanne" in TEXT  # control
    for sealed in (locked, keyed):
        assert is_sealed(sealed)
        assert not any(word in sealed for word in (b"Sanne", b"Mille", b"ringer"))


def test_the_key_opens_it(keyed: bytes) -> None:
    assert unseal(keyed, identity=f" {MINE}\n") == TEXT
    assert not needs_passphrase(keyed)


def test_another_key_does_not(keyed: bytes) -> None:
    assert refusal(keyed, identity=str(OTHER)) is Code.WRONG_KEY


@pytest.mark.parametrize("at", [-1, -100, -300, 170])
def test_a_changed_byte_under_a_key_is_noticed(keyed: bytes, at: int) -> None:
    assert refusal(flipped(keyed, at), identity=str(MINE)) is Code.DAMAGED


def test_a_cut_file_is_noticed(keyed: bytes) -> None:
    assert refusal(keyed[:-5], identity=str(MINE)) is Code.DAMAGED


def test_the_other_way_of_opening_is_asked_for(locked: bytes, keyed: bytes) -> None:
    assert refusal(locked, identity=str(MINE)) is Code.NEEDS_PASSPHRASE
    assert refusal(keyed, passphrase=SECRET) is Code.NEEDS_KEY


def test_what_is_no_age_file_is_said_to_be_none() -> None:
    assert refusal(b"{}", passphrase=SECRET) is Code.NOT_SEALED


def test_a_file_over_the_limit_is_not_opened(keyed: bytes) -> None:
    assert refusal(keyed + b"x" * (MAX_BYTES + 20_000), identity=str(MINE)) is Code.TOO_LARGE


def test_a_mistyped_secret_key_is_told(keyed: bytes) -> None:
    assert refusal(keyed, identity="AGE-SECRET-KEY-1X") is Code.BAD_KEY


def test_a_mistyped_public_key_is_told() -> None:
    with pytest.raises(PackageProblem, match=Code.BAD_RECIPIENT):
        seal(TEXT, recipient="age1xyz")


def test_a_short_passphrase_is_refused() -> None:
    with pytest.raises(PackageProblem, match=Code.PASSPHRASE_TOO_SHORT):
        seal(TEXT, passphrase="kort")


@pytest.mark.parametrize("secrets", [{}, {"passphrase": SECRET, "recipient": "age1"}])
def test_sealing_takes_exactly_one_secret(secrets: dict[str, str]) -> None:
    with pytest.raises(TypeError):
        seal(TEXT, **secrets)


@pytest.mark.parametrize("secrets", [{}, {"passphrase": SECRET, "identity": "x"}])
def test_unsealing_takes_exactly_one_secret(secrets: dict[str, str]) -> None:
    with pytest.raises(TypeError):
        unseal(b"", **secrets)


def flipped(data: bytes, at: int) -> bytes:
    changed = bytearray(data)
    changed[at] ^= 1
    return bytes(changed)


def test_opened_asks_for_the_secret_that_this_package_needs(locked: bytes, keyed: bytes) -> None:
    assert opened(b"{}") == b"{}"
    assert opened(keyed, "noget", str(MINE)) == TEXT
    assert opened(locked, SECRET) == TEXT
    for sealed, code in ((keyed, Code.NEEDS_KEY), (locked, Code.NEEDS_PASSPHRASE)):
        with pytest.raises(PackageProblem) as asked:
            opened(sealed)
        assert asked.value.code is code
