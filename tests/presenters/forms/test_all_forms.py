"""What holds for the form of every class of record."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.models.base import Record
from app.models.case import RECORD_TYPES, Case
from app.models.consents import ConsentScope, ConsentSource, Recipient
from app.models.contacts import Placement, PlannedChange, Serves
from app.models.erasing import DeletedMinutes
from app.models.meetings import Confided, Handout, HandoutBasis
from app.models.people import Person
from app.models.plan import Concern, InterventionStep
from app.models.preparing import WorkNote
from app.models.problems import Code, Problem, Refused
from app.models.safety import Clearance, Reveal, SharedRoom
from app.models.tasks import Handover
from app.presenters.forms import (
    FieldError,
    editor,
    form_for,
    new_form,
    new_operation,
    operations_for,
    operations_for_action,
)
from app.presenters.forms.editors import EDITORS
from app.presenters.forms.spec import FieldKind, FieldSpec, FormSpec
from app.rules.steps import applied, inverted
from app.words.problems import sentence
from tests.support.forms import AROUND, LAWS
from tests.support.generate import random_case
from tests.support.memory import TODAY, NumberedIds

ROWS_OF_ANOTHER_FORM = {
    Serves,
    PlannedChange,
    ConsentScope,
    ConsentSource,
    Recipient,
    Concern,
    Confided,
}
WRITTEN_BY_ACTS = {
    InterventionStep,
    WorkNote,
    Placement,
    Handout,
    HandoutBasis,
    Clearance,
    Reveal,
    SharedRoom,
    Handover,
    DeletedMinutes,
}


def fields(spec: FormSpec) -> list[FieldSpec]:
    return [each for section in spec.sections for each in section.fields]


def test_every_class_has_a_form_or_a_reason() -> None:
    assert set(EDITORS) | ROWS_OF_ANOTHER_FORM | WRITTEN_BY_ACTS == set(RECORD_TYPES)


@pytest.mark.parametrize("kind", EDITORS, ids=lambda each: each.__name__)
def test_few_fields_come_first(kind: type[Record]) -> None:
    first, *rest = EDITORS[kind].parts
    assert len(first.entries) <= 8
    assert not first.folded
    assert all(each.folded for each in rest)


@pytest.mark.parametrize("kind", EDITORS, ids=lambda each: each.__name__)
def test_names_are_unique_and_labels_are_words(kind: type[Record]) -> None:
    names = [each.name for each in EDITORS[kind].entries]
    assert len(names) == len(set(names))
    assert all(each.label[:1].isupper() for each in EDITORS[kind].entries)


def same_again(case: Case, spec: FormSpec) -> None:
    for each in fields(spec):
        raw = each.chosen if each.kind is FieldKind.MANY else each.value
        assert operations_for(case, spec, each.name, raw, NumberedIds(), TODAY) == ()


@settings(max_examples=25)
@given(st.integers(0, 2**32))
def test_leaving_a_field_as_it_was_changes_nothing(seed: int) -> None:
    case = random_case(random.Random(seed), rows=25)
    for record in case.records():
        if type(record) in EDITORS:
            spec = form_for(case, record, LAWS, TODAY)
            assert spec.title or not getattr(record, "title", "x")
            same_again(case, spec)


TYPED = ("", "x", "12.1.2026", "30.2.2026", "10.30", "7", "1", "authority", "både og")


@settings(max_examples=25)
@given(st.integers(0, 2**32))
def test_whatever_is_typed_becomes_one_step_or_a_sentence(seed: int) -> None:
    rnd = random.Random(seed)
    case = random_case(rnd, rows=15)
    for record in case.records():
        if type(record) not in EDITORS:
            continue
        for each in fields(form_for(case, record, LAWS, TODAY)):
            raw = typed(rnd, each)
            result = operations_for(case, record, each.name, raw, NumberedIds(), TODAY)
            if isinstance(result, FieldError):
                assert result.sentence.endswith(".")
                continue
            assert len(result) <= 1
            for operation in result:
                there_and_back(case, operation)


def typed(rnd: random.Random, field: FieldSpec) -> str | tuple[str, ...]:
    keys = [each.key for each in field.choices]
    if field.kind is FieldKind.MANY:
        return tuple(key for key in keys if rnd.random() < 0.5)
    if field.kind is FieldKind.CHOICE:
        return rnd.choice(keys) if keys else ""
    return rnd.choice(TYPED)


def there_and_back(case: Case, operation: object) -> None:
    try:
        steps = operation.steps(case, AROUND)  # type: ignore[attr-defined]  # any operation
    except Refused:
        return
    assert steps
    after = applied(case, steps)
    assert after != case
    back = applied(after, inverted(steps))
    assert [each.id for each in back.records()] == [each.id for each in case.records()]


def _said(ask: FieldSpec) -> str:
    return "10.00" if ask.kind is FieldKind.TIME else "i dag"


@settings(max_examples=25)
@given(st.integers(0, 2**32))
def test_actions_that_can_be_done_are_operations(seed: int) -> None:
    case = random_case(random.Random(seed), rows=25)
    for record in case.records():
        if type(record) not in EDITORS:
            continue
        for each in form_for(case, record, LAWS, TODAY).actions:
            answers = {
                ask.name: ask.choices[0].key if ask.choices else ask.value or _said(ask)
                for ask in each.asks
            }
            if each.why_not:
                assert each.why_not.endswith(".")
                continue
            found = operations_for_action(case, record, each.key, answers, NumberedIds(), TODAY)
            assert isinstance(found, tuple)
            assert len(found) == 1 or each.key == "share", "the reason stands alone in the log"


def test_read_only_forms_offer_nothing_to_do() -> None:
    case = random_case(random.Random(1), rows=30)
    for record in case.records():
        if type(record) in EDITORS:
            spec = form_for(case, record, LAWS, TODAY, read_only=True)
            assert spec.read_only
            assert spec.actions == ()


@pytest.mark.parametrize("kind", EDITORS, ids=lambda each: each.__name__)
def test_an_empty_new_form_says_what_is_missing(kind: type[Record]) -> None:
    case = random_case(random.Random(2), rows=0)
    spec = new_form(kind, case, LAWS, TODAY)
    assert spec.id is None
    assert spec.version is None
    result = new_operation(kind, case, {}, NumberedIds(), TODAY)
    assert isinstance(result, tuple)
    assert result
    assert {each.field for each in result} <= {each.name for each in fields(spec)}
    assert all(each.sentence.endswith(".") for each in result)


def test_a_form_of_what_is_gone_says_so() -> None:
    case = random_case(random.Random(3), rows=0)
    spec = form_for(case, case.people[0], LAWS, TODAY)
    empty = case.having(Person, ())
    gone = operations_for(empty, spec, "name", "Bo", NumberedIds(), TODAY)
    assert isinstance(gone, FieldError)
    assert gone.field == ""
    assert operations_for_action(empty, spec, "remove", {}, NumberedIds(), TODAY) == gone
    blank = new_form(Person, case, LAWS, TODAY)
    assert operations_for(case, blank, "name", "Bo", NumberedIds(), TODAY) == gone


@pytest.mark.parametrize("kind", EDITORS, ids=lambda each: each.__name__)
def test_a_problem_no_field_has_stands_above_the_form(kind: type[Record]) -> None:
    found = editor._error(EDITORS[kind], Problem(Code.MOVED_ON, "elsewhere"), None)
    assert found == FieldError("", sentence(Problem(Code.MOVED_ON)))
