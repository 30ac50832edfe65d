"""The block tree says everything that will stand on the paper."""

from app.presenters.document import (
    BulletList,
    Callout,
    Column,
    ContactBox,
    Day,
    Document,
    Figure,
    Heading,
    KeepTogether,
    NumberedList,
    PageBreak,
    Paragraph,
    Quote,
    Run,
    SignatureLine,
    Table,
    Week,
    every_text,
    plain_text,
    runs,
)
from app.presenters.drawing import Group, Picture, Rect, Text

PICTURE = Picture(
    100, 50, (Rect(0, 0, 9, 9), Group("k", "spoken", (Text(0, 0, "drawn"),))), "name", "shown"
)
TABLE = Table((Column("Hvem"), Column("Hvornår")), ((runs("Du"), runs("i dag")),))
HEADED = Table(TABLE.columns, TABLE.rows, show_head=True)


def document(*blocks: object, **more: str) -> Document:
    return Document("Mit ark", blocks, **more)  # type: ignore[arg-type]  # any block, any field


def test_words_come_in_reading_order() -> None:
    text = plain_text(
        document(
            Heading(1, "Sannes plan"),
            Quote("»Ro om aftenen.«"),
            Paragraph((Run("Du", bold=True), Run(" ringer."))),
            KeepTogether((Heading(2, "Ring"), ContactBox("phone", "Én", "00 00 00 00"))),
            PageBreak(),
            Callout(runs("Husk")),
            header_left="Kommunen",
            header_right="12. januar 2026",
        )
    )
    assert text == (
        "Kommunen\n12. januar 2026\n\nSannes plan\n\n»Ro om aftenen.«\n\nDu ringer.\n\n"
        "Ring\n\nÉn\n00 00 00 00\n\nHusk\n"
    )


def test_blocks_with_parts_have_a_line_for_each() -> None:
    text = plain_text(
        document(
            BulletList((runs("a"), runs("b"))),
            NumberedList((runs("c"),)),
            Week((Day("man"), Day("tirs", ("10.00 mentor", "13.30 læge")))),
            SignatureLine("Dato"),
        )
    )
    assert text == (
        "- a\n- b\n\n1. c\n\nman: –\ntirs: 10.00 mentor, 13.30 læge\n\nDato: ____________________\n"
    )


def test_tables_paste_into_cells() -> None:
    assert plain_text(document(TABLE)) == "Du\ti dag\n"
    assert plain_text(document(HEADED)) == "Hvem\tHvornår\nDu\ti dag\n"


def test_a_figure_is_told_by_its_alternative() -> None:
    assert plain_text(document(Figure(PICTURE, "Kort over kontakter"))) == "Kort over kontakter\n"


def test_every_text_also_has_what_the_page_hides() -> None:
    shown = set(
        every_text(
            document(
                KeepTogether((TABLE, PageBreak())),
                Figure(PICTURE, "alt"),
                footer="f",
                reader_label="Sanne",
            )
        )
    )
    expected = {"Mit ark", "f", "Sanne", "Hvem", "alt", "name", "shown", "spoken", "drawn"}
    assert expected <= shown


def test_an_empty_document_is_an_empty_line() -> None:
    assert plain_text(document()) == "\n"
