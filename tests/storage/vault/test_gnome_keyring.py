"""The keyring slot against a real keyring: gnome-keyring on a session bus of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.storage.vault.making import PASSPHRASE, Made

ROOT = Path(__file__).parents[3]

UNLOCKED = """
printf '%s' "$KEYRING_PASSWORD" | gnome-keyring-daemon --unlock --components=secrets --daemonize \
    >/dev/null 2>&1
exec "$@"
"""

BIND = """
import sys
from pathlib import Path
from app.storage.vault import LEAST_COST, Passphrase, bind_to_keyring, find_keyring, open_vault
folder, phrase = Path(sys.argv[1]), sys.argv[2]
keyring = find_keyring()
assert keyring is not None
bind_to_keyring(folder, Passphrase(phrase), phrase, keyring, LEAST_COST)
open_vault(folder, Passphrase(phrase, keyring)).close()
print(keyring.name)
"""

OPEN = """
import sys
from pathlib import Path
from app.models.vault_problems import VaultProblem
from app.storage.vault import Passphrase, find_keyring, open_vault
try:
    keyring = find_keyring(patience=3)
    open_vault(Path(sys.argv[1]), Passphrase(sys.argv[2], keyring)).close()
    print("open")
except VaultProblem as problem:
    print(problem.code)
"""


class Session:
    """Runs a script on a fresh bus with a keyring in a home folder of its own."""

    def __init__(self, home: Path) -> None:
        runtime = home / "run"
        runtime.mkdir(parents=True, mode=0o700)
        kept = ("PATH", "LANG")
        self.home = home
        self.environment = {name: os.environ[name] for name in kept if name in os.environ} | {
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(runtime),
            "XDG_DATA_HOME": str(home / "data"),
            "PYTHONPATH": str(ROOT),
        }

    def run(self, script: str, made: Made, ring: str = "ring") -> str:
        bus = ["dbus-run-session", "--", "bash", "-c", UNLOCKED, "bash"]
        done = subprocess.run(
            [*bus, sys.executable, "-W", "error", "-c", script, str(made.folder), PASSPHRASE],
            check=False,
            capture_output=True,
            text=True,
            env={**self.environment, "KEYRING_PASSWORD": ring},
            timeout=50,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(tmp_path / "home")


@pytest.mark.needs("gnome-keyring")
def test_a_vault_is_bound_and_opened_in_another_session(session: Session, made: Made) -> None:
    assert session.run(BIND, made) == "keyring.backends.SecretService.Keyring"
    assert session.run(OPEN, made) == "open"
    stored = b"".join(each.read_bytes() for each in session.home.rglob("*.keyring"))
    assert stored
    assert PASSPHRASE.encode() not in stored


@pytest.mark.needs("gnome-keyring")
def test_a_locked_keyring_and_a_lost_one_are_named(
    session: Session, made: Made, tmp_path: Path
) -> None:
    session.run(BIND, made)
    assert session.run(OPEN, made, ring="wrong") == "keyring_unavailable"
    assert Session(tmp_path / "new computer").run(OPEN, made) == "keyring_item_lost"
