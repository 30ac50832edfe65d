"""The first run and the way in."""
