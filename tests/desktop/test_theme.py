"""The look: tokens become palette, stylesheet, fonts and icons, and follow a change at once."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from app.desktop.stylesheet import stylesheet
from app.desktop.theme import FAMILY, Look, ThemeChoice, load_fonts
from app.presenters.theme import THEMES, load_theme


@pytest.mark.parametrize("name", THEMES)
def test_every_theme_has_a_whole_stylesheet(name: str) -> None:
    sheet = stylesheet(load_theme(name))
    assert "@" not in sheet
    assert sheet.count("{") == sheet.count("}")


def test_the_sheet_grows_with_the_scale_and_hairlines_stay() -> None:
    light = load_theme("light")
    assert "font-size: 14px" in stylesheet(light)
    large = stylesheet(light, 1.6)
    assert "font-size: 22px" in large
    assert "border: 1px" not in stylesheet(light, 2.0)
    assert not re.search(r"[^0-9]0px solid", large)


def test_the_typeface_is_loaded_once(look: Look) -> None:
    load_fonts()
    assert FAMILY in QFontDatabase.families()
    assert look.font(18, 700).pixelSize() == 18


def test_choosing_a_theme_dresses_the_program_and_tells(look: Look, qtbot: object) -> None:
    told: list[bool] = []
    look.changed.connect(lambda: told.append(True))
    look.choose(ThemeChoice.DARK)
    assert told == [True]
    assert look.choice is ThemeChoice.DARK
    window = QApplication.palette().color(QPalette.ColorRole.Window)
    assert window.name().upper() == load_theme("dark").colour("paper")


def test_the_system_choice_is_light_or_dark(look: Look) -> None:
    look.choose(ThemeChoice.SYSTEM)
    assert look.theme.name in {"light", "dark"}
    look._system_changed()
    assert look.theme.name in {"light", "dark"}


def test_a_scale_changes_sizes(look: Look) -> None:
    look.set_scale(1.5)
    assert (look.scale, look.px(10), look.font(14).pixelSize()) == (1.5, 15, 21)


def test_icons_are_painted_in_the_colour_of_the_theme(look: Look) -> None:
    icon = look.icon("phone", "accent", "warning")
    assert _colours(icon, QIcon.State.Off) == look.colour("accent").name()
    assert _colours(icon, QIcon.State.On) == look.colour("warning").name()
    look.choose(ThemeChoice.DARK)
    assert _colours(icon, QIcon.State.Off) == load_theme("dark").colour("accent").lower()
    copy = QIcon(icon)
    assert not copy.pixmap(20, 20).isNull()
    assert not look.pixmap("star-filled", 24).isNull()


def test_an_icon_that_is_not_shipped_is_a_fault(look: Look) -> None:
    with pytest.raises(KeyError):
        look.icon("no-such-icon")


def _colours(icon: QIcon, state: QIcon.State) -> str:
    """The colour of the most opaque pixel."""
    image = icon.pixmap(48, 48, QIcon.Mode.Normal, state).toImage()
    points = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(points, key=lambda each: each.alpha()).name()
