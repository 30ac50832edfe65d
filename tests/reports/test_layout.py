"""Lines, columns and pages."""

import pytest

from app.presenters.document import (
    Block,
    Column,
    Document,
    Heading,
    KeepTogether,
    PageBreak,
    Paragraph,
    Run,
    Table,
    runs,
)
from app.presenters.typeset import text_width
from app.reports import render_pdf
from app.reports.flowables.tables import column_widths, stacked_columns
from app.reports.lines import Face, break_lines, longest_word, natural_width
from app.reports.page import Placed, Slice, keep, paginate
from app.reports.style import SMALLEST, Style
from tests.reports.read_back import marked_texts, open_pdf, positions
from tests.reports.samples import LONG

A4 = Style(12, 499, 700, "da")


def tops(slices: list[Slice], bottom: float = 100) -> list[list[float]]:
    return [[placed.top for placed in page] for page in paginate(slices, 0, bottom)]


def page_texts(*blocks: Block) -> list[str]:
    with open_pdf(render_pdf(Document("T", blocks))) as pdf:
        return ["".join(marked_texts(page).values()) for page in pdf.pages]


def test_slices_fill_pages_and_white_space_is_swallowed_at_the_top() -> None:
    assert tops([Slice(40, before=10)] * 3) == [[0, 50], [0]]


def test_what_holds_together_moves_together() -> None:
    heading = Slice(20, keep_next=True)
    assert tops([Slice(70), heading, Slice(40)]) == [[0], [0, 20]]


def test_a_chain_longer_than_a_page_is_cut_but_leaves_no_heading_behind() -> None:
    chain = keep([Slice(45) for _ in range(4)])
    assert tops([Slice(10), *chain]) == [[0, 10, 55], [0, 45]]
    headed = keep([Slice(20), Slice(40), Slice(60)])
    assert tops([Slice(70), *headed]) == [[0], [0, 20], [0]]


def test_a_new_page_is_not_wasted_on_an_empty_one() -> None:
    assert tops([Slice(10, new_page=True), Slice(10, new_page=True)]) == [[0], [0]]
    assert tops([]) == [[]]


def test_a_table_goes_on_under_its_head() -> None:
    head = Slice(20)
    rows = [Slice(45, head=head) for _ in range(3)]
    second = paginate([head, *rows], 0, 100)[1]
    assert second == (Placed(head, 0, repeated=True), Placed(rows[1], 20), *second[2:])


def test_a_page_break_and_blocks_that_stay_together() -> None:
    together = KeepTogether((Heading(2, "Underskrift"), Paragraph(runs(LONG * 3))))
    pages = page_texts(Paragraph(runs(LONG * 62)), together, PageBreak(), Paragraph(runs("Sidst")))
    assert pages[-1] == "Sidst"
    (page,) = (text for text in pages if "Underskrift" in text)
    assert page.count("En lang tekst") >= 3


@pytest.mark.parametrize(("base", "first"), [(12, 1), (16, 2)])
def test_large_print_fills_its_pages_but_leaves_no_last_word_alone(base: float, first: int) -> None:
    rows = Table((Column(),), tuple((runs(f"Række {n}"),) for n in range(16)), row_heads=False)
    above = Paragraph(runs("\n".join("Ovenfor" for _ in range(20))))
    last = Paragraph(runs("Kan du ikke komme, så ring først."))
    block = KeepTogether((Heading(2, "Mine indsatser"), rows, last))
    document = Document("T", (above, block), base_size=base)
    with open_pdf(render_pdf(document)) as pdf:
        pages = ["".join(marked_texts(page).values()) for page in pdf.pages]
    assert ("Række 0" in pages[0]) is (first == 2)
    assert "Række 15" in pages[-1]
    assert "Kan du ikke komme" in pages[-1]


def test_what_holds_together_may_be_one_block_or_empty() -> None:
    assert len(page_texts(KeepTogether((Paragraph(runs(LONG)),)), KeepTogether(()))) == 1
    tall = Paragraph(runs(LONG * 60))
    with open_pdf(render_pdf(Document("T", (KeepTogether((tall,)),), base_size=20))) as pdf:
        assert len(pdf.pages) > 1


def test_a_long_cell_in_large_print_is_set_under_its_row() -> None:
    told = Table((Column(), Column()), ((runs("Mentor"), runs(LONG * 3)),))
    assert column_widths(told, A4) != ()
    assert column_widths(told, Style(16, 499, 700, "da")) == ()


def test_tables_of_the_same_columns_look_one_way_in_a_large_print() -> None:
    columns = (Column("", 0.8), Column("", 2.6))
    short, long = (Table(columns, ((runs("Hvad"), runs(each)),)) for each in ("Ja", LONG * 3))
    other = Table((Column(), Column()), short.rows)
    blocks = (short, KeepTogether((long, Table(columns, ()))), other)
    large = Style(20, 499, 700, "da")
    assert column_widths(short, large) != ()
    assert stacked_columns(blocks, large) == {columns}
    assert stacked_columns(blocks, A4) == frozenset()
    assert (len(_lefts(short)), len(_lefts(short, other))) == (3, 4)
    assert len(_lefts(short, long)) == 2


def _lefts(*blocks: Block) -> set[float]:
    """Where lines begin on a large print: on the left, at its page number, in columns."""
    with open_pdf(render_pdf(Document("T", blocks, base_size=20))) as pdf:
        return {x for x, _y in positions(pdf.pages[0])}


def test_a_number_and_a_date_are_not_torn() -> None:
    face = Face(12)
    for width in range(80, 200, 7):
        words = runs("Ring på 00 00 00 22 den 30. januar")
        lines = [
            "".join(s.text for s in each.spans) for each in break_lines(words, width, face, "da")
        ]
        assert any("00 00 00 22" in each for each in lines)
        assert any("30. januar" in each for each in lines)


def test_the_last_row_of_a_table_does_not_stand_alone() -> None:
    for above in range(30, 45):
        rows = tuple((runs(f"Række {n}."),) for n in range(9))
        space = Paragraph(runs("\n".join("x" for _ in range(above))))
        for page in page_texts(space, Table((Column(),), rows, row_heads=False)):
            assert page.count("Række") != 1


def test_no_line_of_a_paragraph_stands_alone() -> None:
    for count in range(40, 52):
        lines = runs("\n".join(f"<{n}>" for n in range(count)))
        for page in page_texts(Paragraph(lines)):
            assert page.count("<") != 1


@pytest.mark.parametrize("width", [60, 100, 200])
def test_lines_are_never_wider_than_their_room(width: float) -> None:
    face = Face(12)
    content = (Run("Din virksomhedskonsulent ", bold=True), Run("og UU-vejleder"), Run("en."))
    for line in break_lines(content, width, face, "da"):
        assert line.width <= width + 0.02
        spans = sum(text_width(s.text.rstrip(" "), 12, s.weight) for s in line.spans)
        assert spans <= width + 0.02


def test_joined_pieces_break_where_the_line_ends() -> None:
    content = (Run("fed", bold=True), Run("sammenhængende"), Run("."))
    lines = break_lines(content, 50, Face(12), "da")
    letters = "".join(span.text for line in lines for span in line.spans)
    assert letters.replace("\u00ad", "") == "fedsammenhængende."


def test_measures_of_a_text() -> None:
    face = Face(12)
    content = (Run("kort"), Run("fed", bold=True), Run(" og\nto tre fire fem seks"))
    joined = text_width("kort", 12, 400) + text_width("fed", 12, 700)
    assert longest_word(content, face) == pytest.approx(joined)
    assert natural_width(content, face) > text_width("to tre fire fem seks", 12) - 0.01


def test_columns_have_room_for_their_words() -> None:
    phone = "00\u00a000\u00a000\u00a000"
    table = Table((Column(share=9), Column()), ((runs("Sanne"), runs(phone)),))
    widths = column_widths(table, A4)
    assert widths[1] >= text_width(phone, 12) - 0.01
    assert sum(widths) == pytest.approx(499 - 12)


def test_long_columns_leave_short_ones_what_they_want() -> None:
    table = Table((Column(), Column(share=9)), ((runs(LONG * 3), runs("senest 20. januar")),))
    widths = column_widths(table, A4)
    assert widths[1] == pytest.approx(text_width("senest 20. januar", 12), abs=0.1)


def test_words_that_do_not_fit_beside_each_other_are_stacked() -> None:
    words = tuple(runs("specialpædagogik" * 2) for _ in range(4))
    assert column_widths(Table((Column(),) * 4, (words,)), A4) == ()


@pytest.mark.parametrize("base", [12, 16, 20])
def test_nothing_is_smaller_than_twelve_points(base: float) -> None:
    style = Style(base, 499, 700, "da")
    sizes = [style.small, style.quote, *(style.heading(level) for level in (1, 2, 3))]
    assert min(sizes) >= SMALLEST
    assert sizes[2] > sizes[3] > sizes[4] > base
