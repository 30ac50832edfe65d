"""What is not in the journal yet, and what a typed number becomes."""

from dataclasses import replace
from datetime import UTC, date, datetime

from app.models.base import Id
from app.models.case import Case
from app.models.consents import Consent, ConsentForm, ConsentState, ConsentType
from app.models.letters import Complaint, Hearing, Letter, LetterForm, LetterState
from app.models.meetings import Attendance, AttendanceRole, Decision, Meeting, MeetingState
from app.models.people import Person
from app.models.preparing import WorkNote
from app.presenters.consent_list import consent_list
from app.presenters.copying.sections import CopySection
from app.presenters.decision_list import decision_list
from app.presenters.letter_list import complaint_list, hearing_list, letter_list
from app.presenters.lines import in_journal
from app.presenters.unfiled_list import filed_words, filing, filing_spec, unfiled_list
from app.rules.steps import applied
from app.services.acts.filing import FileInJournal
from tests.support.decided import BASE, DAVID, HEARING, LETTER, SANNE
from tests.support.forms import AROUND
from tests.support.laws import shipped_laws
from tests.support.memory import NumberedIds

TODAY = date(2026, 1, 12)
FINAL = replace(LETTER, state=LetterState.FINAL, final_on=date(2026, 1, 9))
NOTE = WorkNote(
    id=Id("n"), case_id=BASE.id, text="Lægen ringede", at=datetime(2026, 1, 2, 9, tzinfo=UTC),
    fact=True,
)  # fmt: skip
HELD = Meeting(id=Id("m"), case_id=BASE.id, day=date(2026, 1, 8), state=MeetingState.CLOSED)
CASE = (
    BASE.having(Letter, (FINAL,))
    .having(WorkNote, (NOTE,))
    .having(Meeting, (HELD,))
    .having(Attendance, ())
    .having(Decision, ())
    .having(Consent, ())
)
SIGNED = Consent(
    id=Id("c"), case_id=BASE.id, giver_id=SANNE, type=ConsentType.PLAN, state=ConsentState.YES,
    form=ConsentForm.WRITTEN, given_on=TODAY,
)  # fmt: skip


def typed(case: Case, *keys: str, number: str = " 26/117 ", day: str = "") -> FileInJournal | str:
    return filing(case, keys, number, day, TODAY, NumberedIds())


def filed(case: Case, *keys: str, day: str = "") -> Case:
    made = typed(case, *keys, day=day)
    assert isinstance(made, FileInJournal)
    return applied(case, made.steps(case, AROUND))


def test_the_oldest_comes_first_and_the_late_are_marked() -> None:
    lines = unfiled_list(CASE, TODAY, laws=shipped_laws())
    assert [each.what for each in lines] == [
        "Notat: Lægen ringede",
        "Referat: Møde · torsdag 8. januar",
        "Samlet afgørelsesbrev til Sanne",
    ]
    assert [each.late for each in lines] == [True, False, False]
    assert lines[2].when == "siden fredag 9. januar"


def test_a_number_files_each_of_them() -> None:
    assert filed(CASE, FINAL.id).letters[0].journal_number == "26/117"
    assert filed(CASE, "n").work_notes[0].journal_number == "26/117"
    after = filed(CASE, "m")
    made = after.letters[-1]
    assert (made.form, made.state) == (LetterForm.MINUTES, LetterState.FILED)
    assert (made.person_id, made.meeting_id) == (SANNE, HELD.id)
    assert len(unfiled_list(after, TODAY)) == 2


def test_minutes_are_filed_for_who_the_meeting_was_with() -> None:
    came = Attendance(
        id=Id("a"),
        case_id=BASE.id,
        meeting_id=HELD.id,
        person_id=DAVID,
        role=AttendanceRole.CITIZEN,
    )
    assert filed(CASE.having(Attendance, (came,)), "m").letters[-1].person_id == DAVID


def test_several_things_get_one_number_and_day_in_one_act() -> None:
    made = typed(CASE, "m", "n", FINAL.id, day="11.1.")
    assert isinstance(made, FileInJournal)
    assert filed_words(made) == "3 ting er journaliseret som 26/117."
    after = applied(CASE, made.steps(CASE, AROUND))
    days = {each.filed_on for each in after.letters} | {each.filed_on for each in after.work_notes}
    assert (days, unfiled_list(after, TODAY)) == ({date(2026, 1, 11)}, ())


def test_what_stands_in_the_way_is_said() -> None:
    gone = "Vælg det, nummeret gælder."
    assert typed(CASE, "gone") == gone
    assert typed(CASE) == gone
    assert typed(CASE.having(Person, ()), "m") == gone
    assert typed(CASE, "n", number=" ") == "Skriv nummeret fra journalen."
    assert typed(CASE, "n", day="en dag") == (
        "Datoen kan ikke læses eller findes ikke. Skriv den som 12.1.2026."
    )
    assert str(typed(CASE, "n", day="i morgen")).startswith("Den dag er ikke kommet endnu.")
    assert typed(CASE, "n", "m", day="7.1.") == (
        "Det er først fra torsdag 8. januar. Det kan ikke være i journalen før."
    )


def test_a_number_is_asked_for_with_what_usually_goes_under_it() -> None:
    case = CASE.having(WorkNote, (replace(NOTE, meeting_id=HELD.id),))
    spec = filing_spec(case, HELD.id, TODAY)
    assert spec is not None
    assert spec.chosen == (HELD.id, NOTE.id)
    assert len(spec.lines) == 3
    alone = filing_spec(case, NOTE.id, TODAY)
    assert alone is not None
    assert alone.chosen == (NOTE.id,)
    assert filing_spec(case, Id("gone"), TODAY) is None


def test_what_went_out_and_came_in_is_named_and_says_what_can_be_copied() -> None:
    decision = replace(
        BASE.decisions[0], text="Du får en mentor.", letter_id=None, decided_on=TODAY
    )
    case = (
        CASE.having(Letter, ())
        .having(WorkNote, (NOTE,))
        .having(Decision, (decision,))
        .having(Hearing, (replace(HEARING, sent_on=TODAY),))
        .having(
            Complaint,
            (Complaint(id=Id("k"), case_id=BASE.id, decision_id=decision.id, received_on=TODAY),),
        )
        .having(Consent, (SIGNED,))
    )
    lines = {each.what: each.copies for each in unfiled_list(case, TODAY)}
    assert lines == {
        "Notat: Lægen ringede": CopySection.NOTES,
        "Referat: Møde · torsdag 8. januar": CopySection.MEETING,
        "Afgørelse: Du får en mentor": CopySection.DECISIONS,
        "Partshøring af Sanne": CopySection.HEARINGS,
        "Klage over »Du får en mentor«": CopySection.COMPLAINTS,
        "Samtykke fra Sanne: Helhedsorienteret plan": None,
    }
    lost = case.having(Decision, ())
    assert "Klage over »«" in {each.what for each in unfiled_list(lost, TODAY)}


def test_what_one_person_signed_on_one_day_is_one_line() -> None:
    child = next(each.id for each in BASE.people if each.name == "Mille")
    two = (SIGNED, replace(SIGNED, id=Id("c2"), child_id=child, meeting_id=HELD.id))
    held = (replace(HELD, state=MeetingState.PLANNED),)
    case = CASE.having(Letter, ()).having(WorkNote, ()).having(Meeting, held).having(Consent, two)
    assert [each.what for each in unfiled_list(case, TODAY)] == ["2 samtykker fra Sanne"]
    spec = filing_spec(case, SIGNED.id, TODAY)
    assert spec is not None
    assert [each.what for each in spec.lines] == [
        "Samtykke fra Sanne: Helhedsorienteret plan",
        "Samtykke fra Sanne: Helhedsorienteret plan (Mille, 8.1.2026)",
    ]
    assert spec.chosen == ("c", "c2")


def test_what_was_filed_says_so_where_it_stands() -> None:
    day, said = date(2026, 1, 11), "Journal 26/117, 11. januar 2026"
    decision = replace(
        BASE.decisions[0], letter_id=None, meeting_id=None, decided_on=date(2026, 1, 8)
    )
    complaint = Complaint(
        id=Id("k"), case_id=BASE.id, decision_id=decision.id, received_on=date(2026, 1, 9)
    )
    signed = replace(SIGNED, given_on=date(2026, 1, 9))
    case = (
        CASE.having(Decision, (decision,))
        .having(Hearing, (replace(HEARING, sent_on=date(2026, 1, 9)),))
        .having(Complaint, (complaint,))
        .having(Consent, (signed,))
    )
    waiting = (each.id for each in unfiled_list(case, TODAY))
    after = filed(case, *waiting, day="11.1.")
    said_of = [each.journal for each in decision_list(after, (), TODAY)]
    said_of += [each.journal for each in hearing_list(after, TODAY)]
    said_of += [each.journal for each in complaint_list(after, (), TODAY)]
    assert said_of == [said] * 3
    assert letter_list(after)[0].dates.endswith(said)
    assert said.lower() in consent_list(after, TODAY)[0].cards[0].dates
    assert in_journal("26/117", None) == "Journal 26/117"
    assert in_journal(None, day) == ""
