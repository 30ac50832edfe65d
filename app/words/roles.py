"""What a contact's role says by itself: its area, and authority, provider or outside the municipality.

Only words that leave no doubt in a Danish municipality; whoever types them can choose otherwise.
"""

from typing import Final

from app.models.facts import Area

__all__ = ["known_role"]

_KNOWN: Final[tuple[tuple[str, Area, str], ...]] = (
    ("voksenstøtte", Area.SOCIAL, "authority"),
    ("tabt arbejdsfortjeneste", Area.SOCIAL, "authority"),
    ("udbetaling danmark", Area.SOCIAL, "external"),
    ("hjælpemid", Area.HEALTH, "authority"),
    ("fysioterapeut", Area.HEALTH, "provider"),
    ("ergoterapeut", Area.HEALTH, "provider"),
    ("flextrafik", Area.HEALTH, "provider"),
    ("tandlæge", Area.HEALTH, "external"),
    ("neuropsykolog", Area.HEALTH, "external"),
    ("praktiserende læge", Area.HEALTH, "external"),
    ("egen læge", Area.HEALTH, "external"),
    ("kontanthjælp", Area.EMPLOYMENT, "authority"),
    ("ydelsescent", Area.EMPLOYMENT, "authority"),
    ("virksomhedskonsulent", Area.EMPLOYMENT, "provider"),
    ("familiebehandler", Area.FAMILY, "provider"),
    ("rådgiver fra børn", Area.FAMILY, "authority"),
    ("uu-", Area.EDUCATION, "provider"),
    ("ppr ", Area.EDUCATION, "provider"),
    ("lærer ", Area.EDUCATION, "provider"),
)
"""Part of a role with a blank at its end, its area, and the key of the type in the form."""


def known_role(role: str) -> tuple[Area, str] | None:
    """Area and key of the type that a role means; None where it could be one or another."""
    said = f"{' '.join(role.split()).casefold()} "
    return next(((area, key) for part, area, key in _KNOWN if part in said), None)
