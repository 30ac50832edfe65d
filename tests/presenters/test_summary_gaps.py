"""What the summary leaves out is told to the coordinator, by whom it waits for, and to nobody else."""

from dataclasses import replace
from functools import partial

from app.models.base import Id, Record
from app.models.consents import ConsentType
from app.models.facts import Kind
from app.models.meetings import Agreement, AgreementState, MeetingState, Recommendation
from app.models.readers import RoomReader
from app.presenters.meeting_summary import summary_text
from app.presenters.summary_gaps import summary_gaps
from tests.rules.families import (
    KEY,
    TODAY,
    attends,
    concern,
    consent,
    contact,
    family,
    meeting,
    serves,
)
from tests.support.laws import shipped_laws
from tests.support.workspace import MemoryWorkspace

M = Id("m")
TABLE = (attends("sanne"), contact("gp", "Mentor"), attends(contact="gp"), serves("gp", "sanne"))


def agreement(key: str, what: str, **more: object) -> tuple[Record, ...]:
    row = Agreement(id=Id(key), case_id=KEY, meeting_id=M, what=what, who_person_id=Id("sanne"))
    return replace(row, **more), concern(key, "sanne")  # type: ignore[arg-type]  # fields of it


def gaps(*records: Record) -> tuple[str, ...]:
    case = family(meeting(MeetingState.RUNNING), *TABLE, *records)
    workspace = MemoryWorkspace(case, day=TODAY)
    room = workspace.view(case.id, RoomReader(M)).case
    return summary_gaps(
        case, room, case.meetings[0], partial(workspace.why, case.id, RoomReader(M)), TODAY
    )


def yes(*kinds: Kind) -> tuple[Record, ...]:
    """Who is there for Sanne is named, besides what else she says yes to."""
    known = (Kind.CONTACT, *kinds)
    return consent("sanne", "gp", kinds=known, type=ConsentType.MEETING, meeting_id=M)


def test_nothing_is_said_where_nothing_is_left_out() -> None:
    assert gaps(*yes(Kind.MEETING, Kind.IDENTITY, Kind.AGREEMENT), *agreement("a", "Ring")) == ()


def test_who_is_there_and_may_not_be_named_is_told_to_the_coordinator() -> None:
    kinds = (Kind.MEETING, Kind.IDENTITY, Kind.CONTACT)
    agreed = consent("sanne", kinds=kinds, type=ConsentType.MEETING, meeting_id=M)
    guide = (contact("uu", "UU-vejleder"), serves("uu", "mille"))
    asked = replace(attends(contact="uu"), id=Id("m-uu"))
    (said,) = gaps(*agreed, *guide, asked, attends(name="Lone Berg"))
    assert said.startswith("Under »Med i dag« står ikke UU-vejleder, fordi")
    assert gaps(*agreed, *guide, replace(asked, present=False)) == ()  # the control: not there


def test_agreements_that_the_room_may_not_hear_are_counted_named_and_given_a_reason() -> None:
    rows = (*agreement("a", "Ring til læge."), *agreement("b", "Sov"))
    first, *reasons = gaps(*yes(Kind.MEETING, Kind.IDENTITY), *rows)
    assert first.startswith("2 aftaler står ikke i opsummeringen, fordi ikke alle i rummet må høre")
    assert "»Ring til læge«, »Sov«" in first
    assert any("Mentor" in each and "Sanne har ikke sagt ja" in each for each in reasons)


def test_one_that_was_broken_or_is_from_another_meeting_is_not_missed() -> None:
    broken = agreement("a", "Ring", state=AgreementState.BROKEN)
    other = agreement("b", "Ring", meeting_id=None)
    assert gaps(*yes(Kind.MEETING, Kind.IDENTITY), *broken, *other) == ()


def test_recommendations_are_told_as_well_and_long_or_many_ones_shortened() -> None:
    one = Recommendation(id=Id("r"), case_id=KEY, meeting_id=M, text="ord " * 30)
    many = [row for at in range(4) for row in agreement(f"a{at}", f"Aftale {at}")]
    first, second, *_reasons = gaps(
        *yes(Kind.MEETING, Kind.IDENTITY), one, concern("r", "sanne"), *many
    )
    assert "»Aftale 2«, …" in first
    assert second.startswith("1 indstilling står der ikke")
    assert "ord …«" in second


def test_a_recommendation_alone_and_one_from_elsewhere() -> None:
    mine = Recommendation(id=Id("r"), case_id=KEY, meeting_id=M, text="Praktik")
    other = Recommendation(id=Id("s"), case_id=KEY, text="Ro")
    rows = (mine, concern("r", "sanne"), other, concern("s", "sanne"))
    first, *_reasons = gaps(*yes(Kind.MEETING, Kind.IDENTITY), *rows)
    assert first.startswith("1 indstilling står der ikke")
    assert "Ro" not in first


def test_an_empty_summary_says_who_has_not_said_yes() -> None:
    first, *reasons = gaps(*agreement("a", "Ring"))
    assert first.startswith("Opsummeringen kan ikke skrives af sig selv")
    assert any("Sanne har ikke sagt ja" in each for each in reasons)


def test_the_control_what_is_left_out_is_in_no_summary() -> None:
    rows = agreement("a", "Ring til krisecentret")
    case = family(meeting(MeetingState.RUNNING), *TABLE, *yes(Kind.MEETING, Kind.IDENTITY), *rows)
    room = MemoryWorkspace(case, day=TODAY).view(case.id, RoomReader(M)).case
    assert "krisecentret" not in summary_text(room, M, shipped_laws(), TODAY)
    seen = family(
        meeting(MeetingState.RUNNING), *TABLE,
        *yes(Kind.MEETING, Kind.IDENTITY, Kind.AGREEMENT), *agreement("a", "Ring til banken"),
    )  # fmt: skip
    room = MemoryWorkspace(seen, day=TODAY).view(seen.id, RoomReader(M)).case
    assert "banken" in summary_text(room, M, shipped_laws(), TODAY)
