"""Two who must be kept apart in one meeting: only with a reason, which is logged (domain.md §15.16)."""

from collections.abc import Iterable
from datetime import UTC, datetime, time
from typing import Any, Final

from app.models.base import Id
from app.models.case import Case
from app.models.meetings import Meeting, MeetingState
from app.models.safety import SharedRoom
from app.presenters.forms.editor import Deed
from app.presenters.forms.entries import Around, Link, Text, Values
from app.presenters.forms.spec import Choice
from app.presenters.who import name_of
from app.rules.safety import Pair, must_be_apart
from app.services.acts.safety import ShareRoom
from app.services.operation import Operation
from app.services.ports import Ids
from app.words import _
from app.words.people import joined

__all__ = ["SHARE_ROOM"]

_BETWEEN: Final = "/"
_NO_MEETING: Final = Id("")


def _apart(case: Case, meeting: Id, around: Around) -> tuple[Pair, ...]:
    return must_be_apart(case, meeting, (each.id for each in case.people), around.today)


def _pairs(_record: Any, around: Around) -> tuple[Choice, ...]:
    return tuple(
        Choice(_BETWEEN.join(each), _names(around.case, each), "users")
        for each in _apart(around.case, _NO_MEETING, around)
    )


def _names(case: Case, pair: Iterable[Id]) -> str:
    return joined([name_of(case, each) for each in pair])


def _offered(record: Meeting, around: Around) -> str | None:
    over = record.state not in {MeetingState.PLANNED, MeetingState.RUNNING}
    return None if over or not _apart(around.case, record.id, around) else ""


def _share(record: Meeting, values: Values, around: Around, ids: Ids) -> tuple[Operation, ...]:
    """The day is what the row says; the moment stands in the log."""
    first, _by, second = str(values["pair"]).partition(_BETWEEN)
    made = SharedRoom(
        id=ids.new(),
        case_id=around.case.id,
        meeting_id=record.id,
        first_id=Id(first),
        second_id=Id(second),
        reason=str(values["reason"]),
        at=datetime.combine(around.today, time(), UTC),
    )
    return (ShareRoom(made),)


SHARE_ROOM: Final = Deed(
    key="share_room",
    label=_("Begrund fælles møde"),
    icon="shield-check",
    offered=_offered,
    perform=_share,
    asks=(
        Link(name="pair", label=_("Hvem?"), required=True, options=_pairs),
        Text(name="reason", label=_("Hvorfor er det trygt?"), required=True),
    ),
)
