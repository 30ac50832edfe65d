"""What is on the paper, read back from the bytes."""

import subprocess
from pathlib import Path

import pytest

from app.presenters.document import (
    Callout,
    Column,
    Document,
    Heading,
    Paragraph,
    Run,
    Table,
    every_text,
    runs,
)
from app.presenters.typeset import SOFT_HYPHEN
from app.reports import render_pdf
from app.reports.style import LARGE_PRINT
from devtools.bench_paper import PlainCanvas
from tests.reports.read_back import Node, artifact_text, open_pdf, tree, unmarked
from tests.reports.samples import CONTACTS, LONG, STEPS, every_kind, everything, handout, map_sheet

KINDS = every_kind()


def tags(node: Node) -> list[str]:
    return [part.tag for part in node.walk()]


def first(data: bytes, tag: str) -> Node:
    return next(node for node in tree(data).walk() if node.tag == tag)


def test_the_sheet_is_read_in_its_order() -> None:
    texts = [node.text for node in tree(render_pdf(handout())).walk() if node.text]
    assert texts[:5] == [
        "Kommunen · Til Sanne",
        "12. januar 2026 · ark 1 · gælder til næste møde",
        "Sannes plan",
        "Min drøm",
        "»Jeg vil gerne noget med børn igen, bare nogle timer. Og have ro om aftenen.«",
    ]
    assert texts[-1].startswith("Det er en anbefaling.")


@pytest.mark.parametrize("size", [12, 16, 20])
def test_every_word_of_the_document_is_read(size: float) -> None:
    document = handout(size)
    heard = tree(render_pdf(document)).all_text().replace(SOFT_HYPHEN, "").replace(" ", "")
    not_read = {document.title, document.footer, *(column.heading for column in STEPS.columns)}
    for text in set(every_text(document)) - not_read:
        for word in text.replace("\u00a0", "").split():
            unheard = word == "–" or (size > LARGE_PRINT and word == "Hvem")  # stacked: no head
            assert word.rstrip(":") in heard or unheard, word


def test_nothing_stands_outside_the_marks() -> None:
    for name, document in KINDS.items():
        with open_pdf(render_pdf(document)) as pdf:
            assert [unmarked(page) for page in pdf.pages] == [[]] * len(pdf.pages), name


def test_control_unmarked_content_is_found() -> None:
    with open_pdf(render_pdf(handout(), make_canvas=PlainCanvas)) as pdf:
        assert len(unmarked(pdf.pages[0])) > 10


def test_tables_name_their_columns_and_rows() -> None:
    document = Document("T", (Heading(1, "T"), CONTACTS))
    data = render_pdf(document)
    assert tags(first(data, "Table")) == [
        *("Table", "TR", "TH", "TH", "TH"),
        *("TR", "TH", "TD", "TD"),
        *("TR", "TH", "TD", "TD"),
    ]
    with open_pdf(data) as pdf:
        table = pdf.Root.StructTreeRoot.K.K[-1]
        scopes = [str(row.K[0].A.Scope) for row in table.K]
    assert scopes == ["/Column", "/Row", "/Row"]


def test_a_stacked_table_is_the_same_table_to_the_ear() -> None:
    node = first(render_pdf(Document("T", (CONTACTS,), base_size=20)), "Table")
    assert tags(node) == ["Table", *["TR", "TH", "TD", "TD"] * 2]
    assert "Telefon: 00 00 00 00" in node.all_text()


def test_a_table_head_is_repeated_but_read_once() -> None:
    rows = tuple((runs(f"Kontakt {n}"), runs("tekst")) for n in range(60))
    data = render_pdf(
        Document("T", (Table((Column("Hvem"), Column("Hvad")), rows, show_head=True),))
    )
    with open_pdf(data) as pdf:
        assert len(pdf.pages) > 1
        assert all("HvemHvad" in artifact_text(page) for page in list(pdf.pages)[1:])
    node = first(data, "Table")
    assert node.all_text().count("Hvem") == 1
    assert tags(node).count("TR") == 61


def test_lists_have_labels_and_bodies() -> None:
    node = first(render_pdf(everything()), "L")
    assert tags(node)[:7] == ["L", "LI", "Lbl", "LBody", "LI", "Lbl", "LBody"]
    assert node.kids[0].all_text() == "•Første"


def test_a_figure_speaks_and_has_a_place() -> None:
    data = render_pdf(map_sheet())
    figure = first(data, "Figure")
    assert figure.alt == "Kort: Voksenstøtte har kontakt med Sanne."
    assert "Social & sundhed" in figure.text
    with open_pdf(data) as pdf:
        (element,) = (kid for kid in pdf.Root.StructTreeRoot.K.K if kid.S == "/Figure")
        left, bottom, right, top = (float(value) for value in element.A.BBox)
        _, _, width, height = (float(value) for value in pdf.pages[0].MediaBox)
    assert 0 < left < right < width
    assert 0 < bottom < top < height


def test_header_is_read_once_and_page_numbers_are_looked_at() -> None:
    document = Document("T", (Paragraph(runs(LONG * 200)),), header_left="Kommunen", footer="Fod")
    data = render_pdf(document)
    assert tree(data).all_text().count("Kommunen") == 1
    with open_pdf(data) as pdf:
        count = len(pdf.pages)
        assert artifact_text(pdf.pages[-1]) == f"KommunenFodSide {count} af {count}"


def test_a_word_broken_at_the_line_end_is_one_word_to_the_ear() -> None:
    cell = (runs("virksomhedskonsulent " * 3), *[runs("beskæftigelsesindsats")] * 1)
    narrow = Table((Column(), Column()), (cell,))
    text = tree(render_pdf(Document("T", (narrow, Callout(runs("x" * 200)))))).all_text()
    assert SOFT_HYPHEN in text
    assert "-" not in text


def test_no_heading_level_is_skipped_for_the_ear() -> None:
    levels = (2, 3, 2, 1, 3)
    blocks = tuple(Heading(level, f"Nr. {level}") for level in levels)
    heard = tags(tree(render_pdf(Document("T", blocks))))
    assert heard == ["Document", "H1", "H2", "H2", "H1", "H2"]


def test_styles_do_not_part_words() -> None:
    content = (
        Run("Din"),
        Run(" rådgiver", bold=True),
        Run(", "),
        Run("ikke", quiet=True),
        Run("."),
    )
    heard = tree(render_pdf(Document("T", (Paragraph(content),)))).all_text()
    assert heard == "Din rådgiver, ikke."


def test_fonts_are_embedded_and_no_other_is_named() -> None:
    with open_pdf(render_pdf(everything())) as pdf:
        fonts = [font for page in pdf.pages for font in page.resources.Font.values()]
        names = {str(font.BaseFont) for font in fonts}
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)
    assert {name.split("+")[1] for name in names} == {
        "AtkinsonHyperlegibleNext-Regular",
        "AtkinsonHyperlegibleNext-SemiBold",
        "AtkinsonHyperlegibleNext-Bold",
    }


def test_the_file_says_what_it_is_and_nothing_of_who_made_it() -> None:
    with open_pdf(render_pdf(handout())) as pdf:
        root = pdf.Root
        assert str(root.Lang) == "da-DK"
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo["/Title"]) == "Mit ark"
        assert str(pdf.docinfo.get("/Author", "")) == ""
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:2000")
        metadata = root.Metadata.read_bytes().decode("utf-8")
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "Sanne" not in metadata


@pytest.mark.parametrize(
    ("name", "pages"), [("handout.pdf", 1), ("map-a3.pdf", 1), ("empty.pdf", 1)]
)
def test_page_counts(name: str, pages: int) -> None:
    with open_pdf(render_pdf(KINDS[name])) as pdf:
        assert len(pdf.pages) == pages


def test_landscape_sheets_are_wide() -> None:
    with open_pdf(render_pdf(map_sheet())) as pdf:
        width, height = (float(side) for side in pdf.pages[0].MediaBox[2:])
    assert (round(width), round(height)) == (1191, 842)


@pytest.mark.needs("poppler")
def test_a_second_program_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(render_pdf(handout()))
    shown = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
    text = shown.stdout.decode("utf-8")
    assert text.index("Sannes plan") < text.index("Min drøm") < text.index("Ring til én")
    assert "Side 1 af 1" in text
