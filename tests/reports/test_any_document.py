"""Whatever people write, it comes on the paper, on the page, and in the marks."""

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.presenters.document import (
    Block,
    BulletList,
    Callout,
    Column,
    ContactBox,
    Day,
    Document,
    KeepTogether,
    Paper,
    Paragraph,
    Quote,
    Run,
    Table,
    Week,
    block_texts,
)
from app.presenters.typeset import SOFT_HYPHEN, printable
from app.reports import render_pdf
from tests.reports.read_back import open_pdf, positions, tree, unmarked

WORDS = ("Sanne", "virksomhedskonsulent", "og", "UU-vejleder", "Ж", "x" * 70, "10.00", "»ja«", "\n")
TEXTS = st.builds(
    lambda words, times: " ".join(words * times),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=6),
    st.sampled_from([1, 1, 1, 60]),
)
RUNS = st.tuples(st.builds(Run, TEXTS, st.booleans(), st.booleans()), st.builds(Run, TEXTS))
CELLS = st.lists(st.tuples(RUNS, RUNS), max_size=12).map(tuple)
DAYS = st.lists(st.builds(Day, TEXTS, st.lists(TEXTS, max_size=3).map(tuple)), max_size=7)
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, RUNS),
    st.builds(Quote, TEXTS),
    st.builds(Callout, RUNS),
    st.builds(ContactBox, st.just("phone"), TEXTS, TEXTS),
    st.builds(BulletList, st.lists(RUNS, max_size=9).map(tuple)),
    st.builds(Table, st.just((Column(), Column("Hvad", 3, "end"))), CELLS, st.booleans()),
    st.builds(Week, DAYS.map(tuple)),
)
GROUPS = st.builds(KeepTogether, st.lists(BLOCKS, max_size=3).map(tuple))
DOCUMENTS = st.builds(
    Document,
    st.just("Ark"),
    st.lists(BLOCKS | GROUPS, max_size=4).map(tuple),
    paper=st.sampled_from(Paper),
    base_size=st.sampled_from([12.0, 16.0, 20.0]),
)


def words_of(document: Document) -> set[str]:
    """The words of the document, without what only its plain text adds."""
    text = printable("\n".join(block_texts(document.blocks)).replace("\n", " "))
    return {word.rstrip(":,") for word in text.split()} - {"–", "-", ""}


@settings(max_examples=25, phases=(Phase.generate,), suppress_health_check=[HealthCheck.too_slow])
@given(DOCUMENTS)
def test_every_word_is_read_and_stands_on_the_page(document: Document) -> None:
    data = render_pdf(document)
    heard = tree(data).all_text().replace(SOFT_HYPHEN, "").replace(" ", "")
    assert [word for word in words_of(document) if word not in heard] == []
    with open_pdf(data) as pdf:
        for page in pdf.pages:
            assert unmarked(page) == []
            width, height = (float(side) for side in page.MediaBox[2:])
            assert all(40 < x < width - 40 and 20 < y < height - 20 for x, y in positions(page))
