"""Minutes deleted with proof on a real vault: no word is left, and the check knows them from stolen ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from app.__main__ import main
from app.bootstrap import vaults
from app.bootstrap.workspace import OpenWorkspace
from app.models.base import Id
from app.models.case import Case
from app.models.changes import Remove
from app.models.erasing import DeletionGround
from app.models.meetings import AgendaItem, Attendance, AttendanceRole, Meeting, MeetingState
from app.models.problems import Refused
from app.models.readers import COORDINATOR
from app.models.vault_problems import MinutesChanged, MinutesMissing
from app.rules.deleted import deletion
from app.rules.minutes import minutes_of
from app.services.acts.deleting import DeleteMinutes
from app.services.acts.records import Add, Edit
from app.services.acts.states import CloseMeeting
from app.services.checking import Checked
from app.storage.vault import LEAST_COST, Passphrase, prepare_vault
from tests.bootstrap.conftest import PASSPHRASE
from tests.support.plain_pages import plain_log, plain_pages

WORDS = ("Kvartsolin", "Fyrtårnet", "Ravnholt")


@dataclass(frozen=True)
class Held:
    """A meeting that was written, rewritten and closed."""

    case_id: Id
    meeting_id: Id
    point_id: Id


def held(desk: OpenWorkspace) -> Held:
    key = desk.create_case("Familien", ("Sanne",))
    (sanne,) = desk.view(key, COORDINATOR).case.people
    met, point = desk.ids.new(), desk.ids.new()
    day = desk.clock.today()
    running = MeetingState.RUNNING
    desk.run(Add(Meeting(id=met, case_id=key, day=day, state=running, summary="Om Ravnholt")))
    desk.run(Add(Attendance(id=desk.ids.new(), case_id=key, meeting_id=met, person_id=sanne.id,
                            role=AttendanceRole.CITIZEN, present=True)))  # fmt: skip
    desk.run(
        Add(AgendaItem(id=point, case_id=key, meeting_id=met, title="Punkt", note="Kvartsolin"))
    )
    desk.run(Edit(key, AgendaItem, point, (("note", "Kvartsolin hver aften " * 90),)))
    desk.drafts.keep(key, f"{point}/note", "Kvartsolin hver aften i Fyrtårnet")
    desk.run(CloseMeeting(key, met))
    return Held(key, met, point)


def deleting(desk: OpenWorkspace, made: Held) -> DeleteMinutes:
    return DeleteMinutes(
        made.case_id, made.meeting_id, desk.ids.new(), DeletionGround.WRONG_CASE, "Leder",
        "Hører til en anden families sag",
    )  # fmt: skip


def case_of(desk: OpenWorkspace, made: Held) -> Case:
    return desk.view(made.case_id, COORDINATOR).case


def readable(desk: OpenWorkspace) -> list[str]:
    """The words that stand on any page of the file or of its log, in any corner."""
    database, key = desk._vault.folder / "vault.db", desk._vault._dek
    data = plain_pages(database, key) + plain_log(database, key)
    return [each for each in WORDS if each.encode() in data]


def test_no_word_is_left_on_any_page(workspace: OpenWorkspace) -> None:
    made = held(workspace)
    assert readable(workspace) == [*WORDS]  # the control
    workspace.run(deleting(workspace, made))
    assert readable(workspace) == []
    assert workspace.drafts.all(made.case_id) == {}
    assert minutes_of(case_of(workspace, made), made.meeting_id) == ()
    assert len(case_of(workspace, made).deleted_minutes) == 1


def test_the_check_tells_of_minutes_deleted_with_proof(
    folder: Path, workspace: OpenWorkspace
) -> None:
    made = held(workspace)
    workspace.run(deleting(workspace, made))
    workspace.close()
    assert vaults.check(folder, PASSPHRASE) == Checked(deleted=1)


def behind_the_back(desk: OpenWorkspace, made: Held, *statements: str) -> None:
    """Rows changed by somebody who has the key, past the program."""
    for each in statements:
        desk._vault.raw.execute(each.format(met=made.meeting_id, case=made.case_id)).fetchall()


def found(folder: Path) -> list[type]:
    return [type(each) for each in vaults.check(folder, PASSPHRASE).problems]


GONE = (
    "PRAGMA foreign_keys=0",
    "DELETE FROM attendances WHERE meeting_id = '{met}'",
    "DELETE FROM agenda_items WHERE meeting_id = '{met}'",
    "DELETE FROM meetings WHERE id = '{met}'",
)
FORGED = (
    "INSERT INTO deleted_minutes VALUES ('f', '{case}', 0, 1, 0, '{met}', '2026-01-01', NULL, 'x',"
    " 0, 0, 0, 0, 0, '2026-01-02', 'deadline', 'Leder', 'Fristen', NULL, NULL, NULL)"
)
LIKE_THE_LOG = (
    "UPDATE deleted_minutes SET digest = (SELECT detail FROM log WHERE act = 'Meeting.close')"
)


@pytest.mark.parametrize(
    ("statements", "problem"),
    [
        (GONE, MinutesMissing),
        ((*GONE, FORGED), MinutesChanged),
        ((*GONE, FORGED, LIKE_THE_LOG), MinutesMissing),
        ((FORGED,), MinutesMissing),
        (("UPDATE meetings SET state = 'running' WHERE id = '{met}'",), MinutesChanged),
        (("UPDATE agenda_items SET note = 'Andet' WHERE meeting_id = '{met}'",), MinutesChanged),
        ((*GONE, "DELETE FROM people", "DELETE FROM cases"), MinutesMissing),
    ],
)  # fmt: skip
def test_minutes_that_vanish_without_proof_are_noticed(
    folder: Path, workspace: OpenWorkspace, statements: tuple[str, ...], problem: type
) -> None:
    made = held(workspace)
    workspace.close()
    assert found(folder) == []  # the control
    again = vaults.open_workspace(folder, Passphrase(PASSPHRASE))
    behind_the_back(again, made, *statements)
    again.close()
    assert found(folder) == [problem]


def test_a_proof_that_vanishes_is_noticed(folder: Path, workspace: OpenWorkspace) -> None:
    made = held(workspace)
    workspace.run(deleting(workspace, made))
    behind_the_back(workspace, made, "DELETE FROM deleted_minutes")
    workspace.close()
    assert found(folder) == [MinutesMissing]


def test_steps_past_the_one_act_are_noticed(folder: Path, workspace: OpenWorkspace) -> None:
    """The very rows that the act takes, taken without it."""
    made = held(workspace)
    case = case_of(workspace, made)
    meeting = case.get(Meeting, made.meeting_id)
    assert meeting is not None
    with workspace._work() as repositories:
        steps = deletion(case, meeting)
        assert all(isinstance(each, Remove) for each in steps)
        repositories.write(made.case_id, steps)
    workspace.close()
    assert found(folder) == [MinutesMissing]


def test_a_package_from_before_does_not_bring_them_back(workspace: OpenWorkspace) -> None:
    made = held(workspace)
    package = workspace.export_package(made.case_id)
    workspace.run(deleting(workspace, made))
    for old, new in ((made.case_id, made.case_id), (made.case_id, workspace.ids.new())):
        with pytest.raises(Refused):
            workspace.import_package(package.replace(old.encode(), new.encode()))
    assert readable(workspace) == []


def test_a_package_brings_the_proof_along_and_the_check_is_content(
    folder: Path, workspace: OpenWorkspace, tmp_path: Path
) -> None:
    made = held(workspace)
    workspace.run(deleting(workspace, made))
    package = workspace.export_package(made.case_id)
    prepared, there = prepare_vault(), tmp_path / "other"
    other = vaults.create(there, PASSPHRASE, prepared, prepared.code, LEAST_COST)
    other.import_package(package)
    other.close()
    assert vaults.check(there, PASSPHRASE) == Checked()


def test_a_kill_before_the_file_is_written_anew_is_made_good(
    folder: Path, workspace: OpenWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = held(workspace)
    monkeypatch.setattr("app.storage.work.Work.finish", lambda _work: None)
    workspace.run(deleting(workspace, made))
    assert workspace._settings.get("forgetting")
    workspace.close()
    monkeypatch.undo()
    again = vaults.open_workspace(folder, Passphrase(PASSPHRASE))
    assert readable(again) == []
    assert again._settings.get("forgetting") is None
    again.close()


def test_the_verb_says_that_minutes_are_deleted_with_proof(
    folder: Path, workspace: OpenWorkspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = held(workspace)
    workspace.run(deleting(workspace, made))
    workspace.close()
    secret = tmp_path / "secret"
    secret.write_text(PASSPHRASE, "utf-8")
    words = ["--vault", str(folder), "--passphrase-file", str(secret)]
    assert main([*words, "check"]) == 0
    assert "1 referat er slettet. Beviset står" in capsys.readouterr().out
    assert main([*words, "--json", "check"]) == 0
    assert '"deleted_minutes": 1' in capsys.readouterr().out


@pytest.fixture
def deputy(tmp_path: Path) -> Iterator[OpenWorkspace]:
    prepared = prepare_vault()
    folder = tmp_path / "bodil"
    opened = vaults.create(folder, PASSPHRASE, prepared, prepared.code, LEAST_COST)
    yield opened
    opened.close()


def lent(owner: OpenWorkspace, to: OpenWorkspace, made: Held) -> None:
    until = owner.clock.today() + timedelta(3)
    given = owner.deputies.give([made.case_id], "Bodil", to.deputies.key(), until)
    to.import_package(given.data)


def test_a_deputys_copy_goes_with_them_when_the_case_is_lent_again(
    workspace: OpenWorkspace, deputy: OpenWorkspace, tmp_path: Path
) -> None:
    """Nothing is left on the deputy's desk either; while it is lent out, nothing is deleted."""
    made = held(workspace)
    lent(workspace, deputy, made)
    for desk in (workspace, deputy):
        with pytest.raises(Refused):
            desk.run(deleting(desk, made))
    back = deputy.deputies.give_back(made.case_id).data
    (returned,) = workspace.deputies.open_return(back)
    workspace.deputies.take_back(returned, ())
    workspace.run(deleting(workspace, made))
    assert readable(workspace) == []
    with pytest.raises(Refused):
        workspace.deputies.open_return(back)
    assert len(readable(deputy)) > 1  # the control: the old copy, which nobody may look at
    lent(workspace, deputy, made)
    assert readable(deputy) == []
    assert len(case_of(deputy, made).deleted_minutes) == 1
    deputy.close()
    assert vaults.check(tmp_path / "bodil", PASSPHRASE) == Checked(deleted=1)
