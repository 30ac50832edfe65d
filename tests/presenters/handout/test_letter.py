"""The letter to who took a consent back: plain, complete, about nobody else, no date to complain."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.models.base import Id
from app.models.case import Case
from app.models.consents import Consent, ConsentScope, ConsentState, ConsentType, Recipient
from app.models.facts import Kind
from app.models.meetings import Handout, HandoutBasis, HandoutForm
from app.models.people import Person
from app.models.readers import FamilyReader
from app.presenters.document import plain_text
from app.presenters.handout.letter import withdrawal_letter
from app.rules.lens import lens
from app.rules.lix import lix
from app.rules.naming import Lexicon
from app.rules.withdrawal import affected
from app.words.texts import load_texts
from tests.resources.demo import TRAINING, case_of
from tests.resources.test_demo_training import ONLY_DAVID
from tests.support.forms import LAWS

TODAY = date(2026, 1, 20)
CASE = case_of(TRAINING)
SANNE = CASE.people[0].id


def taken_back(**more: Any) -> Case:
    """Sanne has taken her consent to the plan back."""
    plan = next(
        each for each in CASE.consents if each.giver_id == SANNE and each.type is ConsentType.PLAN
    )
    gone = replace(plan, state=ConsentState.WITHDRAWN, withdrawn_on=date(2026, 1, 19), **more)
    return CASE.having(Consent, (*(e for e in CASE.consents if e.id != gone.id), gone))


def letter(case: Case, key: Id | None = None, **more: Any) -> str:
    seen = lens(case, FamilyReader(SANNE), TODAY, Lexicon()).case
    found = [e.id for e in case.consents if e.state is ConsentState.WITHDRAWN]
    return plain_text(withdrawal_letter(seen, key or found[0], TODAY, LAWS, **more))


def test_it_says_what_stops_and_that_help_goes_on() -> None:
    words = letter(taken_back())
    assert words.startswith("Kommunen\n")
    assert "Den 19. januar 2026 trak du dit ja tilbage." in words
    assert "Det stopper nu" in words
    assert "Ingen retter i den." in words
    assert "Din hjælp fortsætter, til kommunen har taget en ny beslutning." in words
    assert "Ring til én" in words


def test_there_is_no_date_to_complain_and_no_other_adult() -> None:
    words = letter(taken_back())
    assert "klage" not in words.lower()
    assert not [each for each in ONLY_DAVID if each in words]


def test_who_may_have_a_copy_and_which_papers_are_her_own() -> None:
    case = taken_back()
    paper = Handout(id=Id("p"), case_id=CASE.id, person_id=SANNE, form=HandoutForm.SHEET,
                    number=3, printed_at=datetime(2026, 1, 5, 9, tzinfo=UTC))  # fmt: skip
    case = case.having(Handout, (paper,))
    assert "3 fra den 5. januar 2026" in letter(case)
    assert "De kan have et papir fra før" in letter(case)
    nobody = letter(case.having(Recipient, ()))
    assert "Dit ja nævner ingen, der skulle have et papir." in nobody
    assert "De kan have et papir" not in nobody
    assert "3 fra den" not in letter(case.having(Handout, ()))


@pytest.mark.parametrize("held", [True, False])
def test_nothing_is_said_of_who_has_no_paper_and_whoever_has_some_is_told(held: bool) -> None:
    """The letter cannot know who has paper: it says the same either way, and a task is made for each."""
    case = taken_back().having(Recipient, ())
    gone = next(each for each in case.consents if each.state is ConsentState.WITHDRAWN)
    theirs = Handout(id=Id("t"), case_id=CASE.id, contact_id=CASE.contacts[0].id, number=1,
                     form=HandoutForm.PROVIDER, printed_at=datetime(2026, 1, 5, 9, tzinfo=UTC))  # fmt: skip
    basis = HandoutBasis(id=Id("h"), case_id=CASE.id, handout_id=theirs.id, consent_id=gone.id)
    if held:
        case = case.having(Handout, (theirs,)).having(HandoutBasis, (basis,))
    words = letter(case)
    assert "Vi kan ikke se" not in words
    assert "Har andre fået et papir på grund af dit ja, så siger vi til dem" in words
    given = replace(gone, state=ConsentState.YES, withdrawn_on=None)
    holders = affected(case.having(Consent, (given,)), given, TODAY).holders
    assert bool(holders) is held


def test_one_for_a_meeting_says_that_those_who_came_have_heard() -> None:
    words = letter(taken_back(meeting_id=CASE.meetings[0].id).having(Recipient, ()))
    assert "Dit ja gjaldt mødet den" in words
    assert "Dit ja nævner ingen" not in words


def test_it_has_a_number_of_its_own_and_takes_no_other_s_place() -> None:
    words = letter(taken_back(), number=2)
    assert "20. januar 2026 · ark 2" in words
    assert "erstatter" not in words


def test_what_else_was_said_yes_to_still_holds() -> None:
    assert "Det gælder stadig: Tale om det i mødet." in letter(
        taken_back(remaining="Tale om det i mødet")
    )


def test_a_consent_to_something_else_leaves_help_as_it_was() -> None:
    other = taken_back(type=ConsentType.PROFESSIONAL, purpose=None)
    words = letter(other.having(ConsentScope, ()))
    assert "Din hjælp er den samme som før." in words
    assert "Ingen retter i den" not in words
    assert "Vi deler ikke mere på grund af dit ja." in words


def test_one_for_a_child_speaks_of_the_child() -> None:
    mille = next(each for each in CASE.people if each.name == "Mille")
    words = letter(taken_back(child_id=mille.id))
    assert "Planen for Mille bliver stående" in words


def test_nothing_withdrawn_is_no_letter() -> None:
    given = next(e.id for e in CASE.consents if e.type is ConsentType.MEETING)
    assert "Der er ikke noget brev" in letter(taken_back(), given)
    assert "Der er ikke noget brev" in letter(taken_back(), Id("gone"))


def test_nobody_to_call_is_said_plainly() -> None:
    case = replace(taken_back(), coordinators=())
    assert "Med venlig hilsen" not in letter(case)
    assert "Med venlig hilsen" in letter(taken_back())


def test_without_a_name_it_is_still_a_letter() -> None:
    case = taken_back().having(Person, ())
    key = next(e.id for e in case.consents if e.state is ConsentState.WITHDRAWN)
    assert "Kære" not in plain_text(withdrawal_letter(case, key, TODAY, LAWS))


def test_large_print_is_the_same_letter() -> None:
    assert letter(taken_back(), base_size=20.0) == letter(taken_back())


@pytest.mark.parametrize("key", sorted(load_texts("letter", "adult")))
def test_each_text_reads_easily(key: str) -> None:
    text = load_texts("letter", "adult")[key]
    if key not in {"title", "goes_on", "stops", "copies", "own_paper", "signed", "hello"}:
        assert lix(text) <= 30, (key, lix(text))


def test_the_whole_letter_reads_easily() -> None:
    known = {"{name}", "{what}", "{whom}", "{child}", "{day}"}
    texts = load_texts("letter", "adult")
    whole = "\n".join(texts[key] for key in texts if key not in {"gone", "own_paper"})
    for each in known:
        whole = whole.replace(each, "Sanne")
    assert lix(whole) <= 30
    hard = "Helhedsorienterede foranstaltninger opretholdes indtil kommunalbestyrelsens afgørelse."
    assert lix(hard) > 30  # the control


def test_scopes_of_the_consent_are_named() -> None:
    case = taken_back()
    key = next(e.id for e in case.consents if e.state is ConsentState.WITHDRAWN)
    scope = ConsentScope(id=Id("s"), case_id=case.id, consent_id=key, kind=Kind.HEALTH)
    assert "helbred" in letter(case.having(ConsentScope, (scope,)))
