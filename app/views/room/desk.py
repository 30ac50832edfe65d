"""What the window on the wall is given: the case as the room may see it, now or not at all."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from app.presenters.room import RoomView

__all__ = ["RoomDesk"]


class RoomDesk(QObject):
    """Holds the newest ``RoomView``; ``changed`` says that there is another one, or none."""

    changed = Signal()

    def __init__(
        self,
        look_up: Callable[[], RoomView],
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        """``look_up`` looks through the lens of the room each time it is asked."""
        super().__init__(parent)
        self._look_up = look_up
        self._today = today
        self._view: RoomView | None = look_up()

    @property
    def view(self) -> RoomView | None:
        """What the room may see; None once it was put away."""
        return self._view

    @property
    def today(self) -> date:
        """The day that the wall speaks of."""
        return self._today()

    def refresh(self) -> None:
        """Something changed: look again, unless it was put away."""
        if self._view is not None:
            self._view = self._look_up()
            self.changed.emit()

    def put_away(self) -> None:
        """Forget what was shown, for good: the vault is locked or the meeting is over."""
        self._view = None
        self.changed.emit()
