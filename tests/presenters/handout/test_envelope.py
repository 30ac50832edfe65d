"""The page for a window envelope."""

from dataclasses import replace

from app.models.base import Id
from app.models.case import Case
from app.models.people import Person
from app.presenters.document import plain_text
from app.presenters.handout.envelope import envelope
from tests.rules.families import TODAY, family, home, lives

SANNE = Id("sanne")


def said(case: Case) -> str:
    return plain_text(envelope(case, SANNE, TODAY))


def with_person(case: Case, **values: object) -> Case:
    rows = (replace(each, **values) if each.id == SANNE else each for each in case.people)  # type: ignore[arg-type] # fields of Person
    return case.having(Person, tuple(rows))


def test_name_and_address_on_lines_of_their_own() -> None:
    case = with_person(family(), address="Elmevej 4, 3000 Helsingør")
    assert "Sanne\n\nElmevej 4\n\n3000 Helsingør" in said(case)


def test_the_only_homes_address_where_there_is_no_own() -> None:
    case = family(home("h", address="Birkevej 1"), lives("h", "sanne"))
    assert "Birkevej 1" in said(case)


def test_two_homes_or_none_are_given_by_hand() -> None:
    two = family(home("h", address="A 1"), home("i", address="B 2"), lives("h", "sanne"), lives("i", "sanne"))  # fmt: skip
    assert "Gives i hånden" in said(two)
    assert "Gives i hånden" in said(family())
    assert "Gives i hånden" in said(family(home("h"), lives("h", "sanne")))


def test_a_protected_address_is_on_no_envelope() -> None:
    case = with_person(family(), address="Elmevej 4", protected=True)
    assert "Elmevej" not in said(case)
    assert "Gives i hånden" in said(case)
    open_again = with_person(case, protected=False)
    assert "Elmevej" in said(open_again)


def test_who_is_not_seen_has_no_name() -> None:
    assert "Modtager" in plain_text(envelope(family(), Id("nobody"), TODAY))
