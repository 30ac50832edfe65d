"""Letters, hearings and complaints with their days in words; collecting drafts; the reasons' LIX."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.models.base import Id, Record
from app.models.case import Case
from app.models.contacts import Contact
from app.models.letters import (
    Complaint,
    ComplaintVia,
    Hearing,
    Letter,
    LetterForm,
    LetterState,
    Outcome,
    Ruling,
)
from app.models.meetings import Decision, DecisionState, Delivery
from app.presenters.decision_list import decision_list
from app.presenters.letter_list import (
    collect,
    collectable,
    complaint_list,
    hearing_list,
    letter_list,
)
from app.presenters.reasons import MOST, reasons_read
from app.rules.steps import applied
from tests.support.decided import BASE, DAVID, HEARING, LETTER, ROWS, SANNE, SENT, case_with
from tests.support.forms import AROUND
from tests.support.laws import shipped_laws
from tests.support.memory import NumberedIds

LAWS = shipped_laws()
TODAY = date(2026, 2, 20)
DRAFTS = tuple(
    replace(each, state=DecisionState.DRAFT, letter_id=None, received_on=None) for each in ROWS
)
KEYS = frozenset(each.key for law in LAWS for each in law.references)


def test_drafts_are_collected_into_one_letter_by_one_gesture() -> None:
    case = case_with(rows=DRAFTS).having(Letter, ())
    (found,) = collectable(case, LAWS, TODAY)
    assert found.title == "3 udkast til Sanne"
    assert found.what[2] == "Du får ikke praktik i børnehaven nu"
    made = collect(case, SANNE, LAWS, TODAY, NumberedIds())
    assert made is not None
    after = applied(case, made.steps(case, replace(AROUND, law_keys=KEYS)))
    (letter,) = after.letters
    assert letter.person_id == SANNE
    assert [e.letter_id for e in after.decisions if e.id != BASE.decisions[0].id] == [letter.id] * 3
    assert collectable(after, LAWS, TODAY) == ()
    assert collect(after, SANNE, LAWS, TODAY, NumberedIds()) is None
    assert collect(case, DAVID, LAWS, TODAY, NumberedIds()) is None


def test_a_letter_says_where_it_is_on_its_way() -> None:
    filed = replace(
        LETTER, state=LetterState.FILED, final_on=SENT, filed_on=TODAY, journal_number="26/117"
    )
    doctor = replace(
        LETTER, id=Id("l2"), form=LetterForm.DOCTOR, contact_id=BASE.contacts[0].id, seq=1
    )
    newest, first = letter_list(case_with().having(Letter, (filed, doctor)))
    assert first.title == "Samlet afgørelsesbrev til Sanne"
    assert first.dates == "Endelig 9. februar 2026 · Journal 26/117, 20. februar 2026"
    assert first.drawn
    assert newest.title.startswith("Brev til læge til ")
    assert newest.dates == ""
    assert not newest.drawn
    assert BASE.of(Contact)


def hearing(**values: Any) -> Hearing:
    return replace(HEARING, **values)


@pytest.mark.parametrize(
    ("made", "when", "caution"),
    [
        (hearing(), "Svar senest mandag den 23. februar 2026", ""),
        (hearing(deadline=date(2026, 2, 19)), "Svar senest torsdag", "Fristen er gået."),
        (hearing(sent_on=None, deadline=None), "Ikke sendt endnu", ""),
        (hearing(answered_on=TODAY, answer="Nej"), "Svarede 20. februar 2026", ""),
        (hearing(answered_on=TODAY), "Intet svar, afsluttet 20. februar 2026", ""),
    ],
)
def test_a_hearing_says_until_when(made: Hearing, when: str, caution: str) -> None:
    (card,) = hearing_list(case_with(made), TODAY)
    assert card.when.startswith(when)
    assert card.caution.startswith(caution)
    assert bool(card.caution) == bool(caution)


def complaint(**values: Any) -> Complaint:
    made = Complaint(
        id=Id("k"), case_id=BASE.id, decision_id=ROWS[0].id, received_on=date(2026, 2, 16),
        via=ComplaintVia.PHONE,
    )  # fmt: skip
    return replace(made, **values)


def card(made: Complaint, on: date = TODAY, case: Case | None = None) -> Any:
    whole = (case or case_with()).having(Complaint, (made,))
    return complaint_list(whole, LAWS, on)[0]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "Se på afgørelsen igen senest mandag den 16. marts 2026."),
        (
            {"outcome": Outcome.UPHELD, "reassessed_on": TODAY},
            "Send klagen videre senest mandag den 16. marts 2026.",
        ),
        ({"outcome": Outcome.CHANGED, "reassessed_on": TODAY}, "Afgørelsen er ændret"),
        ({"forwarded_on": TODAY}, "Sendt videre 20. februar 2026. Afventer svar."),
        (
            {"forwarded_on": TODAY, "ruling": Ruling.RETURNED, "ruled_on": TODAY},
            "Hjemvist 20. februar 2026",
        ),
    ],
)
def test_a_complaint_says_what_is_next_and_by_when(values: dict[str, Any], said: str) -> None:
    made = card(complaint(**values))
    assert made.next == said
    assert made.came == "Kom 16. februar 2026 · telefon"
    assert made.title == "Klage over »Du får en mentor, som hjælper dig i gang med praktikken«"


def test_what_is_late_is_marked_and_never_refused() -> None:
    late = card(complaint(received_on=date(2026, 3, 20)), date(2026, 5, 1))
    assert late.came.endswith("efter klagefristen")
    assert late.caution == "Fristen er overskredet."
    over = complaint(forwarded_on=date(2026, 3, 1))
    assert card(over, date(2026, 5, 1)).caution == ""


def test_a_route_without_a_new_look_is_sent_on_at_once() -> None:
    rows = (replace(ROWS[0], route="patientklager"),)
    made = card(complaint(), case=case_with(rows=rows))
    assert (made.next, made.caution) == ("Send klagen videre.", "")
    orphan = card(complaint(decision_id=Id("gone")))
    assert orphan.title == "Klage over »«"


def decided(**values: Any) -> Any:
    rows = (replace(ROWS[0], **values),)
    cards: Any = decision_list(case_with(rows=rows), LAWS, TODAY)
    return next(each for each in cards if each.id == ROWS[0].id)


def test_the_received_day_says_why() -> None:
    assert decided().dates.endswith("modtaget 9. februar 2026 (Digital Post)")
    letter = decided(delivery=Delivery.LETTER, received_on=date(2026, 2, 17))
    assert "(brev sendt 9. februar 2026, dagen er regnet ud)" in letter.dates
    assert decided(delivery=None).dates.endswith("modtaget 9. februar 2026")


def test_the_last_day_goes_by_the_route() -> None:
    assert decided().complaint == "Der kan klages til og med mandag den 9. marts 2026."
    assert "2028" in decided(law_key="sul-141").complaint
    assert decided(route="unconfirmed").complaint.startswith("Klagevejen er ikke bekræftet.")


def test_reasons_are_measured_on_request() -> None:
    plain = reasons_read(BASE, ROWS[0], LAWS)
    assert plain.startswith("Læsbarhed: LIX ")
    assert "Højst" not in plain
    hard = replace(
        ROWS[0], facts=None, reply=None, considerations=None,
        reason="Helhedsorienterede foranstaltninger opretholdes indtil kommunalbestyrelsens "
        "afgørelse vedrørende beskæftigelsesindsatsen foreligger.",
    )  # fmt: skip
    said = reasons_read(BASE, hard, LAWS)
    assert f"Højst {MOST} er godt. Den længste sætning er: »Helhedsorienterede" in said
    assert isinstance(hard, Decision | Record)
