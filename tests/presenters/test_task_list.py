"""Tasks, what a withdrawal left to do, what comes: in words, in order, for the coordinator only."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.models.base import Id
from app.models.case import Case, CaseHead
from app.models.consents import Consent, ConsentState, ConsentType
from app.models.contacts import Contact
from app.models.people import Person
from app.models.readers import FamilyReader
from app.models.tasks import Task, TaskReason
from app.presenters.missing import missing
from app.presenters.overview import overview
from app.presenters.plan_board import plan_board
from app.presenters.task_list import (
    coming_lines,
    frozen_banner,
    task_for,
    task_lines,
    withdrawn_cards,
)
from app.presenters.withdrawal import consequences, withdraw, withdrawal_question
from app.rules.lens import lens
from app.rules.naming import Lexicon
from app.rules.steps import applied
from app.rules.withdrawal import left_without_help
from tests.services.desk import KEY, Desk, a_case
from tests.services.withdrawn import (
    ASSESS,
    LETTER,
    MENTOR,
    PEOPLE,
    SANNE,
    TELL,
    YES,
    consent,
    opening,
    paper,
    running,
    task,
)
from tests.support.forms import AROUND, LAWS
from tests.support.memory import TODAY, NumberedIds


def given(case: Case) -> Consent:
    return next(each for each in case.consents if each.id == YES)


def taken_back(desk: Desk | None = None) -> Desk:
    desk = desk or running()
    desk.run(withdraw(desk.case, given(desk.case), TODAY, NumberedIds(), by=None, note=None))
    return desk


# --- before and in the act ----------------------------------------------------------------------


def test_it_is_known_before_what_stops_who_has_a_copy_and_what_goes_on() -> None:
    desk = running(*opening(YES, Id("mentor")))
    words = withdrawal_question(desk.case, given(desk.case), TODAY)
    assert "Straks: mål deles ikke mere med Mentor." in words
    assert "Sannes plan fryses" in words
    assert "Har en kopi: David (ark 3 fra 5.1.2026)." in words
    assert "Fortsætter: run, til der er en ny afgørelse." in words
    assert "Ingen behøver en grund." in words


def test_without_copies_or_help_it_says_so_and_no_more() -> None:
    case = a_case(*PEOPLE, consent(type=ConsentType.PROFESSIONAL))
    words = withdrawal_question(case, given(case), TODAY)
    assert "Ingen andre har ark" in words
    assert "Fortsætter" not in words
    assert "Gælder stadig" not in words
    assert "Der deles ikke mere" in words


def test_what_else_lets_the_same_through_is_said_and_kept() -> None:
    other = (consent(Id("other"), type=ConsentType.FETCHING), *opening(Id("other"), Id("mentor")))
    desk = running(*opening(YES, Id("mentor")), *other)
    assert consequences(desk.case, given(desk.case), TODAY).stands == (
        "samtykket »Hente oplysninger hos andre«.",
    )
    assert "Gælder stadig: samtykket" in withdrawal_question(desk.case, given(desk.case), TODAY)
    assert given(taken_back(desk).case).remaining == "Hente oplysninger hos andre"


def test_a_paper_of_the_coordinators_own_is_listed_but_nobody_is_told() -> None:
    desk = running(*paper("desk"))
    assert "koordinator (ark 3" in withdrawal_question(desk.case, given(desk.case), TODAY)
    assert len(taken_back(desk).case.tasks) == 3


def test_the_meeting_of_a_consent_is_named() -> None:
    from app.models.meetings import Meeting

    talk = Meeting(id=Id("m"), case_id=KEY, day=TODAY, title="Opfølgning")
    about = consent(type=ConsentType.MEETING, meeting_id=Id("m"))
    case = a_case(*PEOPLE, talk, about, *opening(YES, Id("mentor"))[:1])
    assert "Opfølgning" in consequences(case, about, TODAY).stops[0]


def test_the_act_has_a_task_for_each_and_leaves_nobody() -> None:
    desk = taken_back()
    tell, assess, letter = desk.case.tasks
    assert tell.what.startswith("Sig til David, at Sannes samtykke er trukket tilbage.")
    assert (assess.who, assess.law_key, assess.by_date) == ("Kim", "sel-85", date(2026, 2, 10))
    assert letter.what == "Giv Sanne brevet om, hvad der sker nu"
    assert letter.by_date == date(2026, 1, 14)
    assert given(desk.case).withdrawn_by == "Sanne"
    assert not left_without_help(desk.case)


def test_a_task_for_the_weekend_waits_for_monday() -> None:
    desk = running()
    friday = date(2026, 1, 16)
    act = withdraw(desk.case, given(desk.case), friday, NumberedIds(), by="Kim", note="x")
    assert {each.by_date for each in act.tasks if each.person_id} == {date(2026, 1, 19)}
    assert (act.by, act.note) == ("Kim", "x")


# --- the list -----------------------------------------------------------------------------------


def test_a_task_says_who_when_and_under_which_rule() -> None:
    rows = (
        task("a", TaskReason.OWN, by_date=TODAY - timedelta(1), who_contact_id=Id("mentor")),
        task("b", TaskReason.REASSESSMENT, by_date=TODAY, who="Kim", law_key="sel-85"),
        task("c", TaskReason.OWN),
    )
    late, assess, plain = task_lines(a_case(MENTOR, *rows), TODAY, LAWS)
    assert (late.who, late.when, late.late) == ("Mentor", "overskredet i går", True)
    assert (assess.who, assess.when, assess.ticks) == ("Kim", "senest i dag", False)
    assert assess.rule.startswith("Serviceloven")
    assert (plain.who, plain.when, plain.rule, plain.ticks) == ("", "", "", True)
    assert task_lines(a_case(*rows), TODAY)[1].rule == ""


def test_the_steps_after_a_withdrawal_stay_until_all_are_done() -> None:
    desk = taken_back()
    (card,) = withdrawn_cards(desk.case, TODAY, LAWS)
    assert card.title.startswith("Sanne trak samtykket »Helhedsorienteret plan« tilbage 13. januar")
    assert card.left == "3 opgaver tilbage"
    assert [each.letter for each in card.lines] == [None, None, YES]
    first, *rest = desk.case.tasks
    done = replace(first, done_on=TODAY)
    (card,) = withdrawn_cards(desk.case.having(Task, (done, *rest)), TODAY)
    assert (card.lines[0].done, card.lines[0].when) == (True, "gjort i dag")
    assert card.left == "2 opgaver tilbage"
    over = tuple(replace(each, done_on=TODAY) for each in desk.case.tasks)
    assert withdrawn_cards(desk.case.having(Task, over), TODAY) == ()


def test_a_withdrawal_without_a_day_is_still_shown() -> None:
    case = taken_back().case
    undated = tuple(replace(each, withdrawn_on=None) for each in case.consents)
    case = case.having(Consent, undated)
    assert withdrawn_cards(case, TODAY)[0].title.endswith("tilbage ")
    assert "tilbagetrækningen" in frozen_banner(case)


def test_the_plan_says_that_it_is_frozen() -> None:
    desk = running()
    assert plan_board(desk.case, TODAY).frozen == ""
    taken_back(desk)
    frozen = plan_board(desk.case, TODAY).frozen
    assert frozen.startswith("Sannes plan er frosset siden 13. januar 2026.")
    hidden = desk.case.having(Person, desk.case.people[1:])
    assert frozen_banner(hidden) == ""


# --- what comes ---------------------------------------------------------------------------------


def aged(years: int) -> Case:
    born = date(TODAY.year - years, 1, 20)
    return a_case(Person(id=SANNE, case_id=KEY, name="Sanne", birth_date=born))


@pytest.mark.parametrize("years", [10, 15, 18, 25, 30])
def test_each_birthday_says_what_to_do_and_becomes_a_task(years: int) -> None:
    case = aged(years)
    (line,) = coming_lines(case, TODAY)
    assert f"Sanne fylder {years}" in line.what
    assert (line.when, line.page, line.late) == ("tirsdag 20. januar", "overview", False)
    act = task_for(case, line.key, TODAY, NumberedIds())
    assert act is not None
    after = applied(case, act.steps(case, AROUND))
    assert after.tasks[0].reason is TaskReason.AGE
    assert coming_lines(after, TODAY) == ()
    assert task_for(after, line.key, TODAY, NumberedIds()) is None


ENDING = consent(given_on=date(2025, 6, 1), valid_until=TODAY + timedelta(20))


@pytest.mark.parametrize(
    ("rows", "what", "page"),
    [
        ((PEOPLE[0], ENDING), "Sannes samtykke »Helhedsorienteret plan« udløber.", "consent"),
        ((Person(id=SANNE, case_id=KEY, name="Sanne", protected=True,
                 protected_until=TODAY - timedelta(1)),),
         "Sannes beskyttelse af navn og adresse udløber.", "overview"),
    ],
)  # fmt: skip
def test_what_runs_out_becomes_a_task_and_is_told_no_more(
    rows: tuple[Any, ...], what: str, page: str
) -> None:
    case = a_case(*rows)
    (line,) = coming_lines(case, TODAY)
    assert line.what.startswith(what)
    assert (line.page, line.late) == (page, page == "overview")
    act = task_for(case, line.key, TODAY, NumberedIds())
    assert act is not None
    after = applied(case, act.steps(case, AROUND))
    assert after.tasks[0].reason is TaskReason.EXPIRY
    assert coming_lines(after, TODAY) == ()
    other = replace(after.tasks[0], person_id=None)
    assert coming_lines(after.having(Task, (other,)), TODAY) == (line,)
    done = replace(after.tasks[0], done_on=TODAY, by_date=date(2020, 1, 1))
    assert coming_lines(after.having(Task, (done,)), TODAY) == (line,)


# --- what is missing ----------------------------------------------------------------------------


def test_help_on_which_nobody_is_to_decide_is_missing_something() -> None:
    def keys(case: Case) -> list[tuple[str, Id | None]]:
        return [(each.key, each.id) for each in missing(case, TODAY)]

    case = taken_back().case
    assert "reassessment" not in dict(keys(case))
    assert ("reassessment", Id("run")) in keys(case.having(Task, ()))  # as a package could bring it


def test_who_took_a_consent_back_is_not_to_be_asked_again() -> None:
    def asked(case: Case) -> list[str]:
        return [each.sentence for each in missing(case, TODAY) if each.key == "consent"]

    desk = running()
    assert len(asked(desk.case)) == 1  # David never said yes
    assert asked(taken_back(desk).case) == asked(running().case)
    assert len(asked(desk.case.having(Consent, ()))) == 2  # the control


# --- for the coordinator only -------------------------------------------------------------------


def test_the_overview_has_them_once_and_for_the_coordinator_only() -> None:
    desk = running(task("own", TaskReason.OWN), replace(MENTOR, id=Id("other")))
    case = taken_back(desk).case
    found = overview(case, TODAY, coordinator=True, laws=LAWS)
    assert [each.id for each in found.tasks] == ["own"]
    assert len(found.withdrawn[0].lines) == 3
    small = lens(case, FamilyReader(SANNE), TODAY, Lexicon()).case
    assert small.tasks == ()
    others = overview(small, TODAY, coordinator=False)
    assert (others.tasks, others.withdrawn, others.coming) == ((), (), ())


def test_a_closed_case_says_so() -> None:
    case = a_case(*PEOPLE)
    head = replace(case.head, closed_on=TODAY)
    closed = case.having(CaseHead, (head,))
    assert overview(closed, TODAY, coordinator=True).closed == "Lukket 13. januar 2026"
    assert overview(case, TODAY, coordinator=True).closed == ""


def test_a_letter_is_only_to_the_giver() -> None:
    rows = (LETTER, TELL, ASSESS, replace(LETTER, id=Id("age"), reason=TaskReason.AGE))
    of_consent = tuple(replace(each, consent_id=YES) for each in rows)
    case = running(*of_consent).case
    assert {each.id: each.letter for each in task_lines(case, TODAY)} == {
        "letter": YES, "tell": None, "assess": None, "age": None,
    }  # fmt: skip
    assert isinstance(MENTOR, Contact)
    assert given(case).state is ConsentState.YES
