"""A page's board: groups of cards in one or two columns, drawn by differences.

Cards that stay the same stay the same widgets, so that focus, selection and scroll stay. Where what had
the focus is gone, its neighbour gets it.
"""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.desktop.theme import Look
from app.views.case.blocks import Block, Group, Ref, Taken
from app.views.case.items import Item
from app.views.case.parts import BlockView, TintedWord, offer_row
from app.views.shared.labels import text
from app.views.shared.naming import named

__all__ = ["Board", "Body", "GroupView"]

_TWO_FROM = 760
"""Pixels of the desk from which there is room for a second column."""
_WIDEST = 1240
_HEADING = 36


class Body(QWidget):
    """Is as high as its content needs in the width that there is, not in the narrowest one."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "body")

    def minimumSizeHint(self) -> QSize:
        """Nothing: the scroll area asks for the height in the real width."""
        return QSize(0, 0)


class GroupView(QWidget):
    """A heading and its cards."""

    def __init__(
        self, look: Look, begin: Callable[[Taken], None], watch: Callable[[Item], None]
    ) -> None:
        """``watch`` connects each new item."""
        super().__init__()
        self._look = look
        self._begin = begin
        self._watch = watch
        self._head: tuple[object, ...] = ()
        self._heading = QWidget()
        self._blocks: dict[str, BlockView] = {}
        self._read_only = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(4))
        layout.addWidget(self._heading)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(look.px(8))
        layout.addLayout(self._inside)
        self._empty = text("", "quiet")
        layout.addWidget(self._empty)

    @property
    def items(self) -> list[Item]:
        """What can be chosen, from top to bottom."""
        return [
            item for view in self._blocks.values() for item in view.items if item.ref is not None
        ]

    def show_group(self, group: Group, *, read_only: bool) -> None:
        """Show a group; blocks that are the same stay."""
        head = (group.title, group.icon, group.tint, group.note, group.offers, read_only)
        if head != self._head:
            self._head = head
            self._show_heading(group, read_only=read_only)
        self._empty.setText(group.empty)
        self._empty.setVisible(bool(group.empty) and not group.blocks)
        self._show_blocks(group.blocks, fresh=read_only != self._read_only)
        self._read_only = read_only
        for view in self._blocks.values():
            view.set_read_only(read_only)

    def _show_heading(self, group: Group, *, read_only: bool) -> None:
        heading = QWidget()
        column = QVBoxLayout(heading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.px(2))
        heading.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        row = QHBoxLayout()
        row.setSpacing(self._look.px(8))
        if group.title:
            row.addStrut(self._look.px(_HEADING))
        if group.tint:
            row.addWidget(TintedWord(self._look, group.title, group.icon, group.tint, 15))
            row.addStretch(1)
        elif group.title:
            row.addWidget(text(group.title, "heading"), 1)
        if group.offers and not read_only:
            offers = offer_row(self._look, group.offers, self._begin, group.title)
            row.addWidget(offers, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(row)
        if group.note:
            column.addWidget(text(group.note, "quiet"))
            column.addSpacing(self._look.px(4))
        _polish(heading)
        layout = self.layout()
        if layout is not None:
            layout.replaceWidget(self._heading, heading)
        heading.setVisible(bool(group.title or group.note or group.offers))
        self._heading.hide()
        self._heading.deleteLater()
        self._heading = heading

    def _show_blocks(self, blocks: tuple[Block, ...], *, fresh: bool) -> None:
        kept: dict[str, BlockView] = {}
        for block in blocks:
            old = self._blocks.get(block.key)
            stays = old is not None and old.block == block and not fresh
            kept[block.key] = old if stays and old is not None else self._made(block)
        for view in self._blocks.values():
            self._inside.removeWidget(view)
            if view not in kept.values():
                view.hide()
                view.deleteLater()
        for view in kept.values():
            self._inside.addWidget(view)
            view.show()
        self._blocks = kept

    def _made(self, block: Block) -> BlockView:
        view = BlockView(self._look, block, self._begin)
        for item in view.items:
            self._watch(item)
        _polish(view)
        return view


def _place_of_focus(items: list[Item]) -> int | None:
    """Which item has the focus, itself or in one of its buttons; a line comes before its card."""
    now = QApplication.focusWidget()
    if now is None:
        return None
    around = [at for at, each in enumerate(items) if each is now or each.isAncestorOf(now)]
    return around[-1] if around else None


def _polish(widget: QWidget) -> None:
    """Give everything its type size before it is measured; Qt would do so only when it is shown."""
    for each in widget.findChildren(QWidget):
        each.ensurePolished()


class Board(QScrollArea):
    """Groups below each other; tells which record was ``used``, ``opened`` or is ``unwanted``."""

    used = Signal(object)
    opened = Signal(object)
    unwanted = Signal(object)
    begun = Signal(object)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        """Begin empty; ``name`` is spoken."""
        super().__init__(parent)
        self._look = look
        self._groups: dict[str, GroupView] = {}
        self._shown: tuple[Group, ...] = ()
        self._chosen: Ref | None = None
        self._two = True
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        named(self, name)
        body = Body()
        across = QHBoxLayout(body)
        across.setContentsMargins(0, 0, look.px(6), look.px(16))
        across.setSpacing(look.px(24))
        self._layouts: list[QVBoxLayout] = []
        self._columns = (self._column(), self._column())
        for column, stretch in zip(self._columns, (3, 2), strict=True):
            across.addWidget(column, stretch)
        across.addStretch(0)  # what a wide window has left over stays on the right
        self.setWidget(body)

    def _column(self) -> QWidget:
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._look.px(22))
        layout.addStretch(1)
        self._layouts.append(layout)
        column.setMaximumWidth(self._look.px(_WIDEST))
        return column

    @property
    def refs(self) -> tuple[Ref, ...]:
        """What can be chosen, in order."""
        return tuple(each.ref for each in self._items() if each.ref is not None)

    @property
    def shown(self) -> tuple[Group, ...]:
        """What is shown."""
        return self._shown

    def titles(self) -> Iterator[tuple[Ref, str]]:
        """Every record that is shown, with its title."""
        for block in (block for group in self._shown for block in group.blocks):
            if block.ref is not None and block.ref.id:
                yield block.ref, block.title
            for row in block.rows:
                if row.ref is not None and row.ref.id:
                    yield row.ref, f"{row.lead}{row.title}"

    def item(self, ref: Ref) -> Item | None:
        """The widget of a record, None where it is not shown."""
        return next((each for each in self._items() if each.ref == ref), None)

    def show_groups(self, groups: tuple[Group, ...], *, read_only: bool) -> None:
        """Show these instead; what is the same is left alone."""
        items = self._items()
        focused = _place_of_focus(items)
        ref = None if focused is None else items[focused].ref
        sooner = [each.ref for each in items[: focused or 0]].count(ref)
        kept = {each.key: self._groups.get(each.key) or self._made() for each in groups}
        for key, view in self._groups.items():
            if key not in kept:
                view.hide()
                view.deleteLater()
        moved = [each.column for each in groups] != [each.column for each in self._shown]
        changed = list(kept) != list(self._groups) or moved
        self._groups, self._shown = kept, groups
        for group in groups:
            kept[group.key].show_group(group, read_only=read_only)
        if changed:
            self._arrange()
        self.choose(self._chosen)
        if focused is not None:
            self._refocus(ref, sooner, focused)

    def choose(self, ref: Ref | None) -> None:
        """Mark one record, without telling anybody."""
        self._chosen = ref
        for each in self._items():
            each.set_chosen(each.ref is not None and each.ref == ref)

    def show_top(self) -> None:
        """Scroll to where the newest stands."""
        self.verticalScrollBar().setValue(0)

    def focus_on(self, ref: Ref | None) -> bool:
        """Put the focus on a record, the first one without; False where there is none."""
        items = self._items()
        wanted = next((each for each in items if each.ref == ref), None)
        found = wanted or (items[0] if items and ref is None else None)
        if found is None:
            return False
        found.setFocus()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where there is no room for two."""
        super().resizeEvent(event)
        two = self.viewport().width() >= self._look.px(_TWO_FROM)
        if two != self._two:
            self._two = two
            self._arrange()

    def _made(self) -> GroupView:
        return GroupView(self._look, self.begun.emit, self._watch)

    def _watch(self, item: Item) -> None:
        item.used.connect(self.used)
        item.opened.connect(self.opened)
        item.unwanted.connect(self.unwanted)
        item.stepped.connect(self._step)
        item.entered.connect(self._scroll_to)

    def _items(self) -> list[Item]:
        return [item for view in self._groups.values() for item in view.items]

    def _arrange(self) -> None:
        """Put the groups into their columns, in order."""
        for view in self._groups.values():
            for layout in self._layouts:
                layout.removeWidget(view)
        for group in self._shown:
            layout = self._layouts[group.column if self._two else 0]
            view = self._groups[group.key]
            layout.insertWidget(layout.count() - 1, view)
            view.show()
        beside = self._two and any(each.column for each in self._shown)
        self._columns[1].setVisible(beside)

    def _refocus(self, ref: Ref | None, sooner: int, at: int) -> None:
        """Focus the same record, at its own place where it is shown several times."""
        items = self._items()
        same = [each for each in items if each.ref == ref]
        if same:
            same[min(sooner, len(same) - 1)].setFocus()
        elif items:
            items[min(at, len(items) - 1)].setFocus()

    @Slot(object, int)
    def _step(self, _ref: Ref, by: int) -> None:
        items = self._items()
        at = next((at for at, each in enumerate(items) if each.hasFocus()), 0)
        wanted = {0: 0, -2: len(items) - 1}.get(by, at + by)
        if 0 <= wanted < len(items):
            items[wanted].setFocus()

    @Slot(object)
    def _scroll_to(self, _ref: Ref) -> None:
        found = next((each for each in self._items() if each.hasFocus()), None)
        body = self.widget()
        if found is None or body is None:
            return
        top = found.mapTo(body, QPoint(0, 0)).y()
        self.ensureVisible(0, top, 0, self._look.px(12))
        self.ensureVisible(0, top + min(found.height(), self.viewport().height() // 2))
