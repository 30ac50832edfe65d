"""The room pack on the screen: who gets what, ticked off when it is handed over."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.views.shared.buttons import button
from app.views.shared.cards import Card, CardRow
from app.views.shared.checkbox import CheckBox
from app.views.shared.labels import heading, rule, text
from app.views.shared.naming import named, reveal
from app.words import _

__all__ = ["PackActs", "PackPanel", "PackSpec", "TickList", "TickRow"]

_TICK: Final = 124


@dataclass(frozen=True, slots=True)
class TickRow:
    """One recipient: whose, what is in it, how it stands. ``ready`` says that it can be ticked."""

    key: str
    name: str
    lines: tuple[str, ...]
    ready: bool
    ticked: bool


class TickList(QScrollArea):
    """Recipients under each other; ``used`` shows one's paper, ``ticked`` says that one got it."""

    used = Signal(str)
    ticked = Signal(str, bool)

    def __init__(self, look: Look) -> None:
        """Begin empty."""
        super().__init__()
        self._look = look
        self._rows: dict[str, tuple[TickRow, QWidget, Card, CheckBox]] = {}
        self._chosen = ""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        named(self, _("Hvem der får ark til mødet"))
        body = QWidget()
        body.setProperty("part", "body")
        self._inside = QVBoxLayout(body)
        self._inside.setContentsMargins(0, 0, look.px(4), 0)
        self._inside.setSpacing(look.px(8))
        self._inside.addStretch(1)
        self.setWidget(body)

    @property
    def keys(self) -> tuple[str, ...]:
        """Everybody, in order."""
        return tuple(self._rows)

    def card(self, key: str) -> Card:
        """The card of a recipient."""
        return self._rows[key][2]

    def box(self, key: str) -> CheckBox:
        """The tick of a recipient."""
        return self._rows[key][3]

    def show_rows(self, rows: tuple[TickRow, ...]) -> None:
        """Show these; those that are the same stay, and so does the focus."""
        old, self._rows = self._rows, {}
        for at, row in enumerate(rows):
            kept = old.pop(row.key, None)
            if kept is not None and kept[0] == row:
                self._rows[row.key] = kept
            else:
                self._rows[row.key] = self._made(row)
                if kept is not None:
                    self._drop(kept[1], kept[3].hasFocus(), row.key)
            self._inside.insertWidget(at, self._rows[row.key][1])
            self._rows[row.key][1].show()
        for each in old.values():
            self._drop(each[1], False, "")
        self.choose(self._chosen)

    def choose(self, key: str) -> None:
        """Mark one, without telling anybody."""
        self._chosen = key
        for each, (_row, _widget, card, _box) in self._rows.items():
            card.set_chosen(each == key)

    def _drop(self, widget: QWidget, focused: bool, key: str) -> None:
        self._inside.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
        if focused:
            self._rows[key][3].setFocus()

    def _made(self, row: TickRow) -> tuple[TickRow, QWidget, Card, CheckBox]:
        widget = QWidget()
        line = QHBoxLayout(widget)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._look.px(10))
        card = Card(self._look, CardRow(row.key, row.name, row.lines))
        card.used.connect(self.used)
        card.stepped.connect(lambda by, key=row.key: self._step(key, by))
        box = CheckBox(self._look, _("Udleveret"))
        named(box, _("Udleveret til {name}").format(name=row.name))
        box.setFixedWidth(self._look.px(_TICK))
        box.setChecked(row.ticked)
        box.setEnabled(row.ready)
        box.toggled.connect(lambda on, key=row.key: self.ticked.emit(key, on))
        line.addWidget(card, 1)
        line.addWidget(box)
        return row, widget, card, box

    def _step(self, key: str, by: int) -> None:
        keys = list(self._rows)
        at = keys.index(key) + by
        if 0 <= at < len(keys):
            self.card(keys[at]).setFocus()


@dataclass(frozen=True, slots=True)
class PackSpec:
    """What the panel says of the pack; ``alone`` is whose paper is shown."""

    title: str
    about: tuple[str, ...]
    alone: str
    some: bool


@dataclass(frozen=True, slots=True)
class PackActs:
    """What the panel's buttons do."""

    print_all: Callable[[], None]
    save_all: Callable[[], None]
    print_one: Callable[[], None]


class PackPanel(QWidget):
    """What is in the pack, and the way out for all of it."""

    def __init__(self, look: Look, acts: PackActs) -> None:
        """Begin empty."""
        super().__init__()
        px = look.px
        self.title = text("", "title")
        self.about = text("", "quiet")
        self.printing = button(look, _("Udskriv alt …"), "primary", "printer", on=acts.print_all)
        self.saving = button(look, _("Gem alt i mappe …"), icon="download", on=acts.save_all)
        self.one = button(look, _("Udskriv kun den valgte …"), icon="printer", on=acts.print_one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(px(16), px(14), px(14), px(14))
        top.setSpacing(px(8))
        first = QHBoxLayout()
        first.addWidget(self.title, 1)
        first.addSpacing(px(34))
        top.addLayout(first)
        top.addWidget(self.about)
        top.addSpacing(px(6))
        top.addWidget(heading(look, _("Sådan kommer det ud"), "printer"))
        top.addWidget(
            text(
                _(
                    "Hver modtager får sit eget job med navn på forsiden. Ingen får et ark med"
                    " andres oplysninger på bagsiden. Til sidst kommer din liste til at krydse af."
                )
            )
        )
        layout.addLayout(top)
        layout.addStretch(1)
        layout.addWidget(rule())
        ways = QVBoxLayout()
        ways.setContentsMargins(px(16), px(12), px(16), px(14))
        ways.setSpacing(px(8))
        for each in (self.printing, self.saving, self.one):
            ways.addWidget(each)
        layout.addLayout(ways)

    def show_spec(self, spec: PackSpec) -> None:
        """Show another state."""
        self.title.setText(spec.title)
        self.about.setText("\n".join(spec.about))
        for each in (self.printing, self.saving):
            each.setEnabled(spec.some)
        reveal(self.one, bool(spec.alone))
        named(self.one, _("Udskriv kun til {name}").format(name=spec.alone))

    def stops(self) -> tuple[QWidget, ...]:
        """What the keyboard comes to, in order."""
        return (self.printing, self.saving, self.one)
