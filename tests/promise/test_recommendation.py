"""A recommendation is no decision, on any paper for anybody under any law profile."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

import pytest

from app.models.case import Case
from app.models.meetings import Decision, HandoutForm, Meeting, MeetingState, Recommendation
from app.models.readers import FamilyReader, Reader
from app.presenters.document import every_text
from app.rules.lens import Glass
from tests.promise.everything import readers
from tests.promise.papers import papers
from tests.promise.test_markers import TRAINING, package
from tests.rules.worlds import WORDS
from tests.support.laws import shipped_laws
from tests.support.memory import TODAY

PROFILES: Final = tuple(each.key for each in shipped_laws())

SAID: Final = "Det er en anbefaling. Kommunen sender dig en afgørelse. Den kan du klage over."
PLAINER: Final = (SAID, "Det er en anbefaling", "Det er ikke bestemt endnu", "ikke en afgørelse")
"""What a paper with a recommendation on it says of it; for children and in easy words it is shorter."""

DATED: Final = re.compile(
    r"klage[^.]*(til og med|senest|inden)|uger til at klage|Du (kan|kunne) klage (til|i \d)", re.I
)


KINDS: Final = (
    HandoutForm.SHEET, HandoutForm.EASY, HandoutForm.CHILD, HandoutForm.PROFESSIONAL,
    HandoutForm.PROVIDER, HandoutForm.MAP, HandoutForm.CARD, HandoutForm.CONSENT,
    HandoutForm.DOCTOR, HandoutForm.INVITATION, HandoutForm.BRIEF,
)  # fmt: skip
"""At least these are made for somebody of the family before anything is decided."""


def under(profile: str, *, decided: bool) -> Case:
    """The training family under a profile, with its recommendations and with or without a decision."""
    case = package(TRAINING)
    case = replace(case, head=replace(case.head, law_profile=profile))
    again = tuple(replace(e, state=MeetingState.PLANNED, day=TODAY) for e in case.meetings)
    case = case.having(Meeting, again)  # invitations and briefs are papers too
    return case if decided else case.having(Decision, ())


@cache
def every_paper(profile: str, *, decided: bool) -> tuple[tuple[Reader, str, str], ...]:
    """For whom, what it is, every word on it."""
    return tuple(_papers(under(profile, decided=decided)))


def _papers(case: Case) -> Iterator[tuple[Reader, str, str]]:
    glass = Glass(case, TODAY, WORDS)
    for reader in readers(case):
        small = glass.seen(reader).case
        for what, _file, document in papers(case, small, reader):
            yield reader, what, "\n".join(every_text(document))


@pytest.mark.parametrize("profile", PROFILES)
def test_after_a_recommendation_no_paper_has_a_date_to_complain(profile: str) -> None:
    made = every_paper(profile, decided=False)
    assert [(who, what) for who, what, words in made if DATED.search(words)] == []
    drawn = {what.split(":")[0].split(" ")[0] for _who, what, _words in made}
    assert {each.value for each in KINDS} <= drawn


@pytest.mark.parametrize("profile", PROFILES)
def test_control_a_decision_brings_the_date_back(profile: str) -> None:
    dated = {
        what for _who, what, words in every_paper(profile, decided=True) if DATED.search(words)
    }
    assert "sheet 12.0" in dated
    assert any(what.startswith("decision:") for what in dated)


@pytest.mark.parametrize("profile", PROFILES)
def test_where_a_recommendation_stands_it_is_said_that_it_is_one(profile: str) -> None:
    words_of = [each.text for each in package(TRAINING).recommendations]
    shown = [
        (who, what, words)
        for who, what, words in every_paper(profile, decided=False)
        if "anbefal" in words.lower() and any(each in words for each in words_of)
    ]
    silent = [(who, what) for who, what, words in shown if not any(e in words for e in PLAINER)]
    assert silent == []
    own = [words for who, what, words in shown
           if isinstance(who, FamilyReader) and what.startswith("sheet")]  # fmt: skip
    assert own
    assert all(SAID in words for words in own)


def test_control_without_a_recommendation_nothing_is_said_of_one() -> None:
    case = under("2026", decided=False).having(Recommendation, ())
    assert [what for _who, what, words in _papers(case) if SAID in words] == []
