"""Begin a family: the names of its people are enough."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.desktop.theme import Look
from app.models.problems import Refused
from app.models.vault_problems import VaultProblem
from app.views.messages import Message, Tone
from app.views.page import PageContext
from app.views.shared.buttons import button
from app.views.shared.dialogs import Sheet
from app.views.shared.editors import SENSITIVE
from app.views.shared.labels import text
from app.views.shared.naming import mark, named
from app.words import _
from app.words.people import joined
from app.words.problems import refusal
from app.words.vault import vault_sentence

__all__ = ["NewFamily", "ask_for_family", "people_in"]

People = tuple[tuple[str, int | None], ...]

_OLDEST: Final = 120


def ask_for_family(context: PageContext, over: QWidget) -> None:
    """Ask for names, begin the family and open it; what goes wrong is said on the desk."""

    def begin(people: People) -> None:
        names = tuple(name for name, _age in people)
        ages = tuple(age for _name, age in people)
        try:
            case = context.workspace.create_case(joined(names), names, ages)
        except Refused as refused:
            context.message(Message(refusal(refused), Tone.WARNING))
        except VaultProblem as problem:
            context.message(Message(vault_sentence(problem), Tone.WARNING))
        else:
            context.open_case(case)

    NewFamily(context.look, over, begin).open()


def people_in(typed: str) -> People:
    """The people in a line, separated by commas, semicolons or "og"; each once.

    A number after a name is an age: "Sanne 40, David 45 og Mille". The order is that of the line.
    """
    spaced = typed.replace(";", ",").replace(" og ", ",")
    found: dict[str, int | None] = {}
    for each in spaced.split(","):
        words = each.removesuffix(" år").split()
        age = int(words[-1]) if len(words) > 1 and words[-1].isdecimal() else None
        known = age is not None and age <= _OLDEST
        name = " ".join(words[:-1] if known else words)
        if name:
            found.setdefault(name, age if known else None)
    return tuple(found.items())


class NewFamily(Sheet):
    """One line of names; Enter begins the family."""

    def __init__(self, look: Look, over: QWidget, begin: Callable[[People], None]) -> None:
        """``begin`` gets names and ages, at least one name."""
        super().__init__(look, over)
        self._begin = begin
        self.inside.addWidget(text(_("Ny familie"), "title"))
        label = text(_("Hvem er i familien? (skal udfyldes)"), "label")
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("fx Anna 34, Bo 36 og Clara 8"))
        self.field.setInputMethodHints(SENSITIVE)
        self.field.setMinimumHeight(look.px(36))
        help_text = _("Fornavne er nok, gerne med alder. Alt andet kan komme til senere.")
        named(self.field, label.text(), help_text, label)
        self._error = text("", "error")
        self._error.hide()
        self.inside.addWidget(label)
        self.inside.addWidget(self.field)
        self.inside.addWidget(text(help_text, "caption"))
        self.inside.addWidget(self._error)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(look, _("Luk"), on=self.sink))
        row.addWidget(button(look, _("Opret familie"), "primary", on=self._go))
        self.inside.addLayout(row)
        self.field.returnPressed.connect(self._go)
        named(self, _("Ny familie"))

    @property
    def wrong(self) -> str:
        """What was said to be wrong."""
        return self._error.text()

    def open(self) -> None:
        """Show it, ready to type."""
        self.rise(self.field)

    def say_wrong(self, sentence: str) -> None:
        """Say what is wrong under the field."""
        self._error.setText(sentence)
        self._error.show()
        mark(self.field, tone="warning")
        self.field.setFocus()

    def _go(self) -> None:
        people = people_in(self.field.text())
        if not people:
            self.say_wrong(_("Skriv mindst ét navn."))
            return
        self.sink()
        self._begin(people)
