"""Making, opening and checking vaults: the rooms below, in the order that keeps everything safe."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.bootstrap.surroundings import SystemClock, actor
from app.bootstrap.workspace import OpenWorkspace
from app.models.vault_problems import MinutesChanged, MinutesMissing
from app.rules.seals import CLOSING, Seal, seals
from app.services.checking import Checked
from app.services.ports import Clock
from app.storage import forgetting, log
from app.storage.migrate import stored_version, upgrade
from app.storage.repositories import StoredRepositories
from app.storage.tables import HEAD, make_tables, schema
from app.storage.vault import (
    DEFAULT_COST,
    ChainIsWhole,
    Cost,
    Passphrase,
    Preparation,
    Vault,
    check_vault,
    create_vault,
    open_vault,
)
from app.storage.vault.opening import Key, MacAt

__all__ = ["accept", "check", "create", "mac_at", "open_workspace", "ready"]

VERSIONS = "app.storage.migrations.versions"


def mac_at() -> MacAt:
    """What finds the entry that the last save noted."""
    table = schema().log
    return lambda connection, seq: log.mac_at(connection, table, seq)


def ready(vault: Vault, act: str, clock: Clock | None = None) -> OpenWorkspace:
    """Bring the tables of an open vault up to date and wire the services over it."""
    try:
        upgrade(vault, VERSIONS, HEAD, make_tables)
        forgetting.finish(vault, schema())
        workspace = OpenWorkspace(vault, clock)
        workspace.note(act, None)
    except BaseException:
        vault.close()
        raise
    return workspace


def accept(vault: Vault) -> None:
    """Begin the note of the last save anew from what is there: the user knows what is lost."""
    table = schema().log
    with vault.engine.connect() as connection:
        newest = log.head(connection, table)
    if newest is not None:
        vault.renew_anchor(*newest)


def create(
    folder: Path,
    passphrase: str,
    preparation: Preparation,
    typed_code: str,
    cost: Cost = DEFAULT_COST,
) -> OpenWorkspace:
    """Make a vault and open it.

    Raises:
        VaultProblem: see ``app.storage.vault.create_vault``.
    """
    vault = create_vault(folder, passphrase, preparation, typed_code, cost)
    return ready(vault, "vault.create")


def open_workspace(folder: Path, key: Key, clock: Clock | None = None) -> OpenWorkspace:
    """Open a vault; whatever is wrong is said before any row is read.

    Raises:
        VaultProblem: see ``app.storage.vault.open_vault``.
    """
    return ready(open_vault(folder, key, mac_at()), "vault.unlock", clock)


def check(folder: Path, passphrase: str) -> Checked:
    """Read every byte of a closed vault once; no problems when all is well.

    Besides the bytes: that no entry of the log is missing or changed, that all closed minutes say
    what the log took the fingerprint of, and that none is gone but with a proof that the log knows.

    Raises:
        VaultProblem: the header keeps anything more from being looked at.
    """
    deleted: list[int] = []
    report = check_vault(
        folder, Passphrase(passphrase), mac_at(), lambda vault: _is_whole(vault, deleted)
    )
    return Checked(tuple(each.problem for each in report.findings), sum(deleted))


def _is_whole(vault: Vault, deleted: list[int]) -> ChainIsWhole:
    table = schema().log

    def walk(connection: Any) -> bool:
        if not log.is_whole(connection, table, vault.chain_key):
            return False
        found = Counter(_minutes_found(vault, connection))
        deleted.append(found[Seal.DELETED])
        if found[Seal.MISSING]:
            raise MinutesMissing
        if found[Seal.CHANGED]:
            raise MinutesChanged
        return True

    return walk


def _minutes_found(vault: Vault, connection: Any) -> Iterator[Seal]:
    """What the log says of all closed minutes; tables of an older version are looked at once opened."""
    if stored_version(vault) != HEAD:
        return
    stored = StoredRepositories(connection, schema(), vault.chain_key, SystemClock().now(), actor())
    entries = stored.entries(None)
    cases = {each.id: stored.load(each.id) for each in stored.labels()}
    for key, case in cases.items():
        yield from seals(case, [each for each in entries if each.case_id == key]).values()
    if any(each.act == CLOSING and each.case_id not in cases for each in entries):
        yield Seal.MISSING
