"""How everything looks now: theme, type sizes and fonts, told to Qt as palette and stylesheet."""

from enum import StrEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSize, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QPalette,
    QPixmap,
)

from app.desktop.icons import themed_icon
from app.desktop.stylesheet import stylesheet
from app.presenters.theme import Theme, load_theme

__all__ = [
    "BIG",
    "CAPTION",
    "FAMILY",
    "HEADING",
    "STYLE_ARGUMENTS",
    "TEXT",
    "TITLE",
    "Look",
    "ThemeChoice",
]

FAMILY: Final = "Atkinson Hyperlegible Next"

CAPTION: Final = 12
TEXT: Final = 14
HEADING: Final = 15
TITLE: Final = 18
BIG: Final = 26
"""Sizes of type on the desk, in CSS pixels before scaling."""

STYLE_ARGUMENTS: Final = ("-style", "fusion")
"""For ``QApplication``: asked for later, the style costs a fifth of an empty window's whole time,
because its Python class and all its enumerations are made for a value that nobody uses."""

_MIDDLE: Final = 128
_FONTS: Final = Path(__file__).resolve().parents[2] / "resources" / "fonts"


class ThemeChoice(StrEnum):
    """What the user chose; ``SYSTEM`` follows the desktop between light and dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Look(QObject):
    """The present look; one for the whole program, handed to whoever draws.

    ``changed`` tells that colours or sizes are others now. ``scale`` is 1.0 on the desk and more
    on a projector.
    """

    changed = Signal()

    def __init__(
        self,
        choice: ThemeChoice = ThemeChoice.SYSTEM,
        scale: float = 1.0,
        parent: QObject | None = None,
    ) -> None:
        """Load the fonts; ``dress`` then gives the application this look."""
        super().__init__(parent)
        self._choice = choice
        self._scale = scale
        load_fonts()
        self._theme = load_theme(self._named())
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)

    @property
    def theme(self) -> Theme:
        """Colours by token."""
        return self._theme

    @property
    def choice(self) -> ThemeChoice:
        """What the user chose."""
        return self._choice

    @property
    def scale(self) -> float:
        """Times the sizes of the desk."""
        return self._scale

    def px(self, length: float) -> int:
        """A length of the desk in pixels of this scale."""
        return round(length * self._scale)

    def colour(self, token: str) -> QColor:
        """A token's colour; fully transparent for an empty token."""
        return QColor(self._theme.colour(token)) if token else QColor(0, 0, 0, 0)

    def font(self, size: float = TEXT, weight: int = 400) -> QFont:
        """The typeface in a size of the desk and one of the weights 400, 600 and 700."""
        font = QFont(FAMILY)
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight))
        return font

    def icon(self, name: str, tint: str = "ink", on_tint: str = "") -> QIcon:
        """A shipped icon that follows the theme."""
        return themed_icon(name, self.colour, tint, on_tint)

    def pixmap(self, name: str, size: float, tint: str = "ink") -> QPixmap:
        """A shipped icon as it is now, sharp on the present screen; take it anew on ``changed``."""
        screen = QGuiApplication.primaryScreen()
        ratio = screen.devicePixelRatio()
        side = self.px(size)
        return self.icon(name, tint).pixmap(_square(side), ratio)

    def choose(self, choice: ThemeChoice) -> None:
        """Take another theme."""
        self._choice = choice
        self._renew()

    def set_scale(self, scale: float) -> None:
        """Take another size of everything."""
        self._scale = scale
        self._renew()

    def dress(self) -> None:
        """Give the application palette, font and stylesheet of this look.

        The style is given with ``STYLE_ARGUMENTS`` when the application is made.
        """
        from PySide6.QtWidgets import QApplication

        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setPalette(self.palette())
            application.setFont(self.font())
            application.setStyleSheet(stylesheet(self._theme, self._scale))

    def palette(self) -> QPalette:
        """The tokens in the roles that Qt knows."""
        palette = QPalette()
        for role, token in _ROLES.items():
            palette.setColor(role, self.colour(token))
        quiet = self.colour("quiet_ink")
        for role in (
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.Text,
            QPalette.ColorRole.ButtonText,
        ):
            palette.setColor(QPalette.ColorGroup.Disabled, role, quiet)
        return palette

    @Slot()
    def _system_changed(self) -> None:
        if self._choice is ThemeChoice.SYSTEM:
            self._renew()

    def _renew(self) -> None:
        self._theme = load_theme(self._named())
        self.dress()
        self.changed.emit()

    def _named(self) -> str:
        if self._choice is not ThemeChoice.SYSTEM:
            return self._choice.value
        return "dark" if _system_is_dark() else "light"


_ROLES: Final = {
    QPalette.ColorRole.Window: "paper",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "paper",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "quiet_ink",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "selection_ink",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Accent: "accent",
}


def _system_is_dark() -> bool:
    """Whether the desktop is dark, told by its style's own palette, whatever the program wears.

    ``styleHints().colorScheme()`` would say the same, but makes the whole namespace ``Qt`` first.
    """
    from PySide6.QtWidgets import QApplication

    if not isinstance(QApplication.instance(), QApplication):
        return False
    ground = QApplication.style().standardPalette().color(QPalette.ColorRole.Window)
    return ground.lightness() < _MIDDLE


def _square(side: int) -> QSize:
    return QSize(side, side)


def load_fonts() -> None:
    """Make the shipped typeface known to Qt, once for each application."""
    if FAMILY in QFontDatabase.families():
        return
    for path in sorted(_FONTS.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
