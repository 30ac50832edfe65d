"""A decision prints by the profile that it was given under, also when its case has gone on."""

from datetime import date

import pytest

from app.exchange.law_local import read_local
from app.models.base import Id
from app.models.case import Case, CaseHead
from app.models.meetings import Decision, DecisionState
from app.models.people import Person
from app.models.plan import Concern
from app.presenters.document import plain_text
from app.presenters.handout import sheet
from app.rules.law_local import overlaid
from tests.support.laws import RESOURCES, shipped_laws

KEY, ASTA = Id("case"), Id("a")
NOW = date(2026, 9, 1)


def case(profile: str, law_key: str, decided: date) -> Case:
    made = Decision(
        id=Id("d"), case_id=KEY, text="Asta får hjælp.", state=DecisionState.ISSUED,
        decided_on=decided, received_on=decided, law_key=law_key, reason="Det gør en forskel.",
    )  # fmt: skip
    return Case(
        head=CaseHead(id=KEY, case_id=KEY, law_profile=profile),
        people=(Person(id=ASTA, case_id=KEY, name="Asta", age=40),),
        decisions=(made,),
        concerns=(Concern(id=Id("c"), case_id=KEY, record_id=made.id, person_id=ASTA),),
    )


def printed(about: Case, on: date = NOW, laws: object = None) -> str:
    return plain_text(sheet(about, ASTA, on, laws or shipped_laws()))  # type: ignore[arg-type]  # profiles


@pytest.mark.parametrize("profile", ["2013", "2026"])
def test_a_rule_that_is_gone_still_stands_on_what_was_decided_by_it(profile: str) -> None:
    page = printed(case(profile, "sel-42", date(2020, 5, 1)))

    assert "Serviceloven § 42. Du kunne få dækket løn" in page


def test_a_rule_that_was_gone_on_its_day_does_not() -> None:
    assert "§ 42" not in printed(case("2026", "sel-42", date(2026, 5, 1)))


def test_a_municipality_that_has_changed_its_rules_prints_those_of_the_day() -> None:
    text = (RESOURCES / "law" / "local" / "eksempel.toml").read_text("utf-8")
    local = read_local(text.replace("2027-", "2026-").encode(), shipped_laws())
    later = date(2027, 3, 1)
    laws = overlaid(shipped_laws(), (local,), later)
    page = printed(case("2026", "eksempel-serviceniveau", date(2026, 5, 1)), later, laws)

    assert "Kommunens kvalitetsstandard § 1" in page
    gone = case("2026", "eksempel-serviceniveau", later)
    assert "Kommunens kvalitetsstandard" not in printed(gone, later, laws)
