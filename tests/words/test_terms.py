"""One word for one thing: every value, act and problem of the program has its words."""

import importlib
import inspect
import pkgutil
from enum import StrEnum

import pytest

import app.models
from app.models.case import RECORD_TYPES
from app.models.facts import Area, Subject
from app.models.package_problems import PackageCode
from app.models.people import RelationshipForm
from app.models.problems import Code
from app.rules.contact_counts import ContactType
from app.services.registry import ACTS, OTHER_ACTS
from app.words.acts import LABELS, act_label
from app.words.terms import (
    TERMS,
    area_name,
    contact_type_name,
    record_name,
    relationship_name,
    term,
)

NOT_SHOWN = {Subject, Code, PackageCode}
"""How fields are declared, and what has sentences instead of words."""


def enumerations() -> set[type[StrEnum]]:
    found: set[type[StrEnum]] = {ContactType}
    for each in pkgutil.iter_modules(app.models.__path__):
        module = importlib.import_module(f"app.models.{each.name}")
        found |= {
            thing
            for _name, thing in inspect.getmembers(module, inspect.isclass)
            if issubclass(thing, StrEnum) and thing is not StrEnum
        }
    return found - NOT_SHOWN


@pytest.mark.parametrize("kind", sorted(enumerations(), key=str))
def test_every_value_has_a_word_of_its_own(kind: type[StrEnum]) -> None:
    words = [term(each) for each in kind]
    assert all(words)
    assert len(set(words)) == len(words)


def test_no_word_for_what_is_not_there() -> None:
    assert set(TERMS) == enumerations()


def test_every_class_of_record_has_a_word() -> None:
    assert all(record_name(each) for each in RECORD_TYPES)


def test_every_act_has_a_label_that_is_a_command() -> None:
    for act in (*ACTS, *OTHER_ACTS):
        assert act_label(act)[0].isupper()
    assert set(LABELS) >= {*ACTS, *OTHER_ACTS}


def test_the_helpers_say_the_same() -> None:
    assert area_name(Area.HEALTH) == "Sundhed"
    assert area_name(None) == "Område ikke angivet"
    assert contact_type_name(ContactType.EXTERNAL) == "Uden for kommunen"
    assert relationship_name(RelationshipForm.DIVORCED) == "skilt fra"
