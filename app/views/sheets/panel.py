"""The panel beside the preview: size, what is on the sheet, what is not and why, and the way out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.presenters.handout.lacking import Lacking, Unsaid
from app.presenters.handout.outline import Part
from app.views.shared.buttons import button, link
from app.views.shared.cards import Card, CardRow
from app.views.shared.labels import heading, rule, text
from app.views.shared.naming import named, reveal
from app.views.sheets.choices import Choices, Row
from app.views.sheets.size_choice import SizeChoice
from app.words import _

__all__ = ["PanelActs", "PanelSpec", "SheetPanel"]


@dataclass(frozen=True, slots=True)
class PanelActs:
    """What the panel's controls do.

    ``mend`` goes to where it is said whom a thing is about, ``read`` says how hard it is to read.
    """

    print_out: Callable[[], None]
    save: Callable[[], None]
    size: Callable[[float], None]
    form: Callable[[str], None]
    mend: Callable[[Unsaid], None]
    read: Callable[[], Iterable[str]]


@dataclass(frozen=True, slots=True)
class PanelSpec:
    """What the panel says of a sheet; ``lacking`` stays empty for anybody but the coordinator."""

    title: str
    about: str
    parts: tuple[Part, ...]
    lacking: Lacking
    whole: str
    forms: tuple[Row, ...]
    form: str
    sized: bool
    readable: bool
    read_only: bool


class SheetPanel(QWidget):
    """Scrolls; the ways out stay in sight at the bottom."""

    def __init__(self, look: Look, acts: PanelActs) -> None:
        """Begin with nothing chosen."""
        super().__init__()
        self._look = look
        self._acts = acts
        self._spec: PanelSpec | None = None
        self._lists = QWidget()
        self._ways = QWidget()
        self._asked: dict[str, Card] = {}
        self.title = text("", "title")
        self.about = text("", "quiet")
        self._form_title = heading(look, _("Hvilket papir"))
        self.forms = Choices(look, _("Hvilket papir"))
        self.forms.chosen.connect(acts.form)
        self._size_title = heading(look, _("Tekststørrelse"))
        self.sizes = SizeChoice(look)
        self.sizes.chosen.connect(acts.size)
        self.reading = link(look, _("Vis læsbarhed"), on=self._show_reading)
        self._read = text("", "quiet")
        self.printing = button(look, _("Udskriv …"), "primary", "printer", on=acts.print_out)
        self.printing.setToolTip(_("Udskriv (Ctrl+P)"))
        self.saving = button(look, _("Gem som PDF …"), icon="download", on=acts.save)
        self.saving.setToolTip(_("Gem som PDF (Ctrl+Skift+S)"))
        self.why_not = text(
            _("Her kan kun læses. Vælg »Koordinator« i »Vis som« for at udskrive."), "quiet"
        )
        self._arrange()
        self.show_spec(None)

    @property
    def spec(self) -> PanelSpec | None:
        """What is shown."""
        return self._spec

    @property
    def asked(self) -> dict[str, Card]:
        """The things that nobody has placed, by id."""
        return dict(self._asked)

    def show_spec(self, spec: PanelSpec | None) -> None:
        """Show another sheet; None while none is chosen."""
        if spec == self._spec and spec is not None:
            return
        self._spec = spec
        self.title.setText(spec.title if spec else _("Vælg et ark"))
        self.about.setText(
            spec.about if spec else _("Her står, hvad der er med på arket, og hvad der er udeladt.")
        )
        for each in (self._size_title, self.sizes):
            reveal(each, spec is not None and spec.sized)
        forms = spec.forms if spec else ()
        self.forms.show_rows(forms)
        self.forms.choose(spec.form if spec else "")
        for each in (self._form_title, self.forms):
            reveal(each, len(forms) > 1)
        reveal(self._ways, spec is not None)
        reveal(self.reading, spec is not None and spec.readable)
        reveal(self._read, False)
        for each in (self.printing, self.saving):
            each.setEnabled(spec is not None and not spec.read_only)
        reveal(self.why_not, spec is not None and spec.read_only)
        self._show_lists(spec)

    def stops(self) -> tuple[QWidget, ...]:
        """What the keyboard comes to, in order."""
        return (
            *self.forms.rows,
            *self.sizes.rows,
            *self._asked.values(),
            self.reading,
            self.printing,
            self.saving,
        )

    def focus_asked(self) -> None:
        """Put the focus on the first thing that nobody has placed."""
        first = next(iter(self._asked.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_reading(self) -> None:
        self._read.setText("\n".join(self._acts.read()))
        reveal(self._read, True)

    # --- building --------------------------------------------------------------------------------

    def _arrange(self) -> None:
        px = self._look.px
        body = QWidget()
        body.setProperty("part", "body")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(px(16), px(14), px(14), px(14))
        inside.setSpacing(px(8))
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addSpacing(px(34))
        inside.addLayout(top)
        inside.addWidget(self.about)
        inside.addSpacing(px(6))
        inside.addWidget(self._form_title)
        inside.addWidget(self.forms)
        inside.addSpacing(px(4))
        inside.addWidget(self._size_title)
        inside.addWidget(self.sizes)
        inside.addWidget(self._lists)
        inside.addWidget(self.reading)
        inside.addWidget(self._read)
        inside.addStretch(1)
        self._inside = inside
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scroll, 1)
        layout.addWidget(self._ways)
        below = QVBoxLayout(self._ways)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(rule())
        ways = QVBoxLayout()
        ways.setContentsMargins(px(16), px(12), px(16), px(14))
        ways.setSpacing(px(8))
        for each in (self.why_not, self.printing, self.saving):
            ways.addWidget(each)
        below.addLayout(ways)

    def _show_lists(self, spec: PanelSpec | None) -> None:
        """Build what can be long anew."""
        self._asked = {}
        fresh = QWidget()
        rows = QVBoxLayout(fresh)
        rows.setContentsMargins(0, self._look.px(6), 0, 0)
        rows.setSpacing(self._look.px(6))
        if spec is not None:
            self._add_unsaid(rows, spec.lacking.unsaid)
            self._add_parts(rows, spec.parts)
            self._add_left_out(rows, spec)
        self._inside.replaceWidget(self._lists, fresh)
        fresh.show()
        self._lists.hide()
        self._lists.deleteLater()
        self._lists = fresh

    def _add_unsaid(self, rows: QVBoxLayout, unsaid: tuple[Unsaid, ...]) -> None:
        if not unsaid:
            return
        rows.addWidget(heading(self._look, _("Hvem gælder det?"), "help-circle", "caution"))
        for each in unsaid:
            card = Card(self._look, CardRow(each.id, each.title, side=each.kind))
            card.used.connect(self._mender(each))
            card.stepped.connect(self._stepper(card))
            self._asked[each.id] = card
            rows.addWidget(card)
        rows.addSpacing(self._look.px(6))

    def _add_parts(self, rows: QVBoxLayout, parts: tuple[Part, ...]) -> None:
        if not parts:
            return
        rows.addWidget(heading(self._look, _("Med på arket"), "circle-check", "good"))
        for each in parts:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(self._look.px(28), 0, 0, 0)
            row.addWidget(text(each.title), 1)
            if each.count:
                row.addWidget(text(str(each.count), "quiet", wrap=False))
            rows.addWidget(line)
        rows.addSpacing(self._look.px(6))

    def _add_left_out(self, rows: QVBoxLayout, spec: PanelSpec) -> None:
        if spec.lacking.left_out:
            rows.addWidget(heading(self._look, _("Ikke med"), "eye-off"))
        elif spec.whole:
            rows.addWidget(text(spec.whole, "quiet"))
        for each in spec.lacking.left_out:
            group = QWidget()
            column = QVBoxLayout(group)
            column.setContentsMargins(self._look.px(28), 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(text(each.reason, "caption"))
            column.addWidget(text(each.what))
            named(group, f"{each.reason}: {each.what}")
            rows.addWidget(group)

    def _mender(self, unsaid: Unsaid) -> Callable[[str], None]:
        return lambda _key: self._acts.mend(unsaid)

    def _stepper(self, card: Card) -> Callable[[int], None]:
        def step(by: int) -> None:
            cards = list(self._asked.values())
            at = cards.index(card) + by
            if 0 <= at < len(cards):
                cards[at].setFocus(Qt.FocusReason.OtherFocusReason)

        return step
