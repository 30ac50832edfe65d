"""On which days an appointment falls."""

from datetime import timedelta

import pytest

from app.models.base import Id
from app.models.meetings import Appointment
from app.rules.appointments import falls_on
from tests.rules.families import KEY, TODAY


@pytest.mark.parametrize(
    ("weekly", "days", "falls"),
    [(False, 0, True), (False, 7, False), (True, 0, True), (True, 7, True), (True, 364, True),
     (True, 1, False), (True, -7, False), (False, -1, False)],
)  # fmt: skip
def test_a_weekly_appointment_comes_again_from_its_first_day_on(
    weekly: bool, days: int, falls: bool
) -> None:
    one = Appointment(id=Id("a"), case_id=KEY, title="Læge", day=TODAY, weekly=weekly)
    assert falls_on(one, TODAY + timedelta(days)) is falls
