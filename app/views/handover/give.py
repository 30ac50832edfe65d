"""Giv til stedfortræder: which families, to whom, until when; one sealed package."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.models.base import Id
from app.models.case import CaseLabel
from app.models.package_problems import PackageProblem
from app.presenters.forms.spec import FieldKind, FieldSpec
from app.views.handover.files import AskPath, Failure, place_for_package, read_file, sentence, write
from app.views.page import PageContext
from app.views.shared.buttons import button
from app.views.shared.checkbox import CheckBox
from app.views.shared.dialogs import Sheet
from app.views.shared.editors import SENSITIVE
from app.views.shared.field import Field
from app.views.shared.files import ask_open
from app.views.shared.labels import text
from app.views.shared.naming import mark, named
from app.words import _, ngettext
from app.words.dates import day_medium, day_numeric

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["GiveSheet"]

_FORTNIGHT: Final = timedelta(days=14)
_ROWS: Final = 5
"""Families that are shown at once; the rest can be scrolled to."""


class GiveSheet(Sheet):
    """Asks for families, name, key and last day, records it, and writes the package."""

    def __init__(
        self,
        context: PageContext,
        over: QWidget,
        chosen: tuple[Id, ...] = (),
        ask: AskPath = place_for_package,
    ) -> None:
        """``chosen`` are ticked already; ``ask`` says where to save, empty for nowhere."""
        super().__init__(context.look, over, width=560)
        self._context = context
        self._ask = ask
        look = context.look
        self.inside.addWidget(text(_("Giv til stedfortræder"), "title"))
        lead = _("Kollegaen får familierne som en låst pakke og kan arbejde i dem til slutdatoen.")
        self.inside.addWidget(text(lead))
        families = sorted(context.workspace.families(), key=lambda each: each.id not in chosen)
        self.boxes = {each.id: self._box(each, chosen) for each in families}
        self.inside.addWidget(self._families())
        self.name = self._line(_("Stedfortræderens navn"), "")
        self.key = self._line(_("Kollegaens nøgle"), _("begynder med age1"), self._from_file())
        self.until = Field(look, self._until_spec(), context.workspace.clock.today)
        self.until.show_field(self._until_spec(), read_only=False)
        self.inside.addWidget(self.until)
        self._error = text("", "error")
        self._error.hide()
        self.inside.addWidget(self._error)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(look, _("Luk"), on=self.sink))
        row.addWidget(button(look, _("Giv og gem pakken …"), "primary", on=self.give))
        self.inside.addLayout(row)
        self.name.returnPressed.connect(self.key.setFocus)
        self.key.returnPressed.connect(self.give)
        named(self, _("Giv til stedfortræder"), lead)

    @property
    def wrong(self) -> str:
        """What was said to be wrong."""
        return self._error.text()

    def open(self) -> None:
        """Show it; the families first where none is ticked."""
        first = next(iter(self.boxes.values()), None)
        ticked = any(each.isChecked() for each in self.boxes.values())
        self.rise(self.name if ticked or first is None else first)

    def chosen(self) -> tuple[Id, ...]:
        """The families that are ticked."""
        return tuple(key for key, each in self.boxes.items() if each.isChecked())

    def take_key(self, path: str) -> None:
        """Read the colleague's key from a file."""
        data = read_file(self._context, path) if path else None
        if data is not None:
            self.key.setText(data[:200].decode("ascii", "replace").strip())

    def give(self) -> None:
        """Give and save; what is wrong is said and nothing is recorded."""
        until = self.until.editor.value()
        day = self._day(until if isinstance(until, str) else "")
        missing = self._missing(day)
        if missing is not None or day is None:
            self._say_wrong(*(missing or (_("Skriv den sidste dag."), self.until.editor)))
            return
        path = self._ask(self._over)
        if path:
            self._record(path, day)

    def _record(self, path: str, day: date) -> None:
        cases, name = self.chosen(), self.name.text().strip()
        try:
            given = self._context.workspace.deputies.give(cases, name, self.key.text(), day)
        except PackageProblem as problem:
            self._say_wrong(sentence(problem), self.key)
            return
        except Failure as why:
            self._say_wrong(sentence(why), self.name)
            return
        self.sink()
        for each in given.changes:
            self._context.tell(each)
        today = self._context.workspace.clock.today()
        words = ngettext(
            "{count} familie er givet til {name} til {day}. Send filen til {name}.",
            "{count} familier er givet til {name} til {day}. Send filen til {name}.",
            len(cases),
        ).format(count=len(cases), name=name, day=day_medium(day, today))
        write(self._context, path, given.data, words)

    def _missing(self, day: date | None) -> tuple[str, QWidget] | None:
        checks: tuple[tuple[bool, str, QWidget], ...] = (
            (not self.chosen(), _("Vælg mindst én familie."), next(iter(self.boxes.values()), self)),
            (not self.name.text().strip(), _("Skriv, hvem der er stedfortræder."), self.name),
            (not self.key.text().strip(), _("Sæt kollegaens nøgle ind. Kollegaen finder den under »Mere«, »Min nøgle«."), self.key),
            (day is None, _("Skriv den sidste dag, fx 5.12."), self.until.editor),
        )  # fmt: skip
        return next(((words, where) for wrong, words, where in checks if wrong), None)

    def _say_wrong(self, words: str, where: QWidget) -> None:
        self._error.setText(words)
        self._error.show()
        where.setFocus()
        mark(where, tone="warning")

    def _day(self, typed: str) -> date | None:
        from app.words.typed import day_typed

        return (
            day_typed(typed, self._context.workspace.clock.today(), ahead=True) if typed else None
        )

    def _until_spec(self) -> FieldSpec:
        day = self._context.workspace.clock.today() + _FORTNIGHT
        return FieldSpec("until", _("Til og med"), FieldKind.DATE, day_numeric(day), required=True)

    def _box(self, label: CaseLabel, chosen: tuple[Id, ...]) -> CheckBox:
        made = CheckBox(self._context.look, label.name or _("Familie uden navn"))
        made.setChecked(label.id in chosen)
        return made

    def _families(self) -> QWidget:
        """All families to tick; more than a handful scroll."""
        holder = QWidget()
        holder.setProperty("part", "body")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for each in self.boxes.values():
            column.addWidget(each)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(holder)
        rows = min(max(len(self.boxes), 1), _ROWS)
        area.setFixedHeight(self._context.look.px(34 * rows))
        named(area, _("Hvilke familier"))
        return area

    def _line(self, name: str, example: str, beside: QWidget | None = None) -> QLineEdit:
        label = text(name, "label")
        line = QLineEdit()
        line.setMinimumHeight(self._context.look.px(36))
        line.setInputMethodHints(SENSITIVE)
        line.setPlaceholderText(example)
        line.textEdited.connect(lambda _typed: mark(line, tone=""))
        named(line, name, label=label)
        column = QVBoxLayout()
        column.setSpacing(self._context.look.px(3))
        column.addWidget(label)
        row = QHBoxLayout()
        row.addWidget(line, 1)
        if beside is not None:
            row.addWidget(beside)
        column.addLayout(row)
        self.inside.addLayout(column)
        return line

    def _from_file(self) -> QWidget:
        def pick() -> None:
            kinds = _("Nøgler (*.txt);;Alle filer (*)")
            self.take_key(ask_open(self._over, _("Hent kollegaens nøgle"), kinds))

        act: Callable[[], None] = pick
        return button(self._context.look, _("Fra fil …"), on=act)
