"""Colours and headings of the sectors, by token."""

from dataclasses import dataclass

from app.models.facts import Area
from app.presenters.map.spec import Sector
from app.words import _
from app.words.terms import area_name

ICONS = {
    Sector.SOCIAL: "home-heart",
    Sector.EMPLOYMENT: "briefcase",
    Sector.EDUCATION: "school",
    Sector.HEALTH: "heartbeat",
    Sector.FAMILY: "friends",
    Sector.PRIVATE: "user-heart",
    Sector.UNKNOWN: "help-circle",
}


@dataclass(frozen=True, slots=True)
class Inks:
    """Line and text, quiet ground, and what is drawn on a filled edge."""

    ink: str
    tint: str
    on_ink: str


def inks(sector: Sector) -> Inks:
    """The tokens of a sector; the two that are no area are grey."""
    if sector in {Sector.PRIVATE, Sector.UNKNOWN}:
        return Inks("quiet_ink", "navigation", "surface")
    return Inks(*(f"area.{sector.value}.{part}" for part in ("ink", "tint", "on_ink")))


def sector_title(sector: Sector) -> str:
    """The heading over the cards."""
    if sector is Sector.PRIVATE:
        return _("Privat netværk")
    return _("Uden område") if sector is Sector.UNKNOWN else area_name(Area(sector.value))
