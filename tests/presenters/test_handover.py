"""What is said of a family at a deputy, and of each conflict, in the words of the forms."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.base import Id
from app.models.case import Case
from app.models.consents import ConsentState, ConsentType
from app.models.contacts import Contact
from app.models.facts import Area
from app.models.meetings import Appointment
from app.models.people import Person
from app.models.plan import Goal, Intervention, InterventionState
from app.models.safety import Reveal, RevealReason
from app.models.tasks import TaskReason
from app.presenters.handover import (
    ReturnSpec,
    aside_text,
    demanded,
    lent_spec,
    return_spec,
)
from app.rules.compared import Side
from app.rules.deputy import Stance, Standing
from app.rules.merge import merge
from app.rules.merged import resolve
from app.services.acts.handover import GiveCase, TakeBack, compared_with
from app.services.deputies import Returned
from app.services.runner import Runner
from tests.rules.families import KEY, TODAY, concern, consent, contact, family, goal, with_
from tests.rules.test_merge import changed, without, worked_on
from tests.rules.worlds import few
from tests.support.generate import LAW_KEYS, handover, new_id, random_case
from tests.support.memory import FixedClock, MemoryStore, NumberedIds

ROW = handover(Id("h"), KEY)


def spec(base: Case, mine: Case, theirs: Case, *, late: bool = False) -> ReturnSpec:
    returned = Returned(ROW, base, mine, theirs, "", late)
    return return_spec(returned, merge(base, mine, theirs), (), TODAY)


def aside(base: Case, mine: Case, theirs: Case, side: Side) -> str | None:
    merged = merge(base, mine, theirs)
    outcome = resolve(merged, dict.fromkeys((each.key for each in merged.conflicts), side))
    return aside_text(outcome.lost, merged, "Bodil", (), TODAY)


@pytest.mark.parametrize(
    ("stance", "begins", "act", "urgent"),
    [
        (Stance.OUT, "Familien er hos Bodil til", "Tag ændringer tilbage …", False),
        (Stance.DEPUTY, "Du er stedfortræder for en kollega til", "Giv tilbage …", False),
        (Stance.ENDED, "Din tid som stedfortræder sluttede", "Giv tilbage …", True),
        (Stance.GIVEN_BACK, "Du har givet familien tilbage til", "Gem filen igen …", False),
    ],
)
def test_the_line_above_a_family(stance: Stance, begins: str, act: str, *, urgent: bool) -> None:
    found = lent_spec(Standing(stance, ROW), TODAY)
    assert found is not None
    assert found.text.startswith(begins)
    assert (found.act, found.urgent) == (act, urgent)


def test_one_s_own_family_has_no_line() -> None:
    assert lent_spec(Standing(Stance.OWN), TODAY) is None
    late = lent_spec(Standing(Stance.OUT, ROW), TODAY + timedelta(9))
    assert late is not None
    assert late.urgent


def test_counts_and_a_conflict_side_by_side() -> None:
    base = family(goal("g", area=Area.HEALTH))
    mine = changed(base, Goal, "g", text="Ro nu", area=Area.SOCIAL)
    theirs = with_(changed(base, Goal, "g", text="Ro senere", area=None), goal("n"))
    found = spec(base, mine, theirs)
    assert (found.family, found.who) == ("Familien", "Bodil")
    assert found.counts == "1 ny, 1 ændret og 2 konflikter"
    text, area = found.conflicts
    assert (text.field, text.mine, text.theirs, text.before) == (
        "Målet",
        "Ro nu",
        "Ro senere",
        "Ro",
    )
    assert text.record.startswith("mål · ")
    assert (area.mine, area.theirs, area.before) == ("Social", "(tomt)", "Sundhed")


def test_nothing_new_and_too_late_is_said() -> None:
    found = spec(family(), family(), family(), late=True)
    assert found.counts == "Ingen ændringer"
    assert "Tiden var slut" in found.notes[0]


def test_what_the_law_decides_is_said() -> None:
    base = family(*consent("sanne", "david"))
    key = base.consents[0].id
    kind = type(base.consents[0])
    gone = changed(base, kind, key, state=ConsentState.WITHDRAWN, withdrawn_on=TODAY)
    other = changed(base, kind, key, purpose="Andet")
    assert "retsvirkning" in spec(base, other, gone).notes[0]
    words = aside(base, other, gone, Side.MINE)
    assert words is not None
    assert words.startswith("Du: samtykke · ")


def test_a_whole_record_is_shown_by_what_was_changed_in_it() -> None:
    base = family(contact("gp", "Læge", provider=True))
    mine = without(base, Contact, "gp")
    theirs = changed(base, Contact, "gp", name="Bente", provider=False)
    (found,) = spec(base, mine, theirs).conflicts
    assert (found.mine, found.theirs, found.field) == ("Fjernet", "Navn: Bente", "")
    words = aside(base, mine, theirs, Side.THEIRS)
    assert words == "Du: kontakt · Læge · Bente var fjernet."


def test_a_removed_record_whose_parts_were_worked_on_is_named() -> None:
    base = family()
    mine = without(base, Person, "david")
    theirs = with_(base, goal("n"), concern("n", "david"))
    (found,) = spec(base, mine, theirs).conflicts
    assert found.theirs == "person · David, 45 år"
    words = aside(base, mine, theirs, Side.MINE)
    assert words == "Bodil: hvem det gælder (Andet: mål; Andet: David)."


def test_added_twice_or_to_what_was_closed_says_so() -> None:
    from app.models.meetings import AgendaItem, Meeting, MeetingState
    from tests.rules.families import meeting

    base = family(meeting(MeetingState.RUNNING))
    item = AgendaItem(id=Id("i"), case_id=KEY, meeting_id=Id("m"), title="Praktik")
    closed = changed(base, Meeting, "m", state=MeetingState.CLOSED)
    (found,) = spec(base, with_(base, item), closed).conflicts
    assert found.theirs == "Ikke med"
    assert "Praktik" in found.mine
    assert spec(base, closed, with_(base, item)).conflicts == ()
    assert "Praktik" in (aside(base, closed, with_(base, item), Side.MINE) or "")


def test_values_that_no_form_shows_are_read_by_their_type() -> None:
    at = datetime(2026, 1, 12, 9, 30, tzinfo=UTC)
    reveal = Reveal(
        id=Id("r"), case_id=KEY, person_id=Id("sanne"), reason=RevealReason.TASK, note="x", at=at
    )
    base = family(reveal, goal("g"))
    other = replace(reveal, reason=RevealReason.DANGER, note="y", at=at + timedelta(days=1))
    third = replace(reveal, reason=RevealReason.SERVING, note="z", at=at + timedelta(days=2))
    found = spec(base, with_(base, other), with_(base, third))
    shown = {(each.mine, each.theirs) for each in found.conflicts}
    assert ("13.1.2026 9.30", "14.1.2026 9.30") in shown
    assert ("Nogen er i fare nu", "Et brev eller en afgørelse skal frem") in shown
    assert {each.field for each in found.conflicts} == {"Andet"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"day": date(2026, 2, 3)}, "3.2.2026"),
        ({"starts": time(9, 0)}, "9.00"),
        ({"weekly": True}, "ja"),
        ({"contact_id": Id("gp")}, "Læge"),
    ],
)
def test_each_kind_of_value_is_said(changes: dict[str, object], expected: str) -> None:
    tid = Appointment(id=Id("a"), case_id=KEY, title="Lægen", day=TODAY)
    base = family(tid, contact("gp"))
    theirs = changed(base, Appointment, "a", **changes)
    words = aside(base, without(base, Appointment, "a"), theirs, Side.MINE)
    assert words is not None
    assert expected in words


def test_nothing_aside_is_nothing() -> None:
    base = family(goal("g"))
    assert aside(base, base, changed(base, Goal, "g", text="Nyt"), Side.MINE) is None


def test_help_that_began_here_while_the_consent_was_withdrawn_there_gets_a_task() -> None:
    base = family(*consent("sanne", type=ConsentType.PLAN))
    (given_,) = base.consents
    there = with_(base, replace(given_, state=ConsentState.WITHDRAWN, withdrawn_on=TODAY))
    new = Intervention(
        id=Id("i"), case_id=KEY, name="Mentor", state=InterventionState.RUNNING,
        granted_by="Jobcentret",
    )  # fmt: skip
    mine = with_(base, new, concern("i", "sanne"))
    after = resolve(merge(base, mine, there), {}).case
    (task,) = demanded(mine, after, TODAY, NumberedIds())
    assert (task.reason, task.intervention_id) == (TaskReason.REASSESSMENT, "i")
    assert "Mentor" in task.what
    assert demanded(mine, with_(after, task), TODAY, NumberedIds()) == ()


@few(60)
@given(st.integers(0, 2**32))
def test_whatever_came_back_can_be_taken_and_every_word_of_it_said(seed: int) -> None:
    """No promise to a citizen and no rule of a record stands in the way of taking a case back."""
    rnd = random.Random(seed)
    case = replace(random_case(rnd, rows=40), handovers=())
    store = MemoryStore(cases={case.id: case})
    runner = Runner(store, FixedClock(), LAW_KEYS)
    runner.run(GiveCase(handover(Id("h"), case.id), new_id(rnd)))
    base = store.cases[case.id]
    theirs, mine = worked_on(rnd, base, 25), worked_on(rnd, base, 25)
    if mine.handovers != base.handovers:  # the walk took it back already
        return
    store.cases[case.id] = mine
    merged = compared_with(base, mine, theirs)
    chosen = tuple((*each.key, rnd.choice(list(Side))) for each in merged.conflicts)
    outcome = resolve(merged, {(key, name): side for key, name, side in chosen})
    returned = Returned(base.handovers[0], base, mine, theirs, "", late=False)
    assert len(return_spec(returned, merged, (), TODAY).conflicts) == len(chosen)
    words = aside_text(outcome.lost, merged, "Bodil", (), TODAY)
    assert (words is None) is (outcome.lost == ())
    tasks = demanded(mine, outcome.case, TODAY, _Uuids())
    wish = TakeBack(Id("h"), base, theirs, mine, chosen, words, tasks)
    runner.run(wish)
    assert store.cases[case.id].handovers[0].returned_on == TODAY


class _Uuids:
    def new(self) -> Id:
        return Id(str(uuid4()))
