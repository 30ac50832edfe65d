"""A municipality's changes lie over a profile while they hold; what was decided reads by its own time."""

from dataclasses import replace
from datetime import date

import pytest

from app.models.base import Id
from app.models.case import Case, CaseHead
from app.models.law import LawProfile, LocalLaw
from app.models.law_parts import Certainty, Deadline, Unit
from app.models.meetings import Decision, DecisionState
from app.rules.law import (
    deadline_of,
    decided_under,
    effective,
    keeps_decisions,
    law_keys,
    profile_of,
    route_of,
)
from app.rules.law_local import may_replace, overlaid
from tests.support.laws import shipped, shipped_laws

LAWS = shipped_laws()
BEFORE, DURING, AFTER = date(2026, 12, 31), date(2027, 6, 1), date(2028, 1, 1)
ROUTE = replace(shipped("2026").routes[0], to="Det lokale nævn", weeks=6)
RULE = replace(shipped("2026").references[0], key="lokal", act="Kvalitetsstandarden")
ANSWER = Deadline(
    key="answer", title="Svar", amount=4, unit=Unit.WEEKS, source="prøve",
    checked_on=BEFORE, certainty=Certainty.LOW,
)  # fmt: skip
LOCAL = LocalLaw(
    key="by-2027", base="2026", municipality="By", source="prøve", checked_on=BEFORE,
    certainty=Certainty.LOW, valid_from=date(2027, 1, 1), valid_to=date(2027, 12, 31),
    meeting_decides=True, references=(RULE,), routes=(ROUTE,), deadlines=(ANSWER,),
)  # fmt: skip


def now(on: date, *changes: LocalLaw) -> LawProfile:
    found = overlaid(LAWS, changes or (LOCAL,), on)
    return next(each for each in found if each.key == "2026")


def test_a_change_holds_from_its_first_to_its_last_day() -> None:
    for on, there in ((BEFORE, False), (DURING, True), (AFTER, False)):
        law = now(on)
        assert (law.reference("lokal") is not None) is there
        assert law.meeting_decides is there
        assert (deadline_of(law, "answer", on) is not None) is there
        assert (law.complaint_to, law.complaint_weeks) == (
            ("Det lokale nævn", 6) if there else ("Ankestyrelsen", 4)
        )


def test_what_has_the_key_of_something_takes_its_place() -> None:
    law = now(DURING)
    way = route_of(law, "sel-85", DURING)

    assert way is not None
    assert way.weeks == 6
    assert [each.key for each in law.routes] == [each.key for each in shipped("2026").routes]


def test_other_profiles_stay_as_they_are() -> None:
    for each in overlaid(LAWS, (LOCAL,), DURING):
        plain = shipped(each.key)
        assert each.key == "2026" or replace(each, plain=None) == plain


def test_the_later_change_wins_and_one_that_says_nothing_lets_stand() -> None:
    later = replace(
        LOCAL, key="by-juni", valid_from=DURING, valid_to=None, meeting_decides=None,
        routes=(replace(ROUTE, weeks=None),),
    )  # fmt: skip
    law = now(DURING, later, LOCAL)

    assert law.meeting_decides
    assert law.routes[0].weeks is None
    assert law.complaint_weeks == 6, "without a time the one before stands"
    assert not now(AFTER, later, LOCAL).meeting_decides


def test_a_profile_without_routes_keeps_its_own_words() -> None:
    bare = replace(shipped("2026"), routes=(), local=(replace(LOCAL, routes=()),))

    assert effective(bare, DURING).complaint_weeks == 4


def test_every_rule_that_was_ever_brought_in_can_still_be_pointed_to() -> None:
    assert "lokal" not in law_keys(LAWS)
    assert "lokal" in law_keys(overlaid(LAWS, (LOCAL,), AFTER))


# --- a case keeps its profile, a decision its time -----------------------------------------------

KEY = Id("case")


def case(profile: str, decided: date | None, state: DecisionState = DecisionState.ISSUED) -> Case:
    made = Decision(id=Id("d"), case_id=KEY, text="Ja", state=state, decided_on=decided)
    head = CaseHead(id=KEY, case_id=KEY, law_profile=profile)
    return Case(head=head, decisions=(made,))


@pytest.mark.parametrize(
    ("profile", "decided", "read_by"),
    [
        ("2013", date(2020, 5, 1), "2013"),
        ("2025", date(2025, 5, 1), "2025"),
        ("2025", date(2026, 9, 1), "2025"),  # what has begun is finished under the old rules
        ("2026", date(2026, 9, 1), "2026"),
        ("2026", date(2025, 5, 1), "2025"),  # before its profile began
        ("2026", date(2020, 5, 1), "2013"),
        ("2026", None, "2026"),
        ("plan", date(2019, 5, 1), "plan"),
    ],
)
def test_which_profile_a_decision_reads_by(
    profile: str, decided: date | None, read_by: str
) -> None:
    made = case(profile, decided)
    found = decided_under(made, made.decisions[0], LAWS)

    assert found is not None
    assert found.key == read_by


def test_a_draft_reads_by_the_profile_of_its_case() -> None:
    made = case("2026", date(2020, 5, 1), DecisionState.DRAFT)
    found = decided_under(made, made.decisions[0], LAWS)

    assert found is not None
    assert found.key == "2026"


@pytest.mark.parametrize(
    ("old", "new", "decided", "keeps"),
    [
        ("2025", "2026", date(2025, 5, 1), True),  # the new one had not begun
        ("2026", "plan", date(2026, 5, 1), False),
        ("2026", "2025", date(2026, 5, 1), False),
        ("2026", "2026", date(2026, 5, 1), True),
        ("2026", "ukendt", date(2026, 5, 1), False),
    ],
)
def test_a_case_takes_another_profile_only_where_no_decision_would_read_by_it(
    old: str, new: str, decided: date, keeps: bool
) -> None:
    assert keeps_decisions(case(old, decided), new, LAWS) is keeps
    assert keeps_decisions(case(old, decided, DecisionState.DRAFT), new, LAWS)


def test_an_unknown_profile_is_none() -> None:
    made = case("ukendt", date(2026, 5, 1))

    assert decided_under(made, made.decisions[0], LAWS) is None
    assert profile_of(made, LAWS, BEFORE) is None


def test_a_decision_reads_by_the_changes_of_its_own_day() -> None:
    today = overlaid(LAWS, (LOCAL,), AFTER)
    made = case("2026", DURING)
    law = decided_under(made, made.decisions[0], today)

    assert law is not None
    assert law.complaint_weeks == 6
    assert next(each for each in today if each.key == "2026").complaint_weeks == 4
    then, later = profile_of(made, today, DURING), profile_of(made, today, AFTER)
    assert then is not None
    assert later is not None
    assert (then.complaint_weeks, later.complaint_weeks) == (6, 4)


def test_a_profile_without_a_first_day_is_never_too_young() -> None:
    ever = replace(shipped("2026"), valid_from=None)
    made = case("2026", date(2001, 5, 1))

    assert decided_under(made, made.decisions[0], (ever,)) == effective(ever, date(2001, 5, 1))


# --- taking the place of a change ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "changed", "allowed"),
    [
        (BEFORE, {"meeting_decides": None}, True),  # still to come
        (DURING, {"text": "# med en bemærkning"}, True),
        (DURING, {"meeting_decides": None}, False),
        (DURING, {"valid_to": DURING}, True),  # ends today
        (DURING, {"valid_to": None}, True),
        (DURING, {"valid_to": date(2027, 5, 1)}, False),  # would have ended already
        (AFTER, {"valid_to": None}, False),  # is over
        (AFTER, {}, True),
    ],
)
def test_what_has_begun_can_only_be_given_another_end(
    on: date, changed: dict[str, object], allowed: bool
) -> None:
    new = replace(LOCAL, **changed)  # type: ignore[arg-type]  # names and values of the table

    assert may_replace(LOCAL, new, on) is allowed


def test_what_has_no_end_may_be_ended() -> None:
    endless = replace(LOCAL, valid_to=None)

    assert may_replace(endless, replace(endless, valid_to=AFTER), DURING)
