"""The vault: an encrypted database, the header that holds its wrapped key, and the last save.

Heavy (SQLAlchemy, SQLCipher); imported only once the unlock page is on the screen.
"""

from app.storage.vault.anchor import Head
from app.storage.vault.changing import (
    add_keyring_slot,
    bind_to_keyring,
    change_passphrase,
    put_back_header,
    remove_slot,
    renew_recovery_code,
)
from app.storage.vault.checking import ChainIsWhole, Finding, Report, Step, check_vault
from app.storage.vault.engine import HeaderInfo, Vault
from app.storage.vault.errors import translate_db_error
from app.storage.vault.hygiene import protect_process
from app.storage.vault.keyring_port import Keyring, find_keyring
from app.storage.vault.keys import DEFAULT_COST, LEAST_COST, Cost
from app.storage.vault.opening import (
    Key,
    MacAt,
    Passphrase,
    Preparation,
    RecoveryCode,
    Unlocked,
    asks_for_keyring,
    create_vault,
    make_vault,
    open_unlocked,
    open_vault,
    prepare_vault,
    require_key,
    unlock_vault,
    vault_exists,
)
from app.storage.vault.slots import SlotKind
from app.storage.vault.words import propose_passphrase

__all__ = [
    "DEFAULT_COST",
    "LEAST_COST",
    "ChainIsWhole",
    "Cost",
    "Finding",
    "Head",
    "HeaderInfo",
    "Key",
    "Keyring",
    "MacAt",
    "Passphrase",
    "Preparation",
    "RecoveryCode",
    "Report",
    "SlotKind",
    "Step",
    "Unlocked",
    "Vault",
    "add_keyring_slot",
    "asks_for_keyring",
    "bind_to_keyring",
    "change_passphrase",
    "check_vault",
    "create_vault",
    "find_keyring",
    "make_vault",
    "open_unlocked",
    "open_vault",
    "prepare_vault",
    "propose_passphrase",
    "protect_process",
    "put_back_header",
    "remove_slot",
    "renew_recovery_code",
    "require_key",
    "translate_db_error",
    "unlock_vault",
    "vault_exists",
]
