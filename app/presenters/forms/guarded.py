"""Protection in forms: what is covered until somebody says why, and what keeps two people apart."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Final

from app.models.base import Id
from app.models.case import Case
from app.models.facts import Kind
from app.models.meetings import Attendance, AttendanceRole, Meeting, MeetingState
from app.models.people import Household, Person
from app.models.plan import Statement
from app.models.problems import Code, Problem
from app.models.safety import Reveal, RevealReason, SharedRoom
from app.presenters.forms.editor import Deed
from app.presenters.forms.entries import Around, Line, Link, Pick, Text, Unreadable, Values
from app.presenters.forms.spec import Choice, Tone
from app.presenters.who import name_of
from app.rules.periods import holds
from app.rules.safety import Pair, is_protected, must_be_apart, protected_people, unreasoned_at
from app.services.acts.records import Add, Edit
from app.services.acts.safety import RevealAddress, ShareRoom
from app.services.operation import Operation
from app.services.ports import Ids
from app.words import _
from app.words.dates import day_long
from app.words.people import joined

__all__ = [
    "RENEW",
    "REVEAL",
    "SHARE",
    "Guarded",
    "apart_notice",
    "kept_notice",
    "protection_notice",
    "protection_tags",
]


def _hidden(record: Any, around: Around) -> tuple[Id, ...]:
    """Whose whereabouts a person or home gives away: those protected who have not been revealed."""
    if isinstance(record, Household):
        there = {
            row.person_id
            for row in around.case.members
            if row.household_id == record.id and holds(row, around.today)
        }
    else:
        there = {record.id}
    hidden = there & protected_people(around.case, around.today)
    if hidden & around.revealed:
        return ()
    return tuple(each.id for each in around.case.people if each.id in hidden)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarded(Line):
    """An address or a number that is covered while it is protected; another can be typed over it."""

    cover: str

    def value(self, record: Any, around: Around) -> str:
        """The text, or that it is protected."""
        found: str = getattr(record, self.name) or ""
        return self.cover if found and _hidden(record, around) else found

    def read(self, raw: str, around: Around) -> Values:
        """The text; the cover itself is none."""
        if raw == self.cover:
            raise Unreadable(Problem(Code.WRONG_TYPE, self.name))
        return Line.read(self, raw, around)


def _reveals(record: Any, around: Around) -> str | None:
    if not _hidden(record, around):
        return None
    return "" if record.address or getattr(record, "phone", None) else None


def _reveal(record: Any, values: Values, around: Around, ids: Ids) -> tuple[Operation, ...]:
    note = values["note"]
    return tuple(
        RevealAddress(
            Reveal(
                id=ids.new(),
                case_id=around.case.id,
                person_id=each,
                reason=RevealReason(str(values["reason"])),
                note=None if note is None else str(note),
                at=_moment(around),
            )
        )
        for each in _hidden(record, around)[:1]
    )


def _moment(around: Around) -> datetime:
    """A moment of the day; the act itself puts the real one."""
    return datetime.combine(around.today, time(), UTC)


REVEAL: Final = Deed(
    key="reveal",
    label=_("Vis beskyttet adresse"),
    icon="eye",
    offered=_reveals,
    perform=_reveal,
    asks=(
        Pick(name="reason", label=_("Hvorfor?"), of=RevealReason, required=True),
        Text(name="note", label=_("Bemærkning")),
    ),
)
"""Shows what is covered for this visit to the page; that it was done stands in the log."""


def _renewable(record: Person, _around: Around) -> str | None:
    return "" if record.protected and record.protected_until is not None else None


def _renew(record: Person, _values: Values, around: Around, _ids: Ids) -> tuple[Operation, ...]:
    start = max(record.protected_until or around.today, around.today)
    until = _year_after(start)
    return (Edit(around.case.id, Person, record.id, (("protected_until", until),), record.version),)


def _year_after(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return date(day.year + 1, 2, 28)


RENEW: Final = Deed(
    key="renew",
    label=_("Forny beskyttelsen et år"),
    icon="shield-check",
    offered=_renewable,
    perform=_renew,
)
"""CPR-loven § 28: the protection lapses after a year."""


def protection_tags(record: Person, around: Around) -> tuple[Choice, ...]:
    """The mark on somebody protected or threatened."""
    found = []
    if is_protected(record, around.today):
        found.append(Choice("warning", _("Navne- og adressebeskyttelse"), "shield-check"))
    if record.threatened:
        found.append(Choice("warning", _("Skal holdes fra andre"), "alert-triangle"))
    return tuple(found)


def protection_notice(record: Person, around: Around) -> str:
    """How long protection lasts, that it is over, or through whom somebody is hidden too."""
    until = record.protected_until
    if is_protected(record, around.today):
        if until is None:
            return _("Navne- og adressebeskyttelse uden slutdato. Skriv, hvornår den udløber.")
        return _("Navne- og adressebeskyttelse til {day}.").format(day=day_long(until))
    if record.protected and until is not None:
        return _(
            "Navne- og adressebeskyttelsen udløb {day}. Forny den, hvis den stadig skal gælde."
        ).format(day=day_long(until))
    if record.id in protected_people(around.case, around.today):
        return _("Bor sammen med en, der har beskyttet adresse. Adressen er derfor også beskyttet.")
    return ""


# --- one room ------------------------------------------------------------------------------------


def _pairs(record: Any, around: Around) -> tuple[Pair, ...]:
    """Who may not come together to a meeting before somebody has said why; one of them is invited."""
    if not isinstance(record, Meeting) or record.state is MeetingState.CLOSED:
        return ()
    case = around.case
    there = {each.person_id for each in case.attendances if each.meeting_id == record.id}
    everyone = [each.id for each in case.people]
    return tuple(
        pair
        for pair in must_be_apart(case, record.id, everyone, around.today)
        if not there.isdisjoint(pair)
    )


def _pair_options(record: Any, around: Around) -> tuple[Choice, ...]:
    return tuple(
        Choice("+".join(pair), joined([name_of(around.case, each) for each in pair]), "users")
        for pair in _pairs(record, around)
    )


def _shareable(record: Meeting, around: Around) -> str | None:
    return "" if _pairs(record, around) else None


def _share(record: Meeting, values: Values, around: Around, ids: Ids) -> tuple[Operation, ...]:
    """The reason, and the invitation of the one who is not invited yet."""
    first, second = (Id(each) for each in str(values["pair"]).split("+"))
    case = around.case
    reason = ShareRoom(
        SharedRoom(
            id=ids.new(),
            case_id=case.id,
            meeting_id=record.id,
            first_id=first,
            second_id=second,
            reason=str(values["reason"]),
            at=_moment(around),
        )
    )
    return (reason, *(Add(each) for each in _missing(case, record.id, (first, second), ids)))


def _missing(case: Case, meeting: Id, pair: Pair, ids: Ids) -> tuple[Attendance, ...]:
    there = {each.person_id for each in case.attendances if each.meeting_id == meeting}
    return tuple(
        Attendance(
            id=ids.new(),
            case_id=case.id,
            meeting_id=meeting,
            person_id=each,
            role=AttendanceRole.CITIZEN,
        )
        for each in pair
        if each not in there
    )


SHARE: Final = Deed(
    key="share",
    label=_("Begrund fælles møde"),
    icon="alert-triangle",
    tone=Tone.NORMAL,
    offered=_shareable,
    perform=_share,
    asks=(
        Link(name="pair", label=_("Hvem?"), options=_pair_options, required=True),
        Text(name="reason", label=_("Hvorfor skal de være i samme rum?"), required=True),
    ),
)


def apart_notice(record: Meeting, around: Around) -> str:
    """Who is invited together although nobody has said why; empty for nobody."""
    if record.state is MeetingState.CLOSED:
        return ""
    pairs = unreasoned_at(around.case, record.id, around.today)
    return " ".join(
        _(
            "{names} bør ikke være i samme rum: en af dem er beskyttet eller truet."
            " Begrund det, eller tag en af dem ud."
        ).format(names=joined([name_of(around.case, each) for each in pair]))
        for pair in pairs
    )


# --- closed by default ---------------------------------------------------------------------------

_KEPT: Final = {
    Kind.CHILD_CONVERSATION: _(
        "Kun koordinator ser det. Heller ikke de, der har forældremyndigheden, får at vide, hvad"
        " barnet har fortalt."
    ),
    Kind.NOTIFIER: _(
        "Kun koordinator ser det. Ingen i familien får at vide, hvem der underrettede."
    ),
    Kind.STATEMENT_ON_OTHER: _(
        "Kun koordinator ser det. Ingen i familien får at vide, hvad der er sagt."
    ),
    Kind.WORK: _("Kun koordinator ser det."),
}


def kept_notice(record: Statement, around: Around) -> str:
    """Why nobody else sees a statement, whatever is consented to."""
    if record.kind in _KEPT:
        return _KEPT[record.kind]
    about = {row.person_id for row in around.case.concerns if row.record_id == record.id}
    if record.speaker_id is None or not about - {record.speaker_id}:
        return ""
    return _(
        "{name} siger det om en anden. Det vises kun for {name}, og kun hvis den anden siger ja."
    ).format(name=name_of(around.case, record.speaker_id))
