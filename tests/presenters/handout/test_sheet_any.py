"""Whatever a family holds: every sheet can be made, is well-formed, and carries no number."""

import random
from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from app.models.people import IdentifierForm, Person
from app.models.readers import FamilyReader
from app.presenters.document import Document, Heading, every_text
from app.presenters.handout import (
    SheetOptions,
    child_page,
    contact_card,
    easy_sheet,
    readability,
    sheet,
)
from app.rules.lens import lens
from app.rules.naming import Lexicon
from tests.support.forms import LAWS
from tests.support.generate import random_case
from tests.support.memory import TODAY

NUMBER = "010185-1234"


def levels(document: Document) -> list[int]:
    parts = [part for each in document.blocks for part in getattr(each, "blocks", (each,))]
    return [each.level for each in parts if isinstance(each, Heading)]


@settings(max_examples=30)
@given(st.integers(0, 2**32))
def test_every_sheet_is_whole_and_without_a_number(seed: int) -> None:
    case = random_case(random.Random(seed), rows=80)
    people = tuple(
        replace(each, identifier=NUMBER, identifier_form=IdentifierForm.CPR) for each in case.people
    )
    case = case.having(Person, people)
    for each in people:
        seen = lens(case, FamilyReader(each.id), TODAY, Lexicon()).case
        for make in (sheet, easy_sheet, child_page, contact_card):
            made = make(seen, each.id, TODAY, LAWS, SheetOptions(number=2))
            assert NUMBER[:6] not in "\n".join(every_text(made))
            found = levels(made)
            assert found[0] == 1
            assert all(after - before <= 1 for before, after in pairwise(found))
            assert all("{" not in each for each in every_text(made))
            assert readability(made).lix >= 0
