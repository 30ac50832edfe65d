"""The one place where a control gets its name: for the eye, the keyboard and assistive technology."""

from PySide6.QtWidgets import QLabel, QWidget

__all__ = ["mark", "named", "reveal"]


def named(control: QWidget, name: str, description: str = "", label: QLabel | None = None) -> None:
    """Name a control; a label becomes its buddy, so that its mnemonic and a click lead there."""
    control.setAccessibleName(name)
    if description:
        control.setAccessibleDescription(description)
    if label is not None:
        label.setBuddy(control)


def mark(widget: QWidget, **properties: str) -> None:
    """Set properties that the stylesheet looks at (``part``, ``tone``), also on a shown widget."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def reveal(widget: QWidget, wanted: bool) -> None:
    """Show or hide a part; one that has no parent yet is shown by it later, not as a window."""
    if not wanted or widget.parentWidget() is not None:
        widget.setVisible(wanted)
