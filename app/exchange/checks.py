"""What must hold between the records of a package before any of them is imported."""

from collections.abc import Iterator
from typing import Any

from app.models.base import Id, Record
from app.models.case import ATTRIBUTES, RECORD_NAMES, Case, CaseHead
from app.models.consents import Recipient
from app.models.contacts import Placement, Serves
from app.models.facts import facts_of
from app.models.package_problems import PackageCode, PackageProblem
from app.models.people import Custody, Relationship

__all__ = ["check"]

_ANY = tuple(ATTRIBUTES)
"""What a link to "any record" may point to: everything but the head of the case."""

_PERIODS = (("from_date", "to_date"), ("opened_on", "closed_on"), ("given_on", "valid_until"))


def check(case: Case) -> Case:
    """Return the case as it is.

    Raises:
        PackageProblem: an id twice, a reference to nothing, a link without its one target.
    """
    kinds = _ids(case)
    for place, each in _placed(case):
        _check_links(place, each, kinds)
        _check_targets(place, each)
        _check_period(place, each)
    return case


def _placed(case: Case) -> Iterator[tuple[str, Record]]:
    yield "case", case.head
    for name in ATTRIBUTES.values():
        for number, each in enumerate(getattr(case, name)):
            yield f"{name}/{number}", each


def _ids(case: Case) -> dict[Id, type[Record]]:
    found: dict[Id, type[Record]] = {}
    for place, each in _placed(case):
        if each.id in found:
            raise PackageProblem(PackageCode.DUPLICATE_ID, f"{place}/id")
        found[each.id] = type(each)
    return found


def _check_links(place: str, each: Record, kinds: dict[Id, type[Record]]) -> None:
    for name, fact in facts_of(type(each)).items():
        key: Any = getattr(each, name)
        if fact is None or not fact.refers or key is None:
            continue
        if not issubclass(kinds.get(key, CaseHead), RECORD_NAMES.get(fact.refers, _ANY)):
            raise PackageProblem(PackageCode.DANGLING_REFERENCE, f"{place}/{name}")
    if isinstance(each, Placement) and not issubclass(kinds.get(each.target_id, CaseHead), _ANY):
        raise PackageProblem(PackageCode.DANGLING_REFERENCE, f"{place}/target_id")


def _check_targets(place: str, each: Record) -> None:
    """Hold links to exactly one target, and ties to two different people."""
    targets: tuple[object, ...]
    if isinstance(each, Serves):
        targets = (each.person_id, each.household_id, each.whole_family or None)
        _one_of(targets, PackageCode.NEEDS_ONE_TARGET, place)
    if isinstance(each, Recipient):
        targets = (each.person_id, each.contact_id)
        _one_of(targets, PackageCode.NEEDS_ONE_RECIPIENT, place)
    if isinstance(each, Relationship) and each.first_id == each.second_id:
        raise PackageProblem(PackageCode.SAME_PERSON, f"{place}/second_id")
    if isinstance(each, Custody) and each.child_id == each.holder_id:
        raise PackageProblem(PackageCode.SAME_PERSON, f"{place}/holder_id")


def _one_of(targets: tuple[object, ...], code: PackageCode, place: str) -> None:
    if sum(each is not None for each in targets) != 1:
        raise PackageProblem(code, place)


def _check_period(place: str, each: Record) -> None:
    for first, last in _PERIODS:
        begin, end = getattr(each, first, None), getattr(each, last, None)
        if begin is not None and end is not None and end < begin:
            raise PackageProblem(PackageCode.PERIOD_REVERSED, f"{place}/{last}")
