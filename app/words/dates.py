"""How days and times are said: Danish needs twelve months and seven days, no locale data."""

from datetime import date, datetime, time
from typing import Final

from app.words.translate import _

__all__ = [
    "MONTHS",
    "WEEKDAYS",
    "clock_text",
    "day_long",
    "day_medium",
    "day_numeric",
    "day_plain",
    "day_relative",
    "day_short_weekday",
    "period_text",
    "stamp_text",
]

MONTHS: Final = (
    _("januar"),
    _("februar"),
    _("marts"),
    _("april"),
    _("maj"),
    _("juni"),
    _("juli"),
    _("august"),
    _("september"),
    _("oktober"),
    _("november"),
    _("december"),
)
"""The months, January first."""

WEEKDAYS: Final = (
    _("mandag"),
    _("tirsdag"),
    _("onsdag"),
    _("torsdag"),
    _("fredag"),
    _("lørdag"),
    _("søndag"),
)
"""The days of the week, Monday first as in ``date.weekday``."""

_SHORT: Final = (_("man"), _("tirs"), _("ons"), _("tors"), _("fre"), _("lør"), _("søn"))


def day_long(day: date) -> str:
    """Say a day in full: "mandag den 12. januar 2026"."""
    return _("{weekday} den {day}. {month} {year}").format(**_parts(day))


def day_plain(day: date) -> str:
    """Say a day without its weekday: "12. januar 2026"."""
    return _("{day}. {month} {year}").format(**_parts(day))


def day_medium(day: date, today: date) -> str:
    """Say a near day: "fredag 16. januar"; the year only where it is another one."""
    near = _("{weekday} {day}. {month}").format(**_parts(day))
    return near if day.year == today.year else f"{near} {day.year}"


def day_numeric(day: date) -> str:
    """Write a day as it is typed: "12.1.2026"."""
    return f"{day.day}.{day.month}.{day.year}"


def day_relative(day: date, today: date) -> str:
    """Say how near a day is where that is easier: "i dag", "i morgen", "i går"; else the day."""
    near = {-1: _("i går"), 0: _("i dag"), 1: _("i morgen")}
    return near.get((day - today).days) or day_medium(day, today)


def day_short_weekday(day: date) -> str:
    """Name the day of the week in a narrow box: "tirs"."""
    return _SHORT[day.weekday()]


def clock_text(at: time) -> str:
    """Write a time of day: "10.00"."""
    return f"{at.hour}.{at.minute:02d}"


def stamp_text(moment: datetime) -> str:
    """Write a moment in the zone it carries: "12.1.2026 kl. 10.42"."""
    return _("{day} kl. {time}").format(
        day=day_numeric(moment.date()), time=clock_text(moment.time())
    )


def period_text(first: date | None, last: date | None) -> str:
    """Say a period: "fra 1.2.2026 til 1.5.2026"; empty where neither end is known."""
    if first and last:
        return _("fra {first} til {last}").format(first=day_numeric(first), last=day_numeric(last))
    if first:
        return _("fra {first}").format(first=day_numeric(first))
    return _("til {last}").format(last=day_numeric(last)) if last else ""


def _parts(day: date) -> dict[str, str]:
    return {
        "weekday": WEEKDAYS[day.weekday()],
        "day": str(day.day),
        "month": MONTHS[day.month - 1],
        "year": str(day.year),
    }
