"""Everything that is made for one reader, by the very functions that the window and the verbs use."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, Final

import pikepdf

from app.bootstrap.files import calendar_of, contacts_of
from app.bootstrap.paper import DrawnPaper
from app.bootstrap.surroundings import laws
from app.models.case import Case
from app.models.readers import FamilyReader, ProfessionalReader, Reader
from app.presenters.assessment_board import assessment_board
from app.presenters.calendar_list import calendar_list
from app.presenters.consent_list import consent_list
from app.presenters.contact_table import contact_table
from app.presenters.decision_list import decision_list, recommendation_list
from app.presenters.document import Document
from app.presenters.handout.envelope import envelope
from app.presenters.map import MapMode, MapOptions, build_map
from app.presenters.meeting_board import meeting_board, meeting_lines
from app.presenters.overview import overview
from app.presenters.plan_board import plan_board
from app.rules.lens import lens
from tests.promise.papers import papers
from tests.rules.worlds import WORDS
from tests.support.memory import TODAY

__all__ = ["bytes_of", "documents", "everything", "readers", "screens"]

LAWS: Final = laws()


def readers(case: Case) -> list[Reader]:
    """Everyone who can have paper or a screen of their own."""
    family: list[Reader] = [FamilyReader(each.id) for each in case.people]
    return [*family, *(ProfessionalReader(each.id) for each in case.contacts)]


def screens(case: Case, reader: Reader) -> Iterator[tuple[str, Any]]:
    """What pages are drawn from, under "Vis som" this reader."""
    small = lens(case, reader, TODAY, WORDS).case
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


def files(case: Case, reader: Reader) -> Iterator[tuple[str, bytes]]:
    """Files that are no paper."""
    small = lens(case, reader, TODAY, WORDS).case
    yield "calendar file", calendar_of(small, reader, TODAY)
    yield "contacts file", contacts_of(small, reader, TODAY)


def documents(case: Case, reader: Reader) -> Iterator[tuple[str, str, Document]]:
    """Every paper there is for this reader: what it is, the name of its file, what is on it."""
    if isinstance(reader, FamilyReader):
        small = lens(case, reader, TODAY, WORDS).case
        yield "envelope", "", envelope(small, reader.person_id, TODAY)
    yield from papers(case, reader)


def everything(case: Case, reader: Reader) -> Mapping[str, Any]:
    """All but the drawn bytes; ``bytes_of`` draws one document."""
    found: dict[str, Any] = dict(screens(case, reader))
    found.update(files(case, reader))
    for what, file, document in documents(case, reader):
        found[f"paper {what}"] = document
        found[f"file name {what}"] = file
    return found


def bytes_of(document: Document) -> tuple[bytes, int]:
    """The PDF and how many pages it has."""
    data = DrawnPaper().pdf(document)
    with pikepdf.open(BytesIO(data)) as file:
        return data, len(file.pages)
