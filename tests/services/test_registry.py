"""The registry: every operation by name, and nothing that only acts of their own may write."""

import importlib
import inspect
import pkgutil

import pytest

import app.services.acts
from app.models.base import Record
from app.models.case import RECORD_TYPES, CaseHead
from app.models.contacts import Placement
from app.models.erasing import DeletedMinutes
from app.models.letters import Complaint
from app.models.meetings import Handout, HandoutBasis
from app.models.plan import Concern, InterventionStep
from app.models.safety import Clearance, Reveal, SharedRoom
from app.models.tasks import Handover
from app.services.acts.records import Add, Drop, Edit
from app.services.acts.together import GESTURES, Together
from app.services.registry import ACTS, OTHER_ACTS
from app.services.secrets import NewVault, Secret, SecretKind
from app.services.unlocking import VaultState


def operations() -> set[type]:
    """Every class in ``app.services.acts`` that has steps."""
    found = set()
    for each in pkgutil.iter_modules(app.services.acts.__path__):
        module = importlib.import_module(f"app.services.acts.{each.name}")
        for _name, value in inspect.getmembers(module, inspect.isclass):
            if value.__module__ == module.__name__ and hasattr(value, "steps"):
                found.add(value)
    return found


def test_every_operation_is_in_it() -> None:
    assert {each.operation for each in ACTS.values()} == operations()


def test_an_act_stands_under_its_own_name() -> None:
    assert all(name == each.name for name, each in ACTS.items())
    assert not set(ACTS) & set(OTHER_ACTS)
    assert len(set(OTHER_ACTS)) == len(OTHER_ACTS)


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_which_records_are_added_edited_and_removed(kind: type[Record]) -> None:
    verbs = {verb for verb in ("add", "edit", "remove") if f"{kind.__name__}.{verb}" in ACTS}
    special: dict[type[Record], set[str]] = {
        Placement: set(), Handout: set(), HandoutBasis: set(), Clearance: set(), Reveal: set(),
        DeletedMinutes: set(), SharedRoom: set(), Handover: set(), InterventionStep: set(), Complaint: set(),
        CaseHead: {"edit"}, Concern: {"add", "remove"}
    }  # fmt: skip
    assert verbs == special.get(kind, {"add", "edit", "remove"})


@pytest.mark.parametrize(("verb", "operation"), [("add", Add), ("edit", Edit), ("remove", Drop)])
def test_a_general_act_knows_its_operation_and_class(verb: str, operation: type) -> None:
    acts = [each for name, each in ACTS.items() if name.endswith(f".{verb}")]
    assert {each.operation for each in acts} == {operation}
    assert all(
        each.kind is not None and each.name == f"{each.kind.__name__}.{verb}" for each in acts
    )


def test_gestures_are_acts() -> None:
    assert all(ACTS[name].operation is Together for name in GESTURES)


def test_legal_acts_are_those_that_are_superseded() -> None:
    legal = {each.name for each in ACTS.values() if each.operation.legal}
    assert legal == {
        "Consent.answer", "Consent.withdraw", "Meeting.close", "Meeting.delete_minutes", "Decision.issue", "Handout.print",
        "Decision.take_effect",
        "Handout.tick", "Letter.finish", "Letter.issue", "Journal.file", "Hearing.send",
        "Hearing.answer",
        "Reveal.show", "SharedRoom.allow",
        "Handover.give", "Handover.give_back", "Handover.take_back", "Handover.renew",
    }  # fmt: skip


def test_secrets_do_not_show(tmp_path: object) -> None:
    secret = Secret(SecretKind.PASSPHRASE, "lille grøn hest")
    wish = NewVault(tmp_path, "lille grøn hest", "AB-CD", "AB-CD", "2026")  # type: ignore[arg-type] # a folder
    assert "hest" not in repr((secret, wish))
    assert "AB-CD" not in repr(wish)
    assert {each.value for each in VaultState} == {"none", "there"}
