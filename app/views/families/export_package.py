"""Save a family as a sealed package: for a passphrase typed twice, or for a colleague's public key."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.desktop.printing import print_to_file
from app.desktop.tasks import Cancelled
from app.models.base import Id
from app.models.package_problems import PackageProblem
from app.views.messages import Message, Tone
from app.views.page import PageContext
from app.views.shared.buttons import Segments, button
from app.views.shared.dialogs import Sheet
from app.views.shared.files import ask_save
from app.views.shared.labels import text
from app.views.shared.naming import named
from app.views.unlock.passphrase_step import LEAST_OWN
from app.views.unlock.secret_field import SecretField
from app.words import _
from app.words.package import package_sentence

__all__ = ["ExportSheet"]

_PASSPHRASE: Final = "passphrase"
_KEY: Final = "key"

AskPath = Callable[[QWidget], str]


def _ask_path(over: QWidget) -> str:
    """Ask where to; the proposed name names nobody."""
    kinds = _("Pakker (*.age)")
    return ask_save(over, _("Gem som pakke"), _("pakke") + ".rundbord.age", kinds)


class ExportSheet(Sheet):
    """Asks who may open the package, seals it in a worker, writes it, logs it."""

    def __init__(
        self, context: PageContext, over: QWidget, case: Id, ask: AskPath = _ask_path
    ) -> None:
        """``ask`` says where to; empty for nowhere."""
        super().__init__(context.look, over)
        self._context = context
        self._case = case
        self._ask = ask
        look = context.look
        self.inside.addWidget(text(_("Gem familien som pakke"), "title"))
        lead = _("Pakken er låst og kan hentes ind i en anden boks. Hvem skal kunne åbne den?")
        self.inside.addWidget(text(lead))
        choices = ((_PASSPHRASE, _("Adgangssætning")), (_KEY, _("Kollegas nøgle")))
        self._way = Segments(look, _("Hvem kan åbne pakken"), choices, self.choose)
        self.inside.addWidget(self._way, 0, Qt.AlignmentFlag.AlignLeft)
        self.first = SecretField(look, _("Adgangssætning til pakken (mindst 16 tegn)"))
        self.again = SecretField(look, _("Skriv den igen"))
        self.key = SecretField(look, _("Kollegas nøgle, den begynder med age1"), hidden=False)
        for each in (self.first, self.again, self.key):
            self.inside.addWidget(each)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(look, _("Luk"), on=self.sink))
        row.addWidget(button(look, _("Gem pakken …"), "primary", on=self.save))
        self.inside.addLayout(row)
        self.first.entered.connect(self.again.take_focus)
        self.again.entered.connect(self.save)
        self.key.entered.connect(self.save)
        named(self, _("Gem familien som pakke"))
        self.choose(_PASSPHRASE)

    def open(self) -> None:
        """Show it, ready to type."""
        self.rise(self.first.line)

    def choose(self, way: str) -> None:
        """Ask for a passphrase or for a key."""
        self._way.choose(way)
        by_key = way == _KEY
        self.first.setVisible(not by_key)
        self.again.setVisible(not by_key)
        self.key.setVisible(by_key)
        (self.key if by_key else self.first).take_focus()

    def save(self) -> None:
        """Seal and save; what is wrong is said under its field and nothing is written."""
        work = self._by_key() if self.key.isVisible() else self._by_passphrase()
        if work is None:
            return
        path = self._ask(self._over)
        if not path:
            return
        for each in (self.first, self.again, self.key):
            each.clear()
        self.sink()
        self._context.tasks.run(
            lambda _job: work(),
            lambda data: self._write(Path(path), data),
            self._failed,
            title=_("Pakken bliver låst"),
        )

    def _by_passphrase(self) -> Callable[[], bytes] | None:
        typed = self.first.typed
        if len(" ".join(typed.split())) < LEAST_OWN:
            self.first.say_wrong(_("Den er for kort. Brug mindst 16 tegn."))
            self.first.take_focus()
            return None
        if typed != self.again.typed:
            self.again.say_wrong(_("De to er ikke ens. Skriv adgangssætningen igen."))
            self.again.take_focus()
            return None
        return self._context.workspace.sealing(self._case, passphrase=typed)

    def _by_key(self) -> Callable[[], bytes] | None:
        try:  # a key is quick to use, so what is wrong with it is known at once
            data = self._context.workspace.sealing(self._case, recipient=self.key.typed)()
        except PackageProblem as problem:
            self.key.say_wrong(package_sentence(problem))
            self.key.take_focus()
            return None
        return lambda: data

    def _write(self, path: Path, data: bytes) -> None:
        try:
            print_to_file(data, path)
        except OSError:
            self._say_failed()
            return
        digest = hashlib.sha256(data).hexdigest()
        self._context.workspace.note("case.export", self._case, digest)
        words = _(
            "Pakken er gemt og låst. Send adgangssætningen en anden vej end filen, fx i telefonen."
        )
        self._context.message(Message(words, Tone.GOOD))

    def _failed(self, why: BaseException) -> None:
        if not isinstance(why, Cancelled):
            self._say_failed()

    def _say_failed(self) -> None:
        words = _("Pakken blev ikke gemt. Se, om mappen findes, og om der er plads på disken.")
        self._context.message(Message(words, Tone.WARNING))
