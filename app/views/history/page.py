"""The log of the family: what was done and when, never what it was about."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.models.readers import CoordinatorReader, Reader
from app.presenters.forms.spec import Choice
from app.presenters.log_lines import LogLine, log_lines
from app.rules.lens import Lensed
from app.views.page import Page, PageContext
from app.views.shared.combo import Combo
from app.views.shared.empty import Empty
from app.views.shared.labels import text
from app.views.shared.naming import named
from app.views.shared.table import Cell, Column, Table, TableRow
from app.words import _, ngettext

if TYPE_CHECKING:
    from app.models.audit import AuditEntry
    from app.models.base import Id
    from app.models.erasing import DeletedMinutes

__all__ = ["HistoryPage"]

_ALL: Final = ""
_KINDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        _("Tilføjet"): (".add",),
        _("Rettet"): (".edit", ".settle", ".serve", ".cover", ".address", ".change", ".invite",
                      ".move", "Placement.set", "Placement.release"),
        _("Fjernet"): (".remove", ".delete_minutes"),
        _("Med retsvirkning"): (".answer", ".withdraw", ".issue", ".close", ".print",
                                ".delete_minutes"),
        _("Fortrudt og gjort igen"): ("undo", "redo"),
        _("Åbnet, kopieret og delt"): ("case.open", "case.copy", ".export", "case.export_plain",
                                       "case.import"),
    }
)  # fmt: skip
"""How the names of acts end, by the words of the filter."""


class HistoryPage(Page):
    """Newest first; a filter by kind of act."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Build the table, empty."""
        super().__init__(context, parent)
        look = context.look
        self._case: Id | None = None
        self._kind = _ALL
        self._entries: tuple[AuditEntry, ...] = ()
        self._deleted: tuple[DeletedMinutes, ...] = ()
        self.filter = Combo(look)
        choices = (Choice(_ALL, _("Alt")), *(Choice(each, each) for each in _KINDS))
        self.filter.show_choices(choices, _ALL)
        self.filter.setFixedWidth(look.px(230))
        self.filter.settled.connect(self._choose)
        label = text(_("Vis"), "label", wrap=False)
        named(self.filter, _("Vis"), "", label)
        self._count = text("", "quiet")
        columns = (
            Column(_("Dag")),
            Column(_("Klokken")),
            Column(_("Hvad"), wide=True),
            Column(_("Hvem")),
        )
        self.table = Table(look, _("Log, det nyeste først"), columns)
        self._none = Empty(look, "history", _("Der er ikke sket noget af den slags endnu."))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._none)
        head = QHBoxLayout()
        head.setSpacing(look.px(8))
        for each in (label, self.filter):
            head.addWidget(each)
        head.addWidget(self._count, 1)
        layout = QVBoxLayout(self)
        side = look.px(18)
        layout.setContentsMargins(side, look.px(4), side, look.px(14))
        layout.setSpacing(look.px(12))
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)

    def show_case(self, lensed: Lensed, reader: Reader) -> None:
        """Show the log of this case; it is the coordinator's alone."""
        self._case = lensed.case.id
        self._deleted = lensed.case.deleted_minutes
        if isinstance(reader, CoordinatorReader):
            self._entries = self.context.workspace.history(self._case)
            self._none.say(_("Der er ikke sket noget af den slags endnu."))
        else:
            self._entries = ()
            self._none.say(_("Historikken vises kun for koordinator."))
        self.filter.setEnabled(isinstance(reader, CoordinatorReader))
        self._fill()

    @Slot(str)
    def _choose(self, kind: str) -> None:
        self._kind = kind
        self._fill()

    def _fill(self) -> None:
        endings = _KINDS.get(self._kind, ("",))
        wanted = (each for each in self._entries if each.act.endswith(endings))
        found = log_lines(wanted, deleted=self._deleted)
        self.table.set_rows(tuple(map(_row, found)))
        words = ngettext("{count} linje", "{count} linjer", len(found)).format(count=len(found))
        self._count.setText(words if found else "")
        self._stack.setCurrentWidget(self.table if found else self._none)


def _row(line: LogLine) -> TableRow:
    return TableRow(
        str(line.number),
        (
            Cell(line.day, -line.number),
            Cell(line.at, -line.number),
            Cell(line.act),
            Cell(line.actor),
        ),
    )
