"""The case brief: two pages for one member, the citizen's own words first."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pikepdf

from app.bootstrap.paper import DrawnPaper
from app.models.base import Id
from app.models.case import Case
from app.models.facts import Kind
from app.models.meetings import Agreement
from app.models.plan import Concern, Goal, Intervention, InterventionState
from app.models.preparing import PreparationPart
from app.models.readers import ProfessionalReader
from app.presenters.document import Document, plain_text
from app.presenters.handout.brief import case_brief
from tests.presenters.handout.invitations import CASE, MEETING, ON, SANNE, WORKERS, invited, seen
from tests.resources.test_demo_training import ONLY_DAVID
from tests.support.laws import shipped_laws

LAWS = shipped_laws()
FIRST = WORKERS[0]
MOST_PAGES = 2


def brief(case: Case, contact: Id = FIRST) -> Document:
    return case_brief(seen(case, ProfessionalReader(contact)), contact, MEETING, ON, LAWS)


def pages(document: Document) -> int:
    with pikepdf.open(BytesIO(DrawnPaper().pdf(document))) as pdf:
        return len(pdf.pages)


def concern(key: str) -> Concern:
    return Concern(id=Id(f"c-{key}"), case_id=CASE.id, record_id=Id(key), person_id=SANNE)


def crowded() -> Case:
    """Many records, all of them long, that the first worker may see."""
    case = invited()
    long = "et meget langt ord om hverdagen og arbejdet " * 12
    keys = [f"x{at}" for at in range(20)]
    goals = tuple(
        Goal(id=Id(f"g{key}"), case_id=case.id, text="Mål", own_words=long) for key in keys
    )
    efforts = tuple(
        Intervention(id=Id(f"i{key}"), case_id=case.id, name=f"Indsats {key}", intensity=long,
                     state=InterventionState.RUNNING, provider_id=FIRST)
        for key in keys
    )  # fmt: skip
    agreed = tuple(
        Agreement(id=Id(f"a{key}"), case_id=case.id, what=long, who_contact_id=FIRST, by_date=ON)
        for key in keys
    )
    others = tuple(
        Agreement(id=Id(f"o{key}"), case_id=case.id, what=long, who="", by_date=ON + timedelta(1))
        for key in keys
    )
    parts = tuple(
        PreparationPart(id=Id(f"p{key}"), case_id=case.id, person_id=SANNE, key=str(at % 11),
                        kind=Kind.GOAL, own_words=long, text=long)
        for at, key in enumerate(keys)
    )  # fmt: skip
    told = tuple(concern(each.id) for rows in (goals, efforts, agreed, others) for each in rows)
    return replace(
        case, goals=goals, interventions=efforts, agreements=(*agreed, *others),
        preparation_parts=parts, concerns=(*case.concerns, *told),
    )  # fmt: skip


def test_the_citizens_own_words_come_first_then_what_is_asked_of_this_reader() -> None:
    words = plain_text(brief(invited()))
    order = [
        "Tirsdag den 20. januar 2026 kl. 10.00 · Rådhuset, lokale 2", "Hvad er mødet til?",
        "Opfølgning på planen. Mødet skal", "Med borgerens egne ord", "»Jeg vil noget med dyr.«",
        "Det er dit", "Lægeattest LÆ 265", "Planen nu", "Aftaler, der er åbne",
        "Det, der er skrevet før mødet", "Mål for uddannelse og arbejde: Sanne har arbejdet",
        "makulér dem bagefter",
    ]  # fmt: skip
    places = [words.index(each) for each in order]
    assert places == sorted(places)


def test_nothing_of_the_other_adult_is_in_it() -> None:
    for each in WORKERS:
        words = plain_text(brief(invited(), each))
        assert not [text for text in ONLY_DAVID if text in words] or each != FIRST


def test_it_is_at_most_two_pages_however_much_there_is() -> None:
    assert all(pages(brief(invited(), each)) <= MOST_PAGES for each in WORKERS)
    document = brief(crowded())
    assert "… og 15 mere." in plain_text(document)
    assert pages(document) <= MOST_PAGES


def test_who_may_see_little_reads_that_there_is_little() -> None:
    case = replace(invited(title="", place=None), consents=(), readiness=(), interventions=(),
                   agreements=())  # fmt: skip
    words = plain_text(brief(case))
    assert "Der er ingen egne ord, som du må se." in words
    assert "Der venter ikke noget på dig." in words
    assert "Der er ingen indsatser, som du må se." in words
    assert "Aftaler, der er åbne" not in words


def test_who_is_not_invited_reads_that_there_is_no_meeting() -> None:
    assert "Der er ikke noget møde, som du er inviteret til." in plain_text(brief(CASE))
    assert brief(invited(), Id("nobody")).reader_label == ""


def test_what_nobody_said_in_own_words_is_no_quote() -> None:
    case = invited()
    bare = PreparationPart(id=Id("q"), case_id=case.id, person_id=SANNE, key="2", kind=Kind.GOAL)
    goals = tuple(replace(each, own_words=None) for each in case.goals)
    case = replace(case, preparation_parts=(bare,), goals=goals)
    words = plain_text(brief(case))
    assert "Der er ingen egne ord, som du må se." in words
    assert "Det, der er skrevet før mødet" not in words


def test_a_section_that_the_profile_does_not_know_is_named_by_its_kind() -> None:
    case = invited()
    case = replace(case, head=replace(case.head, law_profile="?", teaching=False))
    assert "Drømme og mål: Sanne har" in plain_text(brief(case))
