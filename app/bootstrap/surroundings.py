"""Time, ids, resources: what the rooms are given from outside."""

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # imported by the window before the unlock page is painted
    from app.models.base import Id
    from app.models.law import LawProfile
    from app.rules.naming import Lexicon

__all__ = ["RandomIds", "SystemClock", "actor", "laws", "lexicon", "resources"]


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The moment, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The calendar day here."""
        return datetime.now().astimezone().date()


class RandomIds:
    """Ids that say nothing about anybody."""

    def new(self) -> "Id":
        """A new uuid4."""
        import uuid

        from app.models.base import Id

        return Id(str(uuid.uuid4()))


def resources() -> Path:
    """The folder of everything that is data, beside the program's own."""
    return Path(__file__).resolve().parents[2] / "resources"


@cache
def laws() -> "tuple[LawProfile, ...]":
    """The law profiles that ship with the program."""
    from app.exchange.law import load_profiles

    return load_profiles(resources() / "law", resources() / "catalogue" / "interventions.toml")


@cache
def lexicon() -> "Lexicon":
    """The words that give a kind of fact away, and those for relatives."""
    import tomllib

    from app.models.facts import Kind
    from app.rules.naming import Lexicon

    def table(name: str) -> dict[str, list[str]]:
        return tomllib.loads((resources() / "wording" / name).read_text("utf-8"))

    revealing = {
        word: Kind(kind) for kind, words in table("revealing.toml").items() for word in words
    }
    kin = {word: sort for sort, words in table("kin.toml").items() for word in words}
    return Lexicon(revealing, kin)


def actor() -> str:
    """Who works here, as the operating system knows them; for the log."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"
