"""The law profiles that ship, for tests that need more than a made-up one."""

from functools import cache
from pathlib import Path

from app.exchange.law import load_profiles
from app.models.law import LawProfile

__all__ = ["shipped", "shipped_laws"]

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@cache
def shipped_laws() -> tuple[LawProfile, ...]:
    """All of them, with the catalogue."""
    return load_profiles(RESOURCES / "law", RESOURCES / "catalogue" / "interventions.toml")


def shipped(key: str) -> LawProfile:
    """One of them."""
    return next(each for each in shipped_laws() if each.key == key)
