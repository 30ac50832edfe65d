"""The preparatory part: sections, what the case knows already, what is taken over, the paper."""

from dataclasses import replace
from typing import Any

import pytest

from app.models.base import Id, Record
from app.models.case import Case
from app.models.consents import ConsentType
from app.models.facts import Area, Kind
from app.models.plan import Intervention, InterventionState, Source
from app.models.preparing import PreparationPart
from app.models.readers import ProfessionalReader
from app.presenters.document import plain_text
from app.presenters.handout.choices import choices
from app.presenters.handout.copies import Order
from app.presenters.preparation import (
    SectionCard,
    people_prepared,
    preparation_board,
    preparation_document,
    taken_over,
)
from app.services.acts.records import Add, Edit
from tests.rules.families import (
    KEY,
    SANNE,
    TODAY,
    concern,
    consent,
    contact,
    family,
    goal,
    seen,
    serves,
    statement,
    with_,
)
from tests.support.laws import shipped_laws
from tests.support.memory import NumberedIds

LAWS = shipped_laws()
S = Id("sanne")


def part(key: str = "3", **more: Any) -> PreparationPart:
    return PreparationPart(id=Id(f"p{key}"), case_id=KEY, person_id=S, key=key, **more)


def cards(*records: Record, person: Id = S) -> dict[str, SectionCard]:
    case = family(*records)
    return {each.key: each for each in preparation_board(case, person, LAWS, TODAY).sections}


def found(*records: Record) -> dict[str, list[str]]:
    """What is offered in which section."""
    return {
        key: [each.text for each in card.found]
        for key, card in cards(*records).items()
        if card.found
    }


def said(key: str, kind: Kind = Kind.SOCIAL, **more: Any) -> tuple[Record, ...]:
    return (replace(statement(key, kind, **more), text=key), concern(key, "sanne"))


def test_the_sections_are_those_of_the_profile_without_the_master_data() -> None:
    board = preparation_board(family(), S, LAWS, TODAY)
    assert [each.key for each in board.sections] == [str(at) for at in range(1, 11)]
    assert (board.name, board.summary) == ("Sanne", "8 afsnit er uden ord")
    assert [each.key for each in board.sections if not each.missing] == ["9", "10"]


def test_a_section_with_words_of_any_sort_is_not_missing() -> None:
    for name in ("own_words", "text", "own_version"):
        assert not cards(part(**{name: "Ord"}))["3"].missing
    assert cards(part())["3"].missing
    every = tuple(part(str(at), text="Ord") for at in range(1, 9))
    assert preparation_board(family(*every), S, LAWS, TODAY).summary == "Alle afsnit har ord"


def test_each_statement_is_offered_where_it_belongs() -> None:
    rows = (
        *said("job", area=Area.EMPLOYMENT), *said("net"), *said("svært", need=True),
        *said("knæ", Kind.HEALTH), *said("penge", Kind.INCOME),
    )  # fmt: skip
    assert found(*rows) == {
        "2": ["job"], "3": ["net"], "4": ["svært"], "5": ["knæ"], "7": ["penge"],
    }  # fmt: skip


def test_goals_and_what_was_tried_are_offered_too() -> None:
    tried = Intervention(id=Id("i"), case_id=KEY, name="Mentor", intensity="2 timer",
                         state=InterventionState.ENDED)  # fmt: skip
    wish = Intervention(id=Id("w"), case_id=KEY, name="Kursus")
    rows = (
        goal("g", own_words="Et job"), goal("h", "Ro"), goal("r", "Nået", reached_on=TODAY),
        tried, wish, *(concern(each, "sanne") for each in "ghriw"),
    )  # fmt: skip
    assert found(*rows) == {"1": ["Et job", "Ro"], "8": ["Mentor, 2 timer, afsluttet"]}


@pytest.mark.parametrize(
    "rows",
    [
        (*said("x"), concern("x", "david")),
        (statement("x"), concern("x", "david")),
        said("x", speaker_id=Id("mille")),
        said("x", Kind.SUBSTANCE),
        said("x", Kind.STATEMENT_ON_OTHER),
    ],
    ids=["shared", "another's", "said by another", "no section", "closed"],
)
def test_what_is_not_the_persons_alone_or_of_another_kind_is_not_offered(
    rows: tuple[Record, ...],
) -> None:
    assert found(*rows) == {}


def test_into_a_section_that_was_opened_wider_nothing_is_offered() -> None:
    rows = (*said("knæ", Kind.HEALTH), part("5", kind=Kind.SOCIAL))
    assert found(*rows) == {}


def test_where_it_is_from_is_said() -> None:
    row = said("x", source=Source.CITIZEN, source_name="Samtale", stated_on=TODAY)
    (one,) = cards(*row)["3"].found
    assert (one.source, one.own) == ("Samtale · 13. januar 2026", True)
    (other,) = cards(*said("x", source=Source.PROVIDER))["3"].found
    assert (other.source, other.own) == ("Udfører", False)
    (bare,) = cards(*said("x"))["3"].found
    assert bare.source == ""


def take(case: Case, key: str, record: str) -> PreparationPart | None:
    """The part after "Brug denne"."""
    made = taken_over(case, S, key, Id(record), (LAWS, TODAY, NumberedIds()))
    if isinstance(made, Add):
        assert isinstance(made.record, PreparationPart)
        return made.record
    if isinstance(made, Edit):
        values: dict[str, Any] = dict(made.changes)
        return replace(case.preparation_parts[0], **values)
    return None


def test_one_press_takes_it_over_after_what_stands_there_and_it_is_offered_no_more() -> None:
    case = family(*said("net"), *said("egne", speaker_id=S))
    first = take(case, "3", "net")
    assert first is not None
    assert (first.text, first.own_words, first.kind) == ("net", None, Kind.SOCIAL)
    case = with_(case, first)
    own = take(case, "3", "egne")
    assert own is not None
    assert (own.own_words, own.text) == ("egne", "net")
    card = preparation_board(with_(case, own), S, LAWS, TODAY).sections[2]
    assert card.found == ()
    more = take(with_(case, *said("mere")), "3", "mere")
    assert more is not None
    assert more.text == "net\nmere"


def test_what_is_not_offered_there_is_not_taken() -> None:
    case = family(*said("net"))
    assert take(case, "5", "net") is None
    assert take(case, "x", "net") is None


def test_it_is_written_with_adults_and_whoever_has_begun() -> None:
    names = [each.label for each in people_prepared(family(), TODAY)]
    assert names == ["David", "Sanne"]
    begun = replace(part(), person_id=Id("mille"))
    assert "Mille" in [each.label for each in people_prepared(family(begun), TODAY)]


FULL = (
    part("3", own_words="Jeg kan lide dyr.", text="Hun har en hund.", own_version="Se brev."),
    part("5", kind=Kind.HEALTH, text="Knæet gør ondt.", stated_on=TODAY),
)


def test_on_paper_the_own_words_come_first_and_the_own_version_beside() -> None:
    words = plain_text(preparation_document(family(*FULL), S, TODAY, LAWS))
    places = [words.index(each) for each in ("»Jeg kan", "Hun har", "Borgerens egen udgave: Se")]
    assert places == sorted(places)
    assert "Knæet gør ondt." in words
    assert "Om Sanne" in words
    assert "Forsørgelse" not in words


def test_a_reader_has_of_it_what_their_kind_opens_and_no_more() -> None:
    social = consent("sanne", "gp", kinds=(Kind.SOCIAL,), type=ConsentType.PROFESSIONAL)
    case = family(*FULL, contact("gp"), serves("gp", "sanne"), *social)
    reader = ProfessionalReader(Id("gp"))
    small = seen(case, reader)
    (choice,) = (each for each in choices(small, reader, TODAY) if each.form == "preparation")
    assert choice.words == "Forberedende del: Sanne"
    order = Order(choice.form, reader, small, 1, TODAY, LAWS, record_id=choice.record_id)
    words = plain_text(order.document())
    assert "Hun har en hund." in words
    assert "Knæet" not in words
    assert [e.form for e in choices(seen(case, SANNE), SANNE, TODAY) if e.form == "preparation"]


def test_nobody_and_nothing_give_an_empty_page() -> None:
    words = plain_text(preparation_document(family(), Id("x"), TODAY, ()))
    assert "Der er ikke skrevet noget endnu." in words
    case = family()
    case = replace(case, head=replace(case.head, teaching=True))
    assert "Øvelsesark" in preparation_document(case, S, TODAY, LAWS).footer
