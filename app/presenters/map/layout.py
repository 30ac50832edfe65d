"""Everything on the map gets a place: sides, seats, routes, frame, sectors, lines, in this order."""

from dataclasses import dataclass, field

from app.models.base import Id
from app.presenters.drawing import Commands
from app.presenters.map.around import FRAME_TITLE, AroundPlace, place_around, side_height
from app.presenters.map.cards import CardFace, Detail, card_width, set_card
from app.presenters.map.content import CardContent, MapContent
from app.presenters.map.faces import MemberFace, set_member
from app.presenters.map.family import Load, Seating, find_generations, seat_family
from app.presenters.map.frame import place_family
from app.presenters.map.frame_parts import COUPLE_GAP, FRAME_PAD, TITLE_SIZE, FramePlace, FramePlan
from app.presenters.map.freehand import (
    HandSet,
    free_path,
    hand_set_boxes,
    target_box,
    with_members,
)
from app.presenters.map.geometry import Box, Point
from app.presenters.map.lines import line_path
from app.presenters.map.routes import Router, Routing
from app.presenters.map.sentences import frame_words
from app.presenters.map.sides import HEADER, LEGEND, MARGIN, SectorPlan, Side, Wanted, plan_sides
from app.presenters.map.spec import LineSpec, MapOptions, TieSpec
from app.presenters.map.tie_paths import TieDrawer
from app.presenters.map.ties import plan_ties
from app.presenters.typeset import text_width

_FRAME_TITLE_ROOM = 200.0
"""About how wide the frame's title is, for lines that look for a way past it."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything with a place, origin at the automatic frame's top left.

    ``order`` has all cards in reading order: by sector, those put by hand last.
    """

    faces: dict[Id, CardFace] = field(repr=False)
    member_faces: dict[Id, MemberFace] = field(repr=False)
    seating: Seating
    place: FramePlace
    around: AroundPlace
    lines: tuple[LineSpec, ...]
    ties: tuple[TieSpec, ...]
    order: tuple[CardContent, ...]
    hand_set: HandSet
    centre: Point
    boxed: bool

    def card_box(self, key: Id) -> Box:
        """Where a card is."""
        return self.hand_set.cards.get(key) or self.around.cards[key]


def lay_out(content: MapContent, options: MapOptions) -> Layout:
    """Give everything a place."""
    member_faces = {each.id: set_member(each) for each in content.members}
    faces, sectors = _fit(content, member_faces, options)
    seating = seat_family(content, _loads(sectors))
    boxed = _boxed(content)
    routing = Router(seating, boxed=boxed).route(sectors)
    ties = plan_ties(content.relationships, seating)
    plan = FramePlan(
        content,
        seating,
        routing.routes,
        ties,
        member_faces,
        boxed,
        _title_width(content, boxed=boxed),
    )
    sides = [side_height(routing.sectors, faces, side) for side in (Side.LEFT, Side.RIGHT)]
    automatic = place_family(plan, max(sides) - FRAME_TITLE)
    hand_set = hand_set_boxes(content, faces, automatic)
    place = with_members(automatic, routing.routes, hand_set.members)
    around = _place_sectors(routing, faces, place, hand_set, options)
    by_hand = tuple(each for each in content.cards if each.id in hand_set.cards)
    names = {each.id: each.name for each in content.members}
    return Layout(
        faces=faces,
        member_faces=member_faces,
        seating=seating,
        place=place,
        around=around,
        lines=_lines(routing, place, around, hand_set, by_hand),
        ties=TieDrawer(ties, place, seating, names).draw(),
        order=(*(card for each in routing.sectors for card in each.cards), *by_hand),
        hand_set=hand_set,
        centre=automatic.frame.middle,
        boxed=boxed,
    )


def _title_width(content: MapContent, *, boxed: bool) -> float:
    _home, title, note = frame_words(content, boxed=boxed)
    return text_width(title, TITLE_SIZE, 600) + text_width(note, TITLE_SIZE) + 20.0


def _place_sectors(
    routing: Routing,
    faces: dict[Id, CardFace],
    place: FramePlace,
    hand_set: HandSet,
    options: MapOptions,
) -> AroundPlace:
    landing: dict[Id, list[float]] = {}
    lines = dict.fromkeys(Side, 0)
    for route, way in zip(routing.routes, place.ways, strict=True):
        lines[route.side] += 1
        if route.side is Side.BELOW:
            landing.setdefault(route.card_id, []).append(way[0][0])
    targets = {card: sum(xs) / len(xs) for card, xs in landing.items()}
    room = Box(0.0, 0.0, options.width - 2 * MARGIN, options.height - HEADER - LEGEND - MARGIN)
    clear = tuple(hand_set.cards.values())
    return place_around(routing.sectors, faces, place.frame, room, targets, lines, clear)


def _lines(
    routing: Routing,
    place: FramePlace,
    around: AroundPlace,
    hand_set: HandSet,
    by_hand: tuple[CardContent, ...],
) -> tuple[LineSpec, ...]:
    """Routed lines, and free ones for what was put by hand."""
    boxes = {**around.cards, **hand_set.cards, **place.members}
    boxes |= {Id(f"title:{each.sector}"): each.title_box for each in around.sectors}
    frame = place.frame
    boxes[Id("title")] = Box(frame.x, frame.y - FRAME_TITLE, _FRAME_TITLE_ROOM, FRAME_TITLE - 2.0)

    found: list[LineSpec] = []
    for route, way in zip(routing.routes, place.ways, strict=True):
        path = line_path(route, way, around)
        if route.target.id in hand_set.members:
            path = _free(route.card_id, route.target.id, target_box(route.target, place), boxes)
        found.append(LineSpec(route.card_id, route.target.id, route.sector, path))
    for card in by_hand:
        for target in card.targets:
            path = _free(card.id, target.id, target_box(target, place), boxes)
            found.append(LineSpec(card.id, target.id, card.sector, path))
    return tuple(found)


def _free(start: Id, end: Id | None, end_box: Box, boxes: dict[Id, Box]) -> Commands:
    obstacles = [box for key, box in boxes.items() if key not in {start, end}]
    return free_path(boxes[start], end_box, obstacles)


def _boxed(content: MapContent) -> bool:
    """Whether households get boxes of their own: not when there is one, and all live there."""
    homes = {each.household_id for each in content.members}
    return bool(content.households) and len(homes) > 1


def _fit(
    content: MapContent, members: dict[Id, MemberFace], options: MapOptions
) -> tuple[dict[Id, CardFace], tuple[SectorPlan, ...]]:
    """Set the cards in full where that fits the wanted shape, else in their short form."""
    width = card_width(content.cards)
    automatic = [card for card in content.cards if card.id not in content.placed]
    wanted = Wanted(options.width, options.height, *_family_size(content, members))
    faces: dict[Id, CardFace] = {}
    sectors: tuple[SectorPlan, ...] = ()
    for detail in (Detail.FULL, Detail.DESK):
        faces = {card.id: set_card(card, width, detail) for card in content.cards}
        sectors, scale = plan_sides(automatic, faces, wanted, usual_only=detail is Detail.FULL)
        if scale >= 1.0:
            break
    return faces, sectors


def _family_size(content: MapContent, faces: dict[Id, MemberFace]) -> tuple[float, float]:
    """About how much room the family takes, before anybody has a seat."""
    generation = find_generations(content.members, content.relationships)
    rows: dict[int, list[MemberFace]] = {}
    for member, row in generation.items():
        rows.setdefault(row, []).append(faces[member])
    widths = [sum(face.width + COUPLE_GAP / 2 for face in row) for row in rows.values()]
    heights = [max(face.height for face in row) + 50.0 for row in rows.values()]
    homes = 40.0 * len(content.households) * _boxed(content)
    return max(widths, default=100.0) + 2 * FRAME_PAD + homes, sum(heights) + 30.0


def _loads(sectors: tuple[SectorPlan, ...]) -> dict[Id, Load]:
    """How many lines every member gets from each side, by sector."""
    counts: dict[Id, dict[Side, list[int]]] = {}
    sides = {side: [each for each in sectors if each.side is side] for side in Side}
    for side, plans in sides.items():
        for at, plan in enumerate(plans):
            for target in (target for card in plan.cards for target in card.targets):
                if target.person_id is not None:
                    empty = {each: [0] * len(sides[each]) for each in Side}
                    counts.setdefault(target.person_id, empty)[side][at] += 1
    return {
        member: Load(tuple(found[Side.LEFT]), tuple(found[Side.RIGHT]), tuple(found[Side.BELOW]))
        for member, found in counts.items()
    }
