"""What the desk is told of a meeting that is not ready."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from app.models.base import Id, Record
from app.models.case import Case
from app.models.consents import ConsentState, ConsentType
from app.models.meetings import Attendance, AttendanceRole, Handout, HandoutForm, Meeting
from app.models.plan import Intervention
from app.models.preparing import Attachment, PreparationPart, Readiness, ReadinessState
from app.presenters.readiness_board import (
    ReadinessBoard,
    ReadinessLine,
    mark_item,
    readiness_board,
)
from app.rules.readiness import INVITATIONS, MEETING_CONSENT, sections_asked
from app.services.acts.records import Add, Edit
from tests.rules.families import KEY, TODAY, attends, consent, contact, family, with_
from tests.support.laws import shipped, shipped_laws
from tests.support.memory import NumberedIds

DAY = timedelta(1)
MEETING = TODAY + 7 * DAY


def case_of(*records: Record, **more: Any) -> Case:
    row = Meeting(id=Id("m"), case_id=KEY, day=MEETING, case_type="fleksjob", **more)
    return with_(family(*records), row)


def board(*records: Record, **more: Any) -> ReadinessBoard:
    case = case_of(*records, **more)
    return readiness_board(case, case.meetings[0], shipped_laws(), TODAY)


def line(key: str, *records: Record) -> ReadinessLine:
    return next(each for each in board(*records).lines if each.key == key)


def row(key: str, state: ReadinessState, **more: Any) -> Readiness:
    return Readiness(id=Id("r"), case_id=KEY, meeting_id=Id("m"), key=key, state=state, **more)


def attest(dated: date | None) -> Attachment:
    return Attachment(id=Id("a"), case_id=KEY, title="LÆ 265", journal_number="1", dated=dated)


def ready() -> tuple[Record, ...]:
    """Everything that a case about fleksjob needs from 2026."""
    parts = (
        PreparationPart(
            id=Id(each.key), case_id=KEY, person_id=Id("sanne"), key=each.key, text="Ord"
        )
        for each in sections_asked(shipped("2026"), MEETING)
    )
    region = Attendance(id=Id("h"), case_id=KEY, meeting_id=Id("m"), name="Ida", can_grant=True,
                        role=AttendanceRole.HEALTH_COORDINATOR)  # fmt: skip
    yes = consent("sanne", type=ConsentType.MEETING, meeting_id=Id("m"))
    return (*parts, region, attest(MEETING - 10 * DAY), attends("sanne"), *yes)


def test_it_is_said_plainly_that_a_meeting_is_not_ready() -> None:
    found = board()
    assert found.light.label == "Ikke klar"
    assert found.case_type == "Fleksjob"
    assert found.sentence.startswith("Mødet er ikke klar: samlet beskrivelse")
    assert found.sentence.endswith("råd fra regionens sundhedskoordinator mangler.")
    assert found.short == "Mødet er ikke klar:"
    assert [each.key for each in found.missing][:2] == ["description", "health_advice"]


def test_a_meeting_that_has_everything_is_ready_and_one_doubt_is_said() -> None:
    found = board(*ready())
    assert (found.sentence, found.light.label) == ("Mødet er klar.", "Klar")
    assert found.missing == ()
    doubt = board(*ready(), attest(MEETING - 40 * DAY))
    assert doubt.sentence == "Mødet er næsten klar: se på lægeattest LÆ 265."


@pytest.mark.parametrize(
    ("records", "why", "press"),
    [
        ((), "Der er ikke gjort noget endnu", "Er bestilt"),
        ((row("lae265", ReadinessState.ASKED),), "Er bestilt", "Er klar"),
        (
            (row("lae265", ReadinessState.ASKED, by_date=TODAY - DAY),),
            "Er bestilt, men ikke kommet til tiden", "Er klar",
        ),
        ((attest(MEETING - DAY),), "Dateret 19. januar 2026, 1 dag før mødet", ""),
        (
            (attest(MEETING - 40 * DAY),),
            "40 dage gammel på mødedagen; den bør højst være 30 dage", "",
        ),
        ((attest(None),), "Datoen på papiret mangler", ""),
        ((row("lae265", ReadinessState.NOT_NEEDED),), "Ikke nødvendig i denne sag", ""),
    ],
)  # fmt: skip
def test_the_attest_says_how_it_stands_and_what_one_press_does(
    records: tuple[Record, ...], why: str, press: str
) -> None:
    found = line("lae265", *records)
    assert (found.why, found.press) == (why, press)


def test_who_brings_it_by_when_is_said_while_it_is_not_here() -> None:
    asked = row("lae265", ReadinessState.ASKED, by_date=MEETING, who_contact_id=Id("gp"))
    assert line("lae265", contact("gp"), asked).brings == "Læge · senest 20. januar 2026"
    assert line("lae265").brings == "Egen læge"
    nobody = row("needs/s", ReadinessState.ASKED, by_date=MEETING)
    assert line("needs/s", need(), nobody).brings == "senest 20. januar 2026"
    here = row("lae265", ReadinessState.READY, dated=MEETING, journal_number="26-1", who="Læge")
    assert line("lae265", here).brings == ""
    assert line("lae265", here).why.endswith("journal 26-1")


def need(**more: Any) -> Attendance:
    given = {"person_id": Id("sanne"), "role": AttendanceRole.CITIZEN, **more}
    return Attendance(id=Id("s"), case_id=KEY, meeting_id=Id("m"), needs="tolk", **given)


def test_a_need_is_named_with_whose_it_is() -> None:
    assert line("needs/s", need()).title == "Sanne: tolk"
    other = need(person_id=None, name="Bent", role=AttendanceRole.COMPANION)
    assert line("needs/s", other).title == "tolk"


def test_what_the_preparation_lacks_is_told_by_section() -> None:
    part = PreparationPart(id=Id("p"), case_id=KEY, person_id=Id("sanne"), key="1", text="Ord")
    assert line("description", part).why.startswith("7 afsnit er uden ord: erfaringer")
    there = line("description", attends("sanne"))
    assert (there.page, there.page_record) == ("assessment", "sanne")
    assert line("grant").page_record == "m"
    assert line("consents").page_record is None


def test_consents_say_whom_they_wait_for_and_what_lapses() -> None:
    offered = consent("sanne", type=ConsentType.FETCHING, state=ConsentState.OFFERED)
    assert line("consents", *offered).why == "Venter på svar fra Sanne"
    ends = consent("sanne", type=ConsentType.FETCHING, valid_until=TODAY)
    assert line("consents", *ends).why == "Udløber før mødet: Sanne"


def test_the_consent_to_discuss_says_who_brings_it_and_leads_to_where_it_is_asked_for() -> None:
    table = (attends("sanne"), attends(name="Bente"))
    asked = line(MEETING_CONSENT, *table)
    assert (asked.title, asked.light.key) == ("Samtykke til drøftelse i mødet", "warning")
    assert asked.why.startswith("Sanne er ikke spurgt.")
    assert asked.brings == "Sanne · senest 20. januar 2026"
    assert (asked.page, asked.page_record, asked.next_state) == ("meeting_day", "m", None)
    no = consent("sanne", type=ConsentType.MEETING, meeting_id=Id("m"), state=ConsentState.NO)
    assert line(MEETING_CONSENT, *table, *no).why == "Sanne har sagt nej"


def test_what_was_asked_or_sent_before_a_change_says_what_to_do() -> None:
    table = (attends("sanne"), attends(name="Bente"))
    moved = {"type": ConsentType.MEETING, "meeting_id": Id("m"), "meeting_day": TODAY}
    asked = line(MEETING_CONSENT, *table, *consent("sanne", **moved))  # type: ignore[arg-type]  # by name
    assert asked.why == "Sanne er spurgt til en anden dag. Bed om det igen"
    paper = Handout(
        id=Id("out"), case_id=KEY, person_id=Id("sanne"), form=HandoutForm.INVITATION, number=1,
        printed_at=datetime(2026, 1, 5, tzinfo=UTC), meeting_id=Id("m"), meeting_day=TODAY,
    )  # fmt: skip
    sent = line(INVITATIONS, *table, paper)
    assert (sent.title, sent.light.key, sent.page) == ("Invitationer", "caution", "meeting_day")
    assert sent.why == "Der står noget andet i invitationen hos Sanne. Send den igen"
    assert sent.next_state is None


def test_who_is_not_named_in_the_consent_is_said_by_name_or_role() -> None:
    yes = consent("sanne", "gp", type=ConsentType.MEETING, meeting_id=Id("m"))
    ida = Attendance(
        id=Id("i"), case_id=KEY, meeting_id=Id("m"), name="Ida", role=AttendanceRole.INTERPRETER
    )
    gp = (contact("gp"), attends(contact="gp"))
    beside = replace(attends("david"), role=AttendanceRole.COMPANION)
    jc = (contact("jc", "Jobcenter"), replace(attends(contact="jc"), id=Id("x")))
    found = line(MEETING_CONSENT, attends("sanne"), *gp, ida, *jc, beside, *yes)
    assert found.why == "Samtykket nævner ikke Ida, David og Jobcenter"
    assert found.light.key == "caution"


def test_the_grant_names_what_nobody_there_can_grant() -> None:
    assert line("grant").why == "Ingen indsats venter på en bevilling"
    wish = Intervention(id=Id("i"), case_id=KEY, name="mentor")
    assert line("grant", wish).why == "Ingen ved bordet kan bevilge mentor"


def older(law: str, *records: Record) -> ReadinessLine:
    case = case_of(*records)
    rows = case.head.__class__(id=KEY, case_id=KEY, law_profile=law)
    case = case.having(type(rows), (rows,))
    found = readiness_board(case, case.meetings[0], shipped_laws(), TODAY)
    return next(each for each in found.lines if each.key == "members")


def test_the_members_who_are_missing_are_named() -> None:
    assert older("2025", attends("sanne")).why.startswith("Ikke inviteret: Beskæftigelse og Region")
    there = tuple(
        Attendance(id=Id(each), case_id=KEY, meeting_id=Id("m"), name=each, part=each,
                   role=AttendanceRole.PROFESSIONAL)
        for each in ("employment", "region", "health", "social")
    )  # fmt: skip
    asked = older("2013", attends("mille"), *there)
    assert asked.why.startswith("Afhænger af alder og uddannelse: ")


def test_without_a_known_profile_nothing_is_asked() -> None:
    case = case_of()
    found = readiness_board(case, case.meetings[0], (), TODAY)
    assert (found.lines, found.case_type, found.light.label) == ((), "", "Klar")


def test_one_press_writes_a_row_and_the_next_changes_it() -> None:
    case = case_of()
    first = mark_item(case, Id("m"), "lae265", ReadinessState.ASKED, NumberedIds())
    assert isinstance(first, Add)
    case = with_(case, first.record)
    then = mark_item(case, Id("m"), "lae265", ReadinessState.READY, NumberedIds())
    assert isinstance(then, Edit)
    assert then.changes == (("state", ReadinessState.READY),)
