"""The line above a family that is lent out or borrowed, with what can be done about it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.models.case import Case
from app.presenters.handover import lent_spec
from app.rules.deputy import Stance
from app.views.handover.back import take_back
from app.views.handover.files import (
    AskPath,
    Failure,
    pick_package,
    place_for_package,
    sentence,
    write,
)
from app.views.messages import Message, Question, Tone
from app.views.page import PageContext
from app.views.shared.buttons import button
from app.views.shared.labels import IconLabel, text
from app.views.shared.naming import mark, named, reveal
from app.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["LentStrip"]


class LentStrip(QFrame):
    """Hidden for families that are simply one's own."""

    def __init__(
        self,
        context: PageContext,
        parent: QWidget | None = None,
        place: AskPath = place_for_package,
        pick: AskPath = pick_package,
    ) -> None:
        """``place`` and ``pick`` ask for files."""
        super().__init__(parent)
        self._context = context
        self._place = place
        self._pick = pick
        self._case: Case | None = None
        look = context.look
        self.setProperty("part", "banner")
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(12), look.px(6), look.px(6), look.px(6))
        row.setSpacing(look.px(10))
        row.addWidget(IconLabel(look, "arrows-exchange", 20, "accent"))
        self._words = text()
        row.addWidget(self._words, 1)
        self.again = button(look, _("Gem pakken igen …"), on=self.save_again)
        self.act = button(look, _("Tag ændringer tilbage …"), on=self.do)
        row.addWidget(self.again)
        row.addWidget(self.act)
        self.hide()

    @property
    def words(self) -> str:
        """What it says, empty while hidden."""
        return "" if self.isHidden() else self._words.text()

    def show_case(self, case: Case | None) -> None:
        """Say whose the family is for now; None for no family."""
        self._case = case
        today = self._context.workspace.clock.today()
        deputies = self._context.workspace.deputies
        spec = None if case is None else lent_spec(deputies.standing(case), today)
        reveal(self, spec is not None)
        if spec is None:
            return
        self._words.setText(spec.text)
        self.act.setText(spec.act)
        named(self.act, spec.act)
        reveal(self.again, bool(spec.again))
        mark(self, tone="caution" if spec.urgent else "calm")
        named(self, spec.text)

    def do_for(self, case: Case) -> None:
        """Do it for a family that is not open."""
        self._case = case
        self.do()

    def do(self) -> None:
        """Take back, give back, or save what was given back once more."""
        if self._case is None:
            return
        stance = self._context.workspace.deputies.standing(self._case).stance
        acts: dict[Stance, Callable[[], None]] = {
            Stance.OUT: lambda: take_back(self._context, self.window(), self._pick),
            Stance.DEPUTY: self._ask_to_give_back,
            Stance.ENDED: self._give_back,
            Stance.GIVEN_BACK: self.save_again,
        }
        acts[stance]()

    def save_again(self) -> None:
        """Save the last package once more."""
        path = self._place(self.window()) if self._case is not None else ""
        if path and self._case is not None:
            try:
                data = self._context.workspace.deputies.again(self._case.id)
            except Failure as why:
                self._context.message(Message(sentence(why), Tone.WARNING))
                return
            write(self._context, path, data, _("Pakken er gemt igen."))

    def _ask_to_give_back(self) -> None:
        """Before its time: afterwards the family cannot be seen here any more."""
        words = _("Du kan ikke se eller ændre familien bagefter. Alt, du har skrevet, kommer med.")
        self._context.ask(
            Question(_("Giv familien tilbage?"), words, _("Giv tilbage …"), self._give_back)
        )

    def _give_back(self) -> None:
        path = self._place(self.window())
        if not path or self._case is None:
            return
        try:
            given = self._context.workspace.deputies.give_back(self._case.id)
        except Failure as why:
            self._context.message(Message(sentence(why), Tone.WARNING))
            return
        for each in given.changes:
            self._context.tell(each)
        self._context.navigate("families", None)
        words = _("Familien er givet tilbage. Send filen til den, du fik den af.")
        write(self._context, path, given.data, words)
