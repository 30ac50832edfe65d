"""Whether something may be shown, in plain words: who may not, what is missing, what opens it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.models.base import Id, Record
from app.models.case import Case
from app.models.consents import ConsentType
from app.models.facts import Area, Kind
from app.models.meetings import AttendanceRole, Confided, MeetingState
from app.models.readers import Reader, RoomReader
from app.presenters.may_show import MayShow, may_show, no_meeting, reader_in_question
from app.rules.why import why
from tests.rules.families import (
    DAVID,
    GP,
    KEY,
    ROOM,
    SANNE,
    TODAY,
    WORDS,
    attends,
    concern,
    consent,
    contact,
    custody,
    family,
    goal,
    meeting,
    person,
    serves,
    statement,
    with_,
)


def asked(case: Case, key: str, reader: Reader = ROOM) -> MayShow:
    return may_show(case, reader, why(case, reader, TODAY, WORDS, Id(key)), TODAY)


def room(*records: Record) -> Case:
    ill = statement("ill", Kind.HEALTH, area=Area.HEALTH)
    rows = (goal("g"), concern("g", "sanne"), ill, concern("ill", "sanne"))
    return family(meeting(), attends("sanne"), *rows, *records)


def test_a_yes_says_whose_it_is() -> None:
    found = asked(room(), "g")
    assert (found.tone, found.answer) == ("good", "Ja, alle i rummet må se det.")
    assert found.reasons == ("Det er Sannes eget.",)


def test_a_no_says_who_may_not_and_what_is_missing() -> None:
    found = asked(room(attends("david")), "ill")
    assert (found.tone, found.answer) == ("warning", "Nej.")
    assert found.reasons == ("David må ikke se det: Sanne har ikke sagt ja til helbred.",)
    assert found.spoken.startswith("Nej. David")


def test_those_who_may_not_are_named_together() -> None:
    case = room(attends("david"), attends(name="Tove"), attends(contact="gp"), contact("gp"))
    (found,) = asked(case, "ill").reasons
    assert found == "Tove, David og Læge må ikke se det: Sanne har ikke sagt ja til helbred."


def test_for_a_child_those_who_hold_custody_are_named() -> None:
    rows = (custody("mille", "sanne"), custody("mille", "david"), goal("m"), concern("m", "mille"))
    found = asked(room(contact("gp"), *rows), "m", GP)
    assert found.reasons == (
        "Læge må ikke se det: David og Sanne har ikke sagt ja til mål for Mille.",
    )
    own = asked(room(*rows), "m", SANNE)
    assert own.answer == "Ja, Sanne må se det."
    assert own.reasons == ("Sanne har forældremyndighed over Mille.",)


def test_the_consent_that_opens_is_named() -> None:
    yes = consent("sanne", type=ConsentType.MEETING, meeting_id=Id("m"), purpose="Mødet i dag")
    found = asked(room(attends("david"), *yes), "g")
    assert found.reasons == (
        "Det er Sannes eget.",
        "Sanne har sagt ja den 3. januar 2026: Mødet i dag.",
    )
    plain = consent("sanne", type=ConsentType.MEETING, meeting_id=Id("m"))
    assert (
        "ja den 3. januar 2026: Tale om det i mødet."
        in asked(room(attends("david"), *plain), "g").spoken
    )


def test_what_a_citizen_chose_is_named() -> None:
    seat = replace(attends(name="Tove"), beside_id=Id("sanne"), role=AttendanceRole.COMPANION)
    told = Confided(id=Id("c"), case_id=KEY, attendance_id=seat.id, kind=Kind.GOAL)
    case = room(seat, told)
    assert "Sanne har selv valgt, at Tove må høre det." in asked(case, "g").reasons
    assert "Tove er kommet sammen med Sanne." in asked(case, "sanne").reasons
    assert asked(case, "ill").answer == "Nej."


def test_a_contacts_task_is_named() -> None:
    case = room(contact("gp"), serves("gp", "sanne"))
    found = asked(case, "gp", GP)
    assert found.answer == "Ja, Læge må se det."
    assert found.reasons == (
        "Det er en del af opgaven for Læge.",
        "Noget af det handler ikke om nogen bestemt.",
    )


@pytest.mark.parametrize(
    ("record", "about", "words"),
    [
        (statement("x", Kind.CHILD_CONVERSATION), "sanne", "Barnets egen samtale: Det er lukket"),
        (statement("x", speaker_id=Id("david")), "sanne", "Det er noget, David har sagt."),
        (goal("x"), "", "Ingen har sagt, hvem det gælder."),
    ],
)
def test_what_nobody_can_open_is_said(record: Record, about: str, words: str) -> None:
    rows = (concern("x", about),) if about else ()
    assert asked(room(record, *rows), "x").reasons[0].startswith(words)


def test_partly_names_what_stays_away() -> None:
    hidden = person("sanne", 40, protected=True, address="Skjulet 1", phone="11 22 33 44")
    found = asked(room(hidden), "sanne")
    assert (found.tone, found.answer) == ("caution", "Delvist. Noget af det må ikke vises.")
    assert found.reasons[0].startswith("Vises ikke: ")
    assert "Adresse" in found.reasons[0]
    assert "Skjulet" not in found.spoken
    assert "Det kan røbe, hvor en beskyttet person er." in found.spoken


def test_partly_without_a_field_of_a_form_gives_the_reason_alone() -> None:
    case = room(contact("gp", stated_for="barn"), serves("gp", "sanne"), serves("gp", "david"))
    found = asked(case, "gp", SANNE)
    assert found.tone == "caution"
    assert "Sanne må ikke se det: David har ikke sagt ja til kontakter." in found.reasons
    assert "Noget af det er dit eget arbejde med sagen og vises ikke." in found.reasons


def test_an_empty_room_is_said() -> None:
    case = with_(room(attends("sanne", present=False)), meeting(MeetingState.RUNNING))
    assert asked(case, "g").reasons == (
        "Der er ingen i rummet endnu. Sæt kryds ved dem, der er kommet.",
    )
    gone = room(contact("gp", to_date=TODAY - timedelta(1)), serves("gp", "sanne"))
    assert "Læge arbejder ikke med familien nu." in asked(gone, "gp", GP).reasons


def test_what_hangs_in_the_air_is_said() -> None:
    case = family(meeting(), contact("gp"), serves("gp", "sanne"))
    assert asked(case, "m", GP).reasons == ("Det hører til noget, der ikke må vises.",)


@pytest.mark.parametrize(
    ("day", "state", "found"),
    [
        (0, MeetingState.PLANNED, True),
        (9, MeetingState.PLANNED, True),
        (0, MeetingState.CLOSED, False),
    ],
)
def test_the_meeting_in_question_is_todays_or_the_next(
    day: int, state: MeetingState, found: bool
) -> None:
    case = family(replace(meeting(state), day=TODAY + timedelta(day)))
    assert reader_in_question(case, TODAY) == (RoomReader(Id("m")) if found else None)


def test_without_a_meeting_it_says_what_to_do() -> None:
    assert "Sæt en dag på mødet" in no_meeting().answer


def test_a_consent_that_is_gone_is_not_told() -> None:
    yes = consent("sanne", type=ConsentType.MEETING, meeting_id=Id("m"))
    case = room(attends("david"), *yes)
    answer = why(case, ROOM, TODAY, WORDS, Id("g"))
    later = replace(case, consents=())
    assert may_show(later, ROOM, answer, TODAY).reasons == ("Det er Sannes eget.",)


def test_somebody_who_is_gone_is_nobody() -> None:
    """An answer that is older than the case still has its words."""
    answer = why(room(attends("david")), ROOM, TODAY, WORDS, Id("ill"))
    later = replace(room(), people=(), attendances=())
    assert may_show(later, DAVID, answer, TODAY).reasons == (
        "nogen må ikke se det: nogen har ikke sagt ja til helbred.",
    )
    assert "Læseren" in may_show(later, ROOM, answer, TODAY).spoken
