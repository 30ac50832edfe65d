"""Choosing from the catalogue of interventions fills in everything that it knows, in one action."""

from dataclasses import replace

import pytest

from app.models.base import Id
from app.models.case import Case, CaseHead
from app.models.consents import Consent, ConsentType
from app.models.facts import Area
from app.models.meetings import Decision, DecisionState
from app.models.plan import Duty, Intervention
from app.presenters.forms import form_for, new_form, operations_for
from app.presenters.forms.spec import FieldError, FieldSpec, FormSpec
from app.presenters.forms.suggest import suggestions
from app.services.acts.records import Edit
from tests.support.forms import LAWS
from tests.support.laws import shipped_laws
from tests.support.memory import TODAY
from tests.support.workspace import CountedIds

KEY = Id("case")
FREE = Intervention(id=Id("i"), case_id=KEY, name="Cykel")
CASE = Case(
    head=CaseHead(id=KEY, case_id=KEY, name="Holm", law_profile="2026"), interventions=(FREE,)
)
SHIPPED = shipped_laws()


def field(form: FormSpec, name: str) -> FieldSpec:
    return next(each for part in form.sections for each in part.fields if each.name == name)


def labels(case: Case = CASE, laws: object = SHIPPED) -> dict[str, str]:
    form = new_form(Intervention, case, laws, TODAY)  # type: ignore[arg-type]  # a tuple
    return {each.key: each.label for each in field(form, "catalogue_key").choices}


def test_an_entry_is_offered_with_its_rule_and_an_uncertain_one_is_marked() -> None:
    found = labels()

    assert found[""] == "Ikke fra kataloget"
    assert found["bostoette"] == "Socialpædagogisk støtte (bostøtte) · Serviceloven § 85"
    assert found["sygedagpenge"] == "Sygedagpenge · Sygedagpengeloven · § ikke bekræftet"
    assert found["familiebehandling"] == "Familiebehandling · Barnets lov § 32 · ikke bekræftet"


def test_one_choice_is_one_edit_of_everything() -> None:
    (made,) = operations_for(CASE, FREE, "catalogue_key", "mentor", CountedIds(), TODAY, SHIPPED)  # type: ignore[misc]  # no errors

    assert isinstance(made, Edit)
    assert dict(made.changes) == {
        "catalogue_key": "mentor",
        "name": "Mentorstøtte",
        "area": Area.EMPLOYMENT,
        "law_key": "lab-167",
        "granted_by": "Kommunens beskæftigelsesafdeling",
        "duty": Duty.VOLUNTARY,
    }


def test_what_is_not_from_the_catalogue_keeps_what_is_written() -> None:
    chosen = replace(FREE, catalogue_key="mentor")
    (made,) = operations_for(CASE, chosen, "catalogue_key", "", CountedIds(), TODAY, SHIPPED)  # type: ignore[misc]  # no errors

    assert isinstance(made, Edit)
    assert dict(made.changes) == {"catalogue_key": None}


def test_a_new_form_is_filled_in_and_an_earlier_choice_gives_way() -> None:
    first = suggestions(Intervention, CASE, "catalogue_key", {"catalogue_key": "mentor"}, SHIPPED)
    second = suggestions(
        Intervention, CASE, "catalogue_key", {**first, "catalogue_key": "bostoette"}, SHIPPED
    )

    assert first["name"] == "Mentorstøtte"
    assert second == {
        "name": "Socialpædagogisk støtte (bostøtte)",
        "area": "social",
        "law_key": "sel-85",
        "granted_by": "Kommunens socialafdeling",
        "duty": "voluntary",
    }


def test_what_was_written_by_hand_stays() -> None:
    values = {"catalogue_key": "mentor", "name": "Mentor for Lotte"}
    found = suggestions(Intervention, CASE, "catalogue_key", values, SHIPPED)

    assert "name" not in found
    assert found["law_key"] == "lab-167"


def test_what_is_phased_out_stays_only_where_it_was_chosen() -> None:
    late = TODAY.replace(month=9)
    new = new_form(Intervention, CASE, SHIPPED, late)
    old = form_for(CASE, replace(FREE, catalogue_key="revalidering"), SHIPPED, late)

    assert "revalidering" not in {each.key for each in field(new, "catalogue_key").choices}
    assert "revalidering" in {each.key for each in field(old, "catalogue_key").choices}


def test_without_a_catalogue_there_is_only_the_free_one() -> None:
    other = replace(CASE, head=replace(CASE.head, law_profile="ukendt"))

    assert labels(laws=LAWS) == labels(other) == {"": "Ikke fra kataloget"}
    none = {"catalogue_key": "mentor"}
    assert suggestions(Intervention, other, "catalogue_key", none, SHIPPED) == {}


def test_an_entry_whose_rule_is_gone_is_offered_by_its_name() -> None:
    (law,) = (each for each in SHIPPED if each.key == "2026")
    loose = replace(law.catalogue[0], law_key="væk")
    held = replace(FREE, catalogue_key=loose.key)
    form = form_for(CASE, held, (replace(law, catalogue=(loose,)),), TODAY)

    assert "Jobsamtaler (kontaktforløb) · ikke bekræftet" in {
        each.label for each in field(form, "catalogue_key").choices
    }


def test_only_rules_in_force_are_offered_and_uncertain_ones_are_marked() -> None:
    late = TODAY.replace(month=9)
    held = replace(FREE, law_key="lab-142")
    new = {
        each.key for each in field(new_form(Intervention, CASE, SHIPPED, late), "law_key").choices
    }
    old = field(form_for(CASE, held, SHIPPED, late), "law_key").choices

    assert "lab-142" not in new
    assert any(each.key == "lab-142" for each in old)
    assert any(each.label.endswith(" · ikke bekræftet") for each in old)


def test_a_form_carries_the_chip_of_its_rule() -> None:
    held = replace(FREE, law_key="sel-85")

    assert [each.label for each in form_for(CASE, held, SHIPPED, TODAY).laws] == [
        "Serviceloven § 85"
    ]
    assert form_for(CASE, FREE, SHIPPED, TODAY).laws == ()


@pytest.mark.parametrize(
    ("type_", "rule"),
    [
        (ConsentType.HEALTH, ["Sundhedsloven § 44"]),
        (ConsentType.FETCHING, ["Retssikkerhedsloven § 11 a"]),
    ],
)
def test_a_consent_carries_the_chip_of_its_type(type_: ConsentType, rule: list[str]) -> None:
    given = Consent(id=Id("c"), case_id=KEY, type=type_, giver_id=Id("p"))

    assert [each.label for each in form_for(CASE, given, SHIPPED, TODAY).laws] == rule
    assert form_for(CASE, given, (), TODAY).laws == ()


def test_a_case_keeps_the_profile_that_it_was_decided_under() -> None:
    given = Decision(
        id=Id("d"), case_id=KEY, text="Ja", state=DecisionState.ISSUED, decided_on=TODAY
    )
    decided = replace(CASE, decisions=(given,))
    args = (decided.head, "law_profile", "plan", CountedIds(), TODAY, SHIPPED)

    refused = operations_for(decided, *args)
    assert isinstance(refused, FieldError)
    assert refused.sentence.startswith("Det har fået retsvirkning")
    assert isinstance(operations_for(CASE, *args), tuple)
    offered = {
        each.key for each in field(form_for(CASE, CASE.head, SHIPPED, TODAY), "law_profile").choices
    }
    assert offered == {"2013", "2025", "2026", "plan"}


def test_a_decision_cannot_rest_on_an_act_alone() -> None:
    wished = {
        each.key for each in field(new_form(Intervention, CASE, SHIPPED, TODAY), "law_key").choices
    }
    decided = {
        each.key for each in field(new_form(Decision, CASE, SHIPPED, TODAY), "law_key").choices
    }

    assert wished - decided >= {"kui", "fgu", "sdp"}
    assert "bl-32" in decided, "an uncertain § is marked, not left out"
