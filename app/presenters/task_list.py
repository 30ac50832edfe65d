"""The coordinator's list: what is to be done by when, and what comes by itself.

For the coordinator only; nothing of it is on anybody's paper.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.consents import Consent, ConsentState
from app.models.law import LawProfile
from app.models.plan import Intervention
from app.models.tasks import Task, TaskReason
from app.presenters.forms.spec import Choice
from app.presenters.who import contact_label, name_of
from app.rules.coming import Coming, ComingKind, coming
from app.rules.frozen import frozen_plans
from app.rules.law import time_for
from app.rules.tasks import is_open, is_overdue, open_tasks
from app.services.acts.records import Add
from app.services.ports import Ids
from app.words import _, ngettext
from app.words.dates import day_medium, day_plain, day_relative
from app.words.people import genitive
from app.words.terms import term

__all__ = [
    "ComingLine",
    "TaskLine",
    "WithdrawnCard",
    "by_day",
    "coming_lines",
    "frozen_banner",
    "task_for",
    "task_line",
    "task_lines",
    "withdrawn_cards",
]


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task; ``who`` is empty where the coordinator does it.

    ``letter`` is the consent whose letter is to be written, ``ticks`` whether one press ends it: a
    new assessment ends with a decision or with words.
    """

    id: Id
    what: str
    who: str
    when: str
    rule: str
    reason: Choice
    late: bool
    done: bool
    ticks: bool
    letter: Id | None


@dataclass(frozen=True, slots=True)
class ComingLine:
    """Something that comes by itself; ``key`` finds it again, ``record`` is where it leads."""

    key: str
    what: str
    when: str
    late: bool
    page: str
    record: Id


@dataclass(frozen=True, slots=True)
class WithdrawnCard:
    """A consent that was taken back, and what is left to do because of it."""

    consent: Id
    title: str
    lines: tuple[TaskLine, ...]
    left: str


def task_lines(case: Case, today: date, laws: tuple[LawProfile, ...] = ()) -> tuple[TaskLine, ...]:
    """Return what is to be done, the overdue first."""
    return tuple(task_line(case, each, today, laws) for each in open_tasks(case))


def task_line(case: Case, task: Task, today: date, laws: tuple[LawProfile, ...] = ()) -> TaskLine:
    """One task as a line."""
    return TaskLine(
        id=task.id,
        what=task.what,
        who=_who(case, task),
        when=_when(task, today),
        rule=_rule(case, task, laws),
        reason=Choice(task.reason.value, term(task.reason)),
        late=is_overdue(task, today),
        done=not is_open(task),
        ticks=is_open(task) and task.reason is not TaskReason.REASSESSMENT,
        letter=_letter(case, task),
    )


def _who(case: Case, task: Task) -> str:
    found = next((each for each in case.contacts if each.id == task.who_contact_id), None)
    return contact_label(found) if found is not None else task.who or ""


def _when(task: Task, today: date) -> str:
    if task.done_on is not None:
        return _("gjort {day}").format(day=day_relative(task.done_on, today))
    return by_day(task.by_date, today) if task.by_date is not None else ""


def by_day(day: date, today: date) -> str:
    """Say by when something is to be done, or since when it is overdue."""
    if day < today:
        return _("overskredet {day}").format(day=day_relative(day, today))
    return _("senest {day}").format(day=day_relative(day, today))


def _rule(case: Case, task: Task, laws: tuple[LawProfile, ...]) -> str:
    profile = next((each for each in laws if each.key == case.head.law_profile), None)
    found = profile.reference(task.law_key) if profile and task.law_key else None
    return found.label if found is not None else ""


def _letter(case: Case, task: Task) -> Id | None:
    """The consent that the letter to the giver is about; others are told, not written to."""
    consent = case.get(Consent, task.consent_id)
    letter = (
        consent is not None
        and task.reason is TaskReason.WITHDRAWAL
        and task.person_id == consent.giver_id
    )
    return task.consent_id if letter else None


# --- what a withdrawal left to do ----------------------------------------------------------------


def withdrawn_cards(
    case: Case, today: date, laws: tuple[LawProfile, ...] = ()
) -> tuple[WithdrawnCard, ...]:
    """Return what is left to do for each consent that was taken back, the newest first.

    One whose tasks are all done is over and not shown.
    """
    found = [
        (each, tuple(task for task in case.tasks if task.consent_id == each.id))
        for each in case.consents
        if each.state is ConsentState.WITHDRAWN
    ]
    going = [(each, tasks) for each, tasks in found if any(map(is_open, tasks))]
    going.sort(key=lambda pair: pair[0].withdrawn_on or date.min, reverse=True)
    return tuple(_withdrawn(case, each, tasks, today, laws) for each, tasks in going)


def _withdrawn(
    case: Case,
    consent: Consent,
    tasks: tuple[Task, ...],
    today: date,
    laws: tuple[LawProfile, ...],
) -> WithdrawnCard:
    left = sum(map(is_open, tasks))
    return WithdrawnCard(
        consent.id,
        _("{giver} trak samtykket »{what}« tilbage {day}").format(
            giver=name_of(case, consent.giver_id),
            what=term(consent.type),
            day=day_plain(consent.withdrawn_on) if consent.withdrawn_on else "",
        ),
        tuple(task_line(case, each, today, laws) for each in tasks),
        ngettext("{count} opgave tilbage", "{count} opgaver tilbage", left).format(count=left),
    )


def frozen_banner(case: Case) -> str:
    """Say whose plan is frozen and since when; empty where none is."""
    found = (
        _("{whose} plan er frosset siden {day}. Den kan læses, men ikke rettes. Hjælpen fortsætter,"
          " til der er en ny afgørelse.").format(
            whose=genitive(name_of(case, person)),
            day=day_plain(consent.withdrawn_on) if consent.withdrawn_on else _("tilbagetrækningen"),
        )
        for person, consent in frozen_plans(case).items()
        if name_of(case, person)
    )  # fmt: skip
    return " ".join(found)


# --- what comes by itself ------------------------------------------------------------------------

_SOON: Final = timedelta(days=14)


def coming_lines(
    case: Case, today: date, laws: tuple[LawProfile, ...] = ()
) -> tuple[ComingLine, ...]:
    """Return what comes and has no task yet, the earliest first."""
    return tuple(_coming_line(case, each, today) for each in _uncovered(case, today, laws))


def task_for(
    case: Case, key: str, today: date, ids: Ids, laws: tuple[LawProfile, ...] = ()
) -> Add | None:
    """Return the one act that makes a task of a line of ``coming_lines``; None where it is gone."""
    found = next((each for each in _uncovered(case, today, laws) if _key(each) == key), None)
    if found is None:
        return None
    return Add(
        Task(
            id=ids.new(),
            case_id=case.id,
            what=_advice(case, found),
            reason=_REASONS.get(found.what, TaskReason.EXPIRY),
            person_id=found.person_id,
            consent_id=found.record_id if found.what is ComingKind.CONSENT else None,
            intervention_id=found.record_id if found.what is ComingKind.IDLE else None,
            by_date=max(found.day, today),
        )
    )


_REASONS: Final[Mapping[ComingKind, TaskReason]] = MappingProxyType(
    {ComingKind.AGE: TaskReason.AGE, ComingKind.IDLE: TaskReason.RESUBMISSION}
)
_PAGES: Final[Mapping[ComingKind, str]] = MappingProxyType(
    {ComingKind.CONSENT: "consent", ComingKind.IDLE: "plan"}
)


def _uncovered(case: Case, today: date, laws: tuple[LawProfile, ...]) -> Iterator[Coming]:
    for each in coming(case, today, time_for(case, laws, "resubmission", today)):
        if each.what is ComingKind.AGE or not any(_covers(task, each) for task in case.tasks):
            yield each


def _covers(task: Task, each: Coming) -> bool:
    """Whether a task is about this consent or protection running out, or this help standing still."""
    if each.what is ComingKind.IDLE:
        again = task.reason is TaskReason.RESUBMISSION and task.intervention_id == each.record_id
        return again and (task.done_on is None or task.done_on >= each.day)
    if task.reason is not TaskReason.EXPIRY or task.person_id != each.person_id:
        return False
    about = each.record_id if each.what is ComingKind.CONSENT else None
    return task.consent_id == about and (is_open(task) or task.by_date == each.day)


def _key(each: Coming) -> str:
    return f"{each.what}/{each.record_id}/{each.years or ''}"


def _coming_line(case: Case, each: Coming, today: date) -> ComingLine:
    return ComingLine(
        key=_key(each),
        what=_advice(case, each),
        when=_coming_when(each, today),
        late=each.days_left < 0,
        page=_PAGES.get(each.what, "overview"),
        record=each.record_id,
    )


def _coming_when(each: Coming, today: date) -> str:
    if each.day - today > _SOON:
        return day_medium(each.day, today)
    return day_relative(each.day, today)


_AGES: Final[Mapping[int, str]] = MappingProxyType(
    {
        10: _("{name} fylder 10 og er part i sin egen sag. Tal med barnet om, hvad det betyder."),
        15: _("{name} fylder 15 og siger selv ja til at dele helbred. Tilbyd egne samtykker."),
        18: _("{name} fylder 18 og giver selv alle samtykker. Tilbyd nye."),
        25: _("{name} fylder 25. Se, hvem der tager over efter ungeindsatsen."),
        30: _("{name} fylder 30. Se, om uddannelse stadig skal med til mødet."),
    }
)


def _advice(case: Case, each: Coming) -> str:
    """What comes and what to do about it."""
    if each.what is ComingKind.IDLE:
        help_ = case.get(Intervention, each.record_id)
        return _(
            "»{name}« har stået stille for længe ({state}). Forelæg sagen igen, eller sæt den i gang."
        ).format(name=help_.name if help_ else "", state=term(help_.state) if help_ else "")
    name = name_of(case, each.person_id)
    if each.years is not None:
        return _AGES[each.years].format(name=name)
    if each.what is ComingKind.PROTECTION:
        return _(
            "{whose} beskyttelse af navn og adresse udløber. Spørg, om den skal forlænges."
        ).format(whose=genitive(name))
    consent = case.get(Consent, each.record_id)
    what = term(consent.type) if consent is not None else ""
    return _("{whose} samtykke »{what}« udløber. Tilbyd et nyt, hvis der er brug for det.").format(
        whose=genitive(name), what=what
    )
