"""The map on a page and the recovery kit."""

from datetime import date

from app.presenters.document import Figure, Paper, Table, plain_text
from app.presenters.drawing import Picture
from app.presenters.handout import map_document, recovery_kit

DAY = date(2026, 1, 12)
PICTURE = Picture(400, 300, ())


def test_the_map_lies_on_a_wide_page_and_is_described() -> None:
    made = map_document(PICTURE, "17 kontakter om familien.", DAY, summary="17 kontakter")
    assert made.paper is Paper.A4_LANDSCAPE
    assert [each.alt for each in made.blocks if isinstance(each, Figure)] == [
        "17 kontakter om familien."
    ]
    assert made.title == "Netværkskort"
    assert made.footer == ""


def test_a_teaching_map_says_so_and_for_whom() -> None:
    made = map_document(PICTURE, "x", DAY, heading="Sannes kort", teaching=True)
    assert made.footer.startswith("Øvelseskort")
    assert "Sannes kort" in plain_text(made)


def test_the_recovery_code_is_printed_whole_with_what_to_do() -> None:
    groups = [f"AAA{number}" for number in range(6)]
    made = recovery_kit(groups, "Min boks", DAY)
    text = plain_text(made)
    assert all(each in text for each in groups)
    assert "Til boksen »Min boks«." in text
    (table,) = [each for each in made.blocks if isinstance(each, Table)]
    assert [len(row) for row in table.rows] == [4, 4]
