"""Making and opening a vault.

The order at opening decides which sentence is true: header readable (*tampered*), slot unwraps
(*wrong secret*), header's MAC (*tampered*), database there and encrypted (*missing*, *plain*), key
fits page 1 (now *damaged*, no longer *wrong key*), every page's HMAC (*damaged*), last save present
(*recent work missing*). Only then does anybody read a row.
"""

import contextlib
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from app.models.vault_problems import (
    DatabaseDamaged,
    DiskFull,
    HeaderMissing,
    KeyringUnavailable,
    RecentWorkMissing,
    RecoveryCodeMistyped,
    VaultExists,
    VaultMissing,
)
from app.storage.vault import keys
from app.storage.vault.anchor import EMPTY_HEAD, AnchorFile
from app.storage.vault.driver import (
    RawConnection,
    open_raw,
    page_damage,
    require_database,
    truncate_wal,
)
from app.storage.vault.engine import Vault
from app.storage.vault.errors import database_problems
from app.storage.vault.files import (
    VaultFolder,
    make_private_file,
    make_private_folder,
    sync_folder,
)
from app.storage.vault.header import Header, read_header, write_header
from app.storage.vault.keyring_port import Keyring
from app.storage.vault.keys import DEFAULT_COST, Cost
from app.storage.vault.recovery import new_code, same_code
from app.storage.vault.slots import Slot, SlotKind, passphrase_slot, recovery_slot

if TYPE_CHECKING:
    from sqlalchemy import Connection

__all__ = [
    "Key",
    "MacAt",
    "Passphrase",
    "Preparation",
    "RecoveryCode",
    "Unlocked",
    "asks_for_keyring",
    "create_vault",
    "item_name",
    "make_vault",
    "open_unlocked",
    "open_vault",
    "prepare_vault",
    "require_key",
    "require_last_save",
    "unlock",
    "unlock_vault",
    "vault_exists",
]

MacAt = Callable[["Connection", int], bytes | None]
"""Looks up the MAC of the audit row with a number; None where there is no such row."""


@dataclass(frozen=True, slots=True)
class Passphrase:
    """Opens the passphrase slot; or, where there is none, the slot bound to ``keyring``."""

    text: str = field(repr=False)
    keyring: Keyring | None = None


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """Opens the recovery slot."""

    text: str = field(repr=False)


Key = Passphrase | RecoveryCode


@dataclass(frozen=True, slots=True)
class Preparation:
    """What is shown before a vault is made: the recovery code, to be written down."""

    code: str = field(repr=False)


def prepare_vault() -> Preparation:
    """First step of making a vault; nothing is stored yet."""
    return Preparation(new_code())


def vault_exists(folder: Path) -> bool:
    """Whether the folder holds a vault, whole or in pieces: never make another one over it."""
    place = VaultFolder(folder)
    return place.holds_anything() and not _is_unfinished(place)


def _is_unfinished(place: VaultFolder) -> bool:
    return place.unfinished.exists() and not place.header.exists()


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A vault whose key is known and whose database is still closed."""

    place: VaultFolder
    header: Header
    dek: bytes = field(repr=False)


def create_vault(
    folder: Path,
    passphrase: str,
    preparation: Preparation,
    typed_code: str,
    cost: Cost = DEFAULT_COST,
) -> Vault:
    """Second step: make the vault and open it; raises as ``make_vault``."""
    return open_unlocked(make_vault(folder, passphrase, preparation, typed_code, cost))


def make_vault(
    folder: Path,
    passphrase: str,
    preparation: Preparation,
    typed_code: str,
    cost: Cost = DEFAULT_COST,
) -> Unlocked:
    """Make the files of a vault with a passphrase slot and a recovery slot; any thread may.

    The header is written last; a vault whose making was cut short holds nothing yet and is cleared
    away by the next try.

    Raises:
        VaultExists: something of a vault lies there.
        RecoveryCodeMistyped: what was typed back is not the code that was shown.
        PassphraseTooShort: fewer than 12 characters.
        DiskFull, ReadOnly: nothing of a vault is left behind in use.
    """
    if not same_code(preparation.code, typed_code):
        raise RecoveryCodeMistyped
    keys.require_length(passphrase)
    place = VaultFolder(folder)
    if vault_exists(folder):
        raise VaultExists
    dek = keys.new_key()
    vault_id = str(uuid.uuid4())
    slots = (
        passphrase_slot(vault_id, dek, passphrase, cost),
        recovery_slot(vault_id, dek, preparation.code),
    )
    header = Header(vault_id, 1, None, slots, b"").sealed(dek)
    _make_files(place, header, dek)
    return Unlocked(place, header, dek)


def _make_files(place: VaultFolder, header: Header, dek: bytes) -> None:
    make_private_folder(place.path)
    make_private_folder(place.unfinished)
    for leftover in (place.database, place.wal, place.anchor, place.header_copy):
        leftover.unlink(missing_ok=True)
    make_private_file(place.database)
    with database_problems(), contextlib.closing(open_raw(place.database, dek, create=True)) as raw:
        # an empty database has no page yet, and would be taken for a damaged one
        raw.execute("PRAGMA user_version=1").fetchall()
        truncate_wal(raw)
    require_database(place.database)
    AnchorFile(place.anchor, header.vault_id, dek).renew(EMPTY_HEAD)
    write_header(place, header)
    place.unfinished.rmdir()
    sync_folder(place.path)


def item_name(vault_id: str, slot: Slot) -> str:
    """Name of the keyring item of a combined slot; a new secret gets a new name."""
    return f"{vault_id}:{slot.check.hex()}"


def unlock(place: VaultFolder, key: Key) -> tuple[Header, bytes]:
    """Read and verify the header and unwrap the data key, without touching the database."""
    if not place.header.exists():
        if vault_exists(place.path):
            raise HeaderMissing
        raise VaultMissing
    header = read_header(place.header)
    dek = _unwrap(header, key)
    header.verify(dek)
    return header, dek


def _unwrap(header: Header, key: Key) -> bytes:
    if isinstance(key, RecoveryCode):
        return header.slot(SlotKind.RECOVERY).open(header.vault_id, key.text)
    if header.has(SlotKind.PASSPHRASE):
        return header.slot(SlotKind.PASSPHRASE).open(header.vault_id, key.text)
    slot = header.slot(SlotKind.BOTH)
    if key.keyring is None or key.keyring.name != header.keyring:
        raise KeyringUnavailable
    secret = key.keyring.get(item_name(header.vault_id, slot))
    return slot.open(header.vault_id, key.text, secret)


def require_key(folder: Path, key: Key) -> None:
    """Demand the passphrase again, for example to unlock the screen; raise as ``open_vault``."""
    unlock(VaultFolder(folder), key)


def open_vault(
    folder: Path, key: Key, mac_at: MacAt | None = None, *, accept_loss: bool = False
) -> Vault:
    """Open a vault: ``unlock_vault`` and ``open_unlocked`` in one; arguments and problems as there."""
    return open_unlocked(unlock_vault(folder, key), mac_at, accept_loss=accept_loss)


def asks_for_keyring(folder: Path) -> bool:
    """Whether a passphrase opens this vault only together with the keyring; False without one."""
    place = VaultFolder(folder)
    if not place.header.exists():
        return False
    header = read_header(place.header)
    return header.has(SlotKind.BOTH) and not header.has(SlotKind.PASSPHRASE)


def unlock_vault(folder: Path, key: Key) -> Unlocked:
    """Check a secret and derive the key, about a second; any thread may.

    Raises:
        VaultProblem: wrong secret, changed header, no vault, the keyring does not answer, …
    """
    place = VaultFolder(folder)
    return Unlocked(place, *unlock(place, key))


def open_unlocked(
    unlocked: Unlocked, mac_at: MacAt | None = None, *, accept_loss: bool = False
) -> Vault:
    """Open the database; whatever is wrong is said before any row is read.

    The connection belongs to the thread that calls this.

    Args:
        unlocked: what ``unlock_vault`` or ``make_vault`` gave.
        mac_at: finds the audit row that the last save noted; None leaves that check out.
        accept_loss: the user was told that recent work is missing and goes on; the caller then
            calls ``renew_anchor``.

    Raises:
        VaultProblem: one class per cause, see ``app.models.vault_problems``.
    """
    place, header, dek = unlocked.place, unlocked.header, unlocked.dek
    raw = open_raw(place.database, dek)
    with contextlib.ExitStack() as undo:
        undo.callback(raw.close)
        _require_whole_pages(raw)
        vault = Vault(place, header, dek, raw)
        undo.callback(vault.close)
        if not accept_loss:
            require_last_save(vault, mac_at)
        undo.pop_all()
    return vault


def _require_whole_pages(raw: RawConnection) -> None:
    """Raise ``DatabaseDamaged`` if any page of the file fails its HMAC.

    On a disk without any room the log cannot be moved into the file, which then is not to be judged
    yet. The vault opens all the same, so that room can be made: each page is still verified when it
    is read, only not all of them beforehand.
    """
    try:
        truncate_wal(raw)
    except DiskFull:
        return
    if page_damage(raw):
        raise DatabaseDamaged


def require_last_save(vault: Vault, mac_at: MacAt | None) -> None:
    """Raise ``RecentWorkMissing`` unless the row that the anchor notes is there, unchanged."""
    head = vault.read_anchor()
    if mac_at is None or head.seq == 0:
        return
    with database_problems(), vault.engine.connect() as connection:
        if mac_at(connection, head.seq) != head.mac:
            raise RecentWorkMissing
