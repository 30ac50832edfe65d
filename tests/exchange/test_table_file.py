"""Tables for spreadsheets, read back."""

import csv
import io

import pytest

from app.exchange.table_file import table_bytes


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


def test_cells_come_back_as_they_were() -> None:
    rows = [("Læge; privat", 'sagt "ja"'), ("to\nlinjer", "")]
    data = table_bytes(("Kontakt", "Note"), rows)
    assert read(data) == [["Kontakt", "Note"], *map(list, rows)]
    assert data.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("cell", ["=1+1", "+45 12 34 56 78", "-1", "@x", "\tx"])
def test_a_formula_is_kept_as_words(cell: str) -> None:
    assert read(table_bytes(("a",), [(cell,)]))[1] == [f"'{cell}"]
