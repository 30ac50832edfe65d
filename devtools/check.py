"""Everything that is checked without running the program: ``python3 dev.py check [--fix]``.

The steps run two at a time and are told in order. ``--fix`` lets ruff and the translations mend
what they can first.
"""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

from devtools.environment import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

MODULE: Final = (sys.executable, "-m")
CONTRACTS: Final = "from importlinter.cli import lint_imports_command as run; run()"
STEPS: Final[Mapping[str, tuple[str, ...]]] = {
    "types (mypy --strict)": (*MODULE, "mypy"),
    "style (ruff)": (*MODULE, "ruff", "check", "--quiet", "."),
    "format (ruff)": (*MODULE, "ruff", "format", "--check", "--quiet", "."),
    "import contracts": (sys.executable, "-c", CONTRACTS, "--no-logo", "--no-cache"),
    "translations": (*MODULE, "devtools.translations"),
    "licences": (*MODULE, "devtools.licences"),
}
REPAIRS: Final = (
    (*MODULE, "ruff", "check", "--quiet", "--fix", "--exit-zero", "."),
    (*MODULE, "ruff", "format", "--quiet", "."),
    (*MODULE, "devtools.translations", "--fix"),
)


def run(command: tuple[str, ...]) -> tuple[int, str, float]:
    """Exit status, output and seconds of one step."""
    start = time.monotonic()
    done = subprocess.run(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout.strip(), time.monotonic() - start


def main(arguments: list[str]) -> int:
    """Run all steps; 1 if one of them failed, 2 for an unknown argument."""
    if set(arguments) - {"--fix"}:
        print("check: the only argument is --fix", file=sys.stderr)
        return 2
    for repair in REPAIRS if arguments else ():
        run(repair)
    failed = []
    with ThreadPoolExecutor(2) as pool:
        for name, (status, output, seconds) in zip(
            STEPS, pool.map(run, STEPS.values()), strict=True
        ):
            print(f"{'ok    ' if status == 0 else 'FAILED'} {name} ({seconds:.1f} s)", flush=True)
            if status:
                failed.append(name)
                print(output, flush=True)
    print(f"check: {', '.join(failed)} failed" if failed else "check: all is well")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
