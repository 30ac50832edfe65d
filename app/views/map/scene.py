"""The scene: keeps one item for each thing on the map and merges a new spec into them.

What is the same stays the same object with the same marks; what moved may glide to its place. The
sentences above the picture are left out here: the page writes them as text.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from PySide6.QtCore import QAbstractAnimation, QPointF, QRectF, QVariantAnimation
from PySide6.QtWidgets import QGraphicsScene

from app.desktop.theme import Look
from app.models.base import Id
from app.presenters.drawing import Group, Item
from app.presenters.map import CardSpec, LineSpec, MapSpec, MemberSpec
from app.presenters.map.geometry import Box
from app.presenters.map.paint import line_key
from app.presenters.map.spec import HouseholdSpec, MemberShape
from app.views.map.bounds import box_rect
from app.views.map.extent import SENTENCES, content_of
from app.views.map.items import LineItem, NodeItem, PictureItem

__all__ = ["MapScene"]

_ROUND: Final = 30.0


class MapScene(QGraphicsScene):
    """The map's items, by the key of their group."""

    def __init__(self, look: Look) -> None:
        """Begin empty."""
        super().__init__()
        self._look = look
        self.spec: MapSpec | None = None
        self.items_by_key: dict[str, PictureItem] = {}
        self.boxes: dict[str, Box] = {}
        self._glide = QVariantAnimation(self)
        self._glide.setStartValue(1.0)
        self._glide.setEndValue(0.0)
        self._glide.valueChanged.connect(self._glided)
        self._gliding: dict[str, QPointF] = {}
        self._selected = ""
        self._current = ""
        self._hovered = ""

    # --- what is there --------------------------------------------------------------------------

    @property
    def order(self) -> tuple[Id, ...]:
        """Members and cards in reading order."""
        return self.spec.reading_order if self.spec is not None else ()

    def node(self, key: str) -> NodeItem | None:
        """The card, member or household with an id."""
        found = self.items_by_key.get(key)
        return found if isinstance(found, NodeItem) else None

    def nodes(self) -> Iterator[NodeItem]:
        """Everything with a box."""
        for each in self.items_by_key.values():
            if isinstance(each, NodeItem):
                yield each

    def lines(self) -> Iterator[tuple[LineSpec, LineItem]]:
        """Every line with its item."""
        for each in self.items_by_key.values():
            if isinstance(each, LineItem) and each.spec is not None:
                yield each.spec, each

    def node_at(self, at: QPointF, *, homes: bool = False) -> NodeItem | None:
        """The card or member under a point of the scene; with ``homes`` also a household."""
        hit = [each for each in self.nodes() if each.shape().contains(each.mapFromScene(at))]
        wanted = [each for each in hit if each.key in self.boxes]
        if homes:
            wanted += [each for each in hit if each.key not in self.boxes and each.key]
        return max(wanted, key=lambda each: each.zValue(), default=None)

    def card(self, key: str) -> CardSpec | None:
        """The spec of a card."""
        cards = self.spec.cards if self.spec is not None else ()
        return next((each for each in cards if each.id == key), None)

    def member(self, key: str) -> MemberSpec | None:
        """The spec of a member."""
        members = self.spec.members if self.spec is not None else ()
        return next((each for each in members if each.id == key), None)

    def content_rect(self) -> QRectF:
        """All that is drawn, with a margin."""
        return box_rect(content_of(self.spec)) if self.spec is not None else QRectF()

    # --- a new spec is merged in ----------------------------------------------------------------

    def show_spec(self, spec: MapSpec, glide_ms: int = 0) -> None:
        """Show a map; items of things that are still there stay."""
        before = {
            key: self.items_by_key[key].pos() + _corner(self.boxes[key]) for key in self.boxes
        }
        self._stop()
        self.spec = spec
        self.boxes = {each.id: each.box for each in spec.members}
        self.boxes |= {each.id: each.box for each in spec.cards}
        groups = dict(_keyed(spec.picture.items))
        for key in [each for each in self.items_by_key if each not in groups]:
            self.removeItem(self.items_by_key.pop(key))
        homes: dict[str, HouseholdSpec] = {each.id or "": each for each in spec.households}
        for depth, (key, group) in enumerate(groups.items()):
            item = self.items_by_key.get(key)
            if item is None:
                item = self._made(key, homes)
                self.items_by_key[key] = item
                self.addItem(item)
            item.setPos(0.0, 0.0)
            item.show_group(group)
            item.setZValue(depth)
        self._give_places(spec, homes)
        self.items_by_key = {key: self.items_by_key[key] for key in groups}
        self.setSceneRect(self.content_rect())
        self._begin_glide(before, glide_ms)
        self._mark_all()

    def _made(self, key: str, homes: dict[str, HouseholdSpec]) -> PictureItem:
        colour = self._look.colour
        if key in self.boxes or key in homes:
            member = self.member(key)
            round_ = member is not None and member.shape is MemberShape.ROUND
            return NodeItem(key, colour, _ROUND if round_ else 10.0)
        return (
            LineItem(key, colour) if ">" in key and not _is_tie(key) else PictureItem(key, colour)
        )

    def _give_places(self, spec: MapSpec, homes: dict[str, HouseholdSpec]) -> None:
        centre = QPointF(*spec.centre)
        places = self.boxes | {key: each.box for key, each in homes.items()}
        for key, box in places.items():
            node = self.node(key)
            if node is not None:
                node.show_place(box, centre)
        for line in spec.lines:
            item = self.items_by_key.get(line_key(line.contact_id, line.target_id))
            if isinstance(item, LineItem):
                item.show_line(line)

    def _begin_glide(self, before: dict[str, QPointF], glide_ms: int) -> None:
        moved = {
            key: before[key] - _corner(box)
            for key, box in self.boxes.items()
            if key in before and before[key] != _corner(box)
        }
        if not moved or glide_ms <= 0:
            return
        self._gliding = dict(moved)
        self._glide.setDuration(glide_ms)
        self._glided(1.0)
        self._glide.start()

    def _glided(self, part: float) -> None:
        for key, way in self._gliding.items():
            node = self.node(key)
            if node is not None:
                node.setPos(way * part)

    def _stop(self) -> None:
        if self._glide.state() is not QAbstractAnimation.State.Stopped:
            self._glide.stop()
        self._glided(0.0)
        self._gliding = {}

    # --- marks ----------------------------------------------------------------------------------

    @property
    def selected(self) -> str:
        """The id of what is selected, empty for nothing."""
        return self._selected

    def select(self, key: str) -> None:
        """Ring one thing and light what belongs to it; empty for nothing."""
        self._selected = key
        self._mark_all()

    def set_current(self, key: str) -> None:
        """Show where the keyboard is; empty while it is elsewhere."""
        self._current = key
        for each in self.nodes():
            each.mark(current=each.key == key and bool(key))

    def hover(self, key: str, *, handle: bool) -> None:
        """Show what the mouse is over."""
        self._hovered = key if handle else ""
        for each in self.nodes():
            each.mark(
                hovered=each.key == key and bool(key),
                handle=handle and each.key == key and self.card(key) is not None,
            )

    def aim(self, key: str) -> None:
        """Show what a line would be dropped on."""
        for each in self.nodes():
            each.mark(target=each.key == key and bool(key))

    def lit_by(self, key: str) -> frozenset[str]:
        """Keys of the lines and things that belong to what is selected, itself included."""
        return frozenset(_lit(self.spec, key)) if self.spec is not None and key else frozenset()

    def _mark_all(self) -> None:
        if self._selected not in self.items_by_key:
            self._selected = ""
        lit = self.lit_by(self._selected)
        some = bool(lit)
        for key, item in self.items_by_key.items():
            node = isinstance(item, NodeItem)
            own = key in lit
            quiet = some and not own and (key in self.boxes or isinstance(item, LineItem))
            item.mark(
                lit=own and key != self._selected,
                muted=quiet,
                selected=node and key == self._selected and bool(key),
            )


def _lit(spec: MapSpec, key: str) -> Iterator[str]:
    yield key
    for line in spec.lines:
        served = _served(spec, line)
        own = line.contact_id == key
        if own or key in served or (line.target_id and line.target_id in _inside(spec, key)):
            yield from (line_key(line.contact_id, line.target_id), line.contact_id)
        if own:
            yield from served


def _served(spec: MapSpec, line: LineSpec) -> frozenset[str]:
    """Everybody whom a line means: a person, a household with who lives there, or all."""
    if line.target_id is None:
        return _family(spec)
    return _inside(spec, line.target_id) | {line.target_id}


def _family(spec: MapSpec) -> frozenset[str]:
    return frozenset(each.id for each in spec.members)


def _inside(spec: MapSpec, home: str) -> frozenset[str]:
    """The members whose boxes stand in a household's box."""
    place = next((each.box for each in spec.households if each.id == home and home), None)
    if place is None:
        return frozenset()
    rect = box_rect(place)
    return frozenset(each.id for each in spec.members if rect.contains(box_rect(each.box)))


def _corner(box: Box) -> QPointF:
    return QPointF(box.x, box.y)


def _is_tie(key: str) -> bool:
    return key.startswith("tie:")


def _keyed(items: Iterable[Item]) -> Iterator[tuple[str, Group]]:
    """The groups of the picture by a key of their own, without the sentences."""
    seen: dict[str, int] = {}
    for each in items:
        if isinstance(each, Group) and each.key not in SENTENCES:
            seen[each.key] = seen.get(each.key, 0) + 1
            again = f"#{seen[each.key]}" if seen[each.key] > 1 else ""
            yield each.key + again, each
