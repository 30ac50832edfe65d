"""Long searches, too long for every run: ``python3 dev.py deep [--examples N]``.

Each property below is searched with new random examples instead of the same few; kills and flips run
more often. Prints a table for the closing note; ends with 1 if anything was found.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from devtools.environment import ROOT

EXAMPLES: Final = 5000

SEARCHES: Final = {
    "lens: everything made for a reader": "tests/promise/test_promise.py",
    "fifty kills while minutes are typed": "tests/scenarios/test_killed_while_writing.py",
    "operations: undo leads back, log grows": "tests/services/test_walk.py",
    "decided help: undo leads back": "tests/services/test_decided_walk.py",
    "decisions on their day: by counting": "tests/rules/test_taking_effect.py",
    "lens: nothing unseen changes anything seen": "tests/rules/test_noninterference.py",
    "lens: on families of every record": "tests/rules/test_lens.py",
    "steps and their inverses": "tests/rules/test_steps.py",
    "days, ages and periods by counting": "tests/rules/test_periods.py",
    "names found in texts": "tests/rules/test_naming.py",
}
"""What is searched, and where it stands; what takes longest begins first."""


@dataclass(frozen=True)
class Found:
    """How one search went."""

    what: str
    seconds: float
    summary: str
    passed: bool


def search(what: str, path: str, examples: int) -> Found:
    """Run one file of properties with ``examples`` examples for each."""
    environment = {
        **os.environ,
        "HYPOTHESIS_PROFILE": "deep",
        "RUNDBORD_EXAMPLES": str(examples),
        "QT_QPA_PLATFORM": "offscreen",
    }
    begin = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--timeout=3600", path],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    lines = done.stdout.strip().splitlines() or ["nothing was said"]
    if done.returncode:
        print(done.stdout[-6000:])
    return Found(what, time.perf_counter() - begin, lines[-1], done.returncode == 0)


def main(words: Sequence[str] | None = None) -> int:
    """Run every search, two at a time, and print the table."""
    from concurrent.futures import ThreadPoolExecutor

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=EXAMPLES)
    arguments = parser.parse_args(words)
    with ThreadPoolExecutor(2) as pool:
        running = [
            pool.submit(search, what, path, arguments.examples) for what, path in SEARCHES.items()
        ]
        found = [each.result() for each in running]
    print(f"\n{arguments.examples} examples for each property")
    for each in found:
        mark = "ok  " if each.passed else "FAIL"
        print(f"{mark} {each.what:<45} {each.seconds:7.0f} s   {each.summary}")
    return 0 if all(each.passed for each in found) else 1


if __name__ == "__main__":
    sys.exit(main())
