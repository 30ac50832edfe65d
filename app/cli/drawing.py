"""Maps and sheets for the command line: each reader's own view, drawn and logged."""

import hashlib
from collections.abc import Iterator

from app.cli.failing import Failed
from app.cli.program import Program
from app.models.base import Id
from app.models.meetings import HandoutForm
from app.models.readers import COORDINATOR, FamilyReader, Reader
from app.presenters.handout.choices import choices
from app.presenters.handout.copies import Order, number_for
from app.services.ports import Workspace
from app.words import _

__all__ = ["demo_files", "map_file", "sheet_file"]


def map_file(
    program: Program,
    workspace: Workspace,
    case_id: Id,
    reader: Reader,
    suffix: str,
    *,
    planned: bool = False,
) -> bytes:
    """The map of a reader as PDF, PNG or SVG, by the ending of the file.

    Raises:
        Failed: the ending is none of these.
    """
    case = workspace.view(case_id, reader).case
    number = number_for(case, reader, HandoutForm.MAP)
    today = workspace.clock.today()
    order = Order(HandoutForm.MAP, reader, case, number, today, planned=planned)
    match suffix.casefold():
        case ".svg":
            data = program.paper.svg(order.spec().picture)
        case ".pdf":
            data = program.paper.pdf(order.document())
        case ".png":
            data = program.png(program.paper.pdf(order.document()))
        case _:
            raise Failed(
                _("Kortet kan skrives som PDF, PNG eller SVG. Giv filen en af de endelser.")
            )
    workspace.note("map.export", case_id, hashlib.sha256(data).hexdigest())
    return data


def sheet_file(program: Program, workspace: Workspace, case_id: Id, reader: Reader) -> bytes:
    """The sheet of a member of the family as PDF; numbered and logged.

    Raises:
        Failed: the reader is no member of the family.
    """
    if not isinstance(reader, FamilyReader):
        raise Failed(_("Et ark er til en i familien. Vælg en af dem med --for NAVN."))
    case = workspace.view(case_id, reader).case
    today = workspace.clock.today()
    form = choices(case, reader, today)[0].form
    number = number_for(case, reader, form)
    order = Order(form, reader, case, number, today, workspace.laws, workspace.holidays)
    data = program.paper.pdf(order.document())
    workspace.hand_out(case_id, reader, order.form, data)
    return data


def demo_files(program: Program, workspace: Workspace) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of everything the demo writes: the maps, and a sheet for each person.

    The names are those of the demo families, who are invented; real files carry neutral names.
    """
    for label in workspace.families():
        stem = _plain(label.name)
        for suffix in (".pdf", ".png", ".svg"):
            yield (
                f"kort-{stem}{suffix}",
                map_file(program, workspace, label.id, COORDINATOR, suffix),
            )
        case = workspace.view(label.id, COORDINATOR).case
        if case.planned_changes:
            planned = map_file(program, workspace, label.id, COORDINATOR, ".pdf", planned=True)
            yield f"kort-{stem}-én-indgang.pdf", planned
        for person in case.people:
            data = sheet_file(program, workspace, label.id, FamilyReader(person.id))
            yield f"ark-{stem}-{_plain(person.name)}.pdf", data


def _plain(name: str) -> str:
    """A name as part of a file name: letters and digits with hyphens between."""
    kept = "".join(each if each.isalnum() else " " for each in name.casefold())
    return "-".join(kept.split())
