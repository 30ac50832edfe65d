"""The child's page in three kinds: what stands on each, and nothing of an adult's troubles."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from app.models.base import Id, Record
from app.models.case import Case, CaseHead
from app.models.consents import Consent, ConsentForm, ConsentState, ConsentType
from app.models.contacts import Contact, Serves
from app.models.facts import Area
from app.models.meetings import Agreement, Appointment, Decision, DecisionState, Recommendation
from app.models.people import Custody, CustodyForm, Household, Member, Person
from app.models.plan import Concern, Duty, Goal, GoalLevel, Intervention, InterventionState
from app.models.readers import FamilyReader
from app.presenters.document import Document, Figure, Heading, KeepTogether, plain_text
from app.presenters.handout import SheetOptions, child_page, sheet
from app.rules.lens import lens
from app.rules.naming import Lexicon
from tests.resources.demo import TRAINING, case_of
from tests.resources.test_demo_training import ONLY_DAVID, ONLY_SANNE
from tests.support.forms import LAWS

KEY = Id("case")
LIV, ASTA, BO = Id("l"), Id("a"), Id("b")
MONDAY = date(2026, 1, 12)
KINDS = (7, 12, 16)


def family(age: int | None) -> Case:
    return Case(
        head=CaseHead(id=KEY, case_id=KEY, name="Familien", law_profile="2026"),
        people=(
            Person(id=LIV, case_id=KEY, name="Liv Holm", age=age),
            Person(id=ASTA, case_id=KEY, name="Asta Holm", age=40, seq=1),
            Person(id=BO, case_id=KEY, name="Bo Holm", age=5, seq=2),
        ),
    )


def having(age: int | None, *records: Record, about: tuple[Id, ...] = (LIV,)) -> Case:
    """The family with these records, each of them about the same people."""
    case = family(age)
    for each in records:
        case = case.having(type(each), (*case.of(type(each)), each))
        rows = tuple(
            Concern(id=Id(f"{each.id}-{who}"), case_id=KEY, record_id=each.id, person_id=who)
            for who in about
        )
        case = case.having(Concern, (*case.concerns, *rows))
    return case


def one(kind: type[Record], key: str, **fields: Any) -> Record:
    return kind(id=Id(key), case_id=KEY, **fields)


def page(case: Case) -> str:
    return plain_text(child_page(case, LIV, MONDAY, LAWS))


def headings(document: Document) -> list[str]:
    parts = [
        part
        for each in document.blocks
        for part in (each.blocks if isinstance(each, KeepTogether) else (each,))
    ]
    return [each.text for each in parts if isinstance(each, Heading)]


RECORDS = (
    one(Goal, "g", text="At svømme", own_words="Jeg vil svømme"),
    one(Agreement, "x", what="henter Liv", who="Mormor", by_date=date(2026, 1, 14)),
    one(Appointment, "t", title="Svømning", day=date(2026, 1, 15), starts=time(9)),
    one(Intervention, "i", name="Ledsager", state=InterventionState.RUNNING, duty=Duty.DUTY),
    one(Recommendation, "r", text="En fast voksen"),
    one(
        Decision, "d", text="Liv får en ledsager.", state=DecisionState.ISSUED,
        decided_on=MONDAY, law_key="sel-85", reason="Det er svært at gå alene.",
    ),
)  # fmt: skip


def test_the_youngest_get_a_short_page_in_big_type_with_room_to_draw() -> None:
    made = child_page(having(7, *RECORDS), LIV, MONDAY, LAWS)
    assert made.base_size == 16
    assert headings(made) == [
        "Hej Liv",
        "Det vil jeg gerne",
        "Det er aftalt",
        "Min uge",
        "Vil du tale med en voksen?",
        "Her må du tegne",
    ]
    text = plain_text(made)
    assert "- Mormor henter Liv, onsdag 14. januar" in text
    assert "Torsdag\t9.00 Svømning" in text
    assert "Du må altid spørge." in text
    (drawing,) = (
        part
        for each in made.blocks
        if isinstance(each, KeepTogether)
        for part in each.blocks
        if isinstance(part, Figure)
    )
    assert drawing.alt == "Tom plads til en tegning"


def test_from_ten_the_child_hears_what_is_decided_and_what_a_party_may() -> None:
    made = child_page(having(12, *RECORDS), LIV, MONDAY, LAWS)
    assert made.base_size == 14
    assert headings(made) == [
        "Livs plan",
        "Det, jeg gerne vil",
        "Det sker nu",
        "Min uge",
        "Ring, hvis du vil tale",
        "Det får jeg hjælp til",
        "Det er bestemt",
        "Hvis du er uenig",
        "Det må du",
        "Ord, der kan være svære",
    ]
    text = plain_text(made)
    assert "efter barnets lov" in text
    assert "Du må klage" in text
    assert "Serviceloven" not in text


def test_from_fifteen_it_is_near_to_an_adults_with_own_consent() -> None:
    consent = one(
        Consent, "c", giver_id=LIV, type=ConsentType.HEALTH, form=ConsentForm.ORAL,
        state=ConsentState.YES, given_on=MONDAY, purpose="At lægen må tale med skolen",
    )  # fmt: skip
    made = child_page(having(16, *RECORDS, consent), LIV, MONDAY, LAWS)
    assert made.base_size == 12
    found = headings(made)
    assert found[:4] == ["Livs plan", "Mine mål", "Det næste skridt", "Ring til én"]
    assert "Det synes mødet er en god idé" in found
    assert "Det har du sagt ja til" in found
    text = plain_text(made)
    assert "Du har sagt ja: At lægen må tale med skolen." in text
    assert "sundhedsloven § 17" in text
    assert "Du kan klage til og med" in text


@pytest.mark.parametrize(("age", "kind"), [(9, "Hej"), (10, "Livs plan"), (14, "Det må du")])
def test_the_kind_changes_on_a_birthday(age: int, kind: str) -> None:
    assert kind in page(family(age))


@pytest.mark.parametrize("age", KINDS)
def test_what_is_about_an_adult_too_stays_away(age: int) -> None:
    both = page(having(age, *RECORDS, about=(LIV, ASTA)))
    assert both == page(family(age))
    control = page(having(age, *RECORDS, about=(LIV, BO)))
    assert "Svømning" in control


@pytest.mark.parametrize("age", KINDS)
def test_a_task_of_the_childs_own_about_an_adult_stays_away(age: int) -> None:
    mine = one(Agreement, "x", what="ringer", who_person_id=LIV)
    assert "ringer" not in page(having(age, mine, about=(ASTA,)))
    assert "Du ringer" in page(having(age, mine, about=()))


def contact(key: str, **fields: Any) -> Record:
    return one(Contact, key, role=f"Rolle {key}", **fields)


def test_of_who_helps_everybody_only_those_for_children() -> None:
    case = replace(
        family(12),
        households=(Household(id=Id("h"), case_id=KEY, name="Hos Asta"),),
        members=(Member(id=Id("m"), case_id=KEY, household_id=Id("h"), person_id=LIV),),
    )
    rows = (
        contact("1", call_about="alt om Asta"),
        contact("2", area=Area.FAMILY, call_about="hverdagen"),
        contact("3", area=Area.SOCIAL),
        contact("4", area=Area.EDUCATION, phone="12345678"),
    )
    serves = (
        one(Serves, "s1", contact_id=Id("1"), person_id=LIV),
        one(Serves, "s2", contact_id=Id("2"), whole_family=True),
        one(Serves, "s3", contact_id=Id("3"), whole_family=True),
        one(Serves, "s4", contact_id=Id("4"), household_id=Id("h")),
    )
    about = Concern(id=Id("k"), case_id=KEY, record_id=Id("1"), person_id=ASTA)
    case = case.having(Contact, rows).having(Serves, serves).having(Concern, (about,))
    assert page(case).split("Voksne, der hjælper mig\n\n")[1].split("\n\n")[0].splitlines() == [
        "Rolle 1\t\t",
        "Rolle 2\thverdagen\t",
        "Rolle 4\t\t12 34 56 78",
    ]


def home(name: str, *people: Id) -> Case:
    members = tuple(
        Member(id=Id(f"m{who}"), case_id=KEY, household_id=Id("h"), person_id=who) for who in people
    )
    return replace(
        family(7), households=(Household(id=Id("h"), case_id=KEY, name=name),), members=members
    )


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (home("Hos Asta", LIV), "- Jeg bor hos Asta."),
        (home("Huset", LIV), "- Mit hjem er Huset."),
        (home("Huset", LIV, ASTA, BO), "- Jeg bor sammen med Asta og Bo."),
    ],
)
def test_the_youngest_read_where_they_live(case: Case, said: str) -> None:
    assert f"Mig og min familie\n\n{said}\n" in page(case)
    gone = replace(case, households=())
    assert "Huset" not in page(gone)


def test_the_youngest_read_of_helpers_by_first_name_and_of_who_is_near() -> None:
    rows = (
        contact("1", name="Kim Eksempel", phone="12345678"),
        contact("2", name="  "),
        contact("3", private=True, name="Mormor"),
        contact("4", private=True),
        contact("5", private=True),
    )
    serves = tuple(
        one(Serves, f"s{at}", contact_id=Id(f"{at}"), person_id=LIV) for at in range(1, 5)
    )
    case = family(7).having(Contact, rows).having(Serves, serves)
    text = page(case)
    assert "- Kim, rolle 1\n- Rolle 2\n" in text
    assert "12 34 56 78" not in text
    assert "- Jeg har også Mormor og Rolle 4.\n" in text


def test_the_youngest_without_a_wish_may_draw_one() -> None:
    assert "Du må gerne tegne det." in page(family(7))
    dream = one(Goal, "g", text="En hund", level=GoalLevel.DREAM)
    assert "»En hund«" in page(having(7, dream))


def test_who_has_no_known_age_gets_the_page_that_carries_least() -> None:
    assert "Hej Liv" in page(having(None, *RECORDS))
    nobody = child_page(family(7), Id("nobody"), MONDAY, LAWS, SheetOptions(base_size=20))
    assert (headings(nobody)[0], nobody.base_size) == ("Hej", 20)
    assert "Min plan" not in headings(nobody)


def test_a_sheet_for_a_child_is_the_childs_page_whoever_asks() -> None:
    unknown = family(None)
    held = one(Custody, "c", child_id=LIV, holder_id=ASTA, form=CustodyForm.SOLE)
    assert sheet(family(12), LIV, MONDAY, LAWS) == child_page(family(12), LIV, MONDAY, LAWS)
    assert "Hej Liv" in headings(sheet(unknown.having(Custody, (held,)), LIV, MONDAY, LAWS))
    assert "Hej Liv" not in headings(sheet(unknown, LIV, MONDAY, LAWS))


@pytest.mark.parametrize(
    ("role", "child"),
    [
        ("Ældste barn", True),
        ("Stedsøn", True),
        ("Voksen datter", False),
        ("Far", False),
        (None, False),
    ],
)
def test_without_an_age_the_family_role_says_who_is_a_child(role: str | None, child: bool) -> None:
    case = family(None)
    people = tuple(replace(each, family_role=role) for each in case.people)
    made = sheet(case.having(Person, people), LIV, MONDAY, LAWS)
    assert ("Hej Liv" in headings(made)) is child


@pytest.mark.parametrize("name", ["Lukas", "Mille"])
def test_the_training_children_read_nothing_of_the_adults(name: str) -> None:
    case = case_of(TRAINING)
    marked = tuple(replace(each, identifier="010185-1234") for each in case.people)
    case = case.having(Person, marked)
    key = next(each.id for each in case.people if each.name == name)
    seen = lens(case, FamilyReader(key), MONDAY, Lexicon()).case
    text = plain_text(child_page(seen, key, MONDAY, LAWS))
    assert [each for each in (*ONLY_DAVID, *ONLY_SANNE, "010185") if each in text] == []
    assert "Øvelsesark – det er fundet på" in text
    assert "jeg" in text.casefold()
