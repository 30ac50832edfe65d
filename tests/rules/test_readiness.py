"""Whether a meeting is ready: each thing that a profile asks for, and what the case says of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from app.models.base import Id, Record
from app.models.consents import ConsentState, ConsentType
from app.models.facts import Area
from app.models.meetings import (
    Attendance,
    AttendanceRole,
    Handout,
    HandoutForm,
    Meeting,
    MeetingState,
)
from app.models.plan import Intervention, InterventionState
from app.models.preparing import Attachment, PreparationPart, Readiness, ReadinessState
from app.rules.law import effective
from app.rules.readiness import (
    INVITATIONS,
    MEETING_CONSENT,
    Item,
    Light,
    Reason,
    light_of,
    readiness,
    sections_asked,
)
from app.rules.seats import part_of
from tests.rules.families import KEY, TODAY, attends, consent, contact, family, meeting, with_
from tests.support.laws import shipped

DAY = timedelta(1)
MEETING = TODAY + 7 * DAY


def item(key: str, *records: Record, law: str = "2025", **more: Any) -> Item:
    """One item of Sanne's meeting in a week."""
    row = Meeting(id=Id("m"), case_id=KEY, day=MEETING, case_type="fleksjob", **more)
    case = with_(family(*records), row)
    found = readiness(case, row, effective(shipped(law), MEETING), TODAY)
    return next(each for each in found if each.key == key)


def said(key: str, state: ReadinessState, **more: Any) -> Readiness:
    return Readiness(
        id=Id(f"r-{key}"), case_id=KEY, meeting_id=Id("m"), key=key, state=state, **more
    )


def invited(who: str, **more: Any) -> Attendance:
    given = {"role": AttendanceRole.PROFESSIONAL, "contact_id": Id(who), **more}
    return Attendance(id=Id(f"m-{who}"), case_id=KEY, meeting_id=Id("m"), **given)


def parts(*keys: str) -> tuple[PreparationPart, ...]:
    return tuple(
        PreparationPart(id=Id(f"p{key}"), case_id=KEY, person_id=Id("sanne"), key=key, text="Ord")
        for key in keys
    )


def attest(dated: date | None, title: str = "Lægeattest LÆ 265") -> Attachment:
    return Attachment(id=Id("a"), case_id=KEY, title=title, journal_number="2026-1", dated=dated)


def test_without_a_word_the_preparation_is_red_and_with_some_it_says_which_are_missing() -> None:
    assert item("preparation").light is Light.RED
    assert item("preparation").why is Reason.MISSING
    some = item("preparation", *parts("1", "2"))
    assert (some.light, some.why) == (Light.RED, Reason.UNFINISHED)
    assert [each.key for each in some.sections] == ["3", "4", "5", "6", "7", "8"]
    every = tuple(each.key for each in sections_asked(shipped("2025"), MEETING))
    assert item("preparation", *parts(*every)).light is Light.GREEN


def test_a_part_without_words_is_not_there() -> None:
    bare = PreparationPart(id=Id("p"), case_id=KEY, person_id=Id("sanne"), key="1")
    assert item("preparation", bare).why is Reason.MISSING


@pytest.mark.parametrize(
    ("records", "light", "why", "age"),
    [
        ((), Light.RED, Reason.MISSING, None),
        ((attest(MEETING - 20 * DAY),), Light.GREEN, Reason.THERE, 20),
        ((attest(MEETING - 31 * DAY),), Light.AMBER, Reason.TOO_OLD, 31),
        ((attest(MEETING + DAY),), Light.AMBER, Reason.UNDATED, None),
        ((attest(None),), Light.AMBER, Reason.UNDATED, None),
        ((attest(MEETING, "Brev fra lægen"),), Light.RED, Reason.MISSING, None),
        ((said("lae265", ReadinessState.READY, dated=MEETING),), Light.GREEN, Reason.THERE, 0),
        ((said("lae265", ReadinessState.READY),), Light.AMBER, Reason.UNDATED, None),
        ((said("lae265", ReadinessState.ASKED),), Light.AMBER, Reason.ON_ITS_WAY, None),
        (
            (said("lae265", ReadinessState.ASKED, by_date=TODAY - DAY),),
            Light.RED, Reason.LATE, None,
        ),
        ((said("lae265", ReadinessState.MISSING),), Light.RED, Reason.MISSING, None),
        ((said("lae265", ReadinessState.NOT_NEEDED),), Light.GREEN, Reason.NOT_NEEDED, None),
    ],
)  # fmt: skip
def test_the_attest_and_how_old_it_is(
    records: tuple[Record, ...], light: Light, why: Reason, age: int | None
) -> None:
    found = item("lae265", *records)
    assert (found.light, found.why, found.age_days) == (light, why, age)


def test_an_attest_of_another_meeting_says_nothing_here() -> None:
    other = Attachment(id=Id("a"), case_id=KEY, title="LÆ 265", journal_number="1", dated=TODAY,
                       meeting_id=Id("other"))  # fmt: skip
    assert item("lae265", other).why is Reason.MISSING


def test_a_new_attest_on_its_way_stands_before_an_old_one() -> None:
    old = attest(MEETING - 90 * DAY)
    assert item("lae265", old, said("lae265", ReadinessState.ASKED)).why is Reason.ON_ITS_WAY


def test_under_the_one_plan_a_missing_attest_is_not_red() -> None:
    assert item("lae265", law="plan").light is Light.AMBER
    assert item("plan_consent", attends("sanne"), law="plan").light is Light.RED


def test_what_was_asked_for_is_late_on_the_day_itself() -> None:
    row = Meeting(id=Id("m"), case_id=KEY, day=TODAY, case_type="fleksjob")
    case = family(row, said("lae265", ReadinessState.ASKED))
    found = {each.key: each.why for each in readiness(case, row, shipped("2025"), TODAY)}
    assert found["lae265"] is Reason.LATE


def test_the_advice_is_there_when_the_region_is_invited_or_it_has_come() -> None:
    assert item("health_advice", law="2026").light is Light.RED
    there = Attendance(id=Id("x"), case_id=KEY, meeting_id=Id("m"), name="Ida",
                       role=AttendanceRole.HEALTH_COORDINATOR)  # fmt: skip
    assert item("health_advice", there, law="2026").light is Light.GREEN
    come = said("health_advice", ReadinessState.READY)
    assert item("health_advice", come, law="2026").why is Reason.THERE


def test_everyone_at_the_table_has_said_yes_to_talk_there() -> None:
    table = (attends("sanne"), contact("gp"), invited("gp"))
    assert item("consents", *table).light is Light.GREEN  # the one to talk stands for itself
    lacking = item(MEETING_CONSENT, *table)
    assert (lacking.light, lacking.why) == (Light.RED, Reason.NOT_ASKED)
    assert (lacking.people, lacking.by_date) == ((Id("sanne"),), MEETING)
    yes = consent("sanne", "gp", type=ConsentType.MEETING, meeting_id=Id("m"))
    assert item(MEETING_CONSENT, *table, *yes).light is Light.GREEN
    with pytest.raises(StopIteration):
        item(MEETING_CONSENT, attends("sanne"))  # nobody from outside: nothing to ask


@pytest.mark.parametrize(
    ("state", "why"),
    [
        (ConsentState.OFFERED, Reason.UNANSWERED),
        (ConsentState.NO, Reason.REFUSED),
        (ConsentState.WITHDRAWN, Reason.REFUSED),
    ],
)
def test_what_was_asked_and_not_said_yes_to_is_amber(state: ConsentState, why: Reason) -> None:
    asked = consent("sanne", "gp", type=ConsentType.MEETING, meeting_id=Id("m"), state=state)
    found = item(MEETING_CONSENT, attends("sanne"), contact("gp"), invited("gp"), *asked)
    assert (found.light, found.why, found.people) == (Light.AMBER, why, (Id("sanne"),))


def test_a_yes_to_another_day_is_amber_until_it_is_asked_for_again() -> None:
    yes = {"type": ConsentType.MEETING, "meeting_id": Id("m")}
    table = (attends("sanne"), contact("gp"), invited("gp"))
    for day, why in ((MEETING, Reason.THERE), (MEETING - DAY, Reason.OTHER_DAY)):
        given = consent("sanne", "gp", meeting_day=day, **yes)  # type: ignore[arg-type]  # by name
        found = item(MEETING_CONSENT, *table, *given)
        assert found.why is why
        assert found.light is (Light.GREEN if day == MEETING else Light.AMBER)


def test_an_invitation_that_is_no_longer_true_is_amber_and_one_that_is_says_nothing() -> None:
    paper = Handout(
        id=Id("out"), case_id=KEY, person_id=Id("sanne"), form=HandoutForm.INVITATION, number=1,
        printed_at=datetime(2026, 1, 5, tzinfo=UTC), meeting_id=Id("m"), meeting_day=MEETING,
        meeting_place="",
    )  # fmt: skip
    with pytest.raises(StopIteration):
        item(INVITATIONS, attends("sanne"), paper)
    found = item(INVITATIONS, attends("sanne"), replace(paper, meeting_place="Lokale 1"))
    assert (found.light, found.why) == (Light.AMBER, Reason.OUTDATED)
    assert found.people == (Id("sanne"),)


def test_who_is_invited_later_is_not_named_by_the_yes() -> None:
    yes = consent("sanne", "gp", type=ConsentType.MEETING, meeting_id=Id("m"))
    table = (attends("sanne"), contact("gp"), invited("gp"), contact("jc"), invited("jc"))
    found = item(MEETING_CONSENT, *table, *yes)
    assert (found.light, found.why) == (Light.AMBER, Reason.NOT_NAMED)
    assert found.attendances == (Id("m-jc"),)


def test_a_consent_that_ends_before_the_meeting_or_waits_for_an_answer_is_said() -> None:
    ends = consent("sanne", "gp", type=ConsentType.FETCHING, valid_until=TODAY + DAY)
    assert item("consents", *ends).why is Reason.LAPSES
    asked = consent("sanne", "gp", type=ConsentType.FETCHING, state=ConsentState.OFFERED)
    assert item("consents", *asked).people == (Id("sanne"),)
    other = consent(
        "sanne", type=ConsentType.MEETING, state=ConsentState.OFFERED, meeting_id=Id("n")
    )
    assert item("consents", *other).light is Light.GREEN


def test_for_a_child_those_who_decide_are_waited_for() -> None:
    found = item("plan_consent", attends("mille"), law="plan")
    assert found.people == (Id("mille"),)  # nobody is known to hold custody
    yes = consent("sanne", type=ConsentType.PLAN)
    assert item("plan_consent", attends("sanne"), *yes, law="plan").light is Light.GREEN


def test_the_members_whom_the_profile_asks_for_are_invited() -> None:
    lacking = item("members", attends("sanne"))
    assert lacking.light is Light.RED
    assert [each.key for each in lacking.parts] == ["employment", "region"]
    jobs = contact("jc", area=Area.EMPLOYMENT, authority=True)
    region = invited("region", part="region")
    assert item("members", attends("sanne"), jobs, invited("jc"), region).light is Light.GREEN


def test_without_the_citizen_only_on_a_cited_ground() -> None:
    there = (invited("a", part="employment"), invited("b", part="region"))
    assert [each.key for each in item("members", *there).parts] == ["citizen"]
    assert item("members", *there, law_key="lob-9").light is Light.GREEN


def test_whether_education_must_come_may_depend_on_what_nobody_has_said() -> None:
    keys = ("employment", "region", "health", "social")
    there = tuple(invited(each, part=each) for each in keys)
    found = item("members", *there, attends("mille"), law="2013")
    assert (found.light, found.why) == (Light.AMBER, Reason.ASK)


def test_somebody_at_the_table_can_grant_what_is_asked_for() -> None:
    wish = Intervention(id=Id("i"), case_id=KEY, name="Mentor", granted_by="Jobcenter",
                        state=InterventionState.WISHED)  # fmt: skip
    assert item("grant").light is Light.AMBER
    assert item("grant").why is Reason.ASK
    lacking = item("grant", wish)
    assert (lacking.why, lacking.interventions) == (Reason.MISSING, (Id("i"),))
    centre = contact("jc", organisation="Jobcenter")
    assert item("grant", wish, centre, invited("jc")).light is Light.GREEN
    assert item("grant", wish, invited("x", can_grant=True)).light is Light.GREEN


def test_needs_are_amber_until_somebody_writes_that_they_are_met() -> None:
    need = Attendance(id=Id("s"), case_id=KEY, meeting_id=Id("m"), person_id=Id("sanne"),
                      role=AttendanceRole.CITIZEN, needs="Tolk: arabisk")  # fmt: skip
    open_ = item("needs/s", need)
    assert (open_.light, open_.people) == (Light.AMBER, (Id("sanne"),))
    met = said("needs/s", ReadinessState.READY, who="Tolkecentret", by_date=MEETING)
    found = item("needs/s", need, met)
    assert (found.light, found.who, found.by_date) == (Light.GREEN, "Tolkecentret", MEETING)


def test_who_brings_it_is_what_was_written_else_what_the_profile_says() -> None:
    assert item("lae265").who == "Egen læge"
    asked = said("lae265", ReadinessState.ASKED, who="Dr. Holm", who_contact_id=Id("gp"))
    assert item("lae265", contact("gp"), asked).who == "Dr. Holm"


@pytest.mark.parametrize("state", [MeetingState.CLOSED, MeetingState.POSTPONED])
def test_a_meeting_that_is_over_needs_nothing(state: MeetingState) -> None:
    row = meeting(state)
    assert readiness(family(row), row, shipped("2025"), TODAY) == ()


def test_without_a_known_profile_only_needs_are_asked() -> None:
    row = meeting()
    assert readiness(family(row), row, None, TODAY) == ()
    assert light_of(()) is Light.GREEN


def test_the_worst_light_is_the_meetings() -> None:
    row = meeting()
    assert light_of(readiness(family(row), row, shipped("2025"), TODAY)) is Light.RED


def test_which_part_somebody_fills() -> None:
    case = family(contact("only", area=Area.HEALTH), contact("none"))
    assert part_of(case, invited("only")) is None  # provides, decides nothing
    assert part_of(case, invited("none")) is None
    assert part_of(case, invited("x", role=AttendanceRole.MINUTES)) == "minutes"
