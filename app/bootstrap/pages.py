"""Which pages there are, in the order of the navigation; imported after the first unlock."""

from app.views.page import PageEntry

__all__ = ["all_pages"]


def all_pages() -> tuple[PageEntry, ...]:
    """The desk's pages, then those of a family."""
    from app.views.case_pages import CASE_PAGES
    from app.views.families import page as families
    from app.views.map import page as map_page
    from app.views.sheets import page as sheets
    from app.views.today import page as today

    inside = {each.key: each for each in (*CASE_PAGES, map_page.entry(), sheets.entry())}
    return (today.entry(), families.entry(), *(inside[key] for key in _ORDER if key in inside))


_ORDER = (
    "overview",
    "map",
    "assessment",
    "plan",
    "meeting",
    "decisions",
    "consent",
    "calendar",
    "sheets",
    "history",
)
