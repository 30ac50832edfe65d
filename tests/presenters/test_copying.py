"""Each section of the journal as text, with everything that was written and nothing typed twice."""

from dataclasses import replace
from datetime import UTC, date, datetime

from app.models.base import Id
from app.models.case import Case
from app.models.consents import (
    Consent,
    ConsentForm,
    ConsentScope,
    ConsentSource,
    ConsentState,
    ConsentType,
    Recipient,
)
from app.models.facts import Kind
from app.models.letters import Complaint, ComplaintVia, Letter, LetterState, Outcome
from app.models.meetings import (
    Agreement,
    AgreementState,
    Arrival,
    Attendance,
    AttendanceRole,
    Decision,
    Meeting,
    MeetingState,
    Recommendation,
)
from app.models.plan import InterventionState, InterventionStep
from app.models.preparing import PreparationPart, Readiness, ReadinessState, WorkNote
from app.presenters.copying.sections import CopySection, copy_text
from app.presenters.who import contact_label
from app.rules.law import profile_of
from tests.support.decided import (
    BASE,
    DAVID,
    DECIDED,
    HEARING,
    LETTER,
    MENTOR,
    ROWS,
    SANNE,
    case_with,
)
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
        "Område: Beskæftigelse",
        "Indsats: Praktik i børnehave",
        "Begrundelse: Sanne har lyst til at arbejde med børn og har erfaring med det.",
        "Uenighed: Lægen er uenig",
        "Møde: Tværfagligt møde · mandag 12. januar",
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
        "Frist for svar: 23. februar 2026",
        "Afsluttet: 20. februar 2026, der kom svar",
        "Svar: Knæet er værre",
    ]
    unsent = replace(HEARING, sent_on=None, deadline=None)
    assert copied(CopySection.HEARINGS, case_with(unsent))[-1] == "Sendt: ikke endnu"
    mute = replace(HEARING, answered_on=TODAY)
    assert copied(CopySection.HEARINGS, case_with(mute))[-1].endswith("der kom ikke noget svar")
    assert copied(CopySection.HEARINGS, case_with(HEARING), Id("another")) == []


def test_a_complaint_with_each_step_and_what_is_next() -> None:
    lines = copied(CopySection.COMPLAINTS, case_with(COMPLAINT))
    assert lines[1:] == [
        "Kom 16. februar 2026 · telefon",
        "Borgeren siger: Jeg vil have flere timer",
        "Status: Se på afgørelsen igen senest mandag den 16. marts 2026.",
    ]
    upheld = replace(COMPLAINT, outcome=Outcome.UPHELD, reassessed_on=TODAY)
    assert "Genvurdering: Afgørelsen er fastholdt, 20. februar 2026" in copied(
        CopySection.COMPLAINTS, case_with(upheld)
    )
    assert copied(CopySection.COMPLAINTS, case_with(COMPLAINT), Id("another")) == []


def test_a_letter_with_its_number_and_day() -> None:
    filed = replace(
        LETTER, state=LetterState.FILED, final_on=TODAY, journal_number="26/9", filed_on=TODAY
    )
    case = case_with().having(Letter, (filed,))
    lines = copied(CopySection.LETTERS, case)
    assert lines[:2] == ["Samlet afgørelsesbrev til Sanne", "Tilstand: journaliseret"]
    assert {"Journalnummer: 26/9", "Journaliseret: 20. februar 2026"} <= set(lines)
    assert copied(CopySection.LETTERS, case, Id("another")) == []


HELD = Meeting(
    id=Id("m"), case_id=BASE.id, day=date(2026, 2, 9), state=MeetingState.CLOSED, in_part=True,
    online=True, summary="Vi nåede halvdelen.", read_at=datetime(2026, 2, 9, 9, 50, tzinfo=UTC),
    law_key="sel-85",
)  # fmt: skip
ROWS_HELD = (
    Attendance(
        id=Id("a"), case_id=BASE.id, meeting_id=HELD.id, person_id=SANNE, present=True,
        role=AttendanceRole.CITIZEN, arrival=Arrival.LATE, remark="Jeg vil hjem",
    ),
    Attendance(
        id=Id("b"), case_id=BASE.id, meeting_id=HELD.id, name="Bo", beside_id=SANNE,
        role=AttendanceRole.COMPANION, arrival=Arrival.EXCUSED,
    ),
    WorkNote(
        id=Id("n"), case_id=BASE.id, meeting_id=HELD.id, text="Knæet\ter værre", fact=True,
        at=datetime(2026, 2, 9, 9, 12, tzinfo=UTC), said_by_person_id=SANNE, journal_number="26/4",
    ),
    WorkNote(
        id=Id("o"), case_id=BASE.id, meeting_id=HELD.id, text="Ringede bagefter",
        at=datetime(2026, 2, 10, 8, 5, tzinfo=UTC),
    ),
    Agreement(
        id=Id("g"), case_id=BASE.id, meeting_id=HELD.id, what="Sanne ringer",
        state=AgreementState.KEPT,
    ),
)  # fmt: skip


def held(**values: object) -> str:
    case = BASE
    for each in (replace(HELD, **values), *ROWS_HELD):  # type: ignore[arg-type]  # any field
        case = case.having(type(each), (*case.of(type(each)), each))
    return copy_text(case, CopySection.MEETING, shipped_laws(), TODAY, HELD.id, zone=UTC)


def test_minutes_say_how_the_meeting_was_held_and_who_said_what() -> None:
    lines = held().splitlines()
    assert {
        "Mødet var online.",
        "Mødet blev afbrudt og er kun holdt i en del.",
        "- Sanne · borger · kom senere",
        "- Bo · bisidder for Sanne · meldte afbud",
        "- Sanne: »Jeg vil hjem«",
        "- Sanne ringer · holdt",
        "- kl. 9.12, Sanne, fakta, der skal noteres, journalnummer 26/4: Knæet er værre",
        "- 10.2.2026 kl. 8.05: Ringede bagefter",
    } <= set(lines)
    assert [
        each for each in lines if each.startswith("Holdt uden borgeren efter: Serviceloven § 85")
    ]
    assert lines[-2:] == ["Læst højt 9.2.2026 kl. 9.50:", "Vi nåede halvdelen."]


def test_a_summary_that_nobody_read_says_so_and_a_postponed_meeting_too() -> None:
    text = held(read_at=None, state=MeetingState.POSTPONED)
    assert "Mødet blev udsat.\n" in text
    assert "Den er ikke læst højt.\n" in text
    assert "Referatet blev lukket" not in text


def test_notes_outside_a_meeting_and_one_alone() -> None:
    first, second = (each for each in ROWS_HELD if isinstance(each, WorkNote))
    case = BASE.having(WorkNote, (replace(first, meeting_id=None), second))
    assert len(copied(CopySection.NOTES, case)) == 2
    assert copied(CopySection.NOTES, case, Id("o"))[1].endswith(": Ringede bagefter")
    assert copied(CopySection.NOTES, case, Id("gone")) == []


def test_the_way_of_an_intervention_says_when_by_whom_and_by_which_decision() -> None:
    step = InterventionStep(
        id=Id("s1"), case_id=BASE.id, intervention_id=MENTOR.id, state=InterventionState.GRANTED,
        day=date(2026, 2, 9), who="Bente Holm", decision_id=ROWS[0].id,
    )  # fmt: skip
    lifted = replace(
        step,
        id=Id("s2"),
        day=TODAY,
        lifted=True,
        reason="Hun er syg",
        who=None,
        decision_id=Id("d"),
    )
    undated = Decision(id=Id("d"), case_id=BASE.id, text="Du er fritaget.")
    case = case_with(undated).having(InterventionStep, (lifted, step))
    lines = [each for each in copied(CopySection.PLAN, case) if each.startswith("  - ")]
    given = "  - 9. februar 2026: bevilget · af Bente Holm · ved afgørelse af 9. februar 2026"
    assert lines[0] == given
    assert lines[1].startswith("  - 20. februar 2026: pligten til at møde op blev løftet · ")
    assert lines[1].endswith(" · ved afgørelse »Du er fritaget« · grund: Hun er syg")


def test_the_preparatory_part_begins_with_the_citizen_s_own_words() -> None:
    first = PreparationPart(
        id=Id("x"), case_id=BASE.id, person_id=SANNE, key="1", text="Ryggen",
        own_words="Jeg kan ikke stå", own_version="Se mit brev", stated_on=TODAY,
    )  # fmt: skip
    old = replace(first, id=Id("y"), key="fjernet", own_words=None, text=None, stated_on=None)
    lines = copied(CopySection.PREPARATION, BASE.having(PreparationPart, (old, first)), SANNE)
    assert lines[0] == "Forberedende del: Sanne"
    assert lines[2].startswith("1. ")
    assert lines[3:] == [
        "»Jeg kan ikke stå«",
        "Ryggen",
        "Borgerens egen udgave: Se mit brev",
        "Dato: 20. februar 2026",
        "",
        "Andet afsnit",
        "Borgerens egen udgave: Se mit brev",
    ]
    assert copied(CopySection.PREPARATION, BASE.having(PreparationPart, (old,)), DAVID) == []


def test_nothing_that_is_pasted_has_a_tab_or_a_word_of_the_machine() -> None:
    machine = {
        word
        for kind in (Arrival, AttendanceRole, MeetingState, LetterState)
        for word in (each.value for each in kind)
        if "_" in word
    }
    every = "".join(
        copy_text(DECIDED, section, shipped_laws(), TODAY, DECIDED.meetings[0].id)
        for section in CopySection
    )
    assert "\t" not in every + held()
    assert not [word for word in machine if word in every + held()]
    assert "None" not in every + held()


def test_a_consent_with_what_it_opens_to_whom_and_that_it_was_taken_back() -> None:
    key, day = Id("sam"), date(2026, 1, 12)
    child = next(each.id for each in BASE.people if each.name == "Mille")
    gone = Consent(
        id=key, case_id=BASE.id, giver_id=DAVID, child_id=child, type=ConsentType.HEALTH,
        state=ConsentState.WITHDRAWN, purpose="Hjælp til praktik", given_on=day,
        form=ConsentForm.WRITTEN, noted_by="Kim", informed=True, withdrawn_on=TODAY,
        withdrawn_by="David", document_ref="26/7",
    )  # fmt: skip
    rows = (
        ConsentScope(id=Id("o"), case_id=BASE.id, consent_id=key, kind=Kind.HEALTH),
        ConsentSource(id=Id("f"), case_id=BASE.id, consent_id=key, contact_id=BASE.contacts[0].id),
        Recipient(id=Id("t"), case_id=BASE.id, consent_id=key, name="Egen læge"),
        Recipient(id=Id("t2"), case_id=BASE.id, consent_id=key, person_id=SANNE),
        Recipient(id=Id("t3"), case_id=BASE.id, consent_id=key, attendance_id=Id("væk")),
    )
    case = BASE.having(Consent, (gone,))
    for each in rows:
        case = case.having(type(each), (*case.of(type(each)), each))
    assert copied(CopySection.CONSENTS, case, key) == [
        "Samtykke: Oplysninger fra læge og sygehus",
        "Gives af: David",
        "På vegne af: Mille",
        "Tilstand: trukket tilbage",
        "Formål: Hjælp til praktik",
        "Oplysninger: helbred",
        f"Hentes fra: {contact_label(BASE.contacts[0])}",
        "Må få det at vide: Egen læge og Sanne",
        "Svarede: 12. januar 2026",
        "Hvordan: skriftligt",
        "Noteret af: Kim",
        "Har hørt, hvad et nej betyder: ja",
        "Gælder til og med: 2. januar 2027",
        "Trukket tilbage: 20. februar 2026",
        "Sagt af: David",
        "Journalnummer: 26/7",
    ]
    assert copied(CopySection.CONSENTS, case.having(Consent, ())) == []
    assert copied(CopySection.CONSENTS, case, Id("andet")) == []


def test_what_was_got_ready_for_a_meeting_with_its_dates() -> None:
    meeting = BASE.meetings[0]
    law = profile_of(BASE, shipped_laws(), meeting.day)
    assert law is not None
    known = law.readiness[0]
    there = Readiness(
        id=Id("r"), case_id=BASE.id, meeting_id=meeting.id, key=known.key,
        state=ReadinessState.READY, who="Egen læge", by_date=date(2026, 1, 5),
        dated=date(2026, 1, 2), journal_number="26/3",
    )  # fmt: skip
    other = replace(there, id=Id("r2"), key="gammel", who=None, by_date=None, dated=None,
                    journal_number=None, who_contact_id=BASE.contacts[0].id)  # fmt: skip
    case = BASE.having(Readiness, (there, other))
    assert copied(CopySection.READINESS, case, meeting.id) == [
        "Klar til mødet: Tværfagligt møde · mandag 12. januar",
        (
            f"- {known.title} · klar · skaffes af: Egen læge · senest: 5. januar 2026"
            " · dateret: 2. januar 2026 · journalnummer: 26/3"
        ),
        f"- Andet · klar · skaffes af: {BASE.contacts[0].role}",
    ]
    assert copied(CopySection.READINESS, case) == copied(CopySection.READINESS, case, meeting.id)
    assert copied(CopySection.READINESS, case, Id("andet")) == []
    assert copy_text(case, CopySection.READINESS, (), TODAY).count("Andet") == 2
