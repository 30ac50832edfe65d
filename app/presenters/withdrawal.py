"""A consent that is taken back, in words: what stops, who has a copy, what goes on, what is to be done.

The same finding (``app.rules.withdrawal.affected``) is shown before the act is confirmed and becomes the
tasks after it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.consents import Consent, ConsentType
from app.models.meetings import Meeting
from app.models.plan import Intervention
from app.models.tasks import Task, TaskReason
from app.presenters.scopes import scope_words
from app.presenters.who import meeting_label, name_of
from app.rules.deadlines import working_day
from app.rules.frozen import subject_of
from app.rules.withdrawal import Affected, Copy, affected
from app.services.acts.withdrawing import WithdrawConsent
from app.services.ports import Ids
from app.words import _
from app.words.dates import day_numeric
from app.words.people import genitive, joined
from app.words.terms import term

__all__ = ["Consequences", "consequences", "withdraw", "withdrawal_question"]

DECIDE_WITHIN: Final = timedelta(weeks=4)
"""How soon a new decision is proposed; the coordinator may choose another day."""


@dataclass(frozen=True, slots=True)
class Consequences:
    """What a withdrawal means, as sentences; ``stands`` is what may still be shared."""

    stops: tuple[str, ...]
    copies: tuple[str, ...]
    goes_on: tuple[str, ...]
    stands: tuple[str, ...]


def consequences(case: Case, consent: Consent, on: date) -> Consequences:
    """Say what taking a consent back means on a day."""
    found = affected(case, consent, on)
    return Consequences(
        stops=tuple(_stops(case, consent, on)),
        copies=tuple(_copy_lines(case, found.copies)),
        goes_on=tuple(_goes_on(case, found)),
        stands=tuple(_stands(case, found)),
    )


def withdrawal_question(case: Case, consent: Consent, on: date) -> str:
    """What is to be known before it is confirmed, in paragraphs."""
    found = consequences(case, consent, on)
    nobody = (_("Ingen andre har ark, der bygger på samtykket."),)
    parts = [
        _("Straks: {what}").format(what=" ".join(found.stops)),
        _("Har en kopi: {who}").format(who=" ".join(found.copies)) if found.copies else nobody[0],
    ]
    if found.goes_on:
        parts.append(_("Fortsætter: {what}").format(what=" ".join(found.goes_on)))
    if found.stands:
        parts.append(_("Gælder stadig: {what}").format(what=" ".join(found.stands)))
    parts.append(_("Ingen behøver en grund. Det kan ikke fortrydes, men der kan gives et nyt."))
    return "\n\n".join(parts)


def withdraw(
    case: Case, consent: Consent, on: date, ids: Ids, *, by: str | None, note: str | None
) -> WithdrawConsent:
    """Return the one act, with a task in words for everything that it reaches."""
    found = affected(case, consent, on)
    stands = joined([term(each.type) for each in case.consents if each.id in found.remaining])
    return WithdrawConsent(
        case.id,
        consent.id,
        tuple(_tasks(case, consent, found, on, ids)),
        by=by or name_of(case, consent.giver_id) or None,
        note=note,
        remaining=stands or None,
        seen=consent.version,
    )


def _stops(case: Case, consent: Consent, on: date) -> Iterator[str]:
    opens = scope_words(each for each in case.consent_scopes if each.consent_id == consent.id)
    whom = joined(_told(case, consent, on))
    if opens and whom:
        yield _("{what} deles ikke mere med {whom}.").format(what=opens, whom=whom)
    else:
        yield _("Der deles ikke mere, som bygger på samtykket.")
    if consent.type is ConsentType.PLAN:
        yield _("{whose} plan fryses. Den kan læses, men ikke rettes.").format(
            whose=genitive(name_of(case, subject_of(consent)))
        )


def _told(case: Case, consent: Consent, on: date) -> list[str]:
    rows = [each for each in case.recipients if each.consent_id == consent.id]
    names = [name_of(case, each.person_id or each.contact_id) or each.name or "" for each in rows]
    meeting = case.get(Meeting, consent.meeting_id)
    if meeting is not None:
        names.append(meeting_label(meeting, on))
    return [each for each in names if each]


def _copy_lines(case: Case, copies: tuple[Copy, ...]) -> Iterator[str]:
    holders = dict.fromkeys((each.person_id, each.contact_id) for each in copies)
    for person, contact in holders:
        yield _("{who} ({papers}).").format(
            who=name_of(case, person or contact) or _("koordinator"),
            papers=_papers(
                [each for each in copies if (each.person_id, each.contact_id) == (person, contact)]
            ),
        )


def _papers(copies: list[Copy]) -> str:
    """Each paper by its kind, number and day: "ark 3 fra 5.1.2026"."""
    return joined(
        [
            _("{form} {number} fra {day}").format(
                form=term(each.form).lower(), number=each.number, day=day_numeric(each.printed_on)
            )
            for each in copies
        ]
    )


def _goes_on(case: Case, found: Affected) -> Iterator[str]:
    names = [
        each.name
        for each in case.interventions
        if each.id in (*found.interventions, *found.covered)
    ]
    if names:
        yield _("{what}, til der er en ny afgørelse. Der kommer en opgave for hver.").format(
            what=joined(names)
        )


def _stands(case: Case, found: Affected) -> Iterator[str]:
    for each in case.consents:
        if each.id in found.remaining:
            yield _("samtykket »{what}«.").format(what=term(each.type))


def _tasks(case: Case, consent: Consent, found: Affected, on: date, ids: Ids) -> Iterator[Task]:
    soon = working_day(on + timedelta(days=1), frozenset())
    giver = name_of(case, consent.giver_id)
    for person, contact in found.holders:
        yield Task(
            id=ids.new(),
            case_id=case.id,
            reason=TaskReason.WITHDRAWAL,
            what=_told_text(case, found, giver, person, contact),
            person_id=person,
            by_date=soon,
        )
    for key in found.interventions:
        yield _assessment(case, key, on, ids)
    yield Task(
        id=ids.new(),
        case_id=case.id,
        reason=TaskReason.WITHDRAWAL,
        what=_("Giv {giver} brevet om, hvad der sker nu").format(giver=giver),
        person_id=consent.giver_id,
        by_date=soon,
    )


def _told_text(
    case: Case, found: Affected, giver: str, person: Id | None, contact: Id | None
) -> str:
    held = [each for each in found.copies if (each.person_id, each.contact_id) == (person, contact)]
    return _("Sig til {who}, at {whose} samtykke er trukket tilbage. Har {papers}.").format(
        who=name_of(case, person or contact), whose=genitive(giver), papers=_papers(held)
    )


def _assessment(case: Case, key: Id, on: date, ids: Ids) -> Task:
    intervention = case.get(Intervention, key)
    name = intervention.name if intervention else ""
    return Task(
        id=ids.new(),
        case_id=case.id,
        reason=TaskReason.REASSESSMENT,
        what=_("Vurdér igen, og giv en ny afgørelse: {name}").format(name=name),
        intervention_id=key,
        who=intervention.granted_by if intervention else None,
        by_date=working_day(on + DECIDE_WITHIN, frozenset()),
    )
