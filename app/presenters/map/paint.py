"""The picture of the map, painted from back to front: frame, ties, lines, members, cards, words."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.models.base import Id
from app.presenters.drawing import Group, Icon, Item, Path, Rect, Text
from app.presenters.map.around import HEADING_SIZE, HEADING_TEXT, HEADING_WEIGHT
from app.presenters.map.cards import DOUBLE_ICON, TYPE_ICONS, double_word, draw_pill
from app.presenters.map.colours import ICONS, inks
from app.presenters.map.faces import (
    BADGE_HEIGHT,
    NAME_LINE,
    NAME_SIZE,
    NAME_WEIGHT,
    QUIET_LINE,
    QUIET_SIZE,
    MemberFace,
)
from app.presenters.map.frame_parts import TITLE_INDENT, TITLE_LINE, TITLE_SIZE
from app.presenters.map.geometry import Box, end_of
from app.presenters.map.sides import MARGIN
from app.presenters.map.spec import (
    CardSpec,
    HouseholdSpec,
    LineSpec,
    MemberSpec,
    SectorSpec,
    TieSpec,
)
from app.presenters.map.tie_paths import DASHES
from app.presenters.typeset import text_width
from app.rules.contact_counts import ContactType
from app.words.terms import contact_type_name

LINE_WIDTH = 1.5
TIE_WIDTH = 1.6
DOT = 2.6
LEGEND_SIZE = 12.0
HEADER_SIZE, HEADER_LINE = 14.0, 22.0
HEADER_AT = (MARGIN, MARGIN - 6.0)


def paint_frame(place: HouseholdSpec, *, boxed: bool) -> Group:
    """The family's frame, its title above the upper edge where no line runs."""
    box = place.box
    items: list[Item] = [
        Rect(box.x, box.y, box.w, box.h, 14.0, "" if boxed else "household", "line", 1.25)
    ]
    x, y = box.x + 4.0, box.y - 7.0
    items.append(Text(x, y, place.title, TITLE_SIZE, 600))
    if place.note:
        x += text_width(place.title, TITLE_SIZE, 600) + 8.0
        items.append(Text(x, y, place.note, TITLE_SIZE, 400, "quiet_ink"))
    return Group(place.id or "", ", ".join(t for t in (place.title, place.note) if t), tuple(items))


def paint_home(place: HouseholdSpec, title: tuple[str, ...]) -> Group:
    """A household's box inside the frame, its title at the top left."""
    box = place.box
    items: list[Item] = [Rect(box.x, box.y, box.w, box.h, 12.0, "household", "control_line", 1.0)]
    for at, line in enumerate(title):
        y = box.y + 18.0 + at * TITLE_LINE
        items.append(Text(box.x + TITLE_INDENT, y, line, TITLE_SIZE, 600, "quiet_ink"))
    return Group(place.id or "", place.title, tuple(items))


def paint_tie(tie: TieSpec) -> Group:
    """A line of the genogram; marks across it are never dashed."""
    dash = DASHES.get(tie.form, ())
    items = tuple(Path(path, "ink", TIE_WIDTH, dash=dash) for path in tie.paths)
    return Group("tie:" + ">".join(tie.person_ids), tie.accessible_text, items)


def paint_line(line: LineSpec) -> Group:
    """A contact's line with a dot where it arrives."""
    ink = inks(line.sector).ink
    x, y = end_of(line.path)
    dot = Rect(x - DOT, y - DOT, 2 * DOT, 2 * DOT, DOT, ink)
    items = (Path(line.path, ink, LINE_WIDTH), dot)
    return Group(line_key(line.contact_id, line.target_id), "", items)


def paint_member(member: MemberSpec, face: MemberFace) -> Group:
    """A member's box: round or square only where gender is stated."""
    box = member.box
    items: list[Item] = [Rect(box.x, box.y, box.w, box.h, face.radius, "surface", "ink", 1.75)]
    x = box.x + box.w / 2
    height = len(face.name) * NAME_LINE + len(face.quiet) * QUIET_LINE
    height += BADGE_HEIGHT + 3.0 if face.badge else 0.0
    y = box.y + (box.h - height) / 2
    for line in face.name:
        items.append(Text(x, y + 16.0, line, NAME_SIZE, NAME_WEIGHT, "ink", "middle"))
        y += NAME_LINE
    for line in face.quiet:
        items.append(Text(x, y + 12.0, line, QUIET_SIZE, 400, "quiet_ink", "middle"))
        y += QUIET_LINE
    if face.badge:
        width = text_width(face.badge, 12.0, 600) + 16.0
        pill = Box(x - width / 2, y + 3.0, width, BADGE_HEIGHT - 3.0)
        items += draw_pill(face.badge, pill, "warning", filled=True)
    return Group(member.id, member.accessible_text, tuple(items))


def paint_heading(sector: SectorSpec) -> Group:
    """A sector's icon and word."""
    ink = inks(sector.sector).ink
    box = sector.title_box
    text = Text(box.x + HEADING_TEXT, box.y + 14.0, sector.title, HEADING_SIZE, HEADING_WEIGHT, ink)
    icon = Icon(ICONS[sector.sector], box.x, box.y, 18.0, ink)
    return Group(f"sector:{sector.sector.value}", sector.title, (icon, text))


@dataclass(frozen=True, slots=True)
class Header:
    """The sentences above the map, set in rows, and the room that they take."""

    items: tuple[Item, ...] = field(repr=False)
    width: float
    height: float


def set_header(count: str, star: str, difference: str, *, found: bool, width: float) -> Header:
    """Count on the left, coordinator on the right, or below where there is no room.

    No line ever runs here. ``found`` says that there is a coordinator.
    """
    left, top = HEADER_AT
    head, colon, rest = count.partition(":")
    first = text_width(head + colon, HEADER_SIZE, 600)
    texts = [Text(left, top + 14.0, head + colon, HEADER_SIZE, 600)]
    if rest:
        texts.append(Text(left + first, top + 14.0, rest, HEADER_SIZE))
    wide = first + text_width(rest, HEADER_SIZE)
    star_width = text_width(star, HEADER_SIZE, 600) + HEADING_TEXT
    beside = wide + 32.0 + star_width <= width
    x, y = (left + width - star_width, top) if beside else (left, top + HEADER_LINE)
    icon = Icon("star-filled" if found else "star", x, y - 0.5, 18.0, "star")
    name = Text(x + HEADING_TEXT, y + 14.0, star, HEADER_SIZE, 600)
    items: list[Item] = [
        Group("count", count, tuple(texts)),
        Group("coordinator", star, (icon, name)),
    ]
    if difference:
        y += HEADER_LINE
        words = Text(left, y + 14.0, difference, HEADER_SIZE)
        items.append(Group("difference", difference, (words,)))
    widest = max(wide, star_width, text_width(difference, HEADER_SIZE))
    return Header(tuple(items), max(widest, width if beside else 0.0), y - top + 20.0)


def paint_legend(cards: Sequence[CardSpec], x: float, y: float) -> tuple[Group, float]:
    """What the icons on the edges mean, for those that are there; returns its width too."""
    items: list[Item] = []
    start = x
    present = {card.kind for card in cards}
    if ContactType.BOTH in present:
        present |= {ContactType.AUTHORITY, ContactType.PROVIDER}
    marks = [
        (icon, contact_type_name(each)) for each, icon in TYPE_ICONS.items() if each in present
    ]
    if any(card.doubled for card in cards):
        marks.append((DOUBLE_ICON, double_word()))
    for icon, word in marks:
        items.append(Icon(icon, x, y, 15.0, "quiet_ink"))
        items.append(Text(x + 20.0, y + 12.0, word, LEGEND_SIZE, 400, "quiet_ink"))
        x += 20.0 + text_width(word, LEGEND_SIZE) + 18.0
    return Group("legend", "", tuple(items)), max(x - start - 18.0, 0.0)


def line_key(contact_id: Id, target_id: Id | None) -> str:
    """The key of a line's group in the picture."""
    return f"{contact_id}>{target_id or ''}"
