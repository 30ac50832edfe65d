"""A letter to a doctor that goes out is a letter in the case: final, and on its way to the journal."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.models.base import Id
from app.models.consents import Consent, ConsentForm, ConsentState, ConsentType, Recipient
from app.models.contacts import Contact
from app.models.facts import Area
from app.models.letters import LetterForm, LetterState
from app.models.meetings import HandoutForm
from app.models.people import Custody, CustodyForm, Person
from app.models.readers import ProfessionalReader
from app.presenters.letter_list import letter_list
from app.presenters.unfiled_list import filing, unfiled_list
from app.rules.lens import Glass
from app.rules.naming import Lexicon
from app.services.acts.filing import FileInJournal
from app.services.acts.handing import given_out, handed_out
from app.services.ports import GivenPaper
from tests.services.desk import KEY, Desk, a_case
from tests.support.memory import TODAY, FixedClock, NumberedIds

GP = Contact(id=Id("gp"), case_id=KEY, role="Praktiserende læge", area=Area.HEALTH)
SANNE = Person(id=Id("s"), case_id=KEY, name="Sanne", birth_date=date(1985, 5, 1))
LUKAS = Person(id=Id("l"), case_id=KEY, name="Lukas", birth_date=date(2016, 5, 1), seq=1)


def consent(key: str, **more: object) -> Consent:
    values: dict[str, Any] = {"type": ConsentType.HEALTH, "state": ConsentState.YES, **more}
    return Consent(
        id=Id(key), case_id=KEY, giver_id=SANNE.id, given_on=TODAY, form=ConsentForm.WRITTEN,
        **values,
    )  # fmt: skip


def named(key: str) -> Recipient:
    return Recipient(id=Id(f"to-{key}"), case_id=KEY, consent_id=Id(key), contact_id=GP.id)


CASE = a_case(SANNE, LUKAS, GP, consent("c"), named("c"))


def printed(desk: Desk, ids: NumberedIds, form: HandoutForm = HandoutForm.DOCTOR) -> None:
    reader = ProfessionalReader(GP.id)
    desk.run(
        handed_out(
            Glass(desk.case, TODAY, Lexicon()), reader, form, b"pdf", ids=ids, clock=FixedClock()
        )
    )


def test_it_is_final_and_asks_for_its_number() -> None:
    desk, ids = Desk(CASE), NumberedIds(100)
    printed(desk, ids)
    (letter,) = desk.case.letters
    assert (letter.form, letter.state, letter.final_on) == (
        LetterForm.DOCTOR, LetterState.FINAL, TODAY,
    )  # fmt: skip
    assert (letter.person_id, letter.contact_id) == (SANNE.id, GP.id)
    assert [each.title for each in letter_list(desk.case)] == [
        "Brev til læge til Praktiserende læge"
    ]
    (line,) = (each for each in unfiled_list(desk.case, TODAY) if each.id == letter.id)
    assert line.what == "Brev til læge til Praktiserende læge"
    made = filing(desk.case, (letter.id,), "26/117", "", TODAY, ids)
    assert isinstance(made, FileInJournal)
    desk.run(made)
    assert desk.case.letters[0].journal_number == "26/117"


def test_the_same_letter_once_more_that_day_is_the_same_letter() -> None:
    desk, ids = Desk(CASE), NumberedIds(100)
    printed(desk, ids)
    printed(desk, ids)
    assert (len(desk.case.letters), len(desk.case.handouts)) == (1, 2)


def test_two_that_go_out_together_are_one_letter_too() -> None:
    desk, reader = Desk(CASE), ProfessionalReader(GP.id)
    papers = (GivenPaper(reader, HandoutForm.DOCTOR, b"pdf"),) * 2
    glass = Glass(CASE, TODAY, Lexicon())
    for each in given_out(glass, papers, ids=NumberedIds(100), clock=FixedClock()):
        desk.run(each)
    assert (len(desk.case.letters), len(desk.case.handouts)) == (1, 2)


def test_a_child_it_is_written_about_has_one_of_its_own() -> None:
    child = consent("k", child_id=LUKAS.id)
    holds = Custody(
        id=Id("h"), case_id=KEY, child_id=LUKAS.id, holder_id=SANNE.id, form=CustodyForm.SOLE
    )
    case = a_case(SANNE, LUKAS, holds, GP, consent("c"), named("c"), child, named("k"))
    desk = Desk(case)
    printed(desk, NumberedIds(100))
    assert [each.person_id for each in desk.case.letters] == [SANNE.id, LUKAS.id]


def test_no_other_sheet_is_a_letter_and_without_consent_there_is_none() -> None:
    desk = Desk(CASE)
    printed(desk, NumberedIds(100), HandoutForm.PROFESSIONAL)
    assert desk.case.letters == ()
    bare = Desk(a_case(SANNE, GP, replace(consent("c"), state=ConsentState.NO), named("c")))
    printed(bare, NumberedIds(100))
    assert bare.case.letters == ()
