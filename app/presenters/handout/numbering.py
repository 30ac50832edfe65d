"""How a sheet says which one it is: its number counts one reader's sheets of one kind."""

from datetime import date

from app.words import _
from app.words.dates import day_plain

__all__ = ["alone", "dated", "numbered"]


def alone(number: int) -> str:
    """Say which one it is where it takes no other's place: a letter about one thing."""
    return _("ark {number}").format(number=number)


def numbered(number: int) -> str:
    """Say which sheet it is and which one it takes the place of: "ark 3, erstatter 2"."""
    before = number - 1
    if not before:
        return alone(number)
    return _("ark {number}, erstatter {before}").format(number=number, before=before)


def dated(on: date, number: int, until: str) -> str:
    """The right side of a sheet's header: day, number, how long it holds."""
    return _("{day} · {number} · {until}").format(
        day=day_plain(on), number=numbered(number), until=until
    )
