"""The case as a value: finding, ordering and replacing records; small values beside it."""

from datetime import date

import pytest

from app.models import vault_problems
from app.models.base import Id, Record
from app.models.case import Case, CaseHead
from app.models.law import Certainty, LawProfile, LawReference
from app.models.package_problems import PackageCode, PackageProblem
from app.models.people import Person
from app.models.plan import Goal
from app.models.problems import Code, Problem, Refused
from app.models.readers import COORDINATOR, LEADER, CoordinatorReader, LeaderReader

KEY = Id("case")
HEAD = CaseHead(id=KEY, case_id=KEY, name="Familien", law_profile="2026")


def person(key: str, seq: int = 0) -> Person:
    return Person(id=Id(key), case_id=KEY, name=key, seq=seq)


CASE = Case(head=HEAD).having(Person, (person("b", 1), person("c"), person("a", 1)))


def test_records_stand_by_order_then_id() -> None:
    assert [each.id for each in CASE.people] == ["c", "a", "b"]
    assert CASE.of(Person) == CASE.people


def test_all_records_begin_with_the_head() -> None:
    assert [each.id for each in CASE.records()] == ["case", "c", "a", "b"]
    assert CASE.id == KEY


@pytest.mark.parametrize(("kind", "key", "found"), [(Person, "a", True), (Person, "x", False),
                                                    (Goal, "a", False), (CaseHead, "case", True)])  # fmt: skip
def test_a_record_is_got_by_class_and_id(kind: type[Record], key: str, found: bool) -> None:
    assert (CASE.get(kind, Id(key)) is not None) is found


def test_no_id_gets_nothing() -> None:
    assert CASE.get(Person, None) is None


def test_a_record_is_found_whatever_its_class() -> None:
    assert CASE.find(Id("a")) == person("a", 1)
    assert CASE.find(KEY) is HEAD
    assert CASE.find(Id("x")) is None


def test_the_head_is_replaced_like_other_records() -> None:
    other = CaseHead(id=KEY, case_id=KEY, name="Holm", law_profile="2026")
    assert CASE.having(CaseHead, (other,)).head is other
    assert CASE.head is HEAD, "a case is a value"


def test_readers_without_a_name_are_one_each() -> None:
    assert (CoordinatorReader(), LeaderReader()) == (COORDINATOR, LEADER)


REFERENCE = LawReference(
    key="sel-85", act="Serviceloven", paragraph="§ 85", sentence="Støtte.", source="", certainty=Certainty.HIGH,
    checked_on=date(2026, 1, 1), valid_from=None, valid_to=None,
)  # fmt: skip
PROFILE = LawProfile(
    key="2026", title="2026", valid_from=None, valid_to=None, meeting_decides=False, source="",
    complaint_to="Ankestyrelsen", complaint_weeks=4, checked_on=date(2026, 1, 1),
    certainty=Certainty.LOW, references=(REFERENCE,),
)  # fmt: skip


def test_a_paragraph_is_always_named_with_its_act() -> None:
    assert REFERENCE.label == "Serviceloven § 85"


@pytest.mark.parametrize(("key", "found"), [("sel-85", REFERENCE), ("lab-1", None), (None, None)])
def test_a_profile_knows_its_references(key: str | None, found: LawReference | None) -> None:
    assert PROFILE.reference(key) is found


def test_a_refusal_says_codes_and_fields_only() -> None:
    refused = Refused(Problem(Code.MISSING_TEXT, "name"), Problem(Code.MOVED_ON))
    assert str(refused) == "missing_text:name, moved_on:"
    assert len(refused.problems) == 2


def test_a_problem_with_a_package_says_where() -> None:
    problem = PackageProblem(PackageCode.BAD_ID, "people/3/id", 7)
    assert (str(problem), problem.line) == ("bad_id:people/3/id", 7)


@pytest.mark.parametrize("name", vault_problems.__all__)
def test_a_problem_with_a_vault_is_its_code_alone(name: str) -> None:
    kind = getattr(vault_problems, name)
    assert str(kind()) == kind.code
    with pytest.raises(TypeError):
        kind("hemmelig")


def test_every_problem_with_a_vault_has_a_code_of_its_own() -> None:
    codes = [getattr(vault_problems, name).code for name in vault_problems.__all__]
    assert len(set(codes)) == len(codes)
