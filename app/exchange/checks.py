"""What must hold between the records of a package before any of them is imported.

The rules of the records are those of ``app.rules.validity``, so that no package brings in what a
form would refuse. References are looked up here: a package may be large, and in a table it costs
the same for each.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from app.models.base import Id, Record
from app.models.case import ATTRIBUTES, RECORD_NAMES, Case, CaseHead
from app.models.contacts import Placement
from app.models.facts import facts_of
from app.models.package_problems import PackageCode, PackageProblem
from app.models.problems import Code
from app.rules.validity import problems_of

__all__ = ["check"]

_ANY: Final = tuple(ATTRIBUTES)
"""What a link to "any record" may point to: everything but the head of the case."""

_CODES: Final[Mapping[Code, PackageCode]] = MappingProxyType(
    {
        Code.MISSING_TEXT: PackageCode.EMPTY_TEXT,
        Code.MISSING_CHOICE: PackageCode.MISSING_FIELD,
        Code.NEEDS_CONSENT_FIELDS: PackageCode.MISSING_FIELD,
        Code.IMPOSSIBLE_DATE: PackageCode.IMPOSSIBLE_DATE,
        Code.PERIOD_REVERSED: PackageCode.PERIOD_REVERSED,
        Code.OUT_OF_RANGE: PackageCode.OUT_OF_RANGE,
        Code.SAME_PERSON: PackageCode.SAME_PERSON,
        Code.IDENTIFIER_FORM: PackageCode.BAD_IDENTIFIER,
    }
)


def check(case: Case) -> Case:
    """Return the case as it is.

    Raises:
        PackageProblem: an id twice, a reference to nothing, or a record that cannot stand.
    """
    kinds = _ids(case)
    nothing = Case(head=case.head)
    for place, each in _placed(case):
        _check_links(place, each, kinds)
        for problem in problems_of(nothing, each):
            if problem.code is Code.NEEDS_ONE_TARGET:
                raise PackageProblem(PackageCode.NEEDS_ONE_TARGET, place)
            if problem.code is not Code.NO_SUCH_RECORD:
                code = _CODES.get(problem.code, PackageCode.WRONG_TYPE)
                raise PackageProblem(code, f"{place}/{problem.field}")
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
