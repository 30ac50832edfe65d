"""Paper for professionals: own tasks, what a consent covers, and plainly nothing where nothing is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from app.bootstrap.surroundings import laws
from app.models.base import Id
from app.models.consents import ConsentType
from app.models.contacts import Coordinator, CoordinatorRole
from app.models.facts import Area, Kind
from app.models.meetings import (
    Agreement,
    AgreementState,
    Decision,
    DecisionState,
    Recommendation,
)
from app.models.plan import Duty, GoalLevel, Intervention, InterventionState, Source
from app.presenters.document import Table, plain_text, runs_text
from app.presenters.handout.professional import professional_sheet
from app.presenters.handout.provider import provider_extract
from app.presenters.handout.view import SheetOptions
from app.rules.providers import provides
from tests.rules.families import (
    GP,
    KEY,
    TODAY,
    concern,
    consent,
    contact,
    family,
    goal,
    home,
    lives,
    seen,
    serves,
    statement,
)
from tests.support.workspace import profile

if TYPE_CHECKING:
    from app.models.base import Record
    from app.models.case import Case

ONE = (contact("gp", "Læge", name="Bente Holm", call_about="Attester"), serves("gp", "sanne"))
BOSS = Coordinator(
    id=Id("k"), case_id=KEY, role=CoordinatorRole.COORDINATOR, name="Kim", phone="12345678"
)
PLAN = consent("sanne", "gp", kinds=(None,), type=ConsentType.PLAN, purpose="Én plan. ")


def agreement(key: str, what: str, **more: Any) -> tuple[Record, ...]:
    return Agreement(id=Id(key), case_id=KEY, what=what, **more), concern(key, "sanne")


def intervention(key: str, name: str, **more: Any) -> tuple[Record, ...]:
    more = {"state": InterventionState.RUNNING, **more}
    return Intervention(id=Id(key), case_id=KEY, name=name, **more), concern(key, "sanne")


def paper(*records: Record, number: int = 1) -> str:
    case = seen(family(*records), GP)
    return plain_text(
        professional_sheet(case, GP.contact_id, TODAY, (profile(),), SheetOptions(number))
    )


def test_own_agreements_come_first_and_say_for_whom_and_when() -> None:
    mine = agreement("a", "sender en attest", who_contact_id=Id("gp"), by_date=TODAY)
    later = agreement("b", "ringer til Sanne", who_contact_id=Id("gp"), by_text="hver uge")
    kept = agreement("c", "har skrevet", who_contact_id=Id("gp"), state=AgreementState.KEPT)
    text = paper(*ONE, BOSS, *later, *mine, *kept)
    assert text.index("Sender en attest\t") < text.index("Ringer til Sanne\thver uge")
    assert "Har skrevet" not in text
    assert text.startswith("Kommunen\nTil Læge · Bente Holm\n")


def test_whom_it_serves_and_what_they_call_about() -> None:
    assert "Sanne\tAttester" in paper(*ONE, concern("gp", "sanne"))
    own = replace(ONE[1], call_about="Knæet")
    assert "Sanne\tKnæet" in paper(ONE[0], own)
    text = paper(
        contact("gp"), serves("gp"), serves("gp", home="hjem"), home("hjem"), lives("hjem", "sanne")
    )
    assert "Hele familien\t" in text
    assert "Lejligheden\t" in text


@pytest.mark.parametrize(
    ("duty", "said"),
    [(Duty.DUTY, "pligt til at møde op"), (Duty.VOLUNTARY, "Frivilligt"), (None, "ikke angivet")],
)
def test_what_it_carries_out(duty: Duty | None, said: str) -> None:
    text = paper(
        *ONE, *intervention("i", "Samtaler", provider_id=Id("gp"), duty=duty, intensity="hver uge")
    )
    assert "Samtaler · hver uge · i gang · " in text.replace("I gang", "i gang")
    assert said in text


def test_among_several_it_is_said_for_whom() -> None:
    mine = agreement("a", "sender en attest", who_contact_id=Id("gp"))
    assert "Sender en attest · Sanne" in paper(*ONE, serves("gp", "mille"), *mine, *PLAN)


def test_nothing_is_said_plainly_with_whom_to_ask() -> None:
    text = paper(contact("gp"), BOSS)
    assert "Der er ikke noget til dig i planen." in text
    assert "Kim" in text
    assert "Hvad samtykket dækker" not in text


def test_nobody_to_ask_is_said_too() -> None:
    assert "Der er ikke skrevet en koordinator på." in paper(contact("gp"))


def test_without_a_consent_only_the_own_task() -> None:
    others = (*intervention("i", "Støtte"), goal("g", "Et job"), concern("g", "sanne"))
    mine = agreement("a", "sender en attest", who_contact_id=Id("gp"))
    text = paper(*ONE, *mine, *others)
    assert "Der er ikke et samtykke til dig." in text
    assert "Støtte" not in text
    assert "Et job" not in text
    assert "Det må du også se" not in text
    assert "Et job" in paper(*ONE, *mine, *others, *PLAN)  # the control: a consent opens it


def everything() -> tuple[Record, ...]:
    said = statement("s", Kind.HEALTH, area=Area.HEALTH, source=Source.CITIZEN, stated_on=TODAY)
    return (
        *(goal("dream", "Ro", level=GoalLevel.DREAM), concern("dream", "sanne")),
        *(goal("g", "Et job"), concern("g", "sanne")),
        *(goal("old", "En bil", reached_on=TODAY), concern("old", "sanne")),
        *(said, concern("s", "sanne"), statement("n", source_name="Skolen"), concern("n", "sanne")),
        *agreement("a", "ringer", who="Sanne", by_date=TODAY),
        *agreement("b", "Der er ro"),
        *intervention("i", "Støtte"),
        *intervention("gone", "Kursus", state=InterventionState.ENDED),
        *(Recommendation(id=Id("r"), case_id=KEY, text="En mentor"), concern("r", "sanne")),
        *(Decision(id=Id("d1"), case_id=KEY, text="Nej", state=DecisionState.ISSUED), concern("d1", "sanne")),
        *(
            Decision(id=Id("d2"), case_id=KEY, text="Ja", state=DecisionState.ISSUED, replaces_id=Id("d1")),
            concern("d2", "sanne"),
        ),
        *(Decision(id=Id("d3"), case_id=KEY, text="Måske"), concern("d3", "sanne")),
    )  # fmt: skip


def test_what_a_consent_covers_with_the_consent_under_it() -> None:
    text = paper(*ONE, *PLAN, *everything())
    for words in (
        "- »Ro«\n", "- Et job\n", "- Noget · Sundhed · Borgeren selv · 13. januar 2026",
        "· Skolen", "- Sanne ringer · ", "- Der er ro\n", "- Støtte · ", "- En mentor\n",
        "Det er en anbefaling og ikke en afgørelse.", "- Ja\n",
        "Sanne har sagt ja til, at du må se: alle områder og slags. Formål: Én plan.",
    ):  # fmt: skip
        assert words in text
    for words in ("En bil", "Kursus", "- Nej", "Måske", "gælder til og med"):
        assert words not in text


def test_what_was_recommended_and_decided_since_says_so() -> None:
    rows = (
        *intervention("i", "Mentor"),
        *(Recommendation(id=Id("r"), case_id=KEY, text="En mentor", intervention_id=Id("i")), concern("r", "sanne")),
    )  # fmt: skip
    yes = Decision(
        id=Id("d"), case_id=KEY, text="Ja", state=DecisionState.ISSUED, intervention_id=Id("i")
    )
    waits, done = "Det er en anbefaling", "Det er afgjort nu. Se under »Hvad kommunen har afgjort«."
    before = paper(*ONE, *PLAN, *rows)
    after = paper(*ONE, *PLAN, *rows, yes, concern("d", "sanne"))
    assert (waits in before, done in before) == (True, False)
    assert (waits in after, done in after) == (False, True)


def test_a_consent_says_until_when_and_a_meeting_is_over() -> None:
    until = consent(
        "sanne", "gp", kinds=(Kind.GOAL,), type=ConsentType.PLAN, valid_until=date(2026, 3, 1)
    )
    assert "mål. Det gælder til og med 1. marts 2026." in paper(*ONE, *until)
    talk = consent("sanne", "gp", kinds=(None,), type=ConsentType.MEETING)
    assert "Der er ikke et samtykke til dig." in paper(*ONE, *talk)


def test_a_later_sheet_says_what_it_takes_the_place_of() -> None:
    assert "ark 3, erstatter 2 · " in paper(*ONE, number=3)
    assert "ark 1 · " in paper(*ONE)


def test_an_exercise_says_so_on_both() -> None:
    case = seen(family(*ONE), GP)
    case = replace(case, head=replace(case.head, teaching=True))
    for build in (professional_sheet, provider_extract):
        made = build(case, GP.contact_id, TODAY, ())
        assert made.footer.startswith("Øvelsesark")
        assert "Øvelsesark" in plain_text(made)


# --- the provider's extract ----------------------------------------------------------------------


def extract(case: Case) -> dict[str, str]:
    made = provider_extract(seen(case, GP), GP.contact_id, TODAY, (profile(),))
    tables = [each for each in made.blocks if isinstance(each, Table)]
    return {runs_text(row[0]): runs_text(row[1]) for each in tables for row in each.rows}


MINE = intervention("i", "Træning", provider_id=Id("gp"), intensity="hver uge")


def test_the_points_of_the_plan_of_action_are_all_there() -> None:
    assert extract(family(*ONE, *MINE)) == {
        "Formål": "Ikke oplyst til dig",
        "Nødvendig indsats": "hver uge",
        "Forventet varighed": "Ikke oplyst til dig",
        "Boform": "Ikke oplyst til dig",
        "Beskæftigelse": "Ikke oplyst til dig",
        "Personlig hjælp": "Ikke oplyst til dig",
        "Behandling": "Ikke oplyst til dig",
        "Hjælpemidler": "Ikke oplyst til dig",
    }


def test_a_consent_fills_them() -> None:
    own = replace(MINE[0], goal_id=Id("g"), from_date=TODAY)  # type: ignore[call-arg]  # what it does
    found = extract(
        family(
            *ONE, *PLAN, own, MINE[1], goal("g", "Kan gå"), concern("g", "sanne"), home("hjem"),
            lives("hjem", "sanne"), statement("w", area=Area.EMPLOYMENT), concern("w", "sanne"),
            *intervention("help", "Støtte", area=Area.SOCIAL), *intervention("cure", "Samtaler", area=Area.HEALTH),
            *intervention("aid", "Stol", area=Area.SOCIAL, law_key="sel-112"),
            statement("h", Kind.HEALTH), concern("h", "sanne"),
        )
    )  # fmt: skip
    assert found == {
        "Formål": "Kan gå",
        "Nødvendig indsats": "hver uge",
        "Forventet varighed": "Fra 13. januar 2026",
        "Boform": "Lejligheden",
        "Beskæftigelse": "Noget",
        "Personlig hjælp": "Støtte",
        "Behandling": "Samtaler\nNoget",
        "Hjælpemidler": "Stol",
    }


@pytest.mark.parametrize(
    ("begin", "end", "said"),
    [
        (TODAY, TODAY + timedelta(days=1), "13. januar 2026 til 14. januar 2026"),
        (None, TODAY, "Til 13. januar 2026"),
    ],
)
def test_how_long(begin: date | None, end: date, said: str) -> None:
    mine = intervention("i", "Træning", provider_id=Id("gp"), from_date=begin, to_date=end)
    assert extract(family(*ONE, *mine))["Forventet varighed"] == said


def test_whom_it_is_for_is_said_only_where_that_is_known_here() -> None:
    told = consent("david", "gp", kinds=(Kind.INTERVENTION,), type=ConsentType.PLAN)
    for who, said in (("david", False), ("sanne", True)):
        case = seen(family(*ONE, *told, MINE[0], concern("i", who)), GP)
        text = plain_text(provider_extract(case, GP.contact_id, TODAY, ()))
        assert "hver uge" in text
        assert ("For Sanne" in text) is said


def test_no_intervention_is_said_plainly() -> None:
    over = intervention("i", "Træning", provider_id=Id("gp"), state=InterventionState.ENDED)
    case = seen(family(*ONE, BOSS, *over), GP)
    text = plain_text(provider_extract(case, GP.contact_id, TODAY, ()))
    assert provides(case, GP.contact_id) == ()
    assert "Der er derfor ikke noget uddrag." in text


def test_the_rule_stands_where_the_law_of_the_case_has_it() -> None:
    case = seen(family(*ONE, *MINE), GP)
    for known in laws():
        there = replace(case, head=replace(case.head, law_profile=known.key))
        text = plain_text(provider_extract(there, GP.contact_id, TODAY, laws()))
        assert ("Reglen: Serviceloven § 141" in text) is (known.reference("sel-141") is not None)
