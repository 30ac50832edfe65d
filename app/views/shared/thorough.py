"""What takes a while since the whole vault is written anew: the cursor says so, and a line when it is done.

The vault has one connection and one owner, so nobody else can do it meanwhile (design.md §3). What is about
to happen stands in the question that is answered first.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.presenters.deleted_minutes import written_anew
from app.services.acts.deleting import DeleteMinutes
from app.views.page import Message, PageContext, Tone

__all__ = ["is_thorough", "say_written_anew", "waiting"]


def is_thorough(operations: object) -> bool:
    """Whether something is to be gone from every page of the file."""
    return isinstance(operations, tuple) and any(
        isinstance(each, DeleteMinutes) for each in operations
    )


@contextmanager
def waiting(wanted: bool) -> Iterator[None]:
    """Show that the program cannot answer for a moment, where that is so."""
    if wanted:
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        if wanted:
            QGuiApplication.restoreOverrideCursor()


def say_written_anew(context: PageContext) -> None:
    """Say that nothing is left, or that the rest is still to be done."""
    done = not context.workspace.has_leftovers
    context.message(Message(written_anew(done), Tone.GOOD if done else Tone.CAUTION))
