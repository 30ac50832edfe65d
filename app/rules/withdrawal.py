"""What follows when a consent is taken back: who has a copy, which help needs a new decision.

A withdrawal stops what rested on that consent and nothing else: another basis stands, and help goes on
until the municipality has decided anew (domain.md §3.3, §15.9).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.consents import Consent, ConsentScope, ConsentState, ConsentType
from app.models.meetings import DecisionState, Handout, HandoutForm
from app.models.plan import Intervention, InterventionState
from app.models.problems import Code
from app.models.tasks import TaskReason
from app.rules.consents import is_valid
from app.rules.frozen import frozen_plans, subject_of, touches_frozen
from app.rules.tasks import holding_open, is_open

__all__ = [
    "HELPING",
    "Affected",
    "Copy",
    "affected",
    "awaits_decision",
    "broken_promise",
    "is_decided_since",
    "left_without_help",
    "may_move",
]

HELPING: Final = frozenset(
    {InterventionState.GRANTED, InterventionState.RUNNING, InterventionState.PAUSED}
)
"""States in which somebody counts on an intervention."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A paper that says something only because of the consent, and who has it."""

    handout_id: Id
    person_id: Id | None
    contact_id: Id | None
    form: HandoutForm
    number: int
    printed_on: date


@dataclass(frozen=True, slots=True)
class Affected:
    """What a withdrawal reaches.

    ``copies`` are the papers of others, ``own`` those of the giver. ``interventions`` go on and need
    a new decision, ``covered`` those that wait for one already. ``remaining`` are other consents
    that let some of the same through.
    """

    copies: tuple[Copy, ...] = ()
    own: tuple[Copy, ...] = ()
    interventions: tuple[Id, ...] = ()
    covered: tuple[Id, ...] = ()
    remaining: tuple[Id, ...] = ()

    @property
    def holders(self) -> tuple[tuple[Id | None, Id | None], ...]:
        """Who else has a copy, as person and contact, once each; the coordinator is neither."""
        found = dict.fromkeys((each.person_id, each.contact_id) for each in self.copies)
        return tuple(each for each in found if each != (None, None))


def affected(case: Case, consent: Consent, on: date) -> Affected:
    """Return what taking a consent back on a day reaches."""
    copies = tuple(_copies(case, consent))
    running = tuple(_running(case, consent))
    waiting = frozenset(_open_reassessments(case))
    return Affected(
        copies=tuple(each for each in copies if each.person_id != consent.giver_id),
        own=tuple(each for each in copies if each.person_id == consent.giver_id),
        interventions=tuple(each for each in running if each not in waiting),
        covered=tuple(each for each in running if each in waiting),
        remaining=tuple(_remaining(case, consent, on)),
    )


def _copies(case: Case, consent: Consent) -> Iterator[Copy]:
    resting = {each.handout_id for each in case.handout_bases if each.consent_id == consent.id}
    return (_copy(each) for each in case.handouts if each.id in resting)


def _copy(paper: Handout) -> Copy:
    printed = paper.printed_at.date()
    return Copy(
        paper.id, paper.person_id, paper.contact_id, paper.form, paper.number, printed
    )  # fmt: skip


def _running(case: Case, consent: Consent) -> Iterator[Id]:
    """What is done for whom the plan is about, where the withdrawal freezes that plan."""
    if consent.type is not ConsentType.PLAN:
        return
    gone = replace(consent, state=ConsentState.WITHDRAWN)
    rest = (each for each in case.consents if each.id != consent.id)
    if subject_of(consent) not in frozen_plans(case.having(Consent, (*rest, gone))):
        return
    about = {each.record_id for each in case.concerns if each.person_id == subject_of(consent)}
    for each in case.interventions:
        if each.id in about and each.state in HELPING:
            yield each.id


def _open_reassessments(case: Case) -> Iterator[Id]:
    for each in case.tasks:
        if each.reason is TaskReason.REASSESSMENT and is_open(each) and each.intervention_id:
            yield each.intervention_id


def _remaining(case: Case, consent: Consent, on: date) -> Iterator[Id]:
    """Other consents about the same person that open some of the same to some of the same."""
    opened, told = _opens(case, consent), _told(case, consent)
    for each in case.consents:
        same = each.id != consent.id and subject_of(each) == subject_of(consent)
        if same and is_valid(each, on, case) and told & _told(case, each):
            others = _opens(case, each)
            if any(_overlap(one, other) for one in opened for other in others):
                yield each.id


def _opens(case: Case, consent: Consent) -> list[ConsentScope]:
    return [each for each in case.consent_scopes if each.consent_id == consent.id]


def _told(case: Case, consent: Consent) -> set[Id]:
    rows = (each for each in case.recipients if each.consent_id == consent.id)
    return {key for each in rows if (key := each.person_id or each.contact_id) is not None}


def _overlap(one: ConsentScope, other: ConsentScope) -> bool:
    area = one.area is None or other.area is None or one.area is other.area
    return area and (one.kind is None or other.kind is None or one.kind is other.kind)


def is_decided_since(case: Case, intervention: Id, since: date) -> bool:
    """Whether a decision was taken on an intervention from a day on, or its new assessment ended."""
    decided = any(
        each.intervention_id == intervention
        and each.state is DecisionState.ISSUED
        and each.decided_on is not None
        and each.decided_on >= since
        for each in case.decisions
    )
    return decided or any(
        each.intervention_id == intervention
        and each.reason is TaskReason.REASSESSMENT
        and each.done_on is not None
        and each.done_on >= since
        and bool(each.decision_id or each.outcome)
        for each in case.tasks
    )


def awaits_decision(case: Case, intervention: Id) -> bool:
    """Whether an intervention of a frozen plan must go on as it is, until a new decision."""
    consent = touches_frozen(case, intervention)
    if consent is None:
        return False
    since = consent.withdrawn_on or date.min
    waiting = intervention in set(_open_reassessments(case))
    return waiting or not is_decided_since(case, intervention, since)


def may_move(case: Case, intervention: Intervention, wanted: InterventionState) -> bool:
    """Whether a frozen plan lets an intervention move: it begins or goes on, or it was decided."""
    if touches_frozen(case, intervention.id) is None:
        return True
    begins = intervention.state in HELPING and wanted is InterventionState.RUNNING
    return begins or not awaits_decision(case, intervention.id)


def left_without_help(case: Case) -> frozenset[Id]:
    """Return the interventions that run in a frozen plan while nobody is to decide on them.

    Nobody is left without help: this is empty after every withdrawal and stays so.
    """
    if not frozen_plans(case):
        return frozenset()
    waiting = frozenset(_open_reassessments(case))
    return frozenset(
        each.id
        for each in case.interventions
        if each.state in HELPING and each.id not in waiting and awaits_decision(case, each.id)
    )


def broken_promise(before: Case, after: Case) -> Code | None:
    """Say which promise to whoever took a consent back a change would break, None for none.

    It holds for every change, also for what is undone: no help falls away undecided, and no case
    is closed over what a withdrawal demands.
    """
    if left_without_help(after) - left_without_help(before) or _broken_off(before, after):
        return Code.PLAN_FROZEN
    closed = after.head.closed_on is not None and bool(holding_open(after))
    was = before.head.closed_on is not None and bool(holding_open(before))
    return Code.TASKS_OPEN if closed and not was else None


def _broken_off(before: Case, after: Case) -> bool:
    frozen = frozen_plans(before)
    return bool(frozen) and any(
        each.state in HELPING
        and awaits_decision(before, each.id)
        and not _goes_on(before, after, each)
        for each in before.interventions
    )


def _goes_on(before: Case, after: Case, present: Intervention) -> bool:
    consent = touches_frozen(before, present.id)
    since = (consent.withdrawn_on if consent else None) or date.min
    later = after.get(Intervention, present.id)
    return later is not None and (
        later.state in HELPING or is_decided_since(after, present.id, since)
    )
