"""Slots come and go; the database is never touched."""

from collections.abc import Callable

import pytest

from app.models import vault_problems as problems
from app.storage.vault import (
    LEAST_COST,
    Key,
    Keyring,
    Passphrase,
    RecoveryCode,
    SlotKind,
    Vault,
    add_keyring_slot,
    bind_to_keyring,
    change_passphrase,
    open_vault,
    prepare_vault,
    put_back_header,
    remove_slot,
    renew_recovery_code,
    require_key,
)
from tests.storage.vault.keyrings import Memory, real_keyring
from tests.storage.vault.making import PASSPHRASE, Made, flip

NEW = "en ny sætning med æ"


def kinds(made: Made) -> frozenset[SlotKind]:
    vault = made.open() if made.code else open_vault(made.folder, made.by_phrase)
    found = vault.header.kinds
    vault.close()
    return found


def refused(made: Made, key: Key, problem: type[problems.VaultProblem]) -> bool:
    with pytest.raises(problem):
        require_key(made.folder, key)
    return True


def test_a_new_passphrase_replaces_the_old_one_in_both_copies(made: Made) -> None:
    database = made.file("vault.db").read_bytes()
    change_passphrase(made.folder, made.by_phrase, NEW, LEAST_COST)
    require_key(made.folder, Passphrase(NEW))
    assert refused(made, made.by_phrase, problems.WrongPassphrase)
    assert made.file("vault.json").read_bytes() == made.file("vault.json.1").read_bytes()
    assert made.file("vault.db").read_bytes() == database
    vault = made.open()
    assert vault.header.generation == 2
    vault.close()


def test_a_forgotten_passphrase_is_replaced_with_the_code(made: Made) -> None:
    change_passphrase(made.folder, made.by_code, NEW, LEAST_COST)
    require_key(made.folder, Passphrase(NEW))
    require_key(made.folder, made.by_code)


def test_a_new_code_replaces_the_old_one(made: Made) -> None:
    preparation = prepare_vault()
    with pytest.raises(problems.RecoveryCodeMistyped):
        renew_recovery_code(made.folder, made.by_phrase, preparation, made.code)
    require_key(made.folder, made.by_code)
    renew_recovery_code(made.folder, made.by_phrase, preparation, preparation.code)
    require_key(made.folder, RecoveryCode(preparation.code))
    assert refused(made, made.by_code, problems.WrongRecoveryCode)


@pytest.mark.parametrize("change", [change_passphrase, bind_to_keyring, add_keyring_slot])
def test_nothing_changes_for_a_wrong_secret(
    made: Made, change: Callable[..., None], keyring: Keyring
) -> None:
    before = made.file("vault.json").read_bytes()
    wrong = Passphrase("en helt anden sætning")
    extra = (NEW,) if change is change_passphrase else (NEW, keyring)
    with pytest.raises(problems.WrongPassphrase):
        change(made.folder, wrong, *extra, LEAST_COST)
    assert made.file("vault.json").read_bytes() == before


def test_a_short_passphrase_is_refused(made: Made, keyring: Keyring) -> None:
    with pytest.raises(problems.PassphraseTooShort):
        change_passphrase(made.folder, made.by_code, "kort", LEAST_COST)
    with pytest.raises(problems.PassphraseTooShort):
        bind_to_keyring(made.folder, made.by_code, "kort", keyring, LEAST_COST)


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> Keyring:
    return real_keyring(monkeypatch, Memory())


@pytest.fixture
def bound(made: Made, keyring: Keyring) -> Made:
    bind_to_keyring(made.folder, made.by_phrase, PASSPHRASE, keyring, LEAST_COST)
    return made


def test_a_bound_vault_needs_keyring_and_passphrase(bound: Made, keyring: Keyring) -> None:
    assert kinds(bound) == {SlotKind.BOTH, SlotKind.RECOVERY}
    vault = open_vault(bound.folder, Passphrase(PASSPHRASE, keyring))
    assert vault.header.keyring == keyring.name
    vault.close()
    assert refused(bound, bound.by_phrase, problems.KeyringUnavailable)
    assert refused(bound, Passphrase(NEW, keyring), problems.WrongPassphrase)
    require_key(bound.folder, bound.by_code)


def test_a_lost_or_changed_item_is_told_from_a_wrong_passphrase(
    bound: Made, keyring: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = Passphrase(PASSPHRASE, keyring)
    items = keyring._backend.items  # type: ignore[attr-defined]  # the fake's own
    (name,) = items
    items[name] = "A" * 43 + "="
    assert refused(bound, key, problems.KeyringItemLost)
    items.clear()
    assert refused(bound, key, problems.KeyringItemLost)
    other = real_keyring(monkeypatch, Memory(), "Windows")
    assert refused(bound, Passphrase(PASSPHRASE, other), problems.KeyringUnavailable)


def test_after_a_lost_keyring_the_code_gives_a_new_passphrase(bound: Made) -> None:
    change_passphrase(bound.folder, bound.by_code, NEW, LEAST_COST)
    require_key(bound.folder, Passphrase(NEW))
    vault = bound.open()
    assert vault.header.kinds == {SlotKind.PASSPHRASE, SlotKind.RECOVERY}
    assert vault.header.keyring is None
    vault.close()


def test_binding_again_forgets_the_old_item(bound: Made, keyring: Keyring) -> None:
    items = keyring._backend.items  # type: ignore[attr-defined]  # the fake's own
    before = set(items)
    bind_to_keyring(bound.folder, bound.by_code, NEW, keyring, LEAST_COST)
    assert len(items) == 1
    assert set(items) != before
    require_key(bound.folder, Passphrase(NEW, keyring))


def test_beside_a_passphrase_slot_the_combined_one_protects_nothing(
    made: Made, keyring: Keyring
) -> None:
    """The consequence that the docstring names: the weakest slot decides."""
    add_keyring_slot(made.folder, made.by_phrase, PASSPHRASE, keyring, LEAST_COST)
    assert kinds(made) == set(SlotKind)
    require_key(made.folder, made.by_phrase)
    remove_slot(made.folder, made.by_code, SlotKind.PASSPHRASE)
    assert refused(made, made.by_phrase, problems.KeyringUnavailable)
    require_key(made.folder, Passphrase(PASSPHRASE, keyring))


@pytest.mark.parametrize(
    ("kind", "problem"),
    [
        (SlotKind.BOTH, problems.NoSuchSlot),
        (SlotKind.PASSPHRASE, problems.LastSlot),
        (SlotKind.RECOVERY, problems.LastSlot),
    ],
)
def test_the_last_ways_in_stay(
    made: Made, kind: SlotKind, problem: type[problems.VaultProblem]
) -> None:
    with pytest.raises(problem):
        remove_slot(made.folder, made.by_code, kind)
    require_key(made.folder, made.by_phrase)


def test_a_keyring_that_does_not_keep_leaves_the_vault_as_it_was(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    forgetful = real_keyring(monkeypatch, Memory(forgets=True))
    with pytest.raises(problems.KeyringUnavailable):
        bind_to_keyring(made.folder, made.by_phrase, PASSPHRASE, forgetful, LEAST_COST)
    require_key(made.folder, made.by_phrase)


def test_slots_change_while_the_vault_is_open(made: Made, vault: Vault) -> None:
    change_passphrase(made.folder, made.by_code, NEW, LEAST_COST)
    assert vault.header.generation == 2


def test_a_damaged_header_is_put_back_from_its_copy(made: Made) -> None:
    flip(made.file("vault.json"), 10)
    assert refused(made, made.by_phrase, problems.HeaderTampered)
    put_back_header(made.folder)
    require_key(made.folder, made.by_phrase)


def test_without_a_whole_copy_nothing_is_put_back(made: Made) -> None:
    flip(made.file("vault.json.1"), 10)
    with pytest.raises(problems.HeaderTampered):
        put_back_header(made.folder)
    made.file("vault.json.1").unlink()
    with pytest.raises(problems.HeaderMissing):
        put_back_header(made.folder)
    with pytest.raises(problems.VaultMissing):
        put_back_header(made.folder / "empty")
    require_key(made.folder, made.by_phrase)
