"""Qt's own words in Danish: the print dialog, the file dialog, the menu of a text field."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator

__all__ = ["speak_danish"]


def speak_danish(owner: QObject) -> None:
    """Say what Qt says itself in Danish for as long as ``owner`` lives."""
    translator = QTranslator(owner)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_da", folder):
        QCoreApplication.installTranslator(translator)
