"""What tests of the desktop room stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.desktop.theme import Look, ThemeChoice

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def look(qapp: object) -> Iterator[Look]:
    """The light look."""
    made = Look(ThemeChoice.LIGHT)
    yield made
    made.deleteLater()
