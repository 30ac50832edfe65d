"""What gives away whom somebody sees and where they are: contacts by name, places, homes."""

from dataclasses import replace
from typing import Any

import pytest

from app.models.base import Id, Record
from app.models.case import Case
from app.models.consents import ConsentType
from app.models.contacts import Coordinator, CoordinatorRole
from app.models.facts import Kind
from app.models.meetings import Agreement, Appointment, MeetingState
from app.models.readers import Reader
from app.rules.naming_contacts import ContactNames
from tests.rules.families import (
    DAVID,
    GP,
    KEY,
    MILLE,
    ROOM,
    SANNE,
    TODAY,
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
    seen,
    serves,
    statement,
    with_,
)

HIDDEN = person("sanne", 40, protected=True, address="Skjulet 1", phone="11 22 33 44")

# --- contacts in texts ---------------------------------------------------------------------------


def named(text: str, *others: Record, **more: Any) -> bool:
    one = contact("c", "Psykiater", **{"name": "Tove Berg", **more})
    return Id("c") in ContactNames(family(one, *others)).contacts_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tove Berg",
        "tove berg",
        "Toves råd",
        "TOVE",
        "hos Berg",
        "ring 22334455",
        "skriv til t@b.dk",
    ],
)
def test_a_text_names_a_contact(text: str) -> None:
    assert named(text, phone="22 33 44 55", email="t@b.dk")


@pytest.mark.parametrize("text", ["", None, "Toven", "berget", "en tove", "Bergen", "223344"])
def test_a_text_does_not_name_a_contact(text: str | None) -> None:
    assert not named(text or "", phone="22 33 44 55")


def test_who_has_no_name_is_not_named() -> None:
    assert not named("Psykiater", name=None)
    assert ContactNames(family()).contacts_in("Tove") == frozenset()


def test_a_name_that_the_family_bears_means_the_family() -> None:
    assert not named("Mille ringer", name="Mille Berg")
    assert named("Mille Berg ringer", name="Mille Berg")
    assert named("Berg ringer", name="Mille Berg")


@pytest.mark.parametrize("name", ["Tove B.", "T van Berg", "tove"])
def test_initials_small_words_and_small_letters_are_no_names_alone(name: str) -> None:
    assert not named("B. van T tove", name=name)


def test_a_whole_name_is_one_contact_and_a_first_name_all_who_bear_it() -> None:
    both = ContactNames(family(contact("a", name="Tove Berg"), contact("b", name="Tove Lund")))
    assert both.contacts_in("Tove Lund ringer") == {"b"}
    assert both.contacts_in("Tove ringer") == {"a", "b"}


def test_who_coordinates_is_no_secret() -> None:
    star = Coordinator(id=Id("k"), case_id=KEY, role=CoordinatorRole.COORDINATOR, name="Tove Berg")
    assert not named("Tove Berg ringer", star)
    linked = replace(star, name="Kim", contact_id=Id("c"))
    assert not named("Tove Berg ringer", linked)


TOLD = (goal("g", "Tale ud med Tove"), concern("g", "sanne"), contact("c", name="Tove Berg"))


def test_a_text_that_names_a_contact_is_for_those_who_know_it() -> None:
    assert seen(family(*TOLD, serves("c", "david")), SANNE).goals == ()
    assert len(seen(family(*TOLD, serves("c", "sanne")), SANNE).goals) == 1
    assert seen(family(*TOLD), SANNE).goals == (), "nobody has said whose contact it is"


def test_whom_else_a_known_contact_serves_closes_nothing() -> None:
    case = family(*TOLD, serves("c", "sanne"))
    assert seen(with_(case, serves("c", "david")), SANNE) == seen(case, SANNE)


def test_a_professional_reads_of_a_colleague_only_where_it_may_know_the_colleague() -> None:
    told = consent("sanne", "gp", kinds=(Kind.GOAL, Kind.IDENTITY), type=ConsentType.PLAN)
    case = family(*TOLD, serves("c", "sanne"), contact("gp"), serves("gp", "sanne"), *told)
    assert seen(case, GP).goals == ()
    wider = consent("sanne", "gp", kinds=(None,), type=ConsentType.PLAN)
    assert len(seen(with_(case, *wider), GP).goals) == 1


def test_a_contact_may_stand_in_its_own_text() -> None:
    case = family(
        contact("c", name="Tove Berg", organisation="Tove Bergs klinik"), serves("c", "sanne")
    )
    assert seen(case, SANNE).contacts[0].organisation == "Tove Bergs klinik"


def test_control_without_contact_names_the_text_leaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ContactNames, "contacts_in", lambda _self, _text: frozenset())
    assert len(seen(family(*TOLD, serves("c", "david")), SANNE).goals) == 1


# --- places --------------------------------------------------------------------------------------


def place(case: Case, reader: Reader) -> list[str | None]:
    return [each.place for each in seen(case, reader).meetings]


def test_where_a_meeting_is_held_is_for_those_who_are_to_be_there() -> None:
    told = consent("sanne", "david", kinds=(Kind.IDENTITY, Kind.MEETING))
    case = family(meeting(place="Torvet 3"), attends("sanne"), *told)
    assert place(case, SANNE) == ["Torvet 3"]
    assert place(case, DAVID) == [None], "who is told of the meeting is not told where"
    assert place(with_(case, attends("david")), DAVID) == ["Torvet 3"]
    wider = with_(case, *consent("sanne", "david"))
    assert place(wider, DAVID) == ["Torvet 3"], "control: a consent to addresses"
    assert place(with_(wider, HIDDEN), DAVID) == [None], "but never of somebody protected"


def test_nobody_elses_invitation_closes_the_place_to_somebody_who_is_invited() -> None:
    case = family(meeting(place="Torvet 3"), attends("david"))
    assert seen(with_(case, HIDDEN, attends("sanne")), DAVID).meetings == seen(case, DAVID).meetings


def test_a_professional_who_is_invited_knows_the_place() -> None:
    told = consent("sanne", "gp", kinds=(Kind.IDENTITY, Kind.MEETING), type=ConsentType.PLAN)
    case = family(
        contact("gp"), serves("gp", "sanne"), meeting(place="Torvet 3"), attends("sanne"), *told
    )
    assert place(case, GP) == [None]
    invited = with_(case, attends(contact="gp"))
    assert place(invited, GP) == ["Torvet 3"]
    assert place(with_(invited, HIDDEN), GP) == ["Torvet 3"]


def test_a_place_that_is_somebodys_address_is_about_them() -> None:
    david = person("david", 45, address="Torvet 3")
    case = family(david, meeting(place="Torvet 3"), attends("sanne"))
    assert place(case, SANNE) == [None]


def test_the_place_of_somebody_protected_is_on_no_wall() -> None:
    told = (*consent("sanne", "david"), *consent("david", "sanne"))
    rows = (meeting(MeetingState.RUNNING, place="Torvet 3"), attends("sanne"), attends("david"))
    assert place(family(*rows, *told), ROOM) == ["Torvet 3"]
    assert place(family(*rows, *told, HIDDEN), ROOM) == [None]


def test_the_place_of_an_appointment_is_a_trace() -> None:
    time = Appointment(id=Id("t"), case_id=KEY, title="Samtale", day=TODAY, place="Torvet 3")
    case = family(time, concern("t", "sanne"), *consent("sanne", "david"))
    assert [each.place for each in seen(case, DAVID).appointments] == ["Torvet 3"]
    hidden = with_(case, HIDDEN)
    assert [each.place for each in seen(hidden, DAVID).appointments] == [None]
    assert [each.place for each in seen(hidden, SANNE).appointments] == ["Torvet 3"]


@pytest.mark.parametrize("field", ["organisation", "department", "phone", "email"])
def test_where_a_contact_works_is_a_trace_of_somebody_protected(field: str) -> None:
    one = contact("c", "Mentor", **{field: "Solrød 11223300"})
    case = family(one, serves("c", "sanne"), *consent("sanne", "david"))
    assert getattr(seen(case, DAVID).contacts[0], field) == "Solrød 11223300"
    hidden = with_(case, HIDDEN)
    assert getattr(seen(hidden, DAVID).contacts[0], field) is None
    assert seen(hidden, DAVID).contacts[0].role == "Mentor"
    assert getattr(seen(hidden, SANNE).contacts[0], field) == "Solrød 11223300"
    shared = with_(hidden, serves("c", "david"))
    assert getattr(seen(shared, DAVID).contacts[0], field) == "Solrød 11223300", "his own contact"


def test_a_contact_knows_where_it_works_itself() -> None:
    case = family(contact("gp", organisation="Klinikken"), serves("gp", "sanne"), HIDDEN)
    assert seen(case, GP).contacts[0].organisation == "Klinikken"


def test_the_name_of_a_home_is_a_trace_of_somebody_protected() -> None:
    rows = (home("h", "Nordhuset"), lives("h", "sanne"), lives("h", "mille"))
    case = family(*rows, custody("mille", "david"), custody("mille", "sanne"))
    assert [each.name for each in seen(case, DAVID).households] == ["Nordhuset"]
    hidden = with_(case, HIDDEN)
    small = seen(hidden, DAVID)
    assert (small.households, small.members) == ((), ())
    for reader in (SANNE, MILLE):
        assert [each.name for each in seen(hidden, reader).households] == ["Nordhuset"]


def test_who_works_in_the_home_knows_its_name_but_not_its_address() -> None:
    rows = (home("h", "Nordhuset", address="Skjulet 1"), lives("h", "sanne"), contact("gp"))
    small = seen(family(HIDDEN, *rows, serves("gp", home="h")), GP)
    assert [(each.name, each.address) for each in small.households] == [("Nordhuset", None)]


@pytest.mark.parametrize(
    ("text", "visible"),
    [
        ("Bor på krisecenter", 0),
        ("Bor trygt", 1),
    ],
)
def test_a_word_for_a_shelter_is_a_trace(text: str, visible: int) -> None:
    case = family(goal("g", text), concern("g", "mille"), custody("mille", "david"))
    assert len(seen(case, DAVID).goals) == 1
    hidden = with_(case, HIDDEN, home("h"), lives("h", "sanne"), lives("h", "mille"))
    assert len(seen(hidden, DAVID).goals) == visible


def test_a_word_of_a_place_does_not_hide_a_professionals_own_task() -> None:
    deal = Agreement(id=Id("a"), case_id=KEY, what="Følger på krisecenter", who_contact_id=Id("gp"))
    rows = (contact("gp"), serves("gp", "sanne"), deal, concern("a", "sanne"))
    assert len(seen(family(*rows, HIDDEN), GP).agreements) == 1
    located = replace(deal, what="Henter på Skjulet 1")
    assert seen(family(*rows, HIDDEN, located), GP).agreements == ()


# --- closed by default ---------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [Kind.ADDRESS, Kind.SCHOOL, Kind.SHELTER])
@pytest.mark.parametrize("reader", [DAVID, GP, ROOM])
def test_every_kind_of_trace_is_closed_to_all_but_those_at_home(kind: Kind, reader: Reader) -> None:
    agreed = consent("sanne", type=ConsentType.MEETING, meeting_id=Id("m"))
    told = (*consent("sanne", "david"), *consent("sanne", "gp", type=ConsentType.PLAN), *agreed)
    rows = (statement("s", kind), concern("s", "sanne"), contact("gp"), meeting(), attends("david"))
    case = family(*rows, *told)
    assert len(seen(case, reader).statements) == 1, "control"
    hidden = with_(case, HIDDEN)
    assert seen(hidden, reader).statements == ()
    assert len(seen(hidden, SANNE).statements) == 1


@pytest.mark.parametrize("kind", [Kind.NOTIFIER, Kind.CHILD_CONVERSATION, Kind.STATEMENT_ON_OTHER])
def test_custody_does_not_open_what_is_closed_by_default(kind: Kind) -> None:
    case = family(statement("s", kind), concern("s", "mille"), custody("mille", "sanne"))
    for reader in (SANNE, DAVID, MILLE):
        assert seen(case, reader).statements == ()
    assert len(seen(with_(case, statement("s")), SANNE).statements) == 1, "control"


@pytest.mark.parametrize("text", ["Noget", "Mille savner David"])
def test_what_one_parent_says_is_closed_to_the_other_whoever_it_concerns(text: str) -> None:
    everything = (
        *consent("sanne", "david"), *consent("david", "sanne"),
        *(custody("mille", each) for each in ("sanne", "david")),
    )  # fmt: skip
    for about in ("mille", "david"):
        said = statement("s", speaker_id=Id("sanne"))
        case = family(*everything, replace(said, text=text), concern("s", about))
        assert seen(case, DAVID).statements == ()
        assert len(seen(case, SANNE).statements) == 1, "her own words"
        unsaid = with_(case, replace(said, text=text, speaker_id=None))
        assert len(seen(unsaid, DAVID).statements) == 1, "control: nobody in particular said it"
