"""The form of a task, and closing a case from its form."""

from dataclasses import replace
from datetime import date, timedelta

from app.models.base import Id
from app.models.meetings import DecisionState
from app.models.tasks import Task, TaskReason
from app.presenters.forms import (
    FieldError,
    form_for,
    new_form,
    new_operation,
    operations_for,
    operations_for_action,
)
from app.presenters.forms.spec import FieldKind, FormSpec
from app.services.acts.closing import CloseCase, ReopenCase
from app.services.acts.records import Add, Edit
from app.services.acts.tasks import FinishTask, ReopenTask
from tests.services.desk import KEY, a_case
from tests.services.withdrawn import ASSESS, LETTER, MENTOR, PEOPLE, decision, running, task
from tests.support.forms import LAWS
from tests.support.memory import TODAY, NumberedIds

OWN = task("own", TaskReason.OWN, by_date=TODAY - timedelta(1))
CASE = a_case(*PEOPLE, MENTOR, OWN)


def form(each: Task, *rows: object) -> FormSpec:
    case = running(*rows, each).case  # type: ignore[arg-type]  # records
    return form_for(case, case.tasks[-1], LAWS, TODAY)


def keys(spec: FormSpec) -> list[str]:
    return [each.key for each in spec.actions]


def value(spec: FormSpec, name: str) -> str:
    return next(each.value for part in spec.sections for each in part.fields if each.name == name)


def test_a_new_task_has_what_who_when_and_why() -> None:
    spec = new_form(Task, CASE, LAWS, TODAY)
    first = {each.name: each for each in spec.sections[0].fields}
    assert list(first) == ["what", "who", "by_date", "reason", "ended"]
    offered = {each.key for each in first["reason"].choices}
    assert "own" in offered
    assert offered.isdisjoint({"withdrawal", "reassessment"})
    values = {"what": "Ring", "who": "mentor", "by_date": "20.1.2026"}
    made = new_operation(Task, CASE, values, NumberedIds(), TODAY)
    assert isinstance(made, Add)
    assert isinstance(made.record, Task)
    assert (made.record.who, made.record.who_contact_id) == (None, "mentor")
    assert made.record.by_date == date(2026, 1, 20)


def test_who_may_be_anybody() -> None:
    found = operations_for(CASE, OWN, "who", "naboen", NumberedIds(), TODAY)
    assert isinstance(found, tuple)
    assert isinstance(found[0], Edit)
    assert found[0].changes == (("who", "naboen"),)


def test_where_it_comes_from_is_only_shown() -> None:
    spec = form_for(CASE, OWN, LAWS, TODAY)
    why = next(each for each in spec.sections[0].fields if each.name == "reason")
    assert (why.kind, why.value) == (FieldKind.SHOWN, "Egen opgave")
    refused = operations_for(CASE, OWN, "reason", "x", NumberedIds(), TODAY)
    assert isinstance(refused, FieldError)


def test_one_press_ends_a_task_and_one_takes_it_up() -> None:
    spec = form_for(CASE, OWN, LAWS, TODAY)
    assert keys(spec) == ["done", "remove"]
    assert {each.key for each in spec.tags} == {"reason", "warning"}
    done = operations_for_action(CASE, OWN, "done", {}, NumberedIds(), TODAY)
    assert done == (FinishTask(KEY, Id("own"), TODAY, seen=1),)
    finished = replace(OWN, done_on=TODAY, outcome="Ringet")
    case = CASE.having(Task, (finished,))
    spec = form_for(case, finished, LAWS, TODAY)
    assert keys(spec) == ["reopen", "remove"]
    assert value(spec, "ended") == "13. januar 2026 · Ringet"
    again = operations_for_action(case, finished, "reopen", {}, NumberedIds(), TODAY)
    assert again == (ReopenTask(KEY, Id("own"), 1),)


def test_a_new_assessment_asks_which_decision_or_how_it_ended() -> None:
    issued, draft = decision("new", "run"), decision("draft", "run", DecisionState.DRAFT)
    spec = form(ASSESS, issued, draft)
    assess = next(each for each in spec.actions if each.key == "assessed")
    assert "remove" not in keys(spec)
    assert [each.name for each in assess.asks] == ["decision_id", "outcome"]
    assert [each.key for each in assess.asks[0].choices] == ["", "new"]
    assert value(spec, "intervention") == "run"
    assert "Sagen kan ikke lukkes" in spec.notice
    case = running(issued, ASSESS).case
    told = operations_for_action(
        case, case.tasks[0], "assessed", {"decision_id": "new"}, NumberedIds(), TODAY
    )
    assert told == (FinishTask(KEY, Id("assess"), TODAY, None, Id("new"), 1),)
    ended = replace(ASSESS, done_on=TODAY, decision_id=Id("new"))
    assert value(form(ended, issued), "ended").endswith("· Støtte")


def test_what_is_not_known_is_said() -> None:
    assert value(form(OWN), "intervention") == "Ikke angivet"
    assert value(form(OWN), "ended") == "Åben"


def test_a_case_is_closed_and_opened_from_its_form() -> None:
    spec = form_for(CASE, CASE.head, LAWS, TODAY)
    assert keys(spec) == ["close"]
    assert value(spec, "closed_on") == "Nej"
    closed = operations_for_action(
        CASE, CASE.head, "close", {"closed_on": ""}, NumberedIds(), TODAY
    )
    assert closed == (CloseCase(KEY, TODAY),)
    other = {"closed_on": "2.1.2026"}
    told = operations_for_action(CASE, CASE.head, "close", other, NumberedIds(), TODAY)
    assert told == (CloseCase(KEY, date(2026, 1, 2)),)
    head = replace(CASE.head, closed_on=TODAY)
    case = replace(CASE, head=head)
    spec = form_for(case, head, LAWS, TODAY)
    assert (keys(spec), value(spec, "closed_on")) == (["reopen"], "13.1.2026")
    assert operations_for_action(case, head, "reopen", {}, NumberedIds(), TODAY) == (
        ReopenCase(KEY),
    )


def test_it_says_why_a_case_cannot_be_closed() -> None:
    case = running(LETTER).case
    (close,) = form_for(case, case.head, LAWS, TODAY).actions
    assert close.why_not.startswith("Sagen kan ikke lukkes")
