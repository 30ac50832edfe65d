"""The form of a decision: its parts, how it is issued, what it takes the place of, complaints about it."""

from dataclasses import replace
from datetime import date
from typing import Any, Final, cast

from app.models.letters import Complaint, ComplaintVia
from app.models.meetings import Decision, DecisionEffect, DecisionState
from app.models.plan import Concern
from app.models.tasks import Task, TaskReason
from app.presenters.forms.deciding import decision_start
from app.presenters.forms.editor import Deed, Editor, Part, Shown
from app.presenters.forms.entries import Around, Check, Day, Line, Link, Pick, Text, Values
from app.presenters.forms.issuing import (
    answers,
    day_or,
    issuing,
    lacking,
    resubmission,
)
from app.presenters.forms.meeting import meeting_options
from app.presenters.forms.network import area_entry, contact_options
from app.presenters.forms.outcome import intervention_options
from app.presenters.forms.plan import law_entry
from app.presenters.forms.rows import concerns
from app.presenters.forms.spec import Choice
from app.presenters.who import concerned, name_of
from app.rules.combined import also_by_one
from app.rules.complaints import reassess_by, route_for
from app.rules.law import profile_of, routes
from app.rules.letters import lacks
from app.services.acts.complaints import ReceiveComplaint
from app.services.acts.decisions import IssueDecision
from app.services.acts.records import Add
from app.services.operation import Operation
from app.services.ports import Ids
from app.words import _
from app.words.dates import day_plain
from app.words.people import joined
from app.words.terms import term

__all__ = ["CAME_BY", "DECISION", "complaint_task"]


def _decisions(record: Any, around: Around) -> tuple[Choice, ...]:
    return tuple(
        Choice(each.id, each.text, "scale")
        for each in around.case.decisions
        if record is None or each.id != record.id
    )


def _issuable(record: Decision, around: Around) -> str | None:
    if record.state is DecisionState.ISSUED:
        return None
    missing = lacks(record)
    if "reason" in missing:
        return _("Skriv begrundelsen først. En afgørelse skal have en.")
    if missing:
        return _("Vælg først den paragraf, afgørelsen bygger på.")
    return lacking(around.case, record)


def _issue(record: Decision, values: Values, around: Around, ids: Ids) -> tuple[Operation, ...]:
    decided, delivery, sent, received = answers(values, around)
    return (
        IssueDecision(
            around.case.id,
            record.id,
            decided,
            received,
            record.version,
            delivery,
            sent,
            resubmission(around.case, record, ids),
            ids.new() if record.intervention_id else None,
        ),
    )


def _replaceable(record: Decision, _around: Around) -> str | None:
    return "" if record.state is DecisionState.ISSUED else None


def _replace(record: Decision, _values: Values, around: Around, ids: Ids) -> tuple[Operation, ...]:
    """A draft with the same content that takes the place of an issued decision."""
    new = ids.new()
    draft = replace(
        record,
        id=new,
        state=DecisionState.DRAFT,
        decided_on=None,
        received_on=None,
        sent_on=None,
        letter_id=None,
        replaces_id=record.id,
    )
    rows = tuple(
        Concern(id=ids.new(), case_id=around.case.id, record_id=new, person_id=each)
        for each in concerned(around.case, record.id)
    )
    return (Add(draft, rows),)


def complaint_task(decision: Decision, came: date, around: Around, ids: Ids) -> Task | None:
    """Return the task to look at a decision again (*genvurdering*), None where the route knows none."""
    route = route_for(around.case, decision, around.laws, came)
    by = reassess_by(route, came, around.holidays) if route else None
    if by is None:
        return None
    what = _("Se på afgørelsen igen, der er klaget over den: »{decision}«.")
    return Task(
        id=ids.new(),
        case_id=around.case.id,
        what=what.format(decision=decision.text.strip().rstrip(".")),
        reason=TaskReason.COMPLAINT,
        by_date=by,
    )


CAME_BY: Final = Pick(
    name="via",
    label=_("Hvordan kom den?"),
    of=ComplaintVia,
    required=True,
    default=ComplaintVia.PHONE.value,
)
"""How a complaint came."""


def _complain(record: Decision, values: Values, around: Around, ids: Ids) -> tuple[Operation, ...]:
    came = day_or(values["received_on"], around.today)
    made = Complaint(
        id=ids.new(),
        case_id=around.case.id,
        decision_id=record.id,
        received_on=came,
        via=cast("ComplaintVia", values["via"]),
        text=cast("str | None", values["text"]),
    )
    return (ReceiveComplaint(made, complaint_task(record, came, around, ids)),)


def _routes(_record: Any, around: Around) -> tuple[Choice, ...]:
    law = profile_of(around.case, around.laws)
    found = routes(law, around.today) if law else ()
    return tuple(
        Choice(each.key, _("{to}: {what}").format(to=each.to, what=each.title), "route")
        for each in found
        if each.known
    )


def _received(record: Decision, _around: Around) -> str:
    """When it counts as received, and why."""
    if record.received_on is None:
        return _("Ikke endnu")
    day = day_plain(record.received_on)
    return f"{day}: {term(record.delivery).lower()}" if record.delivery else day


def _one_person(record: Decision, around: Around) -> str:
    """Two helps by one person are one case for the citizen: they belong in one letter."""
    others = also_by_one(around.case, record)
    if not others:
        return ""
    said = _("{name} står også for »{what}«. Saml det i ét brev, så borgeren har én at aftale med.")
    what = joined([each.text.strip().rstrip(".") for each in others])
    return said.format(name=name_of(around.case, record.provider_id), what=what)


DECISION: Final = Editor(
    kind=Decision,
    over_title=_("Afgørelse"),
    new_title=_("Ny afgørelse"),
    title=lambda record, _around: record.text,
    tags=lambda record, _around: (Choice("state", term(record.state), "gavel"),),
    notice=_one_person,
    starts=decision_start,
    settled=_("Afgørelsen er givet og kan ikke rettes. Lav en ny, der erstatter den."),
    deeds=(
        issuing(
            _("Giv afgørelsen"),
            _("En afgørelse, der er givet, kan ikke fortrydes. Vil du give den?"),
            lambda record, _around: (record,),
            _issuable,
            _issue,
        ),
        Deed(
            key="replace",
            label=_("Ny afgørelse i stedet"),
            icon="refresh",
            offered=_replaceable,
            perform=_replace,
        ),
        Deed(
            key="complain",
            label=_("Klage er kommet"),
            icon="message",
            offered=_replaceable,
            perform=_complain,
            asks=(
                CAME_BY,
                Day(name="received_on", label=_("Kom den"), placeholder=_("i dag")),
                Text(
                    name="text",
                    label=_("Hvad siger borgeren?"),
                    help=_("Borgeren behøver ikke sige hvorfor. Skriv det, der blev sagt."),
                ),
            ),
        ),
    ),
    parts=(
        Part(
            "",
            (
                Text(name="text", label=_("Hvad er afgjort?"), required=True),
                Link(
                    name="intervention_id",
                    label=_("Hvilken indsats?"),
                    help=_("Herfra følger paragraf, timer, udfører, område og person med."),
                    options=intervention_options,
                ),
                Pick(
                    name="effect",
                    label=_("Hvad gør afgørelsen?"),
                    help=_(
                        "Indsatsen flytter sig, når afgørelsen gives, eller på den dag, den gælder fra."
                    ),
                    of=DecisionEffect,
                ),
                law_entry(numbered=True),
                Text(name="reason", label=_("Begrundelse")),
                concerns(_("Hvem gælder den?")),
                Check(name="favourable", label=_("Borgeren får det, der er bedt om")),
                Line(
                    name="decided_by",
                    label=_("Hvem afgør det?"),
                    placeholder=_("Navn og titel, eller hvilken afdeling"),
                ),
            ),
        ),
        Part(
            _("Mere til brevet"),
            (
                Text(name="facts", label=_("Fakta, der er lagt vægt på")),
                Text(
                    name="considerations",
                    label=_("Sådan har I vurderet det"),
                    help=_("Hvor loven giver et valg: hvad I vejede mod hvad."),
                ),
                Text(name="reply", label=_("Svar på det, borgeren har sagt")),
            ),
            folded=True,
        ),
        Part(
            _("Hvor meget og hvornår"),
            (
                Line(name="intensity", label=_("Hvor meget?"), placeholder=_("2–4 timer om ugen")),
                Day(name="from_date", label=_("Fra"), ahead=True),
                Day(name="to_date", label=_("Til"), ahead=True),
                Link(name="provider_id", label=_("Hvem gør det?"), options=contact_options),
                Line(name="paid_by", label=_("Hvem betaler?")),
            ),
            folded=True,
            opens=True,
        ),
        Part(
            _("Flere oplysninger"),
            (
                area_entry(),
                Link(name="meeting_id", label=_("Møde"), options=meeting_options),
                Link(name="replaces_id", label=_("Erstatter"), options=_decisions),
                Link(
                    name="route",
                    label=_("Klagevej"),
                    help=_("Kun hvis den er en anden end den, paragraffen giver."),
                    options=_routes,
                ),
                Check(
                    name="outside",
                    label=_("Hold den ude af det samlede brev"),
                    help=_("Støtte til børn og sundhed er altid udenfor."),
                ),
                Shown(name="received", label=_("Modtaget"), show=_received),
            ),
            folded=True,
        ),
    ),
)
