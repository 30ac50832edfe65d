"""The one stylesheet of the program, made from a theme and a scale.

Widgets say what they are with the properties ``part`` (what it is) and ``tone`` (how much it
matters); no widget has a stylesheet of its own. Sizes are CSS pixels of the desk.
"""

import re
from functools import cache
from typing import Final

from app.presenters.theme import Theme

__all__ = ["stylesheet"]

_LENGTH: Final = re.compile(r"(\d+(?:\.\d+)?)px")
_TOKEN: Final = re.compile(r"@([a-z_]+)")

_TEXTS: Final = """
* { font-family: "Atkinson Hyperlegible Next"; font-size: 14px; }
QWidget { color: @ink; }
QWidget#desk, QWidget[part="page"], QStackedWidget { background: @paper; }
QLabel { background: transparent; }
QLabel[part="brand"] { font-size: 18px; font-weight: 700; color: @accent; }
QLabel[part="title"] { font-size: 18px; font-weight: 700; }
QLabel[part="big"] { font-size: 26px; font-weight: 700; }
QLabel[part="heading"] { font-size: 15px; font-weight: 700; }
QLabel[part="label"] { font-size: 12px; color: @quiet_ink; }
QLabel[part="caption"] { font-size: 12px; color: @quiet_ink; }
QLabel[part="quiet"] { color: @quiet_ink; }
QLabel[part="strong"] { font-weight: 700; }
QLabel[part="number"] { font-size: 26px; font-weight: 700; color: @accent; }
QLabel[part="error"] { font-size: 12px; color: @warning; font-weight: 600; }
QLabel[part="good"] { color: @good; }
QLabel[part="code"] { font-size: 18px; font-weight: 600; }
QLabel[part="aloud"] { font-size: 15px; }
QLabel[part="lead"] { font-size: 15px; color: @quiet_ink; }
QToolTip { background: @surface; color: @ink; border: 1px solid @control_line; padding: 4px; }
"""

_SURFACES: Final = """
QFrame[part="card"] { background: @surface; border: 1px solid @line; border-radius: 10px; }
QFrame[part="card"]:focus { border: 2px solid @focus; }
QFrame[part="card"][tone="chosen"] { border: 2px solid @accent; background: @accent_tint; }
QFrame[part="card"][tone="chosen"]:focus { border: 2px solid @ink; }
QFrame[part="sheet"] { background: @surface; border: 1px solid @control_line;
  border-radius: 12px; }
QFrame[part="side"] { background: @surface; border: none; border-left: 1px solid @line; }
QFrame[part="top"] { background: @surface; border: none; border-bottom: 1px solid @line; }
QFrame[part="navigation"] { background: @navigation; border: none;
  border-right: 1px solid @line; }
QFrame[part="rule"] { background: @line; border: none; max-height: 1px; min-height: 1px; }
QFrame[part="box"] { background: @accent_tint; border: none; border-radius: 8px; }
QFrame[part="banner"] { border-radius: 8px; background: @accent_tint; border: none; }
QFrame[part="banner"][tone="good"] { background: @good_tint; }
QFrame[part="banner"][tone="warning"] { background: @warning_tint; }
QFrame[part="banner"][tone="caution"] { background: @caution_tint; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[part="body"] { background: transparent; }
"""

_BUTTONS: Final = """
QPushButton, QToolButton[part="button"] { background: @surface; color: @ink;
  border: 1px solid @control_line; border-radius: 8px; padding: 7px 13px; min-height: 18px;
  font-weight: 600; }
QPushButton { outline: none; }
QPushButton::menu-indicator { image: none; width: 0px; }
QPushButton:hover { background: @accent_tint; }
QPushButton:focus { border: 2px solid @focus; padding: 6px 12px; }
QPushButton:disabled { color: @quiet_ink; border: 1px dashed @control_line; background: @paper; }
QPushButton[tone="primary"] { background: @accent; color: @on_accent; border: 1px solid @accent; }
QPushButton[tone="primary"]:focus { border: 2px solid @ink; padding: 6px 12px; }
QPushButton[tone="primary"]:disabled { background: @paper; color: @quiet_ink;
  border: 1px dashed @control_line; }
QPushButton[tone="danger"] { color: @warning; border: 1px solid @warning; }
QPushButton[tone="danger"]:focus { border: 2px solid @warning; }
QPushButton[tone="danger"]:disabled { color: @quiet_ink; border: 1px dashed @control_line; }
QPushButton[tone="link"] { background: transparent; border: 1px solid transparent;
  color: @accent; padding: 7px 5px; text-align: left; }
QPushButton[tone="link"]:focus { border: 2px solid @focus; padding: 6px 4px; }
QPushButton[tone="plain"] { background: transparent; border: 1px solid transparent; }
QPushButton[tone="plain"]:hover { background: @accent_tint; }
QPushButton[tone="plain"]:focus { border: 2px solid @focus; padding: 6px 12px; }
QPushButton[part="navigation"] { text-align: left; background: transparent; font-weight: 400;
  border: 2px solid transparent; border-radius: 8px; padding: 5px 9px; min-height: 20px; }
QPushButton[part="navigation"]:hover { background: @line; }
QPushButton[part="navigation"]:checked { background: @accent; color: @on_accent;
  font-weight: 600; }
QPushButton[part="navigation"]:focus { border: 2px solid @focus; }
QPushButton[part="navigation"]:checked:focus { border: 2px solid @ink; }
QPushButton[part="segment"] { border-radius: 0px; }
QPushButton[part="segment"]:checked { background: @accent; color: @on_accent;
  border-color: @accent; }
QPushButton[part="segment"]:checked:focus { border: 2px solid @ink; }
QPushButton[part="segment"][place="first"] { border-top-left-radius: 8px;
  border-bottom-left-radius: 8px; }
QPushButton[part="segment"][place="last"] { border-top-right-radius: 8px;
  border-bottom-right-radius: 8px; }
QPushButton[part="chip"] { border-radius: 16px; padding: 5px 11px; min-height: 20px;
  font-weight: 400; background: @surface; }
QPushButton[part="chip"]:focus { padding: 4px 10px; }
QPushButton[part="chip"]:checked { background: @accent_tint; border: 1px solid @accent;
  font-weight: 600; }
QPushButton[part="chip"]:checked:focus { border: 2px solid @focus; }
QPushButton[part="law"], QPushButton[part="law"]:focus { padding: 0px; min-height: 0px; }
QPushButton[part="fold"] { background: transparent; border: 1px solid transparent;
  text-align: left; padding: 6px 3px; font-weight: 700; }
QPushButton[part="fold"]:focus { border: 2px solid @focus; padding: 5px 2px; }
QPushButton[part="icon"], QPushButton[part="icon"]:focus { padding: 0px; }
QPushButton[part="mark"], QPushButton[part="mark"]:focus { padding: 0px; border-radius: 6px; }
QPushButton[part="mark"] { background: transparent; border: 1px solid transparent; }
QPushButton[part="mark"]:checked { background: @accent_tint; border: 1px solid @accent; }
QPushButton[part="mark"]:focus { border: 2px solid @focus; }
QPushButton[part="way"] { background: transparent; border: 1px solid transparent; font-size: 12px;
  font-weight: 400; padding: 3px 6px; min-height: 18px; border-radius: 6px; }
QPushButton[part="way"]:checked { background: @accent_tint; border: 1px solid @accent; }
QPushButton[part="way"]:focus { border: 2px solid @focus; padding: 2px 5px; }
QPushButton[part="field"] { text-align: left; font-weight: 400; padding: 6px 10px; }
QPushButton[part="field"]:focus { padding: 5px 9px; }
QPushButton[part="menu"] { text-align: left; font-weight: 400; padding: 6px 30px 6px 10px; }
QPushButton[part="menu"]:focus { padding: 5px 29px 5px 9px; }
"""

_FIELDS: Final = """
QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox { background: @surface; color: @ink;
  border: 1px solid @control_line; border-radius: 7px; padding: 5px 9px; min-height: 22px;
  selection-background-color: @selection; selection-color: @selection_ink; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid @focus;
  padding: 4px 8px; }
QPlainTextEdit { padding: 2px 5px; }
QLineEdit, QPlainTextEdit { placeholder-text-color: @quiet_ink; }
QPlainTextEdit:focus { padding: 1px 4px; }
QLineEdit[tone="warning"], QPlainTextEdit[tone="warning"], QComboBox[tone="warning"] {
  border: 2px solid @warning; padding: 4px 8px; }
QPlainTextEdit[tone="warning"] { padding: 1px 4px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: @paper;
  color: @quiet_ink; }
QComboBox { padding-right: 28px; combobox-popup: 0; }
QComboBox:focus { padding-right: 27px; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: @surface; color: @ink;
  border: 1px solid @control_line; outline: none; }
QComboBox QAbstractItemView::item { min-height: 30px; padding: 0px 8px; }
QComboBox QAbstractItemView::item:selected { background: @selection; color: @selection_ink; }
"""

_LISTS: Final = """
QAbstractItemView { background: @surface; color: @ink; outline: none;
  selection-background-color: @selection; selection-color: @selection_ink; }
QTableView { border: 1px solid @line; border-radius: 10px; gridline-color: transparent;
  padding: 1px; }
QTableView:focus { border: 2px solid @focus; padding: 0px; }
QTableView::item { border-bottom: 1px solid @line; padding: 5px 10px; }
QTableView::item:selected { background: @selection; color: @selection_ink; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: @surface; color: @quiet_ink; font-size: 12px;
  font-weight: 600; border: none; border-bottom: 1px solid @line; padding: 7px 13px; }
QListView { border: none; }
QListView[part="popup"] { border: 1px solid @control_line; }
QListView::item { min-height: 34px; padding: 2px 8px; border-radius: 6px; }
QListView::item:selected { background: @selection; color: @selection_ink; }
QMenu { background: @surface; color: @ink; border: 1px solid @control_line; padding: 6px; }
QMenu::item { padding: 8px 28px 8px 12px; border-radius: 6px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: @selection; color: @selection_ink; }
QMenu::item:disabled { color: @quiet_ink; }
QMenu::separator { height: 1px; background: @line; margin: 6px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: @control_line; border-radius: 4px; min-height: 28px;
  min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: @line; border: none; border-radius: 4px; max-height: 8px;
  min-height: 8px; }
QProgressBar::chunk { background: @accent; border-radius: 4px; }
QSplitter::handle { background: @line; }
QCalendarWidget QAbstractItemView { background: @surface; }
"""


def stylesheet(theme: Theme, scale: float = 1.0) -> str:
    """The whole sheet in a theme's colours, every length times ``scale``."""
    return _made(theme.name, tuple(theme.colours.items()), scale)


@cache
def _made(_name: str, colours: tuple[tuple[str, str], ...], scale: float) -> str:
    known = dict(colours)
    sheet = "".join((_TEXTS, _SURFACES, _BUTTONS, _FIELDS, _LISTS))
    sheet = _TOKEN.sub(lambda found: known[found[1]], sheet)
    if scale == 1.0:
        return sheet
    return _LENGTH.sub(lambda found: f"{_scaled(float(found[1]), scale)}px", sheet)


def _scaled(length: float, scale: float) -> int:
    """Hairlines stay visible, everything else grows."""
    return max(round(length * scale), 1) if length else 0
