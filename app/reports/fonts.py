"""The shipped fonts as ReportLab knows them.

ReportLab keeps fonts in a registry of its own, by name; ours are put there once, under names that no
other font has. Only a subset of each goes into a file.
"""

from functools import cache
from pathlib import Path
from threading import Lock

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "fonts"
_STYLES = {400: "Regular", 600: "SemiBold", 700: "Bold"}
_registering = Lock()
_subsetting = Lock()


class _SharedFont(TTFont):
    """A font that sheets drawn at the same time may share.

    ReportLab reads the font file through one place that moves, so two sheets that took their letters
    from it at once got wrong ones or none (``KeyError``, ``IndexError``).
    """

    def addObjects(self, doc: object) -> None:
        with _subsetting:
            super().addObjects(doc)


def font_name(weight: int) -> str:
    """ReportLab's name of the shipped family in this weight (400, 600, 700), ready to use."""
    with _registering:  # a second font under the name would part a document's text between two
        return _registered(weight)


@cache
def _registered(weight: int) -> str:
    name = f"Rundbord-{weight}"
    path = _FOLDER / f"AtkinsonHyperlegibleNext-{_STYLES[weight]}.ttf"
    pdfmetrics.registerFont(_SharedFont(name, str(path), asciiReadable=False, shapable=False))
    return name
