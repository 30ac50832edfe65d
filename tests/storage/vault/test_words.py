"""Proposed passphrases: Danish, strong, and hard to mishear."""

import math
import random
import re
from pathlib import Path

from app.storage.vault import propose_passphrase
from app.storage.vault.keys import require_length
from app.storage.vault.words import word_list

UNWANTED = Path(__file__).parents[3] / "devtools" / "unwanted_words.txt"


def test_six_words_are_77_bits() -> None:
    assert len(set(word_list())) == 7776
    assert 6 * math.log2(len(word_list())) > 77
    assert len(propose_passphrase().split(" ")) == 6


def test_words_are_short_and_easily_typed() -> None:
    assert all(re.fullmatch("[a-zæøå]{4,8}", word) for word in word_list())
    assert list(word_list()) == sorted(word_list())


def test_no_word_begins_another() -> None:
    words = set(word_list())
    assert not any(word[:end] in words for word in words for end in range(3, len(word)))


def test_no_two_words_differ_in_one_letter_only() -> None:
    patterns = [f"{word[:at]}*{word[at + 1 :]}" for word in word_list() for at in range(len(word))]
    assert len(patterns) == len(set(patterns))


def test_nothing_that_nobody_wants_to_read_aloud() -> None:
    unwanted = tuple(UNWANTED.read_text(encoding="utf-8").split())
    assert not [word for word in word_list() if word.startswith(unwanted)]


def test_every_word_is_as_likely_as_the_next() -> None:
    source = random.Random(1)
    drawn = [propose_passphrase(source, words=1) for _ in range(40_000)]
    assert set(drawn) <= set(word_list())
    assert len(set(drawn)) > 7600
    assert propose_passphrase() != propose_passphrase()
    require_length(propose_passphrase())
