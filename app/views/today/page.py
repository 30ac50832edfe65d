"""I dag: what is coming up over all families, and where it leads."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.models.readers import COORDINATOR
from app.presenters.forms.spec import Choice
from app.presenters.today import TodayRow, TodaySection, TodaySpec, today_spec
from app.views.case.ticking import ENDS, MAKES, tick
from app.views.families.new_family import ask_for_family
from app.views.page import Page, PageContext, PageEntry, Scope
from app.views.shared.buttons import button
from app.views.shared.cards import Card, CardRow
from app.views.shared.empty import Empty
from app.views.shared.labels import heading, text
from app.words import _, ngettext
from app.words.dates import day_long

__all__ = ["KEY", "TodayPage", "entry"]

KEY = "today"


def entry() -> PageEntry:
    """The page in the navigation."""
    return PageEntry(KEY, _("I dag"), "home", Scope.DESK, TodayPage)


class TodayPage(Page):
    """Five sections; with no family at all only the way to the first one."""

    def __init__(self, context: PageContext) -> None:
        """Begin empty."""
        super().__init__(context)
        self._rows: dict[str, TodayRow] = {}
        self._spec: TodaySpec | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        look = context.look
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        body.setProperty("part", "body")
        self._body = QVBoxLayout(body)
        side = look.px(20)
        self._body.setContentsMargins(side, look.px(12), side, side)
        self._body.setSpacing(look.px(12))
        self._day = text("", "lead")
        self._body.addWidget(self._day)
        self._holder = QWidget()
        self._body.addWidget(self._holder)
        self._body.addStretch(1)
        self._area.setWidget(body)
        outer.addWidget(self._area)
        self._empty = Empty(
            look,
            "users-plus",
            _("Her kommer opgaver, møder og aftaler, når den første familie er oprettet."),
            _("Ny familie"),
            lambda: ask_for_family(context, self.window()),
        )
        outer.addWidget(self._empty)

    @property
    def spec(self) -> TodaySpec | None:
        """What is shown."""
        return self._spec

    def show_desk(self) -> None:
        """Gather anew; nothing is touched where nothing changed."""
        workspace = self.context.workspace
        today = workspace.clock.today()
        cases = [workspace.view(each.id, COORDINATOR).case for each in workspace.families()]
        spec = today_spec(cases, today, day_long(today), workspace.laws)
        if spec == self._spec:
            return
        self._spec = spec
        families = ngettext("{count} familie", "{count} familier", spec.families)
        day = spec.day[:1].upper() + spec.day[1:]
        self._day.setText(f"{day} · {families.format(count=spec.families)}")
        self._area.setVisible(spec.families > 0)
        self._empty.setVisible(spec.families == 0)
        self._rebuild(spec)

    def _rebuild(self, spec: TodaySpec) -> None:
        self._rows = {}
        fresh = QWidget()
        row = QHBoxLayout(fresh)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.context.look.px(20))
        columns = (QVBoxLayout(), QVBoxLayout())
        for at, section in enumerate(spec.sections):
            columns[at % len(columns)].addWidget(self._section(section))
        for column in columns:
            column.setSpacing(self.context.look.px(20))
            column.addStretch(1)
            row.addLayout(column, 1)
        self._body.replaceWidget(self._holder, fresh)
        self._holder.hide()
        self._holder.deleteLater()
        self._holder = fresh

    def _section(self, section: TodaySection) -> QWidget:
        look = self.context.look
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(8))
        top = QHBoxLayout()
        tint = "warning" if section.key == "gaps" and section.rows else "accent"
        top.addWidget(heading(look, section.title, section.icon, tint), 1)
        top.addWidget(text(str(len(section.rows)), "quiet", wrap=False))
        layout.addLayout(top)
        for at, row in enumerate(section.rows):
            key = f"{section.key}-{at}"
            self._rows[key] = row
            tags = (Choice("warning", row.when, "alert-triangle"),) if row.urgent else ()
            pressed = bool(row.ends or row.makes)
            when = "" if row.urgent else row.when
            words = (row.family, row.who, when if pressed else "")
            line = " · ".join(each for each in words if each)
            side = "" if pressed else when
            card = Card(look, CardRow(key, row.title, (line,), side=side, tags=tags))
            card.used.connect(self._use)
            layout.addWidget(self._with_press(card, key, row))
        if not section.rows:
            calm = QFrame()
            calm.setProperty("part", "card")
            inside = QVBoxLayout(calm)
            margin = look.px(14)
            inside.setContentsMargins(margin, look.px(10), margin, look.px(10))
            inside.addWidget(text(section.empty, "quiet"))
            layout.addWidget(calm)
        return box

    def _with_press(self, card: Card, key: str, row: TodayRow) -> Card:
        """A card, and on it the button that ends the task or makes one."""
        if row.ends or row.makes:
            words, icon = (_("Er gjort"), "check") if row.ends else (_("Lav opgave"), "plus")
            press = button(self.context.look, words, "normal", icon, on=partial(self._press, key))
            press.setAccessibleDescription(row.title)
            card.hold(press)
        return card

    def _press(self, key: str) -> None:
        """One press ends a task or makes one; the case is read as it stands now."""
        row = self._rows[key]
        case = self.context.workspace.view(row.case, COORDINATOR).case
        tick(self.context, case, f"{ENDS}{row.ends}" if row.ends else f"{MAKES}{row.makes}")

    def _use(self, key: str) -> None:
        row = self._rows[key]
        self.context.open_case(row.case)
        self.context.navigate(row.page, row.record)
