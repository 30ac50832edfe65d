"""The right side: the inspector of the page that is shown; can be folded away."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.views.shared.buttons import icon_button
from app.views.shared.naming import named
from app.views.shared.tab_order import controls
from app.words import _

__all__ = ["SidePanel"]

_WIDTH, _WIDE = 272, 336
_WIDE_FROM = 1500


class SidePanel(QFrame):
    """Shows one widget at a time; it scrolls by itself where it is high (``shared.inspector``)."""

    def __init__(self, look: Look, folded: Callable[[], None]) -> None:
        """``folded`` is called when the user closes the panel."""
        super().__init__()
        self._look = look
        self._shown: QWidget | None = None
        self.setProperty("part", "side")
        named(self, _("Detaljer"))
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._close = icon_button(look, "x", _("Luk detaljer"), on=folded, tip=_("Luk (Ctrl+I)"))
        self._close.setParent(self)
        self.set_room(0)

    def set_room(self, window: int) -> None:
        """Take a width that fits a window of this width."""
        wide = window >= self._look.px(_WIDE_FROM)
        self.setFixedWidth(self._look.px(_WIDE if wide else _WIDTH))
        self._close.move(self.width() - self._close.width() - self._look.px(4), self._look.px(4))
        self._close.raise_()

    def show_widget(self, widget: QWidget | None) -> None:
        """Show a page's inspector instead of the one before."""
        if widget is self._shown:
            return
        if self._shown is not None:
            self._shown.hide()
        self._shown = widget
        if widget is not None:
            if widget.parentWidget() is not self:
                self._inside.addWidget(widget)
            widget.show()
        self._close.raise_()

    def take_focus(self) -> bool:
        """Put the focus on the first control inside, as it is read; False when there is none."""
        if self._shown is None or self.isHidden():
            return False
        for each in controls(self._shown):
            if each.isVisible() and each.isEnabled():
                each.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
        return False
