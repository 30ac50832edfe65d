"""Every page there is, in the order of the navigation; each is imported when it is wanted first."""

from collections.abc import Callable
from importlib import import_module
from typing import Final, cast

from app.desktop.sources import forget_sources
from app.views.page import Page, PageContext, PageEntry, Scope
from app.words import _

__all__ = ["ALL_PAGES"]

Make = Callable[[PageContext], Page]


def _later(module: str, name: str) -> Make:
    """A maker that imports its page's module the first time somebody goes there."""

    def make(context: PageContext) -> Page:
        page = cast("Make", getattr(import_module(f"app.views.{module}.page"), name))
        forget_sources()
        return page(context)

    return make


def _desk(key: str, title: str, icon: str, name: str) -> PageEntry:
    return PageEntry(key, title, icon, Scope.DESK, _later(key, name))


def _case(key: str, title: str, icon: str, name: str) -> PageEntry:
    return PageEntry(key, title, icon, Scope.CASE, _later(key, name))


ALL_PAGES: Final[tuple[PageEntry, ...]] = (
    _desk("today", _("I dag"), "home", "TodayPage"),
    _desk("meeting_day", _("Mødedag"), "calendar-event", "MeetingDayPage"),
    _desk("families", _("Familier"), "users", "FamiliesPage"),
    PageEntry(
        "law", _("Lovgrundlag"), "building-bank", Scope.DESK, _later("law", "LawPage"), listed=False
    ),
    _case("overview", _("Overblik"), "eye", "OverviewPage"),
    _case("map", _("Netværkskort"), "circles-relation", "MapPage"),
    _case("assessment", _("Udredning"), "clipboard-list", "AssessmentPage"),
    _case("plan", _("Plan"), "target", "PlanPage"),
    _case("meeting", _("Møde"), "message-2", "MeetingPage"),
    _case("decisions", _("Afgørelser"), "scale", "DecisionsPage"),
    _case("consent", _("Samtykke"), "heart-handshake", "ConsentPage"),
    _case("calendar", _("Kalender"), "calendar", "CalendarPage"),
    _case("sheets", _("Ark"), "printer", "SheetsPage"),
    _case("history", _("Historik"), "history", "HistoryPage"),
)
"""The desk's pages, then those of a family (design.md §5)."""
