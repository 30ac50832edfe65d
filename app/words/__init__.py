"""How is it said? Danish sentences, plurals, dates and long texts."""

from app.words.translate import _, ngettext

__all__ = ["_", "ngettext"]
