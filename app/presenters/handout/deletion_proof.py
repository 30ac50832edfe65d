"""The proof that minutes were deleted (*bevis for sletning af referat*), for the journal.

It says that they were there, what they consisted of in numbers, and why they are gone; none of their words.
"""

from collections.abc import Iterator
from datetime import date

from app.models.base import Id
from app.models.case import Case
from app.models.erasing import DeletedMinutes
from app.presenters.deleted_minutes import consisted_of
from app.presenters.document import (
    Block,
    BulletList,
    Callout,
    Column,
    Document,
    Heading,
    KeepTogether,
    Paragraph,
    Run,
    Runs,
    SignatureLine,
    Table,
    runs,
)
from app.presenters.lines import in_journal
from app.words import _
from app.words.dates import clock_text, day_plain
from app.words.people import joined
from app.words.terms import term

__all__ = ["deletion_proof"]

_IN_A_GROUP = 8


def deletion_proof(
    case: Case, key: Id, on: date, *, number: int = 1, base_size: float = 12.0
) -> Document:
    """Return the paper about one deletion, or a page that says that there is none.

    ``number`` counts the proofs that were printed; one is not in the place of another.
    """
    proof = case.get(DeletedMinutes, key)
    blocks: tuple[Block, ...] = (Paragraph(runs(_("Der er ikke noget bevis."))),)
    if proof is not None:
        blocks = tuple(_blocks(case, proof))
    mark = _("Øvelse – oplysningerne er opdigtet") if case.head.teaching else ""
    return Document(
        title=_("Bevis"),
        blocks=blocks,
        base_size=base_size,
        header_left=_("Kommunen"),
        header_right=_("{day} · ark {number}").format(day=day_plain(on), number=number),
        footer=mark,
    )


def _blocks(case: Case, proof: DeletedMinutes) -> Iterator[Block]:
    yield Heading(1, _("Bevis for sletning af referat"))
    if case.head.teaching:
        yield Callout(runs(_("Øvelse. Det, der står her, er opdigtet.")), "caution")
    yield Paragraph(
        runs(
            _(
                "Referatet af mødet {day} er slettet den {on}. Det kan ikke hentes frem igen."
            ).format(day=day_plain(proof.day), on=day_plain(proof.deleted_on))
        )
    )
    yield KeepTogether((Heading(2, _("Hvorfor det er slettet")), _table(_why(proof))))
    yield KeepTogether((Heading(2, _("Hvad der er slettet")), _table(_what(case, proof))))
    yield KeepTogether(
        (
            Heading(2, _("Det skal slettes andre steder")),
            BulletList(
                (
                    runs(_("papir og kopier, der er givet ud")),
                    runs(_("referatet i fagsystemet, hvis det er journaliseret")),
                    runs(_("sikkerhedskopier og pakker, der er sendt til andre")),
                )
            ),
        )
    )
    yield Callout(
        runs(
            _(
                "Beviset gentager ikke, hvad der stod i referatet. Fingeraftrykket er SHA-256 af"
                " referatet, som det var, da mødet blev lukket. Det står også i programmets log."
            )
        )
    )
    filed = in_journal(proof.journal_number, proof.filed_on)
    yield Paragraph((Run(filed, bold=True),)) if filed else SignatureLine(_("Journalnummer"))
    yield SignatureLine(_("Dato og underskrift"))


Row = tuple[Runs, ...]


def _why(proof: DeletedMinutes) -> Iterator[Row]:
    yield _row(_("Grund"), term(proof.ground)[:1].upper() + term(proof.ground)[1:])
    yield _row(_("Begrundelse"), proof.reason)
    yield _row(_("Godkendt af"), proof.approved_by)


def _what(case: Case, proof: DeletedMinutes) -> Iterator[Row]:
    if case.head.case_number:
        yield _row(_("Sagsnummer"), case.head.case_number)
    yield _row(_("Mødet"), day_plain(proof.day))
    if proof.closed_at is not None:
        day, at = proof.closed_at.date(), clock_text(proof.closed_at.time())
        words = _("{day} kl. {time} (UTC)").format(day=day_plain(day), time=at)
        yield _row(_("Lukket"), words)
    counted = consisted_of(proof)
    yield _row(_("Indhold"), joined(counted) if counted else _("kun mødet selv"))
    yield _row(_("Mødets id"), _grouped(proof.gone.replace("-", "")))
    yield _row(_("Fingeraftryk"), _grouped(proof.digest))


def _row(head: str, said: str) -> Row:
    return ((Run(head, bold=True),), runs(said))


def _table(rows: Iterator[Row]) -> Table:
    return Table((Column(_("Hvad"), 0.3), Column(_("Værdi"), 0.7)), tuple(rows))


def _grouped(code: str) -> str:
    """In groups that can be read aloud and compared."""
    return " ".join(code[at : at + _IN_A_GROUP] for at in range(0, len(code), _IN_A_GROUP))
