"""Whom facts are about, for each way of declaring it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.models.base import Id, Record
from app.models.consents import ConsentScope, Recipient
from app.models.contacts import Placement, PlannedChange
from app.models.facts import Area, Fact, Kind, Subject, Via, facts_of
from app.models.meetings import Agreement, Handout, HandoutForm
from app.models.people import Relationship, RelationshipForm
from app.rules.about import Subjects, Tag
from app.rules.naming import Naming
from tests.rules.families import (
    KEY,
    TODAY,
    WORDS,
    attends,
    concern,
    consent,
    contact,
    custody,
    family,
    goal,
    home,
    lives,
    meeting,
    person,
    serves,
    statement,
)

YES = "yes-sanne-mille-family_view"
ROWS: tuple[Record, ...] = (
    contact("gp", area=Area.HEALTH), contact("rus", "Rusmiddelkonsulent"), home("h", "Hos Sanne"),
    lives("h", "sanne"), lives("h", "mille"), lives("h", "david", to_date=TODAY - timedelta(1)),
    serves("gp", "sanne"), serves("gp", home="h"), serves("rus"), meeting(), attends("sanne"),
    attends("david"), attends(contact="gp"), attends(name="Bodil"), goal("g"), goal("unknown"),
    concern("g", "sanne"), concern("g", "david"), custody("mille", "sanne"),
    *consent("sanne", "david", child_id=Id("mille")),
)  # fmt: skip


def subjects() -> Subjects:
    case = family(*ROWS)
    return Subjects(case, Naming(case, WORDS), TODAY)


def who(*names: str) -> frozenset[str]:
    return frozenset(names)


PLACED = Placement(id=Id("x"), case_id=KEY, target_id=Id("gp"), x=0, y=0)
SHEET = Handout(id=Id("x"), case_id=KEY, person_id=Id("david"), form=HandoutForm.SHEET, number=1,
                printed_at=None)  # type: ignore[arg-type] # fmt: skip # not looked at
TIE = Relationship(id=Id("x"), case_id=KEY, first_id=Id("sanne"), second_id=Id("david"),
                   form=RelationshipForm.DIVORCED)  # fmt: skip
LOST = ConsentScope(id=Id("x"), case_id=KEY, consent_id=Id("nowhere"))
UNTOLD = Recipient(id=Id("x"), case_id=KEY, consent_id=Id("g"), person_id=Id("david"))


@pytest.mark.parametrize(
    ("record", "people"),
    [
        (person("sanne"), who("sanne")),
        (goal("g"), who("sanne", "david")),
        (goal("unknown"), None),
        (contact("gp"), who("sanne", "mille")),
        (contact("rus"), who("sanne", "david", "mille")),
        (contact("nobody's"), None),
        (home("h"), who("sanne", "mille")),
        (meeting(), who("sanne", "david")),
        (serves("gp", "sanne"), who("sanne")),
        (serves("gp", home="h"), who("sanne", "mille")),
        (serves("gp", home="empty"), None),
        (serves("rus"), who("sanne", "david", "mille")),
        (attends("david"), who("david")),
        (attends(contact="gp"), who()),
        (attends(name="Bodil"), None),
        (custody("mille", "sanne"), who("sanne", "mille")),
        (TIE, who("sanne", "david")),
        (PLACED, who()),
        (SHEET, who("david")),
        (LOST, None),
        (consent("sanne", child_id=Id("gone"))[0], None),
        (concern("g", "david"), who("david")),
        (lives("h", "mille"), who("mille")),
        (PlannedChange(id=Id("x"), case_id=KEY, contact_id=Id("gp")), who()),
        *(
            (each, who("sanne", "mille"))
            for each in consent("sanne", "david", child_id=Id("mille"))
        ),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Record) else "",
)
def test_whom_a_record_is_about(record: Record, people: frozenset[str] | None) -> None:
    assert subjects().of(record) == people


def test_what_hangs_on_something_unknown_is_unknown() -> None:
    case = family(*ROWS)
    found = Subjects(case, Naming(case, WORDS), TODAY)
    fact = Fact(kind=Kind.CONSENT, about=Via(("consent_id",)))
    pointing = replace(UNTOLD, consent_id=Id("unknown"))
    assert found.tag(pointing, "consent_id", fact).people is None


def test_without_a_day_everyone_who_ever_lived_there_is_meant() -> None:
    case = family(*ROWS)
    found = Subjects(case, Naming(case, WORDS))
    assert found.of(home("h")) == who("sanne", "mille", "david")


def test_whom_a_contact_serves() -> None:
    found = subjects()
    assert found.served(Id("gp")) == who("sanne", "mille")
    assert found.served(Id("nobody")) == who()


def tag(record: Record, name: str) -> Tag:
    fact = facts_of(type(record))[name]
    assert fact is not None
    return subjects().tag(record, name, fact)


def test_a_text_adds_whom_it_names() -> None:
    found = tag(goal("g", "Mille skal i skole"), "text")
    assert (found.people, found.named) == (who("sanne", "david", "mille"), who("mille"))
    assert tag(goal("unknown", "Mille"), "text").people is None, "still nobody knows"


@pytest.mark.parametrize(("doer", "named"), [(Id("mille"), who("mille")), (None, who())])
def test_a_link_to_a_person_names_that_person(doer: Id | None, named: frozenset[str]) -> None:
    deal = Agreement(id=Id("g"), case_id=KEY, what="Ringer", who_person_id=doer)
    assert tag(deal, "who_person_id").named == named
    assert tag(deal, "meeting_id").named == who()


@pytest.mark.parametrize(
    ("record", "name", "kind", "reveals"),
    [
        (contact("gp"), "phone", Kind.CONTACT, None),
        (contact("rus", "Rusmiddelkonsulent"), "phone", Kind.SUBSTANCE, "rus"),
        (serves("rus"), "person_id", Kind.SUBSTANCE, "rus"),
        (serves("gp"), "person_id", Kind.CONTACT, None),
        (contact("rus", "Rusmiddelkonsulent"), "stated_for", Kind.WORK, None),
        (statement("s", Kind.HEALTH), "source", Kind.HEALTH, None),
        (attends(contact="rus"), "role", Kind.MEETING, None),
    ],
)
def test_of_which_kind_a_fact_is(
    record: Record, name: str, kind: Kind, reveals: str | None
) -> None:
    found = tag(record, name)
    assert (found.kind, found.reveals) == (kind, reveals)


def test_a_fact_of_no_kind_is_the_coordinators_work() -> None:
    assert subjects().tag(goal("g"), "text", Fact()).kind is Kind.WORK


def test_in_which_area_a_fact_is() -> None:
    assert tag(goal("g", area=Area.SOCIAL), "text").area is Area.SOCIAL
    assert tag(serves("gp", "sanne"), "call_about").area is Area.HEALTH
    assert tag(person("sanne"), "name").area is None
    fixed = Fact(kind=Kind.GOAL, area=Area.EDUCATION)
    assert subjects().tag(goal("g", area=Area.SOCIAL), "text", fixed).area is Area.EDUCATION


@pytest.mark.parametrize(
    ("record", "name", "tasks"),
    [
        (contact("gp"), "role", who("gp")),
        (serves("gp", "sanne"), "person_id", who("gp")),
        (lives("h", "mille"), "person_id", who("gp")),
        (lives("other", "mille"), "person_id", who()),
        (home("h"), "name", who("gp")),
        (goal("g"), "text", who()),
        (attends(contact="gp"), "role", who("gp")),
        (PlannedChange(id=Id("x"), case_id=KEY, contact_id=Id("gp"), into_id=Id("rus")),
         "by_date", who("gp", "rus")),
    ],
)  # fmt: skip
def test_whose_task_a_fact_is(record: Record, name: str, tasks: frozenset[str]) -> None:
    assert tag(record, name).own_of == tasks


def test_who_shares_a_fact() -> None:
    assert tag(serves("gp", home="h"), "call_about").shared == who("sanne", "mille")
    assert tag(home("h"), "address").shared == who("sanne", "mille")
    assert tag(goal("g"), "text").shared == who()


def test_the_name_of_ones_own_home_names_nobody_else() -> None:
    found = tag(home("h", "Hos Sanne"), "name")
    assert (found.people, found.named) == (who("sanne"), who())


def test_who_said_it_and_whose_work_it_is() -> None:
    assert tag(statement("s", speaker_id=Id("sanne")), "text").speaker == "sanne"
    assert tag(contact("gp"), "stated_for").coordination
    assert not tag(contact("gp"), "role").coordination
    assert PLACED.about is Subject.COORDINATION
