"""The map's view: looks at the scene, turns mouse and keys into gestures and wishes.

It decides nothing: what somebody wants is told by signals, and the page answers with operations.
"""

from collections.abc import Callable
from functools import cache
from typing import Final, cast

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QResizeEvent,
    QStyleHints,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsView, QWidget

from app.desktop.theme import Look
from app.presenters.map import MapSpec
from app.views.map.accessible import MapNode, tell
from app.views.map.bounds import box_rect
from app.views.map.gestures import Carry, DrawLine, Gesture, PullLine, carry_lines
from app.views.map.items import NodeItem
from app.views.map.scene import MapScene
from app.views.map.walk import Way, step
from app.views.map.zoom import Zoom
from app.views.shared.naming import named
from app.words import _

__all__ = ["GLIDE_MS", "NUDGE_AFTER_MS", "MapView", "glide_ms"]

GLIDE_MS: Final = 150
NUDGE_AFTER_MS: Final = 600
_NUDGE: Final = 8.0
_NOTCH: Final = 120.0
"""What Qt counts for one notch of a wheel."""

_WAYS: Final = {
    Qt.Key.Key_Left: Way.LEFT,
    Qt.Key.Key_Right: Way.RIGHT,
    Qt.Key.Key_Up: Way.UP,
    Qt.Key.Key_Down: Way.DOWN,
}
_MODIFIERS: Final = {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta}


@cache
def _hints() -> QStyleHints:
    """Held for good: when Python forgets it, what it owns can no longer be asked."""
    return QGuiApplication.styleHints()


def glide_ms() -> int:
    """How long things may glide: not at all where motion is not wanted or nobody looks."""
    wish = _hints().accessibility().motionPreference()
    unseen = QGuiApplication.platformName() in {"offscreen", "minimal"}
    return 0 if unseen or wish is Qt.MotionPreference.ReducedMotion else GLIDE_MS


class MapView(QGraphicsView):
    """The map on the screen.

    ``picked`` carries the id of what is selected, empty for nothing; ``opened`` comes with Enter or
    a double click, ``menu_wanted`` with a place on the screen, ``placed`` with the new middle of a
    box in map units, ``linked`` with a contact, whom it no longer serves and whom it serves now.
    ``room_changed`` comes where more or less of it is in sight, a bar for scrolling included.
    """

    picked = Signal(str)
    opened = Signal(str)
    menu_wanted = Signal(str, QPoint)
    placed = Signal(str, QPointF)
    linked = Signal(str, str, str)
    remove_wanted = Signal(str)
    room_changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Begin without a map, read only."""
        super().__init__(parent)
        self._look = look
        self.map = MapScene(look)
        self.setScene(self.map)
        self.zoom = Zoom(self)
        self.read_only = True
        self.gesture: Gesture | None = None
        self._armed: Callable[[QPointF], Gesture] | None = None
        self._pressed_at = QPoint()
        self._panning = False
        self._panned = False
        self.current = ""
        self._nudged = QPointF()
        self.nudge_timer = QTimer(self)
        self.nudge_timer.setSingleShot(True)
        self.nudge_timer.setInterval(NUDGE_AFTER_MS)
        self.nudge_timer.timeout.connect(self.settle)
        self.node: MapNode | None = None  # what assistive technology holds on to
        self._dress()
        look.changed.connect(self._renew)

    def _dress(self) -> None:
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        for each in (self.horizontalScrollBar(), self.verticalScrollBar()):
            each.sliderMoved.connect(self._touched)
        help_ = _("Piletaster går fra kort til kort, Enter åbner, mellemrum vælger.")
        named(self, _("Netværkskort"), help_)
        self._renew()

    def _touched(self, _to: int) -> None:
        self.zoom.untouched = False

    def _renew(self) -> None:
        self.setBackgroundBrush(self._look.colour("paper"))
        self.viewport().update()

    # --- what is shown --------------------------------------------------------------------------

    def show_spec(self, spec: MapSpec) -> None:
        """Merge a map in; selection, focus, scroll and zoom stay."""
        self._cancel()
        first = self.map.spec is None
        self.map.show_spec(spec, 0 if first else glide_ms())
        if self.current not in self.map.boxes:
            self._forget_nudge()
            self.current = ""
        self._follow_nudge()
        self._show_current()
        if first:
            self.zoom.fit(*self._extent())
        else:
            self.zoom.refit(*self._extent())
        if self.node is not None:
            self.node.refresh()

    def select(self, key: str) -> None:
        """Show what is selected, without telling anybody; its surroundings come into sight."""
        self.map.select(key)
        if key in self.map.boxes:
            self.current = key
            self._show_current()
            self.reveal_selected()

    def reveal_selected(self) -> None:
        """Scroll so far that what is selected, and if possible whom it serves, is in sight."""
        # the frame of a family without stated households has the empty id, which says: nothing chosen
        own = self.map.node(self.map.selected) if self.map.selected else None
        if own is None:
            return
        all_of_it = own.box
        for key in self.map.lit_by(own.key):
            node = self.map.node(key)
            all_of_it = all_of_it.united(node.box) if node is not None else all_of_it
        seen = self.mapToScene(self.viewport().rect()).boundingRect()
        fits = all_of_it.width() <= seen.width() and all_of_it.height() <= seen.height()
        self._bring(all_of_it if fits else own.box, 24)

    def fit(self) -> None:
        """Everything in sight where it stays readable; asked again, everything however small."""
        content, heart = self._extent()
        if self.zoom.fitted and not self.zoom.is_whole(content):
            self.zoom.whole(content)
        else:
            self.zoom.fit(content, heart)

    def _extent(self) -> tuple[QRectF, QPointF]:
        """All of the map, and the member in the middle of the family."""
        content = self.map.content_rect()
        spec = self.map.spec
        boxes = [box_rect(each.box) for each in spec.members] if spec is not None else []
        family = QRectF()
        for each in boxes:
            family = family.united(each)
        middles = [each.center() for each in boxes]
        away = [(at - family.center()).manhattanLength() for at in middles]
        heart = middles[away.index(min(away))] if middles else content.center()
        return content, heart

    def _bring(self, rect: QRectF, room: int) -> None:
        """Scroll so far that a part of the map is in sight."""
        self.zoom.untouched = False
        self.ensureVisible(rect, room, room)

    def _show_current(self) -> None:
        self.map.set_current(self.current if self.hasFocus() else "")

    def go_to(self, key: str) -> None:
        """Move the keyboard's place, bring it into sight and have it spoken."""
        self.current = key
        self._show_current()
        node = self.map.node(key)
        if node is not None:
            self._bring(node.box, 40)
        tell(self, key)

    # --- mouse ----------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Arm a gesture; it begins once the mouse has moved."""
        self.settle()
        if self.gesture is not None:
            self._cancel()
            return
        self._pressed_at = event.position().toPoint()
        self._armed = None
        self._panned = False
        self._panning = event.button() is Qt.MouseButton.MiddleButton
        if event.button() is Qt.MouseButton.LeftButton:
            self._arm(self.mapToScene(self._pressed_at), event.modifiers())

    def _arm(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        node = self.map.node_at(at) or self._handle_at(at)
        if self.read_only:
            self._panning = node is None
            return
        if node is not None:
            drawn = node.on_handle(at) or bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
            if drawn and self.map.card(node.key) is not None:
                self._armed = lambda _at: DrawLine(self.map, self._look, node, self.linked.emit)
            elif not drawn:
                self._armed = lambda start: Carry(self.map, node, start, self.placed.emit)
        else:
            pulled = self._end_at(at)
            self._armed = pulled
            self._panning = pulled is None

    def _handle_at(self, at: QPointF) -> NodeItem | None:
        return next((each for each in self.map.nodes() if each.on_handle(at)), None)

    def _end_at(self, at: QPointF) -> Callable[[QPointF], Gesture] | None:
        for spec, item in self.map.lines():
            if item.near_end(at):
                return lambda start: PullLine(self.map, spec, item, start, self.linked.emit)
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Feed the gesture, pan, or show what is under the mouse."""
        at = event.position().toPoint()
        far = (at - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if self.gesture is not None:
            self.gesture.move(self.mapToScene(at))
        elif self._armed is not None and far:
            self.gesture = self._armed(self.mapToScene(self._pressed_at))
            self._armed = None
            self.gesture.move(self.mapToScene(at))
        elif self._panning and event.buttons() and (far or self._panned):
            self._panned = True
            self._pan(at - self._pressed_at)
            self._pressed_at = at
        elif not event.buttons():
            self._hover(self.mapToScene(at))

    def _pan(self, by: QPoint) -> None:
        self.zoom.untouched = False
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - by.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - by.y())

    def _hover(self, at: QPointF) -> None:
        node = self.map.node_at(at) or self._handle_at(at)
        self.map.hover(node.key if node is not None else "", handle=not self.read_only)
        takes = node is not None or (not self.read_only and self._end_at(at) is not None)
        shape = Qt.CursorShape.PointingHandCursor if takes else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Finish the gesture; without one it was a click."""
        at = self.mapToScene(event.position().toPoint())
        gesture, self.gesture, self._armed = self.gesture, None, None
        self._panning = False
        if gesture is not None:
            gesture.finish(at)
        elif event.button() is Qt.MouseButton.LeftButton and not self._panned:
            node = self.map.node_at(at, homes=True)
            self._pick(node.key if node is not None else "")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what is there."""
        node = self.map.node_at(self.mapToScene(event.position().toPoint()), homes=True)
        if node is not None and event.button() is Qt.MouseButton.LeftButton:
            self._pick(node.key)
            self.opened.emit(node.key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of what is under the mouse, or of where the keyboard is."""
        self._cancel()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            node = self.map.node(self.current or self.map.selected)
            where = self._below(node) if node is not None else event.globalPos()
        else:
            node = self.map.node_at(self.mapToScene(event.pos()), homes=True)
            where = event.globalPos()
        self.menu_wanted.emit(node.key if node is not None else "", where)

    def _below(self, node: NodeItem) -> QPoint:
        corner = self.mapFromScene(node.mapToScene(node.box.bottomLeft()))
        return self.viewport().mapToGlobal(corner)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl nearer or farther around the mouse, else scroll."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom.untouched = False
            super().wheelEvent(event)
            return
        self._zoom_at(event.position(), event.angleDelta().y() / _NOTCH)
        event.accept()

    def _zoom_at(self, at: QPointF, steps: float) -> None:
        under = self.mapToScene(at.toPoint())
        self.zoom.by(steps)
        now = self.mapFromScene(under)
        self._pan(at.toPoint() - now)

    def viewportEvent(self, event: QEvent) -> bool:
        """Two fingers on a touchpad zoom."""
        if event.type() is QEvent.Type.NativeGesture:
            pinch = cast("QNativeGestureEvent", event)
            if pinch.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self._zoom_at(pinch.position(), pinch.value() * 4)
                return True
        return super().viewportEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse any more."""
        self.map.hover("", handle=False)
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again if it was fitted."""
        super().resizeEvent(event)
        self.zoom.refit(*self._extent())
        self.reveal_selected()
        self.room_changed.emit()

    # --- keys -----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """While a gesture is under way every key belongs to it, also those of the window."""
        if event.type() is QEvent.Type.ShortcutOverride and self.gesture is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, open, select, nudge; any key cancels a gesture."""
        key = Qt.Key(event.key())
        if self.gesture is not None:
            if key not in _MODIFIERS:
                self._cancel()
            return
        if key in _WAYS:
            self._arrow(_WAYS[key], event.modifiers())
        elif not self._act(key):
            super().keyPressEvent(event)

    def _arrow(self, way: Way, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self._nudge(way)
            return
        self.settle()
        self.go_to(step(self.map.order, self.map.boxes, self.current, way))

    def _act(self, key: Qt.Key) -> bool:
        """What a key without a modifier does with where the keyboard is; False for nothing."""
        order = self.map.order
        if key in {Qt.Key.Key_Home, Qt.Key.Key_End} and order:
            self.go_to(order[0] if key is Qt.Key.Key_Home else order[-1])
        elif key is Qt.Key.Key_Escape and not self._nudged.isNull():
            self._forget_nudge()
        elif key is Qt.Key.Key_Escape and self.map.selected:
            self._pick("")
        elif not self.current:
            return False
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._pick(self.current)
            self.opened.emit(self.current)
        elif key is Qt.Key.Key_Space:
            self._pick("" if self.map.selected == self.current else self.current)
        elif key is Qt.Key.Key_Delete and not self.read_only:
            self.remove_wanted.emit(self.current)
        else:
            return False
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is; the first time at what is selected, or the first."""
        super().focusInEvent(event)
        by_key = event.reason() in {
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        }
        if not self.current and by_key and self.map.order:
            self.current = self.map.selected or self.map.order[0]
        self._show_current()
        if self.current:
            tell(self, self.current)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A gesture ends with nothing done; what was nudged is put."""
        super().focusOutEvent(event)
        self._cancel()
        self.settle()
        self._show_current()

    # --- nudging: a burst of steps becomes one operation ----------------------------------------

    def _nudge(self, way: Way) -> None:
        if self.read_only or self.current not in self.map.boxes:
            return
        dx, dy = way.value
        self._nudged += QPointF(dx * _NUDGE, dy * _NUDGE)
        self._follow_nudge()
        self.nudge_timer.start()

    def _follow_nudge(self) -> None:
        node = self.map.node(self.current)
        if node is not None and not self._nudged.isNull():
            node.setPos(self._nudged)
            carry_lines(self.map, node.key, self._nudged)
            self._bring(node.mapRectToScene(node.box), 20)

    def _forget_nudge(self) -> None:
        self.nudge_timer.stop()
        node = self.map.node(self.current)
        self._nudged = QPointF()
        if node is not None:
            node.setPos(0.0, 0.0)
            carry_lines(self.map, node.key, QPointF())

    def settle(self) -> None:
        """Put what was nudged where it is now."""
        node = self.map.node(self.current)
        if self._nudged.isNull() or node is None:
            return
        middle = node.box.center() + self._nudged
        self._forget_nudge()
        self.placed.emit(node.key, middle)

    # --- helpers --------------------------------------------------------------------------------

    def _pick(self, key: str) -> None:
        if key in self.map.boxes:
            self.current = key
        self.map.select(key)
        self._show_current()
        self.picked.emit(key)

    def _cancel(self) -> None:
        gesture, self.gesture, self._armed = self.gesture, None, None
        if gesture is not None:
            gesture.cancel()

    def node_rect(self, key: str) -> QRectF:
        """Where a card or member is on the screen, in global pixels."""
        node = self.map.node(key)
        if node is None:
            return QRectF()
        seen = self.mapFromScene(node.mapRectToScene(node.box)).boundingRect()
        return QRectF(self.viewport().mapToGlobal(seen.topLeft()), seen.size())
