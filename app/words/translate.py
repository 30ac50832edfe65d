"""The one door to translation: Danish is the source, other languages are looked up."""

import gettext
from pathlib import Path
from typing import Final

__all__ = ["_", "ngettext"]

_LOCALES: Final = Path(__file__).parents[2] / "resources" / "locale"
_CATALOGUE: Final = (
    gettext.translation("rundbord", _LOCALES, fallback=True)
    if any(_LOCALES.glob("*/LC_MESSAGES/rundbord.mo"))
    else gettext.NullTranslations()  # spares the way in the search through the locale's names
)

_ = _CATALOGUE.gettext
ngettext = _CATALOGUE.ngettext
