"""What the page Lovgrundlag says of a profile: every list, spans in words, uncertain facts marked."""

from dataclasses import replace
from datetime import date

import pytest

from app.exchange.law_local import read_local
from app.models.law import LawProfile
from app.models.law_parts import Unit
from app.presenters.law_page import LawFact, law_cards, local_sections, profile_sections
from app.rules.law_local import overlaid
from tests.support.laws import RESOURCES, shipped, shipped_laws

TODAY, LATE = date(2026, 2, 2), date(2026, 9, 1)
LOCAL = read_local((RESOURCES / "law" / "local" / "eksempel.toml").read_bytes(), shipped_laws())


def facts(law: LawProfile, section: str) -> dict[str, LawFact]:
    found = next(each for each in profile_sections(law, TODAY) if each.key == section)
    return {each.title: each for each in found.facts}


@pytest.mark.parametrize("law", shipped_laws(), ids=lambda each: each.key)
def test_every_profile_shows_every_list(law: LawProfile) -> None:
    keys = [each.key for each in profile_sections(law, TODAY)]

    assert keys == [
        "head", "case_types", "team", "readiness", "outcomes", "routes", "deadlines", "consents",
        "course", "sections", "catalogue", "references",
    ]  # fmt: skip


def test_a_profile_that_is_over_shows_the_rules_of_its_own_time() -> None:
    def rules(key: str) -> set[str]:
        (found,) = (
            each for each in profile_sections(shipped(key), LATE) if each.key == "references"
        )
        return {each.key for each in found.chips}

    assert {"lob-9", "lab-142", "bl-87"} <= rules("2013")
    assert not {"lob-9", "lab-142"} & rules("2026")


def test_what_is_empty_is_left_out() -> None:
    bare = replace(shipped("2026"), routes=(), references=(), catalogue=())

    assert not {"routes", "references", "catalogue"} & {
        each.key for each in profile_sections(bare, TODAY)
    }


def test_a_type_of_case_says_what_is_exempt_and_what_has_ended() -> None:
    old, new = facts(shipped("2013"), "case_types"), facts(shipped("2026"), "case_types")

    assert old["Førtidspension"].side == "teamet skal have sagen"
    assert old["Førtidspension"].lines[0].startswith("Undtaget: Det er klart")
    assert new["Ressourceforløb"].lines == ("Ingen nye; de, der er i gang, gøres færdige.",)
    assert [each.label for each in new["Fleksjob"].chips] == [
        "Lov om en aktiv beskæftigelsesindsats § 116"
    ]


def test_an_uncertain_check_is_marked_and_its_age_said() -> None:
    attest = facts(shipped("2026"), "readiness")["Lægeattest LÆ 265"]

    assert (attest.side, attest.mark) == ("bør være der", "ikke bekræftet")
    assert attest.lines == ("Egen læge", "højst 30 dage gammel")


def test_routes_say_where_how_long_and_who() -> None:
    found = facts(shipped("2026"), "routes")
    usual = found["Social, beskæftigelse, førtidspension, barnets lov"]

    assert usual.side == "4 uger"
    assert usual.lines == (
        "Afgøres af Ankestyrelsen. Sendes først til: Kommunen.",
        "Ser på sagen igen inden for 4 uger.",
        "Kan klage: Den, som afgørelsen handler om.",
    )
    assert found["Behandling og rettigheder efter sundhedsloven"].side == "2 år"
    unknown = found["Klagevejen er ikke bekræftet"]
    assert (unknown.side, unknown.lines) == ("", ("Spørg, før der skrives til borgeren.",))


def test_consents_say_whether_they_end() -> None:
    found = facts(shipped("2026"), "consents")

    assert {each.side for each in found.values()} == {"højst 12 måneder", "til det tages tilbage"}
    assert sum("Skriftligt" in each.lines for each in found.values()) == 3


def test_the_catalogue_is_counted_by_area() -> None:
    found = facts(shipped("2026"), "catalogue")

    assert (found["Social"].side, found["Social"].lines) == (
        "27 indsatser",
        ("3 er ikke bekræftet",),
    )
    assert found["Børn og familie"].lines == ("9 er ikke bekræftet",)


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [(1, Unit.WEEKS, "1 uge"), (6, Unit.WORKDAYS, "6 hverdage"), (1, Unit.YEARS, "1 år")],
)
def test_spans_in_words(amount: int, unit: Unit, words: str) -> None:
    one = replace(shipped("2026").deadlines[0], amount=amount, unit=unit)
    law = replace(shipped("2026"), deadlines=(one,))

    assert [each.side for each in facts(law, "deadlines").values()] == [words]


def test_the_head_says_what_the_meeting_may_do() -> None:
    law = shipped("2026")
    (one,) = facts(law, "head").values()
    (other,) = facts(replace(law, meeting_decides=True, about=""), "head").values()

    assert one.title == "Gælder fra 1.1.2026"
    assert "Mødet indstiller, kommunen afgør" in one.lines
    assert "Mødet afgør selv" in other.lines


def test_certain_areas_of_the_catalogue_say_nothing_of_doubt() -> None:
    law = shipped("2026")
    sure = tuple(each for each in law.catalogue if each.key == "mentor")

    assert facts(replace(law, catalogue=sure), "catalogue")["Beskæftigelse"].lines == ()


def test_a_municipality_stands_last_with_its_dates() -> None:
    during = date(2027, 6, 1)
    for today, state in ((TODAY, "Gælder ikke i dag"), (during, "Gælder i dag")):
        card = law_cards(overlaid(shipped_laws(), (LOCAL,), today), (LOCAL,), today)[-1]
        assert (card.title, card.group) == ("Eksempel Kommune", "Kommunens egne regler")
        assert card.lines[1] == "fra 1.1.2027 til 31.12.2027"
        assert card.tags[0].label == state


@pytest.mark.parametrize(
    ("decides", "words"),
    [(True, "Mødet afgør selv"), (False, "Mødet indstiller"), (None, None)],
)
def test_a_municipality_says_what_it_changes(decides: bool | None, words: str | None) -> None:
    law = next(each for each in overlaid(shipped_laws(), (LOCAL,), date(2027, 6, 1))
               if each.key == "2026")  # fmt: skip
    change = replace(LOCAL, meeting_decides=decides, routes=law.routes[:1])
    found = {each.key: each for each in local_sections(change, law)}

    assert list(found) == ["head", "team", "routes", "deadlines", "references"]
    lines = found["head"].facts[0].lines
    assert (words is None and len(lines) == 3) or lines[0] == words
    assert found["deadlines"].facts[0].chips[0].label == "Kommunens kvalitetsstandard § 1"
