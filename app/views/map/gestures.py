"""Gestures on the map as objects: begun by a press, fed with moves, then finished or cancelled.

Until it is finished nothing has happened but on the screen; ``cancel`` puts everything back. What a
finished gesture means is told to the callables it was made with.
"""

from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsPathItem

from app.desktop.theme import Look
from app.presenters.map import LineSpec
from app.views.map.items import LineItem, NodeItem, live_path
from app.views.map.scene import MapScene

__all__ = ["FAMILY", "Carry", "DrawLine", "Gesture", "Linked", "Placed", "PullLine", "carry_lines"]

Placed = Callable[[str, QPointF], None]
"""Told what was put where: the middle of its box, in map units."""

FAMILY: Final = "family"
"""Stands for the whole family where a person's or household's id could stand."""

Linked = Callable[[str, str, str], None]
"""Told a contact, whom it serves no longer, and whom it serves now; empty for nobody."""

_TOP: Final = 10_000
_PULLED: Final = 28.0
"""How far an end must be pulled, in map units, before letting go means something."""


class Gesture(Protocol):
    """Something under way between press and release."""

    def move(self, at: QPointF) -> None:
        """Follow the hand to a point of the scene."""

    def finish(self, at: QPointF) -> None:
        """Let go there: what was meant is done."""

    def cancel(self) -> None:
        """Put everything back; nothing was done."""


def carry_lines(scene: MapScene, key: str, by: QPointF) -> None:
    """Let the lines of a card or member follow it by so much."""
    still = QPointF()
    for spec, item in scene.lines():
        if spec.contact_id == key:
            item.stretch(by, still)
        elif spec.target_id == key:
            item.stretch(still, by)


class Carry:
    """A card or member is dragged to where it should stand."""

    def __init__(self, scene: MapScene, node: NodeItem, at: QPointF, placed: Placed) -> None:
        """Take hold of it at a point."""
        self._scene = scene
        self._node = node
        self._from = at
        self._placed = placed
        self._depth = node.zValue()

    def move(self, at: QPointF) -> None:
        """Card and lines follow, above everything else."""
        by = at - self._from
        self._node.setZValue(_TOP)
        self._node.setPos(by)
        carry_lines(self._scene, self._node.key, by)

    def finish(self, at: QPointF) -> None:
        """Tell its new middle; where that is refused it goes back to its place."""
        self.move(at)
        middle = self._node.middle()
        self._placed(self._node.key, middle)
        if not self._node.pos().isNull():
            self.cancel()

    def cancel(self) -> None:
        """Back to its place."""
        self._node.setPos(0.0, 0.0)
        self._node.setZValue(self._depth)
        carry_lines(self._scene, self._node.key, QPointF())


class DrawLine:
    """A new line is drawn from a card to whom it shall serve."""

    def __init__(self, scene: MapScene, look: Look, card: NodeItem, linked: Linked) -> None:
        """Begin at the card's handle."""
        self._scene = scene
        self._card = card
        self._linked = linked
        self._line = QGraphicsPathItem()
        pen = QPen(look.colour("accent"), 2.5, Qt.PenStyle.DashLine)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self._line.setPen(pen)
        self._line.setZValue(_TOP)
        scene.addItem(self._line)

    def move(self, at: QPointF) -> None:
        """The line follows; whom it would reach is ringed."""
        self._line.setPath(live_path(self._card.handle, at))
        self._scene.aim(served_at(self._scene, at))

    def finish(self, at: QPointF) -> None:
        """On a person or household: the contact serves them from now on."""
        key = served_at(self._scene, at)
        self.cancel()
        if key:
            self._linked(self._card.key, "", key)

    def cancel(self) -> None:
        """The line goes."""
        self._scene.aim("")
        self._scene.removeItem(self._line)


class PullLine:
    """The end of a line is pulled away from whom it serves."""

    def __init__(
        self, scene: MapScene, spec: LineSpec, item: LineItem, at: QPointF, linked: Linked
    ) -> None:
        """Take hold of the end."""
        self._scene = scene
        self._spec = spec
        self._item = item
        self._from = at
        self._linked = linked
        item.mark(lit=True)

    def move(self, at: QPointF) -> None:
        """The end follows; whom it would reach is ringed."""
        self._item.stretch(QPointF(), at - self._from)
        found = served_at(self._scene, at)
        self._scene.aim(found if found != self._spec.target_id else "")

    def finish(self, at: QPointF) -> None:
        """On another person it serves them instead; in the open it serves this one no longer."""
        self.cancel()
        found = served_at(self._scene, at)
        before = self._spec.target_id or FAMILY
        if found != before and (at - self._from).manhattanLength() >= _PULLED:
            self._linked(self._spec.contact_id, before, found)

    def cancel(self) -> None:
        """The end is back where it was."""
        self._item.stretch(QPointF(), QPointF())
        self._item.mark(lit=self._item.key in self._scene.lit_by(self._scene.selected))
        self._scene.aim("")


def served_at(scene: MapScene, at: QPointF) -> str:
    """The member or household under a point, whom a line may lead to; empty for none."""
    node = scene.node_at(at, homes=True)
    return node.key if node is not None and scene.card(node.key) is None else ""
