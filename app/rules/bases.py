"""Which consents a sheet rests on: who holds a copy is asked when one of them is withdrawn."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from app.models.base import Id, Record
from app.models.case import RECORD_TYPES, Case
from app.models.consents import (
    Consent,
    ConsentScope,
    ConsentSource,
    ConsentType,
    Recipient,
)
from app.models.contacts import Contact, PlannedChange, Serves
from app.models.meetings import HandoutForm
from app.models.people import Household, Member, Person, Relationship
from app.models.readers import FamilyReader, ProfessionalReader, Reader
from app.rules.consents import is_valid
from app.rules.lens import Glass

__all__ = ["bases", "naming"]

_MAP: Final = frozenset({Person, Household, Member, Relationship, Contact, Serves, PlannedChange})
_CONSENT: Final = frozenset({Consent, ConsentScope, ConsentSource, Recipient})

_SHEET: Final = frozenset(RECORD_TYPES) - _CONSENT

_ON_PAPER: Final[Mapping[HandoutForm, frozenset[type[Record]]]] = MappingProxyType(
    {
        HandoutForm.MAP: _MAP,
        HandoutForm.CARD: frozenset({Contact, Serves}),
        HandoutForm.CONSENT: frozenset(),
        HandoutForm.LETTER: frozenset(),
        HandoutForm.DELETION: frozenset(),
    }
)
"""Kinds of record that a form shows; a sheet shows all but the consents themselves.

A consent form and a letter go to who gave the consent, and say nothing of others.
"""


def bases(glass: Glass, reader: Reader, form: HandoutForm = HandoutForm.SHEET) -> tuple[Id, ...]:
    """Return the valid consents naming a reader without which a sheet of this form would say less.

    Each is tried without the same giver's others for the same person: where two open the same, the
    sheet rests on both, and on whichever stays when one is withdrawn. One glass for all paper of a
    case asks once what several readers share.
    """
    kinds = _ON_PAPER.get(form, _SHEET)
    if not kinds:
        return ()
    named = naming(glass.case, reader, glass.on)

    def seen(withdrawn: set[Id]) -> Case:
        return glass.without(frozenset(withdrawn)).seen(reader).case

    found: list[Id] = []
    for each in named:
        alike = {other.id for other in named if _speaks(other) == _speaks(each)}
        with_it, without = seen(alike - {each.id}), seen(alike)
        if any(with_it.of(kind) != without.of(kind) for kind in kinds):
            found.append(each.id)
    return tuple(found)


def naming(case: Case, reader: Reader, on: date) -> tuple[Consent, ...]:
    """Valid consents that let this reader see; what is said in a meeting is on no sheet."""
    match reader:
        case FamilyReader(person_id):
            rows = {each.consent_id for each in case.recipients if each.person_id == person_id}
        case ProfessionalReader(contact_id):
            rows = {each.consent_id for each in case.recipients if each.contact_id == contact_id}
        case _:
            rows = set()
    return tuple(
        each
        for each in case.consents
        if each.id in rows and each.type is not ConsentType.MEETING and is_valid(each, on, case)
    )


def _speaks(consent: Consent) -> tuple[Id, Id]:
    """By whom and about whom."""
    return consent.giver_id, consent.child_id or consent.giver_id
