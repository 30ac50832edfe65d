"""Invitation to a meeting: to somebody in the family in plain words, to a professional in short.

Built from what the reader's own lens lets through: who comes, and where it is, stand on it only as far as
the reader may know. It is no decision, so it has no date to complain.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from app.models.base import Id
from app.models.case import Case
from app.models.contacts import Contact
from app.models.law import LawProfile
from app.models.meetings import Attendance, Meeting
from app.presenters.document import (
    Block,
    BulletList,
    Callout,
    Column,
    Document,
    Heading,
    KeepTogether,
    Paragraph,
    Run,
    Runs,
    Table,
    runs,
)
from app.presenters.handout.errands import errands
from app.presenters.handout.frame import lettered, teaching
from app.presenters.handout.people import call_one
from app.presenters.handout.view import SheetOptions, View, look
from app.presenters.handout.working import look_as, reader_name
from app.presenters.meeting_board import when_text
from app.presenters.who import contact_label, name_of
from app.words import _
from app.words.people import first_name, joined
from app.words.terms import term
from app.words.texts import load_texts

__all__ = ["invitation", "professional_invitation"]

_COLUMNS = (Column("", 1.0), Column("", 3.2))


def invitation(
    lensed_case: Case,
    person_id: Id,
    meeting_id: Id,
    on: date,
    laws: tuple[LawProfile, ...],
    options: SheetOptions | None = None,
) -> Document:
    """Return the invitation of a member of the family.

    ``lensed_case`` is what ``FamilyReader(person_id)`` may see on the day ``on``. Of a meeting that
    the reader knows nothing of it says only that there is none.
    """
    view = look(lensed_case, person_id, on, laws, options or SheetOptions())
    view = replace(view, texts={**view.texts, **load_texts("invitation", "adult")})
    meeting = lensed_case.get(Meeting, meeting_id)
    blocks: tuple[Block, ...] = (Paragraph(runs(view.text("gone"))),)
    if meeting is not None:
        blocks = tuple(_letter(view, meeting))
    to = _("Til {name}").format(name=view.person.name) if view.person else ""
    return lettered(view, blocks, view.on, to=to, title=_("Invitation"))


def professional_invitation(
    lensed_case: Case,
    contact_id: Id,
    meeting_id: Id,
    on: date,
    laws: tuple[LawProfile, ...],
    options: SheetOptions | None = None,
) -> Document:
    """Return the invitation of a contact, from what ``ProfessionalReader(contact_id)`` may see."""
    view = look_as("adult", lensed_case, contact_id, on, laws, options or SheetOptions())
    own = {**load_texts("invitation", "adult"), **load_texts("invitation", "professional")}
    view = replace(view, texts={**view.texts, **own})
    meeting = lensed_case.get(Meeting, meeting_id)
    blocks: tuple[Block, ...] = (Paragraph(runs(view.text("gone"))),)
    if meeting is not None:
        blocks = tuple(_note(view, meeting))
    name = reader_name(view)
    to = view.text("to", name=name) if name else ""
    return lettered(view, blocks, view.on, to=to, title=_("Invitation"))


def _letter(view: View, meeting: Meeting) -> Iterator[Block]:
    yield Heading(1, view.text("title"))
    yield from teaching(view)
    if view.person is not None:
        yield Paragraph(runs(view.text("hello", name=first_name(view.person))))
    yield Paragraph(runs(view.text("lead")))
    yield _when_and_where(view, meeting)
    yield from _again(view)
    title = meeting.title.strip().rstrip(".")
    said = view.text("about_title", title=title[:1].lower() + title[1:]) if title else ""
    words = " ".join(each for each in (said, view.text("about_text")) if each)
    yield KeepTogether((Heading(2, view.text("about")), Paragraph(runs(words))))
    yield from _section(view.text("who"), _coming(view, meeting), view.text("who_none"))
    yield from _section(view.text("you_may"), list(_may(view, meeting)), "")
    own = [runs(view.text("bring_papers")), runs(view.text("bring_own"))]
    yield from _section(view.text("bring"), own, "")
    yield KeepTogether((Heading(2, view.text("no")), Paragraph(runs(view.text("no_text")))))
    yield from call_one(view)


def _note(view: View, meeting: Meeting) -> Iterator[Block]:
    yield Heading(1, view.text("title"))
    yield from teaching(view)
    yield Paragraph(runs(view.text("lead")))
    yield _when_and_where(view, meeting)
    yield from _again(view)
    names = [each.name for each in view.case.people]
    if names:
        yield KeepTogether((Heading(2, view.text("about")), Paragraph(runs(joined(names)))))
    yield from _section(view.text("asked"), errands(view, meeting), view.text("asked_none"))
    yield Paragraph(runs(view.text("ready")))
    yield from call_one(view)


def _when_and_where(view: View, meeting: Meeting) -> Block:
    """Online has no place; a place that the reader may not know is asked for."""
    where = view.text("online") if meeting.online else meeting.place or view.text("where_ask")
    when = when_text(meeting)
    rows = (
        ((Run(view.text("when"), bold=True),), runs(when[:1].upper() + when[1:])),
        ((Run(view.text("where"), bold=True),), runs(where)),
    )
    return Table(_COLUMNS, rows)


def _again(view: View) -> Iterator[Block]:
    """Who has had one before may hold two of this meeting: by the reader's own number it says which counts."""
    if view.options.number > 1:
        yield Callout(runs(view.text("again")))


def _section(title: str, lines: list[Runs], empty: str) -> Iterator[Block]:
    content: Block = BulletList(tuple(lines)) if lines else Paragraph(runs(empty))
    yield KeepTogether((Heading(2, title), content))


def _coming(view: View, meeting: Meeting) -> list[Runs]:
    """Those whom the reader may know of, without the reader."""
    rows = (each for each in view.case.attendances if each.meeting_id == meeting.id)
    return [runs(_named(view, each)) for each in rows if each.person_id != view.person_id]


def _named(view: View, each: Attendance) -> str:
    contact = view.case.get(Contact, each.contact_id)
    if contact is not None:
        return contact_label(contact)
    name = each.name or name_of(view.case, each.person_id)
    return f"{name}, {term(each.role)}" if each.name else name


def _may(view: View, meeting: Meeting) -> Iterator[Runs]:
    own = (
        each.needs
        for each in view.case.attendances
        if (each.meeting_id, each.person_id) == (meeting.id, view.person_id) and each.needs
    )
    yield runs(view.text("companion"))
    yield runs(view.text("interpreter"))
    yield runs(view.text("needs"))
    for needs in own:
        yield runs(view.text("noted", needs=needs.rstrip(".")))
