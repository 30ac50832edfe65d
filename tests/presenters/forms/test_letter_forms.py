"""Forms of decisions, letters, hearings and complaints: what is offered when, and what it becomes."""

from dataclasses import replace
from datetime import date

import pytest

from app.models.base import Id, Record
from app.models.case import Case
from app.models.letters import (
    Complaint,
    ComplaintVia,
    Hearing,
    Letter,
    LetterState,
    Outcome,
    Ruling,
)
from app.models.meetings import Decision, DecisionState, Delivery
from app.models.tasks import TaskReason
from app.presenters.forms import (
    FieldError,
    Raw,
    form_for,
    new_operation,
    operations_for_action,
)
from app.presenters.forms.suggest import suggestions
from app.rules.steps import applied
from app.services.acts.complaints import ReceiveComplaint
from tests.support.decided import BASE, HEARING, LETTER, OLD, ROWS, SANNE, case_with
from tests.support.forms import AROUND
from tests.support.laws import shipped_laws
from tests.support.memory import NumberedIds

LAWS = shipped_laws()
IDS = NumberedIds()
DAY = date(2026, 2, 10)
KEYS = frozenset(each.key for law in LAWS for each in law.references)
WIDE = replace(AROUND, today=DAY, law_keys=KEYS)
DRAFTS = tuple(
    replace(
        e, state=DecisionState.DRAFT, decided_on=None, received_on=None, sent_on=None, delivery=None
    )
    for e in ROWS
)
DRAFTED = case_with(rows=DRAFTS)


def shown(case: Case, record: Record, name: str) -> str:
    spec = form_for(case, record, LAWS, DAY)
    return next(e.value for part in spec.sections for e in part.fields if e.name == name)


def offered(case: Case, record: Record) -> dict[str, str]:
    return {e.key: e.why_not for e in form_for(case, record, LAWS, DAY).actions}


def act(case: Case, record: Record, key: str, **answers: str) -> Case:
    found = operations_for_action(case, record, key, answers, IDS, DAY, LAWS)
    assert not isinstance(found, FieldError)
    (operation,) = found
    return applied(case, operation.steps(case, WIDE))


# --- decisions -------------------------------------------------------------------------------------


def test_a_decision_is_issued_with_way_and_days_apart() -> None:
    row = DRAFTS[1]
    after = act(DRAFTED, row, "issue", delivery="letter", sent_on="11.2.2026").get(Decision, row.id)
    assert after is not None
    assert (after.decided_on, after.sent_on) == (DAY, date(2026, 2, 11))
    assert after.delivery is Delivery.LETTER
    assert after.received_on == date(2026, 2, 19)
    assert shown(DRAFTED.having(Decision, (after,)), after, "received") == (
        "19. februar 2026: almindeligt brev"
    )
    plain = replace(after, delivery=None)
    assert shown(DRAFTED.having(Decision, (plain,)), plain, "received") == "19. februar 2026"
    assert shown(DRAFTED, row, "received") == "Ikke endnu"


def test_what_the_intervention_says_is_not_typed_again() -> None:
    home = next(e for e in BASE.interventions if e.name == "Støtte i hjemmet")
    values: dict[str, Raw] = {"intervention_id": home.id, "intensity": "5 timer"}
    found = suggestions(Decision, BASE, "intervention_id", values, LAWS)
    new = {"text": "Du får støtte", **values, **found}
    assert (new["law_key"], new["provider_id"]) == ("sel-85", home.provider_id)
    assert (new["intensity"], new["concerns"]) == ("5 timer", (SANNE,))
    made = new_operation(Decision, BASE, new, IDS, DAY, LAWS)
    assert not isinstance(made, tuple)
    assert applied(BASE, made.steps(BASE, WIDE)).decisions[-1].law_key == "sel-85"
    bare = new_operation(Decision, BASE, {"text": "Ja"}, IDS, DAY, LAWS)
    assert not isinstance(bare, tuple)


def test_only_confirmed_routes_are_offered() -> None:
    def routes(case: Case) -> list[str]:
        spec = form_for(case, case.decisions[0], LAWS, DAY)
        field = next(e for part in spec.sections for e in part.fields if e.name == "route")
        return [each.key for each in field.choices]

    assert "patientklager" in routes(BASE)
    assert "unconfirmed" not in routes(BASE)
    assert routes(replace(BASE, head=replace(BASE.head, law_profile="?"))) == [""]


# --- complaints ------------------------------------------------------------------------------------


def complained(**answers: str) -> Case:
    return act(case_with(), ROWS[0], "complain", **{"via": "phone", **answers})


def test_a_complaint_by_phone_opens_the_task_to_look_again() -> None:
    after = complained(text="Jeg vil have mentor flere timer")
    (made,) = after.complaints
    assert (made.via, made.received_on) == (ComplaintVia.PHONE, DAY)
    task = after.tasks[-1]
    assert task.reason is TaskReason.COMPLAINT
    assert task.by_date == date(2026, 3, 10)
    assert "»Du får en mentor" in task.what
    assert "complain" not in offered(DRAFTED, DRAFTS[0])


def test_a_route_without_a_new_look_opens_no_task() -> None:
    rows = (replace(ROWS[0], route="patientklager"),)
    case = act(case_with(rows=rows), rows[0], "complain", via="mail")
    assert not [e for e in case.tasks if e.reason is TaskReason.COMPLAINT]
    strange = replace(case_with(), head=replace(BASE.head, law_profile="?"))
    assert not act(strange, ROWS[0], "complain", via="mail").tasks[len(BASE.tasks) :]


def test_the_way_of_a_complaint_is_told_step_by_step() -> None:
    case = complained(text="For lidt")
    made = case.complaints[0]
    assert shown(case, made, "came") == "10. februar 2026 · Telefon\nFor lidt"
    assert shown(case, made, "way") == "Ingen har set på den endnu"
    assert offered(case, made) == {"reassess": "", "forward": ""}
    case = act(case, made, "reassess", outcome="upheld")
    assert offered(case, case.complaints[0]) == {"forward": ""}
    case = act(case, case.complaints[0], "forward")
    assert offered(case, case.complaints[0]) == {"rule": ""}
    case = act(case, case.complaints[0], "rule", ruling="changed")
    assert offered(case, case.complaints[0]) == {}
    assert shown(case, case.complaints[0], "way").splitlines() == [
        "Afgørelsen er fastholdt · 10. februar 2026",
        "Sendt videre · 10. februar 2026",
        "Ændret · 10. februar 2026",
    ]
    assert case.complaints[0].ruling is Ruling.CHANGED


def test_what_is_changed_goes_no_further_and_what_is_direct_goes_at_once() -> None:
    case = complained()
    assert shown(case, case.complaints[0], "came") == "10. februar 2026 · Telefon"
    changed = act(case, case.complaints[0], "reassess", outcome="changed")
    assert changed.complaints[0].outcome is Outcome.CHANGED
    assert offered(changed, changed.complaints[0]) == {}
    direct = act(case, case.complaints[0], "forward").complaints[0]
    assert direct.forwarded_on == DAY


def test_a_complaint_can_be_begun_from_an_empty_form_too() -> None:
    case = case_with()
    values = {"decision_id": ROWS[0].id, "via": "letter", "received_on": "9.2.2026", "text": "Nej"}
    made = new_operation(Complaint, case, values, IDS, DAY, LAWS)
    assert isinstance(made, ReceiveComplaint)
    assert made.task is not None
    after = applied(case, made.steps(case, WIDE))
    assert after.complaints[0].text == "Nej"
    lost = new_operation(Complaint, case, {**values, "decision_id": Id("gone")}, IDS, DAY, LAWS)
    assert isinstance(lost, tuple | ReceiveComplaint)
    orphan = replace(after.complaints[0], decision_id=Id("gone"))
    assert form_for(case, orphan, LAWS, DAY).title == "Klage over »«"


# --- letters ---------------------------------------------------------------------------------------


def test_a_letter_is_issued_journalised_and_superseded() -> None:
    assert offered(DRAFTED, LETTER) == {"issue": "", "remove": ""}
    assert "Du får en mentor" in shown(DRAFTED, LETTER, "decisions")
    case = act(DRAFTED, LETTER, "issue", delivery="digital")
    (letter,) = case.letters
    assert letter.state is LetterState.FINAL
    assert shown(case, letter, "journal") == "Ikke journaliseret"
    assert case.tasks[-1].reason is TaskReason.RESUBMISSION
    assert offered(case, letter) == {"file": "", "supersede": ""}
    case = act(case, letter, "file", journal_number="26/117")
    assert shown(case, case.letters[0], "journal") == "26/117 · 10. februar 2026"
    case = act(case, case.letters[0], "supersede")
    assert case.letters[1].replaces_id == LETTER.id
    assert case.letters[1].state is LetterState.DRAFT


def test_what_a_decision_lacks_is_said_before_the_letter_goes() -> None:
    rows = (DRAFTS[0], replace(DRAFTS[2], reason=None))
    why = offered(case_with(rows=rows), LETTER)["issue"]
    assert why == "Mangler begrundelse eller paragraf: Du får ikke praktik i børnehaven nu."


def test_a_letter_without_decisions_is_made_final_by_itself() -> None:
    case = BASE.having(Letter, (LETTER,))
    assert "finish" in offered(case, LETTER)
    assert shown(case, LETTER, "decisions") == "Ingen endnu"
    assert act(case, LETTER, "finish").letters[0].final_on == DAY


# --- hearings --------------------------------------------------------------------------------------


def unsent() -> tuple[Case, Hearing]:
    hearing = replace(HEARING, sent_on=None, deadline=None, decision_id=DRAFTS[2].id)
    return case_with(hearing, rows=DRAFTS), hearing


def test_a_hearing_is_sent_with_a_day_to_answer_and_opens_a_task() -> None:
    case, hearing = unsent()
    assert shown(case, hearing, "sent") == "Ikke sendt"
    assert shown(case, hearing, "answered") == "Intet svar endnu"
    case = act(case, hearing, "send")
    sent = case.hearings[0]
    assert (sent.sent_on, sent.deadline) == (DAY, date(2026, 2, 24))
    assert shown(case, sent, "sent") == "10. februar 2026, svar senest 24. februar 2026"
    assert case.tasks[-1].by_date == sent.deadline
    assert "Sanne" in case.tasks[-1].what
    own = act(*unsent(), "send", deadline="20.2.2026").hearings[0]
    assert own.deadline == date(2026, 2, 20)


@pytest.mark.parametrize(
    ("answer", "said"), [("Det passer ikke", "Det passer ikke"), ("", "intet svar")]
)
def test_an_answer_or_none_ends_it(answer: str, said: str) -> None:
    case = case_with(replace(HEARING, sent_on=date(2026, 1, 1), deadline=date(2026, 1, 15)))
    assert offered(case, case.hearings[0]) == {"answer": ""}
    case = act(case, case.hearings[0], "answer", answer=answer)
    assert shown(case, case.hearings[0], "answered") == f"10. februar 2026: {said}"
    assert offered(case, case.hearings[0]) == {}


def test_a_hearing_is_before_a_draft() -> None:
    case, hearing = unsent()
    spec = form_for(case, hearing, LAWS, DAY)
    assert spec.title == "Partshøring af Sanne"
    field = next(e for part in spec.sections for e in part.fields if e.name == "decision_id")
    assert [e.key for e in field.choices] == ["", *(e.id for e in DRAFTS)]
    assert OLD.id not in [e.key for e in field.choices]
    assert hearing.person_id == SANNE
