"""The form of a consent: what it opens, to whom, and what becomes of the answer."""

from dataclasses import replace
from datetime import date

from app.models.base import Id
from app.models.case import Case, CaseHead
from app.models.consents import (
    Consent,
    ConsentForm,
    ConsentScope,
    ConsentState,
    ConsentType,
    Recipient,
)
from app.models.contacts import Contact
from app.models.facts import Area, Kind
from app.models.people import Person
from app.presenters.forms import FieldError, Raw, form_for, new_operation, operations_for
from app.presenters.forms import operations_for_action as act
from app.presenters.forms.spec import FieldSpec
from app.presenters.scopes import scope_label, state_word
from app.rules.steps import applied
from app.services.acts.records import Add
from tests.support.forms import AROUND, LAWS
from tests.support.memory import TODAY, NumberedIds

KEY = Id("case")
OFFER = Consent(id=Id("c"), case_id=KEY, giver_id=Id("s"), type=ConsentType.PLAN)
GIVEN = replace(OFFER, state=ConsentState.YES, given_on=date(2026, 1, 2), form=ConsentForm.ORAL)
ROW = ConsentScope(id=Id("x"), case_id=KEY, consent_id=OFFER.id, area=Area.HEALTH, kind=Kind.HEALTH)
CASE = Case(
    head=CaseHead(id=KEY, case_id=KEY, name="Familien", law_profile="2026"),
    people=(
        Person(id=Id("s"), case_id=KEY, name="Sanne"),
        Person(id=Id("m"), case_id=KEY, name="Mille", seq=1),
    ),
    contacts=(Contact(id=Id("r"), case_id=KEY, role="Rådgiver"),),
    consents=(OFFER,),
    consent_scopes=(ROW,),
)


def after(name: str, raw: Raw, case: Case = CASE) -> Case:
    found = operations_for(case, OFFER, name, raw, NumberedIds(len(case.consent_scopes) * 9), TODAY)
    assert isinstance(found, tuple)
    for each in found:
        case = applied(case, each.steps(case, AROUND))
    return case


def field(name: str, case: Case = CASE) -> FieldSpec:
    spec = form_for(case, case.consents[0], LAWS, TODAY)
    return next(each for part in spec.sections for each in part.fields if each.name == name)


def test_areas_and_kinds_are_chips_of_the_same_rows() -> None:
    case = after("areas", ("employment/",))
    assert field("kinds", case).chosen == ("health/health",)
    assert field("areas", case).chosen == ("employment/",)
    case = after("kinds", ("/goal", "/income"), case)
    assert {(each.area, each.kind) for each in case.consent_scopes} == {
        (Area.EMPLOYMENT, None),
        (None, Kind.GOAL),
        (None, Kind.INCOME),
    }


def test_closed_kinds_are_not_offered() -> None:
    keys = {each.key for each in field("kinds").choices}
    assert not keys & {"/child_conversation", "/notifier", "/statement_on_other", "/work"}


def test_recipients_are_everyone_but_the_giver() -> None:
    assert [each.key for each in field("recipients").choices] == ["m", "r"]
    case = after("recipients", ("m", "r"))
    assert [(each.person_id, each.contact_id) for each in case.recipients] == [
        ("m", None),
        (None, "r"),
    ]
    assert after("recipients", (), case).recipients == ()


def test_a_new_consent_comes_with_what_and_whom() -> None:
    values: dict[str, Raw] = {
        "giver_id": "s", "type": "plan", "kinds": ("/goal",), "areas": ("health/",),
        "recipients": ("r",),
    }  # fmt: skip
    found = new_operation(Consent, CASE, values, NumberedIds(), TODAY)
    assert isinstance(found, Add)
    assert [type(each) for each in found.belonging] == [ConsentScope, ConsentScope, Recipient]
    assert found.steps(CASE, AROUND)


def test_a_consent_without_giver_and_type_says_both() -> None:
    found = new_operation(Consent, CASE, {}, NumberedIds(), TODAY)
    assert found == (
        FieldError("giver_id", "Vælg, hvem der giver samtykket."),
        FieldError("type", "Vælg, hvad samtykket er til."),
    )


def test_an_answer_is_an_act_and_then_the_form_stands() -> None:
    actions = [each.key for each in form_for(CASE, OFFER, LAWS, TODAY).actions]
    assert actions == ["yes", "partly", "no", "remove"]
    found = act(CASE, OFFER, "yes", {"given_on": "i går", "form": "oral"}, NumberedIds(), TODAY)
    assert isinstance(found, tuple)
    case = applied(CASE, found[0].steps(CASE, AROUND))
    assert (case.consents[0].given_on, case.consents[0].form) == (
        date(2026, 1, 12), ConsentForm.ORAL,
    )  # fmt: skip
    spec = form_for(case, case.consents[0], LAWS, TODAY)
    assert spec.read_only
    assert [each.key for each in spec.actions] == ["withdraw"]


def test_no_day_means_today_and_a_wrong_one_is_a_sentence() -> None:
    found = act(CASE, OFFER, "no", {}, NumberedIds(), TODAY)
    assert isinstance(found, tuple)
    case = applied(CASE, found[0].steps(CASE, AROUND))
    assert case.consents[0].given_on == TODAY
    wrong = act(CASE, OFFER, "no", {"given_on": "31.2."}, NumberedIds(), TODAY)
    assert wrong == FieldError("given_on", "Datoen findes ikke. Skriv den som 12.1.2026.")


def test_a_consent_is_withdrawn_with_or_without_a_word() -> None:
    case = CASE.having(Consent, (GIVEN,))
    found = act(case, GIVEN, "withdraw", {"note": "vil ikke mere"}, NumberedIds(), TODAY)
    assert isinstance(found, tuple)
    case = applied(case, found[0].steps(case, AROUND))
    assert case.consents[0].withdrawal_note == "vil ikke mere"


def test_expired_is_a_state_that_follows_from_the_day() -> None:
    old = replace(GIVEN, valid_until=date(2026, 1, 10))
    assert state_word(old, TODAY) == "udløbet"
    assert state_word(GIVEN, TODAY) == "ja"


def test_for_a_child_the_title_names_both() -> None:
    child = replace(OFFER, child_id=Id("m"))
    assert form_for(CASE, child, LAWS, TODAY).title == "Sanne for Mille · Helhedsorienteret plan"


def test_each_row_has_words() -> None:
    assert scope_label(ROW) == "Helbred (Sundhed)"
    assert scope_label(replace(ROW, kind=None)) == "Sundhed"
    assert scope_label(replace(ROW, area=None)) == "Helbred"
    assert scope_label(replace(ROW, area=None, kind=None)) == "Alle områder og slags"


def test_what_must_be_chosen_cannot_be_unchosen() -> None:
    found = operations_for(CASE, OFFER, "giver_id", (), NumberedIds(), TODAY)
    assert found == FieldError("giver_id", "Vælg, hvem der giver samtykket.")
    same = operations_for(CASE, OFFER, "giver_id", ("s",), NumberedIds(), TODAY)
    assert same == ()
