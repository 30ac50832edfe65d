"""What stands in a calendar taken home."""

from dataclasses import replace
from datetime import date, time, timedelta

from app.models.base import Id
from app.models.meetings import Appointment, MeetingState
from app.models.readers import COORDINATOR, FamilyReader, ProfessionalReader
from app.presenters.calendar_file import calendar_events
from tests.rules.families import GP, KEY, SANNE, TODAY, attends, family, meeting


def appointment(key: str, day: date = TODAY, *, weekly: bool = False) -> Appointment:
    return Appointment(
        id=Id(key), case_id=KEY, title="Psykiater", day=day, starts=time(9), place="Elmegården",
        weekly=weekly,
    )  # fmt: skip


def test_an_entry_says_what_sort_and_when_and_nothing_else() -> None:
    met = replace(meeting(title="Om Sanne", place="Rådhuset"), starts=time(10), ends=time(11))
    case = family(met, attends("sanne"), appointment("a"))
    events = calendar_events(case, SANNE, TODAY)
    assert [(each.title, each.day, each.starts, each.ends) for each in events] == [
        ("Tid", TODAY, time(9), None),
        ("Møde", TODAY, time(10), time(11)),
    ]
    assert "Psykiater" not in repr(events)
    assert "Elmegården" not in repr(events)
    assert "m" not in {each.uid for each in events}


def test_what_is_over_is_left_out_but_what_comes_every_week_is_not() -> None:
    before = TODAY - timedelta(days=8)
    case = family(appointment("old", before), appointment("weekly", before, weekly=True))
    assert [each.weekly for each in calendar_events(case, SANNE, TODAY)] == [True]


def test_two_readers_entries_of_one_meeting_have_nothing_in_common() -> None:
    case = family(meeting(), attends("sanne"), attends("david"))
    readers = (SANNE, FamilyReader(Id("david")), GP, ProfessionalReader(Id("x")), COORDINATOR)
    found = [calendar_events(case, each, TODAY)[0].uid for each in readers]
    assert len(set(found)) == len(readers)
    assert calendar_events(case, SANNE, TODAY)[0].uid == found[0]


def test_what_was_put_off_is_the_same_entry_on_its_new_day() -> None:
    old = replace(meeting(), state=MeetingState.POSTPONED)
    new = replace(meeting(), id=Id("n"), day=TODAY + timedelta(days=7), moved_from_id=old.id)
    before = calendar_events(family(meeting(), attends("sanne")), SANNE, TODAY)
    after = calendar_events(family(old, new, attends("sanne")), SANNE, TODAY)
    assert [each.uid for each in after] == [each.uid for each in before]
    assert [each.day for each in after] == [new.day]
    alone = family(replace(new, moved_from_id=None), old)
    assert calendar_events(alone, SANNE, TODAY)[0].uid != before[0].uid


def test_minutes_put_right_are_no_other_meeting() -> None:
    held = replace(meeting(), state=MeetingState.CLOSED)
    right = replace(meeting(), id=Id("r"), state=MeetingState.RUNNING, replaces_id=held.id)
    assert len(calendar_events(family(held, right), SANNE, TODAY)) == 1
