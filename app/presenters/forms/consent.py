"""The form of a consent: who says yes to what, and what becomes of the answer (domain.md §4.2)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, cast

from app.models.base import Record
from app.models.case import Case
from app.models.consents import (
    Consent,
    ConsentForm,
    ConsentSource,
    ConsentState,
    ConsentType,
    Recipient,
)
from app.models.meetings import Meeting
from app.models.people import CustodyForm
from app.presenters.consent_words import (
    answer_text,
    ends_text,
    lawful_basis,
    withdrawal_text,
)
from app.presenters.forms import consent_rows as rows
from app.presenters.forms.editor import Deed, Editor, Part, Shown
from app.presenters.forms.entries import (
    Around,
    Check,
    Day,
    Line,
    Link,
    Matters,
    Pick,
    Raw,
    Text,
    Values,
)
from app.presenters.forms.meeting import meeting_options
from app.presenters.forms.rows import RowsEntry, people_options
from app.presenters.forms.spec import Choice, FieldSpec, Tone
from app.presenters.forms.withdrawing import WITHDRAW
from app.presenters.scopes import state_word
from app.presenters.who import name_of
from app.rules.consents import ADULT_AGE
from app.rules.givers import custody_of
from app.rules.periods import age_on
from app.services.acts.records import Edit
from app.services.acts.states import AnswerConsent
from app.services.operation import Operation
from app.services.ports import Ids
from app.words import _
from app.words.terms import term

__all__ = ["CONSENT"]

_FETCHED: Final = frozenset(
    {ConsentType.FETCHING, ConsentType.HEALTH, ConsentType.PSYCHIATRIC, ConsentType.PLAN}
)
"""Types for which it matters from whom something comes."""


def _for_types(types: frozenset[ConsentType], *filled: str) -> Matters:
    """Asked for these types; and wherever one of the fields ``filled`` holds something already."""

    def matters(record: Any, preset: Mapping[str, Raw]) -> bool:
        type_ = preset.get("type") if record is None else record.type
        return type_ in types or any(getattr(record, each, None) for each in filled)

    return matters


_IN_MEETING: Final = frozenset({ConsentType.MEETING})


def _has_child(record: Any, preset: Mapping[str, Raw]) -> bool:
    return bool(preset.get("child_id") if record is None else record.child_id)


def _children(record: Any, around: Around) -> tuple[Choice, ...]:
    """Who is not known to be of age, and whoever stands there already."""
    present = None if record is None else record.child_id
    return tuple(
        Choice(each.id, each.name, "user")
        for each in around.case.people
        if each.id == present or (age_on(each, around.today) or 0) < ADULT_AGE
    )


def _title(record: Consent, around: Around) -> str:
    giver = name_of(around.case, record.giver_id)
    child = name_of(around.case, record.child_id)
    whose = _("{giver} for {child}").format(giver=giver, child=child) if child else giver
    return f"{whose} · {term(record.type)}"


def _tags(record: Consent, around: Around) -> tuple[Choice, ...]:
    word = state_word(record, around.today, around.case)
    return (Choice("state", word, "heart-handshake"),)


def _custody(case: Case, giver: object, child: object, on: date) -> CustodyForm | None:
    """The custody that entitles somebody to speak for a child, as the case has it."""
    found = custody_of(case, cast("Any", giver), cast("Any", child), on)
    return None if found is None else found.form


def _complete(values: Values, _raw: dict[str, Raw], around: Around) -> None:
    """Whoever speaks for a child does so by the custody there is; a meeting is on its day."""
    values["meeting_day"] = _day_of(around, values.get("meeting_id"))
    values["custody_basis"] = values["custody_basis"] or _custody(
        around.case, values["giver_id"], values["child_id"], around.today
    )


def _follow(record: Consent, changed: Values, around: Around, _ids: Ids) -> tuple[Operation, ...]:
    """Another giver or child brings another custody with it, another meeting its day."""
    if "meeting_id" in changed:
        day = ("meeting_day", _day_of(around, changed["meeting_id"]))
        named = Edit(around.case.id, Consent, record.id, (day,))
        return (named, *_custody_follows(record, changed, around))
    return _custody_follows(record, changed, around)


def _day_of(around: Around, meeting: Any) -> date | None:
    found = around.case.get(Meeting, meeting)
    return None if found is None else found.day


def _custody_follows(record: Consent, changed: Values, around: Around) -> tuple[Operation, ...]:
    if not {"giver_id", "child_id"} & changed.keys():
        return ()
    giver = changed.get("giver_id", record.giver_id)
    child = changed.get("child_id", record.child_id)
    form = _custody(around.case, giver, child, around.today)
    if form is record.custody_basis:
        return ()
    return (Edit(around.case.id, Consent, record.id, (("custody_basis", form),)),)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Basis(Line):
    """The rule; an empty field proposes what the type rests on, and that is what then holds."""

    def spec(self, record: Record | None, around: Around, preset: Raw | None = None) -> FieldSpec:
        found = Line.spec(self, record, around, preset)
        if not isinstance(record, Consent):
            return found
        proposed = lawful_basis(around.case, around.laws, record.type)
        return replace(found, placeholder=proposed or "")


def _when_offered(record: Consent, _around: Around) -> str | None:
    return "" if record.state is ConsentState.OFFERED else None


def _answer(state: ConsentState) -> Any:
    def perform(
        record: Consent, values: Values, around: Around, _ids: Ids
    ) -> tuple[Operation, ...]:
        given = values["given_on"]
        return (
            AnswerConsent(
                around.case.id,
                record.id,
                state,
                given if isinstance(given, date) else around.today,
                cast("ConsentForm", values["form"]),
                cast("str | None", values["noted_by"]),
                record.version,
                informed=bool(values["informed"]),
                document_ref=cast("str | None", values["document_ref"]),
            ),
        )

    return perform


_INFORMED: Final = Check(name="informed", label=_("Har hørt, hvad et nej betyder"))
_DOCUMENT: Final = Line(
    name="document_ref", label=_("Det underskrevne ark"), placeholder=_("nummer i journalen")
)

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
    _INFORMED,
    _DOCUMENT,
)

_MAIN: Final = (
    Link(name="giver_id", label=_("Hvem giver det?"), required=True, options=people_options),
    Pick(name="type", label=_("Til hvad?"), of=ConsentType, required=True),
    Link(
        name="meeting_id", label=_("Hvilket møde?"), options=meeting_options,
        help=_("Samtykket gælder kun den dag, mødet er."),
        matters=_for_types(_IN_MEETING, "meeting_id"),
    ),
    Text(
        name="topics", label=_("Hvad må I tale om?"),
        matters=_for_types(_IN_MEETING, "topics"),
    ),
    Link(
        name="child_id", label=_("På vegne af barnet"), options=_children,
        help=_("Har to voksne forældremyndigheden, giver de hver sit samtykke."),
    ),
    RowsEntry(
        name="kinds", label=_("Hvilke oplysninger?"), rows=rows.scope_rows, make=rows.scope,
        options=rows.kind_options, gesture="Consent.cover",
        help=_("Et samtykke til alt gælder ikke. Vælg det, der er brug for."),
    ),
    RowsEntry(
        name="sources", label=_("Hvem skal oplysningerne komme fra?"), rows=rows.source_rows,
        make=rows.source, options=rows.source_options, gesture="Consent.fetch",
        matters=_for_types(_FETCHED),
    ),
    RowsEntry(
        name="recipients", label=_("Hvem må få det at vide?"), rows=rows.recipient_rows,
        make=rows.recipient, options=rows.recipient_options, gesture="Consent.address",
    ),
)  # fmt: skip

_MORE: Final = (
    Shown(
        name="answer", label=_("Svar"), show=answer_text,
        matters=lambda record, _preset: bool(record and record.given_on),
    ),
    Shown(
        name="withdrawal", label=_("Trukket tilbage"), show=withdrawal_text,
        matters=lambda record, _preset: bool(record and record.withdrawn_on),
    ),
    Shown(
        name="ends", label=_("Udløber"), show=ends_text,
        matters=lambda record, _preset: record is not None,
    ),
    Text(name="purpose", label=_("Formål")),
    RowsEntry(
        name="areas", label=_("Alt inden for et område?"), rows=rows.scope_rows,
        make=rows.scope, options=rows.area_options, gesture="Consent.cover",
    ),
    rows.names(
        ConsentSource, name="source_names", label=_("Fra andre, ved navn"),
        gesture="Consent.fetch", matters=_for_types(_FETCHED),
    ),
    rows.names(
        Recipient, name="recipient_names", label=_("Andre, ved navn"), gesture="Consent.address",
        matters=lambda record, _preset: record is not None,
    ),
    _Basis(name="basis", label=_("Retsgrundlag")),
    Pick(
        name="custody_basis", label=_("Forældremyndighed"), of=CustodyForm, matters=_has_child,
    ),
    Day(name="valid_until", label=_("Gælder til"), ahead=True),
    _INFORMED,
    _DOCUMENT,
)  # fmt: skip

CONSENT: Final = Editor(
    kind=Consent,
    over_title=_("Samtykke"),
    new_title=_("Nyt samtykke"),
    title=_title,
    tags=_tags,
    complete=_complete,
    follow=_follow,
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
    parts=(Part("", _MAIN), Part(_("Flere oplysninger"), _MORE, folded=True)),
)  # fmt: skip
