"""Whose whereabouts are protected, and who is not to meet whom without a reason."""

from datetime import date, timedelta
from typing import Any

import pytest

from app.models.base import Id, Record
from app.models.changes import Insert, Remove, Update
from app.models.meetings import Attendance
from app.models.safety import SharedRoom
from app.rules.safety import (
    is_protected,
    must_be_apart,
    protected_people,
    unreasoned,
    unreasoned_at,
)
from tests.rules.families import (
    KEY,
    TODAY,
    attends,
    contact,
    family,
    home,
    lives,
    meeting,
    person,
    with_,
)
from tests.support.memory import FixedClock

M = Id("m")
BOTH = (Id("david"), Id("sanne"))
YESTERDAY = TODAY - timedelta(1)


def shared(first: str = "sanne", second: str = "david", at: str = "m") -> SharedRoom:
    return SharedRoom(
        id=Id(f"{at}-{first}-{second}"), case_id=KEY, meeting_id=Id(at), first_id=Id(first),
        second_id=Id(second), reason="Begge vil det", at=FixedClock().now(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("more", "on", "expected"),
    [
        ({}, TODAY, False),
        ({"protected": True}, TODAY, True),
        ({"protected": True, "protected_until": TODAY}, TODAY, True),
        ({"protected": True, "protected_until": YESTERDAY}, TODAY, False),
        ({"protected": True, "protected_until": YESTERDAY}, None, True),
        ({"protected_until": TODAY}, None, False),
    ],
)
def test_protection_holds_through_its_last_day(
    more: dict[str, Any], on: date | None, expected: bool
) -> None:
    assert is_protected(person("sanne", 40, **more), on) is expected


def test_who_lives_with_somebody_protected_is_hidden_too() -> None:
    hidden = person("sanne", 40, protected=True)
    case = family(hidden, home("h"), lives("h", "sanne"), lives("h", "mille", to_date=TODAY))
    assert protected_people(case, TODAY) == {"sanne", "mille"}
    assert protected_people(case, TODAY + timedelta(1)) == {"sanne"}
    assert protected_people(case, None) == {"sanne", "mille"}
    assert protected_people(family(home("h"), lives("h", "sanne")), TODAY) == set()


MARKED: tuple[Record, ...] = (person("sanne", 40, threatened=True),)


@pytest.mark.parametrize(
    ("more", "pairs"),
    [
        ((), 0),
        (MARKED, 1),
        ((person("david", 45, protected=True),), 1),
        ((person("david", 45, protected=True, protected_until=YESTERDAY),), 0),
        ((*MARKED, person("david", 17)), 0),
        ((*MARKED, person("david")), 1),
        ((*MARKED, home("h"), lives("h", "sanne"), lives("h", "david")), 0),
        ((*MARKED, home("h"), lives("h", "sanne"), lives("h", "david", to_date=YESTERDAY)), 1),
        ((*MARKED, home("h"), home("i"), lives("h", "sanne"), lives("i", "david")), 1),
        ((*MARKED, shared()), 0),
        ((*MARKED, shared("david", "sanne")), 0),
        ((*MARKED, shared(at="another")), 1),
        ((*MARKED, shared("sanne", "mille")), 1),
    ],
    ids=[
        "nobody is marked", "threatened", "protected", "protection is over", "a child",
        "age unknown", "one home", "moved out", "two homes", "a reason", "a reason, turned round",
        "a reason for another meeting", "a reason for another pair",
    ],
)  # fmt: skip
def test_which_adults_must_be_kept_apart(more: tuple[Record, ...], pairs: int) -> None:
    found = must_be_apart(family(*more), M, BOTH, TODAY)
    assert found == (BOTH,) * pairs


def test_only_who_is_invited_counts() -> None:
    case = family(*MARKED, meeting(), attends("sanne"), attends("mille"), attends(contact="gp"))
    assert unreasoned_at(case, M, TODAY) == ()
    assert unreasoned_at(with_(case, attends("david")), M, TODAY) == (BOTH,)
    assert unreasoned_at(with_(case, attends("david")), Id("other"), TODAY) == ()


def invited() -> Attendance:
    return attends("david")


def test_an_invitation_is_judged_whatever_brings_it() -> None:
    after = family(*MARKED, contact("gp"), meeting(), attends("sanne"), invited())
    row = invited().id
    moved = Update(Attendance, row, {"person_id": None}, {"person_id": "david"})
    ticked = Update(Attendance, row, {"present": False}, {"present": True})
    assert unreasoned(after, (Insert(invited()),), TODAY)
    assert unreasoned(after, (moved,), TODAY)
    assert not unreasoned(after, (ticked,), TODAY), "who was invited may come"
    assert not unreasoned(after, (Remove(attends("x")), Insert(meeting())), TODAY)
    assert not unreasoned(after, (Insert(attends("gone")),), TODAY), "put in and taken out again"
    assert not unreasoned(after, (Insert(attends(contact="gp")),), TODAY)
    reasoned = with_(after, shared())
    assert not unreasoned(reasoned, (Insert(invited()),), TODAY)


def test_a_third_may_come_to_two_who_are_there_already() -> None:
    after = family(*MARKED, meeting(), attends("sanne"), attends("david"), attends("mille"))
    assert not unreasoned(after, (Insert(attends("mille")),), TODAY)
