"""The pages of a family that are made of cards, and its log; map and sheets stand beside them."""

from typing import Final

from app.views.page import PageEntry
from app.views.pages import ALL_PAGES

__all__ = ["CASE_PAGES"]

_KEYS: Final = (
    "overview",
    "assessment",
    "plan",
    "meeting",
    "decisions",
    "consent",
    "calendar",
    "history",
)

CASE_PAGES: Final[tuple[PageEntry, ...]] = tuple(each for each in ALL_PAGES if each.key in _KEYS)
"""In the order of the navigation."""
