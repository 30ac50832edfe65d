"""Makes the virtual environment and checks what Qt and ``venv`` need from the system.

Runs under the system's Python, before anything is installed: standard library only. Once set up,
nothing here starts pip or needs the network.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ROOT: Final = Path(__file__).resolve().parents[1]
VENV: Final = ROOT / ".venv"
LOCK: Final = ROOT / "requirements.txt"
STAMP: Final = VENV / "installed-lock"

# Library -> Debian package; found with ldd on PySide6-Essentials 6.12 and its plugins.
NEEDED_BY_QT: Final[Mapping[str, str]] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}
NEEDED_FOR_A_WINDOW: Final[Mapping[str, str]] = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libcups.so.2": "libcups2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


class SetupError(Exception):
    """Something that the person at the keyboard has to do first; the text says what."""


def python() -> Path:
    """The interpreter of the virtual environment, whether it exists or not."""
    return VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def prepare() -> None:
    """Make the machine and ``.venv`` ready; does nothing where both already are.

    Raises:
        SetupError: something is missing that cannot be installed from here.
    """
    check_system()
    if not _works(python()):
        say("making .venv")
        venv.create(VENV, clear=True, with_pip=True)
    wanted = lock_digest()
    if STAMP.is_file() and STAMP.read_text("utf-8") == wanted:
        return
    say(f"installing what {LOCK.name} lists (once; checked by hash)")
    pip = [python(), "-m", "pip", "--disable-pip-version-check", "install", "--no-input", "--quiet"]
    command = [*map(str, pip), "--require-hashes", "--only-binary=:all:", "-r", str(LOCK)]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise SetupError("pip could not install what is listed; its message stands above")
    STAMP.write_text(wanted, "utf-8")


def lock_digest() -> str:
    """What the environment has to hold, as one line: the list's hash."""
    return hashlib.sha256(LOCK.read_bytes()).hexdigest() + "\n"


def _works(interpreter: Path) -> bool:
    """Whether the interpreter is there and starts (a moved or upgraded Python leaves it dead)."""
    if not interpreter.exists():
        return False
    test = "import sys; sys.exit(sys.version_info < (3, 11))"
    return subprocess.run([str(interpreter), "-c", test], check=False).returncode == 0


def check_system() -> None:
    """Install missing system libraries where that is allowed, or say how.

    Raises:
        SetupError: something without which nothing runs is missing and was not installed.
    """
    needed = missing_libraries(NEEDED_BY_QT)
    window = missing_libraries(NEEDED_FOR_A_WINDOW)
    packages = [NEEDED_BY_QT[name] for name in needed]
    packages += [NEEDED_FOR_A_WINDOW[name] for name in window]
    lacks_venv = importlib.util.find_spec("ensurepip") is None and not _works(python())
    if lacks_venv:
        packages.insert(0, f"python3.{sys.version_info.minor}-venv")
    if not packages or _install(packages):
        return
    line = install_line(packages, [*needed, *window])
    if needed or lacks_venv:
        raise SetupError(f"this system lacks something; install it with:\n  {line}")
    say(f"a window on X11 needs more; install it with:\n  {line}")


def missing_libraries(names: Iterable[str]) -> list[str]:
    """Those of the shared libraries that this Linux cannot load; none on other systems."""
    return [name for name in names if not _loads(name)] if sys.platform == "linux" else []


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_line(packages: list[str], libraries: list[str]) -> str:
    """One command that brings what is missing, for the package manager found here."""
    if not shutil.which("apt-get") and shutil.which("dnf"):
        return "sudo dnf install " + " ".join(f"'{name}()(64bit)'" for name in libraries)
    return "sudo apt-get install -y " + " ".join(packages)


def _install(packages: list[str]) -> bool:
    """Install Debian packages if we may; False if we may not or it failed."""
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    say("installing system packages: " + " ".join(packages))
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "-q"], install):
        done = subprocess.run(
            command, env=quiet, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False
        )
        if done.returncode:
            return False
    return True


def say(text: str) -> None:
    """Tell what is going on, on stderr: stdout belongs to the command."""
    print(f"dev.py: {text}", file=sys.stderr, flush=True)
