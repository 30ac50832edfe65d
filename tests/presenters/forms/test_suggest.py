"""What a form fills in by itself: only where a word leaves no doubt, never over a choice by hand."""

from typing import TYPE_CHECKING

import pytest

from app.models.contacts import Contact
from app.models.people import Person
from app.presenters.forms.suggest import FAMILY, suggestions
from app.rules.contact_counts import contact_type
from app.words.roles import known_role
from tests.support.workspace import seed_case

if TYPE_CHECKING:
    from app.presenters.forms import Raw

CASE = seed_case()
IDS = {each.name: each.id for each in CASE.people}


@pytest.mark.parametrize("contact", CASE.contacts, ids=lambda each: each.role)
def test_the_seed_family_has_no_contact_that_would_be_put_elsewhere(contact: Contact) -> None:
    known = known_role(contact.role)
    assert known is not None
    assert known == (contact.area, contact_type(contact).value)


@pytest.mark.parametrize("role", ["Mentor", "Rådgiver", "Læge på sygehuset", "Psykolog", ""])
def test_a_word_that_may_mean_several_says_nothing(role: str) -> None:
    assert known_role(role) is None


def test_names_after_a_comma_say_for_whom() -> None:
    found = suggestions(Contact, CASE, "role", {"role": "Mentor, Sanne og  lukas"})
    assert found == {"role": "Mentor", "serves": (IDS["Sanne"], IDS["Lukas"])}


def test_the_whole_family_is_one_word() -> None:
    found = suggestions(Contact, CASE, "role", {"role": "Mentor, hele familien"})
    assert found == {"role": "Mentor", "serves": (FAMILY,)}


def test_another_word_after_a_comma_stays_in_the_role() -> None:
    assert suggestions(Contact, CASE, "role", {"role": "Mentor, Sanne, aften"}) == {}


def test_what_was_chosen_by_hand_stays() -> None:
    values: dict[str, Raw] = {
        "role": "Tandlæge, Mille",
        "area": "social",
        "serves": (IDS["Lukas"],),
    }
    assert suggestions(Contact, CASE, "role", values) == {"type": "external"}


def test_other_fields_and_records_are_left_alone() -> None:
    assert suggestions(Contact, CASE, "name", {"role": "Tandlæge"}) == {}
    assert suggestions(Person, CASE, "role", {"role": "Tandlæge"}) == {}
