"""Controls: a leak of each kind, planted in the program, is noticed where it was planted.

The changes that a reader may not see are found with the program as it is; then the fault is planted, and
the same comparison must fail, in the very thing that leaks.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Final

import pytest

from app.models.base import Id, Record
from app.models.case import Case
from app.models.changes import Remove, Steps
from app.models.contacts import Placement
from app.models.plan import Concern
from app.presenters.document import Document
from app.presenters.forms import operations_for
from app.presenters.forms.rows import RowsEntry
from app.presenters.map import MapOptions
from app.rules.lens import Lensed, lens
from app.rules.steps import applied
from app.services.operation import Operation, Surroundings
from app.views.sheets.saying import file_of
from tests.promise.everything import bytes_of, made_for
from tests.promise.papers import papers
from tests.promise.test_promise import planted
from tests.rules.families import KEY, TODAY, concern, family, goal
from tests.support.forms import AROUND
from tests.support.memory import NumberedIds

SEEDS: Final = range(80)


def breaches(monkeypatch: pytest.MonkeyPatch, leak: "Leak") -> set[str]:
    """What differs once the leak is planted, over some families."""
    found: set[str] = set()
    for seed in SEEDS:
        for name in leak.plants:
            pair = planted(seed, name)
            if pair is None:
                continue
            case, other, reader = pair
            with monkeypatch.context() as planting:
                leak.plant(planting)
                left, right = made_for(case, reader).things, made_for(other, reader).things
                found |= {
                    what for what in left.keys() | right.keys() if left.get(what) != right.get(what)
                }
        if any(each.startswith(leak.shows_in) for each in found):
            break
    return found


@dataclass(frozen=True)
class Leak:
    """A fault: how it is planted, by which changes it shows, and in what it must be noticed."""

    plant: Callable[[pytest.MonkeyPatch], None]
    plants: tuple[str, ...]
    shows_in: str


def through_the_lens(changed: Callable[[Case, Case], Case]) -> Callable[[pytest.MonkeyPatch], None]:
    """A lens that lets something of the whole case through."""

    def plant(planting: pytest.MonkeyPatch) -> None:
        def leaky(case: Case, *rest: Any) -> Lensed:
            small = lens(case, *rest)
            return Lensed(changed(case, small.case), small.omissions)

        planting.setattr("tests.promise.everything.lens", leaky)

    return plant


def named_as(case: Case, small: Case) -> Case:
    return replace(small, head=replace(small.head, name=case.head.name))


def counted(case: Case, small: Case) -> Case:
    return replace(small, head=replace(small.head, name=f"{len(list(case.records()))} i alt"))


def ordered(case: Case, small: Case) -> Case:
    order = {each.id: at for at, each in enumerate(case.people)}
    rows = (replace(each, seq=order[each.id]) for each in small.people)
    return replace(small, people=tuple(rows))


def laid_out(planting: pytest.MonkeyPatch) -> None:
    """Hand-set places of the coordinator's map, on somebody else's."""
    through_the_lens(lambda case, small: small.having(Placement, case.placements))(planting)

    def options(**values: Any) -> MapOptions:
        return MapOptions(**values, for_coordinator=True)

    planting.setattr("tests.promise.everything.MapOptions", options)


def stamped(planting: pytest.MonkeyPatch) -> None:
    """A title of the file that counts what is there."""
    whole: Any = papers

    def titled(case: Case, *rest: Any) -> Any:
        for what, file, document in whole(case, *rest):
            count = len(list(case.records()))
            yield what, file, replace(document, title=f"{document.title} {count}")

    planting.setattr("tests.promise.everything.papers", titled)


def filed(planting: pytest.MonkeyPatch) -> None:
    """A file named by the family's label."""
    through_the_lens(named_as)(planting)
    planting.setattr(
        "tests.promise.papers.file_of", lambda order: f"{order.case.head.name}-{file_of(order)}"
    )


def unnamed(planting: pytest.MonkeyPatch) -> None:
    """Texts that name others without anybody noticing."""
    planting.setattr("app.rules.naming.Naming.people_in", lambda *_all: frozenset())


LEAKS: Final[Mapping[str, Leak]] = {
    "text": Leak(through_the_lens(named_as), ("hidden_field_of_seen",), "overview"),
    "count": Leak(through_the_lens(counted), ("another_row", "one_row_less"), "overview"),
    "order": Leak(through_the_lens(ordered), ("order_of_unseen",), "case"),
    "layout": Leak(laid_out, ("moved_by_hand",), "map"),
    "metadata": Leak(stamped, ("another_row", "one_row_less"), "paper"),
    "file name": Leak(filed, ("hidden_field_of_seen",), "file name"),
    "free text": Leak(unnamed, ("a_text_that_names_others",), "plan"),
}


@pytest.mark.parametrize("kind", sorted(LEAKS))
def test_control_a_planted_leak_is_noticed(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    leak = LEAKS[kind]
    assert any(each.startswith(leak.shows_in) for each in breaches(monkeypatch, leak)), kind


def test_control_a_title_that_differs_changes_the_bytes() -> None:
    """What the comparison of documents finds is in the file as well."""
    plain = Document(title="Ark", blocks=())
    assert bytes_of(plain) != bytes_of(replace(plain, title="Ark 17"))
    assert bytes_of(plain) == bytes_of(replace(plain))


# --- a change that deletes what is not seen -----------------------------------------------------


@dataclass(frozen=True)
class SetWhom:
    """The fault: "it is about these", instead of "David too" or "no longer David"."""

    legal: ClassVar[bool] = False
    act: ClassVar[str] = "Concern.change"

    case_id: Id
    record_id: Id
    wanted: tuple[str, ...]

    def steps(self, case: Case, around: Surroundings) -> Steps:
        return tuple(
            Remove(each)
            for each in case.concerns
            if each.record_id == self.record_id and each.person_id not in self.wanted
        )


def whom_after_an_edit() -> set[str]:
    """Somebody takes Sanne off a goal while the row about Mille is not on their screen."""
    whole = family(goal("g"), *(concern("g", who) for who in ("sanne", "david", "mille")))
    shown = whole.having(
        Concern, tuple(each for each in whole.concerns if each.person_id != "mille")
    )
    record: Record = next(each for each in shown.goals)
    found = operations_for(shown, record, "concerns", ("david",), NumberedIds(), TODAY)
    assert isinstance(found, tuple)
    case = whole
    for each in found:
        case = applied(case, each.steps(case, AROUND))
    return {str(each.person_id) for each in case.concerns}


def test_an_edit_leaves_what_was_not_on_the_screen() -> None:
    assert whom_after_an_edit() == {"david", "mille"}


def test_control_an_edit_that_sets_what_it_sees_deletes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def settling(
        _self: RowsEntry, record: Record, wanted: tuple[str, ...], _around: Any, _ids: Any
    ) -> tuple[Operation, ...]:
        return (SetWhom(KEY, record.id, wanted),)

    monkeypatch.setattr(RowsEntry, "operations", settling)
    assert "mille" not in whom_after_an_edit()
