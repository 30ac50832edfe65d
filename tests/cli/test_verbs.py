"""The command line from a fresh vault to paper, in this process and on a real vault."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from app.__main__ import main
from app.bootstrap.surroundings import resources
from app.exchange.package import read_package, write_package
from tests.support.later import NAME, stopping

PASSPHRASE = "lille grøn hest på taget"
DEMO = resources() / "demo"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def _cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys are derived at the floor: what is tried here is the verbs."""
    from app.storage.vault import LEAST_COST

    monkeypatch.setattr("app.bootstrap.vaults.create.__defaults__", (LEAST_COST,))


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    secret = tmp_path / "secret"
    secret.write_text(PASSPHRASE + "\n", "utf-8")
    vault = tmp_path / "vault"

    def verb(*words: str, secret: Path = secret) -> tuple[int, str, str]:
        status = main(["--vault", str(vault), "--passphrase-file", str(secret), *words])
        said = capsys.readouterr()
        return status, said.out, said.err

    assert verb("init")[0] == 0
    return verb


def test_from_nothing_to_paper(run: Run, tmp_path: Path) -> None:
    assert run("import", str(DEMO / "seed-sanne-david.json"))[0] == 0
    status, out, _err = run("--json", "families")
    assert status == 0
    (family,) = json.loads(out)
    assert set(family) == {"id", "name"}
    kort, ark = tmp_path / "kort.pdf", tmp_path / "ark.pdf"
    assert run("map", family["id"], "--for", "coordinator", "--out", str(kort))[0] == 0
    assert run("handout", family["name"], "--for", "Sanne", "--out", str(ark))[0] == 0
    assert kort.read_bytes().startswith(b"%PDF")
    assert ark.read_bytes().startswith(b"%PDF")
    assert oct(ark.stat().st_mode & 0o777) == "0o600"


def test_the_seed_family_as_data(run: Run) -> None:
    run("import", str(DEMO / "seed-sanne-david.json"))
    _status, out, _err = run(
        "--json", "show", "Sanne, David, Lukas og Mille", "--for", "coordinator"
    )
    data = json.loads(out)
    assert data["counts"] == {"myndighed": 6, "udfører": 7, "ekstern": 4, "total": 17}
    assert len(data["unstated"]) == 6
    assert [each["name"] for each in data["gaps"]] == ["David"]


def test_findings_about_people_are_the_coordinators(run: Run) -> None:
    run("import", str(DEMO / "seed-sanne-david.json"))
    _status, out, _err = run("--json", "show", "Sanne, David, Lukas og Mille", "--for", "Sanne")
    assert json.loads(out)["gaps"] == []
    assert "David" not in out


@pytest.mark.parametrize("suffix", [".pdf", ".png", ".svg"])
def test_maps_in_each_form(run: Run, tmp_path: Path, suffix: str) -> None:
    run("import", str(DEMO / "seed-jakob.json"))
    out = tmp_path / f"kort{suffix}"
    assert run("map", "Jakob", "--for", "coordinator", "--out", str(out))[0] == 0
    assert out.read_bytes()[:4] in {b"%PDF", b"\x89PNG", b"<?xm", b"<svg"}


def test_sealed_export_and_the_log(run: Run, tmp_path: Path) -> None:
    run("import", str(DEMO / "seed-jakob.json"))
    secret = tmp_path / "package-secret"
    secret.write_text("en anden sætning helt", "utf-8")
    out = tmp_path / "ud.rundbord.age"
    words = ("export", "Jakob", "--out", str(out), "--package-passphrase-file", str(secret))
    assert run(*words)[0] == 0
    assert out.read_bytes().startswith(b"age-encryption.org/v1")
    plain = tmp_path / "ud.json"
    assert run("export", "Jakob", "--plain", "--out", str(plain))[0] == 0
    _status, said, _err = run("--json", "audit", "Jakob")
    acts = [each["act"] for each in json.loads(said)]
    assert acts == ["case.import", "case.export", "case.export_plain"]


REFUSED = {
    "no such family": ("show", "Nobody", "--for", "coordinator"),
    "no such reader": ("show", "Jakob", "--for", "Nobody"),
    "no such room": ("show", "Jakob", "--for", "room:x"),
    "a sheet for no person": ("handout", "Jakob", "--for", "coordinator", "--out", "x.pdf"),
    "a map in no form": ("map", "Jakob", "--for", "coordinator", "--out", "x.gif"),
    "no such file": ("import", "missing.json"),
    "the same family twice": ("import", str(DEMO / "seed-jakob.json")),
    "nowhere to write": ("export", "Jakob", "--plain", "--out", "/dev/null/x.json"),
}


@pytest.mark.parametrize("words", REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_done_is_one_sentence_and_status_1(run: Run, words: tuple[str, ...]) -> None:
    run("import", str(DEMO / "seed-jakob.json"))
    status, out, err = run(*words)
    assert status == 1
    assert out == ""
    assert err.strip().endswith(".")
    assert "Traceback" not in err


def test_a_wrong_passphrase_is_refused(run: Run, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("noget helt andet her", "utf-8")
    status, _out, err = run("families", secret=wrong)
    assert status == 1
    assert "adgangssætning" in err.casefold()


def test_check_says_all_is_well_and_notices_a_flipped_bit(run: Run, tmp_path: Path) -> None:
    run("import", str(DEMO / "seed-jakob.json"))
    assert run("check")[0] == 0
    database = tmp_path / "vault" / "vault.db"
    data = bytearray(database.read_bytes())
    data[9000] ^= 4
    database.write_bytes(data)
    status, out, _err = run("--json", "check")
    assert status == 1
    assert json.loads(out)["problems"]
    assert run("families")[0] == 1


@pytest.mark.parametrize(
    "words", [["nonsense"], ["families"], ["--vault"], ["--vault", "x", "show"]]
)
def test_wrong_use_is_status_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert capsys.readouterr().err


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("Rundbord ")


def test_the_demo_without_a_window_names_each_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--json", "demo", "--no-window", "--out", str(tmp_path / "out")]) == 0
    names = json.loads(capsys.readouterr().out)["files"]
    assert len(names) >= 30
    assert all(Path(each).stat().st_size > 500 for each in names)


def test_export_is_locked_with_the_vaults_own_passphrase_unless_another_is_given(
    run: Run, tmp_path: Path
) -> None:
    run("import", str(DEMO / "seed-jakob.json"))
    out = tmp_path / "ud.rundbord.age"
    assert run("export", "Jakob", "--out", str(out))[0] == 0
    assert out.read_bytes().startswith(b"age-encryption.org/v1")
    secret = tmp_path / "secret"
    other = ["--vault", str(tmp_path / "other"), "--passphrase-file", str(secret)]
    assert main([*other, "init"]) == 0
    assert main([*other, "import", str(out)]) == 0


def test_a_package_for_a_colleagues_key(run: Run, tmp_path: Path) -> None:
    import pyrage

    run("import", str(DEMO / "seed-jakob.json"))
    identity = pyrage.x25519.Identity.generate()
    out, key = tmp_path / "ud.rundbord.age", tmp_path / "key"
    key.write_text(str(identity), "utf-8")
    words = ("--out", str(out), "--recipient", str(identity.to_public()))
    assert run("export", "Jakob", *words)[0] == 0
    other = ["--vault", str(tmp_path / "other"), "--passphrase-file", str(tmp_path / "secret")]
    assert main([*other, "init"]) == 0
    assert main([*other, "import", str(out)]) == 1
    assert main([*other, "import", str(out), "--identity-file", str(key)]) == 0


def test_of_several_packages_all_come_in_or_none(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"format": "rundbord-case", "version": 7}', "utf-8")
    status, _out, err = run("import", str(DEMO / "seed-jakob.json"), str(bad))
    assert status == 1
    assert "Intet er indlæst" in err
    _status, out, _err = run("--json", "families")
    assert json.loads(out) == []


def test_what_is_written_out_is_up_with_the_calendar(run: Run, tmp_path: Path) -> None:
    case = read_package((DEMO / "seed-sanne-david.json").read_bytes())
    package = tmp_path / "family.json"
    package.write_bytes(write_package(stopping(case, date(2026, 1, 12))))
    assert run("import", str(package))[0] == 0
    family = run("families")[1].split()[0]
    status, _out, said = run(
        "map", family, "--for", "coordinator", "--out", str(tmp_path / "k.svg")
    )
    assert status == 0
    assert said.startswith(f"Fra 13. januar 2026 er »{NAME}« stoppet efter afgørelse af")
    assert run("show", family, "--for", "coordinator")[2] == ""
