"""Cases in the real encrypted store: what was written is what is read, all of it or nothing."""

import random
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.models.base import Id
from app.models.case import Case
from app.models.changes import Insert, Remove, Update
from app.models.meetings import Meeting, MeetingState
from app.models.people import Person
from app.models.problems import Refused
from app.rules.naming import Lexicon
from app.rules.upcoming import meeting_days
from app.services.acts.closing import CloseCase
from app.services.acts.records import Add
from app.services.operation import Operation
from app.services.registry import ACTS
from app.services.runner import Runner
from app.storage import log
from app.storage.migrate import upgrade
from app.storage.notes import StoredDrafts, StoredSettings
from app.storage.tables import HEAD, make_tables, schema
from app.storage.vault import LEAST_COST, Vault, create_vault, prepare_vault
from app.storage.work import Misused, Work
from tests.support.generate import GENERATORS, LAW_KEYS, random_case
from tests.support.memory import FixedClock

TABLES = schema()


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    folder = tmp_path_factory.mktemp("store") / "vault"
    prepared = prepare_vault()
    opened = create_vault(folder, "lille grøn hest på taget", prepared, prepared.code, LEAST_COST)
    upgrade(opened, "app.storage.migrations.versions", HEAD, make_tables)
    yield opened
    opened.close()


@pytest.fixture
def work(vault: Vault) -> Work:
    return Work(vault, TABLES, FixedClock().now, "test")


def stored(work: Work, case: Case) -> Case:
    Runner(work, FixedClock(), LAW_KEYS).create(case, "case.create")
    with work() as repositories:
        return repositories.load(case.id)


def test_on_which_days_meetings_stand_is_asked_without_reading_a_case(work: Work) -> None:
    case = random_case(random.Random(71), rows=3)
    days = (date(2026, 3, 2), date(2026, 2, 2), date(2026, 1, 2))
    states = (MeetingState.PLANNED, MeetingState.RUNNING, MeetingState.POSTPONED)
    rows = tuple(
        Meeting(id=Id(f"{case.id[:-1]}{at}"), case_id=case.id, day=day, state=state)
        for at, (day, state) in enumerate(zip(days, states, strict=True))
    )
    case = stored(work, replace(case, meetings=rows, attendances=(), confided=(), agenda_items=()))
    with work() as repositories:
        found = tuple(each for each in repositories.meeting_days() if each[1] == case.id)
    assert found == meeting_days([case]) == tuple((day, case.id) for day in (days[1], days[0]))


def test_the_tables_are_what_the_records_say(vault: Vault) -> None:
    with vault.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, TABLES.metadata) == []


@pytest.mark.parametrize("seed", range(8))
def test_what_is_written_is_read(work: Work, seed: int) -> None:
    case = random_case(random.Random(seed), rows=80)
    assert stored(work, case) == case


@pytest.mark.parametrize("seed", range(100, 104))
def test_after_every_operation_the_store_holds_what_the_steps_say(work: Work, seed: int) -> None:
    rnd = random.Random(seed)
    case = stored(work, random_case(rnd, rows=50))
    runner = Runner(work, FixedClock(), LAW_KEYS)
    for _step in range(40):
        name = rnd.choice(sorted(ACTS))
        with work() as repositories:
            case = repositories.load(case.id)
        operation = GENERATORS[name](rnd, case, ACTS[name])
        if operation is not None:
            _run_and_undo(work, runner, case, operation)


def _run_and_undo(work: Work, runner: Runner, before: Case, operation: Operation) -> None:
    try:
        change = runner.run(operation)
    except Refused:
        return
    if change.inverse and change.ids:
        runner.reverse(change)
        with work() as repositories:
            assert versionless(repositories.load(before.id)) == versionless(before)


def versionless(case: Case) -> Case:
    for kind in {type(each) for each in case.records()}:
        case = case.having(kind, tuple(replace(each, version=1) for each in case.of(kind)))
    return case


def test_a_refused_write_leaves_nothing_behind(work: Work) -> None:
    case = stored(work, random_case(random.Random(11)))
    person = case.people[0]
    half_done = (Remove(person), Insert(person), Insert(person))
    with pytest.raises(Refused), work() as repositories:
        repositories.write(case.id, half_done)
    with work() as repositories:
        assert repositories.load(case.id).people[0] == person
        assert repositories.entries(case.id)[-1].act == "case.create"


def test_another_thread_is_refused(work: Work) -> None:
    caught: list[BaseException] = []

    def intrude() -> None:
        try:
            with work():
                pass
        except Misused as error:
            caught.append(error)

    thread = threading.Thread(target=intrude)
    thread.start()
    thread.join()
    assert len(caught) == 1


def test_a_transaction_inside_another_is_refused(work: Work) -> None:
    with work(), pytest.raises(Misused), work():
        pass
    with work() as repositories:
        repositories.labels()


def test_the_log_refuses_to_be_changed(vault: Vault, work: Work) -> None:
    stored(work, random_case(random.Random(12)))
    for statement in ("UPDATE log SET act = 'x'", "DELETE FROM log"):
        with pytest.raises(DBAPIError), vault.engine.begin() as connection:
            connection.execute(text(statement))


def test_a_changed_entry_breaks_the_chain(vault: Vault, work: Work) -> None:
    stored(work, random_case(random.Random(13)))
    with vault.engine.connect() as connection:
        assert log.is_whole(connection, TABLES.log, vault.chain_key)
        connection.execute(text("DROP TRIGGER log_refuses_update"))
        connection.execute(text("UPDATE log SET actor = 'x' WHERE seq = 1"))
        assert not log.is_whole(connection, TABLES.log, vault.chain_key)
        connection.rollback()


def test_a_missing_entry_breaks_the_chain(vault: Vault, work: Work) -> None:
    """One with entries after it: that the newest have gone is for the anchor to notice."""
    stored(work, random_case(random.Random(14)))
    stored(work, random_case(random.Random(15)))
    with vault.engine.connect() as connection:
        assert log.is_whole(connection, TABLES.log, vault.chain_key)
        connection.execute(text("DROP TRIGGER log_refuses_delete"))
        connection.execute(text("DELETE FROM log WHERE seq = (SELECT max(seq) - 1 FROM log)"))
        assert not log.is_whole(connection, TABLES.log, vault.chain_key)
        connection.rollback()


def test_drafts_are_kept_until_dropped(vault: Vault) -> None:
    drafts = StoredDrafts(vault, TABLES)
    drafts.keep(Id("c"), "goal/text", "Jeg vil")
    drafts.keep(Id("c"), "goal/text", "Jeg vil gerne")
    assert drafts.all(Id("c")) == {"goal/text": "Jeg vil gerne"}
    drafts.drop(Id("c"), "goal/text")
    assert drafts.all(Id("c")) == {}


def test_settings_keep_the_newest_value(vault: Vault) -> None:
    settings = StoredSettings(vault, TABLES)
    assert settings.get("law_profile") is None
    settings.set("law_profile", "2025")
    settings.set("law_profile", "2026")
    assert settings.get("law_profile") == "2026"


def test_families_are_listed_by_name(work: Work) -> None:
    case = stored(work, random_case(random.Random(16)))
    with work() as repositories:
        label = next(each for each in repositories.labels() if each.id == case.id)
    assert (label.name, label.people, label.closed) == ("Familien", len(case.people), False)


def test_a_closed_family_is_marked_in_the_list(work: Work) -> None:
    case = stored(work, random_case(random.Random(116), rows=0))
    Runner(work, FixedClock(), LAW_KEYS).run(CloseCase(case.id, FixedClock().today()))
    with work() as repositories:
        assert [each.closed for each in repositories.labels() if each.id == case.id] == [True]


def test_control_without_the_thread_rule_a_rollback_elsewhere_loses_a_row(
    vault: Vault, work: Work
) -> None:
    """Why the rule is there: on one shared connection another thread undoes what is not its own."""
    case = stored(work, random_case(random.Random(17), rows=0))
    runner = Runner(work, FixedClock(), LAW_KEYS)
    new = Person(id=Id("lost"), case_id=case.id, name="Elna")
    thread = threading.Thread(target=vault.raw.rollback)
    with work() as repositories:
        repositories.write(case.id, Add(new).steps(case, _Around()))
        thread.start()
        thread.join()
    with work() as repositories:
        assert repositories.load(case.id).get(Person, Id("lost")) is None
    assert runner.run(Add(new)).ids == {Id("lost")}


class _Around:
    today = FixedClock().today()
    now = FixedClock().now()
    law_keys = LAW_KEYS
    bare_keys: frozenset[str] = frozenset()
    holidays = frozenset({FixedClock().today()})
    lexicon = Lexicon()


def test_a_case_that_is_not_there_is_refused(work: Work) -> None:
    with work() as repositories, pytest.raises(Refused):
        repositories.load(Id("nobody"))


def test_a_row_that_has_gone_is_not_changed_silently(work: Work) -> None:
    case = stored(work, random_case(random.Random(18)))
    gone = Update(Person, Id("gone"), {"name": "Asta"}, {"name": "Bo"})
    with pytest.raises(Refused), work() as repositories:
        repositories.write(case.id, (gone,))


def test_the_log_of_one_case_and_of_all(work: Work) -> None:
    case = stored(work, random_case(random.Random(19)))
    stored(work, random_case(random.Random(20)))
    with work() as repositories:
        own, every = repositories.entries(case.id), repositories.entries(None)
    assert {each.case_id for each in own} == {case.id}
    assert len(every) > len(own)
    assert every[0].seq == 1


def test_what_was_handed_over_is_kept_beside_the_case(work: Work) -> None:
    with work() as repositories:
        repositories.keep_base(Id("h"), "pakken")
        assert (repositories.base(Id("h")), repositories.base(Id("i"))) == ("pakken", None)
        assert repositories.bases() == {"h"}
