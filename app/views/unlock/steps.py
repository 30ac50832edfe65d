"""The other steps of the first run: where it lies and which law, the recovery code, the keyring."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.models.law import LawProfile
from app.presenters.forms.spec import Choice
from app.views.shared.buttons import button
from app.views.shared.combo import Combo
from app.views.shared.labels import text
from app.views.shared.naming import named, reveal
from app.views.unlock.secret_field import SecretField
from app.words import _
from app.words.dates import period_text

__all__ = ["CodeStep", "KeyringStep", "PlaceStep"]


class PlaceStep(QWidget):
    """Where the vault lies and under which law its cases begin."""

    done = Signal()
    moved = Signal(object)

    def __init__(self, look: Look, folder: Path, profiles: tuple[LawProfile, ...]) -> None:
        """Propose a folder and the profile in force, which comes first."""
        super().__init__()
        self.folder = folder
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(12))
        layout.addWidget(text(_("Velkommen"), "title"))
        layout.addWidget(
            text(
                _(
                    "Alt om familierne ligger krypteret i en boks på denne computer. Først laver vi"
                    " boksen. Det tager et par minutter."
                )
            )
        )
        label = text(_("Mappe til boksen"), "label")
        layout.addWidget(label)
        row = QHBoxLayout()
        self._folder = text(str(folder))
        self._folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(self._folder, 1)
        self._other = button(look, _("Vælg en anden …"), on=self._pick)
        row.addWidget(self._other)
        layout.addLayout(row)
        law = text(_("Lovgrundlag for nye sager"), "label")
        layout.addWidget(law)
        self.law = Combo(look)
        self._profiles = profiles
        choices = tuple(Choice(each.key, each.title) for each in profiles)
        self.law.show_choices(choices, profiles[0].key if profiles else "")
        self.law.currentIndexChanged.connect(self._tell_law)
        named(self.law, _("Lovgrundlag for nye sager"), label=law)
        layout.addWidget(self.law)
        self._about_law = text("", "caption")
        layout.addWidget(self._about_law)
        self._tell_law()
        end = QHBoxLayout()
        end.addStretch(1)
        self._next = button(look, _("Videre"), "primary", on=self.done.emit)
        end.addWidget(self._next)
        layout.addLayout(end)

    def begin(self) -> None:
        """The proposal is right for most: Enter goes on."""
        self._next.setFocus()

    def take_folder(self, folder: Path) -> None:
        """Use another folder."""
        self.folder = folder
        self._folder.setText(str(folder))
        self.moved.emit(folder)

    def _tell_law(self) -> None:
        chosen = next((each for each in self._profiles if each.key == self.law.key()), None)
        period = "" if chosen is None else period_text(chosen.valid_from, chosen.valid_to)
        known = _("Gælder {period}.").format(period=period) if period else ""
        proposed = _("Det, der gælder i dag, er foreslået. En sag beholder sit lovgrundlag.")
        self._about_law.setText(f"{known} {proposed}".strip())

    def _pick(self) -> None:
        from app.views.shared.files import ask_folder  # wanted seldom, and not for the first paint

        found = ask_folder(self, _("Mappe til boksen"), self.folder.parent)
        if found:
            self.take_folder(Path(found))


class CodeStep(QWidget):
    """The recovery code: shown once, taken to paper, typed back."""

    typed_back = Signal(str)
    back = Signal()
    print_wanted = Signal()

    def __init__(self, look: Look, *, can_print: bool) -> None:
        """Begin without a code."""
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(12))
        layout.addWidget(text(_("Gendannelseskode"), "title"))
        layout.addWidget(
            text(
                _(
                    "Glemmer du adgangssætningen, er denne kode den eneste vej ind. Den vises kun nu."
                    " Skriv den af eller udskriv den, og læg den et andet sted end computeren."
                )
            )
        )
        box = QFrame()
        box.setProperty("part", "box")
        inside = QVBoxLayout(box)
        self._code = text("", "code")
        self._code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inside.addWidget(self._code)
        printing = button(look, _("Udskriv"), "plain", "printer", on=self.print_wanted.emit)
        reveal(printing, can_print)
        inside.addWidget(printing, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(box)
        self.again = SecretField(look, _("Skriv koden fra papiret"), hidden=False)
        layout.addWidget(self.again)
        row = QHBoxLayout()
        row.addWidget(button(look, _("Tilbage"), on=self.back.emit))
        row.addStretch(1)
        row.addWidget(button(look, _("Opret boksen"), "primary", on=self._go_on))
        layout.addLayout(row)
        self.again.entered.connect(self._go_on)

    @property
    def code(self) -> str:
        """The code that is shown."""
        return self._code.text()

    def show_code(self, code: str) -> None:
        """Show a fresh code."""
        self._code.setText(code)
        self._code.setAccessibleName(_("Koden er {code}").format(code=code))
        self.again.clear()

    def begin(self) -> None:
        """Ready to type."""
        self.again.take_focus()

    def forget(self) -> None:
        """Leave nothing of it in the fields."""
        self._code.clear()
        self._code.setAccessibleName("")
        self.again.clear()

    def _go_on(self) -> None:
        self.typed_back.emit(self.again.typed)


class KeyringStep(QWidget):
    """Whether the computer's keyring is demanded as well; only where there is a real one."""

    answered = Signal(bool)
    back = Signal()

    def __init__(self, look: Look) -> None:
        """Ask, with no as the first choice: it costs the way in from another computer."""
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(12))
        layout.addWidget(text(_("Bind boksen til denne computer?"), "title"))
        layout.addWidget(
            text(
                _(
                    "Computeren har en nøglering. Bindes boksen til den, kan en kopi af mappen ikke"
                    " åbnes andre steder, selv med adgangssætningen. Skifter du computer, skal du"
                    " bruge gendannelseskoden."
                )
            )
        )
        row = QHBoxLayout()
        row.addWidget(button(look, _("Tilbage"), on=self.back.emit))
        row.addStretch(1)
        row.addWidget(button(look, _("Ja, bind den"), on=lambda: self.answered.emit(True)))
        self._no = button(
            look, _("Nej, kun adgangssætning"), "primary", on=lambda: self.answered.emit(False)
        )
        row.addWidget(self._no)
        layout.addLayout(row)

    def begin(self) -> None:
        """No is the usual answer."""
        self._no.setFocus()
