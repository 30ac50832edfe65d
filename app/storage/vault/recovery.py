"""The recovery code: 130 random bits as 28 signs that survive paper and a tired hand.

26 signs carry five bits each, two more are a checksum, so that a slip of the pen is told apart from
a code for another vault. The alphabet is Crockford's base 32, which has no I, L, O or U; what looks
alike is read alike.
"""

import hashlib
import hmac
import secrets
from typing import Final

from app.models.vault_problems import RecoveryCodeMistyped

__all__ = ["new_code", "read_code", "same_code"]

_SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES: Final = str.maketrans({"O": "0", "I": "1", "L": "1", " ": "", "-": "", "\t": ""})
_LENGTH: Final = 26
_GROUP: Final = 4


def _checksum(signs: str) -> str:
    digest = hashlib.sha256(b"rundbord recovery code" + signs.encode("ascii")).digest()
    return _SIGNS[digest[0] & 31] + _SIGNS[digest[1] & 31]


def new_code() -> str:
    """A fresh code in seven groups of four, as it is shown and printed."""
    signs = "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))
    whole = signs + _checksum(signs)
    return "-".join(whole[at : at + _GROUP] for at in range(0, len(whole), _GROUP))


def read_code(typed: str) -> bytes:
    """Return the code's bytes, whatever case, spaces or hyphens were typed, O for 0 and I for 1.

    Raises:
        RecoveryCodeMistyped: the length, a sign or the checksum is wrong.
    """
    signs = typed.strip().upper().translate(_LOOKALIKES)
    code, checksum = signs[:_LENGTH], signs[_LENGTH:]
    if len(code) != _LENGTH or not set(code) <= set(_SIGNS) or checksum != _checksum(code):
        raise RecoveryCodeMistyped
    return code.encode("ascii")


def same_code(shown: str, typed: str) -> bool:
    """Whether what was typed back is the code that was shown; raise as ``read_code`` does."""
    return hmac.compare_digest(read_code(shown), read_code(typed))
