"""What the user sees when something unforeseen happened: what is kept, and a report to pass on."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from app.desktop.theme import Look
from app.views.shared.buttons import button
from app.views.shared.dialogs import Sheet
from app.views.shared.labels import text
from app.views.shared.naming import named
from app.words import _

__all__ = ["CrashSheet"]


class CrashSheet(Sheet):
    """The report has places in the program only, so it may be copied and sent."""

    def __init__(self, look: Look, over: QWidget, report: str) -> None:
        """Show a report of ``app.desktop.crash``."""
        super().__init__(look, over, 560)
        self._report = report
        self.inside.addWidget(text(_("Noget gik galt"), "title"))
        self.inside.addWidget(
            text(
                _(
                    "Programmet mødte noget, det ikke var forberedt på. Det, der var gemt, er der"
                    " stadig. Du kan gå videre; sker det igen, så luk programmet og åbn det igen."
                )
            )
        )
        shown = QPlainTextEdit(report)
        shown.setReadOnly(True)
        shown.setMinimumHeight(look.px(160))
        shown.setTabChangesFocus(True)
        named(shown, _("Rapport"), _("Den siger kun, hvor i programmet det skete"))
        self.inside.addWidget(shown)
        self.inside.addWidget(
            text(
                _("Rapporten ligger på denne computer, er ikke sendt og nævner ingen borgere."),
                "caption",
            )
        )
        row = QHBoxLayout()
        row.addWidget(button(look, _("Kopiér rapport"), icon="copy", on=self._copy))
        row.addStretch(1)
        self.close_button = button(look, _("Gå videre"), "primary", on=self.sink)
        row.addWidget(self.close_button)
        self.inside.addLayout(row)
        named(self, _("Noget gik galt"))

    def tell(self) -> None:
        """Show it."""
        self.rise(self.close_button)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
