"""What somebody is to bring to a meeting is told to them, and to nobody else but the coordinator."""

from dataclasses import replace

from app.models.base import Id
from app.models.case import Case
from app.models.consents import ConsentType
from app.models.preparing import Readiness, ReadinessState
from app.models.readers import ProfessionalReader, Reader
from tests.rules.families import (
    DAVID,
    GP,
    KEY,
    ROOM,
    SANNE,
    attends,
    consent,
    contact,
    family,
    meeting,
    seen,
    serves,
    with_,
)  # fmt: skip

ROW = Readiness(id=Id("r"), case_id=KEY, meeting_id=Id("m"), key="lae265",
                state=ReadinessState.ASKED, who_contact_id=Id("gp"))  # fmt: skip


def case_of(row: Readiness = ROW) -> Case:
    return family(
        meeting(), attends("sanne"), attends(contact="gp"), attends(contact="mentor"),
        contact("gp"), serves("gp", "sanne"), contact("mentor", "Mentor"), serves("mentor", "sanne"),
        row,
    )  # fmt: skip


def told(case: Case, reader: Reader) -> list[str]:
    return [each.key for each in seen(case, reader).readiness]


def test_who_is_to_bring_it_is_told_and_no_other_reader() -> None:
    assert told(case_of(), GP) == ["lae265"]
    others = (SANNE, DAVID, ROOM, ProfessionalReader(Id("mentor")))
    assert [told(case_of(), each) for each in others] == [[], [], [], []]


def test_an_errand_that_names_somebody_is_not_told() -> None:
    row = replace(ROW, who="Davids læge")
    assert [each.who for each in seen(case_of(row), GP).readiness] == [None]


def test_nobodys_errand_is_told_to_nobody() -> None:
    assert told(case_of(replace(ROW, who_contact_id=None)), GP) == []


def test_who_is_not_invited_knows_neither_meeting_nor_errand_whatever_was_agreed_to() -> None:
    case = case_of()
    rows = tuple(each for each in case.attendances if each.contact_id != "gp")
    case = replace(case, attendances=rows)
    assert (seen(case, GP).meetings, told(case, GP)) == ((), [])
    wide = with_(
        case, *consent("sanne", "gp", type=ConsentType.PROFESSIONAL)
    )  # control: a consent to everything shows the meeting
    assert len(seen(wide, GP).meetings) == 1
