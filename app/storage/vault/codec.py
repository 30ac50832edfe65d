"""One byte sequence for one meaning: strict JSON and strict base64.

A reader that accepts two spellings of one value lets changed bytes pass unseen: two of 5,120
single-bit flips of a header were accepted because base64 leaves bits unused. So everything that is
read is written again and must come out the same.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from typing import TypeAlias

__all__ = ["Json", "NotCanonical", "from_base64", "from_json", "to_base64", "to_json"]

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | None"


class NotCanonical(Exception):
    """The bytes are not what this module writes."""


def to_json(value: Mapping[str, Json]) -> bytes:
    """Write with sorted keys, no spaces, ASCII only and one line feed at the end."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return text.encode("ascii") + b"\n"


def from_json(data: bytes) -> dict[str, Json]:
    """Read an object; raise ``NotCanonical`` where writing it again gives other bytes."""
    try:
        value = json.loads(data)
        if isinstance(value, dict) and to_json(value) == data:
            return value
    except (ValueError, RecursionError):
        pass
    raise NotCanonical


def to_base64(data: bytes) -> str:
    """Standard alphabet with padding."""
    return base64.b64encode(data).decode("ascii")


def from_base64(text: Json, length: int) -> bytes:
    """Read exactly ``length`` bytes; raise ``NotCanonical`` for any second spelling."""
    if isinstance(text, str):
        try:
            data = base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            data = b""
        if len(data) == length and to_base64(data) == text:
            return data
    raise NotCanonical
