"""Paper for one reader at a time: choose, look, print."""
