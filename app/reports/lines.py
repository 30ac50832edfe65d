"""Words in several styles broken into lines, and lines put on the page.

Breaks as ``presenters.typeset.wrap`` does, but a hyphen that only the line's end brings is written as a
soft hyphen: it looks the same, and who hears the page hears one word.
"""

import re
from dataclasses import dataclass
from typing import Any

from app.presenters.document import Runs
from app.presenters.theme import Theme
from app.presenters.typeset import SOFT_HYPHEN, pieces, printable, split_word, text_width
from app.reports.colours import rgb
from app.reports.fonts import font_name

_SLACK = 0.01
_PAIR = re.compile(r"\d\d[.,]?")
_DAY = re.compile(r"\d{1,2}\.")


@dataclass(frozen=True, slots=True)
class Face:
    """Size and colours of a text; bold and quiet runs differ from it."""

    size: float
    weight: int = 400
    bold: int = 700
    colour: str = "ink"


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one style, ``x`` from the line's start."""

    x: float
    text: str
    weight: int
    colour: str


@dataclass(frozen=True, slots=True)
class Line:
    """Spans beside each other."""

    spans: tuple[Span, ...]
    width: float


@dataclass(frozen=True, slots=True)
class _Piece:
    """Letters in one style that are not broken; ``glue`` is the space before, if any.

    A space that does not break, as in a phone number, is the glue of a piece that does not break.
    """

    glue: str
    text: str
    weight: int
    colour: str
    breaks: bool  # a line may end before this piece


def break_lines(content: Runs, width: float, face: Face, language: str) -> tuple[Line, ...]:
    """The runs in lines no wider than ``width``; at least one line."""
    setter = _Setter(width, face, language)
    for paragraph in _paragraphs(content, face):
        setter.paragraph(paragraph)
    return tuple(setter.lines)


def natural_width(content: Runs, face: Face) -> float:
    """Width on a single line (of the longest, where the text has lines of its own)."""
    return max(_one_line(words, face) for words in _paragraphs(content, face))


def longest_word(content: Runs, face: Face) -> float:
    """The least width in which no word has to be hyphenated."""
    longest = word = 0.0
    for words in _paragraphs(content, face):
        for piece in words:
            own = text_width(piece.text, face.size, piece.weight)
            inner = text_width(piece.glue, face.size, piece.weight)
            word = own if piece.breaks else word + inner + own
            longest = max(longest, word)
    return longest


def draw_line(canvas: Any, theme: Theme, line: Line, x: float, y: float, face: Face) -> None:
    """Put a line with its baseline at ``y``. The space at its end parts words for who hears them."""
    text = canvas.beginText(x, y)
    for span in line.spans:
        text.setFont(font_name(span.weight), face.size)
        text.setFillColor(rgb(theme.colour(span.colour)))
        text.textOut(span.text)
    canvas.drawText(text)


def _paragraphs(content: Runs, face: Face) -> list[list[_Piece]]:
    """The runs' pieces, parted where the text has a line end of its own."""
    found: list[list[_Piece]] = [[]]
    ended_in_space = True
    for run in content:
        weight = face.bold if run.bold else face.weight
        colour = "quiet_ink" if run.quiet else face.colour
        for number, part in enumerate(run.text.split("\n")):
            if number:
                found.append([])
                ended_in_space = True
            text = printable(part)
            joined = not ended_in_space and not text.startswith(" ")
            for space, piece in pieces(text):
                glue = "" if joined else space
                held = bool(glue) and bool(found[-1]) and _held(found[-1][-1].text, piece)
                breaks = not joined and not held
                found[-1].append(_Piece(glue, piece, weight, colour, breaks))
                joined = False
            ended_in_space = text.endswith(" ") if text else ended_in_space
    return found


def _held(before: str, after: str) -> bool:
    """Whether a line's end would tear what is read as one: a phone number, a day and its month."""
    number = _PAIR.fullmatch(before) is not None and _PAIR.match(after) is not None
    return number or (_DAY.fullmatch(before) is not None and after[:1].islower())


def _one_line(words: list[_Piece], face: Face) -> float:
    """Width of the pieces beside each other; a line does not begin with a space."""
    return sum(
        text_width((piece.glue if number else "") + piece.text, face.size, piece.weight)
        for number, piece in enumerate(words)
    )


class _Setter:
    """Sets pieces one after the other into lines."""

    def __init__(self, width: float, face: Face, language: str) -> None:
        self.lines: list[Line] = []
        self._width = width + _SLACK
        self._face = face
        self._language = language
        self._spans: list[Span] = []
        self._x = 0.0

    def paragraph(self, words: list[_Piece]) -> None:
        """Set pieces and end the line after the last one."""
        start = 0
        for end in range(1, len(words) + 1):
            if end == len(words) or words[end].breaks:
                self._word(words[start:end])
                start = end
        self._end_line("")

    def _word(self, word: list[_Piece]) -> None:
        own = sum(text_width(piece.text, self._face.size, piece.weight) for piece in word)
        own += sum(text_width(each.glue, self._face.size, each.weight) for each in word[1:])
        glue = word[0].glue if self._spans else ""
        space = text_width(glue, self._face.size, word[0].weight)
        if self._spans and self._x + space + own > self._width:
            self._end_line(word[0].glue)
            glue = ""
        for number, piece in enumerate(word):
            self._put_whole_or_cut(piece.glue if number else glue, piece)

    def _put_whole_or_cut(self, glue: str, piece: _Piece) -> None:
        """A piece wider than a line is hyphenated, or cut where no hyphen is known."""
        rest = piece.text
        size, weight = self._face.size, piece.weight
        while self._x + text_width(glue + rest, size, weight) > self._width and len(rest) > 1:
            room = self._width - self._x
            head, tail = split_word(rest, room, size, weight, self._language)
            if not head and self._spans:
                self._end_line("")
                continue
            if not head:
                head, tail = self._cut(rest, room, weight)
            self._put(head.removesuffix("-") + SOFT_HYPHEN, piece)
            self._end_line("")
            rest = tail
        self._put(glue + rest, piece)

    def _cut(self, word: str, room: float, weight: int) -> tuple[str, str]:
        count = len(word) - 1
        while count > 1 and text_width(word[:count] + "-", self._face.size, weight) > room:
            count -= 1
        return word[:count], word[count:]

    def _put(self, text: str, piece: _Piece) -> None:
        self._spans.append(Span(self._x, text, piece.weight, piece.colour))
        self._x += text_width(text, self._face.size, piece.weight)

    def _end_line(self, end: str) -> None:
        """Close the line; ``end`` is the space that the break stands for."""
        spans = _merged(self._spans)
        width = self._x
        if spans and end:
            last = spans[-1]
            spans[-1] = Span(last.x, last.text + end, last.weight, last.colour)
        self.lines.append(Line(tuple(spans), width))
        self._spans, self._x = [], 0.0


def _merged(spans: list[Span]) -> list[Span]:
    """Neighbours in one style as one span."""
    merged: list[Span] = []
    for span in spans:
        last = merged[-1] if merged else None
        if last and (last.weight, last.colour) == (span.weight, span.colour):
            merged[-1] = Span(last.x, last.text + span.text, span.weight, span.colour)
        else:
            merged.append(span)
    return merged
