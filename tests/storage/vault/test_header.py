"""The header: every change is noticed, and no crash leaves half of one."""

import base64
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.models.vault_problems import (
    DiskFull,
    HeaderTampered,
    NewerVersion,
    NoSuchSlot,
    VaultProblem,
    WrongPassphrase,
)
from app.storage.vault.codec import from_json, to_json
from app.storage.vault.files import VaultFolder
from app.storage.vault.header import Header, _digest, read_header, write_header
from app.storage.vault.opening import unlock
from app.storage.vault.slots import SlotKind, recovery_slot
from tests.storage.vault.making import Made


def mended(data: bytes, change: Callable[[dict[str, object]], object]) -> bytes:
    """A header changed by somebody who knows the format: the digest fits again."""
    value: dict[str, object] = dict(from_json(data))
    del value["digest"]
    change(value)
    return to_json({**value, "digest": _digest(value)})  # type: ignore[arg-type, dict-item]  # on purpose


def test_written_and_read_are_the_same(made: Made) -> None:
    data = made.file("vault.json").read_bytes()
    assert Header.from_bytes(data).to_bytes() == data


def test_every_flipped_bit_is_noticed_before_a_secret_is_asked_for(made: Made) -> None:
    data = made.file("vault.json").read_bytes()
    for bit in range(len(data) * 8):
        changed = bytearray(data)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(HeaderTampered):
            Header.from_bytes(bytes(changed))


def test_control_a_lenient_reader_accepts_changed_bytes(made: Made) -> None:
    def lenient(data: bytes) -> object:
        value = json.loads(data)
        del value["digest"]
        for slot in value["slots"]:
            slot["wrapped"] = base64.b64decode(slot["wrapped"]).hex()
        return value

    data = made.file("vault.json").read_bytes()
    assert lenient(data) == lenient(data.replace(b",", b", "))


def test_every_shortened_header_is_noticed(made: Made) -> None:
    data = made.file("vault.json").read_bytes()
    for length in range(len(data)):
        with pytest.raises(HeaderTampered):
            Header.from_bytes(data[:length])


def _cheaper(value: dict[str, object]) -> None:
    value["slots"][0]["cost"]["memory"] += 1  # type: ignore[index]  # plain JSON


def _swapped_kind(value: dict[str, object]) -> None:
    value["slots"][0]["kind"] = "both"  # type: ignore[index]  # plain JSON
    value["slots"][0]["check"] = base64.b64encode(bytes(8)).decode()  # type: ignore[index]  # plain JSON


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (_cheaper, WrongPassphrase),
        (lambda value: value.update(id="0" * 8 + "-0000-4000-8000-" + "0" * 12), WrongPassphrase),
        (lambda value: value.update(generation=7), HeaderTampered),
        (lambda value: value.update(keyring="x"), HeaderTampered),
        (lambda value: value["slots"].reverse(), HeaderTampered),
        (lambda value: value["slots"].pop(1), HeaderTampered),
    ],
)
def test_mending_the_digest_helps_nobody_without_the_key(
    made: Made,
    change: Callable[[dict[str, object]], object],
    problem: type[VaultProblem],
) -> None:
    path = made.file("vault.json")
    path.write_bytes(mended(path.read_bytes(), change))
    with pytest.raises(problem):
        unlock(VaultFolder(made.folder), made.by_phrase)


@pytest.mark.parametrize(
    "change",
    [
        lambda value: value.update(generation=0),
        lambda value: value.update(generation=True),
        lambda value: value.update(keyring=3),
        lambda value: value.update(slots={}),
        lambda value: value.update(slots=[]),
        lambda value: value.update(slots=[1]),
        lambda value: value["slots"].append(value["slots"][0]),
        lambda value: value.update(id="x"),
        lambda value: value.update(id=3),
        lambda value: value.update(id=value["id"].upper().replace("-", "")),
        lambda value: value.update(mac=""),
        lambda value: value.update(version=0),
        lambda value: value.update(version="1"),
        lambda value: value.update(format="other"),
        lambda value: value.update(more=1),
        lambda value: value["slots"][0].update(more=1),
        lambda value: value["slots"][0].update(kind="keyring"),
        lambda value: value["slots"][0].update(kind=[]),
        lambda value: value["slots"][0].update(cost=None),
        lambda value: value["slots"][0].update(cost={"lanes": 1, "memory": 65536}),
        lambda value: value["slots"][0]["cost"].update(memory=65535),
        lambda value: value["slots"][0]["cost"].update(time=21),
        lambda value: value["slots"][0]["cost"].update(lanes=True),
        lambda value: value["slots"][1].update(cost=value["slots"][0]["cost"]),
        lambda value: value["slots"][1].update(salt=""),
    ],
)
def test_shapes_that_this_program_never_writes_are_refused(
    made: Made, change: Callable[[dict[str, object]], object]
) -> None:
    with pytest.raises(HeaderTampered):
        Header.from_bytes(mended(made.file("vault.json").read_bytes(), change))


def test_a_later_format_is_told_from_damage(made: Made) -> None:
    data = mended(
        made.file("vault.json").read_bytes(), lambda value: value.update(version=2, more=[])
    )
    with pytest.raises(NewerVersion):
        Header.from_bytes(data)


def test_a_missing_kind_is_said(made: Made) -> None:
    with pytest.raises(NoSuchSlot):
        read_header(made.file("vault.json")).slot(SlotKind.BOTH)


@pytest.mark.parametrize("writes", range(3))
def test_a_write_cut_short_leaves_a_whole_header(
    made: Made, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    place = VaultFolder(made.folder)
    header, dek = unlock(place, made.by_code)
    newer = Header(header.vault_id, 2, None, header.slots, b"").sealed(dek)
    replace, done = Path.replace, [0]

    def give_out(self: Path, target: Path) -> Path:
        done[0] += 1
        if done[0] > writes:
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", give_out)
    with pytest.raises(DiskFull):
        write_header(place, newer)
    monkeypatch.undo()
    read_header(place.header).verify(dek)
    read_header(place.header_copy).verify(dek)
    assert not list(made.folder.glob("*.tmp"))


def test_control_a_naive_write_leaves_half_a_header(made: Made) -> None:
    path = made.file("vault.json")
    with path.open("wb") as file:
        file.write(path.with_name("vault.json.1").read_bytes()[:300])
    with pytest.raises(HeaderTampered):
        read_header(path)


def test_a_header_that_does_not_read_back_is_not_trusted(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = VaultFolder(made.folder)
    header, dek = unlock(place, made.by_code)
    monkeypatch.setattr("app.storage.vault.header.write_whole", lambda *_: None)
    slots = (recovery_slot(header.vault_id, dek, made.code),)
    with pytest.raises(HeaderTampered):
        write_header(place, Header(header.vault_id, 2, None, slots, b"").sealed(dek))


def test_nothing_secret_shows_in_a_printed_slot(made: Made) -> None:
    header, dek = unlock(VaultFolder(made.folder), made.by_code)
    assert dek.hex() not in repr(header)
    assert made.code not in repr(made.by_code)
