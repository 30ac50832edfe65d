"""Changing what opens a vault. The data key stays, so the database is never touched."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.models.vault_problems import (
    HeaderMissing,
    LastSlot,
    NoSuchSlot,
    RecoveryCodeMistyped,
    VaultMissing,
)
from app.storage.vault import keys
from app.storage.vault.files import VaultFolder, write_whole
from app.storage.vault.header import Header, read_header, write_header
from app.storage.vault.keyring_port import Keyring
from app.storage.vault.keys import DEFAULT_COST, Cost
from app.storage.vault.opening import Key, Preparation, item_name, unlock
from app.storage.vault.recovery import same_code
from app.storage.vault.slots import Slot, SlotKind, both_slot, passphrase_slot, recovery_slot

__all__ = [
    "add_keyring_slot",
    "bind_to_keyring",
    "change_passphrase",
    "put_back_header",
    "remove_slot",
    "renew_recovery_code",
]

_Edit = Callable[[Header, bytes], Header]


def _rewrite(folder: Path, key: Key, edit: _Edit) -> Header:
    place = VaultFolder(folder)
    header, dek = unlock(place, key)
    changed = replace(edit(header, dek), generation=header.generation + 1).sealed(dek)
    write_header(place, changed)
    return changed


def _with(header: Header, *slots: Slot, without: tuple[SlotKind, ...] = ()) -> Header:
    gone = {each.kind for each in slots} | set(without)
    kept = tuple(each for each in header.slots if each.kind not in gone)
    keyring = header.keyring
    if SlotKind.BOTH not in {each.kind for each in kept + slots}:
        keyring = None
    return replace(header, slots=kept + slots, keyring=keyring)


def change_passphrase(folder: Path, key: Key, new: str, cost: Cost = DEFAULT_COST) -> None:
    """Open with a new passphrase from now on; the old one opens nothing here any more.

    A slot bound to the keyring goes too, because its passphrase is the old one (and, when a
    recovery code is used, its keyring is probably lost); bind again afterwards if wanted.
    """

    def edit(header: Header, dek: bytes) -> Header:
        slot = passphrase_slot(header.vault_id, dek, new, cost)
        return _with(header, slot, without=(SlotKind.BOTH,))

    _rewrite(folder, key, edit)


def renew_recovery_code(folder: Path, key: Key, preparation: Preparation, typed: str) -> None:
    """Replace the recovery code; the paper with the old one is waste from now on."""
    if not same_code(preparation.code, typed):
        raise RecoveryCodeMistyped

    def edit(header: Header, dek: bytes) -> Header:
        return _with(header, recovery_slot(header.vault_id, dek, preparation.code))

    _rewrite(folder, key, edit)


def add_keyring_slot(
    folder: Path, key: Key, passphrase: str, keyring: Keyring, cost: Cost = DEFAULT_COST
) -> None:
    """Add the combined slot beside the passphrase slot.

    This alone protects nothing more than before (see ``slots``): a thief of the folder attacks the
    passphrase slot. It is the first half of ``bind_to_keyring``.
    """
    _add_keyring_slot(folder, key, passphrase, keyring, cost, without=())


def bind_to_keyring(
    folder: Path, key: Key, passphrase: str, keyring: Keyring, cost: Cost = DEFAULT_COST
) -> None:
    """Demand this computer's keyring *and* the passphrase from now on.

    A copied folder becomes worthless without the keyring. In return, whoever loses the keyring
    (new computer, reset password) needs the recovery code: ask that it is at hand before this.
    """
    _add_keyring_slot(folder, key, passphrase, keyring, cost, without=(SlotKind.PASSPHRASE,))


def _add_keyring_slot(
    folder: Path,
    key: Key,
    passphrase: str,
    keyring: Keyring,
    cost: Cost,
    *,
    without: tuple[SlotKind, ...],
) -> None:
    replaced: list[str] = []

    def edit(header: Header, dek: bytes) -> Header:
        secret = keys.new_key()
        slot = both_slot(header.vault_id, dek, passphrase, secret, cost)
        # into the keyring first: a header that asks for a secret which is nowhere opens nothing
        keyring.put(item_name(header.vault_id, slot), secret)
        if header.has(SlotKind.BOTH):
            replaced.append(item_name(header.vault_id, header.slot(SlotKind.BOTH)))
        return replace(_with(header, slot, without=without), keyring=keyring.name)

    _rewrite(folder, key, edit)
    for item in replaced:
        keyring.forget(item)


def remove_slot(folder: Path, key: Key, kind: SlotKind) -> None:
    """Take one way of opening away.

    Raises:
        NoSuchSlot: there is none of this kind.
        LastSlot: it is the recovery code, or the last one with a passphrase.
    """

    def edit(header: Header, _dek: bytes) -> Header:
        if not header.has(kind):
            raise NoSuchSlot
        left = {each.kind for each in header.slots} - {kind}
        if SlotKind.RECOVERY not in left or left == {SlotKind.RECOVERY}:
            raise LastSlot
        return _with(header, without=(kind,))

    _rewrite(folder, key, edit)


def put_back_header(folder: Path) -> None:
    """Put the second copy of the header in the place of a damaged one; it must be whole."""
    place = VaultFolder(folder)
    if not place.header_copy.exists():
        raise HeaderMissing if place.holds_anything() else VaultMissing
    write_whole(place.header, read_header(place.header_copy).to_bytes())
