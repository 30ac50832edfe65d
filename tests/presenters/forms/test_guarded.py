"""Protection in forms: covered until somebody says why, renewed in one press, two kept apart."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.models.base import Id, Record
from app.models.case import Case
from app.models.facts import Kind
from app.models.meetings import MeetingState
from app.models.people import Household, Person
from app.models.plan import Statement
from app.models.safety import RevealReason, SharedRoom
from app.presenters.forms import form_for, operations_for, operations_for_action
from app.presenters.forms.entries import Around, Unreadable
from app.presenters.forms.guarded import Guarded, _year_after, apart_notice
from app.presenters.forms.spec import Action, FieldSpec, FormSpec
from app.rules.steps import applied
from app.services.acts.records import Edit
from app.services.acts.safety import RevealAddress, ShareRoom
from app.services.operation import Operation
from tests.rules.families import (
    KEY,
    TODAY,
    attends,
    concern,
    family,
    home,
    lives,
    meeting,
    person,
    statement,
    with_,
)
from tests.support.forms import AROUND, LAWS
from tests.support.memory import NumberedIds

HIDDEN = person("sanne", 40, protected=True, address="Skjulet 1", phone="11223344",
                protected_until=date(2026, 5, 3))  # fmt: skip
CASE = family(HIDDEN, home("h", address="Skjulet 1"), lives("h", "sanne"), lives("h", "mille"))
NOBODY: frozenset[Id] = frozenset()


def form(case: Case, kind: type[Record], key: str, revealed: frozenset[Id] = NOBODY) -> FormSpec:
    record = case.get(kind, Id(key))
    assert record is not None
    return form_for(case, record, LAWS, TODAY, revealed=revealed)


def field(spec: FormSpec, name: str) -> FieldSpec:
    return next(each for part in spec.sections for each in part.fields if each.name == name)


def action(spec: FormSpec, key: str) -> Action | None:
    return next((each for each in spec.actions if each.key == key), None)


def act(case: Case, spec: FormSpec, key: str, **values: Any) -> tuple[Operation, ...]:
    found = operations_for_action(case, spec, key, values, NumberedIds(), TODAY)
    assert isinstance(found, tuple)
    return found


def test_a_protected_address_and_number_are_covered_until_revealed() -> None:
    spec = form(CASE, Person, "sanne")
    assert field(spec, "address").value == "Beskyttet adresse"
    assert field(spec, "phone").value == "Beskyttet nummer"
    assert "Skjulet" not in repr(spec)
    assert "11223344" not in repr(spec)
    shown = form(CASE, Person, "sanne", frozenset({Id("sanne")}))
    assert field(shown, "address").value == "Skjulet 1", "control"
    assert action(shown, "reveal") is None


def test_so_is_the_address_of_the_home_and_of_those_who_live_there() -> None:
    case = with_(CASE, person("mille", 14, address="Skjulet 1"))
    for kind, key in ((Household, "h"), (Person, "mille")):
        assert "Skjulet" not in repr(form(case, kind, key))
    assert (
        field(form(case, Household, "h", frozenset({Id("sanne")})), "address").value == "Skjulet 1"
    )
    plain = with_(case, person("sanne", 40, address="Skjulet 1"))
    assert field(form(plain, Household, "h"), "address").value == "Skjulet 1", "control"


def test_the_cover_is_no_address() -> None:
    spec = form(CASE, Person, "sanne")
    same = operations_for(CASE, spec, "address", "Beskyttet adresse", NumberedIds(), TODAY)
    assert same == (), "leaving the field changes nothing"
    moved = operations_for(CASE, spec, "address", "Nyvej 2", NumberedIds(), TODAY)
    assert moved == (Edit(KEY, Person, Id("sanne"), (("address", "Nyvej 2"),), 1),)
    entry = Guarded(name="address", label="", cover="Beskyttet adresse")
    with pytest.raises(Unreadable):
        entry.read("Beskyttet adresse", Around(CASE, (), TODAY))


@pytest.mark.parametrize(("kind", "key"), [(Person, "sanne"), (Household, "h")])
def test_to_reveal_asks_why_and_is_one_act(kind: type[Record], key: str) -> None:
    spec = form(CASE, kind, key)
    offered = action(spec, "reveal")
    assert offered is not None
    assert [each.name for each in offered.asks] == ["reason", "note"]
    assert [each.key for each in offered.asks[0].choices] == [each.value for each in RevealReason]
    (made,) = act(CASE, spec, "reveal", reason="danger", note="Politiet ringer")
    assert isinstance(made, RevealAddress)
    assert (made.record.person_id, made.record.note) in {
        ("sanne", "Politiet ringer"),
        ("mille", "Politiet ringer"),
    }
    after = applied(CASE, made.steps(CASE, AROUND))
    assert after.reveals[0].at == AROUND.now
    (silent,) = act(CASE, spec, "reveal", reason="danger", note="")
    assert isinstance(silent, RevealAddress)
    assert silent.record.note is None


@pytest.mark.parametrize("case", [family(), family(person("sanne", 40, protected=True))])
def test_where_nothing_is_hidden_nothing_is_revealed(case: Case) -> None:
    assert action(form(case, Person, "sanne"), "reveal") is None


LAPSED = (
    "Navne- og adressebeskyttelsen udløb mandag den 12. januar 2026. Forny den, hvis den stadig"
    " skal gælde."
)


@pytest.mark.parametrize(
    ("more", "words", "tags"),
    [
        ({}, "", ()),
        ({"protected": True, "protected_until": date(2027, 5, 3)},
         "Navne- og adressebeskyttelse til mandag den 3. maj 2027.", ("Navne- og adressebeskyttelse",)),
        ({"protected": True}, "Navne- og adressebeskyttelse uden slutdato. Skriv, hvornår den udløber.",
         ("Navne- og adressebeskyttelse",)),
        ({"protected": True, "protected_until": TODAY - timedelta(1)},
         LAPSED, ()),
        ({"threatened": True}, "", ("Skal holdes fra andre",)),
    ],
)  # fmt: skip
def test_what_the_form_says_of_protection(
    more: dict[str, Any], words: str, tags: tuple[str, ...]
) -> None:
    spec = form(family(person("sanne", 40, **more)), Person, "sanne")
    assert (spec.notice, tuple(each.label for each in spec.tags)) == (words, tags)


def test_who_lives_with_somebody_protected_is_told_of() -> None:
    assert form(CASE, Person, "mille").notice.startswith("Bor sammen med en, der har beskyttet")


@pytest.mark.parametrize(
    ("until", "then"),
    [(date(2026, 5, 3), date(2027, 5, 3)), (date(2025, 5, 3), date(2027, 1, 13))],
)
def test_protection_is_renewed_by_a_year(until: date, then: date) -> None:
    case = family(person("sanne", 40, protected=True, protected_until=until))
    assert act(case, form(case, Person, "sanne"), "renew") == (
        Edit(KEY, Person, Id("sanne"), (("protected_until", then),), 1),
    )
    assert (
        action(form(family(person("sanne", 40, protected=True)), Person, "sanne"), "renew") is None
    )
    assert _year_after(date(2028, 2, 29)) == date(2029, 2, 28)


# --- one room ------------------------------------------------------------------------------------

MET = family(person("sanne", 40, threatened=True), meeting(), attends("sanne"))


def test_the_second_is_invited_with_a_reason_in_one_press() -> None:
    spec = form(MET, type(meeting()), "m")
    offered = action(spec, "share")
    assert offered is not None
    assert [each.label for each in offered.asks[0].choices] == ["David og Sanne"]
    assert offered.asks[0].value == "david+sanne", "the only answer there is"
    share, add = act(MET, spec, "share", pair="david+sanne", reason="Begge ønsker det")
    assert isinstance(share, ShareRoom)
    assert share.record.reason == "Begge ønsker det"
    assert add.act == "Attendance.add"
    after = applied(MET, share.steps(MET, AROUND))
    after = applied(after, add.steps(after, AROUND))
    assert len(after.attendances) == 2
    assert action(form(after, type(meeting()), "m"), "share") is None


def test_two_who_are_there_already_are_found_and_can_be_given_a_reason() -> None:
    both = with_(MET, attends("david"))
    spec = form(both, type(meeting()), "m")
    assert spec.notice.startswith("David og Sanne bør ikke være i samme rum")
    (share,) = act(both, spec, "share", pair="david+sanne", reason="Begge ønsker det")
    assert isinstance(share, ShareRoom)
    reasoned = applied(both, share.steps(both, AROUND))
    assert form(reasoned, type(meeting()), "m").notice == ""
    assert isinstance(reasoned.shared_rooms[0], SharedRoom)


@pytest.mark.parametrize(
    "case",
    [family(meeting(), attends("sanne")), with_(MET, meeting(MeetingState.CLOSED)),
     family(person("sanne", 40, threatened=True), meeting())],
    ids=["nobody is marked", "closed", "nobody is invited"],
)  # fmt: skip
def test_no_reason_is_asked_for_where_none_is_needed(case: Case) -> None:
    spec = form(case, type(meeting()), "m")
    assert action(spec, "share") is None
    assert "samme rum" not in spec.notice


def test_a_closed_meeting_is_not_warned_of() -> None:
    closed = with_(MET, attends("david"), meeting(MeetingState.CLOSED))
    around = Around(closed, (), TODAY)
    assert apart_notice(closed.meetings[0], around) == ""
    assert apart_notice(replace(closed.meetings[0], state=MeetingState.RUNNING), around) != ""


def test_a_new_meeting_has_nobody_to_keep_apart() -> None:
    from app.presenters.forms.guarded import SHARE, _pair_options

    assert SHARE.asks[0].name == "pair"
    assert _pair_options(None, Around(MET, (), TODAY)) == ()


# --- closed by default ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, ""),
        ({"kind": Kind.CHILD_CONVERSATION}, "Kun koordinator ser det. Heller ikke de, der har"),
        ({"kind": Kind.NOTIFIER}, "Kun koordinator ser det. Ingen i familien får at vide, hvem"),
        ({"kind": Kind.STATEMENT_ON_OTHER}, "Kun koordinator ser det. Ingen i familien får"),
        ({"speaker_id": Id("mille")}, ""),
        ({"speaker_id": Id("sanne")}, "Sanne siger det om en anden. Det vises kun for Sanne"),
    ],
)
def test_the_form_says_why_nobody_else_sees_a_statement(more: dict[str, Any], words: str) -> None:
    case = family(replace(statement("s"), **more), concern("s", "mille"))
    notice = form(case, Statement, "s").notice
    assert notice.startswith(words) if words else not notice


def test_the_closed_kinds_are_offered_in_plain_words() -> None:
    spec = form(family(statement("s")), Statement, "s")
    offered = {each.label for each in field(spec, "kind").choices}
    assert {"Barnets egen samtale", "Hvem der har underrettet",
            "Det, en forælder siger om den anden"} <= offered  # fmt: skip
