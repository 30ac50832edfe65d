"""Holds what ships against ``resources/licences.toml``: ``python -m devtools.licences``.

Every distribution in ``requirements-run.txt`` has an entry whose licence is one that the
distribution itself states, or whose proof stands in its licence file, and is on the allow-list.
Every file in ``resources/`` is our own or belongs to an entry with its licence text beside it.
"""

from __future__ import annotations

import re
import sys
import tomllib
from importlib import metadata
from typing import TYPE_CHECKING, Any, Final

from devtools.environment import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

CLASSIFIERS: Final[Mapping[str, tuple[str, ...]]] = {
    "MIT License": ("MIT",),
    "BSD License": ("BSD-2-Clause", "BSD-3-Clause"),
    "Apache Software License": ("Apache-2.0",),
    "GNU Lesser General Public License v2 or later (LGPLv2+)": ("LGPL-2.1-or-later",),
    "Mozilla Public License 1.1 (MPL 1.1)": ("MPL-1.1",),
}


def listed(requirements: str) -> list[str]:
    """The distributions of a hash-locked list, by normalised name."""
    return [normalised(name) for name in re.findall(r"^([A-Za-z0-9._-]+)==", requirements, re.M)]


def normalised(name: str) -> str:
    """One spelling for each distribution."""
    return re.sub(r"[-_.]+", "-", name).lower()


def stated(distribution: metadata.Distribution) -> set[str]:
    """The licences that a distribution says it has, as SPDX identifiers; it may state none."""
    found = distribution.metadata
    texts = [
        text for name in ("License-Expression", "License") for text in found.get_all(name) or ()
    ]
    expressions = " OR ".join(text for text in texts if len(text) < 100)
    licences = set(re.split(r"\s+(?:OR|AND)\s+|[()]", expressions)) - {""}
    for classifier in found.get_all("Classifier") or []:
        licences.update(CLASSIFIERS.get(classifier.rpartition(" :: ")[2], ()))
    return licences


def proven(distribution: metadata.Distribution, proof: str) -> bool:
    """Whether the sentence stands in one of the distribution's licence files."""
    files = [file for file in distribution.files or [] if "licen" in str(file).lower()]
    texts = (file.read_text("utf-8") for file in files if file.suffix in {"", ".txt", ".md"})
    return any(proof in " ".join(text.split()) for text in texts)


def distribution_faults(book: Mapping[str, Any], names: list[str]) -> Iterator[str]:
    """What is wrong with the entries of the distributions."""
    entries = {normalised(entry["name"]): entry for entry in book["distribution"]}
    for name in sorted(set(entries) - set(names)):
        yield f"{name} has an entry but is not in the list of what ships"
    for name in names:
        if name not in entries:
            yield f"{name} ships without an entry in resources/licences.toml"
        else:
            yield from entry_faults(entries[name], set(book["allowed"]))


def entry_faults(entry: Mapping[str, Any], allowed: set[str]) -> Iterator[str]:
    """What is wrong with one distribution's entry."""
    name, licence = entry["name"], entry["licence"]
    if licence not in allowed:
        yield f"{name}: {licence} is not on the allow-list"
    if not entry.get("for"):
        yield f"{name}: what is it for?"
    try:
        distribution = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        if entry.get("only_on") in {None, sys.platform}:
            yield f"{name} is not installed here, so its licence cannot be read"
        return
    if "proof" in entry:
        if not proven(distribution, entry["proof"]):
            yield f"{name}: no licence file says {entry['proof']!r}"
    elif licence not in stated(distribution):
        said = ", ".join(sorted(stated(distribution))) or "nothing"
        yield f"{name}: the entry says {licence}, the distribution says {said}"


def asset_faults(book: Mapping[str, Any], resources: Path) -> Iterator[str]:
    """What is wrong with fonts, icons, word lists and the like."""
    allowed, own = set(book["allowed"]), set(book["own"])
    covered: set[str] = set()
    for entry in book["asset"]:
        path = entry["path"]
        covered.add(path)
        if entry["licence"] not in allowed:
            yield f"resources/{path}: {entry['licence']} is not on the allow-list"
        if not (resources / path).exists():
            yield f"resources/{path} has an entry but does not exist"
        text = resources / entry["text"]
        if not text.is_file() or not text.read_text("utf-8").strip():
            yield f"resources/{path}: its licence text {entry['text']} is missing"
    for file in sorted(path for path in resources.rglob("*") if path.is_file()):
        inside = file.relative_to(resources)
        places = {path.as_posix() for path in (inside, *inside.parents)}
        if not places & (own | covered):
            yield f"resources/{inside.as_posix()} is neither ours nor licensed"


def faults(root: Path) -> list[str]:
    """Everything that is wrong, one sentence each."""
    book = tomllib.loads((root / "resources" / "licences.toml").read_text("utf-8"))
    names = listed((root / "requirements-run.txt").read_text("utf-8"))
    return [*distribution_faults(book, names), *asset_faults(book, root / "resources")]


def main() -> int:
    """Print what is wrong; 0 if nothing is."""
    found = faults(ROOT)
    for fault in found:
        print(f"licences: {fault}")
    if not found:
        print("licences: everything that ships has one that we may use")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
