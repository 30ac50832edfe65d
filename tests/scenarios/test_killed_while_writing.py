"""The process is killed while minutes are typed: nothing older than two seconds is lost.

A real process, a real vault, SIGKILL at a random moment. One kill in every run; fifty in a deep
one (``python3 dev.py deep``).
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from app.bootstrap import vaults
from app.exchange.package import write_package
from app.models.meetings import MeetingState
from app.models.readers import COORDINATOR
from app.storage.vault import LEAST_COST, Passphrase, prepare_vault
from tests.support.pages import training
from tests.support.typist import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
OLD = 2.0
"""Seconds; what was typed longer ago than that must be there again."""

DEEP = not settings.get_profile(settings.get_current_profile_name()).derandomize
KILLS = 50 if DEEP else 1


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with the training family, whose meeting runs."""
    case = training()
    runs = tuple(replace(each, state=MeetingState.RUNNING) for each in case.meetings)
    folder = tmp_path_factory.mktemp("typed") / "vault"
    prepared = prepare_vault()
    workspace = vaults.create(folder, PASSPHRASE, prepared, prepared.code, LEAST_COST)
    workspace.import_package(write_package(replace(case, meetings=runs)))
    workspace.close()
    return folder


def killed(folder: Path, seed: int, *more: str) -> tuple[set[int], set[int]]:
    """Let somebody type and die; returns the words older than two seconds, and those found again."""
    log = folder.parent / f"log {seed}"
    seconds = random.Random(seed).uniform(3.0, 7.0)
    command = [sys.executable, "-m", "tests.support.typist", str(folder), str(log)]
    done = subprocess.run(
        [*command, str(seed), str(seconds), *more],
        check=False, capture_output=True, text=True, cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL, done.stderr
    *typed, (end, _killed) = (line.split() for line in log.read_text().splitlines())
    old = {int(word) for at, word in typed if float(at) < float(end) - OLD}
    return old, set(_found(folder))


def _found(folder: Path) -> Iterator[int]:
    """Every word in the records and drafts of a vault, opened as after any crash."""
    workspace = vaults.open_workspace(folder, Passphrase(PASSPHRASE))
    (label,) = workspace.families()
    case = workspace.view(label.id, COORDINATOR).case
    texts = [*workspace.drafts.all(label.id).values(), *map(repr, case.records())]
    workspace.close()
    for text in texts:
        yield from (int(each) for each in re.findall(r"ord(\d{5})", text))


@pytest.mark.timeout(120 * KILLS)
def test_nothing_older_than_two_seconds_is_lost(template: Path, tmp_path: Path) -> None:
    written = 0
    for seed in range(KILLS):
        folder = tmp_path / str(seed) / "vault"
        shutil.copytree(template, folder)
        old, found = killed(folder, seed)
        assert old <= found, (seed, sorted(old - found))
        written += len(old)
    assert written > 3 * KILLS


def test_the_control_without_drafts_loses_them(template: Path, tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    shutil.copytree(template, folder)
    old, found = killed(folder, 1, "forgetful")
    assert len(old) > 3
    assert not old & found
