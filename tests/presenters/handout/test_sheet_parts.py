"""Each part of a sheet, on small cases."""

from dataclasses import replace
from datetime import date, time

import pytest

from app.models.base import Id, Record
from app.models.case import Case, CaseHead
from app.models.consents import (
    Consent,
    ConsentForm,
    ConsentScope,
    ConsentState,
    ConsentType,
    Recipient,
)
from app.models.contacts import Contact, Coordinator, CoordinatorRole, Serves
from app.models.facts import Area, Kind
from app.models.meetings import (
    Agreement,
    AgreementState,
    Appointment,
    Decision,
    DecisionState,
    Meeting,
    Recommendation,
)
from app.models.people import Custody, CustodyForm, Household, Member, Person
from app.models.plan import (
    Concern,
    Duty,
    Goal,
    GoalLevel,
    Intervention,
    InterventionState,
    InterventionStep,
)
from app.presenters.document import plain_text
from app.presenters.handout import SheetOptions, sheet
from tests.support.forms import LAWS
from tests.support.laws import shipped_laws

KEY = Id("case")
ASTA, LIV = Id("a"), Id("l")
MONDAY = date(2026, 1, 12)
BARE = Case(
    head=CaseHead(id=KEY, case_id=KEY, name="Familien", law_profile="2026"),
    people=(
        Person(id=ASTA, case_id=KEY, name="Asta Holm", age=40),
        Person(id=LIV, case_id=KEY, name="Liv", age=9, seq=1),
    ),
)


def having(*records: Record, about: Id = ASTA) -> Case:
    """The family with these records, each of them about one person."""
    case = BARE
    for each in records:
        case = case.having(type(each), (*case.of(type(each)), each))
        row = Concern(
            id=Id(f"c{each.id}{len(case.concerns)}"), case_id=KEY, record_id=each.id,
            person_id=about,
        )  # fmt: skip
        case = case.having(Concern, (*case.concerns, row))
    return case


def text(
    case: Case, person: Id = ASTA, on: date = MONDAY, options: SheetOptions | None = None
) -> str:
    return plain_text(sheet(case, person, on, LAWS, options))


def lines_after(page: str, heading: str) -> list[str]:
    """The lines of the block under a heading."""
    return page.split(f"\n\n{heading}\n\n")[1].split("\n\n", maxsplit=1)[0].splitlines()


def agreement(key: str, **values: object) -> Agreement:
    return replace(
        Agreement(id=Id(key), case_id=KEY, what=f"gør {key}", who="Nogen"),
        **values,  # type: ignore[arg-type]  # fields by name
    )


def test_an_empty_plan_has_room_for_a_dream_and_says_whom_to_ask() -> None:
    page = text(BARE)
    assert page.splitlines()[3] == "Asta Holms plan" or "Astas plan" in page
    assert "Her er plads til din drøm." in page
    assert "Spørg, før du går hjem." in page
    assert "klage" not in page
    assert "Du har ikke sagt ja til" in page


def test_a_dream_without_own_words_is_quoted_as_it_was_noted() -> None:
    dream = Goal(id=Id("g"), case_id=KEY, text="Et hus", level=GoalLevel.DREAM)
    page = text(having(dream))
    assert lines_after(page, "Min drøm") == ["»Et hus«"]
    assert "Mine mål" not in page


def test_goals_alone_need_no_dream_and_reached_ones_are_left_out() -> None:
    goal = Goal(id=Id("g"), case_id=KEY, text="Et job")
    done = Goal(id=Id("h"), case_id=KEY, text="Et kursus", reached_on=MONDAY)
    page = text(having(goal, done))
    assert "Min drøm" not in page
    assert lines_after(page, "Mine mål") == ["- Et job"]


def test_steps_come_by_day_and_three_are_enough() -> None:
    case = having(
        agreement("sent", by_date=date(2026, 2, 2)),
        agreement("straks", by_date=date(2026, 1, 13)),
        agreement("altid", by_text="hele tiden", who=None),
        agreement("holdt", state=AgreementState.KEPT),
        agreement("flyttet", state=AgreementState.MOVED, by_date=date(2026, 1, 20)),
    )
    assert lines_after(text(case), "De næste tre skridt") == [
        "Nogen gør straks\ttirsdag 13. januar",
        "Nogen gør flyttet\ttirsdag 20. januar",
        "Nogen gør sent\tmandag 2. februar",
    ]


def test_who_does_it_is_you_a_role_or_nobody_named() -> None:
    mentor = Contact(id=Id("m"), case_id=KEY, role="Mentor", name="Bo")
    case = having(
        agreement("a1", who=None, who_person_id=ASTA),
        agreement("a2", who=None, who_contact_id=mentor.id),
        agreement("a3", who=None),
        mentor,
    )
    assert lines_after(text(case), "De næste tre skridt") == [
        "Du gør a1\t",
        "Mentor gør a2\t",
        "Gør a3\t",
    ]


@pytest.mark.parametrize(("count", "heading"), [(1, "Det næste skridt"), (2, "De næste to skridt")])
def test_the_heading_counts_as_people_do(count: int, heading: str) -> None:
    case = having(*(agreement(f"a{number}") for number in range(count)))
    assert len(lines_after(text(case), heading)) == count


def coordinator(key: str, role: CoordinatorRole, phone: str | None) -> Coordinator:
    return Coordinator(id=Id(key), case_id=KEY, role=role, name=f"Kim {key}", phone=phone)


def test_one_number_and_who_stands_in() -> None:
    first = coordinator("A", CoordinatorRole.COORDINATOR, "12345678")
    second = coordinator("B", CoordinatorRole.DEPUTY, "87654321")
    case = BARE.having(Coordinator, (first, second))
    assert lines_after(text(case), "Ring til én") == [
        "Kim A, din koordinerende sagsbehandler",
        "12 34 56 78 · alle spørgsmål om planen",
        "Er Kim A væk, så ring til Kim B på 87 65 43 21.",
    ]


def test_a_deputy_alone_is_the_one_to_call() -> None:
    alone = BARE.having(Coordinator, (coordinator("B", CoordinatorRole.DEPUTY, "87654321"),))
    assert len(lines_after(text(alone), "Ring til én")) == 2
    silent = BARE.having(Coordinator, (coordinator("A", CoordinatorRole.COORDINATOR, None),))
    assert "Spørg, før du går hjem." in text(silent)


def test_contacts_of_the_person_the_household_and_the_family() -> None:
    def contact(key: str, **values: object) -> Contact:
        made = Contact(id=Id(key), case_id=KEY, role=f"Rolle {key}")
        return replace(made, **values)  # type: ignore[arg-type]  # fields by name

    def serves(key: str, **values: object) -> Serves:
        made = Serves(id=Id(f"s{key}"), case_id=KEY, contact_id=Id(key))
        return replace(made, **values)  # type: ignore[arg-type]  # fields by name

    case = replace(
        BARE,
        households=(Household(id=Id("h"), case_id=KEY, name="Hjemme"),),
        members=(Member(id=Id("x"), case_id=KEY, household_id=Id("h"), person_id=ASTA),),
        contacts=(
            contact("1", name="Bo", phone="12345678", call_about="alt"),
            contact("2", seq=1, call_about="alt"),
            contact("3", seq=2),
            contact("4", seq=3, private=True),
            contact("5", seq=4),
        ),
        serves=(
            serves("1", person_id=ASTA),
            serves("2", household_id=Id("h"), call_about="huset"),
            serves("3", whole_family=True),
            serves("4", person_id=ASTA),
            serves("5", person_id=LIV),
        ),
    )
    assert lines_after(text(case), "Mine kontaktpersoner") == [
        "Rolle 1, Bo\talt\t12 34 56 78",
        "Rolle 2\thuset\t",
        "Rolle 3\t\t",
    ]


def test_the_week_is_the_seven_days_to_come() -> None:
    def at(key: str, day: date, **values: object) -> Appointment:
        made = Appointment(id=Id(key), case_id=KEY, title=f"Tid {key}", day=day)
        return replace(made, **values)  # type: ignore[arg-type]  # fields by name

    case = having(
        at("1", date(2026, 1, 6), weekly=True, starts=time(10)),
        at("2", date(2026, 1, 13)),
        at("3", date(2026, 1, 17), starts=time(9, 30)),
        at("4", MONDAY),
        at("5", date(2026, 1, 20)),
        at("6", date(2026, 1, 20), weekly=True),
    )
    assert lines_after(text(case), "Min uge") == [
        "tirs 13.: 10.00 Tid 1, Tid 2",
        "ons 14.: –",
        "tors 15.: –",
        "fre 16.: –",
        "lør 17.: 9.30 Tid 3",
        "man 19.: –",
    ]
    assert "Min uge" not in text(BARE)


def intervention(key: str, state: InterventionState, duty: Duty | None) -> Intervention:
    return Intervention(id=Id(key), case_id=KEY, name=f"Indsats {key}", state=state, duty=duty)


def test_each_activity_says_whether_it_is_a_duty() -> None:
    must, may = Duty.DUTY, Duty.VOLUNTARY
    case = having(
        intervention("1", InterventionState.RUNNING, must),
        intervention("2", InterventionState.PROPOSED, must),
        intervention("3", InterventionState.PAUSED, must),
        intervention("4", InterventionState.RUNNING, may),
        intervention("5", InterventionState.RUNNING, None),
        intervention("6", InterventionState.ENDED, must),
        intervention("7", InterventionState.WISHED, must),
    )
    page = text(case)
    assert lines_after(page, "Mine indsatser") == [
        "Indsats 1\ti gang\tDu skal møde op",
        "Indsats 2\tforeslået\tDu skal møde op, når det begynder",
        "Indsats 3\tpause ikke afgjort\tDu skal stadig møde op, til pausen er afgjort",
        "Indsats 4\ti gang\tDet er frivilligt",
        "Indsats 5\ti gang\tSpørg, om du har pligt til at møde op",
    ]
    assert "Det kan koste dig penge" in page


def decision(key: str, **values: object) -> Decision:
    made = Decision(
        id=Id(key), case_id=KEY, text=f"Afgørelse {key}.", state=DecisionState.ISSUED,
        decided_on=MONDAY,
    )  # fmt: skip
    return replace(made, **values)  # type: ignore[arg-type]  # fields by name


def halted(lifted: bool, *more: Record) -> str:
    state = InterventionState.RUNNING if lifted else InterventionState.PAUSED
    made = replace(intervention("3", state, Duty.DUTY), lifted=lifted)
    step = InterventionStep(
        id=Id("s"), case_id=KEY, intervention_id=made.id, state=state, day=MONDAY,
        decision_id=Id("d") if more else None, lifted=lifted,
    )  # fmt: skip
    return text(having(made, step, *more))


def test_a_decided_pause_protects() -> None:
    assert "Indsats 3\tpå pause\tPausen er afgjort" in halted(False, decision("d"))
    assert "i gang\tDu skal ikke møde op. Det er afgjort" in halted(True, decision("d"))


def test_what_is_only_agreed_or_was_granted_protects_nobody() -> None:
    draft = decision("d", state=DecisionState.DRAFT)
    granted = decision("g", intervention_id=Id("3"))
    for more in ((), (draft,), (draft, granted)):
        assert "Du skal stadig møde op, til pausen er afgjort" in halted(False, *more)
        assert "Du skal stadig møde op, til det er afgjort" in halted(True, *more)


def test_only_what_stands_is_decided() -> None:
    case = having(
        decision("1", reason="Du har brug for ro.", law_key="sel-85"),
        decision("2", replaces_id=Id("1"), received_on=date(2026, 1, 14)),
        decision("3", state=DecisionState.DRAFT, decided_on=None),
    )
    page = text(case)
    assert "Afgørelse 1" not in page
    assert "Afgørelse 3" not in page
    assert "Du kan klage til og med onsdag den 11. februar 2026." in page


def test_reason_and_rule_are_said_and_holidays_move_the_day() -> None:
    case = having(decision("1", reason="Du har brug for ro.", law_key="sel-85"))
    page = text(case, options=SheetOptions(holidays=frozenset({date(2026, 2, 9)})))
    assert "Hvorfor: Du har brug for ro." in page
    assert "Reglen: Serviceloven § 85. Du kan få støtte i din hverdag." in page
    assert "tirsdag den 10. februar 2026" in page


def test_several_decisions_have_each_their_day_and_a_past_one_says_so() -> None:
    case = having(decision("1"), decision("2", received_on=date(2026, 1, 14)))
    page = text(case)
    assert "Om »Afgørelse 1«: Du kan klage til og med mandag den 9. februar 2026." in page
    assert "Om »Afgørelse 2«: Du kan klage til og med onsdag den 11. februar 2026." in page
    assert "Du kunne klage til og med mandag den 9. februar 2026." in text(
        case, on=date(2026, 2, 10)
    )


def shipped_text(case: Case) -> str:
    return plain_text(sheet(case, ASTA, MONDAY, shipped_laws()))


def test_treatment_has_a_way_of_its_own_without_a_date() -> None:
    page = shipped_text(having(decision("1", law_key="sul-141")))
    assert "Klagen skal til Styrelsen for Patientklager." in page
    assert "Du kan klage til og med" not in page
    assert "Ankestyrelsen" not in page.split("Sådan klager du")[1].split("Ord, der")[0]
    both = shipped_text(having(decision("1", law_key="sul-141"), decision("2", law_key="sel-85")))
    assert "Du kan klage til og med mandag den 9. februar 2026." in both
    assert both.count("Sådan klager du") == 1


def test_a_way_that_nobody_has_confirmed_is_asked_for() -> None:
    page = shipped_text(having(decision("1", route="unconfirmed")))
    assert "Her ved vi ikke, hvem der afgør en klage." in page


def test_without_a_known_profile_no_date_is_promised() -> None:
    case = having(decision("1", law_key="sel-85"))
    unknown = replace(case, head=replace(case.head, law_profile="1917"))
    assert "klage" not in text(unknown)
    undated = having(decision("1", decided_on=None))
    assert "klage til og med" not in text(undated)


def test_recommended_and_decided_are_never_mixed() -> None:
    case = having(Recommendation(id=Id("r"), case_id=KEY, text="Praktik"), decision("1"))
    page = text(case)
    assert page.index("Hvad teamet anbefaler") < page.index("Hvad kommunen har afgjort")
    assert "Den kan du klage over." in page.split("Hvad kommunen har afgjort")[0]


def consent(key: str, state: ConsentState, **values: object) -> Consent:
    made = Consent(
        id=Id(key), case_id=KEY, giver_id=ASTA, type=ConsentType.PLAN, state=state,
        given_on=date(2026, 1, 2), form=ConsentForm.WRITTEN,
    )  # fmt: skip
    return replace(made, **values)  # type: ignore[arg-type]  # fields by name


def test_what_was_said_yes_to_and_taken_back() -> None:
    case = replace(
        BARE,
        consents=(
            consent("1", ConsentState.YES, purpose="Tale om job.", valid_until=date(2026, 6, 1)),
            consent("2", ConsentState.PARTLY, child_id=LIV),
            consent("3", ConsentState.WITHDRAWN, withdrawn_on=MONDAY),
            consent("4", ConsentState.NO),
            consent("5", ConsentState.WITHDRAWN),
        ),
    )
    assert lines_after(text(case), "Dit samtykke") == [
        "- Du har sagt ja: Tale om job. Til og med 1. juni 2026.",
        "- Du har sagt ja til noget af det: Helhedsorienteret plan (Liv).",
        "- Du trak dit ja tilbage den 12. januar 2026: Helhedsorienteret plan.",
    ]


def test_who_may_know_what_because_of_it() -> None:
    meeting = Meeting(id=Id("m"), case_id=KEY, day=MONDAY)
    row = ConsentScope(id=Id("1"), case_id=KEY, consent_id=Id("1"), kind=Kind.GOAL)
    case = replace(
        BARE,
        meetings=(meeting,),
        contacts=(Contact(id=Id("k"), case_id=KEY, role="Mentor"),),
        consents=(
            consent("1", ConsentState.YES),
            consent(
                "2", ConsentState.YES, type=ConsentType.MEETING, meeting_id=meeting.id, child_id=LIV
            ),
            consent("3", ConsentState.YES, type=ConsentType.MEETING, meeting_id=Id("gone")),
            consent("4", ConsentState.YES),
        ),
        consent_scopes=(
            row,
            replace(row, id=Id("2"), kind=Kind.INCOME, area=Area.SOCIAL),
            replace(row, id=Id("3"), consent_id=Id("2"), kind=Kind.HEALTH, area=Area.HEALTH),
            replace(row, id=Id("4"), consent_id=Id("2"), kind=None),
            replace(row, id=Id("5"), consent_id=Id("3")),
        ),
        recipients=(
            Recipient(id=Id("1"), case_id=KEY, consent_id=Id("1"), contact_id=Id("k")),
            Recipient(id=Id("2"), case_id=KEY, consent_id=Id("1"), person_id=LIV),
        ),
    )
    assert lines_after(text(case), "Hvem må vide hvad") == [
        "Mentor og Liv\tmål og økonomi (social)",
        "De, der er med i mødet den 12. januar 2026\tLiv: helbred og alle områder og slags",
    ]


def test_the_same_yes_for_two_children_is_said_once() -> None:
    other = Person(id=Id("o"), case_id=KEY, name="Ole", age=8, seq=2)
    row = ConsentScope(id=Id("1"), case_id=KEY, consent_id=Id("1"), kind=Kind.SCHOOL)
    to = Recipient(id=Id("1"), case_id=KEY, consent_id=Id("1"), contact_id=Id("k"))
    case = replace(
        BARE,
        people=(*BARE.people, other),
        contacts=(Contact(id=Id("k"), case_id=KEY, role="Mentor"),),
        consents=(
            consent("1", ConsentState.YES, purpose="Tale om skole", child_id=LIV),
            consent("2", ConsentState.YES, purpose="Tale om skole", child_id=other.id),
        ),
        consent_scopes=(row, replace(row, id=Id("2"), consent_id=Id("2"))),
        recipients=(to, replace(to, id=Id("2"), consent_id=Id("2"))),
    )
    assert lines_after(text(case), "Dit samtykke") == [
        "- Du har sagt ja: Tale om skole (Liv og Ole)."
    ]
    assert lines_after(text(case), "Hvem må vide hvad") == ["Mentor\tLiv og Ole: skole"]


def test_who_holds_custody_reads_of_the_children_in_short() -> None:
    custody = Custody(id=Id("y"), case_id=KEY, child_id=LIV, holder_id=ASTA, form=CustodyForm.SOLE)
    help_at_school = Intervention(
        id=Id("i"), case_id=KEY, name="Støtte", intensity="hver dag",
        state=InterventionState.RUNNING,
    )  # fmt: skip
    case = having(help_at_school, agreement("x", by_text="hver dag"), agreement("y"), about=LIV)
    case = replace(case, custodies=(custody,))
    assert lines_after(text(case), "Liv") == [
        "- Støtte, hver dag · i gang",
        "- Nogen gør x (hver dag)",
        "- Nogen gør y",
    ]
    assert "Mine børn" not in text(replace(BARE, custodies=(custody,)))
    ended = replace(case, custodies=(replace(custody, to_date=date(2026, 1, 1)),))
    assert "Mine børn" not in text(ended)


def test_large_print_is_the_same_sheet() -> None:
    made = sheet(BARE, ASTA, MONDAY, LAWS, SheetOptions(base_size=20))
    assert made.base_size == 20
