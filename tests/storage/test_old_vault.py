"""A vault of the first version, brought up to date: what was closed there says the same."""

import shutil
import sys
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from app.models.base import Id
from app.models.case import Case, CaseHead
from app.models.meetings import (
    AgendaItem,
    Agreement,
    Attendance,
    AttendanceRole,
    Meeting,
    MeetingState,
)
from app.models.people import Person
from app.rules.minutes import minutes_digest
from app.storage import migrations
from app.storage.migrate import stored_version, upgrade
from app.storage.tables import HEAD, schema
from app.storage.vault import LEAST_COST, Vault, create_vault, prepare_vault
from app.storage.work import Work
from tests.support.memory import FixedClock

VERSIONS = "app.storage.migrations.versions"
ROWS = (
    (
        "INSERT INTO cases (id, case_id, seq, version, invented, name, law_profile, teaching)"
        " VALUES ('c', 'c', 0, 1, 0, 'Familien', '2025', 0)"
    ),
    (
        "INSERT INTO people (id, case_id, seq, version, invented, name, protected)"
        " VALUES ('p', 'c', 0, 1, 0, 'Asta', 0)"
    ),
    (
        "INSERT INTO meetings (id, case_id, seq, version, invented, title, day, starts, place, state)"
        " VALUES ('m', 'c', 0, 3, 0, 'Møde', '2025-11-03', '10:00:00', 'Lokale 2', 'closed')"
    ),
    (
        "INSERT INTO attendances (id, case_id, seq, version, invented, meeting_id, person_id, role,"
        " present) VALUES ('a', 'c', 0, 2, 0, 'm', 'p', 'citizen', 1)"
    ),
    (
        "INSERT INTO agenda_items (id, case_id, seq, version, invented, meeting_id, title, note, done)"
        " VALUES ('i', 'c', 0, 2, 0, 'm', 'Astas egne ord', 'Ro om aftenen', 1)"
    ),
    (
        "INSERT INTO agreements (id, case_id, seq, version, invented, what, meeting_id, who_person_id,"
        " by_date, state) VALUES ('g', 'c', 0, 1, 0, 'ringer', 'm', 'p', '2025-11-10', 'open')"
    ),
    (
        "INSERT INTO consents (id, case_id, seq, version, invented, giver_id, type, state, informed,"
        " meeting_id) VALUES ('k', 'c', 0, 1, 0, 'p', 'meeting', 'offered', 1, 'm'),"
        " ('l', 'c', 1, 1, 0, 'p', 'plan', 'offered', 1, NULL)"
    ),
)


@pytest.fixture
def first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Vault]:
    """A vault as the first version left it: its one revision, and a closed meeting."""
    package = tmp_path / "scripts" / "only_the_first"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text('"""One revision."""\n')
    source = Path(next(iter(migrations.__path__))) / "versions" / "v0001_first.py"
    shutil.copy(source, package)
    monkeypatch.syspath_prepend(str(package.parent))
    monkeypatch.delitem(sys.modules, package.name, raising=False)
    prepared = prepare_vault()
    vault = create_vault(tmp_path / "vault", "lille grøn hest", prepared, prepared.code, LEAST_COST)
    upgrade(vault, package.name, "0001")
    with vault.engine.begin() as connection:
        for row in ROWS:
            connection.execute(text(row))
    yield vault
    vault.close()


def test_closed_minutes_of_the_first_version_say_the_same(first: Vault) -> None:
    assert stored_version(first) == "0001"
    upgrade(first, VERSIONS, HEAD)
    with Work(first, schema(), FixedClock().now, "test")() as repositories:
        case = repositories.load(Id("c"))
    (met,) = case.meetings
    assert (met.title, met.place, met.state) == ("Møde", "Lokale 2", MeetingState.CLOSED)
    assert [(each.title, each.note, each.done) for each in case.agenda_items] == [
        ("Astas egne ord", "Ro om aftenen", True)
    ]
    assert [(each.person_id, each.present) for each in case.attendances] == [("p", True)]
    assert [(each.what, each.who_person_id) for each in case.agreements] == [("ringer", "p")]


def test_a_consent_to_talk_in_a_meeting_named_the_day_that_the_meeting_has(first: Vault) -> None:
    upgrade(first, VERSIONS, HEAD)
    with Work(first, schema(), FixedClock().now, "test")() as repositories:
        consents = repositories.load(Id("c")).consents
    assert [each.meeting_day for each in consents] == [date(2025, 11, 3), None]


def test_their_fingerprint_is_that_of_the_same_minutes_made_today(first: Vault) -> None:
    """A field that came later, and holds nothing, changes no fingerprint; a changed word does."""
    upgrade(first, VERSIONS, HEAD)
    work = Work(first, schema(), FixedClock().now, "test")
    with work() as repositories:
        before = minutes_digest(repositories.load(Id("c")), Id("m"))
    with first.engine.begin() as connection:
        connection.execute(text("UPDATE agenda_items SET note = 'Ro' WHERE id = 'i'"))
    with work() as repositories:
        after = minutes_digest(repositories.load(Id("c")), Id("m"))
    assert before != after
    assert before == minutes_digest(as_first_written(), Id("m"))


def as_first_written() -> Case:
    """The same minutes from records that say only what the first version could say."""
    common: dict[str, Any] = {"case_id": Id("c")}
    return Case(
        head=CaseHead(id=Id("c"), **common, name="Familien", law_profile="2025"),
        people=(Person(id=Id("p"), **common, name="Asta"),),
        meetings=(
            Meeting(
                id=Id("m"), **common, version=3, title="Møde", day=date(2025, 11, 3),
                starts=time(10), place="Lokale 2", state=MeetingState.CLOSED,
            ),
        ),
        attendances=(
            Attendance(
                id=Id("a"), **common, version=2, meeting_id=Id("m"), person_id=Id("p"),
                role=AttendanceRole.CITIZEN, present=True,
            ),
        ),
        agenda_items=(
            AgendaItem(
                id=Id("i"), **common, version=2, meeting_id=Id("m"), title="Astas egne ord",
                note="Ro om aftenen", done=True,
            ),
        ),
        agreements=(
            Agreement(
                id=Id("g"), **common, what="ringer", meeting_id=Id("m"), who_person_id=Id("p"),
                by_date=date(2025, 11, 10),
            ),
        ),
    )  # fmt: skip
