"""A day: typed as people say it, or picked from a small calendar."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.presenters.forms.spec import FieldSpec
from app.views.shared.buttons import icon_button
from app.views.shared.editors import LineEditor
from app.words import _
from app.words.dates import day_numeric
from app.words.typed import day_typed

__all__ = ["DateEditor"]


class DateEditor(LineEditor):
    """The text is told as it was typed; the spec that comes back writes the day out with its year."""

    def __init__(
        self, look: Look, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        """``today`` gives words such as "i morgen" their meaning."""
        super().__init__(
            lambda words: day_typed(words, today()),
            _("Datoen kan ikke læses eller findes ikke. Skriv den som 12.1.2026."),
            parent,
        )
        self._look = look
        self._today = today
        self.box.removeWidget(self.line)
        row = QHBoxLayout()
        row.setSpacing(look.px(4))
        row.addWidget(self.line, 1)
        self._button = icon_button(look, "calendar", _("Vælg dag i kalender"), on=self._pick)
        row.addWidget(self._button)
        self.box.addLayout(row)
        self._popup: _Popup | None = None

    def show_field(self, spec: FieldSpec) -> None:
        """Show the day, with an example where there is none."""
        super().show_field(spec)
        if not spec.placeholder:
            self.line.setPlaceholderText(_("12.1. eller i morgen"))
        self._button.setAccessibleName(_("Vælg dag i kalender: {field}").format(field=spec.label))

    def set_read_only(self, read_only: bool) -> None:
        """No calendar either."""
        super().set_read_only(read_only)
        self._button.setVisible(not read_only)

    def _pick(self) -> None:
        day = self.meaning()
        shown = day if isinstance(day, date) else self._today()
        self._popup = _Popup(self._look, shown, self._picked, self)
        self._popup.open_at(self.mapToGlobal(QPoint(0, self.height())))

    def _picked(self, day: date) -> None:
        self.line.setText(day_numeric(day))
        self.settle()
        self.line.setFocus()


class _Popup(QWidget):
    """A month; a click or Enter picks, Esc closes."""

    def __init__(
        self, look: Look, day: date, picked: Callable[[date], None], parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._picked = picked
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        self.calendar = QCalendarWidget()
        self.calendar.setLocale(QLocale(QLocale.Language.Danish, QLocale.Country.Denmark))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.calendar.setAccessibleName(_("Kalender"))
        self.calendar.setMinimumSize(look.px(320), look.px(260))
        self.calendar.clicked.connect(self._take)
        self.calendar.activated.connect(self._take)
        layout.addWidget(self.calendar)

    def open_at(self, point: QPoint) -> None:
        """Show below the field, inside the screen."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        x = max(min(point.x(), room.right() - self.width()), room.left())
        y = max(min(point.y(), room.bottom() - self.height()), room.top())
        self.move(x, y)
        self.show()
        self.calendar.setFocus()

    def _take(self, day: QDate) -> None:
        if self.isVisible():
            picked = date(day.year(), day.month(), day.day())
            self.close()
            self._picked(picked)
