"""A contact's card: which words stand on it, how much room they take, how it is drawn."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from app.models.base import Id
from app.presenters.drawing import Group, Icon, Item, Rect, Text
from app.presenters.map.colours import inks
from app.presenters.map.content import CardContent
from app.presenters.map.geometry import Box
from app.presenters.typeset import text_width, wrap
from app.rules.contact_counts import ContactType
from app.words import _
from app.words.terms import contact_type_name

EDGE = 26.0
TEXT_LEFT = EDGE + 9.0
PAD_RIGHT, PAD_Y = 9.0, 5.5
TITLE_SIZE, TITLE_WEIGHT, TITLE_LINE = 14.0, 600, 17.0
CAPTION_SIZE, CAPTION_LINE = 12.0, 15.0
STAR = 20.0
PILL_HEIGHT, PILL_PAD, PILL_GAP = 16.5, 7.0, 5.0
NARROWEST, WIDEST = 168.0, 212.0

TYPE_ICONS = {
    ContactType.AUTHORITY: "shield-check",
    ContactType.PROVIDER: "affiliate",
    ContactType.EXTERNAL: "building",
    ContactType.PRIVATE: "user-heart",
    ContactType.UNSTATED: "help-circle",
}
DOUBLE_ICON = "copy"


class Detail(Enum):
    """How much stands on a card: the desk's short form, or all there is (paper, small families)."""

    DESK = auto()
    FULL = auto()


@dataclass(frozen=True, slots=True)
class Pill:
    """A tag with its place on the card."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class CardFace:
    """A card that is set: its lines and tags relative to its top left corner."""

    width: float
    height: float
    title: tuple[str, ...]
    caption: tuple[str, ...]
    pills: tuple[Pill, ...]


def card_width(cards: Iterable[CardContent]) -> float:
    """One width for all cards: as wide as the longest word of a role needs, within limits."""
    words = {word for card in cards for word in card.role.split()}
    longest = max((text_width(word, TITLE_SIZE, TITLE_WEIGHT) for word in words), default=0.0)
    return min(max(longest + TEXT_LEFT + PAD_RIGHT + 1, NARROWEST), WIDEST)


def set_card(card: CardContent, width: float, detail: Detail) -> CardFace:
    """Break the words of a card into lines; the height follows, nothing is cut."""
    room = width - TEXT_LEFT - PAD_RIGHT
    title = wrap(card.role, room - (STAR if card.star else 0.0), TITLE_SIZE, TITLE_WEIGHT, 2)
    texts = _full(card) if detail is Detail.FULL else _desk(card)
    caption = tuple(line for text in texts for line in wrap(text, room, CAPTION_SIZE, 400, 2))
    below = PAD_Y + len(title) * TITLE_LINE + len(caption) * CAPTION_LINE
    last = text_width(caption[-1], CAPTION_SIZE) if caption else room
    pills, bottom = _pills(card.tags, room, last, below)
    return CardFace(width, bottom + PAD_Y, title, caption, pills)


def _desk(card: CardContent) -> tuple[str, ...]:
    who = " · ".join(words for words in (card.name, _phone(card)) if words)
    kind = contact_type_name(card.kind)
    where = card.organisation or ("" if who and card.kind is ContactType.PRIVATE else kind)
    if card.kind is ContactType.EXTERNAL and where != kind:
        where = " · ".join((where, kind))
    return tuple(words for words in (who, where) if words)


def _full(card: CardContent) -> tuple[str, ...]:
    where = " · ".join(
        words for words in (contact_type_name(card.kind), card.organisation) if words
    )
    call = _("Ring til mig om: {what}").format(what=card.call_about) if card.call_about else ""
    return tuple(words for words in (card.name or "", where, _phone(card), call) if words)


def _phone(card: CardContent) -> str:
    """The number in one piece: no line breaks inside it."""
    return (card.phone or "").replace(" ", "\u00a0")


def _pills(
    tags: tuple[str, ...], room: float, last: float, below: float
) -> tuple[tuple[Pill, ...], float]:
    """Put the tags beside the last line where they fit, else in rows of their own below it."""
    widths = [text_width(tag, CAPTION_SIZE) + 2 * PILL_PAD for tag in tags]
    if not tags:
        return (), below
    total = sum(widths) + PILL_GAP * (len(tags) - 1)
    if last + 8.0 + total <= room + PAD_RIGHT - 5.0:
        return _row(tags, widths, TEXT_LEFT + room + PAD_RIGHT - 5.0 - total, below - 14.2), below
    pills: list[Pill] = []
    x, y = TEXT_LEFT, below + 1.0
    for tag, width in zip(tags, widths, strict=True):
        lines = wrap(tag, room - 2 * PILL_PAD, CAPTION_SIZE)
        if x > TEXT_LEFT and x + width > TEXT_LEFT + room:
            x, y = TEXT_LEFT, y + PILL_HEIGHT + 3.0
        for line in lines[:-1]:
            pills.append(
                Pill(line, Box(x, y, text_width(line, CAPTION_SIZE) + 2 * PILL_PAD, PILL_HEIGHT))
            )
            y += PILL_HEIGHT + 3.0
        box = Box(x, y, text_width(lines[-1], CAPTION_SIZE) + 2 * PILL_PAD, PILL_HEIGHT)
        pills.append(Pill(lines[-1], box))
        x += box.w + PILL_GAP
    return tuple(pills), y + PILL_HEIGHT


def _row(tags: tuple[str, ...], widths: list[float], x: float, y: float) -> tuple[Pill, ...]:
    pills: list[Pill] = []
    for tag, width in zip(tags, widths, strict=True):
        pills.append(Pill(tag, Box(x, y, width, PILL_HEIGHT)))
        x += width + PILL_GAP
    return tuple(pills)


def accessible_card(card: CardContent) -> str:
    """The card as it is spoken: role, name, type, organisation, whom it serves, tags, phone."""
    whom = ", ".join(card.served)
    parts = [
        card.role,
        card.name or "",
        contact_type_name(card.kind),
        card.organisation or "",
        _("koordinerende sagsbehandler") if card.star else "",
        _("for {names}").format(names=whom) if whom else "",
        *card.tags,
        double_word() if card.doubled else "",
        _("telefon {phone}").format(phone=card.phone) if card.phone else "",
        _("ring om {what}").format(what=card.call_about) if card.call_about else "",
    ]
    return ", ".join(part for part in parts if part)


def draw_card(card: CardContent, face: CardFace, box: Box) -> Group:
    """The card in its box; shape, icon and words say its type, not colour alone."""
    items: list[Item] = [*_ground(card, box), *_icons(card, box)]
    y = box.y + PAD_Y
    for line in face.title:
        items.append(Text(box.x + TEXT_LEFT, y + 13.0, line, TITLE_SIZE, TITLE_WEIGHT))
        y += TITLE_LINE
    for line in face.caption:
        items.append(Text(box.x + TEXT_LEFT, y + 11.5, line, CAPTION_SIZE, 400, "quiet_ink"))
        y += CAPTION_LINE
    if card.star:
        items.append(Icon("star-filled", box.right - PAD_RIGHT - 16, box.y + PAD_Y, 16, "star"))
    for pill in face.pills:
        items += draw_pill(pill.text, pill.box.moved(box.x, box.y))
    return Group(card.id, accessible_card(card), tuple(items))


def draw_pill(
    text: str, box: Box, colour: str = "quiet_ink", *, filled: bool = False
) -> list[Item]:
    """A tag: quiet with a dotted edge, or filled where it must be seen."""
    shape = Rect(box.x, box.y, box.w, box.h, box.h / 2, colour) if filled else Rect(
        box.x, box.y, box.w, box.h, box.h / 2, "surface", colour, 1.0, (1.5, 2.5)
    )  # fmt: skip
    ink, weight = ("on_warning", 600) if filled else (colour, 400)
    middle = box.x + box.w / 2
    return [shape, Text(middle, box.y + 12.2, text, CAPTION_SIZE, weight, ink, "middle")]


_RADIUS = {
    ContactType.AUTHORITY: 3.0,
    ContactType.PROVIDER: 13.0,
    ContactType.BOTH: 13.0,
    ContactType.EXTERNAL: 9.0,
    ContactType.PRIVATE: 13.0,
    ContactType.UNSTATED: 7.0,
}
_STRONG = {ContactType.AUTHORITY, ContactType.BOTH}


def _ground(card: CardContent, box: Box) -> list[Item]:
    ink = inks(card.sector)
    strong = card.kind in _STRONG
    dashed = card.kind is ContactType.EXTERNAL
    radius = _RADIUS[card.kind]
    items: list[Item] = [Rect(box.x, box.y, box.w, box.h, radius, "surface")]
    if not dashed:
        edge = ink.ink if strong else ink.tint
        items.append(
            Rect(box.x, box.y, EDGE, box.h, radius, edge, corners=(True, False, False, True))
        )
    width, dash = (1.75 if strong else 1.25), ((4.0, 3.0) if dashed else ())
    items.append(Rect(box.x, box.y, box.w, box.h, radius, "", ink.ink, width, dash))
    return items


def _icons(card: CardContent, box: Box) -> list[Item]:
    """The icon of the type, two for both, in the middle of the edge."""
    ink = inks(card.sector)
    if card.kind is ContactType.BOTH:
        names = [TYPE_ICONS[ContactType.AUTHORITY], TYPE_ICONS[ContactType.PROVIDER]]
    else:
        names = [TYPE_ICONS[card.kind]]
    if card.doubled:
        names.append(DOUBLE_ICON)
    colour = ink.on_ink if card.kind in _STRONG else ink.ink
    size = 16.0 if len(names) < 3 else 12.0  # noqa: PLR2004 - three icons share the edge
    top = box.y + (box.h - size * len(names) - 3.0 * (len(names) - 1)) / 2
    return [
        Icon(name, box.x + (EDGE - size) / 2, top + at * (size + 3.0), size, colour)
        for at, name in enumerate(names)
    ]


def double_word() -> str:
    """What the mark of a double means."""
    return _("Muligt dobbelt")


def served_ids(card: CardContent) -> tuple[Id, ...]:
    """The ids of the people and households it serves."""
    return tuple(each.id for each in card.targets if each.id is not None)
