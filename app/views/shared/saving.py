"""Writing a file that was asked for: whole, or not at all."""

from PySide6.QtCore import QByteArray, QIODevice, QSaveFile

__all__ = ["write_whole"]


def write_whole(path: str, data: bytes) -> bool:
    """Write the bytes beside the file and put them in its place; False where that cannot be done."""
    file = QSaveFile(path)
    opened = file.open(QIODevice.OpenModeFlag.WriteOnly)
    return bool(opened) and file.write(QByteArray(data)) == len(data) and bool(file.commit())
