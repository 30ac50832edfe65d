"""Sealed packages to and from files: bytes in memory, a neutral name, readable for this user only."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.desktop.printing import print_to_file
from app.models.package_problems import PackageProblem
from app.models.problems import Refused
from app.models.vault_problems import VaultProblem
from app.views.messages import Message, Tone
from app.views.page import PageContext
from app.views.shared.files import ask_open, ask_save
from app.words import _
from app.words.package import package_sentence
from app.words.problems import refusal
from app.words.vault import vault_sentence

__all__ = [
    "AskPath",
    "Failure",
    "pick_package",
    "place_for_package",
    "read_file",
    "sentence",
    "write",
]

AskPath = Callable[[QWidget], str]

Failure = (PackageProblem, Refused, VaultProblem)
"""What can go wrong with a package or with taking it in."""


def place_for_package(over: QWidget) -> str:
    """Ask where to; the proposed name names nobody."""
    kinds = _("Pakker (*.age)")
    return ask_save(over, _("Gem pakken"), _("pakke") + ".rundbord.age", kinds)


def pick_package(over: QWidget) -> str:
    """Ask which file a deputy sent back."""
    return ask_open(over, _("Tag ændringer tilbage"), _("Pakker (*.age);;Alle filer (*)"))


def read_file(context: PageContext, path: str) -> bytes | None:
    """Read a file; None where that cannot be done, which is said."""
    try:
        return Path(path).read_bytes()
    except OSError:
        words = _("Filen kan ikke læses. Se efter, om den er der endnu, og prøv igen.")
        context.message(Message(words, Tone.WARNING))
        return None


def write(context: PageContext, path: str, data: bytes, done: str) -> None:
    """Write a package and say so; where that fails, offer to try again with the same bytes."""
    try:
        print_to_file(data, Path(path))
    except OSError:
        words = _("Pakken blev ikke gemt. Se, om mappen findes, og om der er plads på disken.")
        again = partial(write, context, path, data, done)
        context.message(Message(words, Tone.WARNING, _("Prøv igen"), again))
        return
    context.message(Message(done, Tone.GOOD))


def sentence(why: BaseException) -> str:
    """Say what went wrong and what to do."""
    if isinstance(why, PackageProblem):
        return package_sentence(why)
    if isinstance(why, Refused):
        return refusal(why)
    return vault_sentence(why) if isinstance(why, VaultProblem) else ""
