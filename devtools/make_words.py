"""Make ``resources/words/da.txt`` from the Danish spelling dictionary and thesaurus.

    python devtools/make_words.py da_DK.dic th_da_DK.dat

Both files are Stavekontrolden's, as Debian packs them (hunspell-da and mythes-da). A word is taken
when it is a dictionary entry of 4 to 8 letters a-z æøå and has a place in the thesaurus. The words
that the thesaurus refers to most often come first, because those are the ones people know. A word
is passed over when it starts another one or begins with one, or differs from one in a single letter
(*hund*, *hånd*): so it is heard and copied without doubt, and joined words stay readable in one way
only. Words that a caseworker would not like to read aloud are left out.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

WANTED: Final = 7776  # 6 to the power of 5: five dice draw one
SHAPE: Final = re.compile(r"[a-zæøå]{4,8}")
LEAST_BEGINNING: Final = 3

# Beginnings of words about sex, excrement, violence, death, crime, illness, drink and drugs,
# contempt, and peoples and faiths: none of them belongs in somebody's passphrase.
UNWANTED: Final = Path(__file__).with_name("unwanted_words.txt")


def dictionary(lines: Iterable[str]) -> set[str]:
    """The entries of a hunspell dictionary that have the wanted shape."""
    return {word for line in lines if SHAPE.fullmatch(word := line.strip().partition("/")[0])}


def thesaurus(lines: Iterator[str]) -> tuple[Counter[str], Counter[str]]:
    """How many meanings each headword has, and how often each word is referred to."""
    meanings: Counter[str] = Counter()
    mentions: Counter[str] = Counter()
    for line in lines:
        head, _, count = line.strip().rpartition("|")
        if not head or not count.isdigit():
            continue
        meanings[head] = int(count)
        for _ in range(int(count)):
            for name in next(lines).strip().split("|")[1:]:
                mentions[re.sub(r" \(.*\)$", "", name)] += 1
    return meanings, mentions


def is_wanted(word: str, unwanted: tuple[str, ...]) -> bool:
    """Whether nobody minds reading it aloud."""
    return not word.startswith(unwanted)


def choose(words: Iterable[str]) -> Iterator[str]:
    """Pass words on that are neither the beginning of an earlier one nor one letter from it."""
    beginnings: set[str] = set()
    patterns: set[str] = set()
    taken: set[str] = set()
    for word in words:
        mine = {f"{word[:at]}*{word[at + 1 :]}" for at in range(len(word))}
        starts = {word[:end] for end in range(LEAST_BEGINNING, len(word) + 1)}
        if word in beginnings or starts & taken or mine & patterns:
            continue
        taken.add(word)
        beginnings |= starts
        patterns |= mine
        yield word


def main(dictionary_file: str, thesaurus_file: str) -> None:
    """Write the list, in alphabetical order by code point."""
    with Path(dictionary_file).open(encoding="utf-8") as lines:
        entries = dictionary(lines)
    with Path(thesaurus_file).open(encoding="utf-8") as lines:
        meanings, mentions = thesaurus(lines)
    unwanted = tuple(UNWANTED.read_text(encoding="utf-8").split())
    candidates = sorted(
        (word for word in entries if word in meanings and is_wanted(word, unwanted)),
        key=lambda word: (-(meanings[word] + mentions[word]), word),
    )
    chosen = list(choose(candidates))[:WANTED]
    if len(chosen) != WANTED:
        sys.exit(f"only {len(chosen)} words")
    target = Path(__file__).parents[1] / "resources" / "words" / "da.txt"
    target.write_text("\n".join(sorted(chosen)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
