"""Each section of the journal as text, with everything that was written and nothing typed twice."""

from dataclasses import replace
from datetime import date

from app.models.base import Id
from app.models.case import Case
from app.models.letters import Complaint, ComplaintVia, Hearing
from app.models.meetings import Recommendation
from app.presenters.copy_text import CopySection, copy_text
from tests.support.decided import BASE, HEARING, ROWS, case_with
from tests.support.laws import shipped_laws

TODAY = date(2026, 2, 20)
COMPLAINT = Complaint(
    id=Id("k"), case_id=BASE.id, decision_id=ROWS[0].id, received_on=date(2026, 2, 16),
    via=ComplaintVia.PHONE, text="Jeg vil have flere timer",
)  # fmt: skip


def copied(section: CopySection, case: Case, key: Id | None = None) -> list[str]:
    return copy_text(case, section, shipped_laws(), TODAY, key).splitlines()


def test_a_decision_with_all_its_parts() -> None:
    lines = copied(CopySection.DECISIONS, case_with(), ROWS[1].id)
    assert lines[0] == "Afgørelse: Du får støtte i hjemmet til at få hverdagen til at hænge sammen."
    assert "Omfang: 3–6 timer om ugen" in lines
    assert "Periode: fra 16.2.2026" in lines
    assert "Udføres af: Mentor (job og hverdag)" in lines
    assert "Betales af: Voksenstøtte" in lines
    assert "Erstatter: Sanne får støtte i hjemmet, 2–4 timer om ugen efter behov." in lines
    first = copied(CopySection.DECISIONS, case_with(), ROWS[0].id)
    assert [each for each in first if each.startswith("Vurdering: Vi har set på")]
    assert [each for each in first if each.startswith("Svar til borgeren: Du sagde")]


def test_recommendations_say_that_they_are_none() -> None:
    said = replace(BASE.recommendations[0], dissent="Lægen er uenig")
    lines = copied(CopySection.RECOMMENDATIONS, BASE.having(Recommendation, (said,)))
    assert lines == [
        "Indstilling: Praktik i en børnehave",
        "Gælder: Sanne",
        "Begrundelse: Sanne har lyst til at arbejde med børn og har erfaring med det.",
        "Uenighed: Lægen er uenig",
        "",
        "En indstilling er en anbefaling. Der kan ikke klages over den.",
    ]
    assert copied(CopySection.RECOMMENDATIONS, BASE.having(Recommendation, ())) == []


def test_a_hearing_with_its_answer() -> None:
    answered = replace(HEARING, answered_on=TODAY, answer="Knæet er værre")
    assert copied(CopySection.HEARINGS, case_with(answered)) == [
        "Partshøring af Sanne",
        "Oplysninger: Lægen skriver, at dit knæ kan holde til seks timer om ugen.",
        "Sendt: 9. februar 2026",
        "Frist: Svarede 20. februar 2026",
        "Svar: Knæet er værre",
    ]
    unsent = copied(CopySection.HEARINGS, case_with(replace(HEARING, sent_on=None)))
    assert unsent[-1] == "Frist: Ikke sendt endnu"
    assert copied(CopySection.HEARINGS, case_with().having(Hearing, ())) == []


def test_a_complaint_with_what_is_next() -> None:
    lines = copied(CopySection.COMPLAINTS, case_with(COMPLAINT))
    assert lines[1:] == [
        "Kom 16. februar 2026 · telefon",
        "Borgeren siger: Jeg vil have flere timer",
        "Se på afgørelsen igen senest mandag den 16. marts 2026.",
    ]
    mute = copied(CopySection.COMPLAINTS, case_with(replace(COMPLAINT, text=None)))
    assert len(mute) == len(lines) - 1
