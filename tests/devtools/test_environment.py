"""dev.py: what it starts, what it installs, and what it leaves alone."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

import dev
from devtools import environment

if TYPE_CHECKING:
    from pathlib import Path


class Commands:
    """Stands in for subprocess.run and remembers what was asked."""

    def __init__(self, status: int = 0) -> None:
        """Take the exit status that every command gives."""
        self.status = status
        self.lines: list[list[str]] = []

    def __call__(self, command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        """Remember the command."""
        self.lines.append(command)
        return subprocess.CompletedProcess(command, self.status)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Commands:
    """A machine with all libraries and an environment that works but has nothing installed."""
    (tmp_path / "requirements.txt").write_text("a==1\n", "utf-8")
    (tmp_path / ".venv").mkdir()
    for name, value in {
        "ROOT": tmp_path,
        "VENV": tmp_path / ".venv",
        "LOCK": tmp_path / "requirements.txt",
        "STAMP": tmp_path / ".venv" / "installed-lock",
        "_works": lambda _: True,
        "_loads": lambda _: True,
    }.items():
        monkeypatch.setattr(environment, name, value)
    monkeypatch.setattr(sys, "platform", "linux")
    commands = Commands()
    monkeypatch.setattr(subprocess, "run", commands)
    return commands


def test_the_list_is_installed_once_and_by_hash(machine: Commands) -> None:
    environment.prepare()
    environment.prepare()
    assert len(machine.lines) == 1
    assert {"--require-hashes", "--only-binary=:all:"} <= set(machine.lines[0])


def test_a_changed_list_is_installed_again(machine: Commands) -> None:
    environment.prepare()
    environment.LOCK.write_text("a==2\n", "utf-8")
    environment.prepare()
    assert len(machine.lines) == 2


def test_a_failed_installation_is_tried_again_next_time(machine: Commands) -> None:
    machine.status = 1
    with pytest.raises(environment.SetupError, match="pip could not install"):
        environment.prepare()
    assert not environment.STAMP.exists()


@pytest.mark.usefixtures("machine")
def test_without_the_right_to_install_one_line_says_how(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "_loads", lambda name: name != "libEGL.so.1")
    monkeypatch.setattr(environment, "_install", lambda _: False)
    monkeypatch.setattr(shutil, "which", lambda _: "apt-get")
    with pytest.raises(environment.SetupError, match=r"\n  sudo apt-get install -y libegl1$"):
        environment.prepare()


def test_what_only_a_window_needs_stops_nothing(
    machine: Commands, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environment, "_loads", lambda name: name != "libxcb-cursor.so.0")
    monkeypatch.setattr(environment, "_install", lambda _: False)
    environment.prepare()
    assert "libxcb-cursor0" in capsys.readouterr().err
    assert len(machine.lines) == 1


def test_root_on_debian_gets_it_installed(
    machine: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "_loads", lambda name: name != "libEGL.so.1")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(shutil, "which", lambda name: name)
    environment.check_system()
    assert [line[:2] for line in machine.lines] == [["apt-get", "update"], ["apt-get", "install"]]
    assert machine.lines[1][-1] == "libegl1"


def test_without_venv_the_package_is_named(
    machine: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "_works", lambda _: False)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(environment, "_install", lambda _: False)
    with pytest.raises(environment.SetupError, match=r"python3\.\d+-venv"):
        environment.prepare()
    assert not machine.lines


def test_other_package_managers_are_asked_by_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: name == "dnf")
    line = environment.install_line(["libegl1"], ["libEGL.so.1"])
    assert line == "sudo dnf install 'libEGL.so.1()(64bit)'"


def test_other_systems_bring_their_own_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not environment.missing_libraries(["no-such-library.so"])
    monkeypatch.setattr(sys, "platform", "linux")
    assert environment.missing_libraries(["no-such-library.so"])


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        (["demo", "--no-window"], ["-m", "app", "demo", "--no-window"]),
        (["run", "--vault", "x"], ["-m", "app", "--vault", "x"]),
        (["check", "--fix"], ["-m", "devtools.check", "--fix"]),
        (["bench", "--quick"], ["-m", "devtools.bench", "--quick"]),
        (
            ["test", "-x"],
            ["-m", "pytest", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder", "-x"],
        ),
    ],
)
def test_each_command_starts_one_module(arguments: list[str], command: list[str]) -> None:
    assert dev.command_line(arguments[0], arguments[1:]) == command


def test_cov_brings_the_gates() -> None:
    assert "devtools.coverage_gate" in dev.test_options(["--cov"])


def test_what_is_not_written_yet_is_said_plainly(tmp_path: Path) -> None:
    assert dev.is_missing(tmp_path, "bench")
    assert not dev.is_missing(tmp_path, "demo")
    (tmp_path / "devtools").mkdir()
    (tmp_path / "devtools" / "bench.py").touch()
    assert not dev.is_missing(tmp_path, "bench")


@pytest.mark.parametrize(("arguments", "status"), [([], 2), (["--help"], 0), (["dance"], 2)])
def test_wrong_use_shows_the_commands(
    arguments: list[str], status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(arguments) == status
    shown = capsys.readouterr()
    assert "python3 dev.py demo" in shown.out + shown.err


def test_an_old_python_is_told_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "OLDEST", (99, 0))
    assert dev.main(["test"]) == 2
    assert "Python 3.11 or newer" in capsys.readouterr().err
