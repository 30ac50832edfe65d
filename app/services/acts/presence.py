"""What an act asks of the record that it is about: that it is there, and has not moved on."""

from datetime import date
from typing import TypeVar

from app.models.base import Id, Record
from app.models.case import Case
from app.models.problems import Code, Problem, Refused

__all__ = ["between", "require", "there"]

R = TypeVar("R", bound=Record)


def there(case: Case, kind: type[R], key: Id, seen: int | None) -> R:
    """Return the record as it stands.

    Raises:
        Refused: it is gone, or has moved since the version that was seen.
    """
    present = case.get(kind, key)
    if present is None:
        raise Refused(Problem(Code.NO_SUCH_RECORD))
    if seen is not None and present.version != seen:
        raise Refused(Problem(Code.MOVED_ON))
    return present


def require(holds: bool) -> None:
    """Refuse an act that does not follow from the present state."""
    if not holds:
        raise Refused(Problem(Code.NOT_ALLOWED_FROM_STATE, "state"))


def between(earliest: date | None, day: date, today: date, field: str) -> None:
    """Refuse a day that is still to come, or before what must have come first."""
    if day > today:
        raise Refused(Problem(Code.IMPOSSIBLE_DATE, field))
    if earliest is not None and day < earliest:
        raise Refused(Problem(Code.PERIOD_REVERSED, field))
