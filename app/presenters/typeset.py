"""How wide a text is and where its lines break, known without Qt and without opening a font.

Widths come from ``resources/fonts/widths.json``. A word is broken with a hyphen only when it does not
fit on a line of its own; nothing is ever left out: a text that needs more lines than there is room for
is returned whole, and the caller makes room.
"""

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pyphen

UNKNOWN = "\ufffd"
"""Stands for a character that the typeface cannot write."""

SOFT_HYPHEN = "\u00ad"
"""Drawn as a hyphen where a line breaks; on paper a reader of the tags then hears one whole word."""

_FILE = Path(__file__).resolve().parents[2] / "resources" / "fonts" / "widths.json"
_BREAK = re.compile(r"(?<=[^\W\d_][/-])(?=[^\W\d_])")  # "UU-|vejleder", not "10-12"
_SMALLEST_START, _SMALLEST_REST = 3, 4  # letters before and after a hyphen that we set


@dataclass(frozen=True, slots=True)
class Typeface:
    """Measures of the shipped family, in font units; weights 400, 600 and 700."""

    family: str
    units_per_em: int
    ascent: int
    descent: int
    cap_height: int
    x_height: int
    widths: Mapping[int, Mapping[str, int]]


@cache
def load_typeface() -> Typeface:
    """The shipped family."""
    data: dict[str, Any] = json.loads(_FILE.read_text("ascii"))
    widths = {
        int(weight): MappingProxyType({chr(int(code, 16)): width for code, width in table.items()})
        for weight, table in data["weights"].items()
    }
    return Typeface(widths=MappingProxyType(widths), **{k: data[k] for k in data if k != "weights"})


def text_width(text: str, size: float, weight: int = 400, *, face: Typeface | None = None) -> float:
    """Width of one line in the unit of ``size``; kerning is not counted."""
    face = face or load_typeface()
    table = face.widths[weight]
    unknown = table[UNKNOWN]
    return sum(table.get(char, unknown) for char in text) * size / face.units_per_em


def printable(text: str, *, face: Typeface | None = None) -> str:
    """The text in characters that the typeface has.

    Letters lose marks that it cannot set, signs without a look of their own (joiners, direction marks)
    vanish, and what is left over becomes ``UNKNOWN``, so that a gap is seen and not guessed.
    """
    table = (face or load_typeface()).widths[400]
    if SOFT_HYPHEN not in text and all(char in table for char in text):
        return text
    text = unicodedata.normalize("NFC", text.replace(SOFT_HYPHEN, ""))
    return "".join(char if char in table else _substitute(char, table) for char in text)


def _substitute(char: str, table: Mapping[str, int]) -> str:
    category = unicodedata.category(char)
    if category in {"Cf", "Mn", "Me"}:
        return ""
    if category in {"Zs", "Zl", "Zp", "Cc"}:
        return " "
    plain = unicodedata.normalize("NFKD", char)
    known = "".join(part for part in plain if part in table and not unicodedata.combining(part))
    return known or UNKNOWN


def wrap(
    text: str,
    width: float,
    size: float,
    weight: int = 400,
    max_lines: int | None = None,
    *,
    language: str = "da",
    face: Typeface | None = None,
) -> tuple[str, ...]:
    """The text in lines no wider than ``width``.

    Breaks at spaces and after hyphens and slashes. When that takes more than ``max_lines``, words are
    also hyphenated to fill the lines; if it still takes more, all lines are returned all the same.
    """
    setter = _Setter(width, size, weight, language, face or load_typeface())
    lines = setter.lines(text, fill=False)
    if max_lines is not None and len(lines) > max_lines:
        filled = setter.lines(text, fill=True)
        if len(filled) < len(lines):
            return filled
    return lines


def split_word(word: str, width: float, size: float, weight: int, language: str) -> tuple[str, str]:
    """The longest hyphenated start of the word within ``width`` and its rest; no start: ``("", word)``."""
    for head, tail in reversed(tuple(_parts(word, language))):
        if text_width(head, size, weight) <= width:
            return head, tail
    return "", word


@cache
def _parts(word: str, language: str) -> tuple[tuple[str, str], ...]:
    """Each way to hyphenate the word, shortest start first."""
    hyphenator = pyphen.Pyphen(lang=language, left=_SMALLEST_START, right=_SMALLEST_REST)
    return tuple((word[:at] + "-", word[at:]) for at in hyphenator.positions(word))


@dataclass(frozen=True, slots=True)
class _Setter:
    """Breaks text into lines of one size and weight."""

    width: float
    size: float
    weight: int
    language: str
    face: Typeface

    def fits(self, text: str) -> bool:
        return text_width(text, self.size, self.weight, face=self.face) <= self.width + 1e-6

    def lines(self, text: str, *, fill: bool) -> tuple[str, ...]:
        lines: list[str] = []
        for paragraph in printable_lines(text, self.face):
            line = ""
            for glue, piece in pieces(paragraph):
                line = self._add(lines, line, glue, piece, fill=fill)
            lines.append(line)
        return tuple(lines)

    def _add(self, lines: list[str], line: str, glue: str, piece: str, *, fill: bool) -> str:
        """Put one piece after ``line``, moving full lines to ``lines``; returns the open line."""
        start = line + glue if line else ""
        if self.fits(start + piece):
            return start + piece
        if fill or not line:
            head, piece = self._split(start, piece)
            if head:
                lines.append(start + head)
                return self._add(lines, "", "", piece, fill=fill)
        if line:
            lines.append(line)
            return self._add(lines, "", "", piece, fill=fill)
        return piece

    def _split(self, start: str, piece: str) -> tuple[str, str]:
        room = self.width - text_width(start, self.size, self.weight, face=self.face)
        head, tail = split_word(piece, room, self.size, self.weight, self.language)
        if head or start:
            return head, tail
        count = len(piece) - 1
        while count > 1 and not self.fits(piece[:count] + "-"):
            count -= 1
        return (piece[:count] + "-", piece[count:]) if count > 0 else ("", piece)


def printable_lines(text: str, face: Typeface | None = None) -> list[str]:
    """The text's own lines, each in characters that the typeface has."""
    return [printable(line, face=face) for line in text.split("\n")]


def pieces(text: str) -> list[tuple[str, str]]:
    """Parts that stay together, each with the glue (a space or nothing) before it."""
    found: list[tuple[str, str]] = []
    for word in text.split(" "):
        parts = _BREAK.split(word) if word else ()
        found += [("" if index else " ", part) for index, part in enumerate(parts)]
    return found
