"""No citizen's data in any file that a whole run leaves or makes on its way, and no network.

The program runs as a process of its own with a home and a temporary folder that are searched
afterwards: for names and notes of the training family in every spelling a file may hold them.
"""

import base64
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from app.bootstrap.surroundings import resources

ROOT = Path(__file__).resolve().parents[2]
TRAINING = resources() / "demo" / "training-sanne-david.json"
CANARIES = ("Sanne", "Kvartsolin", "Fyrtårnet", "Øvelsesgade", "ro om aftenen", "41.750")
PASSPHRASE = "lille grøn hest på taget"


def spellings(text: str) -> Iterable[bytes]:
    yield from (text.encode(each) for each in ("utf-8", "utf-16-le", "utf-16-be", "latin-1"))
    yield text.encode().hex().encode()
    yield base64.b64encode(text.encode()).rstrip(b"=")[:-1]


def found_in(folder: Path) -> list[str]:
    files = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return [
        f"{path.relative_to(folder)}: {canary}"
        for path, data in files.items()
        for canary in CANARIES
        if any(each in data for each in spellings(canary))
    ]


class Desk:
    """A home, a temporary folder and a vault of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.vault = folder / "vault"
        self.home, self.temp, self.out = (folder / each for each in ("home", "tmp", "out"))
        for each in (self.home, self.temp, self.out):
            each.mkdir()
        self.secret = folder / "secret"
        self.secret.write_text(PASSPHRASE, "utf-8")
        self.said = ""

    def run(self, *words: str, before: tuple[str, ...] = ()) -> None:
        keep = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        environment = keep | {
            "HOME": str(self.home),
            "TMPDIR": str(self.temp),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        done = subprocess.run(
            [*before, sys.executable, "-m", "app", *words],
            cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        self.said += done.stderr

    def verb(self, *words: str) -> None:
        self.run("--vault", str(self.vault), "--passphrase-file", str(self.secret), *words)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    made.verb("init")
    made.verb("import", str(TRAINING))
    return made


def test_a_whole_run_leaves_nothing_readable(desk: Desk) -> None:
    family = "Sanne og David (øvelse)"
    sealed = desk.out / "pakke.rundbord.age"
    desk.verb("show", family, "--for", "Sanne")
    desk.verb("audit", family)
    words = ("--out", str(sealed), "--package-passphrase-file", str(desk.secret))
    desk.verb("export", family, *words)
    desk.run("--vault", str(desk.vault), "--quit-when-shown")
    for each in (desk.vault, desk.home, desk.temp, desk.out):
        assert found_in(each) == []
    assert [each for each in CANARIES if each in desk.said] == []


def test_control_a_plain_export_is_found(desk: Desk) -> None:
    desk.verb("export", "Sanne og David (øvelse)", "--plain", "--out", str(desk.out / "pakke.json"))
    assert len({each.split(": ")[1] for each in found_in(desk.out)}) == len(CANARIES)


@pytest.mark.needs("strace")
def test_no_network_socket_is_ever_opened(tmp_path: Path) -> None:
    desk, calls = Desk(tmp_path), tmp_path / "calls"
    watched = ("strace", "-f", "-qq", "-e", "trace=socket,connect", "-o", str(calls))
    desk.run("demo", "--no-window", "--out", str(desk.out), before=watched)
    assert re.findall(r".*AF_INET.*", calls.read_text("utf-8", "replace")) == []


@pytest.mark.needs("strace")
def test_control_a_network_socket_would_be_seen(tmp_path: Path) -> None:
    calls = tmp_path / "calls"
    program = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()"
    watched = ["strace", "-f", "-qq", "-e", "trace=socket,connect", "-o", str(calls)]
    subprocess.run([*watched, sys.executable, "-c", program], check=True)
    assert "AF_INET" in calls.read_text("utf-8")
