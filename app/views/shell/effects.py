"""What decisions do on their own day, before anybody looks; said in a line, since nobody pressed a button."""

from typing import TYPE_CHECKING

from app.models.base import Id
from app.models.readers import COORDINATOR
from app.models.vault_problems import VaultProblem
from app.presenters.effects import happened
from app.services.taking_effect import let_take_effect
from app.views.messages import Message, Tone
from app.words import _
from app.words.vault import vault_sentence

if TYPE_CHECKING:
    from app.views.shell.desk import Desk

__all__ = ["Effects"]

_DECISIONS = "decisions"


class Effects:
    """Keeps the open family up with the calendar; never under another reader's eyes."""

    def __init__(self, desk: "Desk") -> None:
        """Nothing is done yet."""
        self._desk = desk

    def of(self, case: Id) -> Message | None:
        """Let the decisions of a family take effect; returns what to say of it."""
        desk = self._desk
        try:
            found = let_take_effect(desk.context.workspace, case, desk.history.run)
        except VaultProblem as problem:
            return Message(vault_sentence(problem), Tone.WARNING)
        if not found:
            return None
        show = _("Se afgørelser")
        return Message(happened(found), Tone.CALM, show, lambda: desk.go(_DECISIONS), stands=True)

    def keep_up(self) -> None:
        """The day may have turned since the family was opened."""
        desk = self._desk
        if desk.case is None or desk.reader != COORDINATOR:
            return
        said = self.of(desk.case)
        if said is not None:
            desk.say(said)
