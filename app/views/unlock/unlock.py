"""The way in: the passphrase, or the recovery code with a new passphrase."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desktop.tasks import Tasks
from app.desktop.theme import Look
from app.models.vault_problems import AnchorDamaged, RecentWorkMissing, VaultProblem
from app.services.unlocking import Derived, Unlocking
from app.views.shared.buttons import button, link
from app.views.shared.labels import text
from app.views.unlock.frame import GateFrame
from app.views.unlock.secret_field import SecretField
from app.words import _
from app.words.vault import vault_sentence

if TYPE_CHECKING:
    from app.services.secrets import Secret
    from app.views.unlock.passphrase_step import PassphraseStep
    from app.views.unlock.rescue_step import RescueStep

__all__ = ["Unlock"]


class Unlock(GateFrame):
    """``opened`` carries the workspace; ``elsewhere`` asks for another folder."""

    opened = Signal(object)
    elsewhere = Signal()

    def __init__(self, look: Look, tasks: Tasks, door: Unlocking, folder: Path) -> None:
        """Ask for the passphrase of the vault in a folder."""
        super().__init__(look)
        self._tasks = tasks
        self._door = door
        self._folder = folder
        self._code = ""
        self.passphrase = SecretField(look, _("Adgangssætning"))
        self._usual = self._usual_step(look)
        self._rescue: RescueStep | None = None
        self.renewal: PassphraseStep | None = None
        self.add_steps(self._usual)
        self.passphrase.entered.connect(self._try_passphrase)
        self._to_usual()

    def _usual_step(self, look: Look) -> QWidget:
        step = QWidget()
        layout = QVBoxLayout(step)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(12))
        layout.addWidget(text(_("Lås boksen op"), "title"))
        layout.addWidget(self.passphrase)
        row = QHBoxLayout()
        row.addWidget(link(look, _("Brug gendannelseskode"), on=self._to_rescue))
        row.addWidget(link(look, _("Anden mappe"), on=self.elsewhere.emit))
        row.addStretch(1)
        row.addWidget(button(look, _("Lås op"), "primary", "lock-open", on=self._try_passphrase))
        layout.addLayout(row)
        return step

    @property
    def recovery(self) -> SecretField:
        """Where the recovery code is typed."""
        return self._rescue_step().code

    def _rescue_step(self) -> "RescueStep":
        """Made when it is wanted, so that the way in shows sooner."""
        if self._rescue is None:
            from app.views.unlock import rescue_step

            self._rescue = rescue_step.RescueStep(self.look)
            self._rescue.tried.connect(self._try_code)
            self._rescue.back.connect(self._to_usual)
            self.add_steps(self._rescue)
        return self._rescue

    def _renewal_step(self) -> "PassphraseStep":
        """Made when it is wanted, so that the way in shows sooner."""
        from app.views.unlock import passphrase_step

        step = passphrase_step.PassphraseStep(
            self.look,
            self._door.propose_passphrase,
            _("Koden passer. Vælg en ny adgangssætning; den gamle åbner ikke boksen mere."),
        )
        step.chosen.connect(self._renew)
        step.back.connect(self._to_usual)
        self.add_steps(step)
        self.renewal = step
        return step

    def begin(self) -> None:
        """Ready to type."""
        self.passphrase.take_focus()

    def _to_usual(self) -> None:
        self.show_step(self._usual)
        self._forget_code()
        self.passphrase.take_focus()

    def _to_rescue(self) -> None:
        self.show_step(self._rescue_step())
        self.passphrase.clear()
        self.recovery.take_focus()

    def _try_passphrase(self) -> None:
        if not self.passphrase.typed.strip():
            self.passphrase.say_wrong(_("Skriv adgangssætningen."))
            return
        secret = _passphrase(self.passphrase.typed)
        self.work(_("Låser op …"))
        self._tasks.run(
            lambda _job: self._door.derive(self._folder, secret), self._derived, self._failed
        )

    def _try_code(self) -> None:
        from app.services.secrets import Secret, SecretKind

        secret = Secret(SecretKind.RECOVERY, self.recovery.typed)
        self.work(_("Prøver koden …"))
        self._tasks.run(
            lambda _job: self._door.derive(self._folder, secret), self._code_fits, self._failed
        )

    def _code_fits(self, _derived: Derived) -> None:
        self.rest()
        self._code = self.recovery.typed
        step = self.renewal or self._renewal_step()
        self.show_step(step)
        step.begin()

    def _renew(self, passphrase: str) -> None:
        code, folder, door = self._code, self._folder, self._door
        secret = _passphrase(passphrase)

        def renew() -> Derived:
            door.renew(folder, code, passphrase)
            return door.derive(folder, secret)

        self.work(_("Skifter adgangssætning …"))
        self._tasks.run(lambda _job: renew(), self._derived, self._failed)

    def _derived(self, derived: Derived) -> None:
        self._open(derived, accept_loss=False)

    def _open(self, derived: Derived, *, accept_loss: bool) -> None:
        try:
            workspace = self._door.finish(derived, accept_loss=accept_loss)
        except (RecentWorkMissing, AnchorDamaged) as problem:
            self.rest()
            self._ask_for_loss(problem, derived)
            return
        except VaultProblem as problem:
            self._failed(problem)
            return
        self._code = ""
        self.passphrase.clear()
        self._forget_code()
        if self.renewal is not None:
            self.renewal.forget()
        self.rest()
        self.opened.emit(workspace)

    def _ask_for_loss(self, problem: VaultProblem, derived: Derived) -> None:
        from app.views.messages import Message, Tone

        go_on = _("Gå videre uden det")
        accept = partial(self._open, derived, accept_loss=True)
        self.banner.say(Message(vault_sentence(problem), Tone.CAUTION, go_on, accept))

    def _forget_code(self) -> None:
        if self._rescue is not None:
            self._rescue.code.clear()

    def _failed(self, error: BaseException) -> None:
        self.rest()
        if not isinstance(error, VaultProblem):
            raise error
        words = vault_sentence(error)
        if self._rescue is not None and self._rescue.isVisible():
            self.recovery.say_wrong(words)
            self.recovery.take_focus()
        elif self.passphrase.isVisible():
            self.passphrase.say_wrong(words)
            self.passphrase.take_focus()
        else:
            self.say(words)


def _passphrase(typed: str) -> "Secret":
    from app.services.secrets import Secret, SecretKind

    return Secret(SecretKind.PASSPHRASE, typed)
