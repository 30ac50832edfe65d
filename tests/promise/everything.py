"""Everything that is made for one reader, by the very functions that the window and the verbs use."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final

import pikepdf

from app.bootstrap.files import calendar_of, contacts_of
from app.bootstrap.paper import DrawnPaper
from app.models.case import Case
from app.models.readers import FamilyReader, ProfessionalReader, Reader, RoomReader
from app.presenters.assessment_board import assessment_board
from app.presenters.calendar_list import calendar_list
from app.presenters.consent_list import consent_list
from app.presenters.contact_table import contact_table
from app.presenters.decision_list import decision_list, recommendation_list
from app.presenters.document import Document
from app.presenters.handout.day_paper import DayPaper, Dispatch, dispatches
from app.presenters.handout.pack import Around, bundles
from app.presenters.map import MapMode, MapOptions, build_map
from app.presenters.meeting_board import meeting_board, meeting_lines
from app.presenters.overview import overview
from app.presenters.plan_board import plan_board
from app.presenters.room import (
    RoomView,
    room_agreements,
    room_dreams,
    room_goals,
    room_head,
    room_map,
    room_points,
    room_week,
)
from app.rules.lens import lens
from tests.promise.papers import LAWS, papers
from tests.rules.worlds import WORDS
from tests.support.memory import TODAY

NOW: Final = datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=UTC)

__all__ = ["Made", "bytes_of", "made_for", "readers", "rooms"]


@dataclass(frozen=True)
class Made:
    """What a reader gets: ``things`` by name, and the papers among them to be drawn."""

    things: Mapping[str, Any]
    papers: tuple[tuple[str, Document], ...]
    packs: tuple[tuple[str, Document], ...] = ()


def readers(case: Case) -> list[Reader]:
    """Everyone who can have paper or a screen of their own."""
    family: list[Reader] = [FamilyReader(each.id) for each in case.people]
    return [*family, *(ProfessionalReader(each.id) for each in case.contacts)]


def rooms(case: Case) -> list[Reader]:
    """The walls that something may be shown on."""
    return [RoomReader(each.id) for each in case.meetings]


def made_for(case: Case, reader: Reader) -> Made:
    """Everything but the drawn bytes; ``bytes_of`` draws one document."""
    small = lens(case, reader, TODAY, WORDS).case
    if isinstance(reader, RoomReader):
        return Made(dict(_wall(RoomView(small, reader.meeting_id))), ())
    things = dict(_screens(small))
    things["calendar file"] = calendar_of(small, reader, (TODAY, NOW))
    things["contacts file"] = contacts_of(small, reader, TODAY)
    documents = []
    for what, file, document in papers(case, small, reader):
        things[f"paper {what}"] = document
        things[f"file name {what}"] = file
        documents.append((what, document))
    packs = tuple(_packs(case, small, reader))
    things |= {f"pack {what}": document for what, document in packs}
    return Made(things, tuple(documents), packs)


def bytes_of(document: Document) -> tuple[bytes, int]:
    """The PDF and how many pages it has."""
    data = DrawnPaper().pdf(document)
    with pikepdf.open(BytesIO(data)) as file:
        return data, len(file.pages)


def _wall(view: RoomView) -> Iterator[tuple[str, Any]]:
    """What the room's window is drawn from."""
    yield "case", view.case
    yield "head", room_head(view)
    yield "map", room_map(view, TODAY, 1200.0, 760.0)
    yield "dreams", room_dreams(view)
    yield "goals", room_goals(view, TODAY)
    yield "points", room_points(view)
    yield "agreements", room_agreements(view, TODAY)
    yield "week", room_week(view, TODAY)


def _packs(case: Case, small: Case, reader: Reader) -> Iterator[tuple[str, Document]]:
    """The reader's bundle and letters for each meeting, from the whole case as the window makes it."""
    nothing = Case(head=small.head)

    def view(each: Reader) -> Case:
        return small if each == reader else nothing

    for meeting in case.meetings:
        for bundle in bundles(case, meeting, view, Around(TODAY, LAWS)):
            if bundle.reader == reader:
                for at, document in enumerate(bundle.documents()):
                    yield f"{meeting.id} {at}", document
        for kind in DayPaper:
            for job in dispatches(case, meeting, kind, view, Around(TODAY, LAWS)):
                if isinstance(job, Dispatch) and job.reader == reader:
                    for at, document in enumerate(job.documents()):
                        yield f"{meeting.id} {kind} {at}", document


def _screens(small: Case) -> Iterator[tuple[str, Any]]:
    """What pages are drawn from, under "Vis som" this reader."""
    yield "case", small
    yield "overview", overview(small, TODAY, coordinator=False)
    yield "plan", plan_board(small, TODAY)
    yield "assessment", assessment_board(small)
    yield "consents", consent_list(small, TODAY)
    yield "decisions", (decision_list(small, LAWS, TODAY), recommendation_list(small))
    yield "meetings", meeting_lines(small, TODAY)
    for each in small.meetings:
        yield f"meeting {each.id}", meeting_board(small, each.id, TODAY)
    yield "calendar", calendar_list(small, TODAY)
    for mode in MapMode:
        options = MapOptions(mode=mode, private_network=True)
        yield f"map {mode}", build_map(small, TODAY, options)
        yield f"table {mode}", contact_table(small, TODAY, options)
