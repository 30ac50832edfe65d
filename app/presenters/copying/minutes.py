"""The minutes of a meeting (*referat*): who was there, what was said, agreed, recommended and read aloud."""

from collections.abc import Iterator

from app.models.meetings import (
    AgreementState,
    Attendance,
    Meeting,
    MeetingState,
)
from app.models.preparing import WorkNote
from app.presenters.attendee_names import attendee_names
from app.presenters.copying.advised import no_decision, recommendation
from app.presenters.copying.family import agreed
from app.presenters.copying.setting import Source, item, journal, labelled, rows, titled
from app.presenters.lines import agreement_line
from app.presenters.meeting_board import when_text
from app.presenters.who import meeting_label, name_of
from app.rules.law import profile_of
from app.words import _, ngettext
from app.words.dates import clock_text, stamp_text
from app.words.people import quoted
from app.words.terms import term

__all__ = ["loose_notes", "minutes"]


def minutes(source: Source) -> Iterator[str]:
    """Everything about one meeting, ``source.key``; decisions are only counted, they stand apart."""
    meeting = source.case.get(Meeting, source.key)
    if meeting is not None:
        yield from _head(source, meeting)
        coming = meeting.state is MeetingState.PLANNED
        yield from titled(
            _("Indkaldt") if coming else _("Fremmøde"), _attended(source, meeting, coming=coming)
        )
        yield from titled(_("Borgerens egen kommentar"), _remarks(source, meeting))
        yield from _points(source, meeting)
        yield from titled(_("Aftaler"), _agreed(source, meeting))
        yield from titled(_("Indstillinger"), _recommended(source, meeting))
        yield from titled(_("Afgørelser"), _decided(source, meeting))
        yield from titled(_("Arbejdsnotater"), _notes(source, meeting))
        yield from titled(_("Opsummering"), _summary(source, meeting))


def _head(source: Source, meeting: Meeting) -> Iterator[str]:
    law = profile_of(source.case, source.laws, meeting.day)
    ground = law.reference(meeting.law_key) if law else None
    kinds = {each.key: each.title for each in law.case_types} if law else {}
    before = source.case.get(Meeting, meeting.replaces_id)
    planned = source.case.get(Meeting, meeting.moved_from_id)
    closed = stamp_text(source.local(meeting.closed_at)) if meeting.closed_at else ""
    place = f", {meeting.place}" if meeting.place else ""
    yield f"{meeting.title or _('Møde')}, {when_text(meeting)}{place}"
    yield from rows(
        (_("Sagstype"), kinds.get(meeting.case_type or "", "")),
        (_("Udsat fra"), meeting_label(planned, source.today) if planned else ""),
        (_("Erstatter referatet af"), meeting_label(before, source.today) if before else ""),
        (_("Referatet blev lukket"), closed),
        (_("Holdt uden borgeren efter"), f"{ground.label}: {ground.sentence}" if ground else ""),
    )
    if meeting.state is MeetingState.POSTPONED:
        yield _("Mødet blev udsat.")
    if meeting.online:
        yield _("Mødet var online.")
    if meeting.in_part:
        yield _("Mødet blev afbrudt og er kun holdt i en del.")


# --- who was there -----------------------------------------------------------------------------------


def _attended(source: Source, meeting: Meeting, *, coming: bool) -> Iterator[str]:
    invited = [each for each in source.case.attendances if each.meeting_id == meeting.id]
    for each in sorted(invited, key=lambda row: not row.present):
        yield item(
            _who(source, each),
            _capacity(source, each),
            _sits_for(source, meeting, each),
            "" if coming else _came(each),
            _("kan bevilge") if each.can_grant else "",
            labelled(_("har brug for"), each.needs) if each.needs else "",
        )


def _who(source: Source, row: Attendance) -> str:
    return attendee_names(source.case, row.meeting_id)[row.id]


def _capacity(source: Source, row: Attendance) -> str:
    beside = name_of(source.case, row.beside_id)
    said = term(row.role).lower()
    if beside:
        return _("{role} for {name}").format(role=said, name=beside)
    return "" if said == _who(source, row).lower() else said


def _sits_for(source: Source, meeting: Meeting, row: Attendance) -> str:
    law = profile_of(source.case, source.laws, meeting.day)
    names = {each.key: each.name for each in law.team} if law else {}
    found = names.get(row.part or "", "")
    return labelled(_("sidder der for"), found) if found else ""


def _came(row: Attendance) -> str:
    """How somebody came where that was said, else whether they were there."""
    if row.arrival is not None:
        return term(row.arrival)
    return _("til stede") if row.present else _("ikke til stede")


def _remarks(source: Source, meeting: Meeting) -> Iterator[str]:
    for each in source.case.attendances:
        if each.meeting_id == meeting.id and each.remark:
            yield f"- {labelled(_who(source, each), quoted(each.remark))}"


# --- what was said -----------------------------------------------------------------------------------


def _points(source: Source, meeting: Meeting) -> Iterator[str]:
    found = [each for each in source.case.agenda_items if each.meeting_id == meeting.id]
    for number, each in enumerate(found, 1):
        yield ""
        is_open = not each.done and meeting.state is not MeetingState.PLANNED
        held = _(" (ikke afsluttet)") if is_open else ""
        yield f"{number}. {each.title}{held}"
        if each.note:
            yield each.note


def _agreed(source: Source, meeting: Meeting) -> Iterator[str]:
    for each in source.case.agreements:
        if each.meeting_id == meeting.id:
            line = agreement_line(source.case, each, source.today)
            state = "" if each.state is AgreementState.OPEN else f" · {line.state.label}"
            yield f"{agreed(line)}{state}"


def _recommended(source: Source, meeting: Meeting) -> Iterator[str]:
    found = [each for each in source.case.recommendations if each.meeting_id == meeting.id]
    for each in found:
        yield from recommendation(source, each)
        yield ""
    if found:
        yield no_decision()


def _decided(source: Source, meeting: Meeting) -> Iterator[str]:
    count = sum(each.meeting_id == meeting.id for each in source.case.decisions)
    if count:
        yield ngettext(
            "Kommunen har skrevet {count} afgørelse efter mødet. Den står for sig.",
            "Kommunen har skrevet {count} afgørelser efter mødet. De står for sig.",
            count,
        ).format(count=count)


def _summary(source: Source, meeting: Meeting) -> Iterator[str]:
    if meeting.summary:
        yield _read(source, meeting)
        yield meeting.summary


def _read(source: Source, meeting: Meeting) -> str:
    if meeting.read_at is None:
        return _("Den er ikke læst højt.")
    return _("Læst højt {when}:").format(when=stamp_text(source.local(meeting.read_at)))


# --- work notes --------------------------------------------------------------------------------------


def _notes(source: Source, meeting: Meeting) -> Iterator[str]:
    found = [each for each in source.case.work_notes if each.meeting_id == meeting.id]
    for each in sorted(found, key=lambda row: (row.at, row.seq)):
        day = source.local(each.at)
        same = day.date() == meeting.day
        clock = _("kl. {time}").format(time=clock_text(day.time()))
        yield _note(source, each, clock if same else stamp_text(day))


def loose_notes(source: Source) -> Iterator[str]:
    """Work notes that belong to no meeting, or the one that is asked for."""
    found = [
        each
        for each in source.case.work_notes
        if each.id == source.key or (source.key is None and each.meeting_id is None)
    ]
    ordered = sorted(found, key=lambda row: (row.at, row.seq))
    lines = (_note(source, each, stamp_text(source.local(each.at))) for each in ordered)
    yield from titled(_("Arbejdsnotater"), lines)


def _note(source: Source, each: WorkNote, when: str) -> str:
    """Say when, who said it, whether it is a fact that must be noted, its number, and what."""
    who = each.said_by or name_of(source.case, each.said_by_person_id or each.said_by_contact_id)
    marks = (
        when,
        who,
        _("fakta, der skal noteres") if each.fact else "",
        *(
            f"{name.lower()} {said}"
            for name, said in journal(each.journal_number, each.filed_on)
            if said
        ),
    )
    return f"- {labelled(', '.join(mark for mark in marks if mark), each.text)}"
