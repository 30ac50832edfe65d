"""The room pack (*mødemappe*): every sheet for those who come to a meeting, one job for each of them.

What is in somebody's pack is made of that reader's orders alone: no number, name or page in it comes from
who else gets paper. In which order the packs lie is the coordinator's and stands on none of them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.contacts import Contact
from app.models.law import LawProfile
from app.models.meetings import Attendance, Handout, HandoutForm, Meeting, MeetingState
from app.models.readers import FamilyReader, ProfessionalReader, Reader
from app.presenters.document import (
    Block,
    Column,
    Document,
    Heading,
    Paragraph,
    Run,
    Table,
    runs,
)
from app.presenters.handout.choices import choices
from app.presenters.handout.copies import ORDINARY, SIZED, Order, number_for, reader_id
from app.presenters.paper_port import Paper
from app.presenters.who import meeting_label, name_of
from app.words import _, ngettext
from app.words.dates import day_plain
from app.words.terms import term

__all__ = ["Around", "Bundle", "Line", "Wish", "bundles", "lines", "meeting_of", "paperless", "tick_list"]  # fmt: skip

_PACKED: Final = frozenset(
    {
        HandoutForm.SHEET,
        HandoutForm.EASY,
        HandoutForm.CHILD,
        HandoutForm.CARD,
        HandoutForm.PROFESSIONAL,
        HandoutForm.PROVIDER,
    }
)
_COVER: Final = 28.0
"""Points on a cover, whose name is read from across the table."""
_COLUMNS: Final = (Column(_("Til"), 2.0), Column(_("Ark"), 2.0), Column(_("Udleveret den"), 1.0))


@dataclass(frozen=True, slots=True)
class Around:
    """What all orders of a day have in common."""

    on: date
    laws: tuple[LawProfile, ...] = ()
    holidays: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Wish:
    """How somebody wants the own sheet: in easy reading, in larger type."""

    easy: bool = False
    size: float = ORDINARY


@dataclass(frozen=True, slots=True)
class Bundle:
    """The paper of one recipient: a cover without content, then each sheet on leaves of its own."""

    reader: Reader
    name: str
    orders: tuple[Order, ...]

    @property
    def case_id(self) -> Id:
        """The case that it is from."""
        return self.orders[0].case.id

    @property
    def forms(self) -> tuple[HandoutForm, ...]:
        """What is in it."""
        return tuple(each.form for each in self.orders)

    def documents(self) -> tuple[Document, ...]:
        """The cover, and the sheets, which say which of them each is."""
        made = [each.document() for each in self.orders]
        return (
            _cover(self.name, len(made)),
            *(_placed(each, at, len(made)) for at, each in enumerate(made, 1)),
        )

    def document(self) -> Document:
        """All of it as one text, to be read."""
        made = self.documents()
        blocks = tuple(block for each in made for block in each.blocks)
        return replace(made[0], blocks=blocks)

    def drawn(self, paper: Paper) -> bytes:
        """The job for the printer, and the file."""
        return paper.pdf_set(self.documents(), _("Ark"))


@dataclass(frozen=True, slots=True)
class Line:
    """How it stands with one recipient's paper: what was printed last, and whether it was handed over.

    ``ids`` are the sheets that were printed, none before all of them were.
    """

    reader: Reader
    name: str
    papers: str
    ids: tuple[Id, ...]
    printed_on: date | None
    handed_on: date | None


def meeting_of(case: Case, today: date) -> Meeting | None:
    """Return the meeting that paper is wanted for: under way, today's, the next, else the last.

    One that was held today comes before the next one: its paper is handed over before they go.
    """
    rows = sorted(case.meetings, key=lambda each: (each.day, each.starts or time.min, each.seq))
    running = [each for each in rows if each.state is MeetingState.RUNNING]
    coming = [each for each in rows if each.state is MeetingState.PLANNED and each.day >= today]
    at_once = [each for each in coming if each.day == today]
    held = [each for each in rows if each.state is MeetingState.CLOSED and each.day == today]
    found = running or at_once or held[-1:] or coming or rows[-1:]
    return found[0] if found else None


def bundles(
    case: Case,
    meeting: Meeting,
    view: Callable[[Reader], Case],
    around: Around,
    wishes: Mapping[Reader, Wish] | None = None,
) -> tuple[Bundle, ...]:
    """Return a bundle for each family member and professional invited to a meeting.

    ``view`` is the lens: what a reader may see of the case on that day.
    """
    wanted = wishes or {}
    found = (
        _bundle(case, reader, name, view(reader), around, wanted.get(reader, Wish()))
        for reader, name in _invited(case, meeting)
    )
    return tuple(found)


def paperless(case: Case, meeting: Meeting) -> tuple[str, ...]:
    """Return those who come but get no paper: known by name only, or there beside somebody."""
    return tuple(
        each.name or name_of(case, each.contact_id) or term(each.role)
        for each in case.attendances
        if each.meeting_id == meeting.id and _reader_of(case, each) is None
    )


def lines(case: Case, made: Iterable[Bundle], zone: Callable[[Handout], date]) -> tuple[Line, ...]:
    """Return how each bundle stands; ``zone`` says on which day a sheet was printed here."""
    return tuple(_line(case, each, zone) for each in made)


def tick_list(made: Iterable[Line], meeting: Meeting, on: date, *, teaching: bool) -> Document:
    """Return the coordinator's list to tick off on paper: who gets how much, and nothing else."""
    rows = tuple(
        (
            (Run(each.name, bold=True),),
            runs(each.papers),
            runs(day_plain(each.handed_on) if each.handed_on else "____________"),
        )
        for each in made
    )
    blocks: tuple[Block, ...] = (
        Heading(1, _("Udleverede ark")),
        Paragraph((Run(meeting_label(meeting, on), quiet=True),)),
        Table(_COLUMNS, rows, show_head=True),
    )
    return Document(
        title=_("Liste"),
        blocks=blocks,
        header_left=_("Til koordinatoren"),
        header_right=day_plain(on),
        footer=_("Øvelse – oplysningerne er opdigtet") if teaching else "",
    )


def _invited(case: Case, meeting: Meeting) -> Iterable[tuple[Reader, str]]:
    """Each of them once, the family first, with the name that stands on the cover."""
    rows = (each for each in case.attendances if each.meeting_id == meeting.id)
    found = {reader: _named(case, reader) for each in rows if (reader := _reader_of(case, each))}
    return sorted(found.items(), key=lambda each: not isinstance(each[0], FamilyReader))


def _reader_of(case: Case, attendance: Attendance) -> Reader | None:
    """Who gets paper; a friend is no professional and has no sheet."""
    if attendance.person_id is not None:
        return FamilyReader(attendance.person_id)
    contact = case.get(Contact, attendance.contact_id)
    return None if contact is None or contact.private else ProfessionalReader(contact.id)


def _named(case: Case, reader: Reader) -> str:
    """A person's name; a contact's, and the role only where there is none."""
    contact = case.get(Contact, reader_id(reader))
    return (contact.name or contact.role) if contact else name_of(case, reader_id(reader))


def _bundle(
    case: Case, reader: Reader, name: str, seen: Case, around: Around, wish: Wish
) -> Bundle:
    skipped = HandoutForm.SHEET if wish.easy else HandoutForm.EASY
    forms = [
        each.form
        for each in choices(seen, reader, around.on)
        if each.form in _PACKED and each.form is not skipped
    ]
    orders = (
        Order(
            form, reader, seen, number_for(case, reader, form), around.on, around.laws,
            around.holidays, wish.size if form in SIZED else ORDINARY,
        )
        for form in forms
    )  # fmt: skip
    return Bundle(reader, name, tuple(orders))


def _cover(name: str, count: int) -> Document:
    """The recipient's name, large, and how many; nothing of the case."""
    said = ngettext("Her er {count} ark til dig.", "Her er {count} ark til dig.", count)
    blocks = (Heading(1, name), Paragraph(runs(said.format(count=count))))
    return Document(title=_("Ark"), blocks=blocks, base_size=_COVER)


def _placed(document: Document, at: int, count: int) -> Document:
    place = _("ark {at} af {count} til mødet").format(at=at, count=count)
    label = " · ".join(each for each in (document.reader_label, place) if each)
    return replace(document, reader_label=label)


def _line(case: Case, bundle: Bundle, zone: Callable[[Handout], date]) -> Line:
    last = [found for form in bundle.forms if (found := _last(case, bundle.reader, form))]
    all_out = len(last) == len(bundle.forms)
    handed = [each.handed_on for each in last if each.handed_on is not None]
    return Line(
        reader=bundle.reader,
        name=bundle.name,
        papers=", ".join(term(form) for form in bundle.forms),
        ids=tuple(each.id for each in last) if all_out else (),
        printed_on=max(zone(each) for each in last) if all_out else None,
        handed_on=max(handed) if all_out and len(handed) == len(last) else None,
    )


def _last(case: Case, reader: Reader, form: HandoutForm) -> Handout | None:
    mine = [
        each
        for each in case.handouts
        if each.form is form and (each.person_id or each.contact_id) == reader_id(reader)
    ]
    return max(mine, key=lambda each: each.number, default=None)
