"""The consent on paper: what it asks, that it is easy, and that it tells nothing about another adult."""

import random
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.bootstrap.surroundings import laws
from app.models.base import Id, Record
from app.models.consents import ConsentSource, ConsentState, ConsentType, Recipient
from app.models.contacts import Contact, Coordinator, CoordinatorRole, Serves
from app.models.facts import Kind
from app.models.meetings import Attendance, AttendanceRole
from app.models.people import CustodyForm
from app.models.readers import FamilyReader
from app.presenters.document import Document, Figure, Heading, SignatureLine, every_text, plain_text
from app.presenters.drawing import Path
from app.presenters.handout.consent_form import consent_form
from app.reports import render_pdf
from app.rules.lens import lens
from app.rules.lix import lix
from app.words.phones import phone_text
from app.words.texts import load_texts
from tests.reports.read_back import open_pdf, tree
from tests.rules.families import (
    KEY,
    TODAY,
    WORDS,
    attends,
    consent,
    custody,
    family,
    meeting,
    person,
    with_,
)
from tests.rules.worlds import world

RULES = laws()
GIVEN = {ConsentState.YES, ConsentState.PARTLY}


def contact(key: str, **more: Any) -> tuple[Record, ...]:
    serves = Serves(id=Id(f"{key}-s"), case_id=KEY, contact_id=Id(key), person_id=Id("sanne"))
    return (Contact(id=Id(key), case_id=KEY, role="Læge", **more), serves)


def offered(giver: str = "sanne", *to: str, **more: Any) -> tuple[Record, ...]:
    values = {"state": ConsentState.OFFERED, "given_on": None, "form": None, **more}
    return consent(giver, *to, **{"kinds": (Kind.GOAL,), **values})


def paper(*records: Record, giver: str = "sanne", on: date = TODAY, **more: Any) -> Document:
    case = family(*records)
    seen = lens(case, FamilyReader(Id(giver)), on, WORDS).case
    return consent_form(seen, case.consents[0].id, on, RULES, **more)


def said(*records: Record, **more: Any) -> str:
    return plain_text(paper(*records, **more))


def row(text: str, head: str) -> str:
    return next(line.split("\t")[1] for line in text.split("\n") if line.startswith(f"{head}\t"))


@pytest.mark.parametrize("type_", ConsentType)
def test_each_kind_says_what_to_whom_why_how_long_and_what_a_no_means(type_: ConsentType) -> None:
    text = said(*contact("gp"), *offered("sanne", "gp", type=type_))
    texts = load_texts("consent", "adult")
    assert texts[f"title_{type_}"].format(whom="dig") in text
    assert row(text, "Hvad") == "Mål"
    assert row(text, "Til hvem").startswith("Læge")
    assert row(text, "Hvorfor") == texts[f"why_{type_}"]
    assert row(text, "Hvor længe")
    assert "Du kan sige nej. Så" in text
    assert "Det koster dig ikke din hjælp." in text
    assert "Det, vi har delt før den dag, kan vi ikke tage tilbage." in text
    assert "Reglen: " in text
    assert "Til Sanne" in text


def test_it_asks_for_one_of_three_answers_and_a_signature() -> None:
    made = paper(*offered())
    blocks = list(inside(made))
    (boxes,) = [each for each in blocks if isinstance(each, Figure)]
    assert boxes.alt == "Sæt ét kryds. Ja. Ja til noget af det, men ikke til dette. Nej tak."
    assert [each.label for each in blocks if isinstance(each, SignatureLine)] == [
        "Dato og underskrift: Sanne"
    ]
    assert [each.level for each in blocks if isinstance(each, Heading)] == [1, 2, 2, 2]


def inside(document: Document) -> Any:
    for each in document.blocks:
        yield from getattr(each, "blocks", (each,))


def test_what_is_not_known_is_a_line_to_write_on() -> None:
    text = said(*offered(type=ConsentType.FETCHING, kinds=()))
    assert row(text, "Hvad").startswith("Skriv her: ____")
    assert row(text, "Fra hvem").startswith("Skriv her: ____")
    assert row(text, "Til hvem") == "Kommunen, til denne sag"
    plan = said(*offered(type=ConsentType.PLAN))
    assert row(plan, "Til hvem").startswith("Skriv her: ____")
    assert "Fra hvem" not in plan


def test_from_whom_names_contacts_and_others() -> None:
    rows = offered(type=ConsentType.HEALTH)
    key = rows[0].id
    known = ConsentSource(id=Id("s1"), case_id=KEY, consent_id=key, contact_id=Id("gp"))
    other = ConsentSource(id=Id("s2"), case_id=KEY, consent_id=key, name="Tandlægen", seq=1)
    text = said(*contact("gp"), *rows, known, other)
    assert row(text, "Fra hvem") == "Læge og Tandlægen"


def test_in_a_meeting_it_is_for_that_day_and_those_there() -> None:
    rows = offered(type=ConsentType.MEETING, meeting_id=Id("m"), topics="job og hverdag")
    companion = Attendance(id=Id("m-b"), case_id=KEY, meeting_id=Id("m"), name="Bente", role=AttendanceRole.COMPANION, beside_id=Id("sanne"))  # fmt: skip
    there = (meeting(), attends("sanne"), companion)
    text = said(*there, *rows)
    assert row(text, "Hvilket møde") == "Mødet den 13. januar 2026"
    assert row(text, "Om hvad") == "Job og hverdag"
    assert row(text, "Til hvem") == "De, der er med til mødet"
    assert row(text, "Hvor længe") == "Kun den dag, mødet er"
    named = Recipient(id=Id("r"), case_id=KEY, consent_id=rows[0].id, attendance_id=Id("m-b"))
    assert row(said(*there, *rows, named), "Til hvem") == "Bente"
    assert row(said(*offered(type=ConsentType.MEETING)), "Hvilket møde").startswith("Skriv her")


@pytest.mark.parametrize(
    ("more", "until"),
    [
        ({"type": ConsentType.HEALTH}, "Højst ét år fra den dag, du skriver under"),
        ({"type": ConsentType.HEALTH, "valid_until": date(2028, 1, 1)}, "Højst ét år fra den dag, du skriver under"),
        ({"type": ConsentType.HEALTH, "valid_until": date(2026, 3, 1)}, "Til og med 1. marts 2026"),
        ({"type": ConsentType.PLAN}, "Til du siger nej igen"),
        ({"type": ConsentType.PLAN, "valid_until": date(2026, 3, 1)}, "Til og med 1. marts 2026"),
    ],
)  # fmt: skip
def test_how_long_follows_its_rule(more: dict[str, Any], until: str) -> None:
    assert row(said(*offered(**more)), "Hvor længe") == until


def for_mille(form: CustodyForm, **more: Any) -> tuple[Record, ...]:
    rows = offered(type=ConsentType.PLAN, child_id=Id("mille"), **more)
    return (custody("mille", "sanne", form), custody("mille", "david", form), *rows)


def test_for_a_child_both_sign_and_the_other_has_no_name() -> None:
    child = person("mille", birth_date=date(2012, 1, 3))
    made = paper(child, *for_mille(CustodyForm.JOINT))
    text = plain_text(made)
    assert "Det handler om Mille." in text
    assert "Vi deler først noget, når I begge har sagt ja." in text
    assert "Dato og underskrift: den anden med forældremyndighed" in text
    assert "David" not in "".join(every_text(made))
    assert row(text, "Hvor længe") == "Til du siger nej igen, men kun til Mille fylder 18"
    assert "Det koster ikke jeres hjælp." in text


def test_who_has_custody_alone_signs_alone() -> None:
    rows = for_mille(CustodyForm.SOLE, custody_basis=CustodyForm.SOLE)
    text = said(rows[0], *rows[2:])
    assert "den anden" not in text
    assert "I har forældremyndighed sammen" not in text


def test_another_adult_is_a_line_to_write_on_never_a_name() -> None:
    """Control: the whole case would name David."""
    rows = offered("sanne", "david", type=ConsentType.FAMILY_VIEW, purpose="David må vide det")
    text = said(*rows)
    assert row(text, "Til hvem").startswith("Skriv her: ____")
    assert "David" not in text
    whole = plain_text(consent_form(family(*rows), rows[0].id, TODAY, RULES))
    assert "David" in whole


def test_a_name_that_may_not_stand_here_is_not_left_out_in_silence() -> None:
    rows = offered("sanne", "gp", type=ConsentType.PLAN)
    named = Recipient(id=Id("r"), case_id=KEY, consent_id=rows[0].id, name="David", seq=9)
    text = said(*contact("gp"), *rows, named)
    assert re.search(r"Til hvem\tLæge\nSkriv her: _+\n", text)


def test_many_names_have_a_line_each() -> None:
    rows = offered("sanne", "gp", type=ConsentType.PLAN)
    more = [
        Recipient(id=Id(each), case_id=KEY, consent_id=rows[0].id, name=each, seq=9)
        for each in ("Bente", "Carl")
    ]
    assert "Til hvem\tLæge\nBente\nCarl\n" in said(*contact("gp"), *rows, *more)


@pytest.mark.parametrize(("size", "lines"), [(12.0, 1), (16.0, 1), (20.0, 2)])
def test_there_is_room_to_write_in_every_size(size: float, lines: int) -> None:
    (boxes,) = [
        each for each in inside(paper(*offered(), base_size=size)) if isinstance(each, Figure)
    ]
    drawn = [each for each in boxes.picture.items if isinstance(each, Path)]
    assert len(drawn) == lines
    assert all(each.commands[1][1] - each.commands[0][1] > 200 for each in drawn[-1:])  # type: ignore[misc]  # straight lines


def test_one_number_to_call_is_on_it_where_there_is_one() -> None:
    one = Coordinator(id=Id("k"), case_id=KEY, role=CoordinatorRole.COORDINATOR, name="Kim", phone="12345678")  # fmt: skip
    assert f"Ring til Kim på {phone_text('12345678')}, når du vil." in said(one, *offered())
    assert "Ring eller skriv til os" in said(replace(one, phone=None), *offered())


def test_an_own_rule_stands_without_a_sentence_we_do_not_have() -> None:
    assert "Reglen: Byens regel." in said(*offered(basis="Byens regel"))
    case = with_(family(*offered()), replace(family().head, law_profile="?"))
    form = consent_form(case, case.consents[0].id, TODAY, RULES)
    assert "Reglen" not in plain_text(form)


def test_one_that_the_reader_may_not_see_is_not_there() -> None:
    text = said(*offered("david"), giver="sanne")
    assert "Der er ikke noget samtykke at vise her." in text
    assert "David" not in text


def test_a_teaching_family_says_so_and_the_file_has_no_name() -> None:
    case = family(*offered())
    case = with_(case, replace(case.head, teaching=True))
    made = consent_form(case, case.consents[0].id, TODAY, RULES, 16.0, 3)
    assert made.footer.startswith("Øvelsesark")
    assert (made.title, made.base_size) == ("Samtykke", 16.0)
    assert made.header_right == "13. januar 2026 · ark 3"


FILLED = {
    "name": "Sanne", "whom": "Lukas", "day": "9. februar 2026", "phone": "00 00 00 00",
    "age": "18", "then": "", "rule": "", "sentence": "",
}  # fmt: skip


def test_the_standard_texts_are_easy() -> None:
    texts = [each.format(**FILLED) for each in load_texts("consent", "adult").values()]
    assert lix("\n".join(texts)) <= 30
    running = [each for each in texts if each.endswith((".", "?")) and len(each.split()) > 7]
    assert [each for each in running if lix(each) > 30] == []


@pytest.mark.parametrize("type_", ConsentType)
def test_each_page_is_easy_fits_and_is_read_in_order(type_: ConsentType) -> None:
    rows = offered("sanne", "gp", type=type_, child_id=Id("mille"))
    made = paper(*contact("gp"), custody("mille", "sanne"), *rows)
    body = [each for each in plain_text(made).split("\n\n")[1:] if "\t" not in each]
    assert lix("\n".join(each for each in body if "Reglen" not in each)) <= 30
    data = render_pdf(made)
    with open_pdf(data) as pdf:
        assert len(pdf.pages) == 1
    heard = tree(data).all_text()
    asked = [heard.index(each) for each in ("Hvad", "Hvis du siger nej", "Mit svar", "underskrift")]
    assert asked == sorted(asked)


@pytest.mark.parametrize("seed", range(15))
def test_no_other_adult_of_any_family_is_on_it(seed: int) -> None:
    """Names of the fellow adults are made unlike any word, and then looked for."""
    case = world(random.Random(seed))
    marks = {each.id: f"Qx{at}zk" for at, each in enumerate(case.people)}
    people = tuple(replace(each, name=marks[each.id], nickname=None) for each in case.people)
    case = replace(case, people=people)
    for each in case.consents:
        seen = lens(case, FamilyReader(each.giver_id), TODAY, WORDS).case
        told = "\n".join(every_text(consent_form(seen, each.id, TODAY, RULES)))
        allowed = {marks[each.id] for each in seen.people}
        assert [mark for mark in marks.values() if mark in told and mark not in allowed] == []
