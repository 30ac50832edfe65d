"""The wired workspace: packages in and out, lens, numbers of sheets, the log."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.bootstrap import vaults
from app.bootstrap.workspace import OpenWorkspace
from app.exchange.sealed import opened
from app.models.changes import Update
from app.models.meetings import AgendaItem, HandoutForm
from app.models.package_problems import PackageProblem
from app.models.people import Person
from app.models.problems import Code, Refused
from app.models.readers import COORDINATOR, LEADER, FamilyReader, ProfessionalReader, RoomReader
from app.services.acts.minutes import correction
from app.services.acts.records import Add
from app.services.acts.states import CloseMeeting
from app.services.checking import Checked
from app.services.ports import GivenPaper
from app.storage.vault import LEAST_COST, Passphrase, prepare_vault
from tests.bootstrap.conftest import PASSPHRASE


def test_a_family_from_nothing(workspace: OpenWorkspace) -> None:
    key = workspace.create_case("Sanne og Mille", ("Sanne", "Mille"), (40,))
    assert [each.name for each in workspace.families()] == ["Sanne og Mille"]
    case = workspace.view(key, COORDINATOR).case
    people = [(each.name, each.age) for each in case.people]
    assert people == [("Sanne", 40), ("Mille", None)]
    assert case.head.law_profile == "2026"


def test_a_package_comes_in_once(workspace: OpenWorkspace, training: bytes) -> None:
    workspace.import_package(training)
    with pytest.raises(Refused) as refused:
        workspace.import_package(training)
    assert [each.code for each in refused.value.problems] == [Code.ALREADY_THERE]
    assert len(workspace.families()) == 1


def test_a_bad_package_changes_nothing(workspace: OpenWorkspace, training: bytes) -> None:
    with pytest.raises(PackageProblem):
        workspace.import_package(training.replace(b'"version": 1', b'"version": 9'))
    assert workspace.families() == ()


def test_sealed_out_and_in_again(workspace: OpenWorkspace, training: bytes, tmp_path: Path) -> None:
    key = workspace.import_package(training)
    sealed = workspace.export_package(key, passphrase="en anden sætning helt")
    assert b"Sanne" not in sealed
    prepared = prepare_vault()
    other = vaults.create(tmp_path / "other", PASSPHRASE, prepared, prepared.code, LEAST_COST)
    assert other.import_package(sealed, "en anden sætning helt") == key
    assert other.view(key, COORDINATOR).case == workspace.view(key, COORDINATOR).case
    other.close()


def test_sealing_reads_now_and_seals_later_in_any_thread(
    workspace: OpenWorkspace, training: bytes
) -> None:
    key = workspace.import_package(training)
    later = workspace.sealing(key, passphrase="en anden sætning helt")
    with ThreadPoolExecutor(1) as pool:
        sealed = pool.submit(later).result()
    assert b"Sanne" in opened(sealed, "en anden sætning helt")
    assert "case.export" not in [each.act for each in workspace.history(key)]


def test_plain_export_is_an_act_of_its_own(workspace: OpenWorkspace, training: bytes) -> None:
    key = workspace.import_package(training)
    workspace.export_package(key, passphrase="en anden sætning helt")
    workspace.export_package(key)
    acts = [each.act for each in workspace.history(key)]
    assert acts == ["case.import", "case.export", "case.export_plain"]


def test_each_look_is_logged_with_whose_eyes(workspace: OpenWorkspace, training: bytes) -> None:
    key = workspace.import_package(training)
    case = workspace.view(key, COORDINATOR).case
    readers = (
        COORDINATOR,
        LEADER,
        FamilyReader(case.people[0].id),
        ProfessionalReader(case.contacts[0].id),
        RoomReader(case.meetings[0].id),
    )
    for each in readers:
        workspace.opened(key, each)
    details = [each.detail.split(":")[0] for each in workspace.history(key)[1:]]
    assert details == ["coordinator", "leader", "person", "contact", "room"]


def test_why_somebody_may_see_something_is_asked_of_the_vault(
    workspace: OpenWorkspace, training: bytes
) -> None:
    key = workspace.import_package(training)
    sanne, david = (each.id for each in workspace.view(key, COORDINATOR).case.people[:2])
    assert not workspace.why(key, FamilyReader(sanne), sanne).is_no
    assert workspace.why(key, FamilyReader(sanne), david).is_no


def test_sheets_are_numbered_for_each_reader(workspace: OpenWorkspace, training: bytes) -> None:
    key = workspace.import_package(training)
    sanne, david = (each.id for each in workspace.view(key, COORDINATOR).case.people[:2])
    for person in (sanne, david, sanne):
        workspace.hand_out(key, FamilyReader(person), HandoutForm.SHEET, b"bytes")
    workspace.hand_out(key, COORDINATOR, HandoutForm.MAP, b"bytes")
    case = workspace.view(key, COORDINATOR).case
    assert sorted((each.person_id or "", each.number) for each in case.handouts) == sorted(
        [(sanne, 1), (sanne, 2), (david, 1), ("", 1)]
    )


def test_papers_that_came_out_together_are_in_the_log_with_their_calendar_files(
    workspace: OpenWorkspace, training: bytes
) -> None:
    key = workspace.import_package(training)
    sanne, david = (each.id for each in workspace.view(key, COORDINATOR).case.people[:2])
    first = GivenPaper(FamilyReader(sanne), HandoutForm.INVITATION, b"1", None, b"calendar")
    second = GivenPaper(FamilyReader(david), HandoutForm.SHEET, b"2")
    before = len(workspace.view(key, COORDINATOR).case.handouts)
    changes = workspace.hand_out_all(key, (first, second))
    assert len(changes) == 2
    assert len(workspace.view(key, COORDINATOR).case.handouts) == before + 2
    acts = [each.act for each in workspace.history(key)][-3:]
    assert acts == ["Handout.print", "calendar.export", "Handout.print"]


def test_what_is_undone_can_be_done_again(workspace: OpenWorkspace) -> None:
    key = workspace.create_case("Sanne", ("Sanne",))
    new = Person(id=workspace.ids.new(), case_id=key, name="Lukas")
    change = workspace.run(Add(new))
    undone = workspace.reverse(change)
    assert len(workspace.view(key, COORDINATOR).case.people) == 1
    workspace.reverse(undone, redo=True)
    assert len(workspace.view(key, COORDINATOR).case.people) == 2
    assert [each.act for each in workspace.history(key)][-2:] == ["undo", "redo"]


def test_everything_is_there_after_closing(
    folder: Path, workspace: OpenWorkspace, training: bytes
) -> None:
    key = workspace.import_package(training)
    workspace.set_setting("law_profile", "2026")
    before = workspace.view(key, COORDINATOR).case
    workspace.close()
    again = vaults.open_workspace(folder, Passphrase(PASSPHRASE))
    assert again.view(key, COORDINATOR).case == before
    assert again.setting("law_profile") == "2026"
    again.close()


def test_a_whole_vault_checks_clean_and_a_flipped_bit_does_not(
    folder: Path, workspace: OpenWorkspace, training: bytes
) -> None:
    workspace.import_package(training)
    workspace.close()
    assert vaults.check(folder, PASSPHRASE) == Checked()
    database = folder / "vault.db"
    data = bytearray(database.read_bytes())
    data[len(data) // 2] ^= 1
    database.write_bytes(data)
    assert [each.code for each in vaults.check(folder, PASSPHRASE).problems]


def test_the_check_notices_that_somebody_wrote_into_closed_minutes(
    folder: Path, workspace: OpenWorkspace, training: bytes
) -> None:
    """Past the program, by somebody who has the key; the control is the same vault before."""
    key = workspace.import_package(training)
    case = workspace.view(key, COORDINATOR).case
    new = correction(case, case.meetings[0], "Rettelse", workspace.ids)
    workspace.run(new)
    workspace.run(CloseMeeting(key, new.new.id))
    workspace.close()
    assert vaults.check(folder, PASSPHRASE) == Checked()
    again = vaults.open_workspace(folder, Passphrase(PASSPHRASE))
    point = next(each for each in new.rows if isinstance(each, AgendaItem))
    with again._work() as repositories:
        repositories.write(
            key, (Update(AgendaItem, point.id, {"note": point.note}, {"note": "Noget andet"}),)
        )
    again.close()
    assert [each.code for each in vaults.check(folder, PASSPHRASE).problems]


def test_files_for_one_reader_come_through_the_lens(workspace: OpenWorkspace) -> None:
    key = workspace.create_case("Familien", ("Sanne", "David"))
    reader = FamilyReader(workspace.view(key, COORDINATOR).case.people[0].id)
    assert workspace.calendar_file(key, reader).startswith(b"BEGIN:VCALENDAR")
    assert workspace.contacts_file(key, reader).decode("utf-8-sig").startswith("Kontakt;")
