"""Who decides is told with the decision, whomever that contact serves besides; but nobody of the family."""

from typing import Any

import pytest

from app.models.base import Id
from app.models.meetings import Decision
from tests.rules.families import (
    DAVID,
    KEY,
    SANNE,
    concern,
    contact,
    family,
    person,
    seen,
    serves,
    with_,
)

BENTE = contact("chief", "Teamleder", name="Bente Holm"), serves("chief", "sanne")


def read(**said: Any) -> tuple[str | None, str | None]:
    """What David reads of a decision about him."""
    decision = Decision(id=Id("d"), case_id=KEY, text="Ja", **said)
    (found,) = seen(family(*BENTE, decision, concern("d", "david")), DAVID).decisions
    return found.decided_by, found.reason


def test_a_contact_of_somebody_else_is_named_as_who_decides() -> None:
    said = "Bente Holm, teamleder"
    assert read(decided_by=said, reason="Ro") == (said, "Ro")
    assert read(decided_by=said, reason=f"{said}, siger ja") == (said, None)  # the control


@pytest.mark.parametrize("said", ["Sannes mentor", "Bente Holm, som hjælper Sanne"])
def test_one_of_the_family_is_not(said: str) -> None:
    assert read(decided_by=said) == (None, None)


@pytest.mark.parametrize("protected", [False, True])
def test_where_somebody_is_protected_only_who_knows_the_contact_reads_it(protected: bool) -> None:
    said = "Kaja Lund, krisecenterleder"
    worker = contact("kaja", "Krisecenterleder", name="Kaja Lund"), serves("kaja", "sanne")
    about = Decision(id=Id("d"), case_id=KEY, text="Ja", decided_by=said)
    case = family(*worker, person("sanne", 40, protected=protected), about, concern("d", "david"))
    assert seen(case, DAVID).decisions[0].decided_by == (None if protected else said)
    known = with_(case, serves("kaja", "david"))  # the control: it is his contact as well
    assert seen(known, DAVID).decisions[0].decided_by == said


def test_nobody_reads_who_decides_without_the_decision() -> None:
    decision = Decision(id=Id("d"), case_id=KEY, text="Ja", decided_by="Bente Holm")
    case = family(*BENTE, decision, concern("d", "david"))
    assert seen(case, SANNE).decisions == ()
