"""The line "Må jeg vise det her?" under what is selected, and its answer."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.models.base import Id
from app.models.case import Case
from app.presenters.may_show import MayShow, may_show, no_meeting, reader_in_question
from app.views.messages import Message, Tone
from app.views.page import PageContext
from app.views.shared.banner import Banner
from app.views.shared.buttons import action, button
from app.views.shared.naming import reveal
from app.words import _

__all__ = ["MayShowLine"]

_TONES = {"good": Tone.GOOD, "caution": Tone.CAUTION, "warning": Tone.WARNING}


class MayShowLine(QWidget):
    """Asks for the meeting that runs, is today or comes next; on the coordinator's screen only."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Begin with nothing to ask about."""
        super().__init__(parent)
        self._context = context
        self._about: tuple[Case, Id] | None = None
        look = context.look
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, look.px(4))
        layout.setSpacing(look.px(4))
        self.ask_it = button(look, _("Må jeg vise det her?"), "link", "eye", on=self.ask)
        self.ask_it.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.ask_it.setToolTip(_("Må alle i mødet se det? (Ctrl+M)"))
        layout.addWidget(self.ask_it)
        self.answer = Banner(look, closable=False)
        layout.addWidget(self.answer)
        self.addAction(action(self, _("Må jeg vise det her?"), "Ctrl+M", on=self.ask))
        reveal(self, False)

    def show_about(self, case: Case | None, key: Id | None) -> None:
        """Offer the question for a record; an answer about another one, or an older one, goes."""
        before, self._about = self._about, None
        if case is not None and key is not None:
            self._about = (case, key)
        if before is None or before[0] is not case or before[1] != key:
            self.answer.hide()
        reveal(self, self._about is not None)

    @Slot()
    def ask(self) -> None:
        """Answer under the question, and have it spoken."""
        if self._about is None:
            return
        found = self._found(*self._about)
        words = "\n".join((found.answer, *found.reasons))
        self.answer.say(Message(words, _TONES[found.tone]))

    def _found(self, case: Case, key: Id) -> MayShow:
        workspace = self._context.workspace
        today = workspace.clock.today()
        reader = reader_in_question(case, today)
        if reader is None:
            return no_meeting()
        return may_show(case, reader, workspace.why(case.id, reader, key), today)
