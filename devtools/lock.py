"""Writes the two hash-locked lists from pyproject.toml: ``.venv/bin/python -m devtools.lock``.

Needs ``pip-tools`` in the environment, which is why it is in neither list. Versions in the present
lists are kept unless ``--upgrade`` is given. What the lists say must hold everywhere: no index, no
path of this machine, and the few distributions that only Windows needs are added by hand, since
pip-compile sees one system only.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Final

from devtools.environment import ROOT

SHIPPED: Final = "requirements-run.txt"
EVERYTHING: Final = "requirements.txt"
OPTIONS: Final = (
    "--quiet",
    "--generate-hashes",
    "--strip-extras",
    "--no-header",
    "--no-annotate",
    "--no-config",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-emit-trusted-host",
    "--resolver=backtracking",
)
# keyring's and click's needs on Windows (and pytest's), which a run on Linux leaves out.
WINDOWS: Final = {
    SHIPPED: ("pywin32-ctypes==0.2.3",),
    EVERYTHING: ("pywin32-ctypes==0.2.3", "colorama==0.4.6"),
}
HASHES: Final = {
    "pywin32-ctypes==0.2.3": "8a1513379d709975552d202d942d9837758905c8d01eb82b8bcc30918929e7b8",
    "colorama==0.4.6": "4f1d9991f5acc0ca119f9d443620b77f9d6b33703e51011c16baf57afb285fc6",
}


def wishes(*, dev: bool) -> list[str]:
    """What pyproject.toml asks for, without or with the tools."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = list(project["project"]["dependencies"])
    return asked + list(project["dependency-groups"]["dev"]) if dev else asked


def compile_list(asked: list[str], target: Path, extra: list[str]) -> None:
    """Let pip-compile resolve into the target, then make the text fit for every machine."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "asked.in"
        source.write_text("\n".join(asked) + "\n", "utf-8")
        command = [sys.executable, "-m", "piptools", "compile", *OPTIONS, *extra]
        subprocess.run([*command, "-o", str(target), str(source)], check=True)
    target.write_text(portable(target.read_text("utf-8"), target.name), "utf-8")


def portable(text: str, name: str) -> str:
    """Drop comments and options, mark and add what is for one system only, and sort."""
    lines = [line for line in text.splitlines() if not re.match(r"\s*#|--|$", line)]
    entries = re.split(r"\n(?=\S)", "\n".join(lines))
    entries = [entry for entry in entries if entry.split("==")[0] not in {"setuptools", "pip"}]
    for wish in WINDOWS[name]:
        marked = f'{wish} ; sys_platform == "win32" \\\n    --hash=sha256:{HASHES[wish]}'
        entries = [entry for entry in entries if not entry.startswith(wish)] + [marked]
    return "\n".join(sorted(entries)) + "\n"


def main(arguments: list[str]) -> int:
    """Write both lists; what ships keeps to the versions that are tested."""
    compile_list(wishes(dev=True), ROOT / EVERYTHING, arguments)
    compile_list(wishes(dev=False), ROOT / SHIPPED, ["--constraint", str(ROOT / EVERYTHING)])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
