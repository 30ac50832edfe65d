"""Two real vaults: a case goes to a deputy, both work on it, and it comes back conflict by conflict."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from app.bootstrap.workspace import OpenWorkspace
from app.exchange.handover import Handed, Part, Way, fingerprint, read_handover, write_handover
from app.exchange.sealed import seal, unseal
from app.models.contacts import Contact, Coordinator, CoordinatorRole
from app.models.package_problems import PackageCode, PackageProblem
from app.models.problems import Code, Refused
from app.models.readers import COORDINATOR
from app.models.tasks import Handover
from app.rules.compared import Side
from app.rules.deputy import Stance
from app.rules.merge import merge
from app.services.acts.records import Add, Edit
from app.storage.migrate import upgrade
from app.storage.tables import HEAD, make_tables
from app.storage.vault import LEAST_COST, create_vault, prepare_vault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.models.base import Id
    from app.models.case import Case

TODAY = date(2026, 11, 23)
UNTIL = date(2026, 12, 5)
CANARY = "Kanariefuglen synger"


@dataclass
class Clock:
    """Stands still until a test moves it."""

    day: date = TODAY

    def now(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 9, tzinfo=UTC)

    def today(self) -> date:
        return self.day


@dataclass
class Pair:
    """Bente's desk and Bodil's, and a case on Bente's."""

    bente: OpenWorkspace
    bodil: OpenWorkspace
    clock: Clock
    case_id: Id

    def case(self, desk: OpenWorkspace) -> Case:
        return desk.view(self.case_id, COORDINATOR).case

    def give(self, days: int = 12) -> bytes:
        key = self.bodil.deputies.key()
        given = self.bente.deputies.give([self.case_id], "Bodil", key, TODAY + timedelta(days))
        return given.data

    def lend(self) -> None:
        assert self.bodil.import_packages([self.give()]) == (self.case_id,)

    def name(self, desk: OpenWorkspace, words: str) -> None:
        desk.run(Edit(self.case_id, Contact, self.case(desk).contacts[0].id, (("name", words),)))

    def stance(self, desk: OpenWorkspace) -> Stance:
        return desk.deputies.standing(self.case(desk)).stance


def desk(folder: Path, clock: Clock) -> OpenWorkspace:
    prepared = prepare_vault()
    vault = create_vault(folder, "lille grøn hest på taget", prepared, prepared.code, LEAST_COST)
    upgrade(vault, "app.storage.migrations.versions", HEAD, make_tables)
    return OpenWorkspace(vault, clock)


@pytest.fixture
def pair(tmp_path: Path, training: bytes) -> Iterator[Pair]:
    clock = Clock()
    bente, bodil = desk(tmp_path / "bente", clock), desk(tmp_path / "bodil", clock)
    yield Pair(bente, bodil, clock, bente.import_package(training))
    bente.close()
    bodil.close()


def problem(caught: pytest.ExceptionInfo[PackageProblem]) -> PackageCode:
    return caught.value.code


def refusal(caught: pytest.ExceptionInfo[Refused]) -> list[Code]:
    return [each.code for each in caught.value.problems]


def test_a_case_goes_to_the_deputy_with_its_period(pair: Pair) -> None:
    pair.lend()
    assert (pair.stance(pair.bente), pair.stance(pair.bodil)) == (Stance.OUT, Stance.DEPUTY)
    rows = [each for each in pair.case(pair.bodil).coordinators if each.name == "Bodil"]
    assert [(each.role, each.from_date, each.to_date) for each in rows] == [
        (CoordinatorRole.DEPUTY, TODAY, UNTIL)
    ]
    assert pair.case(pair.bodil).people == pair.case(pair.bente).people
    assert pair.bodil.history(pair.case_id)[0].act == "case.stand_in"
    assert pair.bente.history(pair.case_id)[-1].act == "Handover.give"


def test_both_work_and_the_return_is_decided_conflict_by_conflict(pair: Pair) -> None:
    pair.lend()
    contact = pair.case(pair.bente).contacts[0]
    pair.name(pair.bente, "Bente siger")
    pair.name(pair.bodil, "Bodil siger")
    new = Contact(id=pair.bodil.ids.new(), case_id=pair.case_id, role="Mentor", name=CANARY)
    pair.bodil.run(Add(new))
    given = pair.bodil.deputies.give_back(pair.case_id)
    assert CANARY.encode() not in given.data
    (returned,) = pair.bente.deputies.open_return(given.data)
    theirs = replace(returned.theirs, handovers=returned.base.handovers)
    (found,) = merge(returned.base, returned.mine, theirs).conflicts
    assert (found.id, found.field) == (contact.id, "name")
    change = pair.bente.deputies.take_back(
        returned, ((contact.id, "name", Side.THEIRS),), "Bente siger"
    )
    case = pair.case(pair.bente)
    assert {each.name for each in case.contacts} >= {"Bodil siger", CANARY}
    handover = case.handovers[-1]
    assert (handover.returned_on, handover.kept_aside) == (TODAY, "Bente siger")
    assert [each.to_date for each in case.of(Coordinator) if each.name == "Bodil"] == [TODAY]
    assert change.inverse is None
    entry = pair.bente.history(pair.case_id)[-1]
    assert (entry.act, entry.detail) == ("Handover.take_back", returned.digest)
    assert pair.stance(pair.bente) is Stance.OWN


def test_an_undecided_conflict_is_refused_and_nothing_changes(pair: Pair) -> None:
    pair.lend()
    pair.name(pair.bente, "A")
    pair.name(pair.bodil, "B")
    data = pair.bodil.deputies.give_back(pair.case_id).data
    (returned,) = pair.bente.deputies.open_return(data)
    before = pair.case(pair.bente)
    with pytest.raises(Refused) as caught:
        pair.bente.deputies.take_back(returned, ())
    assert refusal(caught) == [Code.UNDECIDED]
    assert pair.case(pair.bente) == before


def test_the_case_has_moved_since_it_was_decided_on(pair: Pair) -> None:
    pair.lend()
    (returned,) = pair.bente.deputies.open_return(pair.bodil.deputies.give_back(pair.case_id).data)
    pair.name(pair.bente, "A")
    with pytest.raises(Refused) as caught:
        pair.bente.deputies.take_back(returned, ())
    assert refusal(caught) == [Code.MOVED_ON]


def test_a_return_counts_once(pair: Pair) -> None:
    pair.lend()
    data = pair.bodil.deputies.give_back(pair.case_id).data
    (returned,) = pair.bente.deputies.open_return(data)
    pair.bente.deputies.take_back(returned, ())
    again = pair.bodil.deputies.again(pair.case_id)
    for each in (data, again):
        with pytest.raises(Refused) as caught:
            pair.bente.deputies.open_return(each)
        assert refusal(caught) == [Code.RETURNED_ALREADY]
    with pytest.raises(Refused) as late:
        pair.bente.deputies.take_back(replace(returned, mine=pair.case(pair.bente)), ())
    assert refusal(late) == [Code.RETURNED_ALREADY]


def test_after_the_last_day_nothing_is_left_to_see_but_it_can_be_given_back(pair: Pair) -> None:
    pair.lend()
    pair.clock.day = UNTIL
    assert pair.case(pair.bodil).people
    pair.clock.day = UNTIL + timedelta(1)
    assert pair.stance(pair.bodil) is Stance.ENDED
    left = pair.case(pair.bodil)
    assert (left.people, left.contacts, bool(left.handovers)) == ((), (), True)
    for act in (
        lambda: pair.bodil.run(Edit(pair.case_id, type(left.head), left.id, (("name", "X"),))),
        lambda: pair.bodil.export_package(pair.case_id),
        lambda: pair.bodil.sealing(pair.case_id, passphrase="en anden sætning helt"),
    ):
        with pytest.raises(Refused) as caught:
            act()
        assert refusal(caught) == [Code.ACCESS_ENDED]
    data = pair.bodil.deputies.give_back(pair.case_id).data
    assert pair.stance(pair.bodil) is Stance.GIVEN_BACK
    (returned,) = pair.bente.deputies.open_return(data)
    assert returned.late
    pair.bente.deputies.take_back(returned, ())


def test_an_undone_step_of_a_deputy_is_refused_after_the_end_too(pair: Pair) -> None:
    pair.lend()
    contact = pair.case(pair.bodil).contacts[0]
    change = pair.bodil.run(Edit(pair.case_id, Contact, contact.id, (("name", "X"),)))
    pair.clock.day = UNTIL + timedelta(1)
    with pytest.raises(Refused) as caught:
        pair.bodil.reverse(change)
    assert refusal(caught) == [Code.ACCESS_ENDED]


def test_given_back_it_can_be_lent_again_and_shows_what_is_new(pair: Pair) -> None:
    pair.lend()
    (returned,) = pair.bente.deputies.open_return(pair.bodil.deputies.give_back(pair.case_id).data)
    with pytest.raises(Refused):  # the work is not taken back yet
        pair.give()
    pair.bente.deputies.take_back(returned, ())
    pair.name(pair.bente, "Ny")
    pair.lend()
    assert pair.stance(pair.bodil) is Stance.DEPUTY
    assert pair.case(pair.bodil).contacts[0].name == "Ny"
    pair.name(pair.bodil, "Nyere")
    (once_more,) = pair.bente.deputies.open_return(pair.bodil.deputies.give_back(pair.case_id).data)
    pair.bente.deputies.take_back(once_more, ())
    assert pair.case(pair.bente).contacts[0].name == "Nyere"


def test_one_package_comes_in_once(pair: Pair) -> None:
    data = pair.give()
    pair.bodil.import_packages([data])
    for _time in range(2):
        with pytest.raises(Refused) as caught:
            pair.bodil.import_packages([data])
        assert refusal(caught) == [Code.ALREADY_THERE]
        if pair.stance(pair.bodil) is Stance.DEPUTY:
            pair.bodil.deputies.give_back(pair.case_id)


def test_a_lost_file_is_sealed_again(pair: Pair) -> None:
    pair.give()
    assert pair.bodil.import_packages([pair.bente.deputies.again(pair.case_id)])
    with pytest.raises(Refused) as caught:
        pair.bodil.deputies.again(pair.case_id)
    assert refusal(caught) == [Code.NOT_ALLOWED_FROM_STATE]


def test_two_deputies_at_a_time_and_a_day_that_is_past_are_refused(pair: Pair) -> None:
    with pytest.raises(Refused) as past:
        pair.give(days=-1)
    assert refusal(past) == [Code.IMPOSSIBLE_DATE]
    pair.give()
    with pytest.raises(Refused) as twice:
        pair.give()
    assert refusal(twice) == [Code.HANDED_OVER]


def test_all_or_none_are_given(pair: Pair) -> None:
    other = pair.bente.create_case("En anden", ("Ida",))
    pair.give()
    key = pair.bodil.deputies.key()
    with pytest.raises(Refused):
        pair.bente.deputies.give([other, pair.case_id], "Bodil", key, UNTIL)
    assert pair.bente.view(other, COORDINATOR).case.handovers == ()


def test_own_key_and_no_key_are_refused(pair: Pair) -> None:
    for key, code in (
        (pair.bente.deputies.key(), PackageCode.OWN_KEY),
        ("age1noget", PackageCode.BAD_RECIPIENT),
    ):
        with pytest.raises(PackageProblem) as caught:
            pair.bente.deputies.give([pair.case_id], "Bodil", key, UNTIL)
        assert problem(caught) is code
    assert pair.case(pair.bente).handovers == ()


def test_the_key_stays_and_says_nothing_secret(pair: Pair) -> None:
    assert pair.bente.deputies.key() == pair.bente.deputies.key()
    assert pair.bente.deputies.key().startswith("age1")


# --- what must not get in -----------------------------------------------------------------------


def test_control_another_desk_cannot_open_it(pair: Pair) -> None:
    data = pair.give()
    with pytest.raises(PackageProblem) as caught:
        pair.bente.import_packages([data])
    assert problem(caught) is PackageCode.WRONG_KEY


@pytest.mark.parametrize("at", [-1, -400])
def test_control_a_flipped_byte_is_noticed(pair: Pair, at: int) -> None:
    pair.lend()
    data = bytearray(pair.bodil.deputies.give_back(pair.case_id).data)
    data[at] ^= 1
    with pytest.raises(PackageProblem) as caught:
        pair.bente.deputies.open_return(bytes(data))
    assert problem(caught) is PackageCode.DAMAGED


def test_control_the_wrong_way_round_is_said(pair: Pair) -> None:
    out = pair.give()
    pair.bodil.import_packages([out])
    back = pair.bodil.deputies.give_back(pair.case_id).data
    with pytest.raises(PackageProblem) as taken_in:
        pair.bente.import_packages([back])
    assert problem(taken_in) is PackageCode.IS_RETURN
    with pytest.raises(PackageProblem) as opened:
        pair.bodil.deputies.open_return(out)
    assert problem(opened) is PackageCode.NOT_A_RETURN
    plain = pair.bente.export_package(pair.case_id, recipient=pair.bente.deputies.key())
    with pytest.raises(PackageProblem) as ordinary:
        pair.bente.deputies.open_return(plain)
    assert problem(ordinary) is PackageCode.NOT_A_RETURN


def forged(pair: Pair, part: Part, way: Way = Way.BACK) -> bytes:
    """What somebody could seal who knows a public key and nothing else."""
    desk = pair.bente if way is Way.BACK else pair.bodil
    return seal(write_handover(Handed(way, (part,))), recipient=desk.deputies.key())


def test_control_a_return_that_was_not_made_from_the_package_is_refused(pair: Pair) -> None:
    pair.lend()
    handover = pair.case(pair.bente).handovers[-1]
    case = pair.case(pair.bodil)
    with pytest.raises(PackageProblem) as guessed:
        pair.bente.deputies.open_return(forged(pair, Part(handover.id, case, "00")))
    assert problem(guessed) is PackageCode.OTHER_BASE


def test_control_a_return_of_another_case_or_hand_over_is_refused(pair: Pair) -> None:
    pair.lend()
    case, ids = pair.case(pair.bodil), pair.bodil.ids
    other = ids.new()
    foreign = replace(case.handovers[-1], id=ids.new())
    unknown = replace(case, handovers=(*case.handovers, foreign))
    moved = replace(case, head=replace(case.head, id=other, case_id=other), handovers=(foreign,))
    for each in (unknown, moved):
        with pytest.raises(PackageProblem) as caught:
            pair.bente.deputies.open_return(forged(pair, Part(foreign.id, each, "00")))
        assert problem(caught) is PackageCode.OTHER_HANDOVER


def test_control_a_hand_over_for_somebody_else_or_over_is_refused(pair: Pair) -> None:
    pair.give()
    case = pair.case(pair.bente)
    handover = case.handovers[-1]
    for_other = replace(case, handovers=(replace(handover, to_key="age1andre"),))
    with pytest.raises(PackageProblem) as caught:
        pair.bodil.import_packages([forged(pair, Part(handover.id, for_other), Way.OUT)])
    assert problem(caught) is PackageCode.OTHER_HANDOVER
    pair.clock.day = UNTIL + timedelta(1)
    with pytest.raises(Refused) as late:
        pair.bodil.import_packages([forged(pair, Part(handover.id, case), Way.OUT)])
    assert refusal(late) == [Code.ACCESS_ENDED]


def test_a_hand_over_is_fetched_by_itself(pair: Pair, training: bytes) -> None:
    data = pair.give()
    with pytest.raises(PackageProblem) as caught:
        pair.bodil.import_packages([data, training])
    assert problem(caught) is PackageCode.NOT_A_PACKAGE


def test_rows_of_earlier_times_give_nobody_a_part(pair: Pair) -> None:
    """A case that is moved for good belongs to whoever fetched it."""
    pair.give()
    data = pair.bente.export_package(pair.case_id, recipient=pair.bodil.deputies.key())
    pair.bodil.import_packages([data])
    assert pair.stance(pair.bodil) is Stance.OWN
    with pytest.raises(Refused):
        pair.bodil.deputies.give_back(pair.case_id)


def test_a_return_whose_base_is_not_kept_is_refused(pair: Pair, tmp_path: Path) -> None:
    """Another vault with the same key and case, but without what was given."""
    pair.lend()
    back = pair.bodil.deputies.give_back(pair.case_id).data
    twin = desk(tmp_path / "twin", pair.clock)
    twin.set_setting("own_identity", pair.bente.deputies.identity())
    twin.import_package(pair.bente.export_package(pair.case_id))
    with pytest.raises(PackageProblem) as caught:
        twin.deputies.open_return(back)
    twin.close()
    assert problem(caught) is PackageCode.OTHER_HANDOVER


def test_nothing_unsealed_touches_the_disk(
    pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    pair.lend()
    pair.name(pair.bodil, CANARY)
    data = pair.bodil.deputies.give_back(pair.case_id).data
    (tmp_path / "file.age").write_bytes(data)
    (returned,) = pair.bente.deputies.open_return(data)
    pair.bente.deputies.take_back(returned, ())
    found = [each.name for each in tmp_path.rglob("*") if each.is_file() and _shows(each)]
    assert found == []
    (tmp_path / "plain").write_bytes(unseal(data, identity=pair.bente.deputies.identity()))
    assert _shows(tmp_path / "plain")  # the search would have seen it


def _shows(file: Path) -> bool:
    return CANARY.encode() in file.read_bytes()


def test_the_base_is_what_was_given_to_the_letter(pair: Pair) -> None:
    data = pair.give()
    (part,) = read_handover(unseal(data, identity=pair.bodil.deputies.identity())).parts
    pair.bodil.import_packages([data])
    back = pair.bodil.deputies.give_back(pair.case_id).data
    (returned,) = read_handover(unseal(back, identity=pair.bente.deputies.identity())).parts
    from app.exchange.package import write_package

    assert returned.base == fingerprint(write_package(part.case).decode())
    assert isinstance(part.case.handovers[-1], Handover)
