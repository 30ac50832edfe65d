"""The letter of a hearing: the facts, until when, how to answer; no decision, so no date to complain."""

from dataclasses import replace
from datetime import date

from app.models.base import Id
from app.models.contacts import Coordinator
from app.models.letters import Hearing
from app.models.people import Person
from app.presenters.document import plain_text
from app.presenters.handout.hearing_letter import hearing_letter
from app.presenters.handout.readability import names_in, readability
from tests.support.decided import DAVID, HEARING, ROWS, SANNE, TODAY, case_with, seen
from tests.support.laws import shipped_laws


def text(hearing: Hearing = HEARING, person: Id = SANNE, on: date = TODAY) -> str:
    view = seen(case_with(hearing), person, on)
    return plain_text(hearing_letter(view, person, hearing.id, on, shipped_laws()))


def test_it_says_the_facts_and_until_when_to_answer() -> None:
    words = text()
    assert words.startswith("Kommunen\nTil Sanne\n9. februar 2026")
    assert "Det bygger vi på\n\nLægen skriver" in words
    assert "Svar senest mandag den 23. februar 2026." in words
    assert "Hører vi ikke fra dig" in words
    assert "Du kunne svare til og med" in text(on=date(2026, 2, 24))


def test_it_is_no_decision_and_has_no_date_to_complain() -> None:
    assert "Det her er ikke en afgørelse." in text()
    assert "Du kan klage til og med" not in text()


def test_before_a_deadline_is_set_one_is_promised() -> None:
    words = text(replace(HEARING, deadline=None, sent_on=None))
    assert "Så aftaler vi, hvornår du svarer." in words
    assert "Hører vi ikke fra dig" not in words
    assert "10. februar 2026" in words


def test_what_it_is_about_where_it_is_known() -> None:
    assert "Det handler om: Du får ikke praktik" in text(replace(HEARING, decision_id=ROWS[2].id))
    assert "Det handler om" not in text()


def test_an_answer_is_quoted() -> None:
    answered = replace(HEARING, answered_on=date(2026, 2, 10), answer="Knæet er værre end det")
    assert "Du svarede den 10. februar 2026" in text(answered)
    assert "»Knæet er værre end det«" in text(answered)
    assert "»" not in text(replace(answered, answer=None))


def test_it_is_the_readers_own_or_no_letter() -> None:
    assert "Der er ingen partshøring." in text(person=DAVID)
    other = case_with(HEARING)
    made = hearing_letter(other, DAVID, HEARING.id, TODAY, shipped_laws())
    assert "Der er ingen partshøring." in plain_text(made)


def test_nobody_known_is_greeted_by_no_name() -> None:
    case = case_with(HEARING).having(Coordinator, ()).having(Person, ())
    words = plain_text(hearing_letter(case, SANNE, HEARING.id, TODAY, shipped_laws()))
    assert "Kære" not in words
    assert "Med venlig hilsen" not in words


def test_it_reads_easily() -> None:
    case = case_with(HEARING)
    made = hearing_letter(seen(case), SANNE, HEARING.id, TODAY, shipped_laws())
    assert readability(made, names_in(case)).lix <= 30
