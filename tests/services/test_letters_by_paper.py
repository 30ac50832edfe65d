"""What goes out to a doctor or a provider is a letter in the case: final, and on its way to the journal."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.models.base import Id, Record
from app.models.consents import Consent, ConsentForm, ConsentState, ConsentType, Recipient
from app.models.contacts import Contact, Serves
from app.models.facts import Area
from app.models.letters import Letter, LetterForm, LetterState
from app.models.meetings import HandoutForm
from app.models.people import Custody, CustodyForm, Person
from app.models.plan import Concern, Intervention, InterventionState
from app.models.readers import ProfessionalReader
from app.presenters.letter_list import letter_list
from app.presenters.unfiled_list import filing, unfiled_list
from app.rules.lens import Glass
from app.rules.naming import Lexicon
from app.rules.unfiled import belonging
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


def printed(
    desk: Desk, ids: NumberedIds, form: HandoutForm = HandoutForm.DOCTOR, to: Id = GP.id
) -> None:
    reader = ProfessionalReader(to)
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
        "Brev til læge til Praktiserende læge om Sanne"
    ]
    (line,) = (each for each in unfiled_list(desk.case, TODAY) if each.id == letter.id)
    assert line.what == "Brev til læge til Praktiserende læge om Sanne"
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


# --- the extract to a provider ------------------------------------------------------------------------

MENTOR = Contact(id=Id("mentor"), case_id=KEY, role="Mentor", area=Area.EMPLOYMENT, seq=1)


def helps(key: str, *people: str, **more: Any) -> tuple[Record, ...]:
    values: dict[str, Any] = {"name": "Mentor", "provider_id": MENTOR.id, **more}
    about = (
        Concern(id=Id(f"{key}-{each}"), case_id=KEY, record_id=Id(key), person_id=Id(each))
        for each in people
    )
    return Intervention(id=Id(key), case_id=KEY, **values), *about


def family(*rows: Record) -> Desk:
    serves = (
        Serves(id=Id(f"s-{each}"), case_id=KEY, contact_id=MENTOR.id, person_id=Id(each))
        for each in ("s", "l")
    )
    return Desk(a_case(SANNE, LUKAS, MENTOR, *serves, *rows))


def extracted(desk: Desk, ids: NumberedIds) -> list[tuple[Id, LetterForm, LetterState]]:
    printed(desk, ids, HandoutForm.PROVIDER, MENTOR.id)
    return [(each.person_id, each.form, each.state) for each in desk.case.letters]


def test_an_extract_is_a_letter_of_each_whom_the_help_is_for() -> None:
    desk = family(*helps("i", "l", "s"), *helps("over", "s", state=InterventionState.ENDED))
    final = LetterForm.PROVIDER, LetterState.FINAL
    assert extracted(desk, NumberedIds(100)) == [(SANNE.id, *final), (LUKAS.id, *final)]
    lines = [each.what for each in unfiled_list(desk.case, TODAY)]
    assert lines == [f"Uddrag til udfører til Mentor om {each}" for each in ("Sanne", "Lukas")]
    assert set(belonging(desk.case, desk.case.letters[0].id)) == {
        each.id for each in desk.case.letters
    }


def test_an_extract_that_tells_of_nothing_is_no_letter() -> None:
    assert (
        extracted(family(*helps("over", "s", state=InterventionState.ENDED)), NumberedIds()) == []
    )
    assert extracted(family(*helps("i")), NumberedIds()) == []


def test_the_draft_that_waits_is_the_one_that_becomes_final() -> None:
    draft = Letter(
        id=Id("d"), case_id=KEY, person_id=SANNE.id, form=LetterForm.PROVIDER,
        contact_id=MENTOR.id, remark="Husk mandag",
    )  # fmt: skip
    desk = family(*helps("i", "s"), draft)
    extracted(desk, NumberedIds(100))
    extracted(desk, NumberedIds(200))
    (letter,) = desk.case.letters
    assert (letter.id, letter.state, letter.final_on) == (draft.id, LetterState.FINAL, TODAY)
    assert letter.remark == "Husk mandag"


def test_papers_of_two_sorts_that_go_out_together_are_two_letters() -> None:
    serves = Serves(id=Id("s-gp"), case_id=KEY, contact_id=GP.id, person_id=SANNE.id)
    case = a_case(SANNE, GP, serves, consent("c"), named("c"), *helps("i", "s", provider_id=GP.id))
    desk, reader = Desk(case), ProfessionalReader(GP.id)
    papers = [
        GivenPaper(reader, each, b"pdf") for each in (HandoutForm.DOCTOR, HandoutForm.PROVIDER)
    ]
    glass = Glass(case, TODAY, Lexicon())
    for each in given_out(glass, papers, ids=NumberedIds(100), clock=FixedClock()):
        desk.run(each)
    assert [each.form for each in desk.case.letters] == [LetterForm.DOCTOR, LetterForm.PROVIDER]
