"""Copying so that the text does not stay: concealed from histories, gone after 30 seconds and at lock."""

from typing import Final

from PySide6.QtCore import QMimeData, QObject, QTimer, Slot
from PySide6.QtGui import QClipboard, QGuiApplication

__all__ = ["CLEARED_AFTER_MS", "Clipboard"]

CLEARED_AFTER_MS: Final = 30_000

_CONCEALED: Final = {
    "x-kde-passwordManagerHint": b"secret",
    "application/x-nspasteboard-concealed-type": b"",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\0\0\0\0",
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\0\0\0\0",
}
"""What tells clipboard histories of each desktop to leave the text alone (security.md §5.6)."""


class Clipboard(QObject):
    """Puts text on the clipboard and takes it away again, if it is still ours."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Nothing of ours is there yet."""
        super().__init__(parent)
        self._ours = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CLEARED_AFTER_MS)
        self._timer.timeout.connect(self.clear)

    def copy(self, text: str) -> None:
        """Copy a text for 30 seconds."""
        data = QMimeData()
        data.setText(text)
        for kind, value in _CONCEALED.items():
            data.setData(kind, value)
        self._ours = text
        QGuiApplication.clipboard().setMimeData(data)
        self._timer.start()

    def leave(self) -> None:
        """Take away at lock whatever this program put there, also what was copied out of a field.

        What another program put there since stays.
        """
        self.clear()
        board = QGuiApplication.clipboard()
        for mode, mine in (
            (QClipboard.Mode.Clipboard, board.ownsClipboard()),
            (QClipboard.Mode.Selection, board.ownsSelection()),
        ):
            if mine:
                board.clear(mode)

    @Slot()
    def clear(self) -> None:
        """Take our text away; somebody else's stays."""
        self._timer.stop()
        board = QGuiApplication.clipboard()
        if self._ours and board.text() == self._ours:
            board.clear()
        self._ours = ""
