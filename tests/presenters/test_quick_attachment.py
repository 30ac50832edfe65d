"""An attachment typed on one line."""

import pytest

from app.presenters.quick_attachment import attachment_typed
from tests.support.memory import TODAY


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("LÆ 265, 2026-1234, 12.1.2026", ("LÆ 265", "2026-1234", "12.1.2026")),
        ("LÆ 265; 2026-1234", ("LÆ 265", "2026-1234", "")),
        ("Udtalelse, fra skolen, 26/17, i går", ("Udtalelse, fra skolen", "26/17", "12.1.2026")),
        ("Udtalelse, fra skolen", ("Udtalelse, fra skolen", "", "")),
        ("12.1.2026", ("12.1.2026", "", "")),
        ("LÆ 265", ("LÆ 265", "", "")),
        ("  ", ("", "", "")),
    ],
)
def test_title_number_and_date_are_told_apart(line: str, found: tuple[str, str, str]) -> None:
    assert tuple(attachment_typed(line, TODAY).values()) == found
