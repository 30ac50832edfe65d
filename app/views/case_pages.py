"""The pages of a family in the order of the navigation; map and sheets are added by others."""

from typing import Final

from app.views.assessment.page import AssessmentPage
from app.views.calendar.page import CalendarPage
from app.views.consent.page import ConsentPage
from app.views.decisions.page import DecisionsPage
from app.views.history.page import HistoryPage
from app.views.meeting.page import MeetingPage
from app.views.overview.page import OverviewPage
from app.views.page import PageEntry, Scope
from app.views.plan.page import PlanPage
from app.words import _

__all__ = ["CASE_PAGES"]

CASE_PAGES: Final[tuple[PageEntry, ...]] = (
    PageEntry("overview", _("Overblik"), "eye", Scope.CASE, OverviewPage),
    PageEntry("assessment", _("Udredning"), "clipboard-list", Scope.CASE, AssessmentPage),
    PageEntry("plan", _("Plan"), "target", Scope.CASE, PlanPage),
    PageEntry("meeting", _("Møde"), "message-2", Scope.CASE, MeetingPage),
    PageEntry("decisions", _("Afgørelser"), "scale", Scope.CASE, DecisionsPage),
    PageEntry("consent", _("Samtykke"), "heart-handshake", Scope.CASE, ConsentPage),
    PageEntry("calendar", _("Kalender"), "calendar", Scope.CASE, CalendarPage),
    PageEntry("history", _("Historik"), "history", Scope.CASE, HistoryPage),
)
"""Overblik first; the map belongs after it, sheets before the log (design.md §5)."""
