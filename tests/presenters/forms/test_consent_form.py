"""The form of a consent: what it opens, to whom, and what becomes of the answer."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.bootstrap.surroundings import laws
from app.models.base import Id
from app.models.case import Case, CaseHead
from app.models.consents import (
    Consent,
    ConsentForm,
    ConsentScope,
    ConsentSource,
    ConsentState,
    ConsentType,
    Recipient,
)
from app.models.contacts import Contact
from app.models.facts import Area, Kind
from app.models.meetings import Attendance, AttendanceRole, Meeting
from app.models.people import Custody, CustodyForm, Person
from app.presenters.consent_words import (
    answer_text,
    lawful_basis,
    soon_text,
    withdrawal_text,
)
from app.presenters.forms import FieldError, Raw, form_for, new_form, new_operation, operations_for
from app.presenters.forms import operations_for_action as act
from app.presenters.forms.entries import Around
from app.presenters.forms.spec import FieldSpec
from app.presenters.scopes import scope_label, state_word
from app.rules.steps import applied
from app.services.acts.records import Add
from tests.support.forms import AROUND, LAWS
from tests.support.memory import TODAY, NumberedIds

KEY = Id("case")
RULES = laws()
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
    assert [type(each) for each in found.belonging] == [ConsentScope, Recipient, ConsentScope]
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


def named(case: Case) -> set[str]:
    """The fields that are asked for the first consent of a case."""
    spec = form_for(case, case.consents[0], LAWS, TODAY)
    return {each.name for part in spec.sections for each in part.fields}


def typed(type_: ConsentType, **values: Any) -> Case:
    return CASE.having(Consent, (replace(OFFER, type=type_, **values),))


@pytest.mark.parametrize("type_", ConsentType)
def test_each_type_asks_only_what_matters_for_it(type_: ConsentType) -> None:
    fetched = type_.value in {"fetching", "health", "psychiatric", "plan"}
    asked = named(typed(type_))
    assert ({"sources", "source_names"} <= asked) is fetched
    assert ({"topics", "meeting_id"} <= asked) is (type_ is ConsentType.MEETING)
    assert not asked & {"custody_basis", "answer", "withdrawal"}


def test_what_was_said_is_never_hidden() -> None:
    asked = named(typed(ConsentType.PLAN, topics="job", child_id=Id("m"), given_on=TODAY, withdrawn_on=TODAY))  # fmt: skip
    assert {"topics", "custody_basis", "answer", "withdrawal"} <= asked


def test_a_new_form_asks_for_the_type_first() -> None:
    spec = new_form(Consent, CASE, LAWS, TODAY)
    asked = {each.name for part in spec.sections for each in part.fields}
    assert {"giver_id", "child_id", "type", "kinds", "recipients"} <= asked
    assert not asked & {"sources", "topics", "meeting_id", "recipient_names", "ends"}
    preset = new_form(Consent, CASE, LAWS, TODAY, {"type": "meeting", "child_id": "m"})
    told = {each.name for part in preset.sections for each in part.fields}
    assert {"topics", "meeting_id", "custody_basis"} <= told


JOINT = Custody(
    id=Id("cu"), case_id=KEY, child_id=Id("m"), holder_id=Id("s"), form=CustodyForm.JOINT
)


def test_a_new_consent_rests_on_the_custody_there_is() -> None:
    case = CASE.having(Custody, (JOINT,))
    values: dict[str, Raw] = {"giver_id": "s", "type": "health", "child_id": "m"}
    for said, form in (("", CustodyForm.JOINT), ("sole", CustodyForm.SOLE)):
        all_ = {**values, "custody_basis": said}
        found = new_operation(Consent, case, all_, NumberedIds(), TODAY)
        assert isinstance(found, Add)
        assert isinstance(found.record, Consent)
        assert found.record.custody_basis is form


def edited(record: Consent, name: str, raw: str) -> Consent:
    case = CASE.having(Custody, (JOINT,)).having(Consent, (record,))
    found = operations_for(case, record, name, raw, NumberedIds(), TODAY)
    assert isinstance(found, tuple)
    for each in found:
        case = applied(case, each.steps(case, AROUND))
    return case.consents[0]


def test_another_child_or_giver_brings_the_custody_there_is() -> None:
    child = edited(OFFER, "child_id", "m")
    assert child.custody_basis is CustodyForm.JOINT
    assert edited(child, "giver_id", "m").custody_basis is None
    assert edited(child, "child_id", "").custody_basis is None
    assert edited(OFFER, "giver_id", "m").custody_basis is None
    assert edited(child, "purpose", "Ro").custody_basis is CustodyForm.JOINT


def test_to_talk_in_a_meeting_is_for_the_day_that_it_has_when_it_is_asked_for() -> None:
    met = Meeting(id=Id("mo"), case_id=KEY, day=date(2026, 2, 3))
    case = CASE.having(Meeting, (met,))
    values: dict[str, Raw] = {"giver_id": "s", "type": "meeting", "meeting_id": "mo"}
    found = new_operation(Consent, case, values, NumberedIds(), TODAY)
    assert isinstance(found, Add)
    assert isinstance(found.record, Consent)
    assert found.record.meeting_day == met.day
    for raw, day in (("mo", met.day), ("", None)):
        record = replace(OFFER, meeting_id=None if raw else met.id, meeting_day=None)
        held = case.having(Consent, (record,))
        acts = operations_for(held, record, "meeting_id", raw, NumberedIds(), TODAY)
        assert isinstance(acts, tuple)
        for each in acts:
            held = applied(held, each.steps(held, AROUND))
        assert held.consents[0].meeting_day == day


def test_the_rule_is_proposed_by_the_type() -> None:
    health = typed(ConsentType.HEALTH)
    spec = form_for(health, health.consents[0], RULES, TODAY)
    (basis,) = [each for part in spec.sections for each in part.fields if each.name == "basis"]
    assert (basis.value, basis.placeholder) == ("", "Sundhedsloven § 44")
    assert field("basis", health).placeholder == ""


def test_for_whom_is_a_child_or_who_stands_there() -> None:
    grown = (replace(CASE.people[0], age=40), replace(CASE.people[1], age=14))
    case = CASE.having(Person, grown)
    assert [each.key for each in field("child_id", case).choices] == ["", "m"]
    odd = case.having(Consent, (replace(OFFER, child_id=Id("s")),))
    assert [each.key for each in field("child_id", odd).choices] == ["", "s", "m"]


def fetching(name: str, raw: Raw, case: Case) -> Case:
    used = len([*case.records()]) * 100
    found = operations_for(case, case.consents[0], name, raw, NumberedIds(used), TODAY)
    assert isinstance(found, tuple)
    for each in found:
        case = applied(case, each.steps(case, AROUND))
    return case


def test_from_whom_is_contacts_and_others_by_name() -> None:
    case = fetching("sources", ("r",), typed(ConsentType.FETCHING))
    case = fetching("source_names", "Skolen, Tandlægen ,", case)
    assert [each.contact_id or each.name for each in case.consent_sources] == ["r", "Skolen", "Tandlægen"]  # fmt: skip
    assert field("source_names", case).value == "Skolen, Tandlægen"
    case = fetching("source_names", "Tandlægen, Egen læge", case)
    assert [each.name for each in case.consent_sources] == [None, "Tandlægen", "Egen læge"]
    assert field("sources", case).chosen == ("r",)


def test_who_accompanies_somebody_at_the_meeting_may_hear_it_too() -> None:
    there = Attendance(id=Id("a"), case_id=KEY, meeting_id=Id("mø"), name="Bente", role=AttendanceRole.COMPANION, beside_id=Id("s"))  # fmt: skip
    gp = Attendance(id=Id("b"), case_id=KEY, meeting_id=Id("mø"), contact_id=Id("r"), role=AttendanceRole.PROFESSIONAL)  # fmt: skip
    case = typed(ConsentType.MEETING, meeting_id=Id("mø"))
    case = case.having(Meeting, (Meeting(id=Id("mø"), case_id=KEY, day=TODAY),))
    case = case.having(Attendance, (there, gp))
    assert [each.key for each in field("recipients", case).choices] == ["m", "r", "a"]
    case = fetching("recipients", ("a", "m", "r"), case)
    assert {(each.person_id, each.contact_id, each.attendance_id) for each in case.recipients} == {
        ("m", None, None), (None, "r", None), (None, None, "a"),
    }  # fmt: skip
    case = fetching("recipient_names", "Mormor", case)
    assert field("recipients", case).chosen == ("m", "r", "a")
    assert field("recipient_names", case).value == "Mormor"


def test_names_come_with_a_new_consent() -> None:
    values: dict[str, Raw] = {"giver_id": "s", "type": "fetching", "source_names": "Skolen"}
    found = new_operation(Consent, CASE, values, NumberedIds(), TODAY)
    assert isinstance(found, Add)
    assert [type(each) for each in found.belonging] == [ConsentSource]


def test_the_signed_paper_and_what_was_told_are_noted_with_the_answer() -> None:
    given = {"informed": "1", "document_ref": "2026-114", "noted_by": "Kim"}
    found = act(CASE, OFFER, "yes", given, NumberedIds(), TODAY)
    assert isinstance(found, tuple)
    case = applied(CASE, found[0].steps(CASE, AROUND))
    answered = case.consents[0]
    assert (answered.informed, answered.document_ref) == (True, "2026-114")
    assert field("answer", case).value == "13. januar 2026, skriftligt, noteret af Kim"


def test_what_was_noted_before_is_kept_where_the_answer_says_nothing() -> None:
    before = replace(OFFER, informed=True, document_ref="7")
    case = CASE.having(Consent, (before,))
    found = act(case, before, "no", {}, NumberedIds(), TODAY)
    assert isinstance(found, tuple)
    answered = applied(case, found[0].steps(case, AROUND)).consents[0]
    assert (answered.informed, answered.document_ref) == (True, "7")


def test_how_it_was_taken_back_is_read() -> None:
    back = replace(
        GIVEN, state=ConsentState.WITHDRAWN, withdrawn_on=TODAY, withdrawn_by="Sanne",
        withdrawal_note="Nu er det nok", remaining="Underretningen",
    )  # fmt: skip
    said = field("withdrawal", CASE.having(Consent, (back,))).value
    assert said == "13. januar 2026 af Sanne\nNu er det nok\nMå stadig deles: Underretningen"
    bare = replace(back, withdrawn_by=None, withdrawal_note=None, remaining=None)
    assert field("withdrawal", CASE.having(Consent, (bare,))).value == "13. januar 2026"
    assert answer_text(replace(OFFER, noted_by="Kim"), AROUND_FORM) == "noteret af Kim"
    assert withdrawal_text(OFFER, AROUND_FORM) == ""


AROUND_FORM = Around(CASE, LAWS, TODAY)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "Ingen slutdato. Kan altid trækkes tilbage"),
        ({"type": ConsentType.HEALTH}, "Udløber senest et år efter svaret"),
        ({"type": ConsentType.HEALTH, "given_on": TODAY}, "Udløber senest 12. januar 2027"),
        ({"type": ConsentType.MEETING}, "Udløber, når mødet er slut"),
        ({"valid_until": TODAY}, "Udløber senest 13. januar 2026"),
    ],
)
def test_when_it_ends_is_said(values: dict[str, Any], said: str) -> None:
    assert field("ends", CASE.having(Consent, (replace(OFFER, **values),))).value == said


def test_each_type_has_a_rule_in_the_profile_and_none_without() -> None:
    found = {each: lawful_basis(CASE, RULES, each) for each in ConsentType}
    assert None not in found.values()
    assert lawful_basis(CASE, (), ConsentType.PLAN) is None


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (14, "Udløber om 14 dage, 27. januar 2026"), (1, "Udløber om 1 dag, 14. januar 2026"),
        (0, "Udløber i dag, 13. januar 2026"), (-3, "Udløb 10. januar 2026"),
    ],
)  # fmt: skip
def test_how_soon_it_runs_out(days: int, said: str) -> None:
    assert soon_text(TODAY + timedelta(days), TODAY) == said


def test_what_must_be_chosen_cannot_be_unchosen() -> None:
    found = operations_for(CASE, OFFER, "giver_id", (), NumberedIds(), TODAY)
    assert found == FieldError("giver_id", "Vælg, hvem der giver samtykket.")
    same = operations_for(CASE, OFFER, "giver_id", ("s",), NumberedIds(), TODAY)
    assert same == ()
