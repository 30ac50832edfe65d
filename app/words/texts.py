"""Long texts, kept as data beside the program so that they can be read and mended as texts."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

__all__ = ["load_texts"]

_FOLDER: Final = Path(__file__).resolve().parents[2] / "resources" / "texts"


@cache
def load_texts(name: str, voice: str, language: str = "da") -> Mapping[str, str]:
    """Return the texts of a file for one voice ("adult"); what it lacks comes from the first one.

    ``name`` is the file in ``resources/texts/<language>``, without its ending.
    """
    with (_FOLDER / language / f"{name}.toml").open("rb") as file:
        tables = tomllib.load(file)
    first: Mapping[str, str] = next(iter(tables.values()))
    return MappingProxyType({**first, **tables.get(voice, {})})
