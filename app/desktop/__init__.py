"""How does it behave on a desktop? Qt without widgets: undo, tasks, theme, lock, print."""
