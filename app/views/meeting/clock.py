"""How long the point and the meeting have gone on: on the laptop only, never on the wall."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.desktop.theme import Look
from app.presenters.meeting_course import clock_spec
from app.services.ports import Clock
from app.views.shared.labels import text
from app.views.shared.naming import mark, named
from app.words import _

if TYPE_CHECKING:
    from datetime import datetime

__all__ = ["MeetingClock"]

_EVERY_MS = 5_000


class MeetingClock(QWidget):
    """Two short sentences; they count from when this window first saw the meeting and the point."""

    def __init__(self, look: Look, clock: Clock) -> None:
        """Begin stopped and out of sight."""
        super().__init__()
        self._clock = clock
        self._meeting = self._point = ""
        self._minutes: int | None = None
        self._since: dict[str, datetime] = {}
        self.point_words = text("", "quiet", wrap=False)
        self.meeting_words = text("", "quiet", wrap=False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(14))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        layout.addWidget(self.point_words)
        layout.addWidget(self.meeting_words)
        layout.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.tick)
        named(self, _("Tid brugt"))
        self.stop()

    def follow(self, meeting: str, point: str, minutes: int | None) -> None:
        """Count for this meeting and point; going back to a point goes on counting."""
        self._meeting, self._point, self._minutes = meeting, point, minutes
        now = self._clock.now()
        for each in (meeting, f"{meeting}/{point}"):
            self._since.setdefault(each, now)
        self.setVisible(True)
        self._timer.start()
        self.tick()

    def stop(self) -> None:
        """Stop and hide: no meeting runs here."""
        self._timer.stop()
        self.setVisible(False)

    @Slot()
    def tick(self) -> None:
        """Say it anew."""
        point = self._since[f"{self._meeting}/{self._point}"]
        spec = clock_spec(self._clock.now(), point, self._minutes, self._since[self._meeting])
        self.point_words.setText(spec.point)
        self.meeting_words.setText(spec.meeting)
        mark(self.point_words, part="error" if spec.over else "quiet")
