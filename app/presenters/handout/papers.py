"""Paper that is nobody's plan: the map on a page of its own, and the recovery kit."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from app.presenters.document import (
    Block,
    Callout,
    Column,
    Document,
    Figure,
    Heading,
    NumberedList,
    Paper,
    Paragraph,
    Run,
    SignatureLine,
    Table,
    runs,
)
from app.presenters.drawing import Picture
from app.words import _
from app.words.dates import day_plain

__all__ = ["map_document", "recovery_kit"]

_GROUPS_IN_A_ROW: Final = 4


def map_document(
    picture: Picture,
    alt: str,
    on: date,
    *,
    heading: str = "",
    summary: str = "",
    teaching: bool = False,
    paper: Paper = Paper.A4_LANDSCAPE,
) -> Document:
    """Return a page with the contact map (*netværkskort*).

    ``alt`` says what the map shows, ``summary`` the count in sight; ``heading`` is for whom.
    """
    mark = _("Øvelseskort – oplysningerne er opdigtet") if teaching else ""
    blocks: list[Block] = [Heading(1, heading or _("Netværkskort"))]
    if summary:
        blocks.append(Paragraph((Run(summary, quiet=True),)))
    blocks.append(Figure(picture, alt))
    return Document(
        title=_("Netværkskort"),
        blocks=tuple(blocks),
        paper=paper,
        header_left=_("Kommunen"),
        header_right=day_plain(on),
        footer=mark,
    )


def recovery_kit(code_groups: Sequence[str], vault_name: str, on: date) -> Document:
    """Return the page to print and lock away: the code that opens the vault when all else is lost."""
    rows = tuple(
        tuple(
            (Run(group, bold=True),) for group in _padded(code_groups[at : at + _GROUPS_IN_A_ROW])
        )
        for at in range(0, len(code_groups), _GROUPS_IN_A_ROW)
    )
    return Document(
        title=_("Gendannelseskode"),
        blocks=(
            Heading(1, _("Gendannelseskode")),
            Paragraph(runs(_("Til boksen »{name}«.").format(name=vault_name))),
            Callout(
                runs(
                    _("Den, der har koden, kan åbne boksen. Lås papiret inde, og tag ingen kopi.")
                ),
                "warning",
            ),
            Heading(2, _("Koden")),
            Table(tuple(Column() for _column in range(_GROUPS_IN_A_ROW)), rows, row_heads=False),
            Heading(2, _("Når du skal bruge den")),
            NumberedList(
                (
                    runs(_("Åbn Rundbord, og vælg boksen.")),
                    runs(_("Vælg »Brug gendannelseskode«.")),
                    runs(
                        _("Skriv koden, en gruppe ad gangen. Store og små bogstaver er det samme.")
                    ),
                    runs(_("Vælg en ny adgangssætning, og skriv en ny kode ud.")),
                )
            ),
            SignatureLine(_("Låst inde af, dato og sted")),
        ),
        header_left=_("Rundbord"),
        header_right=day_plain(on),
    )


def _padded(groups: Sequence[str]) -> tuple[str, ...]:
    """A full row: a table has as many cells in each."""
    return (*groups, *("" for _missing in range(_GROUPS_IN_A_ROW - len(groups))))
