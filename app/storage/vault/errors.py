"""From errors of the driver and the file system to coded problems, with nothing of their text."""

import contextlib
import errno
from collections.abc import Iterator
from typing import Final

from app.models.vault_problems import (
    DatabaseDamaged,
    DiskFull,
    ReadOnly,
    VaultBusy,
    VaultClosed,
    VaultProblem,
)

__all__ = ["database_problems", "file_problems", "translate_db_error"]

# https://sqlite.org/rescode.html, the low byte of the extended code
_BY_SQLITE: Final[dict[int, type[VaultProblem]]] = {
    5: VaultBusy,
    6: VaultBusy,
    8: ReadOnly,
    10: DatabaseDamaged,
    11: DatabaseDamaged,
    13: DiskFull,
    14: ReadOnly,
    26: DatabaseDamaged,
}

_BY_ERRNO: Final[dict[int, type[VaultProblem]]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EROFS: ReadOnly,
    errno.EACCES: ReadOnly,
    errno.EPERM: ReadOnly,
}


def translate_db_error(error: BaseException) -> VaultProblem | None:
    """Say what a driver or SQLAlchemy error means; None where it is a fault of the program.

    Raise the answer ``from None``: SQLAlchemy keeps the bound values in its exceptions.
    """
    origin = getattr(error, "orig", None) or error
    if isinstance(origin, VaultProblem):
        return origin
    if isinstance(origin, OSError):
        reason = _BY_ERRNO.get(origin.errno or 0)
        return reason() if reason else None
    code = getattr(origin, "sqlite_errorcode", None)
    if isinstance(code, int):
        reason = _BY_SQLITE.get(code & 0xFF)
        return reason() if reason else None
    return VaultClosed() if "closed database" in str(origin) else None


@contextlib.contextmanager
def file_problems() -> Iterator[None]:
    """Turn a full or read-only disk into its problem; anything else passes through."""
    with _translated(OSError):
        yield


@contextlib.contextmanager
def database_problems() -> Iterator[None]:
    """Turn what the driver or SQLAlchemy raises into a coded problem, without their text."""
    from sqlalchemy.exc import DBAPIError
    from sqlcipher3 import dbapi2

    with _translated(DBAPIError, dbapi2.Error):
        yield


@contextlib.contextmanager
def _translated(*kinds: type[Exception]) -> Iterator[None]:
    try:
        yield
    except kinds as error:
        problem = translate_db_error(error)
        if problem is None:
            raise
        raise problem from None
