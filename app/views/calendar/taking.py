"""The calendar taken home: a file for one member of the family, with times and nothing else."""

import hashlib
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.models.case import Case
from app.models.readers import FamilyReader, Reader
from app.views.page import Message, PageContext, Tone
from app.views.shared.buttons import button
from app.views.shared.files import ask_save
from app.views.shared.saving import write_whole
from app.words import _

__all__ = ["TakingHome", "ask_path"]

_LONGEST: Final = 40
"""Characters of a name in the menu."""


def ask_path(over: QWidget) -> str:
    """Ask where to save, with a name that names nobody; empty for nowhere."""
    return ask_save(over, _("Gem kalenderfil"), _("kalender") + ".ics", _("Kalender (*.ics)"))


class TakingHome:
    """A button with one line for each of those who can have a calendar of their own."""

    def __init__(
        self, context: PageContext, over: QWidget, ask: Callable[[QWidget], str] = ask_path
    ) -> None:
        """``ask`` says where to save."""
        self._context = context
        self._over = over
        self._ask = ask
        self.button: QPushButton = button(
            context.look, _("Kalenderfil …"), "plain", "download", on=lambda: None
        )
        self.button.setToolTip(_("Til borgerens telefon: kun »Møde« eller »Tid« og hvornår"))
        self.menu = QMenu(self.button)
        self.button.setMenu(self.menu)

    def show_case(self, case: Case) -> None:
        """Offer the family, in order."""
        self.menu.clear()
        for each in case.people:
            words = _("Til {name}").format(name=each.name[:_LONGEST])
            made = self.menu.addAction(words)
            made.triggered.connect(partial(self._chosen, case, FamilyReader(each.id)))
        self.button.setVisible(bool(case.people))

    def save(self, case: Case, reader: Reader) -> None:
        """Ask where to, write, log."""
        path = self._ask(self._over)
        if not path:
            return
        data = self._context.workspace.calendar_file(case.id, reader)
        if not write_whole(path, data):
            words = _("Filen blev ikke gemt. Se, om mappen findes, og om der er plads på disken.")
            self._context.message(Message(words, Tone.WARNING))
            return
        self._context.workspace.note("calendar.export", case.id, hashlib.sha256(data).hexdigest())
        words = _("Kalenderfilen er gemt. Der står kun »Møde« og »Tid« i den, og ingen navne.")
        self._context.message(Message(words, Tone.GOOD))

    def _chosen(self, case: Case, reader: Reader, _checked: bool = False) -> None:
        self.save(case, reader)
