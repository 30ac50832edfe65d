"""The paper bench measures what it says."""

from devtools.bench_paper import PaperFigures, measure
from tests.reports.samples import handout


def test_tags_cost_bytes_and_are_compared_with_the_same_paper_without() -> None:
    figures = measure(handout(), count=2)
    assert figures.untagged_bytes < figures.tagged_bytes
    assert figures.tagged_ms > 0


def test_the_ratio_is_tagged_to_untagged() -> None:
    assert PaperFigures(3, 2, 10, 9).ratio == 1.5
