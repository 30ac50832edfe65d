"""Asking for a file or a folder, in Danish also where the desktop has no dialog of its own."""

from pathlib import Path

from PySide6.QtCore import QDir, QFileInfo, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QWidget

from app.words import _

__all__ = ["ask_folder", "ask_open", "ask_save"]


class _Kinds(QFileIconProvider):
    """What a file is, in a word."""

    def type(self, info: QFileInfo) -> str:
        """A folder, or a file by its ending."""
        if info.isDir():
            return _("Mappe")
        return _("{ending}-fil").format(ending=info.suffix().upper()) if info.suffix() else _("Fil")


def ask_save(over: QWidget, title: str, name: str, kinds: str) -> str:
    """Ask where to save, in the user's documents first; ``name`` names nobody. Empty for nowhere.

    Args:
        over: the window that waits.
        title: what is being saved.
        name: the proposed file name, with its ending.
        kinds: the filter, such as ``PDF (*.pdf)``.
    """
    dialog = _dialog(over, title, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    return _asked(dialog, _("Gem"))


def ask_open(over: QWidget, title: str, kinds: str) -> str:
    """Ask for a file; the dialog is Qt's own, which keeps no list of recent files."""
    dialog = _dialog(over, title, kinds)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _asked(dialog, _("Åbn"))


def ask_folder(over: QWidget, title: str, where: Path | None = None) -> str:
    """Ask for a folder, beginning in another one; Qt's own dialog as well."""
    dialog = _dialog(over, title, "")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    if where is not None and where.is_dir():
        dialog.setDirectory(str(where))
    return _asked(dialog, _("Vælg"))


def _dialog(over: QWidget, title: str, kinds: str) -> QFileDialog:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    start = documents if QDir(documents).exists() else QDir.homePath()
    return QFileDialog(over, title, start, kinds)


def _asked(dialog: QFileDialog, accept: str) -> str:
    kinds = _Kinds()  # held until the dialog is gone
    dialog.setIconProvider(kinds)
    label = QFileDialog.DialogLabel
    for which, words in (
        (label.LookIn, _("Mappe:")),
        (label.FileName, _("Filnavn:")),
        (label.FileType, _("Filtype:")),
        (label.Accept, accept),
        (label.Reject, _("Annuller")),
    ):
        dialog.setLabelText(which, words)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return chosen[0] if chosen else ""
