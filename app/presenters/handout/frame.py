"""What is around the blocks of every paper for one reader: sender, for whom, which number, how long."""

from dataclasses import replace
from datetime import date

from app.models.contacts import CoordinatorRole
from app.presenters.document import Block, Callout, Document, KeepTogether, Paragraph, runs
from app.presenters.handout.numbering import dated
from app.presenters.handout.people import call_one, in_role
from app.presenters.handout.view import View
from app.words import _
from app.words.dates import day_plain
from app.words.people import first_name

__all__ = ["closing", "framed", "greeting", "lettered", "teaching"]


def framed(
    view: View, blocks: tuple[Block, ...], base_size: float, *, spacing: float | None = None
) -> Document:
    """Return the paper; its title in the file is the same for everybody."""
    document = Document(
        title=_("Ark"),
        blocks=blocks,
        base_size=base_size,
        header_left=view.text("sender"),
        header_right=dated(view.on, view.options.number, view.text("until")),
        footer=view.text("teaching") if view.case.head.teaching else "",
        reader_label=_("Til {name}").format(name=view.person.name) if view.person else "",
    )
    return document if spacing is None else replace(document, spacing=spacing)


def lettered(
    view: View, blocks: tuple[Block, ...], day: date, *, to: str | None = None, title: str = ""
) -> Document:
    """Return a letter of a day; ``to`` is who it says it is for, where that is no family member.

    Its ``title`` in the file says no more than what sort of paper it is.
    """
    own = _("Til {name}").format(name=view.person.name) if view.person else ""
    return Document(
        title=title or _("Brev"),
        blocks=blocks,
        base_size=view.options.base_size,
        header_left=view.text("sender"),
        header_right=day_plain(day),
        footer=view.text("teaching") if view.case.head.teaching else "",
        reader_label=own if to is None else to,
    )


def teaching(view: View) -> tuple[Block, ...]:
    """Say under the title that what stands on the paper is invented, where it is."""
    if not view.case.head.teaching:
        return ()
    return (Callout(runs(view.text("teaching")), "caution"),)


def greeting(view: View) -> tuple[Block, ...]:
    """How a letter begins; nothing where the reader has no name here."""
    if view.person is None:
        return ()
    return (Paragraph(runs(view.text("hello", name=first_name(view.person)))),)


def closing(view: View, *between: Block) -> Block:
    """How a letter ends: whom to call and by whom it is, never a signature alone on a page.

    Nobody signs where nobody coordinates yet.
    """
    sender = in_role(view, CoordinatorRole.COORDINATOR)
    signed = "" if sender is None else f"{view.text('signed')}\n{sender.name}"
    by = (Paragraph(runs(signed)),) if signed else ()
    return KeepTogether((*call_one(view), *between, *by))
