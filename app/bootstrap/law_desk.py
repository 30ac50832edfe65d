"""A municipality's own changes to the law profiles, kept among the vault's settings."""

import hashlib
import json
from collections.abc import Callable
from datetime import date
from typing import Protocol

from app.bootstrap.surroundings import resources
from app.models.base import Id
from app.models.law import LawProfile, LocalLaw
from app.models.law_problems import LawDataProblem
from app.services.ports import Clock

__all__ = ["LawDesk"]

_SETTING = "law.local"


class _Settings(Protocol):
    def get(self, key: str) -> str | None:
        """The value of a setting."""

    def set(self, key: str, value: str) -> None:
        """Keep a setting."""


class LawDesk:
    """Reads, checks and keeps changes; says what the profiles are with them today."""

    def __init__(
        self,
        shipped: tuple[LawProfile, ...],
        settings: _Settings,
        clock: Clock,
        note: Callable[[str, Id | None, str], None],
        moved: Callable[[], None] = lambda: None,
    ) -> None:
        """``moved`` is told when the profiles are others than before."""
        self._shipped = shipped
        self._settings = settings
        self._clock = clock
        self._note = note
        self._moved = moved
        self._kept: tuple[LocalLaw, ...] | None = None
        self._today: tuple[date, tuple[LawProfile, ...]] | None = None

    def laws(self) -> tuple[LawProfile, ...]:
        """The profiles as they are today."""
        today = self._clock.today()
        if self._today is None or self._today[0] != today:
            self._today = (today, self._overlaid(today))
        return self._today[1]

    def _overlaid(self, today: date) -> tuple[LawProfile, ...]:
        changes = self.all()
        if not changes:  # the usual case needs no copies
            return self._shipped
        from app.rules.law_local import overlaid

        return overlaid(self._shipped, changes, today)

    def all(self) -> tuple[LocalLaw, ...]:
        """Every change that was brought in."""
        if self._kept is None:
            found = [each for each in map(self._tried, self._texts()) if each is not None]
            self._kept = tuple(sorted(found, key=lambda each: (each.valid_from, each.key)))
        return self._kept

    def unread(self) -> int:
        """How many files lie here that this program cannot read any more; they are kept."""
        return len(self._texts()) - len(self.all())

    def _texts(self) -> list[str]:
        found: list[str] = json.loads(self._settings.get(_SETTING) or "[]")
        return found

    def _tried(self, text: str) -> LocalLaw | None:
        """A kept file; a later program may know other profiles than the one that took it in."""
        try:
            return self._read(text.encode())
        except LawDataProblem:
            return None

    def take(self, data: bytes) -> LocalLaw:
        """Bring a file in, whole or not at all."""
        from app.rules.law_local import may_replace

        new = self._read(data)
        before = [each for each in self.all() if each.key == new.key]
        if not all(may_replace(old, new, self._clock.today()) for old in before):
            raise LawDataProblem("", "key", "begun")
        gone = {each.text for each in before}
        texts = [*(each for each in self._texts() if each not in gone), new.text]
        self._settings.set(_SETTING, json.dumps(texts, ensure_ascii=False))
        self._kept = self._today = None
        self._note("law.import", None, hashlib.sha256(data).hexdigest())
        self._moved()
        return new

    def give(self, key: str) -> bytes:
        """The file of a change as it came."""
        return {each.key: each.text for each in self.all()}[key].encode()

    def example(self) -> bytes:
        """A file to begin with."""
        return (resources() / "law" / "local" / "eksempel.toml").read_bytes()

    def _read(self, data: bytes) -> LocalLaw:
        from app.exchange.law_local import read_local

        return read_local(data, self._shipped)
