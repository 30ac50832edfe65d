"""Who stood in for the coordinator of a family, and what did not stand when it came back."""

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.models.base import Id
from app.models.readers import COORDINATOR
from app.models.tasks import Handover
from app.views.page import PageContext
from app.views.shared.buttons import button
from app.views.shared.dialogs import Sheet
from app.views.shared.labels import text
from app.views.shared.naming import named
from app.words import _
from app.words.dates import day_numeric

__all__ = ["PastSheet", "show_past"]


def show_past(context: PageContext, over: QWidget, case: Id) -> None:
    """Show the deputies of a family, the last one first."""
    rows = context.workspace.view(case, COORDINATOR).case.handovers
    PastSheet(context, over, tuple(reversed(rows))).open()


class PastSheet(Sheet):
    """A list to read: name, period, and what was kept aside."""

    def __init__(self, context: PageContext, over: QWidget, rows: tuple[Handover, ...]) -> None:
        """Show what there was."""
        super().__init__(context.look, over, width=620)
        look = context.look
        self.inside.addWidget(text(_("Stedfortrædere i familien"), "title"))
        holder = QWidget()
        holder.setProperty("part", "body")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        self.words = "\n".join(_said(each) for each in rows)
        for each in rows:
            column.addWidget(text(_said(each), "strong"))
            if each.kept_aside:
                column.addWidget(text(_("Det blev ikke stående:"), "label"))
                column.addWidget(text(each.kept_aside))
        if not rows:
            column.addWidget(text(_("Familien har ikke været hos en stedfortræder."), "quiet"))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(holder)
        area.setMinimumHeight(look.px(240))
        named(area, _("Stedfortrædere i familien"))
        self.inside.addWidget(area)
        row = QHBoxLayout()
        row.addStretch(1)
        self._close = button(look, _("Luk"), "primary", on=self.sink)
        row.addWidget(self._close)
        self.inside.addLayout(row)
        named(self, _("Stedfortrædere i familien"))

    def open(self) -> None:
        """Show it."""
        self.rise(self._close)


def _said(row: Handover) -> str:
    if row.returned_on is None:
        words = _("{name}: {first} til {last}, endnu ikke tilbage")
    else:
        words = _("{name}: {first} til {last}, tilbage {back}")
    back = "" if row.returned_on is None else day_numeric(row.returned_on)
    return words.format(
        name=row.to_name, first=day_numeric(row.given_on), last=day_numeric(row.until), back=back
    )
