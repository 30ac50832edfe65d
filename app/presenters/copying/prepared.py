"""What is known before a meeting: the assessment, the preparatory part, what was got ready, attachments."""

from collections.abc import Iterator

from app.models.base import Id
from app.models.meetings import Meeting
from app.models.preparing import Attachment, PreparationPart, Readiness
from app.presenters.assessment_board import StatementLine, assessment_board
from app.presenters.copying.setting import Source, day_or_none, item, labelled, rows, titled
from app.presenters.preparation import preparation_board
from app.presenters.who import doer, meeting_label, name_of
from app.rules.law import profile_of
from app.words import _
from app.words.people import quoted
from app.words.terms import term

__all__ = ["attachments", "preparation", "readiness", "statements"]


def statements(source: Source) -> Iterator[str]:
    """The assessment by area, each statement with its source and date."""
    for area in assessment_board(source.case):
        yield from titled(area.area.label, map(_statement, area.lines))


def _statement(line: StatementLine) -> str:
    need = _("behov") if line.need else ""
    return item(line.text, line.whom, line.kind, line.source, need, line.closed.lower())


def preparation(source: Source) -> Iterator[str]:
    """The preparatory part of one person or of everybody, in the order of the sections."""
    written = {each.person_id for each in source.case.preparation_parts}
    for person in source.case.people:
        if person.id in written and source.wants(person.id):
            yield from titled(
                _("Forberedende del: {name}").format(name=person.name), _parts(source, person.id)
            )


def _parts(source: Source, person: Id) -> Iterator[str]:
    """First the sections of the profile; then what was written to one that it no longer has."""
    mine = [each for each in source.case.preparation_parts if each.person_id == person]
    board = preparation_board(source.case, person, source.laws, source.today)
    titles = {each.part: f"{each.key}. {each.title}" for each in board.sections if each.part}
    places = list(titles)
    known = [each for each in mine if each.id in titles]
    for each in sorted(known, key=lambda part: places.index(part.id)):
        yield from titled(titles[each.id], _words(each))
    for each in mine:
        if each.id not in titles:
            yield from titled(_("Andet afsnit"), _words(each))


def _words(part: PreparationPart) -> Iterator[str]:
    """The citizen's own words come first."""
    if part.own_words:
        yield quoted(part.own_words)
    if part.text:
        yield part.text
    yield from rows(
        (_("Borgerens egen udgave"), part.own_version or ""),
        (_("Dato"), day_or_none(part.stated_on)),
    )


def attachments(source: Source) -> Iterator[str]:
    """Papers by their number in the journal."""
    yield from titled(_("Bilag"), (_paper(source, each) for each in source.case.attachments))


def _paper(source: Source, each: Attachment) -> str:
    meeting = source.case.get(Meeting, each.meeting_id)
    return item(
        each.title,
        labelled(_("journalnummer"), each.journal_number),
        day_or_none(each.dated) or _("uden dato"),
        name_of(source.case, each.person_id),
        meeting_label(meeting, source.today) if meeting else "",
    )


def readiness(source: Source) -> Iterator[str]:
    """What was got ready for one meeting or for each: how far it is, by whom, with which dates."""
    for meeting in source.case.meetings:
        if source.wants(meeting.id):
            found = [each for each in source.case.readiness if each.meeting_id == meeting.id]
            yield from titled(
                labelled(_("Klar til mødet"), meeting_label(meeting, source.today)),
                (_ready(source, meeting, each) for each in found),
            )


def _ready(source: Source, meeting: Meeting, each: Readiness) -> str:
    """Say "LÆ 265 · klar · dateret 9. januar 2026 · journalnummer 26-1"."""
    law = profile_of(source.case, source.laws, meeting.day)
    titles = {asked.key: asked.title for asked in law.readiness} if law else {}
    who = doer(source.case, None, each.who_contact_id, each.who)
    return item(
        titles.get(each.key, _("Andet")),
        term(each.state).lower(),
        labelled(_("skaffes af"), who) if who else "",
        labelled(_("senest"), day_or_none(each.by_date)) if each.by_date else "",
        labelled(_("dateret"), day_or_none(each.dated)) if each.dated else "",
        labelled(_("journalnummer"), each.journal_number) if each.journal_number else "",
    )
