"""Reading everything once, to know that it is what was written."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from app.models.vault_problems import DatabaseDamaged, HeaderTampered, VaultBusy, VaultProblem
from app.storage.vault.driver import RawConnection, open_raw, page_damage, truncate_wal
from app.storage.vault.engine import Vault
from app.storage.vault.errors import database_problems
from app.storage.vault.files import VaultFolder
from app.storage.vault.header import Header
from app.storage.vault.opening import Key, MacAt, require_last_save, unlock

if TYPE_CHECKING:
    from sqlalchemy import Connection

__all__ = ["ChainIsWhole", "Finding", "Report", "Step", "check_vault"]

ChainIsWhole = Callable[["Connection"], bool]
"""Walks the whole audit chain and says whether every MAC fits."""


class Step(StrEnum):
    """What was looked at, in this order."""

    HEADER_COPY = "header_copy"
    OPENING = "opening"
    PAGES = "pages"
    STRUCTURE = "structure"
    REFERENCES = "references"
    LAST_SAVE = "last_save"
    CHAIN = "chain"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong."""

    step: Step
    problem: VaultProblem


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found."""

    findings: tuple[Finding, ...]

    @property
    def is_whole(self) -> bool:
        """Whether everything is what was written."""
        return not self.findings


def check_vault(
    folder: Path,
    key: Key,
    mac_at: MacAt | None = None,
    chain_is_whole: Callable[[Vault], ChainIsWhole] | None = None,
) -> Report:
    """Check a vault that nobody has open; about 30 ms per MB.

    Each look is taken on a fresh connection, because one bad page spoils the connection for the
    next question.

    Args:
        folder: the vault's folder.
        key: what opens it.
        mac_at: finds the audit row that the last save noted.
        chain_is_whole: gets the vault (for its ``chain_key``) and gives the walk over the chain.

    Raises:
        VaultProblem: where the header keeps anything more from being looked at, or the vault is
            open elsewhere. All else is a finding.
    """
    place = VaultFolder(folder)
    header, dek = unlock(place, key)
    looks: list[tuple[Step, Callable[[], None]]] = [
        (Step.HEADER_COPY, lambda: _look_at_copy(place, header)),
        (Step.OPENING, lambda: _fresh(place, dek, truncate_wal)),
        (Step.PAGES, lambda: _fresh(place, dek, _look_at_pages)),
        (Step.STRUCTURE, lambda: _fresh(place, dek, _look_at_structure)),
        (Step.REFERENCES, lambda: _fresh(place, dek, _look_at_references)),
        (Step.LAST_SAVE, lambda: _with_vault(place, header, dek, _last_save(mac_at))),
    ]
    if chain_is_whole is not None:
        walk = _chain(chain_is_whole)
        looks.append((Step.CHAIN, lambda: _with_vault(place, header, dek, walk)))
    return Report(tuple(_find(looks)))


def _find(looks: list[tuple[Step, Callable[[], None]]]) -> list[Finding]:
    findings: list[Finding] = []
    for step, look in looks:
        try:
            look()
        except VaultBusy:
            raise
        except VaultProblem as problem:
            findings.append(Finding(step, problem))
            if step is Step.OPENING:
                break
    return findings


def _look_at_copy(place: VaultFolder, header: Header) -> None:
    copy = place.header_copy.read_bytes() if place.header_copy.exists() else b""
    if copy != header.to_bytes():
        raise HeaderTampered


def _fresh(place: VaultFolder, dek: bytes, look: Callable[[RawConnection], None]) -> None:
    raw = open_raw(place.database, dek)
    try:
        with database_problems():
            look(raw)
    finally:
        raw.close()


def _look_at_pages(raw: RawConnection) -> None:
    if page_damage(raw):
        raise DatabaseDamaged


def _look_at_structure(raw: RawConnection) -> None:
    if raw.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
        raise DatabaseDamaged


def _look_at_references(raw: RawConnection) -> None:
    if raw.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise DatabaseDamaged


def _with_vault(
    place: VaultFolder, header: Header, dek: bytes, look: Callable[[Vault], None]
) -> None:
    vault = Vault(place, header, dek, open_raw(place.database, dek))
    try:
        with database_problems():
            look(vault)
    finally:
        vault.close()


def _last_save(mac_at: MacAt | None) -> Callable[[Vault], None]:
    return lambda vault: require_last_save(vault, mac_at)


def _chain(chain_is_whole: Callable[[Vault], ChainIsWhole]) -> Callable[[Vault], None]:
    def walk(vault: Vault) -> None:
        with vault.engine.connect() as connection:
            if not chain_is_whole(vault)(connection):
                raise DatabaseDamaged

    return walk
