"""The check reads everything and names what is wrong."""

import pytest
from sqlalchemy import Connection, text

from app.models import vault_problems as problems
from app.storage.vault import ChainIsWhole, Passphrase, Step, Vault, check_vault, checking
from tests.storage.vault.making import Made, mac_at, mac_of, save


def chain(vault: Vault) -> ChainIsWhole:
    """Stands for the audit chain: every row has the MAC of its number."""
    assert len(vault.chain_key) == 32

    def walk(connection: Connection) -> bool:
        found = connection.execute(text("SELECT seq, mac FROM log ORDER BY seq")).all()
        return [(seq, mac_of(seq)) for seq in range(1, len(found) + 1)] == [
            (row.seq, row.mac) for row in found
        ]

    return walk


def findings(made: Made) -> list[tuple[Step, type]]:
    report = check_vault(made.folder, made.by_code, mac_at, chain)
    return [(each.step, type(each.problem)) for each in report.findings]


def test_a_whole_vault_has_no_findings(made: Made) -> None:
    assert check_vault(made.folder, made.by_phrase).is_whole
    assert findings(made) == []


def test_a_changed_second_header_is_found(made: Made) -> None:
    made.file("vault.json.1").write_bytes(b"{}")
    assert findings(made) == [(Step.HEADER_COPY, problems.HeaderTampered)]
    made.file("vault.json.1").unlink()
    assert findings(made) == [(Step.HEADER_COPY, problems.HeaderTampered)]


def test_a_database_that_does_not_open_ends_the_check(made: Made) -> None:
    made.file("vault.db").write_bytes(b"")
    assert findings(made) == [(Step.OPENING, problems.DatabaseDamaged)]


def test_a_changed_row_breaks_the_chain(made: Made) -> None:
    vault = made.open()
    vault.raw.execute("UPDATE log SET mac = zeroblob(32) WHERE seq = 7")
    vault.close()
    assert findings(made) == [(Step.CHAIN, problems.DatabaseDamaged)]


def test_a_reference_that_leads_nowhere_is_found(made: Made) -> None:
    vault = made.open()
    vault.raw.execute("PRAGMA foreign_keys=0")
    vault.raw.execute("CREATE TABLE child (seq INTEGER REFERENCES note (seq))")
    vault.raw.execute("INSERT INTO child VALUES (99)")
    vault.close()
    assert findings(made) == [(Step.REFERENCES, problems.DatabaseDamaged)]


def test_a_structure_that_does_not_hold_is_found(made: Made) -> None:
    vault = made.open()
    vault.raw.execute("CREATE TABLE strict (a INTEGER NOT NULL)")
    vault.raw.execute("INSERT INTO strict VALUES (1)")
    vault.raw.execute("PRAGMA writable_schema=1")
    vault.raw.execute(
        "UPDATE sqlite_master SET sql='CREATE TABLE strict (a, b NOT NULL)' WHERE name='strict'"
    )
    vault.close()
    assert (Step.STRUCTURE, problems.DatabaseDamaged) in findings(made)


def test_lost_work_is_found(made: Made) -> None:
    vault = made.open()
    save(vault, 21)
    vault.raw.execute("DELETE FROM log WHERE seq = 21")
    vault.close()
    assert findings(made) == [(Step.LAST_SAVE, problems.RecentWorkMissing)]


def test_an_open_vault_is_not_checked_behind_its_back(made: Made, vault: Vault) -> None:
    with pytest.raises(problems.VaultBusy):
        findings(made)
    vault.close()


def test_a_wrong_secret_is_raised(made: Made) -> None:
    with pytest.raises(problems.WrongPassphrase):
        check_vault(made.folder, Passphrase("en helt anden sætning"))


def test_pages_are_looked_at_even_when_the_structure_is_sound(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "page_damage", lambda _: True)
    assert findings(made) == [(Step.PAGES, problems.DatabaseDamaged)]
