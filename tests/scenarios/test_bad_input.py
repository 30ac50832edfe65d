"""What goes wrong is said in a plain sentence, and every row is as it was before."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from app.bootstrap import vaults
from app.bootstrap.surroundings import resources
from app.models.base import Id, Record
from app.models.case import Case
from app.models.contacts import Contact
from app.models.meetings import Meeting
from app.models.package_problems import PackageProblem
from app.models.plan import Goal
from app.models.problems import Refused
from app.models.readers import COORDINATOR
from app.models.vault_problems import DatabaseDamaged, DiskFull, VaultProblem
from app.presenters.forms import FieldError, new_operation, operations_for
from app.services.acts.records import Add, Edit
from app.storage.tables import schema
from app.storage.vault import LEAST_COST, Passphrase, Vault, create_vault, prepare_vault
from app.words.package import package_sentence
from app.words.problems import refusal
from app.words.vault import vault_sentence

PASSPHRASE = "lille grøn hest på taget"
TRAINING = resources() / "demo" / "training-sanne-david.json"


class Place:
    """A workspace over a vault that the test can look into."""

    def __init__(self, folder: Path) -> None:
        prepared = prepare_vault()
        self.folder = folder
        self.vault: Vault = create_vault(folder, PASSPHRASE, prepared, prepared.code, LEAST_COST)
        self.workspace = vaults.ready(self.vault, "vault.create")
        self.key = self.workspace.import_package(TRAINING.read_bytes())

    @property
    def case(self) -> Case:
        return self.workspace.view(self.key, COORDINATOR).case

    def rows(self) -> str:
        """A fingerprint of every row of every table."""
        digest = hashlib.sha256()
        tables = schema().metadata.sorted_tables
        with self.vault.engine.connect() as connection:
            for table in tables:
                rows = sorted(repr(tuple(row)) for row in connection.execute(select(table)))
                digest.update(repr((table.name, rows)).encode())
        return digest.hexdigest()


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    opened = Place(tmp_path / "vault")
    yield opened
    opened.workspace.close()


def test_control_a_change_changes_the_fingerprint(place: Place) -> None:
    before = place.rows()
    goal = Goal(id=place.workspace.ids.new(), case_id=place.key, text="Ro")
    place.workspace.run(Add(goal))
    assert place.rows() != before


def test_an_impossible_date(place: Place) -> None:
    before, meeting = place.rows(), place.case.appointments[0]
    today = place.workspace.clock.today()
    found = operations_for(
        place.case, meeting, "day", "31. februar 2026", place.workspace.ids, today
    )
    assert isinstance(found, FieldError)
    assert found.sentence == "Datoen findes ikke. Skriv den som 12.1.2026."
    assert place.rows() == before


@pytest.mark.parametrize(
    ("kind", "values", "sentence"),
    [
        (Goal, {"text": "  "}, "Skriv målet"),
        (Contact, {"role": "", "name": "Kim"}, "Skriv, hvilken rolle kontakten har"),
        (Meeting, {"day": ""}, ""),
    ],
    ids=["goal without text", "contact without role", "meeting without day"],
)
def test_what_is_missing_in_a_new_form(
    place: Place, kind: type[Record], values: dict[str, str], sentence: str
) -> None:
    before = place.rows()
    today = place.workspace.clock.today()
    found = new_operation(kind, place.case, values, place.workspace.ids, today)
    assert isinstance(found, tuple)
    assert found[0].sentence.startswith(sentence)
    assert found[0].sentence.endswith(".")
    assert place.rows() == before


def test_a_rule_that_no_form_asked(place: Place) -> None:
    """An operation from elsewhere meets the same rule, and the sentence says what to do."""
    before, goal = place.rows(), place.case.goals[0]
    with pytest.raises(Refused) as refused:
        place.workspace.run(Edit(place.key, Goal, goal.id, (("text", ""),), goal.version))
    assert refusal(refused.value).endswith(".")
    assert place.rows() == before


def test_a_package_of_the_wrong_version(place: Place) -> None:
    before = place.rows()
    data = TRAINING.read_bytes().replace(b'"version": 1', b'"version": 2')
    with pytest.raises(PackageProblem) as wrong:
        place.workspace.import_package(data)
    assert package_sentence(wrong.value).endswith("Intet er indlæst.")
    assert place.rows() == before


def test_a_package_with_one_bad_place_names_it(place: Place) -> None:
    before = place.rows()
    data = (resources() / "demo" / "seed-jakob.json").read_bytes()
    with pytest.raises(PackageProblem) as wrong:
        place.workspace.import_package(data.replace(b'"area": "employment"', b'"area": "moon"', 1))
    sentence = package_sentence(wrong.value)
    assert "område" in sentence or "area" in sentence
    assert "moon" not in sentence
    assert place.rows() == before


def test_a_full_disk_while_saving(place: Place) -> None:
    before = place.rows()
    ((pages,),) = place.vault.raw.execute("PRAGMA page_count").fetchall()
    place.vault.raw.execute(f"PRAGMA max_page_count={pages}").fetchall()
    with pytest.raises(DiskFull) as full:
        _write_much(place)
    assert vault_sentence(full.value).endswith(".")
    place.vault.raw.execute("PRAGMA max_page_count=1073741823").fetchall()
    assert place.case.goals[0].text
    assert place.rows() == before


def _write_much(place: Place) -> None:
    long = "Jeg vil gerne noget med børn igen. " * 800
    place.workspace.run(Add(Goal(id=Id("long"), case_id=place.key, text=long)))


def test_a_database_of_no_bytes(place: Place) -> None:
    place.workspace.close()
    database = place.folder / "vault.db"
    database.write_bytes(b"")
    with pytest.raises(VaultProblem) as missing:
        vaults.open_workspace(place.folder, Passphrase(PASSPHRASE))
    assert isinstance(missing.value, DatabaseDamaged)
    assert vault_sentence(missing.value).endswith(".")
    assert database.read_bytes() == b"", "nothing was made in its place"
