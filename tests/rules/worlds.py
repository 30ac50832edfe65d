"""Random families in which consents hold, homes are shared and texts name people: worlds to attack."""

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final, TypeVar

from hypothesis import settings

from app.models.base import Id, Record
from app.models.case import RECORD_TYPES, Case
from app.models.consents import (
    Consent,
    ConsentForm,
    ConsentScope,
    ConsentState,
    ConsentType,
    Recipient,
)
from app.models.contacts import Contact
from app.models.facts import Kind, facts_of
from app.models.meetings import (
    AgendaItem,
    Agreement,
    Appointment,
    Attendance,
    Decision,
    Recommendation,
)
from app.models.people import Custody, CustodyForm, Person
from app.models.plan import Concern, Goal, Intervention, Statement
from app.models.readers import FamilyReader, ProfessionalReader, Reader, RoomReader
from app.models.safety import Clearance
from app.rules.clearing import digest_of
from app.rules.lens import lens
from app.rules.naming import Lexicon, Naming
from tests.support.generate import random_case
from tests.support.memory import TODAY

__all__ = ["WORDS", "few", "ids_in", "random_reader", "seen", "world"]

R = TypeVar("R", bound=Record)

WORDS: Final = Lexicon(
    {"rusmiddel": Kind.SUBSTANCE, "krisecenter": Kind.SHELTER, "skole": Kind.SCHOOL}
)
TOLD: Final[tuple[type[Record], ...]] = (
    Statement, Goal, Intervention, Agreement, Recommendation, Decision, Appointment, AgendaItem,
)  # fmt: skip
"""Classes that are about those whom ``Concern`` rows name."""

ROLES: Final = ("Læge", "Mentor", "Rusmiddelkonsulent", "Skolelærer", "Krisecenter", "Flextrafik")


def few(examples: int, parts: int = 1) -> settings:
    """That many examples in an ordinary run; as many as the profile says in a deep one.

    A test that is cut in ``parts``, so that processes share it, has them all together.
    """
    profile = settings.get_profile(settings.get_current_profile_name())
    most = examples if profile.derandomize else profile.max_examples
    return settings(profile, max_examples=most // parts)


def seen(case: Case, reader: Reader) -> Case:
    return lens(case, reader, TODAY, WORDS).case


def random_reader(rnd: random.Random, case: Case) -> Reader:
    readers: list[Reader] = [FamilyReader(each.id) for each in case.people]
    readers += [ProfessionalReader(each.id) for each in case.contacts]
    readers += [RoomReader(each.id) for each in case.meetings]
    return rnd.choice(readers)


def world(rnd: random.Random, *, rows: int = 45) -> Case:
    """A family with every class of record, most consents given, some texts about others."""
    case = random_case(rnd, rows=rows)
    for kind in RECORD_TYPES:
        case = case.having(kind, tuple(_livelier(rnd, case, each) for each in case.of(kind)))
    told = [each for kind in TOLD for each in case.of(kind) if rnd.random() < 0.8]
    for at, each in enumerate(told):
        who = rnd.choice(case.people).id
        row = Concern(id=Id(f"concern-{at}"), case_id=case.id, seq=99 + at, record_id=each.id,
                      person_id=who)  # fmt: skip
        case = case.having(Concern, (*case.concerns, row))
    return _with_consents(rnd, _with_custody(rnd, _with_clearances(rnd, case)))


def _with_clearances(rnd: random.Random, case: Case) -> Case:
    """Some texts are not about somebody whom they name; some clearances are for an older text."""
    naming = Naming(case, WORDS)
    rows: list[Clearance] = []
    for kind in TOLD:
        for each in case.of(kind):
            for name, fact in facts_of(kind).items():
                text = getattr(each, name) if fact is not None and fact.text else None
                for who in sorted(naming.people_in(text)):
                    if rnd.random() < 0.4:
                        old = "" if rnd.random() < 0.8 else " før"
                        rows.append(
                            Clearance(
                                id=Id(f"not-{each.id}-{name}-{who}"), case_id=case.id, seq=len(rows),
                                record_id=each.id, person_id=who, field=name,
                                digest=digest_of(f"{text}{old}"),
                            )
                        )  # fmt: skip
    return case.having(Clearance, tuple(rows))


def _with_custody(rnd: random.Random, case: Case) -> Case:
    """Every child has one or two adults who hold custody."""
    adults = [each for each in case.people if (each.age or 0) >= 18]
    for child in (each for each in case.people if each not in adults):
        for at, holder in enumerate(rnd.sample(adults, min(len(adults), rnd.randint(1, 2)))):
            row = Custody(id=Id(f"custody-{child.id}-{at}"), case_id=case.id, seq=99 + at,
                          child_id=child.id, holder_id=holder.id, form=CustodyForm.JOINT)  # fmt: skip
            case = case.having(Custody, (*case.custodies, row))
    return case


def _with_consents(rnd: random.Random, case: Case) -> Case:
    """Everyone has opened most of their own to somebody."""
    rows: list[Recipient] = []
    for at, giver in enumerate(case.people):
        key = Id(f"consent-{at}")
        person = rnd.random() < 0.5 or not case.contacts
        kind = ConsentType.FAMILY_VIEW if person else ConsentType.PLAN
        consent = Consent(id=key, case_id=case.id, seq=99 + at, giver_id=giver.id, type=kind,
                          **_consent(rnd))  # fmt: skip
        case = case.having(Consent, (*case.consents, consent))
        scope = ConsentScope(id=Id(f"scope-{at}"), case_id=case.id, seq=99 + at, consent_id=key)
        case = case.having(ConsentScope, (*case.consent_scopes, scope))
        row = Recipient(id=Id(f"to-{at}"), case_id=case.id, seq=99 + at, consent_id=key)
        if person:
            rows.append(replace(row, person_id=rnd.choice(case.people).id))
        else:
            rows.append(replace(row, contact_id=rnd.choice(case.contacts).id))
    return case.having(Recipient, (*case.recipients, *rows))


def _livelier(rnd: random.Random, case: Case, each: R) -> R:
    values = _VARIED[type(each)](rnd) if type(each) in _VARIED else {}
    for name, fact in facts_of(type(each)).items():
        text = fact is not None and fact.text and getattr(each, name)
        if text and name not in values and rnd.random() < 0.2:
            values[name] = f"{getattr(each, name)} hos {rnd.choice(case.people).name}s hjem"
    return replace(each, **values)


def _person(rnd: random.Random) -> dict[str, Any]:
    age = rnd.choice((4, 9, 14, 17, 18, 33, 45))
    protected = rnd.random() < 0.2
    return {"age": age, "birth_date": None, "protected": protected, "protected_until": None}


def _contact(rnd: random.Random) -> dict[str, Any]:
    return {
        "role": rnd.choice(ROLES),
        "planned": rnd.random() < 0.1,
        "from_date": None,
        "to_date": TODAY - timedelta(days=1) if rnd.random() < 0.1 else None,
    }


def _consent(rnd: random.Random) -> dict[str, Any]:
    return {
        "state": rnd.choice((ConsentState.YES, ConsentState.PARTLY, ConsentState.NO)),
        "form": ConsentForm.ORAL,
        "given_on": TODAY - timedelta(days=5),
        "valid_until": rnd.choice((None, TODAY, TODAY - timedelta(days=1))),
    }


def _scope(rnd: random.Random) -> dict[str, Any]:
    open_wide = rnd.random() < 0.5
    return {"kind": None, "area": None} if open_wide else {"area": None}


_VARIED: Final[Mapping[type[Record], Callable[[random.Random], dict[str, Any]]]] = {
    Person: _person,
    Contact: _contact,
    Consent: _consent,
    ConsentScope: _scope,
    Attendance: lambda rnd: {"present": rnd.random() < 0.7},
}


def ids_in(case: Case) -> frozenset[Id]:
    return frozenset(each.id for each in case.records())
