"""Where verbs write: answers to standard output, files with private rights, whole or not at all."""

import contextlib
import json
import os
import sys
from pathlib import Path
from typing import Any

from app.cli.failing import Failed
from app.words import _

__all__ = ["read_file", "say", "say_data", "secret_from", "write_file"]

_LARGEST = 16 * 1024 * 1024
"""Bytes of a file that is read from outside."""


def say(*lines: str) -> None:
    """Write lines to standard output."""
    for each in lines:
        print(each)


def say_data(data: Any) -> None:
    """Write data to standard output as one JSON text."""
    print(json.dumps(data, ensure_ascii=False, indent=2))


def write_file(path: Path, data: bytes) -> None:
    """Write a file that only its owner may read, whole or not at all.

    Raises:
        Failed: it could not be written.
    """
    draft = path.with_name(path.name + ".tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        draft.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise Failed(
            _("Filen kunne ikke skrives. Se, om mappen findes, og om der er plads på disken.")
        ) from None


def read_file(path: Path) -> bytes:
    """Read a file from outside.

    Raises:
        Failed: it is not there, cannot be read, or is far too large.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise Failed(_("Filen er for stor til at være en pakke. Intet er indlæst."))
        return path.read_bytes()
    except OSError:
        raise Failed(
            _("Filen kunne ikke læses. Se, om den findes, og om du må åbne den.")
        ) from None


def secret_from(path: Path | None, question: str) -> str:
    """Return a passphrase from the first line of a file, or ask for it without showing it.

    Raises:
        Failed: there is no file and nobody to ask.
    """
    if path is not None:
        text = read_file(path).decode("utf-8", "replace")
        return text.splitlines()[0] if text else ""
    if not sys.stdin.isatty():
        raise Failed(_("Skriv adgangssætningen i en fil, og brug --passphrase-file FIL."))
    from getpass import getpass

    return getpass(f"{question}: ")
