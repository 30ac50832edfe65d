"""Teaching material moved to another week."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.models.base import Id
from app.models.tasks import Task
from app.rules.moving import moved, whole_weeks
from tests.rules.families import KEY, SANNE, TODAY, attends, family, meeting, person, with_


@pytest.mark.parametrize("ahead", range(-9, 30))
def test_only_whole_weeks_so_that_weekdays_stay(ahead: int) -> None:
    by = whole_weeks(TODAY, TODAY + timedelta(days=ahead))
    assert (TODAY + by).weekday() == TODAY.weekday()
    assert timedelta(0) <= timedelta(days=ahead) - by < timedelta(days=7)


def test_every_day_moves_but_no_birthday() -> None:
    born = date(2011, 5, 4)
    case = with_(
        family(meeting(read_at=datetime(2026, 1, 12, 9, tzinfo=UTC)), attends("sanne")),
        person("sanne", birth_date=born),
        Task(id=Id("t"), case_id=KEY, what="Ring", by_date=None),
    )
    later = moved(case, timedelta(days=14))
    assert later.meetings[0].day == TODAY + timedelta(days=14)
    assert later.meetings[0].read_at == datetime(2026, 1, 26, 9, tzinfo=UTC)
    assert next(each for each in later.people if each.id == SANNE.person_id).birth_date == born
    assert later.tasks == case.tasks
    assert moved(later, timedelta(days=-14)) == case
