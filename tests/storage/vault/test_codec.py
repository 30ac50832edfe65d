"""One meaning has one spelling."""

import base64

import pytest

from app.storage.vault.codec import NotCanonical, from_base64, from_json, to_base64, to_json


def test_what_is_written_is_read() -> None:
    value = {"b": [1, None, "æ"], "a": {"x": "y"}}
    assert from_json(to_json(value)) == value  # type: ignore[arg-type]  # a literal is invariant
    assert from_base64(to_base64(b"12345"), 5) == b"12345"


@pytest.mark.parametrize(
    "data",
    [
        b'{"a": 1}\n',
        b'{"a":1}',
        b'{"b":1,"a":1}\n',
        b'{"a":1,"a":1}\n',
        '{"a":"æ"}\n'.encode(),
        b"[1]\n",
        b'{"a":1.0e0}\n',
        b"\xff\n",
        b"",
        b"[" * 100_000,
    ],
)
def test_second_spellings_of_json_are_refused(data: bytes) -> None:
    with pytest.raises(NotCanonical):
        from_json(data)


@pytest.mark.parametrize("text", ["MTI=\n", "MTJ=", "MTI", "MT I=", "MTI=MTI=", "M", "æ", None, 3])
def test_second_spellings_of_base64_are_refused(text: str | int | None) -> None:
    with pytest.raises(NotCanonical):
        from_base64(text, 2)


def test_control_the_library_alone_accepts_unused_bits() -> None:
    assert base64.b64decode("MTI=", validate=True) == base64.b64decode("MTJ=", validate=True)
