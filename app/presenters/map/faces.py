"""The words in a member's box."""

from dataclasses import dataclass

from app.presenters.map.content import MemberContent
from app.presenters.map.spec import MemberShape
from app.presenters.typeset import text_width, wrap

NAME_SIZE, NAME_WEIGHT, NAME_LINE = 17.0, 600, 21.0
QUIET_SIZE, QUIET_LINE = 12.5, 16.0
BADGE_HEIGHT = 20.0
MEMBER_MIN, MEMBER_PAD, MEMBER_TEXT = 116.0, 14.0, 190.0


RADII = {MemberShape.ROUND: 28.0, MemberShape.SQUARE: 3.0, MemberShape.NEUTRAL: 12.0}


@dataclass(frozen=True, slots=True)
class MemberFace:
    """A member's words broken into lines, and the least size of the box."""

    name: tuple[str, ...]
    quiet: tuple[str, ...]
    badge: str
    width: float
    height: float
    radius: float


def set_member(member: MemberContent) -> MemberFace:
    """Break a member's words into lines."""
    name = wrap(member.name, MEMBER_TEXT, NAME_SIZE, NAME_WEIGHT, 2)
    quiet = tuple(
        line
        for words in (member.subtitle, member.note)
        if words
        for line in wrap(words, MEMBER_TEXT, QUIET_SIZE, 400, 2)
    )
    widths = [text_width(line, NAME_SIZE, NAME_WEIGHT) for line in name]
    widths += [text_width(line, QUIET_SIZE) for line in quiet]
    if member.badge:
        widths.append(text_width(member.badge, QUIET_SIZE, 600) + 16.0)
    height = len(name) * NAME_LINE + len(quiet) * QUIET_LINE + 20.0
    height += BADGE_HEIGHT + 3.0 if member.badge else 0.0
    width = max(max(widths) + 2 * MEMBER_PAD, MEMBER_MIN)
    return MemberFace(name, quiet, member.badge, width, max(height, 58.0), RADII[member.shape])
