#!/usr/bin/env python3
"""One door for everything a developer runs; needs nothing but Python 3.11 or newer.

python3 dev.py demo          the program on a throw-away vault with the demo families
python3 dev.py run ARGS      the program itself; ARGS as in `rundbord --help`
python3 dev.py test ARGS     the tests; ARGS go to pytest; --cov also holds the coverage gates
python3 dev.py check [--fix] style, types, import contracts, translations, licences
python3 dev.py bench | deep | screenshots | build ARGS

The first time, a virtual environment is made in .venv from the hash-locked requirements.txt.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

OLDEST = (3, 11)
PROGRAM = ("demo", "run")
MODULES = ("bench", "deep", "screenshots", "build")


def command_line(name: str, arguments: list[str]) -> list[str]:
    """What the virtual environment's Python is given for a command.

    Raises:
        KeyError: there is no such command.
    """
    if name in MODULES:
        return ["-m", f"devtools.{name}", *arguments]
    return {
        "demo": ["-m", "app", "demo", *arguments],
        "run": ["-m", "app", *arguments],
        "test": ["-m", "pytest", *test_options(arguments)],
        "check": ["-m", "devtools.check", *arguments],
    }[name]


def test_options(arguments: list[str]) -> list[str]:
    """Two processes, a file at a time in each, in order; ``--cov`` brings the gates along."""
    options = ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]
    if "--cov" in arguments:
        options += ["--cov-report=json:build/coverage.json", "-p", "devtools.coverage_gate"]
    return [*options, *arguments]


def is_missing(root: Path, name: str) -> bool:
    """Whether a command's module has not been written yet."""
    devtools = root / "devtools"
    return name in MODULES and not any(
        path.exists() for path in (devtools / f"{name}.py", devtools / name / "__main__.py")
    )


def main(arguments: list[str]) -> int:
    """Set up what is missing and run one command; its exit status is ours."""
    if sys.version_info < OLDEST:
        print("dev.py: Python 3.11 or newer is needed; this is " + sys.version, file=sys.stderr)
        return 2
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        print(__doc__)
        return 0 if arguments else 2
    from devtools import environment

    name, *rest = arguments
    try:
        command = command_line(name, rest)
    except KeyError:
        print(f"dev.py: there is no command {name!r}\n\n{__doc__}", file=sys.stderr)
        return 2
    if is_missing(environment.ROOT, name):
        print(f"dev.py: {name} does not exist yet (no devtools/{name}.py)", file=sys.stderr)
        return 2
    try:
        environment.prepare()
    except environment.SetupError as error:
        print(f"dev.py: {error}", file=sys.stderr)
        return 1
    variables = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(environment.ROOT)}
    variables.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled once, not at every start
    if name == "test":
        variables["QT_QPA_PLATFORM"] = "offscreen"
    here = None if name in PROGRAM else environment.ROOT  # files are named from where one stands
    return subprocess.run(
        [str(environment.python()), *command], cwd=here, env=variables, check=False
    ).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
