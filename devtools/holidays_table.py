"""Writes the Danish holidays from the library that knows them: ``python -m devtools.holidays_table``.

The program reads the table and not the library, which loads every country of the world before it tells
of one: a third of a second in the middle of a click. A test holds the table against the library, so that
a day which is abolished there is noticed here.
"""

from pathlib import Path
from typing import Final

import holidays

__all__ = ["PATH", "table_text"]

PATH: Final = Path(__file__).parents[1] / "resources" / "calendar" / "holidays.toml"
_YEARS: Final = range(2000, 2061)
_HEAD: Final = """\
# Danish holidays, written by `python -m devtools.holidays_table`: days that are holidays beyond doubt, and
# the library's optional ones (Grundlovsdag, 24 and 31 December, 1 May).
"""


def table_text() -> str:
    """Return the table as the file holds it: for each category the days of all years."""
    return _HEAD + _part("certain", "public") + _part("optional", "optional")


def _part(name: str, category: str) -> str:
    lines = [_year(year, category) for year in _YEARS]
    return f"{name} = [\n" + "".join(lines) + "]\n"


def _year(year: int, category: str) -> str:
    days = sorted(holidays.country_holidays("DK", years=year, categories=(category,)))
    return "  " + " ".join(f"{day.isoformat()}," for day in days) + "\n"


if __name__ == "__main__":
    PATH.write_text(table_text(), encoding="utf-8")
