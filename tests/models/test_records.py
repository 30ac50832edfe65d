"""Every record says of every field what it is, and every part of the model is used."""

import dataclasses
import importlib
import pkgutil
import re
from dataclasses import FrozenInstanceError, fields
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

import app.models
from app.models.base import Record
from app.models.case import ATTRIBUTES, RECORD_NAMES, RECORD_TYPES, Case, CaseHead
from app.models.facts import Carried, Fact, Kind, Subject, Via, facts_of
from app.models.shapes import shapes_of

ROOT = Path(app.models.__path__[0]).parent


def modules() -> list[ModuleType]:
    names = [each.name for each in pkgutil.iter_modules(app.models.__path__)]
    return [importlib.import_module(f"app.models.{name}") for name in names]


@cache
def classes() -> tuple[type, ...]:
    """Every class that a module of the models defines itself."""
    return tuple(
        value
        for module in modules()
        for value in vars(module).values()
        if isinstance(value, type) and value.__module__ == module.__name__
    )


def test_every_record_has_its_place_in_a_case() -> None:
    records = {each for each in classes() if issubclass(each, Record) and each is not Record}
    assert set(RECORD_TYPES) == records
    assert set(ATTRIBUTES) == records - {CaseHead}
    assert list(ATTRIBUTES.values()) == [each.name for each in fields(Case)][1:]
    assert {kind.__name__: kind for kind in records} == RECORD_NAMES


def facts(kind: type[Record]) -> list[tuple[str, Fact]]:
    """The declaration of every field of a class; none may be missing."""
    every = facts_of(kind).items()
    assert [name for name, fact in every if fact is None] == []
    return [(name, fact) for name, fact in every if fact is not None]


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_a_field_says_what_it_is(kind: type[Record]) -> None:
    silent = {"id", "case_id", "seq", "version", "invented", "kind"}  # they open nothing themselves
    for name, fact in facts(kind):
        assert fact.structural is (fact.kind is None), name
        assert not fact.structural or fact.refers or name in silent, name


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_a_link_points_to_a_class_and_a_text_is_one(kind: type[Record]) -> None:
    known = {Record.__name__, None, *RECORD_NAMES}
    for name, fact in facts(kind):
        assert fact.refers in known, name
        assert (fact.refers is not None) is (name.endswith("_id") and name != "case_id"), name
        if fact.text or fact.refers is not None:
            assert shapes_of(kind)[name].type is str, name


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_what_must_be_there_is_essential(kind: type[Record]) -> None:
    """Without a default the lens could not leave a field out and keep the record."""
    bare = {each.name for each in fields(kind) if each.default is dataclasses.MISSING}
    for name, fact in facts(kind):
        assert fact.essential or fact.structural or name not in bare, name
        assert fact.essential or not fact.owner, name


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_whom_a_class_is_about_can_be_found(kind: type[Record]) -> None:
    names = facts_of(kind)
    if isinstance(kind.about, Via):
        assert all(names[each] is not None and names[each].refers for each in kind.about.names)  # type: ignore[union-attr] # just checked
    if isinstance(kind.about, Carried):
        carriers = facts_of(RECORD_NAMES[kind.about.by]).values()
        assert [fact.refers for fact in carriers if fact].count(kind.__name__) == 1
    for each in (kind.area_field, kind.kind_field):
        assert each is None or each in names


@cache
def used_values() -> frozenset[str]:
    """Every ``Name.VALUE`` that the program or a package of the demo mentions."""
    return frozenset(re.findall(r"\b[A-Z]\w+\.[A-Z_0-9]+\b", sources()))


def sources() -> str:
    return "\n".join(path.read_text("utf-8") for path in ROOT.rglob("*.py"))


IN_STATEMENTS = frozenset({Kind.HEALTH, Kind.INCOME, Kind.SUBSTANCE, Kind.SOCIAL})
"""Kinds of no field's own: what statements are of, and what ``resources/wording`` lets roles reveal."""


def test_every_way_of_being_about_somebody_is_used() -> None:
    abouts = {fact.about for kind in RECORD_TYPES for _name, fact in facts(kind)}
    abouts |= {kind.about for kind in RECORD_TYPES}
    assert set(Subject) <= abouts


def test_every_kind_is_of_some_field_or_named_by_a_rule() -> None:
    declared = {fact.kind for kind in RECORD_TYPES for _name, fact in facts(kind)}
    words = used_values()
    named = {each for each in Kind if f"Kind.{each.name}" in words}
    assert set(Kind) - declared - named <= IN_STATEMENTS


def enumerations() -> list[type[StrEnum]]:
    return [each for each in classes() if issubclass(each, StrEnum)]


@pytest.mark.parametrize("enumeration", enumerations())
def test_values_of_an_enumeration_are_codes(enumeration: type[StrEnum]) -> None:
    assert all(each.value == each.name.lower() for each in enumeration)
    assert len(set(enumeration)) == len(enumeration)


@pytest.mark.parametrize("enumeration", enumerations())
def test_an_enumeration_is_the_type_of_a_field_or_used_by_name(
    enumeration: type[StrEnum],
) -> None:
    shapes = {shape.type for kind in RECORD_TYPES for shape in shapes_of(kind).values()}
    if enumeration not in shapes:
        missing = {f"{enumeration.__name__}.{each.name}" for each in enumeration} - used_values()
        assert missing <= UNUSED


UNUSED = frozenset({"Certainty.HIGH", "Certainty.MEDIUM", "Certainty.LOW"})
"""Values that only data name (``resources/law``)."""


def values() -> list[type]:
    """Every dataclass of the models."""
    return [each for each in classes() if dataclasses.is_dataclass(each)]


@pytest.mark.parametrize("kind", values())
def test_values_are_frozen_and_have_slots(kind: type) -> None:
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined] # every dataclass has it
    assert "__slots__" in vars(kind)
    instance: object = object.__new__(kind)
    assert not hasattr(instance, "__dict__")
    for name in (*(each.name for each in fields(kind)), "new"):
        with pytest.raises((FrozenInstanceError, TypeError)):
            setattr(instance, name, None)


@pytest.mark.parametrize("module", modules(), ids=lambda each: each.__name__)
def test_every_module_and_class_says_what_it_is(module: ModuleType) -> None:
    assert module.__doc__
    for each in vars(module).values():
        if isinstance(each, type) and each.__module__ == module.__name__:
            assert each.__doc__, each.__name__
            assert not each.__doc__.startswith(f"{each.__name__}("), "made by the machine"


TERMS = {
    "people": ("person", "husstand", "relation", "forældremyndighed"),
    "contacts": ("kontakt", "myndighed", "udfører", "uden for kommunen", "koordinerende sagsbehandler",
                 "stedfortræder"),
    "consents": ("samtykke",),
    "plan": ("udredning", "oplysning", "drøm", "mål", "indsats", "helhedsorienteret plan"),
    "meetings": ("møde", "punkt", "fremmøde", "aftale", "tid", "indstilling", "afgørelse", "ark"),
    "law": ("lovgrundlag",),
    "audit": ("logpost",),
    "case": ("sag",),
    "facts": ("område",),
}  # fmt: skip
"""Danish words of design.md §6, by the module that must gloss them."""


@pytest.mark.parametrize("name", TERMS)
def test_a_module_glosses_the_danish_words(name: str) -> None:
    text = (ROOT / "models" / f"{name}.py").read_text("utf-8")
    assert [each for each in TERMS[name] if each not in text] == []
