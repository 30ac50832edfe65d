"""The sentences over the map as text: the count, who coordinates, what the plan changes, findings."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.presenters.map import MapMode, MapSpec
from app.presenters.map.spec import Finding
from app.views.shared.buttons import button
from app.views.shared.flow import FlowLayout
from app.views.shared.labels import IconLabel, text
from app.views.shared.naming import named, reveal
from app.words import _, ngettext

__all__ = ["Strip"]


class Strip(QWidget):
    """Calm lines above the map; a finding leads to whom it is about."""

    def __init__(self, look: Look, go_to: Callable[[str], None]) -> None:
        """``go_to`` selects the record that a finding is about."""
        super().__init__()
        self._look = look
        self._go_to = go_to
        self._shown: tuple[Finding, ...] = ()
        self.count = text("", "strong", wrap=False)
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
        for each in (self.count, self.star, self.difference):
            each.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        lines = QWidget()
        flow = FlowLayout(lines, px(4))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        lines.setSizePolicy(policy)
        who = QWidget()
        row = QHBoxLayout(who)
        row.setContentsMargins(px(20), 0, 0, 0)
        row.setSpacing(px(6))
        row.addWidget(self._star_icon)
        row.addWidget(self.star)
        flow.addWidget(self.count)
        flow.addWidget(who)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(2))
        layout.addWidget(lines)
        layout.addWidget(self.difference)
        layout.addWidget(self._found)

    def show_spec(self, spec: MapSpec, mode: MapMode) -> None:
        """Write what a map says."""
        self.count.setText(spec.count_sentence)
        self.star.setText(spec.star_sentence)
        filled = any(each.star for each in spec.cards)
        self._star_icon.show_icon("star-filled" if filled else "star", "star")
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
        self._flow.clear()
        for each in findings:
            self._flow.addWidget(self._chip(each))
        words = ngettext("{count} ting at se på", "{count} ting at se på", len(findings))
        self._found.setAccessibleName(words.format(count=len(findings)))

    def _chip(self, finding: Finding) -> QWidget:
        made = button(
            self._look,
            finding.sentence,
            "link",
            "alert-triangle",
            on=lambda: self._go_to(finding.ids[0] if finding.ids else ""),
        )
        made.setIcon(self._look.icon("alert-triangle", "caution"))
        made.setMinimumHeight(self._look.px(28))
        return made
