"""What does the desk do? Qt without widgets: history, bus, tasks, theme and lock."""
