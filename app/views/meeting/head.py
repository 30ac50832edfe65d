"""The line above the meeting: which one it is, what comes next for it, and what it is about."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.desktop.theme import Look
from app.presenters.forms.spec import Action, Choice
from app.views.shared.buttons import button
from app.views.shared.combo import Combo
from app.views.shared.naming import named
from app.words import _

__all__ = ["MeetingHead"]

_WIDE = 290


class MeetingHead:
    """Holds the controls; the page puts ``first`` into its line of acts and ``about`` below it.

    What changes day, place and who is invited stands beside the day and the place, apart from what
    is pressed while people talk.
    """

    def __init__(
        self,
        look: Look,
        *,
        move_on: Callable[[], None],
        sum_up: Callable[[], None],
        edit: Callable[[], None],
        paper: Callable[[], None],
    ) -> None:
        """Begin without a meeting."""
        self._look = look
        self.chooser = Combo(look, elide=Qt.TextElideMode.ElideMiddle)
        self.chooser.setFixedWidth(look.px(_WIDE))
        named(self.chooser, _("Hvilket møde"))
        self.move_on = button(look, _("Begynd mødet"), "primary", "player-play", on=move_on)
        self.paper = button(look, _("Ark til alle"), "primary", "printer", on=paper)
        self.paper.setToolTip(_("Ark til alle (Ctrl+P)"))
        self.sum_up = button(look, _("Opsummering"), icon="clipboard-list", on=sum_up)
        self.sum_up.setToolTip(_("Opsummering (F9)"))
        self.about = button(look, _("Om mødet"), "link", "pencil", on=edit)
        self.about.setToolTip(_("Dag, sted og hvem der er med"))

    @property
    def first(self) -> tuple[QWidget, ...]:
        """What stands on the line of acts."""
        return (self.chooser, self.move_on, self.paper, self.sum_up)

    def show_meeting(
        self,
        choices: tuple[Choice, ...],
        key: str,
        step: Action | None,
        *,
        editable: bool,
        over: bool,
    ) -> None:
        """Show one of the meetings; ``step`` is what comes next for it, of one that is ``over`` the paper."""
        self.chooser.show_choices(choices, key)
        self.chooser.show()
        self.sum_up.show()
        self.about.setVisible(editable)
        self.paper.setVisible(editable and over)
        self.move_on.setVisible(step is not None)
        if step is not None:
            self.move_on.setText(step.label)
            self.move_on.setIcon(self._look.icon(step.icon or "arrow-right", "on_accent"))
            named(self.move_on, step.label)

    def show_none(self) -> None:
        """There is no meeting."""
        for each in (*self.first, self.about):
            each.hide()
