"""The form of a complaint (*klage*): it begins on its decision, each step of it is an act."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final, cast

from app.models.base import Record
from app.models.letters import (
    Complaint,
    Outcome,
    Ruling,
)
from app.models.meetings import Decision, DecisionState
from app.presenters.forms.decision import CAME_BY, complaint_task
from app.presenters.forms.editor import Deed, Editor, Part, Shown
from app.presenters.forms.entries import Around, Day, Link, Pick, Raw, Text, Values
from app.presenters.forms.issuing import day_or
from app.presenters.forms.spec import Choice, Tone
from app.services.acts.complaints import (
    ForwardComplaint,
    Reassess,
    ReceiveComplaint,
    RecordRuling,
)
from app.services.operation import Operation
from app.services.ports import Ids
from app.words import _
from app.words.dates import day_plain
from app.words.terms import term

__all__ = ["COMPLAINT"]


def _about(record: Complaint, around: Around) -> str:
    decision = around.case.get(Decision, record.decision_id)
    return "" if decision is None else decision.text.strip().rstrip(".")


def _new(record: Any, _preset: Mapping[str, Raw]) -> bool:
    return record is None


def _kept(record: Any, _preset: Mapping[str, Raw]) -> bool:
    return record is not None


def _issued(_record: Any, around: Around) -> tuple[Choice, ...]:
    return tuple(
        Choice(each.id, each.text, "gavel")
        for each in around.case.decisions
        if each.state is DecisionState.ISSUED
    )


def _receive(
    record: Complaint, _rows: tuple[Record, ...], around: Around, ids: Ids
) -> Operation:  # fmt: skip
    """Received with the task to look at the decision again."""
    decision = around.case.get(Decision, record.decision_id)
    task = complaint_task(decision, record.received_on, around, ids) if decision else None
    return ReceiveComplaint(record, task)


def _came(record: Complaint, _around: Around) -> str:
    """How and when, and what was said."""
    came = f"{day_plain(record.received_on)} · {term(record.via)}"
    return f"{came}\n{record.text}" if record.text else came


def _way(record: Complaint, _around: Around) -> str:
    """The steps it has taken so far."""
    steps = []
    if record.outcome is not None and record.reassessed_on is not None:
        steps.append(f"{term(record.outcome)} · {day_plain(record.reassessed_on)}")
    if record.forwarded_on is not None:
        steps.append(_("Sendt videre · {day}").format(day=day_plain(record.forwarded_on)))
    if record.ruling is not None and record.ruled_on is not None:
        steps.append(f"{term(record.ruling)} · {day_plain(record.ruled_on)}")
    return "\n".join(steps) or _("Ingen har set på den endnu")


def _can_reassess(record: Complaint, _around: Around) -> str | None:
    return "" if record.outcome is None and record.forwarded_on is None else None


def _reassess(
    record: Complaint, values: Values, around: Around, _ids: Ids
) -> tuple[Operation, ...]:
    day = day_or(values["reassessed_on"], around.today)
    outcome = cast("Outcome", values["outcome"])
    return (Reassess(around.case.id, record.id, outcome, day, record.version),)


def _can_forward(record: Complaint, _around: Around) -> str | None:
    waiting = record.forwarded_on is None and record.outcome is not Outcome.CHANGED
    return "" if waiting else None


def _forward(record: Complaint, values: Values, around: Around, _ids: Ids) -> tuple[Operation, ...]:
    day = day_or(values["forwarded_on"], around.today)
    direct = record.outcome is None
    return (ForwardComplaint(around.case.id, record.id, day, direct, record.version),)


def _can_rule(record: Complaint, _around: Around) -> str | None:
    return "" if record.forwarded_on is not None and record.ruling is None else None


def _rule(record: Complaint, values: Values, around: Around, _ids: Ids) -> tuple[Operation, ...]:
    day = day_or(values["ruled_on"], around.today)
    ruling = cast("Ruling", values["ruling"])
    return (RecordRuling(around.case.id, record.id, ruling, day, record.version),)


COMPLAINT: Final = Editor(
    kind=Complaint,
    over_title=_("Klage"),
    new_title=_("Ny klage"),
    title=lambda record, around: _("Klage over »{decision}«").format(
        decision=_about(record, around)
    ),
    removable=False,
    adds=_receive,
    deeds=(
        Deed(
            key="reassess",
            label=_("Vi har set på den igen"),
            tone=Tone.PRIMARY,
            icon="scale",
            offered=_can_reassess,
            perform=_reassess,
            asks=(
                Pick(name="outcome", label=_("Hvad blev det?"), of=Outcome, required=True),
                Day(name="reassessed_on", label=_("Dag"), placeholder=_("i dag")),
            ),
        ),
        Deed(
            key="forward",
            label=_("Er sendt videre"),
            icon="send",
            offered=_can_forward,
            perform=_forward,
            asks=(Day(name="forwarded_on", label=_("Dag"), placeholder=_("i dag")),),
        ),
        Deed(
            key="rule",
            label=_("Klagen er afgjort"),
            tone=Tone.PRIMARY,
            icon="gavel",
            offered=_can_rule,
            perform=_rule,
            asks=(
                Pick(name="ruling", label=_("Hvad blev det?"), of=Ruling, required=True),
                Day(name="ruled_on", label=_("Dag"), placeholder=_("i dag")),
            ),
        ),
    ),
    parts=(
        Part(
            "",
            (
                Link(
                    name="decision_id",
                    label=_("Over hvilken afgørelse?"),
                    options=_issued,
                    required=True,
                    matters=_new,
                ),
                replace(CAME_BY, matters=_new),
                Day(name="received_on", label=_("Kom den"), required=True, matters=_new),
                Text(name="text", label=_("Hvad siger borgeren?"), matters=_new),
                Shown(name="about", label=_("Klage over"), show=_about, matters=_kept),
                Shown(name="came", label=_("Kom"), show=_came, matters=_kept),
                Shown(name="way", label=_("Klagens vej"), show=_way, matters=_kept),
            ),
        ),
    ),
)
"""A complaint begins on its decision; each step of it is an act."""
