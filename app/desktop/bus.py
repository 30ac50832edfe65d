"""Tells every page once that something changed; each asks for what it needs."""

from PySide6.QtCore import QObject, Signal

__all__ = ["Bus"]


class Bus(QObject):
    """``changed`` carries one ``app.models.changes.Change`` after its commit."""

    changed = Signal(object)
