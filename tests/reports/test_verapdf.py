"""Every kind of paper passes PDF/UA-1 and PDF/A-2a, by the engine that others check with."""

from pathlib import Path

import pytest

from app.reports import render_pdf
from devtools.bench_paper import PlainCanvas
from tests.reports.samples import every_kind, handout
from tests.reports.verapdf import Verdict, judge

pytestmark = [pytest.mark.needs("java"), pytest.mark.timeout(300)]

UNTAGGED = "untagged.pdf"
NO_LINE_END = "no-line-end.pdf"


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Verdict]:
    """Every document and the controls, judged in one start of Java."""
    folder = tmp_path_factory.mktemp("paper")
    for name, document in every_kind().items():
        (folder / name).write_bytes(render_pdf(document))
    (folder / UNTAGGED).write_bytes(render_pdf(handout(), make_canvas=PlainCanvas))
    whole = render_pdf(handout())
    (folder / NO_LINE_END).write_bytes(whole.replace(b"\nendstream", b" endstream"))
    return judge(sorted(Path(folder).glob("*.pdf")))


def test_every_kind_of_document_passes(verdicts: dict[tuple[str, str], Verdict]) -> None:
    failed = {
        key: verdict.broken
        for key, verdict in verdicts.items()
        if key[0] in every_kind() and not verdict.passed
    }
    assert failed == {}
    assert len(verdicts) == 2 * (len(every_kind()) + 2)
    assert verdicts["everything.pdf", "ua1"].checks > 5000


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_control_an_untagged_file_fails(
    verdicts: dict[tuple[str, str], Verdict], flavour: str
) -> None:
    verdict = verdicts[UNTAGGED, flavour]
    assert not verdict.passed
    assert verdict.broken


def test_control_a_stream_without_line_end_fails_as_archive(
    verdicts: dict[tuple[str, str], Verdict],
) -> None:
    assert any("6.1.7" in rule for rule in verdicts[NO_LINE_END, "2a"].broken)
