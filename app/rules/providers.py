"""What a contact carries out (*udfører*), and whom paper about it is about."""

from app.models.base import Id
from app.models.case import Case
from app.models.plan import Intervention
from app.rules.intervention_states import OVER

__all__ = ["provided_to", "provides"]


def provides(case: Case, contact_id: Id) -> tuple[Intervention, ...]:
    """Return what a contact carries out or is to carry out."""
    return tuple(
        each
        for each in case.interventions
        if each.provider_id == contact_id and each.state not in OVER
    )


def provided_to(case: Case, helps: tuple[Intervention, ...]) -> tuple[Id, ...]:
    """Return the persons whom interventions are for, in the family's order."""
    keys = {each.id for each in helps}
    found = {each.person_id for each in case.concerns if each.record_id in keys}
    return tuple(each.id for each in case.people if each.id in found)
