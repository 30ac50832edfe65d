"""The sentences over the map as text: the count, who coordinates, what the plan changes, findings."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.presenters.drawing import Group, Icon
from app.presenters.map import MapMode, MapSpec
from app.presenters.map.spec import Finding
from app.views.map.finding_button import FindingButton
from app.views.shared.flow import FlowLayout
from app.views.shared.labels import IconLabel, text
from app.views.shared.naming import named, reveal
from app.words import _, ngettext

__all__ = ["Strip"]

_FEW: Final = 3
"""So many findings are shown before somebody asks for more."""


class Strip(QWidget):
    """Calm lines above the map; a finding leads to whom it is about."""

    def __init__(self, look: Look, go_to: Callable[[str], None]) -> None:
        """``go_to`` selects the record that a finding is about."""
        super().__init__()
        self._look = look
        self._go_to = go_to
        self._shown: tuple[Finding, ...] = ()
        self._all = False
        self.total = text("", "strong", wrap=False)
        self.count = text("", wrap=False)
        self.star = text("", "quiet", wrap=False)
        self.difference = text("", "strong")
        self._star_icon = IconLabel(look, "star", 18, "star")
        self._found = QWidget()
        self._flow = FlowLayout(self._found, look.px(4))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._found.setSizePolicy(policy)
        named(self._found, _("Værd at se på"))
        self._lay_out()

    def _lay_out(self) -> None:
        px = self._look.px
        for each in (self.total, self.count, self.star, self.difference):
            each.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        lines = QWidget()
        flow = FlowLayout(lines, px(4))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        lines.setSizePolicy(policy)
        flow.addWidget(_row((self.total, self.count), px(4), px(28)))
        flow.addWidget(_row((self._star_icon, self.star), px(6), 0))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, px(3), 0, 0)
        layout.setSpacing(0)
        layout.addWidget(lines)
        layout.addWidget(self.difference)
        layout.addWidget(self._found)

    def show_spec(self, spec: MapSpec, mode: MapMode) -> None:
        """Write what a map says."""
        head, colon, rest = spec.count_sentence.partition(": ")
        self.total.setText(head + colon.strip())
        self.count.setText(rest)
        self.star.setText(spec.star_sentence)
        self._star_icon.show_icon(_star_icon(spec), "star")
        planned = mode is MapMode.PLANNED
        self.difference.setText(spec.difference_sentence if planned else "")
        reveal(self.difference, planned and bool(spec.difference_sentence))
        self._show_findings(spec.findings)

    @property
    def findings(self) -> tuple[str, ...]:
        """The findings that are shown."""
        return tuple(each.sentence for each in self._shown)

    def _show_findings(self, findings: tuple[Finding, ...]) -> None:
        reveal(self._found, bool(findings))
        if findings == self._shown:
            return
        self._shown = findings
        self._all = False
        self._fill()
        words = ngettext("{count} ting at se på", "{count} ting at se på", len(findings))
        self._found.setAccessibleName(words.format(count=len(findings)))

    def _fill(self) -> None:
        self._flow.clear()
        shown = self._shown if self._all or len(self._shown) <= _FEW + 1 else self._shown[:_FEW]
        for each in shown:
            self._flow.addWidget(self._chip(each))
        more = len(self._shown) - len(shown)
        if more:
            words = ngettext("Vis {count} mere", "Vis {count} mere", more).format(count=more)
            self._flow.addWidget(FindingButton(self._look, words, self._show_all))

    def _show_all(self) -> None:
        self._all = True
        self._fill()

    def _chip(self, finding: Finding) -> QWidget:
        first = finding.ids[0] if finding.ids else ""
        return FindingButton(self._look, finding.sentence, lambda: self._go_to(first))


def _star_icon(spec: MapSpec) -> str:
    """The star beside the sentence: filled where somebody coordinates, as in the picture."""
    for group in spec.picture.items:
        if isinstance(group, Group) and group.key == "coordinator":
            return next((each.name for each in group.items if isinstance(each, Icon)), "star")
    return "star"


def _row(widgets: tuple[QWidget, ...], gap: int, after: int) -> QWidget:
    """Widgets side by side that stay together when the line breaks."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, after, 0)
    row.setSpacing(gap)
    for each in widgets:
        row.addWidget(each)
    return made
