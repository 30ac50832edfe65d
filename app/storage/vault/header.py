"""The header file: which slots open the vault, authenticated by the key that they wrap.

Three nets, in the order in which they catch:

1. a plain digest finds accidents before any secret is asked for, so that a flipped bit is never
   told as "wrong passphrase";
2. each slot's AES-GCM binds its wrap to the vault's id and to all its parameters, so that nobody
   lowers the price of a guess;
3. an HMAC under a key derived from the data key covers the whole, so that nobody without the key
   adds, drops, swaps or renames anything and mends the digest.

What no file can show by itself: a whole older header put back in its place.
"""

import hashlib
import hmac
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Self
from uuid import UUID

from app.models.vault_problems import HeaderTampered, NewerVersion, NoSuchSlot
from app.storage.vault import keys
from app.storage.vault.codec import Json, NotCanonical, from_base64, from_json, to_base64, to_json
from app.storage.vault.files import VaultFolder, write_whole
from app.storage.vault.slots import Slot, SlotKind

__all__ = ["Header", "read_header", "write_header"]

_FORMAT: Final = "rundbord-vault"
_VERSION: Final = 1
_FIELDS: Final = frozenset(
    {"digest", "format", "generation", "id", "keyring", "mac", "slots", "version"}
)
_MOST_BYTES: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Header:
    """What stands in ``vault.json``.

    Attributes:
        vault_id: uuid4 of the vault, for ever.
        generation: how often the header was changed, from 1.
        keyring: class name of the keyring that holds the other half of a combined slot, or None.
        slots: at most one of each kind.
        mac: over everything else.
    """

    vault_id: str
    generation: int
    keyring: str | None
    slots: tuple[Slot, ...]
    mac: bytes

    def slot(self, kind: SlotKind) -> Slot:
        """The slot of one kind; raise ``NoSuchSlot``."""
        for each in self.slots:
            if each.kind is kind:
                return each
        raise NoSuchSlot

    def has(self, kind: SlotKind) -> bool:
        """Whether there is a slot of this kind."""
        return any(each.kind is kind for each in self.slots)

    def _body(self) -> dict[str, Json]:
        return {
            "format": _FORMAT,
            "generation": self.generation,
            "id": self.vault_id,
            "keyring": self.keyring,
            "slots": [each.to_json() for each in self.slots],
            "version": _VERSION,
        }

    def _expected_mac(self, dek: bytes) -> bytes:
        key = keys.derive(dek, "header-mac")
        return hmac.digest(key, to_json(self._body()), hashlib.sha256)

    def sealed(self, dek: bytes) -> Self:
        """The same header with the MAC that belongs to it."""
        return replace(self, mac=self._expected_mac(dek))

    def verify(self, dek: bytes) -> None:
        """Raise ``HeaderTampered`` unless the holder of the data key wrote every byte."""
        if not hmac.compare_digest(self.mac, self._expected_mac(dek)):
            raise HeaderTampered

    def to_bytes(self) -> bytes:
        """As it stands in the file."""
        body = {**self._body(), "mac": to_base64(self.mac)}
        return to_json({**body, "digest": _digest(body)})

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read a header; the MAC can only be verified once a slot has been opened.

        Raises:
            HeaderTampered: any byte differs from what this program writes.
            NewerVersion: it is whole, but of a later format.
        """
        try:
            value = from_json(data)
            if value.pop("digest", None) != _digest(value):
                raise HeaderTampered
            _require_version(value)
            return cls._from_fields(value)
        except NotCanonical:
            raise HeaderTampered from None

    @classmethod
    def _from_fields(cls, value: dict[str, Json]) -> Self:
        generation, keyring, slots = value["generation"], value["keyring"], value["slots"]
        if type(generation) is not int or generation < 1 or not isinstance(slots, list):
            raise HeaderTampered
        if keyring is not None and not isinstance(keyring, str):
            raise HeaderTampered
        header = cls(
            vault_id=_read_id(value["id"]),
            generation=generation,
            keyring=keyring,
            slots=tuple(Slot.from_json(each) for each in slots),
            mac=from_base64(value["mac"], hashlib.sha256().digest_size),
        )
        kinds = [each.kind for each in header.slots]
        if not kinds or len(set(kinds)) != len(kinds):
            raise HeaderTampered
        return header


def _digest(body: dict[str, Json]) -> str:
    return to_base64(hashlib.sha256(to_json(body)).digest())


def _require_version(value: dict[str, Json]) -> None:
    version = value.get("version")
    if value.get("format") != _FORMAT or type(version) is not int or version < 1:
        raise HeaderTampered
    if version > _VERSION:
        raise NewerVersion
    if set(value) | {"digest"} != _FIELDS:
        raise HeaderTampered


def _read_id(value: Json) -> str:
    try:
        if isinstance(value, str) and str(UUID(value)) == value:
            return value
    except ValueError:
        pass
    raise HeaderTampered


def read_header(path: Path) -> Header:
    """Read one header file; the caller has seen that it is there."""
    with path.open("rb") as file:
        return Header.from_bytes(file.read(_MOST_BYTES))


def write_header(folder: VaultFolder, header: Header) -> None:
    """Write the header so that at every moment at least one whole copy is on the disk.

    The old bytes are kept as ``vault.json.1`` until the new ones have been written and read back;
    then the copy is renewed too. So an old slot does not live on beside the one that replaced it.
    """
    data = header.to_bytes()
    if folder.header.exists():
        write_whole(folder.header_copy, folder.header.read_bytes())
    write_whole(folder.header, data)
    if folder.header.read_bytes() != data:
        raise HeaderTampered
    write_whole(folder.header_copy, data)
