"""The promise of design.md §4, over everything that is made for a reader."""
