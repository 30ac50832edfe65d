"""The invitation: plain, complete, about nobody else; no date to complain."""

from dataclasses import replace

import pytest

from app.models.base import Id
from app.models.case import Case
from app.models.contacts import Contact
from app.models.meetings import Attendance, AttendanceRole, HandoutForm, MeetingState
from app.models.preparing import Readiness
from app.models.readers import FamilyReader, ProfessionalReader
from app.presenters.document import Document, plain_text
from app.presenters.handout.choices import choices
from app.presenters.handout.copies import Order
from app.presenters.handout.invitation import invitation, professional_invitation
from app.presenters.handout.readability import names_in, readability
from app.presenters.handout.view import SheetOptions
from tests.presenters.handout.invitations import (
    CASE,
    DAVID,
    MEETING,
    ON,
    SANNE,
    WORKERS,
    invited,
    seen,
)
from tests.resources.test_demo_training import ONLY_DAVID
from tests.support.laws import shipped_laws

LAWS = shipped_laws()
EASY = 30


def letter(case: Case, person: Id = SANNE, number: int = 1) -> Document:
    options = SheetOptions(number)
    return invitation(seen(case, FamilyReader(person)), person, MEETING, ON, LAWS, options)


def note(case: Case, contact: Id = WORKERS[0]) -> Document:
    reader = ProfessionalReader(contact)
    return professional_invitation(seen(case, reader), contact, MEETING, ON, LAWS)


def test_it_says_when_where_who_comes_and_what_one_may() -> None:
    words = plain_text(letter(invited()))
    for each in (
        "Til Sanne", "Kære Sanne", "Tirsdag den 20. januar 2026 kl. 10.00", "Rådhuset, lokale 2",
        "Vi taler om: opfølgning på planen.", "Virksomhedskonsulent", "bisidder", "tolk",
        "Det har vi skrevet ned, at du har brug for: teleslynge.", "Kan du ikke komme?",
        "Øvelsesark", "Ring til én",
    ):  # fmt: skip
        assert each in words
    assert "klage" not in words.casefold()


def test_who_has_had_one_before_reads_which_of_them_counts() -> None:
    case = invited()
    said = "Så gælder den her i stedet."
    for number, there in ((1, False), (2, True)):
        for reader in (FamilyReader(SANNE), ProfessionalReader(WORKERS[0])):
            form, small = HandoutForm.INVITATION, seen(case, reader)
            order = Order(form, reader, small, number, ON, LAWS, record_id=MEETING)
            assert (said in plain_text(order.document())) is there


def test_it_is_easy_to_read_for_everybody_in_the_family() -> None:
    case = invited()
    names = names_in(case, LAWS)
    assert readability(letter(case), names).lix <= EASY
    assert readability(letter(case, DAVID), names).lix <= EASY
    again = letter(case, number=2)
    assert readability(again, names).lix <= EASY


def test_nothing_of_the_other_adult_and_nobody_that_the_lens_hides() -> None:
    words = plain_text(letter(invited()))
    assert not [each for each in ONLY_DAVID if each in words]
    assert "teleslynge" not in plain_text(letter(invited(), DAVID))
    assert "Mille" not in words


def test_online_has_no_place_and_an_unknown_one_is_asked_for() -> None:
    assert "Du får et link" in plain_text(letter(invited(online=True)))
    assert "Rådhuset" not in plain_text(letter(invited(online=True)))
    assert "så siger vi hvor" in plain_text(letter(invited(place=None)))


def test_without_a_title_or_others_it_still_says_enough() -> None:
    case = invited(title="")
    alone = tuple(each for each in case.attendances if each.person_id == SANNE)
    words = plain_text(letter(replace(case, attendances=alone)))
    assert "Vi taler om:" not in words
    assert "Ring til os, hvis du vil vide, hvem der kommer." in words


def test_who_comes_beside_the_reader_is_named_with_what_they_are() -> None:
    case = invited()
    beside = Attendance(id=Id("b"), case_id=case.id, meeting_id=MEETING, name="Omar", seq=99,
                        role=AttendanceRole.INTERPRETER, beside_id=SANNE)  # fmt: skip
    case = replace(case, attendances=(*case.attendances, beside))
    assert "Omar, tolk" in plain_text(letter(case))


def test_whoever_is_not_invited_is_told_of_no_meeting() -> None:
    assert "Der er ikke noget møde at skrive om." in plain_text(letter(CASE))
    stranger = letter(invited(), Id("nobody"))
    assert stranger.reader_label == ""
    assert "Der er ikke noget møde" in plain_text(note(CASE))


def test_a_professional_is_told_what_to_bring_and_about_whom() -> None:
    words = plain_text(note(invited()))
    assert "Lægeattest LÆ 265 · senest 16. januar 2026" in words
    assert "Sanne" in words
    assert not [each for each in ONLY_DAVID if each in words]
    other = plain_text(note(invited(), WORKERS[1]))
    assert "LÆ 265" not in other


def test_an_errand_without_a_day_or_a_known_item_is_named_all_the_same() -> None:
    case = invited()
    (row,) = case.readiness
    assert "Lægeattest LÆ 265\n" in plain_text(
        note(case.having(Readiness, (replace(row, by_date=None),)))
    )
    strange = replace(row, key="needs/x")
    assert "Noget til mødet" in plain_text(note(case.having(Readiness, (strange,))))
    unknown = replace(case.head, law_profile="?")
    assert "Noget til mødet" in plain_text(note(replace(case, head=unknown)))


def test_a_contact_that_is_gone_and_one_that_serves_nobody_get_no_name() -> None:
    case = invited()
    gone = tuple(each for each in case.contacts if each.id != WORKERS[0])
    assert note(case.having(Contact, gone)).reader_label == ""
    bare = professional_invitation(replace(case, people=()), WORKERS[0], MEETING, ON, LAWS)
    assert "Hvem handler mødet om?" not in plain_text(bare)
    assert "Kære" not in plain_text(invitation(case, Id("nobody"), MEETING, ON, LAWS))


def test_it_is_offered_for_a_meeting_to_come_to_those_who_are_invited() -> None:
    def forms(case: Case, reader: FamilyReader | ProfessionalReader) -> dict[str, str]:
        found = choices(seen(case, reader), reader, ON)
        return {each.form: each.words for each in found if each.record_id == MEETING}

    case = invited()
    day = "tirsdag 20. januar"
    assert forms(case, FamilyReader(SANNE)) == {"invitation": f"Invitation: {day}"}
    assert forms(case, ProfessionalReader(WORKERS[0])) == {
        "invitation": f"Invitation: {day}",
        "brief": f"Forberedelse til mødet: {day}",
    }
    mille = next(each.id for each in case.people if each.name == "Mille")
    assert forms(case, FamilyReader(mille)) == {}
    closed = invited(state=MeetingState.CLOSED)
    assert forms(closed, FamilyReader(SANNE)) == {}


@pytest.mark.parametrize("reader", [FamilyReader(SANNE), ProfessionalReader(WORKERS[0])])
@pytest.mark.parametrize("form", [HandoutForm.INVITATION, HandoutForm.BRIEF])
def test_every_face_draws_it_from_an_order(
    reader: FamilyReader | ProfessionalReader, form: HandoutForm
) -> None:
    order = Order(form, reader, seen(invited(), reader), 1, ON, LAWS, record_id=MEETING)
    assert order.document().title in {"Invitation", "Forberedelse"}
