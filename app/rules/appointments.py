"""On which days an appointment (*tid*) falls."""

from datetime import date
from typing import Final

from app.models.meetings import Appointment

__all__ = ["falls_on"]

_WEEK: Final = 7


def falls_on(appointment: Appointment, day: date) -> bool:
    """Whether an appointment is on a day; a weekly one from its first day on."""
    if appointment.weekly:
        return appointment.day <= day and (day - appointment.day).days % _WEEK == 0
    return appointment.day == day
