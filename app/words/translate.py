"""The one door to translation: Danish is the source, other languages are looked up."""

import gettext
from pathlib import Path
from typing import Final

__all__ = ["_", "ngettext"]

_LOCALES: Final = Path(__file__).parents[2] / "resources" / "locale"
_CATALOGUE: Final = gettext.translation("rundbord", _LOCALES, fallback=True)

_ = _CATALOGUE.gettext
ngettext = _CATALOGUE.ngettext
