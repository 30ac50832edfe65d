"""Keeps None, True and False alive where PySide 6.12 drops references that it never took.

Measured on CPython 3.11 with PySide6 6.12.0: each ``emit`` takes a reference from True, each slot and each
overridden ``paintEvent`` one from None. From CPython 3.12 on these objects cannot die (PEP 683); before that
the interpreter ends with "deallocating None" after some ten thousand signals. So on 3.11 they get so
many references that they outlast any session. ``tests/desktop/test_immortal.py`` shows the loss.
"""

import ctypes
import sys
from typing import Final

__all__ = ["SINGLETONS", "keep_alive"]

SINGLETONS: Final = (None, True, False, NotImplemented, ...)

_IMMORTAL_FROM: Final = (3, 12)
_MANY: Final = 1 << 60


def keep_alive(version: tuple[int, int] = sys.version_info[:2]) -> bool:
    """Give the singletons their references, once; False where they need none."""
    if version >= _IMMORTAL_FROM:
        return False
    for each in SINGLETONS:
        count = ctypes.c_ssize_t.from_address(id(each))
        if count.value < _MANY // 2:
            count.value += _MANY
    return True
