"""Who decides about a consent, and who has still to say yes: held against what the lens opens."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.base import Id, Record
from app.models.case import Case
from app.models.consents import Consent, ConsentState, ConsentType
from app.models.facts import Area, Kind
from app.models.people import CustodyForm
from app.rules.consents import Consents
from app.rules.givers import custody_of, deciders, missing_for, missing_givers
from tests.rules.families import TODAY, consent, custody, family, person, with_
from tests.rules.worlds import few

DAY = timedelta(1)
M = Id("mille")
JOINT = (custody("mille", "sanne"), custody("mille", "david"))
ADULTS = ("david", "sanne")
PLAN = ConsentType.PLAN


def of(age: int, *records: Record) -> Case:
    return family(person("mille", age), *records)


def yes(who: str, *to: str, **more: object) -> tuple[Record, ...]:
    values = {"type": PLAN, "child_id": None if who == "mille" else M, **more}
    return consent(who, *(to or ("gp",)), **values)  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize("type_", ConsentType)
@pytest.mark.parametrize("age", [9, 14, 15, 17, 18, 30])
def test_who_decides_at_which_age(type_: ConsentType, age: int) -> None:
    health = type_ in {ConsentType.HEALTH, ConsentType.PSYCHIATRIC}
    alone = age >= 18 or (health and age >= 15)
    assert deciders(of(age, *JOINT), M, type_, TODAY) == (("mille",) if alone else ADULTS)


def test_nobody_decides_where_custody_or_the_child_is_not_known() -> None:
    assert deciders(of(14), M, PLAN, TODAY) == ()
    assert deciders(family(), Id("?"), PLAN, TODAY) == ()
    past = custody("mille", "david", to_date=TODAY - DAY)
    assert deciders(of(14, custody("mille", "sanne"), past), M, PLAN, TODAY) == ("sanne",)


def test_what_entitles_somebody_to_speak_for_a_child() -> None:
    case = of(14, custody("mille", "sanne", CustodyForm.SOLE), custody("mille", "david", to_date=TODAY - DAY))  # fmt: skip
    found = custody_of(case, Id("sanne"), M, TODAY)
    assert found is not None
    assert found.form is CustodyForm.SOLE
    assert custody_of(case, Id("david"), M, TODAY) is None
    assert custody_of(case, None, M, TODAY) is None


@pytest.mark.parametrize("state", ConsentState)
@pytest.mark.parametrize("until", [None, TODAY - DAY])
def test_only_a_yes_that_holds_is_one(state: ConsentState, until: date | None) -> None:
    mine = yes("sanne")
    case = of(14, *JOINT, *mine, *yes("david", state=state, valid_until=until))
    said = state in {ConsentState.YES, ConsentState.PARTLY} and until is None
    assert missing_givers(case, only(mine), TODAY) == (() if said else ("david",))
    assert missing_for(case, M, PLAN, TODAY) == (() if said else ("david",))


def only(rows: tuple[Record, ...]) -> Consent:
    (found,) = [each for each in rows if isinstance(each, Consent)]
    return found


@pytest.mark.parametrize(
    ("other", "missing"),
    [
        ({}, ()),
        ({"kinds": (Kind.GOAL, Kind.HEALTH)}, ()),
        ({"kinds": (None,)}, ()),
        ({"kinds": (Kind.HEALTH,)}, ("david",)),
        ({"area": Area.SOCIAL}, ("david",)),
        ({"to": ("gp", "mentor")}, ()),
        ({"to": ("mentor",)}, ("david",)),
        ({"type": ConsentType.FETCHING}, ("david",)),
        ({"meeting_id": Id("m")}, ("david",)),
        ({"child_id": Id("lukas")}, ("david",)),
    ],
)
def test_a_yes_to_something_else_is_none(
    other: dict[str, object], missing: tuple[str, ...]
) -> None:
    mine = yes("sanne", kinds=(Kind.GOAL,))
    more = {"to": ("gp",), "kinds": (Kind.GOAL,), **other}
    to = more.pop("to")
    case = of(14, *JOINT, *mine, *yes("david", *to, **more))  # type: ignore[misc]  # a tuple
    assert missing_givers(case, only(mine), TODAY) == missing


@pytest.mark.parametrize(
    ("mine", "theirs", "missing"),
    [
        ((), (), False), (("gp",), (), False), (("gp",), ("gp", "mentor"), False),
        (("gp",), ("mentor",), True), ((), ("gp",), True), (("david",), ("gp",), False),
    ],
)  # fmt: skip
def test_in_a_meeting_naming_nobody_means_the_room(
    mine: tuple[str, ...], theirs: tuple[str, ...], missing: bool
) -> None:
    more = {"type": ConsentType.MEETING, "child_id": M, "meeting_id": Id("m")}
    first = consent("sanne", *mine, **more)  # type: ignore[arg-type]  # by name
    second = consent("david", *theirs, **more)  # type: ignore[arg-type]  # by name
    case = of(14, *JOINT, *first, *second)
    assert bool(missing_givers(case, only(first), TODAY)) is missing


def test_an_offer_waits_for_its_own_giver_first() -> None:
    offer = consent("sanne", "gp", type=PLAN, state=ConsentState.OFFERED)
    assert missing_givers(family(*offer), only(offer), TODAY) == ("sanne",)
    own = yes("mille")
    assert missing_givers(of(14, *JOINT, *own), only(own), TODAY) == ADULTS


def test_from_fifteen_the_child_speaks_for_its_own_health() -> None:
    both = (*yes("sanne"), *yes("david"))
    mine = only(both[:1])
    assert missing_givers(of(15, *JOINT, *both), mine, TODAY) == ("mille",)
    assert missing_givers(of(14, *JOINT, *both), mine, TODAY) == ()
    health = yes("sanne", kinds=(Kind.HEALTH,))
    assert missing_givers(of(15, *JOINT, *health), only(health), TODAY) == ("mille",)
    goals = yes("sanne", kinds=(Kind.GOAL,))
    assert missing_givers(of(15, *JOINT, *goals), only(goals), TODAY) == ("david",)
    full = of(15, *JOINT, *both, *yes("mille", kinds=(Kind.HEALTH,)))
    assert missing_givers(full, mine, TODAY) == ()


KINDS = st.lists(st.sampled_from([None, Kind.GOAL, Kind.HEALTH]), min_size=1, unique=True)
TO = st.lists(st.sampled_from(["gp", "mentor"]), min_size=1, unique=True)
SAID = st.dictionaries(
    st.sampled_from(["sanne", "david", "mille"]), st.tuples(KINDS, TO), min_size=1
)
HOLDERS = st.sets(st.sampled_from(["sanne", "david", "grandma"]))
TYPES = st.sampled_from([PLAN, ConsentType.HEALTH])


@few(200)
@given(st.integers(13, 19), HOLDERS, SAID, TYPES)
def test_nobody_is_missing_exactly_when_all_that_is_named_is_open(
    age: int, holders: set[str], said: dict[str, tuple[list[Kind | None], list[str]]], type_: ConsentType
) -> None:  # fmt: skip
    rows = [yes(who, *to, kinds=tuple(kinds), type=type_) for who, (kinds, to) in said.items()]
    case = of(age, person("grandma", 70), *(custody("mille", each) for each in sorted(holders)))
    case = with_(case, *(row for each in rows for row in each))
    consents = Consents(case, TODAY)
    for (kinds, to), mine in zip(said.values(), rows, strict=True):
        named = {each for kind in kinds for each in ([kind] if kind else [Kind.GOAL, Kind.HEALTH, Kind.SCHOOL])}  # fmt: skip
        open_ = all(consents.for_contact(M, Id(each), kind, None) for kind in named for each in to)
        told = missing_givers(case, only(mine), TODAY) == ()
        assert told or not open_
        assert open_ or not told or not deciders(case, M, type_, TODAY)
