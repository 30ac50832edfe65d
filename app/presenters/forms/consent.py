"""The form of a consent: who says yes to what, and what becomes of the answer."""

from datetime import date
from typing import Any, Final, cast

from app.models.base import Id, Record
from app.models.case import Case
from app.models.consents import (
    Consent,
    ConsentForm,
    ConsentScope,
    ConsentState,
    ConsentType,
    Recipient,
)
from app.models.facts import Area, Kind
from app.presenters.forms.editor import Deed, Editor, Part
from app.presenters.forms.entries import Around, Check, Day, Line, Link, Pick, Text, Values
from app.presenters.forms.meeting import meeting_options
from app.presenters.forms.rows import RowsEntry, people_options
from app.presenters.forms.spec import Choice, Tone
from app.presenters.forms.withdrawing import WITHDRAW
from app.presenters.scopes import scope_label, state_word
from app.presenters.who import AREA_ICONS, contact_label, name_of
from app.rules.policy import CLOSED
from app.services.acts.states import AnswerConsent
from app.services.operation import Operation
from app.services.ports import Ids
from app.words import _
from app.words.terms import area_name, term

__all__ = ["CONSENT"]


def _scope_key(scope: ConsentScope) -> str:
    return f"{scope.area or ''}/{scope.kind or ''}"


def _scope_rows(case: Case, key: Id) -> dict[str, Record]:
    return {_scope_key(each): each for each in case.consent_scopes if each.consent_id == key}


def _scope(case: Case, key: Id, chosen: str, new: Id) -> Record:
    area, _slash, kind = chosen.partition("/")
    return ConsentScope(
        id=new,
        case_id=case.id,
        consent_id=key,
        area=Area(area) if area else None,
        kind=Kind(kind) if kind else None,
    )


def _area_options(_record: Any, _around: Around) -> tuple[Choice, ...]:
    return tuple(Choice(f"{each}/", area_name(each), AREA_ICONS[each]) for each in Area)


_KINDS: Final = tuple(each for each in Kind if each not in CLOSED)


def _kind_options(record: Any, around: Around) -> tuple[Choice, ...]:
    """Every kind that a consent can open, and what this one has besides."""
    every = tuple(Choice(f"/{each}", term(each)) for each in _KINDS)
    known = {each.key for each in (*every, *_area_options(record, around))}
    if record is None:
        return every
    present = cast("dict[str, ConsentScope]", _scope_rows(around.case, record.id))
    others = (Choice(key, scope_label(scope)) for key, scope in present.items() if key not in known)
    return (*every, *others)


def _recipient_rows(case: Case, key: Id) -> dict[str, Record]:
    return {
        each.person_id or each.contact_id or "": each
        for each in case.recipients
        if each.consent_id == key
    }


def _recipient(case: Case, key: Id, chosen: str, new: Id) -> Record:
    if any(each.id == chosen for each in case.people):
        return Recipient(id=new, case_id=case.id, consent_id=key, person_id=Id(chosen))
    return Recipient(id=new, case_id=case.id, consent_id=key, contact_id=Id(chosen))


def _recipient_options(record: Any, around: Around) -> tuple[Choice, ...]:
    giver = None if record is None else record.giver_id
    people = tuple(
        Choice(each.id, each.name, "user") for each in around.case.people if each.id != giver
    )
    contacts = tuple(Choice(each.id, contact_label(each)) for each in around.case.contacts)
    return (*people, *contacts)


def _title(record: Consent, around: Around) -> str:
    giver = name_of(around.case, record.giver_id)
    child = name_of(around.case, record.child_id)
    whose = _("{giver} for {child}").format(giver=giver, child=child) if child else giver
    return f"{whose} · {term(record.type)}"


def _tags(record: Consent, around: Around) -> tuple[Choice, ...]:
    return (Choice("state", state_word(record, around.today), "heart-handshake"),)


def _when_offered(record: Consent, _around: Around) -> str | None:
    return "" if record.state is ConsentState.OFFERED else None


def _answer(state: ConsentState) -> Any:
    def perform(
        record: Consent, values: Values, around: Around, _ids: Ids
    ) -> tuple[Operation, ...]:
        given = values["given_on"]
        form = values["form"]
        return (
            AnswerConsent(
                around.case.id,
                record.id,
                state,
                given if isinstance(given, date) else around.today,
                cast("ConsentForm", form),
                cast("str | None", values["noted_by"]),
                record.version,
            ),
        )

    return perform


_ASKED: Final = (
    Day(name="given_on", label=_("Dag"), placeholder=_("i dag")),
    Pick(
        name="form",
        label=_("Hvordan?"),
        of=ConsentForm,
        required=True,
        default=ConsentForm.WRITTEN.value,
    ),
    Line(name="noted_by", label=_("Noteret af")),
)

CONSENT: Final = Editor(
    kind=Consent,
    over_title=_("Samtykke"),
    new_title=_("Nyt samtykke"),
    title=_title,
    tags=_tags,
    settled=_(
        "Svaret er noteret. Et samtykke rettes ikke; det trækkes tilbage, og et nyt tilbydes."
    ),
    deeds=(
        Deed(
            key="yes", label=_("Har sagt ja"), tone=Tone.PRIMARY, icon="check", asks=_ASKED,
            offered=_when_offered, perform=_answer(ConsentState.YES),
        ),
        Deed(
            key="partly", label=_("Har sagt delvist ja"), asks=_ASKED, offered=_when_offered,
            perform=_answer(ConsentState.PARTLY),
        ),
        Deed(
            key="no", label=_("Har sagt nej tak"), icon="x", asks=_ASKED, offered=_when_offered,
            perform=_answer(ConsentState.NO),
        ),
        WITHDRAW,
    ),
    parts=(
        Part(
            "",
            (
                Link(name="giver_id", label=_("Hvem giver det?"), required=True,
                     options=people_options),
                Pick(name="type", label=_("Til hvad?"), of=ConsentType, required=True),
                RowsEntry(
                    name="kinds", label=_("Hvilke oplysninger?"), rows=_scope_rows, make=_scope,
                    options=_kind_options, gesture="Consent.cover",
                    help=_("Et samtykke til alt gælder ikke. Vælg det, der er brug for."),
                ),
                RowsEntry(
                    name="areas", label=_("Alt inden for et område?"), rows=_scope_rows,
                    make=_scope, options=_area_options, gesture="Consent.cover",
                ),
                RowsEntry(
                    name="recipients", label=_("Hvem må få det at vide?"), rows=_recipient_rows,
                    make=_recipient, options=_recipient_options, gesture="Consent.address",
                ),
                Link(name="meeting_id", label=_("Hvilket møde?"), options=meeting_options,
                     help=_("Kun til et samtykke om at tale i mødet.")),
            ),
        ),
        Part(
            _("Flere oplysninger"),
            (
                Link(name="child_id", label=_("På vegne af barnet"), options=people_options),
                Text(name="purpose", label=_("Formål")),
                Line(name="basis", label=_("Retsgrundlag")),
                Check(name="informed", label=_("Har hørt, hvad et nej betyder")),
                Day(name="valid_until", label=_("Gælder til"), ahead=True),
            ),
            folded=True,
        ),
    ),
)  # fmt: skip
