"""The consent to discuss in a meeting: how it stands on a day's card, and what one press offers."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from app.models.base import Id, Record
from app.models.case import Case
from app.models.consents import Consent, ConsentScope, ConsentState, ConsentType
from app.models.facts import Area, Kind
from app.models.meetings import AttendanceRole, Meeting, MeetingState
from app.presenters.meeting_consent import (
    MeetingConsent,
    all_signed,
    ask_for_it,
    meeting_consent,
)
from app.services.acts.records import Add, Edit
from app.services.acts.together import Together
from tests.rules.families import KEY, TODAY, attends, consent, contact, custody, family, with_
from tests.support.memory import NumberedIds

DAY = TODAY + timedelta(7)
HERE = Meeting(id=Id("m"), case_id=KEY, day=DAY)
GP = (contact("gp", area=Area.HEALTH), attends(contact="gp"))
IDA = replace(attends(name="Ida"), id=Id("ida"), role=AttendanceRole.INTERPRETER)
BESIDE = replace(attends("david"), role=AttendanceRole.COMPANION)


def case_of(*records: Record) -> Case:
    return with_(family(*records), HERE)


def stands(*records: Record, **more: Any) -> MeetingConsent | None:
    return meeting_consent(case_of(*records), replace(HERE, **more))


def to_talk(**more: Any) -> tuple[Record, ...]:
    return consent("sanne", "gp", type=ConsentType.MEETING, **{"meeting_id": Id("m"), **more})


def test_nobody_from_outside_or_a_meeting_that_is_over_needs_none() -> None:
    assert stands(attends("sanne")) is None
    assert stands(attends("sanne"), *GP, state=MeetingState.CLOSED) is None


def test_each_step_says_what_one_press_does() -> None:
    table = (attends("sanne"), *GP)
    asked = stands(*table)
    assert asked is not None
    assert (asked.words, asked.press, asked.asks) == (
        "Mangler samtykke til mødet", "Bed om samtykke", True,
    )  # fmt: skip
    waiting = stands(*table, *to_talk(state=ConsentState.OFFERED))
    assert waiting is not None
    assert (waiting.words, waiting.press) == ("Venter på samtykke fra Sanne", "Skriv svaret")
    assert waiting.record == to_talk()[0].id
    refused = stands(*table, *to_talk(state=ConsentState.NO))
    assert refused is not None
    assert (refused.words, refused.press) == (
        "Sanne har sagt nej til, at I taler om det i mødet", "",
    )  # fmt: skip
    given = stands(*table, *to_talk())
    assert given is not None
    assert (given.light.key, given.press) == ("good", "")


def test_a_yes_without_a_day_of_giving_is_none_and_is_asked_for() -> None:
    found = stands(attends("sanne"), *GP, *to_talk(given_on=None))
    assert found is not None
    assert found.words == "Mangler samtykke til mødet"


def test_what_was_asked_about_a_child_waits_as_well() -> None:
    (child, *_rows) = to_talk(child_id=Id("mille"), state=ConsentState.OFFERED)
    found = stands(attends("sanne"), *GP, *to_talk(), replace(child, id=Id("child")))
    assert found is not None
    assert (found.words, found.record) == ("Venter på samtykke fra Sanne", "child")


def test_a_yes_that_does_not_name_everybody_says_whom() -> None:
    other = (contact("jc", "Jobcenter"), replace(attends(contact="jc"), id=Id("x")))
    found = stands(attends("sanne"), *GP, IDA, BESIDE, *other, *to_talk())
    assert found is not None
    assert found.words == "Samtykket nævner ikke Ida, David og Jobcenter"


def offered(case: Case) -> list[Add]:
    found = ask_for_it(case, HERE, NumberedIds(), TODAY)
    if isinstance(found, Together):
        return [each for each in found.operations if isinstance(each, Add)]
    return [found] if isinstance(found, Add) else []


def test_asking_names_the_meeting_everybody_else_and_what_it_is_about() -> None:
    (act,) = offered(case_of(attends("sanne"), *GP, IDA, BESIDE))[:1]
    made = act.record
    assert isinstance(made, Consent)
    assert (made.giver_id, made.meeting_id, made.state) == ("sanne", "m", ConsentState.OFFERED)
    assert made.topics == "Mål, indsatser og aftaler (sundhed)"
    rows = [each for each in act.belonging if not isinstance(each, ConsentScope)]
    assert [(each.person_id, each.contact_id, each.attendance_id) for each in rows] == [  # type: ignore[attr-defined]  # recipients
        (None, None, "ida"), ("david", None, None), (None, "gp", None),
    ]  # fmt: skip
    kinds = {each.kind for each in act.belonging if isinstance(each, ConsentScope)}
    assert Kind.AGREEMENT in kinds
    assert Kind.HEALTH not in kinds


def test_nobody_is_asked_twice() -> None:
    asked = to_talk(state=ConsentState.OFFERED)
    assert offered(case_of(attends("sanne"), *GP, *asked)) == []
    assert offered(case_of(attends("sanne"))) == []


def test_the_last_one_is_taken_as_the_pattern_and_a_child_is_spoken_for_again() -> None:
    before = consent(
        "sanne", kinds=(Kind.HEALTH,), type=ConsentType.MEETING, meeting_id=Id("old"),
        topics="Knæet", purpose="At vi taler",
    )  # fmt: skip
    child = consent(
        "sanne", kinds=(Kind.SCHOOL,), type=ConsentType.MEETING, meeting_id=Id("old"),
        child_id=Id("mille"),
    )  # fmt: skip
    child = tuple(replace(each, id=Id(f"c-{each.id}")) for each in child)
    scopes = [each for each in child if isinstance(each, ConsentScope)]
    child = (child[0], *(replace(each, consent_id=child[0].id) for each in scopes))
    rows = (attends("sanne"), attends(name="Ida"), custody("mille", "sanne"), *before, *child)
    first, second = offered(case_of(*rows))
    assert isinstance(first.record, Consent)
    assert isinstance(second.record, Consent)
    assert (first.record.topics, first.record.purpose) == ("Knæet", "At vi taler")
    assert [each.kind for each in first.belonging if isinstance(each, ConsentScope)] == [
        Kind.HEALTH
    ]
    assert (second.record.child_id, second.record.custody_basis) == (
        "mille", custody("mille", "sanne").form,
    )  # fmt: skip
    assert second.record.topics == "Mål, indsatser og aftaler"


def test_several_forms_signed_at_one_time_are_asked_about_once_and_noted_each() -> None:
    own = to_talk(state=ConsentState.OFFERED)
    child = replace(own[0], id=Id("child"), child_id=Id("mille"))  # type: ignore[call-arg]  # a consent
    case = case_of(attends("sanne"), *GP, *own, child)
    signed = all_signed(case, HERE, TODAY)
    assert signed is not None
    assert signed.title == "Er alle 2 erklæringer skrevet under?"
    assert signed.text.startswith("Sanne for sig selv og Mille.")
    assert [(each.id, each.state, each.informed) for each in signed.answers] == [
        (own[0].id, ConsentState.YES, True), ("child", ConsentState.YES, True),
    ]  # fmt: skip
    assert all_signed(case_of(attends("sanne"), *GP, *own), HERE, TODAY) is None


MOVED = {"day": DAY + timedelta(7)}
FOR_DAY = {"meeting_day": DAY}
LATER = replace(HERE, **MOVED)  # type: ignore[arg-type]  # its day


def moved(*records: Record) -> Case:
    return with_(family(*records), LATER)


def test_a_yes_names_its_day_and_does_not_count_on_another() -> None:
    table = (attends("sanne"), *GP)
    for state in (ConsentState.YES, ConsentState.OFFERED):
        asked = to_talk(state=state, **FOR_DAY)
        assert meeting_consent(case_of(*table, *asked), HERE) != meeting_consent(
            moved(*table, *asked), LATER
        )
        found = meeting_consent(moved(*table, *asked), LATER)
        assert found is not None
        assert (found.light.key, found.press, found.asks) == (
            "caution", "Bed om samtykke igen", True,
        )  # fmt: skip
        assert found.words == "Samtykket nævner en anden dag: bed Sanne om det igen"
    no = meeting_consent(moved(*table, *to_talk(state=ConsentState.NO, **FOR_DAY)), LATER)
    assert no is not None
    assert no.light.label == "Nej til samtykke"


def test_one_press_asks_for_the_new_day_by_the_same_words() -> None:
    old = to_talk(kinds=(Kind.HEALTH,), topics="Knæet", **FOR_DAY)
    case = moved(attends("sanne"), *GP, *old)
    act = ask_for_it(case, LATER, NumberedIds(), TODAY)
    assert isinstance(act, Add)
    made = act.record
    assert isinstance(made, Consent)
    assert (made.meeting_day, made.topics, made.state) == (
        LATER.day, "Knæet", ConsentState.OFFERED,
    )  # fmt: skip
    made = replace(made, seq=9)
    asked = with_(case, made)
    assert ask_for_it(asked, LATER, NumberedIds(), TODAY) is None
    found = meeting_consent(asked, LATER)
    assert found is not None
    assert found.press == "Skriv svaret"
    again = replace(made, state=ConsentState.YES, given_on=TODAY)
    given = meeting_consent(with_(case, again), LATER)
    assert given is not None
    assert given.light.key == "good"


def test_what_waits_is_asked_for_the_new_day_and_not_twice_and_so_for_a_child() -> None:
    waits = to_talk(state=ConsentState.OFFERED, **FOR_DAY)
    childs = to_talk(child_id=Id("mille"), **FOR_DAY)
    case = moved(attends("sanne"), *GP, *waits, *childs, custody("mille", "sanne"))
    act = ask_for_it(case, LATER, NumberedIds(), TODAY)
    assert isinstance(act, Together)
    edit, add = act.operations
    assert isinstance(edit, Edit)
    assert (edit.id, edit.changes) == (waits[0].id, (("meeting_day", LATER.day),))
    assert isinstance(add, Add)
    assert isinstance(add.record, Consent)
    assert add.record.child_id == "mille"
