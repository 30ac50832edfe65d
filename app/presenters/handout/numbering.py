"""How a sheet says which one it is: its number counts one reader's sheets of one kind."""

from datetime import date

from app.words import _
from app.words.dates import day_plain

__all__ = ["dated", "numbered"]


def numbered(number: int) -> str:
    """Say which sheet it is and which one it takes the place of: "ark 3, erstatter 2"."""
    before = number - 1
    if not before:
        return _("ark {number}").format(number=number)
    return _("ark {number}, erstatter {before}").format(number=number, before=before)


def dated(on: date, number: int, until: str) -> str:
    """The right side of a sheet's header: day, number, how long it holds."""
    return _("{day} · {number} · {until}").format(
        day=day_plain(on), number=numbered(number), until=until
    )
