"""A municipality's own rules lie in the vault: brought in whole or not at all, handed on as they came."""

import json
from datetime import date
from pathlib import Path

import pytest

from app.bootstrap import vaults
from app.bootstrap.law_desk import LawDesk
from app.bootstrap.workspace import OpenWorkspace
from app.models.law_problems import LawDataProblem
from app.models.plan import Intervention
from app.models.problems import Refused
from app.rules.law import profile_of
from app.services.acts.records import Add
from app.storage.vault import Passphrase
from tests.bootstrap.conftest import PASSPHRASE
from tests.support.laws import shipped, shipped_laws
from tests.support.workspace import FakeClock, MemorySettings, MemoryWorkspace, make_workspace

DURING = date(2027, 6, 1)


def workspace(day: date = DURING) -> MemoryWorkspace:
    made = make_workspace(day=day)
    made.laws = shipped_laws()
    return made


def file(desk: LawDesk, *changes: tuple[str, str]) -> bytes:
    text = desk.example().decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text.encode()


def test_a_file_is_brought_in_logged_and_handed_on_as_it_came() -> None:
    made = workspace()
    desk = made.local_laws
    data = file(desk)
    found = desk.take(data)

    assert desk.all() == (found,)
    assert desk.give("eksempel-2027") == data
    assert made.acts == ["law.import"]
    with pytest.raises(KeyError):
        desk.give("en-anden")


def test_its_rules_can_be_linked_from_then_on() -> None:
    made = workspace()
    (family,) = made.families()
    case = made.store.load(family.id)
    key = made.ids.new()
    link = Add(Intervention(id=key, case_id=case.id, name="Svar", law_key="eksempel-serviceniveau"))
    with pytest.raises(Refused):
        made.run(link)

    made.local_laws.take(file(made.local_laws))
    assert made.run(link).ids
    law = profile_of(made.store.load(case.id), made.laws)
    assert law is not None
    assert law.reference("eksempel-serviceniveau") is not None


def test_a_bad_file_changes_nothing() -> None:
    made = workspace()
    desk = made.local_laws
    desk.take(file(desk))
    before = dict(made.settings), made.laws
    for bad in (b"nej", file(desk, ('base = "2026"', 'base = "hoi"'))):
        with pytest.raises(LawDataProblem):
            desk.take(bad)

    assert (dict(made.settings), made.laws) == before
    assert made.acts == ["law.import"]


def test_what_has_begun_cannot_be_changed_but_ended() -> None:
    made = workspace()
    desk = made.local_laws
    desk.take(file(desk))
    with pytest.raises(LawDataProblem, match="begun"):
        desk.take(file(desk, ("amount = 4", "amount = 9")))
    desk.take(file(desk, ("2027-12-31", "2027-07-31")))

    assert [each.valid_to for each in desk.all()] == [date(2027, 7, 31)]
    assert desk.all()[0].deadlines[0].amount == 4


def test_the_profiles_follow_the_day() -> None:
    clock, settings = FakeClock(date(2026, 12, 31)), MemorySettings()
    desk = LawDesk(shipped_laws(), settings, clock, lambda *_: None)
    assert desk.laws() is shipped_laws()
    desk.take(file(desk))

    def teams() -> set[str]:
        law = next(each for each in desk.laws() if each.key == "2026")
        return {each.key for each in law.team}

    assert "housing" not in teams()
    clock.moment = FakeClock(DURING).moment
    assert "housing" in teams()
    assert LawDesk(shipped_laws(), settings, clock, lambda *_: None).all() == desk.all()


def test_a_kept_file_that_cannot_be_read_any_more_is_counted_and_kept() -> None:
    settings = MemorySettings()
    settings.set("law.local", json.dumps(["base = 'væk'"]))
    desk = LawDesk((shipped("2026"),), settings, FakeClock(), lambda *_: None)

    assert (desk.all(), desk.unread()) == ((), 1)
    desk.take(file(desk))
    assert (len(desk.all()), desk.unread()) == (1, 1)


def test_a_real_vault_keeps_them_and_logs_the_act(workspace: OpenWorkspace, folder: Path) -> None:
    data = file(workspace.local_laws, ("2027-01-01", "2026-01-01"))
    workspace.local_laws.take(data)
    workspace.close()
    again = vaults.open_workspace(folder, Passphrase(PASSPHRASE), FakeClock(DURING))

    assert again.local_laws.give("eksempel-2027") == data
    law = next(each for each in again.laws if each.key == "2026")
    assert law.reference("eksempel-serviceniveau") is not None
    with again._work() as repositories:
        acts = [each.act for each in repositories.entries(None)]
    assert acts.count("law.import") == 1
    again.close()
