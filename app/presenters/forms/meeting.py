"""Forms of the meeting: the meeting itself, who is there, points."""

import re
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any, Final

from app.models.base import Id, Record
from app.models.case import Case
from app.models.meetings import (
    BESIDE_ROLES,
    AgendaItem,
    Attendance,
    AttendanceRole,
    Meeting,
    MeetingState,
)
from app.models.problems import Code, Problem
from app.presenters.forms.apart import SHARE_ROOM
from app.presenters.forms.beside import (
    CONFIDED,
    beside_options,
    forgotten,
    no_longer_confided,
)
from app.presenters.forms.deleting import DELETE_MINUTES
from app.presenters.forms.editor import Deed, Editor, Extra, Part
from app.presenters.forms.entries import (
    Around,
    Check,
    Day,
    Line,
    Link,
    Pick,
    Text,
    Time,
    Values,
)
from app.presenters.forms.guarded import SHARE, apart_notice
from app.presenters.forms.plan import law_entry
from app.presenters.forms.rows import RowsEntry, concerns, in_one
from app.presenters.forms.spec import Choice, Tone
from app.presenters.meeting_course import begin_meeting
from app.presenters.who import contact_label, meeting_label, name_of
from app.rules.law import profile_of
from app.rules.minutes import citizen_came, superseded_by
from app.services.acts.minutes import correction, postponement
from app.services.acts.records import Add, Drop, Edit
from app.services.acts.states import CloseMeeting
from app.services.operation import Operation
from app.services.ports import Ids
from app.words import _
from app.words.dates import day_long
from app.words.people import joined
from app.words.problems import sentence
from app.words.terms import TERMS, term

__all__ = ["AGENDA_ITEM", "ATTENDANCE", "MEETING", "invitable", "meeting_options"]


def meeting_options(_record: Any, around: Around) -> tuple[Choice, ...]:
    """Every meeting, by title and day."""
    return tuple(
        Choice(each.id, meeting_label(each, around.today), "message")
        for each in around.case.meetings
    )


def _case_types(_record: Any, around: Around) -> tuple[Choice, ...]:
    """The types of case of the profile, those that nobody begins any more left out."""
    law = profile_of(around.case, around.laws, around.today)
    rows = law.case_types if law else ()
    return tuple(Choice(each.key, each.title, "file-text") for each in rows if not each.phased_out)


def _parts(_record: Any, around: Around) -> tuple[Choice, ...]:
    law = profile_of(around.case, around.laws, around.today)
    return tuple(Choice(each.key, each.name, "users") for each in law.team) if law else ()


def _attending(case: Case, key: Id) -> tuple[Attendance, ...]:
    return tuple(each for each in case.attendances if each.meeting_id == key)


def _invited_rows(case: Case, key: Id) -> dict[str, Record]:
    return {
        each.person_id or each.contact_id or "": each
        for each in _attending(case, key)
        if each.name is None
    }


def _invitation(case: Case, key: Id, whom: str, new: Id) -> Record:
    if any(each.id == whom for each in case.people):
        role = AttendanceRole.CITIZEN
        return Attendance(id=new, case_id=case.id, meeting_id=key, person_id=Id(whom), role=role)
    role = AttendanceRole.PROFESSIONAL
    return Attendance(id=new, case_id=case.id, meeting_id=key, contact_id=Id(whom), role=role)


def invitable(_record: Any, around: Around) -> tuple[Choice, ...]:
    """Everybody of the case who can be at a meeting."""
    people = tuple(Choice(each.id, each.name, "user") for each in around.case.people)
    contacts = tuple(Choice(each.id, contact_label(each)) for each in around.case.contacts)
    return (*people, *contacts)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Present(RowsEntry):
    """Who of those invited is there: a mark on the row, not a row."""

    def chosen(self, record: Any, around: Around) -> tuple[str, ...]:
        return tuple(each.id for each in _attending(around.case, record.id) if each.present)

    def operations(
        self, record: Record, wanted: tuple[str, ...], around: Around, ids: Ids
    ) -> tuple[Operation, ...]:
        found: list[Operation] = [
            Edit(
                around.case.id,
                Attendance,
                each.id,
                (("present", each.id in wanted),),
                each.version,
            )
            for each in _attending(around.case, record.id)
            if each.present != (each.id in wanted)
        ]
        return in_one(self.gesture, found)

    def belonging(
        self, key: Id, wanted: tuple[str, ...], around: Around, ids: Ids
    ) -> tuple[Record, ...]:
        return ()


def _present_options(record: Any, around: Around) -> tuple[Choice, ...]:
    if record is None:
        return ()
    return tuple(
        Choice(each.id, each.name or name_of(around.case, each.person_id or each.contact_id))
        for each in _attending(around.case, record.id)
    )


_OTHER: Final = re.compile(r"([^()]+?)\s*(?:\(([^()]*)\))?")
_FOR: Final = _("for")

_Seat = tuple[AttendanceRole, Id | None]
"""In what role somebody is there, and for whom."""


def _others_text(record: Meeting, around: Around) -> str:
    return ", ".join(
        f"{each.name} ({_seat_text(each, around.case)})"
        for each in _attending(around.case, record.id)
        if each.name is not None
    )


def _seat_text(each: Attendance, case: Case) -> str:
    citizen = name_of(case, each.beside_id)
    return f"{term(each.role)} {_FOR} {citizen}" if citizen else term(each.role)


def _others(text: str, case: Case) -> dict[str, _Seat]:
    """Names out of "Bente (bisidder for Sanne), Omar (tolk)"; a companion unless it says more."""
    roles = {word: AttendanceRole(role) for role, word in TERMS[AttendanceRole].items()}
    people = {each.name.casefold(): each.id for each in case.people}
    found = {}
    for part in text.split(","):
        match = _OTHER.fullmatch(part.strip())
        if match:
            said, _by, citizen = (match[2] or "").strip().casefold().partition(f" {_FOR} ")
            role = roles.get(said, AttendanceRole.COMPANION)
            beside = people.get(citizen.strip()) if role in BESIDE_ROLES else None
            found[match[1]] = (role, beside)
    return found


def _change_others(record: Meeting, text: str, around: Around, ids: Ids) -> tuple[Operation, ...]:
    wanted = _others(text, around.case)
    present = {each.name: each for each in _attending(around.case, record.id) if each.name}
    found: list[Operation] = [
        Drop(around.case.id, Attendance, each.id)
        for name, each in present.items()
        if name not in wanted
    ]
    for name, seat in wanted.items():
        if name not in present:
            found.append(Add(_other(around.case, record.id, name, seat, ids.new())))
        else:
            found += _reseated(around.case, present[name], seat)
    return in_one("Meeting.invite", found)


def _reseated(case: Case, old: Attendance, seat: _Seat) -> tuple[Operation, ...]:
    """Another role, or there for another: then what the one before confided is taken back."""
    role, beside = seat
    if (old.role, old.beside_id) == seat:
        return ()
    edit = Edit(case.id, Attendance, old.id, (("role", role), ("beside_id", beside)), old.version)
    return (edit, *(no_longer_confided(case, old.id) if beside != old.beside_id else ()))


def _other(case: Case, key: Id, name: str, seat: _Seat, new: Id) -> Record:
    role, beside = seat
    return Attendance(
        id=new, case_id=case.id, meeting_id=key, name=name, role=role, beside_id=beside
    )


def _new_others(key: Id, text: str, around: Around, ids: Ids) -> tuple[Record, ...]:
    found = _others(text, around.case)
    return tuple(_other(around.case, key, name, seat, ids.new()) for name, seat in found.items())


def _in_state(state: MeetingState) -> Any:
    return lambda record, _around: "" if record.state is state else None


def _closable(record: Meeting, around: Around) -> str | None:
    """Closing it would be refused where the citizen is not there: said before anything is asked."""
    if record.state is not MeetingState.RUNNING:
        return None
    if record.law_key is not None or citizen_came(around.case, record.id):
        return ""
    return sentence(Problem(Code.CITIZEN_ABSENT, "law_key"))


def _start(record: Meeting, _values: Values, around: Around, ids: Ids) -> tuple[Operation, ...]:
    return begin_meeting(around.case, record, around.laws, ids)


def _too_early(record: Meeting, around: Around) -> str:
    """Minutes have the day of their meeting: one that is begun before it would tell another day."""
    if record.day <= around.today:
        return ""
    return _("Mødet er sat til {day}. Begynder du det nu, får referatet den dag. Er mødet i dag, så ret"
             " dagen først.").format(day=day_long(record.day))  # fmt: skip


def _held_back(record: Meeting, around: Around) -> str:
    """What to know before a meeting is closed for good."""
    left = [
        _attendance_title(each, around)
        for each in _attending(around.case, record.id)
        if not each.present and each.arrival is None
    ]
    parts = [_("Når mødet er lukket, kan fremmøde, punkter, notater og referat ikke rettes.")]
    if left:
        parts.append(
            _("Ikke noteret som kommet eller udeblevet: {names}.").format(names=joined(left))
        )
    points = [each for each in around.case.agenda_items if each.meeting_id == record.id]
    if (
        not record.in_part
        and any(each.done for each in points)
        and not all(each.done for each in points)
    ):
        parts.append(
            _(
                "Ikke alle punkter er færdige. Blev mødet afbrudt, så sæt kryds ved det under"
                " »Om mødet«."
            )
        )
    if record.read_at is None:
        parts.append(_("Opsummeringen er ikke læst højt."))
    return "\n\n".join((*parts, _("Vil du lukke det?")))


def _postponable(record: Meeting, _around: Around) -> str | None:
    return "" if record.state in {MeetingState.PLANNED, MeetingState.RUNNING} else None


def _postpone(record: Meeting, values: Values, around: Around, ids: Ids) -> tuple[Operation, ...]:
    day, starts = values["day"], values["starts"]
    wanted = day if isinstance(day, date) else around.today
    at = starts if isinstance(starts, time) else record.starts
    return (postponement(around.case, record, wanted, at, ids),)


def _correctable(record: Meeting, around: Around) -> str | None:
    if record.state is not MeetingState.CLOSED:
        return None
    done = superseded_by(around.case, record.id) is not None
    return _("Referatet er rettet før. Ret det nye.") if done else ""


def _correct(record: Meeting, _values: Values, around: Around, ids: Ids) -> tuple[Operation, ...]:
    title = _("Rettelse til referat: {title}").format(title=record.title or _("Møde"))
    return (correction(around.case, record, title, ids),)


def _close(record: Meeting, _values: Values, around: Around, _ids: Ids) -> tuple[Operation, ...]:
    return (CloseMeeting(around.case.id, record.id, record.version),)


MEETING: Final = Editor(
    kind=Meeting,
    over_title=_("Møde"),
    new_title=_("Nyt møde"),
    title=lambda record, around: meeting_label(record, around.today),
    tags=lambda record, _around: (Choice("state", term(record.state), "message"),),
    notice=apart_notice,
    settled=_(
        "Mødet er lukket, og referatet står, som det er. »Ret referatet« laver et nyt, der står i"
        " stedet. Det kan kun slettes med bevis."
    ),
    deeds=(
        Deed(
            key="start",
            label=_("Begynd mødet"),
            tone=Tone.PRIMARY,
            icon="player-play",
            offered=_in_state(MeetingState.PLANNED),
            perform=_start,
            warning=_too_early,
        ),
        SHARE,
        Deed(
            key="close",
            label=_("Luk mødet"),
            tone=Tone.PRIMARY,
            icon="lock",
            offered=_closable,
            perform=_close,
            confirm=_("Vil du lukke mødet?"),
            warning=_held_back,
        ),
        Deed(
            key="postpone",
            label=_("Udsæt mødet"),
            icon="calendar-due",
            offered=_postponable,
            perform=_postpone,
            asks=(
                Day(name="day", label=_("Ny dag"), required=True, ahead=True),
                Time(name="starts", label=_("Klokken"), placeholder="10.00"),
            ),
        ),
        Deed(
            key="supersede",
            label=_("Ret referatet"),
            icon="refresh",
            offered=_correctable,
            perform=_correct,
        ),
        SHARE_ROOM,
        DELETE_MINUTES,
    ),
    parts=(
        Part(
            "",
            (
                Day(name="day", label=_("Dag"), required=True, ahead=True),
                Time(name="starts", label=_("Klokken"), placeholder="10.00"),
                Line(name="place", label=_("Sted")),
                RowsEntry(
                    name="invited",
                    label=_("Hvem er med?"),
                    rows=_invited_rows,
                    make=_invitation,
                    options=invitable,
                    gesture="Meeting.invite",
                ),
                _Present(
                    name="present",
                    label=_("Hvem er kommet?"),
                    rows=_invited_rows,
                    make=_invitation,
                    options=_present_options,
                    gesture="Meeting.invite",
                ),
            ),
        ),
        Part(
            _("Flere oplysninger"),
            (
                Line(name="title", label=_("Overskrift"), keep_empty=True, placeholder=_("Møde")),
                Extra(
                    name="others",
                    label=_("Andre, der er med"),
                    placeholder=_("Bente (bisidder for Sanne), Omar (tolk)"),
                    show=_others_text,
                    apply=_change_others,
                    belong=_new_others,
                ),
                Time(name="ends", label=_("Slut")),
                Link(
                    name="case_type",
                    label=_("Sagstype"),
                    help=_("Den afgør, hvad mødet skal have klar."),
                    options=_case_types,
                ),
                Check(name="online", label=_("Mødet er online")),
                replace(law_entry(), label=_("Uden borgeren: efter hvilken regel?")),
                Check(name="in_part", label=_("Mødet blev afbrudt")),
            ),
            folded=True,
        ),
    ),
)


def _attendance_title(record: Attendance, around: Around) -> str:
    return record.name or name_of(around.case, record.person_id or record.contact_id)


ATTENDANCE: Final = Editor(
    kind=Attendance,
    over_title=_("Fremmøde"),
    new_title=_("Ny i mødet"),
    title=_attendance_title,
    tags=lambda record, _around: (Choice("role", term(record.role), "users"),),
    settled=_("Mødet er lukket, og fremmødet står, som det er."),
    follow=forgotten,
    parts=(
        Part(
            "",
            (
                Line(name="name", label=_("Navn")),
                Pick(
                    name="role",
                    label=_("Rolle i mødet"),
                    of=AttendanceRole,
                    required=True,
                    default=AttendanceRole.COMPANION.value,
                ),
                Link(
                    name="beside_id",
                    label=_("Sammen med hvem?"),
                    help=_("For bisidder, tolk og partsrepræsentant."),
                    options=beside_options,
                ),
                CONFIDED,
                Check(name="present", label=_("Er kommet")),
                Text(name="remark", label=_("Borgerens egen kommentar")),
                Link(name="meeting_id", label=_("Møde"), required=True, options=meeting_options),
            ),
        ),
        Part(
            _("Flere oplysninger"),
            (
                Line(
                    name="needs",
                    label=_("Har brug for"),
                    placeholder=_("tolk (arabisk), teleslynge"),
                    help=_("Tolk, hørelse, syn, tid eller andet, der skal være klar."),
                ),
                Check(name="can_grant", label=_("Kan bevilge")),
                Link(name="part", label=_("Sidder der for"), options=_parts),
            ),
            folded=True,
        ),
    ),
)

AGENDA_ITEM: Final = Editor(
    kind=AgendaItem,
    over_title=_("Punkt"),
    new_title=_("Nyt punkt"),
    title=lambda record, _around: record.title,
    settled=_("Mødet er lukket, og punktet står, som det er."),
    parts=(
        Part(
            "",
            (
                Line(name="title", label=_("Punkt"), required=True),
                Text(name="note", label=_("Referat")),
                concerns(
                    _("Hvem handler referatet om?"), _("De, der er nævnt ved navn, er talt med.")
                ),
                Check(name="done", label=_("Vi er færdige med punktet")),
                Link(name="meeting_id", label=_("Møde"), required=True, options=meeting_options),
            ),
        ),
    ),
)
