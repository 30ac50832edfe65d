"""Starts, each in a process of its own, in turns: an empty window, the unlock page, a family."""

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from devtools.bench_child import PASSPHRASE

__all__ = ["StartFigures", "measure"]

ROUNDS = 7


@dataclass(frozen=True)
class StartFigures:
    """Medians: seconds from process start to paint, seconds from key to family, megabytes."""

    bare_s: float
    unlock_s: float
    family_s: float
    bare_mb: float
    family_mb: float


def measure(rounds: int = ROUNDS) -> StartFigures:
    """Measure ``rounds`` starts of each, after one of each that does not count."""
    with tempfile.TemporaryDirectory(prefix="rundbord-bench-") as folder:
        vault = Path(folder) / "vault"
        _make(vault)
        found: dict[str, list[dict[str, float]]] = {"bare": [], "unlock": [], "family": []}
        for at in range(rounds + 1):
            for what, rows in found.items():
                figures = _start(what, vault)
                if at:
                    rows.append(figures)
    return StartFigures(
        bare_s=median(each["shown"] for each in found["bare"]),
        unlock_s=median(each["shown"] for each in found["unlock"]),
        family_s=median(each["family"] for each in found["family"]),
        bare_mb=median(each["mb"] for each in found["bare"]),
        family_mb=median(each["mb"] for each in found["family"]),
    )


def _make(vault: Path) -> None:
    from app.bootstrap import vaults
    from app.bootstrap.surroundings import resources
    from app.storage.vault import LEAST_COST, prepare_vault

    prepared = prepare_vault()
    workspace = vaults.create(vault, PASSPHRASE, prepared, prepared.code, LEAST_COST)
    for package in sorted((resources() / "demo").glob("*.json")):
        workspace.import_package(package.read_bytes())
    workspace.close()


def _start(what: str, vault: Path) -> dict[str, float]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # an installed program has its byte code; the first round, which does not count, writes it here
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(vault.parent / "bytecode")
    environment["RUNDBORD_BENCH_START"] = repr(time.time())
    done = subprocess.run(
        [sys.executable, "-m", "devtools.bench_child", what, str(vault)],
        env=environment, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found
