"""Which tone of tag a state has; the word always stands beside the colour."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from app.presenters.forms.spec import Choice

__all__ = ["toned"]

_TONES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "refused": "warning",
        "broken": "warning",
        "withdrawn": "warning",
        "paused": "caution",
        "expired": "caution",
        "moved": "caution",
        "granted": "good",
        "running": "good",
        "kept": "good",
        "yes": "good",
        "partly": "good",
        "issued": "good",
        "offered": "accent",
        "recommended": "accent",
        "proposed": "accent",
    }
)


def toned(state: Choice, *, icon: bool = False) -> Choice:
    """A state as a tag in the tone of what it means; plain where it means nothing special."""
    return Choice(_TONES.get(state.key, ""), state.label, state.icon if icon else None)
