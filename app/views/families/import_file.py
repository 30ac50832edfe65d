"""Fetch a family from a file: read, ask for the passphrase where the package is sealed, say what is wrong."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.desktop.theme import Look
from app.models.base import Id
from app.models.package_problems import PackageCode, PackageProblem
from app.models.problems import Code, Refused
from app.models.vault_problems import VaultProblem
from app.services.ports import Workspace
from app.views.page import Message, Tone
from app.views.shared.buttons import button
from app.views.shared.dialogs import Sheet
from app.views.shared.files import ask_open
from app.views.shared.labels import text
from app.views.unlock.secret_field import SecretField
from app.words import _
from app.words.package import package_sentence
from app.words.problems import refusal
from app.words.vault import vault_sentence

__all__ = ["AskPassphrase", "Importer", "pick_file"]

_ASKS: Final = frozenset({PackageCode.NEEDS_PASSPHRASE, PackageCode.WRONG_PASSPHRASE})


def pick_file(parent: QWidget) -> Path | None:
    """Let the user choose a package."""
    kinds = _("Pakker (*.age *.json);;Alle filer (*)")
    found = ask_open(parent, _("Hent familie fra fil"), kinds)
    return Path(found) if found else None


class Importer:
    """Brings one package in; ``done`` gets the id of the family."""

    def __init__(
        self,
        look: Look,
        over: QWidget,
        workspace: Workspace,
        say: Callable[[Message], None],
        done: Callable[[Id], None],
    ) -> None:
        """Keep what is needed to ask and to tell."""
        self._look = look
        self._over = over
        self._workspace = workspace
        self._say = say
        self._done = done

    def take(self, path: Path) -> None:
        """Read a file and bring it in."""
        try:
            data = path.read_bytes()
        except OSError:
            words = _("Filen kan ikke læses. Se efter, om den er der endnu, og prøv igen.")
            self._say(Message(words, Tone.WARNING))
            return
        self.bring(data, None)

    def bring(self, data: bytes, passphrase: str | None) -> None:
        """Bring a package in; what is wrong is said and nothing is kept of it."""
        try:
            case = self._workspace.import_package(data, passphrase)
        except PackageProblem as problem:
            self._problem(data, passphrase, problem)
        except Refused as refused:
            there = any(each.code is Code.ALREADY_THERE for each in refused.problems)
            words = _("Familien er her allerede. Intet er indlæst.") if there else refusal(refused)
            self._say(Message(words, Tone.WARNING))
        except VaultProblem as problem:
            self._say(Message(vault_sentence(problem), Tone.WARNING))
        else:
            self._done(case)

    def _problem(self, data: bytes, passphrase: str | None, problem: PackageProblem) -> None:
        first_try = passphrase is None
        if problem.code in _ASKS:
            wrong = "" if first_try else package_sentence(problem)
            AskPassphrase(
                self._look, self._over, wrong, lambda typed: self.bring(data, typed)
            ).open()
            return
        self._say(Message(package_sentence(problem), Tone.WARNING))


class AskPassphrase(Sheet):
    """The passphrase of a sealed package."""

    def __init__(self, look: Look, over: QWidget, wrong: str, go: Callable[[str], None]) -> None:
        """``wrong`` says what was wrong with the one before."""
        super().__init__(look, over)
        self._go = go
        self.inside.addWidget(text(_("Pakken er krypteret"), "title"))
        self.field = SecretField(look, _("Pakkens adgangssætning"))
        self.inside.addWidget(self.field)
        if wrong:
            self.field.say_wrong(wrong)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(look, _("Luk"), on=self.sink))
        row.addWidget(button(look, _("Hent familien"), "primary", on=self._take))
        self.inside.addLayout(row)
        self.field.entered.connect(self._take)

    def open(self) -> None:
        """Show it, ready to type."""
        self.rise(self.field.line)

    def _take(self) -> None:
        typed = self.field.typed
        if not typed:
            self.field.say_wrong(_("Skriv adgangssætningen."))
            return
        self.field.clear()
        self.sink()
        self._go(typed)
