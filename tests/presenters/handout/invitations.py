"""The training family with a meeting next week, for the paper that goes out before it."""

from dataclasses import replace
from datetime import date, time
from typing import Any, Final

from app.models.base import Id
from app.models.case import Case
from app.models.facts import Kind
from app.models.meetings import Attendance, Meeting
from app.models.preparing import PreparationPart, Readiness, ReadinessState
from app.models.readers import Reader
from app.rules.lens import lens
from app.rules.naming import Lexicon
from tests.resources.demo import TRAINING, case_of

__all__ = ["CASE", "DAVID", "MEETING", "ON", "SANNE", "WORKERS", "invited", "seen"]

ON: Final = date(2026, 1, 13)
MEETING: Final = Id("m")
CASE: Final = case_of(TRAINING)
SANNE: Final = CASE.people[0].id
DAVID: Final = next(each.id for each in CASE.people if each.name == "David")
_LAST: Final = max(CASE.meetings, key=lambda each: each.day)
_ROWS: Final = tuple(each for each in CASE.attendances if each.meeting_id == _LAST.id)
WORKERS: Final = tuple(each.contact_id for each in _ROWS if each.contact_id is not None)


def invited(**more: Any) -> Case:
    """Those of the last meeting come again; Sanne needs a loop, and the first worker an attest."""
    given = {"title": "Opfølgning på planen", "place": "Rådhuset, lokale 2", **more}
    given = {"day": date(2026, 1, 20), "starts": time(10), **given}
    row = Meeting(id=MEETING, case_id=CASE.id, seq=9, **given)
    rows = tuple(_again(each, at) for at, each in enumerate(_ROWS))
    errand = Readiness(
        id=Id("r"), case_id=CASE.id, meeting_id=MEETING, key="lae265", by_date=date(2026, 1, 16),
        state=ReadinessState.ASKED, who_contact_id=WORKERS[0],
    )  # fmt: skip
    part = PreparationPart(
        id=Id("p"), case_id=CASE.id, person_id=SANNE, key="1", kind=Kind.GOAL,
        own_words="Jeg vil noget med dyr.", text="Sanne har arbejdet i køkken i ti år.",
    )  # fmt: skip
    return replace(
        CASE, meetings=(*CASE.meetings, row), attendances=(*CASE.attendances, *rows),
        readiness=(errand,), preparation_parts=(part,),
    )  # fmt: skip


def _again(each: Attendance, at: int) -> Attendance:
    needs = "teleslynge" if each.person_id == SANNE else None
    return replace(
        each, id=Id(f"a{at}"), meeting_id=MEETING, seq=90 + at, present=False, needs=needs
    )


def seen(case: Case, reader: Reader) -> Case:
    return lens(case, reader, ON, Lexicon()).case
