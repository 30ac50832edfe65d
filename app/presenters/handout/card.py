"""The card for the wallet (*mine kontakter*): the one to call first, then everyone who is there for the reader."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.contacts import CoordinatorRole
from app.models.law import LawProfile
from app.presenters.document import (
    Block,
    Callout,
    CardEntry,
    Cards,
    Document,
    Heading,
    Paragraph,
    runs,
)
from app.presenters.handout.frame import framed, teaching
from app.presenters.handout.people import callers, in_role
from app.presenters.handout.view import SheetOptions, View, look, voice_of
from app.words import _
from app.words.dates import day_plain
from app.words.people import first_name, genitive
from app.words.phones import phone_text
from app.words.texts import load_texts

__all__ = ["contact_card"]

SMALL: Final = 10.0
"""Points on the card; 12 on a sheet of 16 and more."""

LARGE: Final = 12.0
_LARGE_PRINT: Final = 16.0


def contact_card(
    lensed_case: Case,
    person_id: Id,
    on: date,
    laws: tuple[LawProfile, ...],
    options: SheetOptions | None = None,
) -> Document:
    """Return a page of cards to cut out and fold, with whom a family member can call.

    ``lensed_case`` is what ``FamilyReader(person_id)`` may see on the day ``on``.
    """
    options = options or SheetOptions()
    voice = voice_of(lensed_case, person_id, on)
    view = look(lensed_case, person_id, on, laws, options, voice)
    said = load_texts("card", "child" if view.child else "adult")
    entries = tuple(_entries(view, dict(said)))
    name = genitive(first_name(view.person)) if view.person else ""
    heading = said["whose"].format(name=name) if name else said["title"]
    blocks: tuple[Block, ...] = (Heading(1, heading), *teaching(view))
    if entries:
        size = LARGE if options.base_size >= _LARGE_PRINT else SMALL
        blocks += (Paragraph(runs(said["how"])), Cards(said["title"], entries, size))
    else:
        blocks += (Callout(runs(said["empty"]), "caution"),)
    return replace(framed(view, blocks, options.base_size), header_right=_numbered(view))


def _numbered(view: View) -> str:
    """Say which card it is, which one it takes the place of, and how long it holds."""
    number = view.options.number
    if number == 1:
        which = _("kort {number}").format(number=number)
    else:
        which = _("kort {number}, erstatter {before}").format(number=number, before=number - 1)
    return _("{day} · {number} · {until}").format(
        day=day_plain(view.on), number=which, until=view.text("until")
    )


def _entries(view: View, said: dict[str, str]) -> Iterator[CardEntry]:
    """The coordinator, who stands in, then the others; nobody without a number."""
    first = in_role(view, CoordinatorRole.COORDINATOR)
    deputy = in_role(view, CoordinatorRole.DEPUTY)
    if first is not None and first.phone:
        name = said["first"].format(name=first.name)
        yield CardEntry(name, phone_text(first.phone), said["first_about"])
    if deputy is not None and deputy.phone:
        away = first.name if first is not None else ""
        about = said["deputy_about"].format(name=away) if away else said["first_about"]
        yield CardEntry(deputy.name, phone_text(deputy.phone), about)
    for each in callers(view):
        if each.phone:
            name = f"{each.role}, {each.name}" if each.name else each.role
            about = said["about"].format(about=each.about) if each.about else ""
            yield CardEntry(name, each.phone, about)
