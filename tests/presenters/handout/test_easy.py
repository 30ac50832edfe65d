"""Easy reading: the same plan in the fewest words, at most two pages."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from app.models.base import Id, Record
from app.models.case import Case, CaseHead
from app.models.consents import Consent, ConsentForm, ConsentState, ConsentType
from app.models.contacts import Contact, Serves
from app.models.meetings import Agreement, Appointment, Decision, DecisionState, Recommendation
from app.models.people import Person
from app.models.plan import Concern, Duty, Goal, GoalLevel, Intervention, InterventionState
from app.models.readers import FamilyReader
from app.presenters.document import BulletList, Document, KeepTogether, plain_text
from app.presenters.handout import child_page, easy_sheet
from app.reports import render_pdf
from app.rules.lens import lens
from app.rules.naming import Lexicon
from tests.reports.read_back import open_pdf, tree
from tests.resources.demo import TRAINING, case_of
from tests.resources.test_demo_training import ONLY_DAVID, ONLY_SANNE
from tests.support.forms import LAWS

KEY, ASTA = Id("case"), Id("a")
MONDAY = date(2026, 1, 12)
BARE = Case(
    head=CaseHead(id=KEY, case_id=KEY, name="Familien", law_profile="2026"),
    people=(Person(id=ASTA, case_id=KEY, name="Asta Holm", age=40),),
)


def one(kind: type[Record], key: str, **fields: Any) -> Record:
    return kind(id=Id(key), case_id=KEY, **fields)


def having(*records: Record) -> Case:
    case = BARE
    for each in records:
        case = case.having(type(each), (*case.of(type(each)), each))
        row = Concern(id=Id(f"c{each.id}"), case_id=KEY, record_id=each.id, person_id=ASTA)
        case = case.having(Concern, (*case.concerns, row))
    return case


def text(case: Case, on: date = MONDAY) -> str:
    return plain_text(easy_sheet(case, ASTA, on, LAWS))


def lines_after(page: str, heading: str) -> list[str]:
    return page.split(f"\n\n{heading}\n\n")[1].split("\n\n", maxsplit=1)[0].splitlines()


def of_training(name: str) -> Document:
    case = case_of(TRAINING)
    key = next(each.id for each in case.people if each.name == name)
    seen = lens(case, FamilyReader(key), MONDAY, Lexicon()).case
    return easy_sheet(seen, key, MONDAY, LAWS)


@pytest.mark.parametrize(
    ("name", "own", "foreign"),
    [("Sanne", "10. februar", ONLY_DAVID), ("David", "Fyrtårnet", ONLY_SANNE)],
)
def test_the_training_adults_get_two_pages_of_their_own(
    name: str, own: str, foreign: tuple[str, ...]
) -> None:
    data = render_pdf(of_training(name))
    with open_pdf(data) as pdf:
        assert len(pdf.pages) <= 2
    read = tree(data).all_text()
    assert own in read
    assert [each for each in foreign if each in read] == []


def test_type_and_lines_are_large() -> None:
    made = easy_sheet(BARE, ASTA, MONDAY, LAWS)
    assert (made.base_size, made.spacing) == (16, 1.4)
    assert made.blocks[0].text == "Astas plan"  # type: ignore[union-attr]  # a heading
    nobody = plain_text(easy_sheet(BARE, Id("nobody"), MONDAY, LAWS))
    assert "Min plan" in nobody


def test_a_child_gets_the_childs_page() -> None:
    child = BARE.having(Person, (replace(BARE.people[0], age=8),))
    assert easy_sheet(child, ASTA, MONDAY, LAWS) == child_page(child, ASTA, MONDAY, LAWS)


def test_an_empty_plan_is_short_and_kind() -> None:
    page = text(BARE)
    assert lines_after(page, "Det vil jeg") == ["Her er plads til din drøm."]
    assert "Spørg nu, hvem du kan ringe til." in page
    assert "Du har ikke sagt ja" in page
    assert "klage" not in page


def test_the_dream_then_at_most_two_goals() -> None:
    goals = tuple(one(Goal, f"g{at}", text=f"Mål {at}") for at in range(3))
    dream = one(Goal, "d", text="Et hus", level=GoalLevel.DREAM)
    page = text(having(*goals, dream))
    assert lines_after(page, "Det vil jeg") == ["»Et hus«"]
    assert "- Mål 0\n- Mål 1\n" in page
    assert "Mål 2" not in page


def test_a_step_has_its_day_on_a_line_of_its_own() -> None:
    case = having(
        one(Agreement, "1", what="ringer", who_person_id=ASTA, by_date=date(2026, 1, 14)),
        one(Agreement, "2", what="skriver", who="Mentor"),
    )
    assert lines_after(text(case), "Det sker nu") == [
        "- Du ringer",
        "Hvornår: onsdag 14. januar",
        "- Mentor skriver",
    ]


def test_each_time_has_its_day() -> None:
    case = having(
        one(Appointment, "1", title="Læge", day=date(2026, 1, 13), starts=time(9, 30)),
        one(Appointment, "2", title="Mentor", day=date(2026, 1, 13)),
    )
    assert lines_after(text(case), "Min uge") == ["- Tirsdag 9.30 Læge", "- Tirsdag Mentor"]


def test_what_one_must_come_to_stands_first() -> None:
    helped = [
        one(Intervention, f"i{at}", name=f"Hjælp {at}", state=InterventionState.RUNNING)
        for at in range(4)
    ]
    helped[3] = replace(helped[3], duty=Duty.DUTY)  # type: ignore[call-arg]  # an intervention
    page = text(having(*helped))
    assert lines_after(page, "Min hjælp")[:2] == ["- Hjælp 3", "Du skal komme."]
    assert "Resten står på det lange ark. Spørg efter det." in page
    assert "Kan du ikke komme? Så ring først." in page
    free = text(having(helped[0]))
    assert "Kan du ikke komme" not in free
    assert "Resten" not in free


def test_numbers_of_others_are_on_the_other_sheet() -> None:
    serves = one(Serves, "s", contact_id=Id("k"), person_id=ASTA)
    case = having(one(Contact, "k", role="Mentor", phone="12345678"), serves)
    assert "De andre numre står på et kort. Spørg efter det." in text(case)
    assert "12 34" not in text(case)
    assert "andre numre" not in text(BARE)


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (MONDAY, "Du kan klage til og med mandag den 9. februar 2026."),
        (date(2026, 3, 1), "Du kunne klage til og med mandag den 9. februar 2026."),
    ],
)
def test_what_is_proposed_and_what_is_decided_are_not_mixed(on: date, said: str) -> None:
    case = having(
        one(Recommendation, "r", text="En mentor"),
        one(Decision, "d", text="Støtte", state=DecisionState.ISSUED, decided_on=MONDAY),
    )
    page = text(case, on)
    assert lines_after(page, "Det foreslår mødet") == ["- En mentor"]
    assert lines_after(page, "Det er bestemt") == ["- Støtte"]
    assert said in page


def test_without_a_day_no_day_to_complain_is_said() -> None:
    case = having(one(Decision, "d", text="Støtte", state=DecisionState.ISSUED))
    assert "klage" not in text(case)
    other = replace(case, head=replace(case.head, law_profile="gone"))
    assert "klage" not in text(other)


def test_one_yes_is_named_and_the_rest_is_on_the_other_sheet() -> None:
    def said(key: str, purpose: str | None) -> Record:
        return one(
            Consent, key, giver_id=ASTA, type=ConsentType.PLAN, form=ConsentForm.ORAL,
            state=ConsentState.YES, given_on=MONDAY, purpose=purpose,
        )  # fmt: skip

    page = text(having(said("1", "Tale om job."), said("2", None)))
    assert lines_after(page, "Du har sagt ja") == ["- Tale om job"]
    assert "Resten står på det lange ark. Spørg efter det." in page
    assert "Du får stadig hjælp." in page


def test_where_the_rest_is_stands_with_the_list_it_belongs_to() -> None:
    found = [
        inner
        for block in of_training("Sanne").blocks
        if isinstance(block, KeepTogether)
        for inner in block.blocks
        if isinstance(inner, KeepTogether)
    ]
    assert found
    for each in found:
        listed, more = each.blocks
        assert isinstance(listed, BulletList)
        assert (
            plain_text(Document("", (more,))).strip()
            == "Resten står på det lange ark. Spørg efter det."
        )
