"""Closing a case and opening it again, in the form of the case."""

from datetime import date
from typing import Final

from app.models.case import CaseHead
from app.models.problems import Code, Problem
from app.presenters.forms.editor import Deed, Shown
from app.presenters.forms.entries import Around, Day, Values
from app.rules.tasks import holding_open
from app.services.acts.closing import CloseCase, ReopenCase
from app.services.operation import Operation
from app.services.ports import Ids
from app.words import _
from app.words.dates import day_numeric
from app.words.problems import sentence

__all__ = ["CLOSED", "CLOSING"]


def _closed(record: CaseHead, _around: Around) -> str:
    return day_numeric(record.closed_on) if record.closed_on else _("Nej")


def _can_close(record: CaseHead, around: Around) -> str | None:
    if record.closed_on is not None:
        return None
    return sentence(Problem(Code.TASKS_OPEN)) if holding_open(around.case) else ""


def _close(
    _record: CaseHead, values: Values, around: Around, _ids: Ids
) -> tuple[Operation, ...]:  # fmt: skip
    day = values["closed_on"]
    return (CloseCase(around.case.id, day if isinstance(day, date) else around.today),)


def _can_reopen(record: CaseHead, _around: Around) -> str | None:
    return None if record.closed_on is None else ""


def _reopen(
    _record: CaseHead, _values: Values, around: Around, _ids: Ids
) -> tuple[Operation, ...]:  # fmt: skip
    return (ReopenCase(around.case.id),)


CLOSED: Final = Shown(name="closed_on", label=_("Lukket"), show=_closed)

CLOSING: Final = (
    Deed(
        key="close",
        label=_("Luk sagen"),
        icon="lock",
        asks=(Day(name="closed_on", label=_("Dag"), placeholder=_("i dag")),),
        offered=_can_close,
        perform=_close,
    ),
    Deed(
        key="reopen",
        label=_("Åbn sagen igen"),
        icon="arrow-back-up",
        offered=_can_reopen,
        perform=_reopen,
    ),
)
"""A case is not closed while somebody waits for a new decision."""
