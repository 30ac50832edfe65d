"""What each class of record demands on top of what all demand."""

from functools import singledispatch
from math import isfinite

from app.models.base import Record
from app.models.case import CaseHead
from app.models.consents import Consent, ConsentSource, ConsentState, ConsentType, Recipient
from app.models.contacts import Contact, Placement, PlannedChange, Serves
from app.models.meetings import Agreement, Attendance, Decision, DecisionState, Handout
from app.models.people import Custody, IdentifierForm, Person, Relationship
from app.models.problems import Code, Problem
from app.models.safety import SharedRoom
from app.rules.identifiers import has_form

__all__ = ["particulars"]

OLDEST = 120
"""Years; an age above it is a slip of the hand."""

PLURAL = range(1, 100)
"""People behind one line of the contact map ("mindst 2")."""


@singledispatch
def particulars(record: Record) -> list[Problem]:
    """Return what is wrong with a record by the rules of its own class."""
    return []


@particulars.register
def _(record: Person) -> list[Problem]:
    found = []
    if record.age is not None and not 0 <= record.age <= OLDEST:
        found.append(Problem(Code.OUT_OF_RANGE, "age"))
    if record.identifier is not None:
        form = record.identifier_form or IdentifierForm.CPR
        if not has_form(record.identifier, form):
            found.append(Problem(Code.IDENTIFIER_FORM, "identifier"))
    return found


@particulars.register
def _(record: Relationship) -> list[Problem]:
    same = record.first_id == record.second_id
    return [Problem(Code.SAME_PERSON, "second_id")] if same else []


@particulars.register
def _(record: Custody) -> list[Problem]:
    same = record.child_id == record.holder_id
    return [Problem(Code.SAME_PERSON, "holder_id")] if same else []


@particulars.register
def _(record: Contact) -> list[Problem]:
    found = []
    if record.at_least is not None and record.at_least not in PLURAL:
        found.append(Problem(Code.OUT_OF_RANGE, "at_least"))
    if record.replaced_by_id == record.id:
        found.append(Problem(Code.SAME_PERSON, "replaced_by_id"))
    return found


@particulars.register
def _(record: Serves) -> list[Problem]:
    targets = (record.person_id is not None, record.household_id is not None, record.whole_family)
    return [] if sum(targets) == 1 else [Problem(Code.NEEDS_ONE_TARGET, "person_id")]


@particulars.register
def _(record: PlannedChange) -> list[Problem]:
    same = record.into_id == record.contact_id
    return [Problem(Code.SAME_PERSON, "into_id")] if same else []


@particulars.register
def _(record: Placement) -> list[Problem]:
    return [
        Problem(Code.OUT_OF_RANGE, each) for each in "xy" if not isfinite(getattr(record, each))
    ]


@particulars.register
def _(record: Attendance) -> list[Problem]:
    named = sum(each is not None for each in (record.person_id, record.contact_id, record.name))
    return [] if named == 1 else [Problem(Code.NEEDS_ONE_TARGET, "name")]


@particulars.register
def _(record: Agreement) -> list[Problem]:
    named = sum(
        each is not None for each in (record.who_person_id, record.who_contact_id, record.who)
    )
    return [] if named <= 1 else [Problem(Code.NEEDS_ONE_TARGET, "who")]


@particulars.register
def _(record: Consent) -> list[Problem]:
    """A consent that was given says when and how; a meeting's consent says which meeting."""
    found = []
    given = record.state in {ConsentState.YES, ConsentState.PARTLY, ConsentState.WITHDRAWN}
    if given and record.given_on is None:
        found.append(Problem(Code.NEEDS_CONSENT_FIELDS, "given_on"))
    if given and record.form is None:
        found.append(Problem(Code.NEEDS_CONSENT_FIELDS, "form"))
    if record.state is ConsentState.WITHDRAWN and record.withdrawn_on is None:
        found.append(Problem(Code.NEEDS_CONSENT_FIELDS, "withdrawn_on"))
    if given and record.type is ConsentType.MEETING and record.meeting_id is None:
        found.append(Problem(Code.NEEDS_CONSENT_FIELDS, "meeting_id"))
    return found


@particulars.register
def _(record: Recipient) -> list[Problem]:
    named = (record.person_id, record.contact_id, record.attendance_id, record.name)
    one = sum(each is not None for each in named) == 1
    return [] if one else [Problem(Code.NEEDS_ONE_TARGET, "person_id")]


@particulars.register
def _(record: ConsentSource) -> list[Problem]:
    one = (record.contact_id is None) != (record.name is None)
    return [] if one else [Problem(Code.NEEDS_ONE_TARGET, "contact_id")]


@particulars.register
def _(record: SharedRoom) -> list[Problem]:
    same = record.first_id == record.second_id
    return [Problem(Code.SAME_PERSON, "second_id")] if same else []


@particulars.register
def _(record: Handout) -> list[Problem]:
    both = record.person_id is not None and record.contact_id is not None
    return [Problem(Code.NEEDS_ONE_TARGET, "contact_id")] if both else []


@particulars.register
def _(record: Decision) -> list[Problem]:
    issued = record.state is DecisionState.ISSUED
    missing = issued and record.decided_on is None
    return [Problem(Code.MISSING_CHOICE, "decided_on")] if missing else []


@particulars.register
def _(record: CaseHead) -> list[Problem]:
    return [] if record.name.strip() else [Problem(Code.MISSING_TEXT, "name")]
