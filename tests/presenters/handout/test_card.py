"""The card for the wallet: the one to call first, then everyone with a number, all of them."""

from dataclasses import replace
from datetime import date

import pytest

from app.models.base import Id
from app.models.case import Case, CaseHead
from app.models.contacts import Contact, Coordinator, CoordinatorRole, Serves
from app.models.people import Person
from app.models.readers import FamilyReader
from app.presenters.document import Cards, Document, plain_text
from app.presenters.handout import SheetOptions, contact_card
from app.reports import render_pdf
from app.rules.lens import lens
from app.rules.naming import Lexicon
from tests.reports.read_back import tree
from tests.resources.demo import TRAINING, case_of
from tests.resources.test_demo_training import ONLY_DAVID, ONLY_SANNE
from tests.support.forms import LAWS

KEY, ASTA = Id("case"), Id("a")
MONDAY = date(2026, 1, 12)
ROLES = (CoordinatorRole.COORDINATOR, CoordinatorRole.DEPUTY)


def family(count: int = 0, age: int = 40) -> Case:
    """Somebody with so many contacts."""
    rows = tuple(
        Contact(
            id=Id(f"k{at}"), case_id=KEY, role=f"Rolle {at}", phone=f"0000{at:04d}",
            call_about="job" if at % 2 else None, name="Bo" if at == 1 else None, seq=at,
        )
        for at in range(count)
    )  # fmt: skip
    serves = tuple(
        Serves(id=Id(f"s{each.id}"), case_id=KEY, contact_id=each.id, person_id=ASTA)
        for each in rows
    )
    return Case(
        head=CaseHead(id=KEY, case_id=KEY, name="Familien", law_profile="2026"),
        people=(Person(id=ASTA, case_id=KEY, name="Asta Holm", age=age),),
        contacts=rows,
        serves=serves,
    )


def led(case: Case, *names: str, roles: tuple[CoordinatorRole, ...] = ROLES) -> Case:
    rows = tuple(
        Coordinator(id=Id(name), case_id=KEY, role=role, name=name, phone="12345678")
        for role, name in zip(roles, names, strict=False)
    )
    return case.having(Coordinator, rows)


def card(case: Case, options: SheetOptions | None = None) -> Document:
    return contact_card(case, ASTA, MONDAY, LAWS, options)


def entries(case: Case) -> list[tuple[str, str, str]]:
    (found,) = (each for each in card(case).blocks if isinstance(each, Cards))
    return [(each.name, each.phone, each.about) for each in found.entries]


def test_the_one_entrance_stands_first_then_who_stands_in() -> None:
    assert entries(led(family(2), "Kim", "Alex")) == [
        (
            "Kim – ring først hertil",
            "12 34 56 78",
            "Ring til mig om alt i planen.",
        ),
        ("Alex", "12 34 56 78", "Ring til mig, når Kim er væk."),
        ("Rolle 0", "00 00 00 00", ""),
        ("Rolle 1, Bo", "00 00 00 01", "Ring til mig om job"),
    ]


def test_a_deputy_alone_is_for_everything_and_who_has_no_number_is_left_out() -> None:
    alone = led(family(), "Alex", roles=(CoordinatorRole.DEPUTY,))
    assert entries(alone)[0][2].startswith("Ring til mig om alt")
    silent = tuple(replace(each, phone=None) for each in led(family(1), "Kim", "A").coordinators)
    assert len(entries(family(1).having(Coordinator, silent))) == 1
    mute = family(2)
    mute = mute.having(Contact, tuple(replace(each, phone=None) for each in mute.contacts))
    assert "Spørg, før du går hjem." in plain_text(card(mute))


def test_seventeen_contacts_are_all_on_the_cards() -> None:
    read = tree(render_pdf(card(led(family(17), "Kim", "Alex")))).all_text()
    assert [at for at in range(17) if f"00 00 00 {at:02d}" not in read] == []


@pytest.mark.parametrize(("base", "size"), [(12, 10), (16, 12), (20, 12)])
def test_large_print_gets_larger_cards(base: float, size: float) -> None:
    made = card(family(1), SheetOptions(base_size=base))
    (found,) = (each for each in made.blocks if isinstance(each, Cards))
    assert (found.size, made.base_size) == (size, base)


@pytest.mark.parametrize(("number", "said"), [(1, "kort 1"), (3, "kort 3, erstatter 2")])
def test_the_header_says_whose_it_is_and_which_one(number: int, said: str) -> None:
    made = card(family(1), SheetOptions(number=number))
    assert made.header_right == f"12. januar 2026 · {said} · gælder til næste møde"
    assert (made.reader_label, made.title) == ("Til Asta Holm", "Ark")
    assert "Astas kontakter" in plain_text(made)


def test_a_child_reads_of_adults_who_help() -> None:
    assert "Voksne, der hjælper mig" in plain_text(card(family(1, age=12)))
    nobody = contact_card(family(), Id("nobody"), MONDAY, LAWS)
    assert "Mine kontakter" in plain_text(nobody)


@pytest.mark.parametrize(("name", "foreign"), [("Sanne", ONLY_DAVID), ("David", ONLY_SANNE)])
def test_nothing_of_the_other_adult(name: str, foreign: tuple[str, ...]) -> None:
    case = case_of(TRAINING)
    key = next(each.id for each in case.people if each.name == name)
    seen = lens(case, FamilyReader(key), MONDAY, Lexicon()).case
    read = tree(render_pdf(contact_card(seen, key, MONDAY, LAWS))).all_text()
    assert [each for each in foreign if each in read] == []
    assert "Familiebehandler" in read


def test_as_text_it_is_read_in_the_order_of_the_paper() -> None:
    made = card(family(2))
    (cards,) = (each for each in made.blocks if isinstance(each, Cards))
    said = plain_text(made)
    for each in cards.entries:
        assert "\t".join((each.name, each.phone, each.about)) in said
