"""The family at a glance, what is missing, and sections as text for the specialist system."""

from dataclasses import replace
from datetime import date, time

import pytest

from app.models.base import Id
from app.models.case import Case, CaseHead
from app.models.consents import Consent, ConsentForm, ConsentState, ConsentType
from app.models.contacts import Contact, Coordinator, CoordinatorRole, PlannedChange, Serves
from app.models.facts import Area
from app.models.letters import Complaint, Outcome
from app.models.meetings import (
    AgendaItem,
    Agreement,
    Attendance,
    AttendanceRole,
    Decision,
    DecisionState,
    Meeting,
    MeetingState,
)
from app.models.people import Custody, CustodyForm, Household, Member, Person
from app.models.plan import Concern, Duty, Goal, Intervention, InterventionState, Statement
from app.models.readers import FamilyReader
from app.presenters.copying.sections import CopySection, copy_text
from app.presenters.missing import missing
from app.presenters.overview import overview
from app.rules.lens import lens
from app.rules.naming import Lexicon
from tests.resources.demo import TRAINING, case_of
from tests.resources.test_demo_training import ONLY_DAVID
from tests.support.forms import LAWS

KEY = Id("case")
TODAY = date(2026, 1, 12)
ASTA, LIV = Id("a"), Id("l")


def concern(record: str) -> Concern:
    return Concern(id=Id(f"c{record}"), case_id=KEY, record_id=Id(record), person_id=ASTA)


WHOLE = Case(
    head=CaseHead(id=KEY, case_id=KEY, name="Familien", law_profile="2026"),
    people=(
        Person(id=ASTA, case_id=KEY, name="Asta", age=40, family_role="Mor", protected=True),
        Person(id=LIV, case_id=KEY, name="Liv", age=9, seq=1),
    ),
    households=(Household(id=Id("h"), case_id=KEY, name="Hjemme"),),
    members=(
        Member(id=Id("m1"), case_id=KEY, household_id=Id("h"), person_id=ASTA),
        Member(id=Id("m2"), case_id=KEY, household_id=Id("h"), person_id=LIV, to_date=date(2025, 1, 1)),
    ),
    custodies=(
        Custody(id=Id("y"), case_id=KEY, child_id=LIV, holder_id=ASTA, form=CustodyForm.SOLE),
    ),
    coordinators=(
        Coordinator(id=Id("d"), case_id=KEY, role=CoordinatorRole.DEPUTY, name="Bo"),
        Coordinator(id=Id("k"), case_id=KEY, role=CoordinatorRole.COORDINATOR, name="Kim", phone="12345678", seq=1),
    ),
    contacts=(
        Contact(id=Id("1"), case_id=KEY, role="Mentor", phone="1", provider=True, area=Area.SOCIAL),
        Contact(id=Id("2"), case_id=KEY, role="Læge", phone="2", external=True, seq=1),
    ),
    serves=(
        Serves(id=Id("s1"), case_id=KEY, contact_id=Id("1"), person_id=ASTA),
        Serves(id=Id("s2"), case_id=KEY, contact_id=Id("2"), whole_family=True),
    ),
    consents=(
        Consent(
            id=Id("co"), case_id=KEY, giver_id=ASTA, type=ConsentType.PLAN, state=ConsentState.YES,
            given_on=date(2026, 1, 2), form=ConsentForm.ORAL,
        ),
    ),
    goals=(Goal(id=Id("g"), case_id=KEY, text="Et job", area=Area.EMPLOYMENT),),
    interventions=(
        Intervention(id=Id("i"), case_id=KEY, name="Praktik", duty=Duty.DUTY, granted_by="Jobcentret"),
        Intervention(id=Id("j"), case_id=KEY, name="Gammel", state=InterventionState.ENDED, seq=1),
    ),
    meetings=(
        Meeting(id=Id("x"), case_id=KEY, day=date(2026, 1, 20), starts=time(10), place="Rådhuset"),
        Meeting(id=Id("z"), case_id=KEY, day=date(2026, 1, 5), state=MeetingState.CLOSED, seq=1),
    ),
    attendances=(
        Attendance(id=Id("t"), case_id=KEY, meeting_id=Id("x"), person_id=ASTA, role=AttendanceRole.CITIZEN),
    ),
    agenda_items=(AgendaItem(id=Id("p"), case_id=KEY, meeting_id=Id("x"), title="Mål"),),
    agreements=(Agreement(id=Id("ag"), case_id=KEY, what="ringer", who="Bo"),),
    decisions=(
        Decision(
            id=Id("de"), case_id=KEY, text="Støtte", state=DecisionState.ISSUED,
            decided_on=TODAY, received_on=TODAY,
        ),
    ),
    concerns=tuple(concern(each) for each in ("g", "i", "ag", "de")),
)  # fmt: skip


def test_a_case_with_everything_lacks_nothing() -> None:
    assert missing(WHOLE, TODAY) == ()


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"coordinators": WHOLE.coordinators[:1]}, "coordinator"),
        ({"coordinators": (replace(WHOLE.coordinators[1], phone=None),)}, "coordinator_phone"),
        ({"people": (replace(WHOLE.people[1], age=None),)}, "age"),
        ({"custodies": ()}, "custody"),
        ({"consents": ()}, "consent"),
        ({"goals": ()}, "goal"),
        ({"serves": WHOLE.serves[:1]}, "serves"),
        ({"contacts": (replace(WHOLE.contacts[0], phone=None),)}, "phone"),
        ({"interventions": (replace(WHOLE.interventions[0], duty=None),)}, "intervention"),
        ({"attendances": ()}, "citizen"),
        ({"agenda_items": ()}, "points"),
        ({"concerns": WHOLE.concerns[:2]}, "agreement"),
        ({"decisions": (replace(WHOLE.decisions[0], received_on=None),)}, "received"),
    ],
)
def test_each_thing_that_is_missing_is_said_plainly(change: dict[str, object], key: str) -> None:
    found = missing(replace(WHOLE, **change), TODAY)  # type: ignore[arg-type]  # fields by name
    assert key in {each.key for each in found}
    assert all(each.sentence.endswith(".") for each in found)


def test_a_need_without_an_own_contact_is_pointed_out() -> None:
    need = Statement(id=Id("st"), case_id=KEY, text="Skole", need=True)
    row = Concern(id=Id("cs"), case_id=KEY, record_id=need.id, person_id=LIV)
    case = replace(WHOLE, statements=(need,), concerns=(*WHOLE.concerns, row))
    assert [each.sentence for each in missing(case, TODAY)] == [
        "Liv har behov, men ingen kontakt for sig selv."
    ]


def test_what_a_granted_intervention_lacks_is_not_who_can_grant_it() -> None:
    granted = replace(
        WHOLE.interventions[0], state=InterventionState.GRANTED, granted_by=None, duty=None
    )
    (found,) = missing(replace(WHOLE, interventions=(granted,)), TODAY)
    assert found.sentence == "Indsatsen »Praktik«: Skriv om den er pligt eller frivillig."


@pytest.mark.parametrize(
    ("ends", "said"), [(date(2026, 1, 11), True), (TODAY, False), (None, False)]
)
def test_help_that_was_to_end_is_pointed_out(ends: date | None, *, said: bool) -> None:
    runs = replace(WHOLE.interventions[0], state=InterventionState.RUNNING, to_date=ends)
    found = [each.sentence for each in missing(replace(WHOLE, interventions=(runs,)), TODAY)]
    assert found == (
        [
            "»Praktik« skulle slutte 11. januar 2026 og står som i gang. Afslut den, eller forlæng den."
        ]
        if said
        else []
    )


@pytest.mark.parametrize(
    ("outcome", "again", "asked"),
    [
        (None, None, False),
        (Outcome.UPHELD, None, False),
        (Outcome.CHANGED, None, True),
        (Outcome.PARTLY, DecisionState.DRAFT, True),
        (Outcome.PARTLY, DecisionState.ISSUED, False),
    ],
)
def test_what_did_not_stand_after_a_complaint_is_to_be_decided_again(
    outcome: Outcome | None, again: DecisionState | None, *, asked: bool
) -> None:
    was = Decision(
        id=Id("d"), case_id=KEY, text="Ja", state=DecisionState.ISSUED, decided_on=TODAY,
        received_on=TODAY,
    )  # fmt: skip
    complaint = Complaint(
        id=Id("x"), case_id=KEY, decision_id=was.id, received_on=TODAY, outcome=outcome
    )
    rows = (was, replace(was, id=Id("n"), replaces_id=was.id, state=again)) if again else (was,)
    found = missing(replace(WHOLE, decisions=rows, complaints=(complaint,)), TODAY)
    assert [(each.key, each.id) for each in found] == ([("reversed", was.id)] if asked else [])


def test_the_family_at_a_glance() -> None:
    page = overview(WHOLE, TODAY, coordinator=True)
    assert [(each.text, each.home) for each in page.people] == [
        ("Asta, 40 år · mor", "Hjemme"),
        ("Liv, 9 år", ""),
    ]
    assert [each.label for each in page.people[0].marks] == ["Beskyttet adresse"]
    assert [each.people for each in page.households] == ["Asta"]
    assert [(each.name, each.phone) for each in page.coordination] == [
        ("Kim", "12 34 56 78"),
        ("Bo", ""),
    ]
    assert page.contacts == "2 kontakter: 1 udfører, 1 uden for kommunen"
    assert page.planned == ""
    assert page.numbers[0] == ("plan", "1 mål")
    assert page.meeting is not None
    assert page.meeting.when == "tirsdag den 20. januar 2026 kl. 10.00"
    assert [each.said for each in page.agreements] == ["Bo ringer"]


def test_what_is_planned_is_counted_too_and_no_meeting_is_none() -> None:
    change = PlannedChange(id=Id("pc"), case_id=KEY, contact_id=Id("1"), into_id=Id("2"))
    page = overview(replace(WHOLE, planned_changes=(change,), meetings=()), TODAY, coordinator=True)
    assert page.planned == "1 kontakt: 1 uden for kommunen"
    assert page.meeting is None


def test_findings_are_for_the_coordinator_only() -> None:
    case = replace(WHOLE, coordinators=())
    assert overview(case, TODAY, coordinator=True).missing
    assert overview(case, TODAY, coordinator=False).missing == ()


def copied(section: CopySection, key: str | None = None, case: Case | None = None) -> str:
    chosen = case_of(TRAINING) if case is None else case
    return copy_text(chosen, section, LAWS, TODAY, Id(key) if key else None)


def test_the_overview_can_be_pasted() -> None:
    lines = copied(CopySection.OVERVIEW).splitlines()
    assert "- Sanne, 40 år · mor (Hos Sanne)" in lines
    assert "17 kontakter: 6 myndighed, 7 udfører, 4 uden for kommunen" in lines
    assert "- Virksomhedskonsulent ringer til Sanne om praktikken (fredag 16. januar)" in lines


def test_a_small_overview_can_be_pasted() -> None:
    nameless = replace(WHOLE.head, name="")
    text = copied(CopySection.OVERVIEW, case=replace(WHOLE, head=nameless, agreements=()))
    assert text.startswith("- Asta, 40 år · mor (Hjemme)\n- Liv, 9 år\n")
    assert "Næste møde: tirsdag den 20. januar 2026 kl. 10.00" in text
    assert "- Bo ringer\n" in copied(CopySection.OVERVIEW, case=WHOLE)


def test_contacts_can_be_pasted_with_whom_they_are_for() -> None:
    text = copied(CopySection.CONTACTS)
    assert "· for: Sanne, Lukas og Mille ·" in text
    assert "- Skolelærer · Uddannelse · udfører · for: ikke angivet · 00 00 00 13" in text
    bare = copied(CopySection.CONTACTS, case=replace(WHOLE, contacts=()))
    assert bare == ""


def test_the_plan_can_be_pasted() -> None:
    text = copied(CopySection.PLAN)
    assert "Beskæftigelse: Et job på få timer, som knæ og ryg kan holde til (Sanne)" in text
    assert "Beskæftigelse: Indsatser uden mål" in text


def test_minutes_can_be_pasted() -> None:
    meeting = next(each for each in case_of(TRAINING).meetings if each.day == date(2026, 1, 12))
    text = copied(CopySection.MEETING, meeting.id)
    assert text.splitlines()[0].startswith("Tværfagligt møde, mandag den 12. januar 2026")
    for part in (
        "\nFremmøde\n- Sanne · ",
        "\n- David · borger · ikke til stede",
        "\nIndstillinger\n",
    ):
        assert part in text
    assert "\nAfgørelser\nKommunen har skrevet 1 afgørelse efter mødet. Den står for sig.\n" in text
    assert copied(CopySection.MEETING) == ""
    bare = copied(CopySection.MEETING, "z", case=WHOLE)
    assert bare == "Møde, mandag den 5. januar 2026\n"
    planned = copied(CopySection.MEETING, "x", case=WHOLE)
    assert "\nIndkaldt\n- Asta · borger\n\n1. Mål\n" in planned


def test_decisions_can_be_pasted_all_or_one() -> None:
    text = copied(CopySection.DECISIONS)
    assert text.startswith("Afgørelse: Sanne får støtte i hjemmet")
    assert "Der kan klages til og med tirsdag den 10. februar 2026." in text
    assert copied(CopySection.DECISIONS, "another") == ""
    draft = replace(
        WHOLE.decisions[0], state=DecisionState.DRAFT, decided_on=None, received_on=None
    )
    assert "klage" not in copied(CopySection.DECISIONS, case=replace(WHOLE, decisions=(draft,)))


def test_a_reader_s_copy_has_nothing_of_the_other_adult() -> None:
    whole = case_of(TRAINING)
    sanne = next(each.id for each in whole.people if each.name == "Sanne")
    seen = lens(whole, FamilyReader(sanne), TODAY, Lexicon()).case
    for section in CopySection:
        text = copy_text(seen, section, LAWS, TODAY, whole.meetings[0].id)
        assert [each for each in ONLY_DAVID if each in text] == []
    everything = copy_text(whole, CopySection.PLAN, LAWS, TODAY)
    assert [each for each in ONLY_DAVID if each in everything]  # control
