"""The plan of somebody who took the consent to it back: frozen, not deleted (domain.md §3.3)."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from app.models.base import Id, Record
from app.models.case import Case
from app.models.consents import Consent, ConsentState, ConsentType
from app.models.plan import Concern, Goal, Intervention

__all__ = ["frozen_plans", "is_frozen", "subject_of", "touches_frozen"]

_ANSWERED: Final = frozenset({ConsentState.YES, ConsentState.PARTLY, ConsentState.WITHDRAWN})


def subject_of(consent: Consent) -> Id:
    """Whose facts a consent is about: the child's where it was given for one, else the giver's."""
    return consent.child_id or consent.giver_id


def frozen_plans(case: Case) -> Mapping[Id, Consent]:
    """Return whose plan is frozen, and by the withdrawal of which consent.

    The newest plan consent of a giver counts, so that a new yes thaws the plan; of two from one
    day, the yes that still stands. Of two who hold custody of a child, either can freeze the
    child's.
    """
    newest: dict[tuple[Id, Id], Consent] = {}
    for each in sorted(case.consents, key=_age):
        if each.type is ConsentType.PLAN and each.state in _ANSWERED:
            newest[each.giver_id, subject_of(each)] = each
    return {
        subject: each
        for (_giver, subject), each in newest.items()
        if each.state is ConsentState.WITHDRAWN
    }


def _age(consent: Consent) -> tuple[date, bool, int]:
    """What puts the newest last."""
    stands = consent.state is not ConsentState.WITHDRAWN
    return consent.given_on or date.min, stands, consent.seq


def touches_frozen(case: Case, key: Id) -> Consent | None:
    """Return the withdrawn consent that freezes a goal or intervention, None where none does."""
    frozen = frozen_plans(case)
    about = (each.person_id for each in case.concerns if each.record_id == key)
    return next((frozen[each] for each in about if each in frozen), None) if frozen else None


def is_frozen(case: Case, record: Record) -> bool:
    """Whether a record stands in a plan that is frozen, or would put something into one."""
    match record:
        case Goal() | Intervention():
            return touches_frozen(case, record.id) is not None
        case Concern():
            in_plan = isinstance(case.find(record.record_id), Goal | Intervention)
            frozen = record.person_id in frozen_plans(case)
            return in_plan and (frozen or touches_frozen(case, record.record_id) is not None)
        case _:
            return False
