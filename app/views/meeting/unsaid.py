"""Above the summary on the laptop: what it does not say and why; the wall never shows it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from app.desktop.theme import Look
from app.views.shared.labels import IconLabel, text
from app.views.shared.naming import named

__all__ = ["UnsaidLine"]


class UnsaidLine(QFrame):
    """Hidden while nothing is left out; the keyboard comes to it, so that it is heard as well."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Begin hidden."""
        super().__init__(parent)
        self.setProperty("part", "box")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        px = look.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(10), px(12), px(10))
        row.setSpacing(px(10))
        row.addWidget(
            IconLabel(look, "alert-triangle", 20, "caution"), 0, Qt.AlignmentFlag.AlignTop
        )
        self.words = text()
        row.addWidget(self.words, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        for each in (self, self.words):  # never lower than its words, however little room there is
            each.setSizePolicy(policy)
        self.hide()

    def say(self, sentences: tuple[str, ...]) -> None:
        """Say these one under the other; nothing hides the line."""
        self.words.setText("\n".join(sentences))
        named(self, " ".join(sentences))
        self.setVisible(bool(sentences))
