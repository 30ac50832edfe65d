"""What was typed to make or open a vault, on its way to the door; never shown in an error.

Apart from the port itself: the unlock page is on the screen before anybody has typed anything.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

__all__ = ["NewVault", "Secret", "SecretKind"]


class SecretKind(StrEnum):
    """How somebody shows that the vault is theirs."""

    PASSPHRASE = "passphrase"  # the kind, not one
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Secret:
    """What was typed to open a vault; never shown in an error."""

    kind: SecretKind
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class NewVault:
    """Everything that the first run asked.

    ``code`` is the recovery code that was shown, ``typed_code`` what was typed back.
    ``bind_keyring`` demands this computer's keyring besides the passphrase.
    """

    folder: Path
    passphrase: str = field(repr=False)
    code: str = field(repr=False)
    typed_code: str = field(repr=False)
    law_profile: str
    bind_keyring: bool = False
