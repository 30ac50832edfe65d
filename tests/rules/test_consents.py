"""What a consent opens: every state, type, scope, recipient, holder and day."""

from datetime import date, timedelta
from itertools import product

import pytest

from app.models.base import Id
from app.models.case import Case
from app.models.consents import Consent, ConsentForm, ConsentScope, ConsentState, ConsentType
from app.models.facts import Area, Kind
from app.models.people import CustodyForm
from app.rules.consents import Consents, is_expired, is_valid, last_day
from tests.rules.families import KEY, TODAY, consent, custody, family, meeting, person, with_

DAY = timedelta(1)
GIVEN = {ConsentState.YES, ConsentState.PARTLY}


def one(state: ConsentState = ConsentState.YES, **more: object) -> Consent:
    values = {"type": ConsentType.PLAN, "given_on": TODAY, "form": ConsentForm.ORAL, **more}
    return Consent(id=Id("c"), case_id=KEY, giver_id=Id("sanne"), state=state, **values)  # type: ignore[arg-type] # by name


@pytest.mark.parametrize("state", ConsentState)
def test_only_a_yes_is_valid_or_runs_out(state: ConsentState) -> None:
    assert is_valid(one(state), TODAY) is (state in GIVEN)
    assert is_expired(one(state, valid_until=TODAY - DAY), TODAY) is (state in GIVEN)
    assert not is_expired(one(state, valid_until=TODAY), TODAY)


@pytest.mark.parametrize(
    ("given", "until", "valid"),
    [
        (TODAY, None, True),
        (TODAY + DAY, None, False),
        (None, None, False),
        (TODAY - DAY, TODAY, True),
        (TODAY - 2 * DAY, TODAY - DAY, False),
    ],
)
def test_on_which_days_a_consent_is_valid(
    given: date | None, until: date | None, valid: bool
) -> None:
    assert is_valid(one(given_on=given, valid_until=until), TODAY) is valid


@pytest.mark.parametrize(
    ("given", "until", "last"),
    [
        (date(2026, 1, 12), None, date(2027, 1, 11)),
        (date(2026, 1, 1), None, date(2026, 12, 31)),
        (date(2024, 2, 29), None, date(2025, 2, 28)),
        (date(2023, 3, 1), None, date(2024, 2, 29)),
        (date(2026, 1, 12), date(2026, 3, 1), date(2026, 3, 1)),
        (date(2026, 1, 12), date(2030, 1, 1), date(2027, 1, 11)),
        (None, date(2030, 1, 1), date(2030, 1, 1)),
    ],
)
def test_a_health_consent_lapses_after_a_year_at_most(
    given: date | None, until: date | None, last: date
) -> None:
    health = one(type=ConsentType.HEALTH, given_on=given, valid_until=until)
    assert last_day(health) == last
    assert last_day(one(given_on=given, valid_until=until)) == until


@pytest.mark.parametrize("type_", ConsentType)
def test_what_health_persons_say_lapses_and_what_is_for_a_meeting_ends_with_it(
    type_: ConsentType,
) -> None:
    said = one(type=type_, meeting_id=Id("m"))
    expected = {
        ConsentType.HEALTH: date(2027, 1, 12),
        ConsentType.PSYCHIATRIC: date(2027, 1, 12),
        ConsentType.MEETING: TODAY,
    }
    assert last_day(said, family(meeting())) == expected.get(type_)
    moved = one(type=ConsentType.MEETING, meeting_id=Id("m"), valid_until=TODAY - DAY)
    assert last_day(moved, family(meeting())) == TODAY - DAY
    assert last_day(one(type=ConsentType.MEETING), family()) is None


@pytest.mark.parametrize("type_", ConsentType)
def test_for_a_child_it_holds_until_the_child_decides(type_: ConsentType) -> None:
    case = family(person("mille", birth_date=date(2012, 2, 29)))
    health = type_ in {ConsentType.HEALTH, ConsentType.PSYCHIATRIC}
    ends = date(2027, 2, 28) if health else date(2030, 2, 28)
    said = one(type=type_, child_id=Id("mille"), given_on=date(2026, 12, 1))
    assert last_day(said, case) == ends
    own = one(type=ConsentType.PLAN, child_id=Id("sanne"))
    assert last_day(own, case) is None


@pytest.mark.parametrize("age", [14, 15, 17, 18])
@pytest.mark.parametrize("kind", [Kind.HEALTH, Kind.GOAL])
@pytest.mark.parametrize("type_", [ConsentType.PLAN, ConsentType.HEALTH])
@pytest.mark.parametrize("giver", ["sanne", "mille"])
def test_from_fifteen_a_child_consents_to_health_data_itself(
    age: int, kind: Kind, type_: ConsentType, giver: str
) -> None:
    rows = consent(giver, "gp", type=type_, child_id=Id("mille"))
    case = family(person("mille", age), custody("mille", "sanne"), *rows)
    health = kind is Kind.HEALTH or type_ is ConsentType.HEALTH
    own = age == 18 or (age >= 15 and health)
    found = Consents(case, TODAY).for_contact(Id("mille"), Id("gp"), kind, None)
    assert found is (giver == ("mille" if own else "sanne"))


def opened(case: Case, to: str, about: str = "sanne") -> dict[str, bool]:
    """What ``about`` lets somebody see of goals in the social area, by way of asking."""
    consents = Consents(case, TODAY)
    who = Id(about), Id(to)
    return {
        "person": consents.for_person(*who, Kind.GOAL, Area.SOCIAL),
        "contact": consents.for_contact(*who, Kind.GOAL, Area.SOCIAL),
        "meeting": consents.for_meeting(*who, Kind.GOAL, Area.SOCIAL, frozenset({Id("gp")})),
    }


@pytest.mark.parametrize("type_", ConsentType)
def test_each_type_opens_one_way(type_: ConsentType) -> None:
    way = {ConsentType.FAMILY_VIEW: "person", ConsentType.MEETING: "meeting"}.get(type_, "contact")
    case = family(*consent("sanne", "david", "gp", type=type_, meeting_id=Id("m")))
    asked = {"person": "david", "contact": "gp", "meeting": "m"}
    assert {each for each, to in asked.items() if opened(case, to)[each]} == {way}


@pytest.mark.parametrize(
    ("kind", "area"),
    [*product((None, Kind.GOAL, Kind.HEALTH), (None, Area.SOCIAL, Area.HEALTH))],
)
def test_each_scope_opens_what_it_names(kind: Kind | None, area: Area | None) -> None:
    case = family(*consent("sanne", "david", kinds=(kind,), area=area))
    expected = kind is not Kind.HEALTH and area is not Area.HEALTH
    assert opened(case, "david")["person"] is expected


def test_scopes_are_not_mixed() -> None:
    """A kind from one scope and an area from another open nothing together."""
    rows = consent("sanne", "david", kinds=(Kind.HEALTH,), area=Area.SOCIAL)
    other = ConsentScope(id=Id("x"), case_id=KEY, consent_id=rows[0].id, kind=Kind.GOAL, area=Area.HEALTH)  # fmt: skip
    assert not opened(family(*rows, other), "david")["person"]


def test_a_consent_without_scope_or_recipient_opens_nothing() -> None:
    assert not opened(family(*consent("sanne", "david", kinds=())), "david")["person"]
    assert not opened(family(*consent("sanne")), "david")["person"]
    assert not opened(family(*consent("sanne", "mille")), "david")["person"]


def test_each_consent_stands_alone() -> None:
    """Withdrawing one does not touch another."""
    gone = consent("sanne", "david", state=ConsentState.WITHDRAWN)
    held = consent("sanne", "gp", type=ConsentType.PLAN)
    case = family(*gone, *held)
    assert (opened(case, "david")["person"], opened(case, "gp")["contact"]) == (False, True)


def test_nobody_gives_for_another_adult() -> None:
    case = family(*consent("david", "gp", type=ConsentType.PLAN))
    assert not opened(case, "gp")["contact"]
    on_behalf = consent("david", "gp", type=ConsentType.PLAN, child_id=Id("sanne"))
    assert not opened(with_(case, *on_behalf), "gp")["contact"]


@pytest.mark.parametrize("form", CustodyForm)
@pytest.mark.parametrize(
    ("holders", "givers", "open_"),
    [
        (("sanne",), ("sanne",), True),
        (("sanne", "david"), ("sanne",), False),
        (("sanne", "david"), ("sanne", "david"), True),
        (("david",), ("sanne",), False),
        ((), ("sanne",), False),
        (("sanne",), (), False),
    ],
)
def test_for_a_child_all_who_hold_custody_say_yes(
    form: CustodyForm, holders: tuple[str, ...], givers: tuple[str, ...], open_: bool
) -> None:
    case = family(*(custody("mille", each, form) for each in holders))
    for each in givers:
        case = with_(case, *consent(each, "gp", type=ConsentType.PLAN, child_id=Id("mille")))
    assert opened(case, "gp", "mille")["contact"] is open_


def test_a_child_does_not_consent_alone() -> None:
    case = family(custody("mille", "sanne"), *consent("mille", "gp", type=ConsentType.PLAN))
    assert not opened(case, "gp", "mille")["contact"]


def test_at_eighteen_the_consents_of_holders_end() -> None:
    yes = consent("sanne", "gp", type=ConsentType.PLAN, child_id=Id("mille"))
    case = family(custody("mille", "sanne"), *yes)
    assert opened(case, "gp", "mille")["contact"]
    grown = with_(case, person("mille", birth_date=date(2008, 1, 13)))
    assert not opened(grown, "gp", "mille")["contact"]
    own = with_(grown, *consent("mille", "gp", type=ConsentType.PLAN))
    assert opened(own, "gp", "mille")["contact"]


def test_who_is_known_to_be_of_age_and_who_holds_custody() -> None:
    past = custody("mille", "david", to_date=TODAY - DAY)
    consents = Consents(family(custody("mille", "sanne"), past, person("lukas")), TODAY)
    assert [consents.is_adult(Id(each)) for each in ("sanne", "mille", "lukas")] == [
        True,
        False,
        False,
    ]
    assert consents.holders(Id("mille")) == {"sanne"}
    assert consents.holders(Id("sanne")) == frozenset()


@pytest.mark.parametrize(
    ("ear", "named", "heard"),
    [
        ("m-bodil", ("david",), False),
        ("m-bodil", (), True),
        ("david", (), True),
        ("david", ("david",), True),
        ("gp", ("gp",), True),
        ("sanne", ("david",), True),
        ("mille", ("david",), False),
        ("other", ("gp",), False),
    ],
)
def test_who_hears_what_a_meeting_agreed_on(ear: str, named: tuple[str, ...], heard: bool) -> None:
    case = family(*consent("sanne", *named, type=ConsentType.MEETING, meeting_id=Id("m")))
    consents = Consents(case, TODAY)
    assert (
        consents.for_meeting(Id("sanne"), Id("m"), Kind.GOAL, None, frozenset({Id(ear)})) is heard
    )
