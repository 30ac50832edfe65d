"""The first run: three calm steps, or four where the computer has a keyring, then the vault is made."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal

from app.desktop.tasks import Tasks
from app.desktop.theme import Look
from app.models.vault_problems import VaultProblem
from app.services.secrets import NewVault
from app.services.unlocking import Derived, Unlocking
from app.views.unlock.frame import GateFrame
from app.views.unlock.passphrase_step import PassphraseStep
from app.views.unlock.steps import CodeStep, KeyringStep, PlaceStep
from app.words import _
from app.words.vault import vault_sentence

__all__ = ["FirstRun"]


class FirstRun(GateFrame):
    """``opened`` carries the workspace of the new vault; ``moved`` a folder that was chosen."""

    opened = Signal(object)
    moved = Signal(object)

    def __init__(
        self,
        look: Look,
        tasks: Tasks,
        door: Unlocking,
        folder: Path,
        print_code: Callable[[str], None] | None = None,
    ) -> None:
        """``print_code`` prints the recovery code; without it there is only pen and paper."""
        super().__init__(look)
        self._tasks = tasks
        self._door = door
        self._passphrase = ""
        self._typed = ""
        self.place = PlaceStep(look, folder, door.profiles())
        self.words = PassphraseStep(
            look,
            door.propose_passphrase,
            _("Den låser boksen op hver dag. Seks ord er lette at huske og svære at gætte."),
        )
        self.code = CodeStep(look, can_print=print_code is not None)
        self.keyring = KeyringStep(look)
        self.add_steps(self.place, self.words, self.code, self.keyring)
        self.place.done.connect(self._to_words)
        self.place.moved.connect(self.moved.emit)
        self.words.chosen.connect(self._take_words)
        self.words.back.connect(self._to_place)
        self.code.typed_back.connect(self._take_code)
        self.code.back.connect(self._to_words)
        self.keyring.answered.connect(self._make)
        self.keyring.back.connect(self._to_code)
        if print_code is not None:
            self.code.print_wanted.connect(lambda: print_code(self.code.code))
        self._to_place()

    def begin(self) -> None:
        """The proposal is right for most: Enter goes on."""
        self.place.begin()

    def _to_place(self) -> None:
        self.show_step(self.place)
        self.place.begin()

    def _to_words(self) -> None:
        self.show_step(self.words)
        self.words.begin()

    def _take_words(self, passphrase: str) -> None:
        self._passphrase = passphrase
        if not self.code.code:
            self.code.show_code(self._door.prepare())
        self._to_code()

    def _to_code(self) -> None:
        self.show_step(self.code)
        self.code.begin()

    def _take_code(self, typed: str) -> None:
        try:
            same = self._door.same_code(self.code.code, typed)
        except VaultProblem as problem:
            self.code.again.say_wrong(vault_sentence(problem))
            return
        if not same:
            words = _("Det er en anden kode end den, der står ovenfor. Sammenlign dem.")
            self.code.again.say_wrong(words)
            return
        self._typed = typed
        if self._door.has_keyring():
            self.show_step(self.keyring)
            self.keyring.begin()
        else:
            self._make(False)

    def _make(self, bind: bool) -> None:
        wish = NewVault(
            folder=self.place.folder,
            passphrase=self._passphrase,
            code=self.code.code,
            typed_code=self._typed,
            law_profile=self.place.law.key(),
            bind_keyring=bind,
        )
        self.work(_("Boksen bliver lavet …"))
        self._tasks.run(lambda _job: self._door.make(wish), self._made, self._failed)

    def _made(self, derived: Derived) -> None:
        try:
            workspace = self._door.finish(derived)
        except VaultProblem as problem:
            self._failed(problem)
            return
        self._forget()
        self.rest()
        self.opened.emit(workspace)

    def _failed(self, error: BaseException) -> None:
        self.rest()
        if not isinstance(error, VaultProblem):
            raise error
        self._to_place()
        self.say(vault_sentence(error))

    def _forget(self) -> None:
        self._passphrase = self._typed = ""
        self.words.forget()
        self.code.forget()
