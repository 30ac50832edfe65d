"""Standing in for each other, from anywhere on the desk: the acts, and the line above a family."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from app.models.case import Case
from app.models.readers import COORDINATOR
from app.views.messages import Message, Tone
from app.views.page import Scope
from app.views.shared.buttons import action
from app.words import _

if TYPE_CHECKING:
    from app.views.handover.strip import LentStrip
    from app.views.shell.desk import Desk

__all__ = ["Lending"]


class Lending:
    """The acts of a desk that have to do with deputies; what they show is imported when wanted."""

    def __init__(self, desk: "Desk") -> None:
        """Make the acts."""
        self._desk = desk
        self.strip: LentStrip | None = None
        self.give = action(desk, _("Giv til stedfortræder …"), on=self._give)
        self.back = action(desk, _("Tag ændringer tilbage …"), on=self._take_back)
        self.key = action(desk, _("Min nøgle …"), on=self._key)
        self.past = action(desk, _("Stedfortrædere i familien …"), on=self._past)
        self.past.setEnabled(False)

    @property
    def acts(self) -> tuple[QAction, ...]:
        """All of them, in the order of the menu."""
        return (self.give, self.back, self.past, self.key)

    def barred(self, case: Case) -> Message | None:
        """What to say instead of opening a family whose time here is over; None where it is not."""
        workspace = self._desk.context.workspace
        standing = workspace.deputies.standing(case)
        if standing.may_look:
            return None
        from app.presenters.handover import lent_spec

        spec = lent_spec(standing, workspace.clock.today())
        strip = self._made()
        return (
            None
            if spec is None
            else Message(spec.text, Tone.CAUTION, spec.act, lambda: strip.do_for(case))
        )

    def _made(self) -> "LentStrip":
        if self.strip is None:
            from app.views.handover.strip import LentStrip

            self.strip = LentStrip(self._desk.context)
            self._desk.put_above(self.strip)
        return self.strip

    def show(self) -> None:
        """Bring the line above the family up to date; it is made with the first lent family."""
        desk = self._desk
        entry, lensed = desk.pages.entry, desk.lensed
        here = lensed is not None and entry is not None and entry.scope is Scope.CASE
        own_eyes = here and desk.reader == COORDINATOR
        self.past.setEnabled(own_eyes)
        rows = lensed.case.handovers if own_eyes and lensed is not None else ()
        if rows or self.strip is not None:
            self._made().show_case(lensed.case if rows and lensed is not None else None)

    def _give(self) -> None:
        from app.views.handover.give import GiveSheet

        chosen = () if self._desk.case is None else (self._desk.case,)
        GiveSheet(self._desk.context, self._desk.window(), chosen).open()

    def _take_back(self) -> None:
        from app.views.handover.back import take_back

        take_back(self._desk.context, self._desk.window())

    def _key(self) -> None:
        from app.views.handover.key import KeySheet

        KeySheet(self._desk.context, self._desk.window()).open()

    def _past(self) -> None:
        from app.views.handover.past import show_past

        if self._desk.case is not None:
            show_past(self._desk.context, self._desk.window(), self._desk.case)
