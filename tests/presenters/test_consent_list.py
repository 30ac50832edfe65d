"""The register of consents: how each of them stands, who has still to answer, what runs out."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.models.base import Id, Record
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
from app.models.people import CustodyForm
from app.presenters.consent_list import ConsentCard, consent_list, consent_rows
from app.presenters.consent_words import type_short
from tests.rules.families import (
    KEY,
    TODAY,
    attends,
    contact,
    custody,
    family,
    meeting,
    person,
    with_,
)
from tests.rules.families import consent as consent_of

OFFER = Consent(id=Id("1"), case_id=KEY, giver_id=Id("sanne"), type=ConsentType.PLAN)
GIVEN = replace(OFFER, state=ConsentState.YES, given_on=date(2026, 1, 2), form=ConsentForm.WRITTEN)
NO_SCOPE = "Der er ikke valgt oplysninger, så samtykket åbner ikke for noget."
AGAIN = "Tilbyd et nyt, hvis der stadig er brug for det."


def card(case: Case, at: int = 0) -> ConsentCard:
    return [each for group in consent_list(case, TODAY) for each in group.cards][at]


@pytest.mark.parametrize(
    ("consent", "state", "warning"),
    [
        (OFFER, "tilbudt", "Venter på svar."),
        (GIVEN, "ja", NO_SCOPE),
        (replace(GIVEN, type=ConsentType.PROFESSIONAL), "ja", ""),
        (replace(GIVEN, given_on=date(2026, 2, 2)), "ja", ""),
        (replace(GIVEN, state=ConsentState.NO), "nej tak", ""),
        (
            replace(GIVEN, valid_until=date(2026, 1, 11)),
            "udløbet",
            f"Udløb 11. januar 2026. {AGAIN}",
        ),
        (replace(GIVEN, valid_until=date(2025, 1, 11)), "udløbet", f"Udløbet. {AGAIN}"),
        (
            replace(GIVEN, type=ConsentType.MEETING, valid_until=date(2025, 1, 11)),
            "udløbet",
            "",
        ),
        (
            replace(GIVEN, state=ConsentState.WITHDRAWN, withdrawn_on=TODAY),
            "trukket tilbage",
            "Del ikke mere. De nævnte modtagere har måske stadig en kopi.",
        ),
    ],
)
def test_how_a_consent_stands_and_what_to_do(consent: Consent, state: str, warning: str) -> None:
    found = card(family(consent))
    assert (found.state.label, found.warning) == (state, warning)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (31, ""), (30, "Udløber om 30 dage, 12. februar 2026."),
        (14, "Udløber om 14 dage, 27. januar 2026."), (1, "Udløber om 1 dag, 14. januar 2026."),
        (0, "Udløber i dag, 13. januar 2026."), (-1, "Udløb 12. januar 2026."),
        (-31, "Udløbet."),
    ],
)  # fmt: skip
def test_the_warnings_are_in_words(days: int, said: str) -> None:
    rows = consent_of("sanne", "gp", type=ConsentType.PLAN, valid_until=TODAY + timedelta(days))
    assert card(family(*rows)).warning == (f"{said} {AGAIN}" if said else "")


def test_one_for_a_meeting_that_was_moved_says_what_to_do() -> None:
    met = replace(meeting(), day=TODAY + timedelta(7))
    said = "Mødet er flyttet til en anden dag, end det gælder. Bed om det igen på Mødedag."
    for state, day, label, warning in (
        (ConsentState.YES, met.day, "ja", ""),
        (ConsentState.YES, TODAY, "udløbet", said),
        (ConsentState.OFFERED, TODAY, "tilbudt", said),
        (ConsentState.NO, TODAY, "nej tak", ""),
    ):
        rows = consent_of(
            "sanne", type=ConsentType.MEETING, meeting_id=met.id, meeting_day=day, state=state
        )
        found = card(family(met, *rows))
        assert (found.state.label, found.warning) == (label, warning)
    over = replace(met, day=TODAY - timedelta(1))
    given = consent_of("sanne", type=ConsentType.MEETING, meeting_id=met.id, meeting_day=TODAY)
    assert card(family(over, *given)).warning == ""


def test_a_consent_names_what_from_whom_to_whom_and_when() -> None:
    rows: list[Record] = [meeting(), attends(name="Bente"), contact("gp"), contact("gp2", "Mentor")]
    given = replace(GIVEN, child_id=Id("mille"), meeting_id=Id("m"), valid_until=date(2026, 6, 1))
    key = given.id
    rows.append(ConsentScope(id=Id("s"), case_id=KEY, consent_id=key, kind=Kind.GOAL))
    rows.append(Recipient(id=Id("r"), case_id=KEY, consent_id=key, contact_id=Id("gp2")))
    rows.append(Recipient(id=Id("r2"), case_id=KEY, consent_id=key, attendance_id=Id("m-Bente")))
    rows.append(Recipient(id=Id("r3"), case_id=KEY, consent_id=key, name="Skolen"))
    rows.append(ConsentSource(id=Id("q"), case_id=KEY, consent_id=key, contact_id=Id("gp")))
    rows.append(ConsentSource(id=Id("q2"), case_id=KEY, consent_id=key, name="Tandlægen"))
    (group,) = consent_list(family(given, *rows), TODAY)
    (found,) = group.cards
    assert (group.giver, found.title) == ("Sanne", "Helhedsorienteret plan · for Mille")
    assert (found.opens, found.sources) == ("mål", "Læge og Tandlægen")
    assert found.recipients == "Mentor, Bente, Skolen og Møde · tirsdag 13. januar"
    assert found.dates == "svar 2. januar 2026, skriftligt, gælder til 1. juni 2026"


def test_when_it_was_taken_back_takes_the_place_of_its_end() -> None:
    back = replace(
        GIVEN, state=ConsentState.WITHDRAWN, withdrawn_on=TODAY, valid_until=date(2026, 6, 1)
    )
    assert card(family(back)).dates == "svar 2. januar 2026, skriftligt, trukket tilbage 13. januar 2026"  # fmt: skip


JOINT = (custody("mille", "sanne"), custody("mille", "david"))


def for_mille(giver: str, **more: Any) -> tuple[Record, ...]:
    return consent_of(giver, "gp", type=ConsentType.PLAN, child_id=Id("mille"), **more)


def test_who_has_still_to_answer_in_joint_custody() -> None:
    one = family(*JOINT, *for_mille("sanne"))
    assert card(one).warning == "Mangler svar fra David."
    both = with_(one, *for_mille("david"))
    assert [card(both, at).warning for at in (0, 1)] == ["", ""]
    offered = family(*JOINT, *for_mille("sanne", state=ConsentState.OFFERED, given_on=None))
    assert card(offered).warning == "Venter på svar. Mangler svar fra David."
    alone = family(custody("mille", "sanne", CustodyForm.SOLE), *for_mille("sanne"))
    assert card(alone).warning == ""


def test_a_child_for_whom_nobody_is_known_to_decide() -> None:
    said = "Skriv, hvem der har forældremyndigheden over Mille. Før det åbner det ikke."
    assert card(family(*for_mille("sanne"))).warning == said
    unknown = family(*for_mille("sanne"), person("mille"))
    assert card(unknown).warning == ""


def rows(case: Case) -> dict[str, list[str]]:
    return {each.who: [state.label for state in each.states] for each in consent_rows(case, TODAY)}


def test_the_register_has_everybody_who_can_be_asked() -> None:
    assert rows(family()) == {"David": [], "Sanne": []}
    assert rows(family(person("mille", 15))) == {"David": [], "Mille": [], "Sanne": []}
    assert rows(family(person("mille")))["Mille"] == []


def test_the_register_says_each_kind_in_a_word_for_whom() -> None:
    back = replace(GIVEN, id=Id("2"), type=ConsentType.HEALTH, state=ConsentState.WITHDRAWN)
    no = replace(GIVEN, id=Id("3"), type=ConsentType.MEETING, state=ConsentState.NO)
    case = family(*JOINT, GIVEN, back, no, *for_mille("sanne"))
    found = rows(case)
    assert found["Sanne"] == ["Plan: ja", "Læge og sygehus: trukket tilbage", "Møde: nej tak"]
    assert found["Sanne for Mille"] == ["Plan: ja, mangler David"]
    keys = [state.key for each in consent_rows(case, TODAY) for state in each.states]
    assert keys == ["yes", "withdrawn", "no", "missing"]


def test_of_several_of_one_kind_the_one_that_holds_counts() -> None:
    old = replace(GIVEN, valid_until=date(2026, 1, 5))
    again = replace(GIVEN, id=Id("2"), state=ConsentState.PARTLY)
    assert rows(family(old))["Sanne"] == ["Plan: udløbet"]
    assert rows(family(old, again))["Sanne"] == ["Plan: delvist ja"]


def test_what_runs_out_soon_says_when() -> None:
    soon = replace(GIVEN, valid_until=TODAY + timedelta(14))
    (row,) = [each for each in consent_rows(family(soon), TODAY) if each.states]
    assert [(each.key, each.label) for each in row.states] == [("soon", "Plan: ja til 27.1.2026")]


def test_each_type_has_a_short_word() -> None:
    words = {type_short(each) for each in ConsentType}
    assert len(words) == len(ConsentType)
    assert max(map(len, words)) <= 16
