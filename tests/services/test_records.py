"""Add, edit and remove: deltas that are checked, and that never reach what they do not name."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.models.base import Id, Record
from app.models.case import CaseHead
from app.models.changes import Insert, Update
from app.models.consents import (
    Consent,
    ConsentForm,
    ConsentScope,
    ConsentState,
    ConsentType,
    Recipient,
)
from app.models.contacts import Contact, Placement, PlannedChange, Serves
from app.models.meetings import (
    AgendaItem,
    Agreement,
    Attendance,
    AttendanceRole,
    Decision,
    DecisionState,
    Handout,
    HandoutForm,
    Meeting,
    MeetingState,
)
from app.models.people import Person
from app.models.plan import Concern, Goal, Intervention, Statement
from app.models.problems import Code
from app.services.acts.records import Add, Drop, Edit, editable
from tests.services.desk import KEY, Desk, a_case

DAY = date(2026, 1, 12)
SANNE = Person(id=Id("sanne"), case_id=KEY, name="Sanne")
GP = Contact(id=Id("gp"), case_id=KEY, role="Læge")
LINE = Serves(id=Id("line"), case_id=KEY, contact_id=Id("gp"), person_id=Id("sanne"))
GOAL = Goal(id=Id("goal"), case_id=KEY, text="Ro")
SAID = Concern(id=Id("said"), case_id=KEY, record_id=Id("goal"), person_id=Id("sanne"))
EFFORT = Intervention(id=Id("effort"), case_id=KEY, name="Støtte", goal_id=Id("goal"),
                      provider_id=Id("gp"))  # fmt: skip


def meeting(state: MeetingState = MeetingState.PLANNED, key: str = "m") -> Meeting:
    return Meeting(id=Id(key), case_id=KEY, day=DAY, state=state)


def consent(state: ConsentState, key: str = "yes") -> Consent:
    return Consent(id=Id(key), case_id=KEY, giver_id=Id("sanne"), type=ConsentType.PLAN,
                   state=state, given_on=DAY, form=ConsentForm.ORAL)  # fmt: skip


def decision(state: DecisionState = DecisionState.ISSUED, **more: Id) -> Decision:
    return Decision(id=Id("d"), case_id=KEY, text="Støtte", state=state, decided_on=DAY, **more)  # type: ignore[arg-type]  # links by name


def attendance(where: str = "m", who: str = "sanne") -> Attendance:
    return Attendance(id=Id("there"), case_id=KEY, meeting_id=Id(where), person_id=Id(who),
                      role=AttendanceRole.CITIZEN)  # fmt: skip


# --- add ----------------------------------------------------------------------------------------


def test_what_is_added_comes_last_as_version_one_of_this_case() -> None:
    desk = Desk(a_case(SANNE, Goal(id=Id("old"), case_id=KEY, text="Job", seq=4)))
    new = Goal(id=Id("goal"), case_id=KEY, text="Ro", seq=-3, version=9)
    change = desk.run(Add(new))
    assert desk.case.goals[-1] == Goal(id=Id("goal"), case_id=KEY, text="Ro", seq=5, version=1)
    assert (change.act, set(change.ids), set(change.topics)) == ("Goal.add", {"goal"}, {Goal})
    assert desk.store.log_entries[-1].objects == ("goal",)


def test_what_belongs_comes_along_in_order() -> None:
    desk = Desk(a_case(SANNE))
    new = Serves(id=Id("all"), case_id=Id("elsewhere"), contact_id=Id("gp"), whole_family=True)
    change = desk.run(Add(GP, (LINE, new)))
    assert [(each.seq, each.case_id) for each in desk.case.serves] == [(0, KEY), (1, KEY)]
    assert desk.acts == ["Contact.add"]
    desk.runner.reverse(change)
    assert (desk.case.contacts, desk.case.serves) == ((), ())


def test_what_belongs_must_fit_to_what_it_belongs_to() -> None:
    Desk(a_case(SANNE)).refuses(Add(LINE, (GP,)), Code.NO_SUCH_RECORD, "contact_id")


def test_one_of_what_belongs_refuses_all() -> None:
    wrong = Serves(id=Id("x"), case_id=KEY, contact_id=Id("gp"), person_id=Id("nobody"))
    Desk(a_case(SANNE)).refuses(Add(GP, (LINE, wrong)), Code.NO_SUCH_RECORD, "person_id")


@pytest.mark.parametrize("record", [GOAL, Contact(id=Id("goal"), case_id=KEY, role="Læge")])
def test_an_id_names_one_record_in_the_whole_case(record: Record) -> None:
    Desk(a_case(GOAL)).refuses(Add(record), Code.ALREADY_THERE)


def test_an_unknown_case_is_refused() -> None:
    other = Goal(id=Id("x"), case_id=Id("nowhere"), text="Ro")
    Desk(a_case()).refuses(Add(other), Code.NO_SUCH_RECORD)


POINT = AgendaItem(id=Id("p"), case_id=KEY, meeting_id=Id("m"), title="Hverdag")
SCOPE = ConsentScope(id=Id("s"), case_id=KEY, consent_id=Id("yes"))
TO = Recipient(id=Id("r"), case_id=KEY, consent_id=Id("yes"), person_id=Id("sanne"))
CLOSED = meeting(MeetingState.CLOSED)


@pytest.mark.parametrize(
    "new",
    [decision(), meeting(MeetingState.CLOSED, "n"), consent(ConsentState.YES, "n"), POINT,
     attendance(), SCOPE, TO],
    ids=lambda each: type(each).__name__,
)  # fmt: skip
def test_nothing_is_added_that_is_settled(new: Record) -> None:
    desk = Desk(a_case(SANNE, CLOSED, consent(ConsentState.NO)))
    desk.refuses(Add(new), Code.HAS_LEGAL_EFFECT)


# --- edit ---------------------------------------------------------------------------------------


def edit(kind: type[Record], key: str, /, seen: Any = None, **changes: object) -> Edit:
    return Edit(KEY, kind, Id(key), tuple(changes.items()), seen)


def test_only_what_is_named_and_differs_changes() -> None:
    desk = Desk(a_case(GP))
    change = desk.run(edit(Contact, "gp", role="Læge", phone="00 00 00 00"))
    assert change.inverse == (Update(Contact, Id("gp"), {"phone": "00 00 00 00"}, {"phone": None}),)
    assert desk.case.contacts[0].version == 2


def test_an_edit_that_changes_nothing_leaves_no_trace() -> None:
    desk = Desk(a_case(GP))
    before = desk.rows
    change = desk.run(edit(Contact, "gp", role="Læge"))
    assert (change.ids, change.inverse, desk.rows) == (frozenset(), (), before)
    desk.runner.reverse(change)
    assert desk.rows == before


def test_an_edit_of_what_has_moved_since_is_refused() -> None:
    desk = Desk(a_case(GP))
    desk.run(edit(Contact, "gp", seen=1, name="Anne"))
    desk.refuses(edit(Contact, "gp", seen=1, name="Bo"), Code.MOVED_ON)
    desk.run(edit(Contact, "gp", seen=2, name="Bo"))
    desk.run(edit(Contact, "gp", name="Carl"))
    assert desk.case.contacts[0].name == "Carl"


@pytest.mark.parametrize(
    ("kind", "key", "name"),
    [
        (Contact, "gp", "nonsense"), (Contact, "gp", "id"), (Contact, "gp", "case_id"),
        (Contact, "gp", "version"), (Contact, "gp", "invented"), (Intervention, "effort", "state"),
        (Intervention, "effort", "pause_reason"), (Concern, "said", "record_id"),
    ],
)  # fmt: skip
def test_unknown_and_controlled_fields_are_not_edited(
    kind: type[Record], key: str, name: str
) -> None:
    desk = Desk(a_case(SANNE, GP, GOAL, SAID, EFFORT))
    desk.refuses(edit(kind, key, **{name: "x"}), Code.NO_SUCH_FIELD, name)


def test_states_are_moved_by_acts_of_their_own() -> None:
    assert {"state", "withdrawn_on", "withdrawal_note"}.isdisjoint(editable(Consent))
    assert "state" not in editable(Meeting) | editable(Decision) | editable(Intervention)
    assert {"state", "seq"} <= editable(Agreement)
    assert "kind" in editable(Statement)


@pytest.mark.parametrize(
    ("changes", "code", "name"),
    [
        ({"role": ""}, Code.MISSING_TEXT, "role"),
        ({"phone": 12}, Code.WRONG_TYPE, "phone"),
        ({"at_least": 0}, Code.OUT_OF_RANGE, "at_least"),
        ({"seq": 10**30}, Code.OUT_OF_RANGE, "seq"),
        ({"replaced_by_id": "nobody"}, Code.NO_SUCH_RECORD, "replaced_by_id"),
    ],
)
def test_an_edit_to_what_cannot_stand_is_refused(
    changes: dict[str, object], code: Code, name: str
) -> None:
    Desk(a_case(GP)).refuses(edit(Contact, "gp", **changes), code, name)


def test_nothing_is_there_to_edit_or_remove() -> None:
    desk = Desk(a_case(GP))
    desk.refuses(edit(Contact, "nobody", role="x"), Code.NO_SUCH_RECORD)
    desk.refuses(Drop(KEY, Goal, Id("gp")), Code.NO_SUCH_RECORD)


@pytest.mark.parametrize(
    ("rows", "operation"),
    [
        ((decision(),), edit(Decision, "d", text="Andet")),
        ((CLOSED,), edit(Meeting, "m", title="Andet")),
        ((CLOSED, POINT), edit(AgendaItem, "p", title="Andet")),
        ((SANNE, consent(ConsentState.NO)), edit(Consent, "yes", purpose="Andet")),
        ((SANNE, consent(ConsentState.YES), SCOPE), edit(ConsentScope, "s", area=None)),
    ],
    ids=["decision", "meeting", "point", "consent", "scope"],
)
def test_what_is_settled_is_not_edited(rows: tuple[Record, ...], operation: Edit) -> None:
    Desk(a_case(*rows)).refuses(operation, Code.HAS_LEGAL_EFFECT)


def test_nothing_is_moved_into_what_is_settled() -> None:
    """A recipient under an open offer does not become one of an answered consent."""
    offer = consent(ConsentState.OFFERED, "offer")
    free = Recipient(id=Id("r"), case_id=KEY, consent_id=Id("offer"), person_id=Id("sanne"))
    desk = Desk(a_case(SANNE, consent(ConsentState.YES), offer, free, CLOSED, meeting(key="n"),
                       attendance("n")))  # fmt: skip
    desk.refuses(edit(Recipient, "r", consent_id="yes"), Code.HAS_LEGAL_EFFECT)
    desk.refuses(edit(Attendance, "there", meeting_id="m"), Code.HAS_LEGAL_EFFECT)


# --- remove -------------------------------------------------------------------------------------


def test_what_belongs_goes_first_and_what_points_lets_go() -> None:
    desk = Desk(a_case(SANNE, GOAL, SAID, EFFORT, GP))
    change = desk.run(Drop(KEY, Goal, Id("goal"), seen=1))
    assert (desk.case.goals, desk.case.concerns) == ((), ())
    assert desk.case.interventions[0].goal_id is None
    assert change.ids == {"goal", "said", "effort"}
    assert change.inverse is not None
    goal, said, effort = change.inverse
    assert (goal, said) == (Insert(GOAL), Insert(SAID)), "what others hang on comes back first"
    assert isinstance(effort, Update)


def test_a_cascade_goes_all_the_way_and_comes_back_whole() -> None:
    placed = Placement(id=Id("x"), case_id=KEY, target_id=Id("gp"), x=1, y=2)
    plan = PlannedChange(id=Id("plan"), case_id=KEY, contact_id=Id("gp"))
    there = Attendance(id=Id("a"), case_id=KEY, meeting_id=Id("m"), contact_id=Id("gp"),
                       role=AttendanceRole.CHAIR)  # fmt: skip
    start = a_case(SANNE, GP, LINE, EFFORT, GOAL, placed, plan, meeting(), there)
    desk = Desk(start)
    change = desk.run(Drop(KEY, Contact, Id("gp")))
    assert {each.id for each in desk.case.records()} == {KEY, "sanne", "goal", "effort", "m"}
    desk.runner.reverse(change)
    assert {each.id for each in desk.case.records()} == {each.id for each in start.records()}
    assert desk.case.interventions[0].provider_id == "gp"


def test_a_removal_of_what_has_moved_is_refused() -> None:
    desk = Desk(a_case(GP))
    desk.run(edit(Contact, "gp", name="Anne"))
    desk.refuses(Drop(KEY, Contact, Id("gp"), seen=1), Code.MOVED_ON)


SHEET = Handout(id=Id("h"), case_id=KEY, person_id=Id("sanne"), form=HandoutForm.SHEET, number=1,
                printed_at=datetime(2026, 1, 12, tzinfo=UTC))  # fmt: skip
ABOUT = Concern(id=Id("about"), case_id=KEY, record_id=Id("d"), person_id=Id("sanne"))


@pytest.mark.parametrize(
    ("rows", "kind", "key"),
    [
        ((decision(),), Decision, "d"),
        ((CLOSED,), Meeting, "m"),
        ((SANNE, SHEET), Person, "sanne"),
        ((SANNE, consent(ConsentState.YES)), Person, "sanne"),
        ((SANNE, CLOSED, attendance()), Person, "sanne"),
        ((SANNE, decision(), ABOUT), Person, "sanne"),
        ((meeting(), decision(meeting_id=Id("m"))), Meeting, "m"),
        ((EFFORT, GOAL, GP, decision(intervention_id=Id("effort"))), Intervention, "effort"),
    ],
    ids=["itself", "meeting", "handout", "consent", "attendance", "whom it is about",
         "its meeting", "its intervention"],
)  # fmt: skip
def test_what_is_settled_neither_goes_nor_loses_anything(
    rows: tuple[Record, ...], kind: type[Record], key: str
) -> None:
    Desk(a_case(*rows)).refuses(Drop(KEY, kind, Id(key)), Code.HAS_LEGAL_EFFECT)


def test_whom_a_decision_is_about_can_still_be_mended() -> None:
    desk = Desk(a_case(SANNE, decision(), ABOUT))
    desk.run(Drop(KEY, Concern, Id("about")))
    assert desk.case.concerns == ()


def test_the_head_of_a_case_is_edited_like_a_record() -> None:
    desk = Desk(a_case())
    desk.run(edit(CaseHead, "case", name="Holm"))
    assert desk.case.head.name == "Holm"
    desk.refuses(edit(CaseHead, "case", name=" "), Code.MISSING_TEXT, "name")
