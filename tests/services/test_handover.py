"""Giving a case away, giving it back, taking it in: one at a time, each once."""

from dataclasses import replace
from datetime import timedelta

from app.models.base import Id
from app.models.contacts import Coordinator, CoordinatorRole
from app.models.problems import Code
from app.models.tasks import Task
from app.rules.compared import Side
from app.services.acts.handover import GiveBack, GiveCase, Renew, TakeBack, is_out
from tests.rules.families import goal, with_
from tests.services.desk import KEY, Desk, a_case
from tests.support.generate import handover
from tests.support.memory import TODAY

ROW = handover(Id("h"), KEY)


def lent() -> Desk:
    desk = Desk(a_case(goal("g")))
    desk.run(GiveCase(ROW, Id("d")))
    return desk


def test_who_gets_it_is_the_deputy_for_its_period() -> None:
    desk = lent()
    assert is_out(desk.case)
    (deputy,) = desk.case.coordinators
    assert (deputy.name, deputy.role) == ("Bodil", CoordinatorRole.DEPUTY)
    assert (deputy.from_date, deputy.to_date) == (TODAY, ROW.until)
    desk.refuses(GiveCase(replace(ROW, id=Id("i")), Id("e")), Code.HANDED_OVER)


def test_a_name_is_needed_and_a_day_to_come() -> None:
    desk = Desk(a_case())
    desk.refuses(GiveCase(replace(ROW, to_name=" "), Id("d")), Code.MISSING_TEXT, "to_name")
    past = replace(ROW, until=TODAY - timedelta(1))
    desk.refuses(GiveCase(past, Id("d")), Code.IMPOSSIBLE_DATE, "until")


def test_given_back_once() -> None:
    desk = lent()
    desk.run(GiveBack(KEY, Id("h")))
    assert desk.case.handovers[0].returned_on == TODAY
    desk.refuses(GiveBack(KEY, Id("h")), Code.RETURNED_ALREADY)
    desk.refuses(GiveBack(KEY, Id("x")), Code.NO_SUCH_RECORD)


def test_what_came_back_ends_the_hand_over_with_what_lost_kept_aside() -> None:
    desk = lent()
    base = desk.case
    theirs = with_(base, goal("g", "Mere ro"), goal("h2"))
    mine = with_(base, goal("g", "Ro nu"))
    desk.store.cases[KEY] = mine
    task = Task(id=Id("t"), case_id=KEY, what="Ny vurdering")
    wish = TakeBack(Id("h"), base, theirs, mine, (), "Ro nu", (task,))
    desk.refuses(wish, Code.UNDECIDED)
    desk.refuses(replace(wish, seen=base), Code.MOVED_ON)
    change = desk.run(replace(wish, chosen=((Id("g"), "text", Side.THEIRS),)))
    case = desk.case
    assert [each.text for each in case.goals] == ["Mere ro", "Ro"]
    assert [each.what for each in case.tasks] == ["Ny vurdering"]
    assert (case.handovers[0].returned_on, case.handovers[0].kept_aside) == (TODAY, "Ro nu")
    assert [each.to_date for each in case.of(Coordinator)] == [TODAY]
    desk.will_not_undo(change, Code.HAS_LEGAL_EFFECT)


def test_the_copy_that_was_given_back_is_replaced_by_what_is_lent_anew() -> None:
    desk = lent()
    given = desk.case
    over = with_(given, replace(given.handovers[0], returned_on=TODAY), goal("n", "Nyt"))
    desk.refuses(Renew(given), Code.ALREADY_THERE)
    desk.run(GiveBack(KEY, Id("h")))
    desk.run(Renew(with_(over, replace(ROW, id=Id("i"), seq=1))))
    assert [each.id for each in desk.case.goals] == ["g", "n"]
    assert [each.id for each in desk.case.handovers] == ["h", "i"]
