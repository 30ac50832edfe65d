"""The main window: navigation, top bar, page, inspector."""
