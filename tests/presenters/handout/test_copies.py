"""Orders for paper: the same for every face, numbered for each reader alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from app.bootstrap.paper import DrawnPaper
from app.models.base import Id
from app.models.consents import ConsentState, ConsentType
from app.models.meetings import Handout, HandoutForm
from app.models.readers import COORDINATOR, FamilyReader, ProfessionalReader
from app.presenters.document import Figure, Paper, plain_text
from app.presenters.handout.choices import Group, choices, recipients
from app.presenters.handout.copies import LARGER, Order, number_for, reader_id
from app.presenters.handout.outline import parts
from app.rules.lens import lens
from app.rules.naming import Lexicon
from tests.rules.families import consent
from tests.rules.families import family as small_family
from tests.support.decided import BASE, DAVID, HEARING, LETTER, OLD, SANNE, case_with, seen
from tests.support.forms import LAWS
from tests.support.laws import shipped_laws
from tests.support.workspace import TODAY, family, seed_case

if TYPE_CHECKING:
    from app.models.case import Case

NOON = datetime(2026, 1, 12, 12, tzinfo=UTC)


def handed(case: Case, *rows: tuple[Id | None, HandoutForm, int, datetime]) -> Case:
    """The case after these were handed out."""
    made = tuple(
        Handout(
            id=Id(f"h{at}"),
            case_id=case.id,
            person_id=who,
            form=form,
            number=number,
            printed_at=day,
        )
        for at, (who, form, number, day) in enumerate(rows)
    )
    return replace(case, handouts=made)


def order(case: Case, at: int = 0) -> Order:
    reader = FamilyReader(case.people[at].id)
    seen = lens(case, reader, TODAY, Lexicon()).case
    form = HandoutForm.SHEET
    return Order(form, reader, seen, number_for(case, reader, form), TODAY, LAWS)


def map_order(case: Case) -> Order:
    number = number_for(case, COORDINATOR, HandoutForm.MAP)
    return Order(HandoutForm.MAP, COORDINATOR, case, number, TODAY)


def test_a_sheet_carries_its_readers_next_number() -> None:
    case = family("Sanne og Mille", "Sanne", "Mille")
    sanne, mille = (each.id for each in case.people)
    case = handed(case, (sanne, HandoutForm.SHEET, 2, NOON), (mille, HandoutForm.SHEET, 7, NOON))
    assert order(case).number == 3
    assert "ark 3" in plain_text(order(case).document())


def test_a_larger_sheet_is_the_same_in_larger_type() -> None:
    ordinary = order(seed_case("training-sanne-david"))
    larger = replace(ordinary, base_size=LARGER)
    assert larger.document().base_size == 20
    assert plain_text(larger.document()) == plain_text(ordinary.document())


def test_the_map_lies_on_a_page_and_says_its_cards() -> None:
    made = map_order(seed_case())
    document = made.document()
    (figure,) = (each for each in document.blocks if isinstance(each, Figure))
    assert document.paper is Paper.A4_LANDSCAPE
    assert "17 kontakter" in figure.alt
    assert made.number == 1


def test_a_readers_map_says_for_whom_and_which_it_is() -> None:
    made = replace(order(seed_case("training-sanne-david")), form=HandoutForm.MAP, number=2)
    document = made.document()
    assert document.reader_label == "Til Sanne"
    assert document.header_right.endswith("ark 2, erstatter 1")
    assert map_order(seed_case()).document().reader_label == ""


def test_the_planned_map_is_another_one() -> None:
    today = map_order(seed_case("training-sanne-david"))
    assert replace(today, planned=True).spec() != today.spec()


def test_parts_are_read_from_the_page_itself() -> None:
    found = {
        each.title: each.count
        for each in parts(order(seed_case("training-sanne-david")).document())
    }
    assert found["De næste tre skridt"] == 3
    assert found["Mine kontaktpersoner"] == 8
    assert found["Min uge"] == 3
    assert found["Min drøm"] == 0
    assert found["Mine børn"] == 5


def test_each_member_of_the_family_with_age_role_and_last_sheet() -> None:
    case = seed_case("training-sanne-david")
    sanne = case.people[0].id
    rows = ((sanne, HandoutForm.SHEET, 3, NOON), (sanne, HandoutForm.SHEET, 2, NOON))
    first, second, *_rest = recipients(handed(case, *rows), TODAY, UTC)
    assert (first.name, first.who, first.given) == ("Sanne", "40 år · mor", "Ark 3 fra 12. januar")
    assert second.given == "Intet ark endnu"


def test_everybody_in_groups_without_friends() -> None:
    found = recipients(seed_case("training-sanne-david"), TODAY)
    groups = [each.group for each in found]
    assert groups == [Group.FAMILY] * 4 + [Group.PROFESSIONALS] * 17 + [Group.COORDINATOR]
    assert "Mormor" not in [each.name for each in found]


def test_what_is_not_known_of_a_person_is_left_out() -> None:
    only, own = recipients(family("Sanne", "Sanne Holm"), TODAY)
    assert (only.name, only.who) == ("Sanne Holm", "")
    assert own.reader == COORDINATOR
    assert recipients(family("Ingen"), TODAY) == ()


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((), "Intet kort endnu"),
        (((None, HandoutForm.MAP, 1, NOON),), "Netværkskort 1 fra 12. januar"),
        (
            ((None, HandoutForm.MAP, 1, NOON.replace(year=2025)),),
            "Netværkskort 1 fra 12. januar 2025",
        ),
    ],
)
def test_when_the_map_was_printed(
    rows: tuple[tuple[None, HandoutForm, int, datetime], ...], said: str
) -> None:
    case = handed(family("Sanne", "Sanne"), *rows)
    assert recipients(case, TODAY, UTC)[-1].given == said


def test_what_was_handed_over_is_said() -> None:
    case = handed(family("Sanne", "Sanne"), (None, HandoutForm.MAP, 1, NOON))
    case = replace(case, handouts=(replace(case.handouts[0], handed_on=TODAY),))
    assert recipients(case, TODAY, UTC)[-1].given.endswith("fra 12. januar, udleveret")


def test_each_reader_has_its_forms_and_its_numbers() -> None:
    case = seed_case("training-sanne-david")
    sanne, gp = FamilyReader(case.people[0].id), ProfessionalReader(case.contacts[14].id)
    lukas = next(each for each in case.people if each.name == "Lukas")
    for reader, first in (
        (sanne, HandoutForm.SHEET),
        (FamilyReader(lukas.id), HandoutForm.CHILD),
        (gp, HandoutForm.PROFESSIONAL),
        (COORDINATOR, HandoutForm.MAP),
    ):
        seen = lens(case, reader, TODAY, Lexicon()).case
        found = choices(seen, reader, TODAY)
        assert found[0].form is first
        assert len({each.key for each in found}) == len(found)
        for each in found:
            number = number_for(case, reader, each.form)
            made = Order(each.form, reader, seen, number, TODAY, LAWS, record_id=each.record_id)
            assert made.document().blocks
    assert (reader_id(gp), reader_id(COORDINATOR)) == (case.contacts[14].id, "")


def test_a_professionals_number_is_the_contacts_own() -> None:
    case = seed_case("training-sanne-david")
    gp = case.contacts[14].id
    made = Handout(
        id=Id("h"), case_id=case.id, contact_id=gp, form=HandoutForm.PROFESSIONAL, number=4,
        printed_at=NOON,
    )  # fmt: skip
    case = replace(case, handouts=(made,))
    assert number_for(case, ProfessionalReader(gp), HandoutForm.PROFESSIONAL) == 5
    assert number_for(case, ProfessionalReader(gp), HandoutForm.PROVIDER) == 1
    given = {each.reader: each.given for each in recipients(case, TODAY, UTC)}
    assert given[ProfessionalReader(gp)] == "Fagpersonens ark 4 fra 12. januar"


def test_a_paper_for_each_consent_of_ones_own() -> None:
    case = seed_case("training-sanne-david")
    sanne = case.people[0].id
    back = tuple(
        replace(each, state=ConsentState.WITHDRAWN) if each.type is ConsentType.HEALTH else each
        for each in case.consents
    )
    seen = lens(replace(case, consents=back), FamilyReader(sanne), TODAY, Lexicon()).case
    found = [
        each
        for each in choices(seen, FamilyReader(sanne), TODAY)
        if each.form in {HandoutForm.CONSENT, HandoutForm.LETTER}
    ]
    own = {each.id for each in seen.consents if each.giver_id == sanne}
    assert {each.record_id for each in found} <= own
    assert all(each.key.endswith(str(each.record_id)) for each in found)
    assert "Samtykke: Tale om det i mødet (Mille)" in [each.words for each in found]


def test_a_letter_for_what_was_taken_back_and_none_for_a_no() -> None:
    rows = (
        consent("sanne", "david", state=ConsentState.WITHDRAWN, withdrawn_on=TODAY),
        consent("sanne", type=ConsentType.PLAN, state=ConsentState.NO),
        consent("sanne", type=ConsentType.HEALTH, state=ConsentState.OFFERED),
        consent("david", "sanne"),
    )
    case = small_family(*(each for row in rows for each in row))
    reader = FamilyReader(Id("sanne"))
    found = {each.form: each for each in choices(case, reader, TODAY) if each.record_id}
    assert set(found) == {HandoutForm.LETTER, HandoutForm.CONSENT}
    for form, each in found.items():
        order = Order(form, reader, case, 1, TODAY, LAWS, record_id=each.record_id)
        assert order.document().title in {"Brev", "Samtykke"}


def test_an_order_is_drawn_by_what_draws() -> None:
    assert order(seed_case("training-sanne-david")).drawn(DrawnPaper()).startswith(b"%PDF")


def test_who_provides_something_can_have_an_extract() -> None:
    case = seed_case("training-sanne-david")
    found = {
        each.form
        for contact in case.contacts
        for each in choices(
            lens(case, ProfessionalReader(contact.id), TODAY, Lexicon()).case,
            ProfessionalReader(contact.id), TODAY,
        )
    }  # fmt: skip
    assert HandoutForm.PROVIDER in found


def test_letters_about_decisions_and_hearings_are_offered() -> None:
    case = case_with(HEARING)
    found = choices(seen(case), FamilyReader(SANNE), TODAY)
    words = [each.words for each in found if each.record_id]
    assert "Afgørelsesbrev: 3 afgørelser" in words
    assert "Afgørelsesbrev: Sanne får støtte i hjemmet, 2–4 timer om ugen efter behov" in words
    assert "Partshøring" in words
    assert not [e for e in choices(seen(case, DAVID), FamilyReader(DAVID), TODAY)
                if e.form in {HandoutForm.DECISION, HandoutForm.HEARING}]  # fmt: skip
    whole = [each.record_id for each in choices(case, FamilyReader(DAVID), TODAY)]
    assert OLD.id not in whole
    empty = BASE.having(type(LETTER), (LETTER,))
    assert "Afgørelsesbrev: 0 afgørelser" not in [
        each.words for each in choices(seen(empty), FamilyReader(SANNE), TODAY)
    ]


@pytest.mark.parametrize(
    ("form", "key", "said"),
    [
        (HandoutForm.DECISION, "brev", "Kommunens afgørelser i ét brev"),
        (HandoutForm.HEARING, "horing", "Vi vil høre, hvad du siger"),
        (HandoutForm.DECISION, None, "Der er ikke noget brev"),
    ],
)
def test_a_letter_is_drawn_from_its_order(form: HandoutForm, key: str | None, said: str) -> None:
    small = seen(case_with(HEARING))
    record = Id(key) if key else None
    made = Order(form, FamilyReader(SANNE), small, 1, TODAY, shipped_laws(), record_id=record)
    assert said in plain_text(made.document())
