"""How does it behave on a desktop? Qt without widgets: undo, tasks, theme, lock, print."""

from app.desktop.immortal import keep_alive

# before the first signal: on Python 3.11 Qt's binding would in time destroy None (see there)
keep_alive()
