"""Hears from the operating system that it sleeps or that its screen is locked, where it says so.

Linux tells on D-Bus (logind's ``PrepareForSleep`` and ``Lock``, the screen saver's ``ActiveChanged``).
Qt's D-Bus part cannot call Python functions by name, so small slots are declared for it.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot

__all__ = ["listen"]

_LOGIN = "org.freedesktop.login1"
_SOCKETS = (Path("/run/dbus/system_bus_socket"), Path("/var/run/dbus/system_bus_socket"))
_SAVERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
)


def listen(lock: Callable[[], None], parent: QObject) -> Callable[[], None]:
    """Call ``lock`` when the system sleeps or locks; returns what ends it.

    Where there is no bus nothing is heard, and the idle time alone decides.
    """
    if not (sys.platform.startswith("linux") and _has_bus()):
        return lambda: None
    try:
        from PySide6.QtDBus import QDBusConnection
    except ImportError:
        return lambda: None
    ear = _Ear(lock, parent)
    system = QDBusConnection.systemBus()
    flag, plain = b"1flagged(bool)", b"1told()"  # "1" is what Qt's SLOT macro puts before a slot
    if system.isConnected():
        manager, each = f"{_LOGIN}.Manager", f"{_LOGIN}.Session"
        system.connect(_LOGIN, "/org/freedesktop/login1", manager, "PrepareForSleep", ear, flag)
        system.connect(_LOGIN, "", each, "Lock", ear, plain)
    if "DBUS_SESSION_BUS_ADDRESS" in os.environ:  # asking without one would start a bus
        session = QDBusConnection.sessionBus()
        for service, path in _SAVERS:
            session.connect(service, path, service, "ActiveChanged", ear, flag)
    return ear.stop


def _has_bus() -> bool:
    """Whether there is a bus to ask; Qt's part for it costs memory and time."""
    session, system = "DBUS_SESSION_BUS_ADDRESS" in os.environ, "DBUS_SYSTEM_BUS_ADDRESS"
    return session or system in os.environ or any(each.exists() for each in _SOCKETS)


class _Ear(QObject):
    """Takes the signals of the bus."""

    def __init__(self, lock: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._lock: Callable[[], None] | None = lock

    def stop(self) -> None:
        """Hear nothing more; the parent takes the ear along when it goes."""
        self._lock = None

    @Slot(bool)
    def flagged(self, on: bool) -> None:
        """Going to sleep, or the screen saver is on."""
        if on:
            self.told()

    @Slot()
    def told(self) -> None:
        """The session was locked."""
        if self._lock is not None:
            self._lock()
