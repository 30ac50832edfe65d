"""What is not on a sheet: counted by reason for the coordinator, asked about where nobody has said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from app.models.base import Id
from app.models.contacts import Contact, Serves
from app.models.meetings import Agreement, AgreementState, Appointment, Decision, DecisionState
from app.models.plan import Concern, Goal, Intervention, InterventionState, Statement
from app.models.readers import COORDINATOR, FamilyReader, ProfessionalReader
from app.presenters.handout.lacking import Lacking, Why, lacking, unsaid_sentence
from app.rules.lens import Omission, lens
from app.rules.naming import Lexicon
from tests.support.workspace import TODAY, family, seed_case

if TYPE_CHECKING:
    from app.models.base import Record
    from app.models.case import Case

BASE = family("Sanne og David", "Sanne", "David")
SANNE, DAVID = (each.id for each in BASE.people)
KEY = Id("x")


def lacks(case: Case, person: int = 0) -> Lacking:
    reader = case.people[person].id
    seen = lens(case, FamilyReader(reader), TODAY, Lexicon())
    return lacking(case, FamilyReader(reader), seen.omissions, TODAY)


def with_one(record: Record, *about: Id) -> Case:
    """The family with one record about these."""
    concerns = tuple(
        Concern(id=Id(f"c{at}"), case_id=BASE.id, record_id=record.id, person_id=who)
        for at, who in enumerate(about)
    )
    return BASE.having(type(record), (record,)).having(Concern, concerns)


def goal(text: str = "Et job", **more: object) -> Goal:
    return replace(Goal(id=KEY, case_id=BASE.id, text=text), **more)  # type: ignore[arg-type]  # by name


def test_nothing_is_lacking_where_everything_is_ones_own() -> None:
    assert lacks(with_one(goal(), SANNE)) == Lacking()


@pytest.mark.parametrize(
    ("record", "about", "why", "reason"),
    [
        (goal(), (DAVID,), Why.OTHERS, "Handler om andre"),
        (goal(), (SANNE, DAVID), Why.SHARED, "Handler også om andre, som ikke har sagt ja"),
        (goal("Ro for David"), (SANNE,), Why.CLOSED, "Nævner andre eller er lukket for Sanne"),
    ],
)
def test_the_reason_is_said(record: Goal, about: tuple[Id, ...], why: Why, reason: str) -> None:
    (found,) = lacks(with_one(record, *about)).left_out
    assert (found.why, found.reason, found.what) == (why, reason, "1 mål")


def test_what_nobody_has_placed_is_asked_about() -> None:
    found = lacks(with_one(goal("Ro om aftenen")))
    (asked,) = found.unsaid
    assert found.left_out == ()
    assert (asked.page, asked.id, asked.title, asked.kind) == ("plan", KEY, "Ro om aftenen", "Mål")


def test_the_seed_family_is_asked_about_its_contacts() -> None:
    found = lacks(seed_case())
    assert len(found.unsaid) == 6
    assert {each.page for each in found.unsaid} == {"map"}
    assert found.left_out[0].what == "5 kontakter"


def test_counts_by_kind_in_words() -> None:
    others = lacks(seed_case("training-sanne-david"), 1).left_out[0]
    assert others.why is Why.OTHERS
    assert others.what.startswith("6 kontakter, 3 mål, 5 indsatser, ")


def state(kind: type[Record], **fields: object) -> Record:
    return kind(id=KEY, case_id=BASE.id, **fields)  # type: ignore[arg-type]  # by name


LATER = TODAY + timedelta(days=30)
ROOM_FOR: dict[str, tuple[Record, bool]] = {
    "open": (state(Agreement, what="Ring"), True),
    "kept": (state(Agreement, what="Ring", state=AgreementState.KEPT), False),
    "running": (state(Intervention, name="Støtte", state=InterventionState.RUNNING), True),
    "wished": (state(Intervention, name="Støtte"), False),
    "issued": (state(Decision, text="Ja", state=DecisionState.ISSUED), True),
    "draft": (state(Decision, text="Ja"), False),
    "reached": (goal(reached_on=TODAY), False),
    "this week": (state(Appointment, title="Læge", day=TODAY + timedelta(days=2)), True),
    "another week": (state(Appointment, title="Læge", day=LATER), False),
    "here": (state(Contact, role="Mentor"), True),
    "ended": (state(Contact, role="Mentor", to_date=date(2025, 1, 1)), False),
    "only planned": (state(Contact, role="Mentor", planned=True), False),
    "begun": (state(Contact, role="Mentor", planned=True, from_date=TODAY), True),
    "a friend": (state(Contact, role="Veninde", private=True), False),
    "never on a family's sheet": (state(Statement, text="Sover dårligt"), False),
}


@pytest.mark.parametrize(("record", "asked"), ROOM_FOR.values(), ids=ROOM_FOR.keys())
def test_only_what_a_sheet_has_room_for_is_asked_about(record: Record, asked: bool) -> None:
    assert bool(lacks(with_one(record)).unsaid) is asked


@pytest.mark.parametrize(("field", "asked"), [("call_about", 1), ("stated_for", 0)])
def test_a_field_counts_when_a_sheet_shows_it(field: str, asked: int) -> None:
    case = with_one(state(Contact, role="Mentor"))
    omission = Omission(Contact, KEY, (field,), unknown=True)
    assert len(lacking(case, FamilyReader(SANNE), (omission,), TODAY).unsaid) == asked


def test_a_field_left_out_for_a_reason_is_no_record_left_out() -> None:
    case = with_one(state(Contact, role="Mentor"))
    omission = Omission(Contact, KEY, ("phone",), unknown=False)
    assert lacking(case, FamilyReader(SANNE), (omission,), TODAY) == Lacking()


def test_every_kind_has_its_title_and_count() -> None:
    kinds = [each for each, room in ROOM_FOR.values() if room]
    assert {lacks(with_one(each)).unsaid[0].title for each in kinds} == {
        "Ring", "Støtte", "Ja", "Læge", "Mentor",
    }  # fmt: skip
    told = [
        lacks(with_one(each, DAVID)).left_out for each in kinds if not isinstance(each, Contact)
    ]
    assert {each[0].what for each in told} == {"1 aftale", "1 indsats", "1 afgørelse", "1 tid"}


def test_one_calm_line() -> None:
    assert unsaid_sentence(1).endswith("hvem den gælder.")
    assert unsaid_sentence(2) == "2 ting er ikke med, fordi ingen har sagt, hvem de gælder."


# --- professionals -------------------------------------------------------------------------------

GP = Id("gp")


def lacks_gp(*records: Record, serves: bool = True) -> Lacking:
    case = BASE.having(Contact, (Contact(id=GP, case_id=BASE.id, role="Læge"),))
    if serves:
        case = case.having(
            Serves, (Serves(id=Id("s"), case_id=BASE.id, contact_id=GP, person_id=SANNE),)
        )
    for each in records:
        case = case.having(type(each), (*case.of(type(each)), each))
    reader = ProfessionalReader(GP)
    return lacking(case, reader, lens(case, reader, TODAY, Lexicon()).omissions, TODAY)


def about(key: Id, who: Id) -> Concern:
    return Concern(id=Id(f"{key}-{who}"), case_id=BASE.id, record_id=key, person_id=who)


@pytest.mark.parametrize(
    ("who", "why", "reason"),
    [
        (SANNE, Why.UNCOVERED, "Hører ikke til opgaven, og intet samtykke dækker det"),
        (DAVID, Why.OTHERS, "Handler om andre"),
    ],
)
def test_a_professional_lacks_what_no_consent_covers(who: Id, why: Why, reason: str) -> None:
    said = replace(ROOM_FOR["never on a family's sheet"][0], id=Id("st"))
    (found,) = lacks_gp(goal(), about(KEY, who), said, about(Id("st"), who)).left_out
    assert (found.why, found.reason, found.what) == (why, reason, "1 mål og 1 oplysning")


def test_a_professional_is_asked_about_for_the_own_task_only() -> None:
    own = Agreement(id=Id("a"), case_id=BASE.id, what="Ring", who_contact_id=GP)
    given = Intervention(
        id=Id("i"), case_id=BASE.id, name="Støtte", provider_id=GP, state=InterventionState.RUNNING
    )
    other = Agreement(id=Id("b"), case_id=BASE.id, what="Skriv")
    found = lacks_gp(own, given, other, goal())
    assert [each.title for each in found.unsaid] == ["Støtte", "Ring"]
    assert [each.title for each in lacks_gp(serves=False).unsaid] == ["Læge"]


def test_a_professionals_sheet_has_no_appointments() -> None:
    seen = Appointment(id=KEY, case_id=BASE.id, title="Læge", day=TODAY + timedelta(days=2))
    assert lacks_gp(seen, about(KEY, SANNE)) == Lacking()


def test_other_readers_lack_what_is_about_others() -> None:
    case = with_one(goal(), SANNE)
    omission = Omission(Goal, KEY, (), unknown=False)
    (found,) = lacking(case, COORDINATOR, (omission,), TODAY).left_out
    assert found.why is Why.OTHERS
