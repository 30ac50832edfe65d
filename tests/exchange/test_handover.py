"""The package of a hand-over: what is not exactly one is refused before anything is believed."""

import json
from typing import Any

import pytest

from app.exchange.handover import Handed, Part, Way, is_handover, read_handover, write_handover
from app.exchange.package import MAX_BYTES, read_package
from app.exchange.sealed import new_identity, public_key, read_key, seal, unseal
from app.models.package_problems import PackageCode, PackageProblem

CASE = {
    "format": "rundbord-case",
    "version": 1,
    "case": {"id": "c", "name": "Familien", "law_profile": "2026"},
    "handovers": [
        {"id": "h", "to_name": "Bodil", "to_key": "age1b", "from_key": "age1a",
         "given_on": "2026-11-23", "until": "2026-12-05"}
    ],
}  # fmt: skip


def handed() -> Handed:
    case = read_package(json.dumps(CASE).encode())
    return Handed(Way.OUT, (Part(case.handovers[0].id, case),))


def test_what_is_written_is_read() -> None:
    data = write_handover(handed())
    assert is_handover(data)
    assert read_handover(data).way is Way.OUT
    assert read_handover(write_handover(read_handover(data))) == read_handover(data)
    assert not is_handover(json.dumps(CASE).encode())


def changed(**values: Any) -> bytes:
    return json.dumps({**json.loads(write_handover(handed())), **values}).encode()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"[]", PackageCode.NOT_A_PACKAGE),
        (changed(format="x"), PackageCode.NOT_A_PACKAGE),
        (changed(version=2), PackageCode.WRONG_VERSION),
        (changed(way="round"), PackageCode.NOT_A_PACKAGE),
        (changed(more=1), PackageCode.NOT_A_PACKAGE),
        (changed(parts=[]), PackageCode.NOT_A_PACKAGE),
        (changed(parts={}), PackageCode.NOT_A_PACKAGE),
        (changed(parts=[1]), PackageCode.NOT_A_PACKAGE),
        (changed(parts=[{"handover": "x"}]), PackageCode.NOT_A_PACKAGE),
        (
            changed(parts=[{"handover": "x", "base": "", "package": CASE}]),
            PackageCode.NOT_A_PACKAGE,
        ),
        (changed(parts=[{"handover": "h", "base": "", "package": []}]), PackageCode.NOT_A_PACKAGE),
        (b" " * (MAX_BYTES + 1), PackageCode.TOO_LARGE),
    ],
)
def test_anything_else_is_refused(data: bytes, code: PackageCode) -> None:
    with pytest.raises(PackageProblem) as caught:
        read_handover(data)
    assert caught.value.code is code


def test_a_mark_that_is_no_text_is_refused() -> None:
    raw = json.loads(write_handover(handed()))
    raw["parts"][0]["base"] = 1
    with pytest.raises(PackageProblem):
        read_handover(json.dumps(raw).encode())


def test_a_key_opens_what_was_sealed_for_its_other_half() -> None:
    secret = new_identity()
    key = public_key(secret)
    assert read_key(f"  {key}\n") == key
    assert unseal(seal(b"ord", recipient=key), identity=secret) == b"ord"
    with pytest.raises(PackageProblem) as caught:
        read_key(secret)  # a secret key is nothing to give away, nor to seal with
    assert caught.value.code is PackageCode.BAD_RECIPIENT
