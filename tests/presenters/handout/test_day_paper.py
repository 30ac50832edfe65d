"""The paper of a meeting day: a job for each recipient, why somebody gets none, what must go again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pikepdf import Pdf

from app.bootstrap.paper import DrawnPaper
from app.models.base import Id
from app.models.consents import Consent, ConsentState, ConsentType
from app.models.contacts import Contact, Serves
from app.models.meetings import (
    Attendance,
    AttendanceRole,
    Handout,
    HandoutForm,
    Meeting,
    MeetingState,
)
from app.models.people import Person
from app.models.readers import FamilyReader, ProfessionalReader
from app.presenters.day_paper import FamilyPaper, day_list, day_paper_spec, sent_again
from app.presenters.document import plain_text
from app.presenters.handout.day_paper import (
    DayPaper,
    Dispatch,
    Standing,
    Unmade,
    Way,
    WhyNot,
    dispatches,
    first_out,
)
from app.presenters.handout.pack import Around
from app.rules.lens import Glass
from app.rules.naming import Lexicon
from tests.presenters.handout.invitations import DAVID, MEETING, ON, SANNE, WORKERS, invited
from tests.rules.families import with_

if TYPE_CHECKING:
    from app.models.case import Case

INVITATIONS, BRIEFS = DayPaper.INVITATIONS, DayPaper.BRIEFS


def paper(case: Case, kind: DayPaper = INVITATIONS, on: date = ON) -> FamilyPaper:
    meeting = case.get(Meeting, MEETING)
    assert meeting is not None
    glass = Glass(case, ON, Lexicon())
    found = dispatches(case, meeting, kind, lambda each: glass.seen(each).case, Around(on))
    return FamilyPaper(case, meeting, found)


def whose(case: Case, key: Id, kind: DayPaper = INVITATIONS) -> Dispatch:
    readers = (FamilyReader(key), ProfessionalReader(key))
    return next(each for each in paper(case, kind).made if each.reader in readers)


def unmade(case: Case, kind: DayPaper = INVITATIONS) -> dict[str, WhyNot]:
    return {each.name: each.why for each in paper(case, kind).found if isinstance(each, Unmade)}


def also(case: Case, **who: object) -> Case:
    row = Attendance(
        id=Id("also"), case_id=case.id, meeting_id=MEETING, seq=99,
        **{"role": AttendanceRole.PROFESSIONAL, **who},  # type: ignore[arg-type]  # fields of it
    )  # fmt: skip
    return with_(case, row)


def out(case: Case, key: Id, day: date, starts: time | None, number: int = 1) -> Handout:
    """An invitation that went out, and what it says of when."""
    return Handout(
        id=Id(f"out-{key}-{number}"), case_id=case.id, form=HandoutForm.INVITATION, number=number,
        person_id=key if key == SANNE else None,
        contact_id=None if key == SANNE else key,
        printed_at=datetime(2026, 1, 12, 9, tzinfo=UTC), meeting_id=MEETING, meeting_day=day,
        meeting_starts=starts,
    )  # fmt: skip


def test_everybody_invited_has_a_job_or_a_reason_the_family_first() -> None:
    found = paper(invited())
    assert found.made[0].reader == FamilyReader(SANNE)
    assert {each.reader for each in found.made[1:]} == set(map(ProfessionalReader, WORKERS))
    assert unmade(invited()) == {
        "Bisidder": WhyNot.BESIDE, "Sundhedskoordinator": WhyNot.NO_CONTACT,
    }  # fmt: skip


def test_the_familys_job_has_a_page_for_the_envelope_and_the_letter_calls_to_the_meeting() -> None:
    envelope, letter = whose(invited(), SANNE).documents()
    assert "Sanne" in plain_text(envelope)
    assert "20. januar" not in plain_text(envelope)
    assert "20. januar" in plain_text(letter)
    (note,) = whose(invited(), WORKERS[0]).documents()
    assert "20. januar" in plain_text(note)
    assert "20. januar" in plain_text(whose(invited(), SANNE).document())


def test_each_paper_of_a_job_has_leaves_of_its_own_and_a_neutral_title() -> None:
    with Pdf.open(BytesIO(whose(invited(), SANNE).drawn(DrawnPaper()))) as pdf:
        assert len(pdf.pages) % 2 == 0
        assert b"Tj" not in pdf.pages[1].Contents.read_bytes()  # the back of the envelope's page
        assert str(pdf.docinfo["/Title"]) == "Brev"


def test_the_job_of_one_is_the_same_whoever_else_comes() -> None:
    alone = invited()
    rows = tuple(each for each in alone.attendances if each.contact_id != WORKERS[1])
    fewer = alone.having(Attendance, rows)
    assert whose(alone, WORKERS[0]).documents() == whose(fewer, WORKERS[0]).documents()


def test_a_protected_address_is_on_no_page_and_it_says_how_it_gets_there() -> None:
    plain = invited()
    assert whose(plain, SANNE).way is Way.POST
    people = tuple(replace(each, protected=each.id == SANNE) for each in plain.people)
    hidden = plain.having(Person, people)
    assert whose(hidden, SANNE).way is Way.PROTECTED
    assert "Gives i hånden" in plain_text(whose(hidden, SANNE).documents()[0])
    assert whose(plain, WORKERS[0]).way is Way.OFFICE
    people = tuple(replace(each, address=None) for each in plain.people)
    nowhere = replace(plain, people=people, households=(), members=())
    assert whose(nowhere, SANNE).way is Way.NO_ADDRESS


def test_a_consent_that_waits_goes_with_the_invitation() -> None:
    consent = Consent(
        id=Id("c"), case_id=invited().id, giver_id=SANNE, type=ConsentType.MEETING,
        state=ConsentState.OFFERED, meeting_id=MEETING,
    )  # fmt: skip
    case = with_(invited(), consent)
    forms = (HandoutForm.INVITATION, HandoutForm.CONSENT)
    assert whose(case, SANNE).forms == forms
    assert whose(also(case, person_id=DAVID), DAVID).forms == forms[:1]
    assert len(whose(case, SANNE).documents()) == 3
    answered = invited().having(Consent, (replace(consent, state=ConsentState.YES),))
    assert whose(answered, SANNE).forms == forms[:1]


def test_a_child_a_friend_and_somebody_who_has_left_get_none() -> None:
    child = next(each for each in invited().people if each.name == "Mille")
    assert unmade(also(invited(), person_id=child.id))["Mille"] is WhyNot.CHILD
    friend = Contact(id=Id("f"), case_id=invited().id, role="Nabo", private=True)
    assert unmade(also(with_(invited(), friend), contact_id=friend.id))["Nabo"] is WhyNot.FRIEND
    over = Contact(id=Id("g"), case_id=invited().id, role="Mentor før", to_date=date(2025, 12, 1))
    assert unmade(also(with_(invited(), over), contact_id=over.id))["Mentor før"] is WhyNot.NOT_NOW


def test_who_it_is_for_must_be_known_and_a_brief_needs_something_to_say() -> None:
    new = Contact(id=Id("n"), case_id=invited().id, role="Gældsrådgiver")
    case = also(with_(invited(), new), contact_id=new.id)
    assert unmade(case)["Gældsrådgiver"] is WhyNot.UNKNOWN
    serves = Serves(id=Id("s"), case_id=case.id, contact_id=new.id, person_id=SANNE)
    served = with_(case, serves)
    assert "Gældsrådgiver" not in unmade(served)
    assert unmade(served, BRIEFS)["Gældsrådgiver"] is WhyNot.NO_CONSENT


def test_a_brief_is_for_those_who_work_with_the_family() -> None:
    found = paper(invited(), BRIEFS)
    assert all(isinstance(each.reader, ProfessionalReader) for each in found.made)
    assert found.made[0].forms == (HandoutForm.BRIEF,)


@pytest.mark.parametrize(
    ("more", "on"),
    [({"state": MeetingState.CLOSED}, ON), ({}, date(2026, 1, 21))],
)
def test_for_what_has_begun_or_is_over_there_is_nothing_to_send(
    more: dict[str, MeetingState], on: date
) -> None:
    assert paper(invited(**more), on=on).found == ()


def test_what_went_out_is_held_against_when_the_meeting_is_now() -> None:
    case = invited()
    sent = with_(case, out(case, SANNE, date(2026, 1, 20), time(10)))
    assert whose(sent, SANNE).standing is Standing.OUT
    assert whose(sent, WORKERS[0]).standing is Standing.NEW
    moved = with_(case, out(case, SANNE, date(2026, 1, 13), time(10)))
    assert whose(moved, SANNE).standing is Standing.CHANGED
    again = with_(moved, out(case, SANNE, date(2026, 1, 20), time(10), 2))
    assert whose(again, SANNE).standing is Standing.OUT
    assert len(first_out(paper(sent).made)) == len(paper(case).made) - 1
    every = [out(case, each, date(2026, 1, 20), time(10)) for each in (SANNE, *WORKERS)]
    assert first_out(paper(with_(case, *every)).made) == paper(with_(case, *every)).made


def test_the_panel_says_how_many_how_and_why_not() -> None:
    case = invited()
    spec = day_paper_spec([paper(case)], INVITATIONS, ON)
    assert spec.about == ("4 invitationer", "2 inviterede får ingen: se hvorfor")
    assert spec.print_words == "Udskriv 4 invitationer …"
    ((family, rows),) = spec.rows
    assert family == case.head.name
    assert rows[0].lines == ("Ikke lavet endnu", "Kuvert med adresse")
    assert (rows[0].page, rows[0].record) == ("sheets", SANNE)
    assert rows[-1].page == "meeting"
    moved = with_(case, out(case, SANNE, date(2026, 1, 13), None), out(case, WORKERS[0], date(2026, 1, 20), time(10)))  # fmt: skip
    told = day_paper_spec([paper(moved)], INVITATIONS, ON)
    assert told.about[:2] == ("4 invitationer · 1 er sendt", "1 skal sendes igen: mødet er ændret")
    lines = [each.lines[0] for each in told.rows[0][1]]
    assert lines[:2] == ["Send igen: der står tirsdag 13. januar", "Sendt: der står tirsdag 20. januar 10.00"]  # fmt: skip
    assert day_paper_spec([], BRIEFS, ON).about == ("0 forberedelser",)


def test_what_is_still_being_found_out_is_awaited_calmly_and_pressed_by_nobody() -> None:
    known = paper(invited())
    meeting = known.meeting
    first = FamilyPaper(invited(), meeting, (), sought=True)
    for kind, about in ((INVITATIONS, "en invitation"), (BRIEFS, "en forberedelse")):
        spec = day_paper_spec([known, first], kind, ON)
        assert spec.about == (f"Ser efter, hvem der skal have {about} …",)
        assert not spec.some
        (row,) = spec.rows[1][1]
        assert (row.name, row.page) == ("Et øjeblik …", "")
        assert spec.rows[0] == day_paper_spec([known], kind, ON).rows[0]
    before = day_paper_spec([replace(known, sought=True)], INVITATIONS, ON)
    assert before.rows == day_paper_spec([known], INVITATIONS, ON).rows
    assert before.print_words == "Udskriv invitationer …"


def test_once_all_are_out_the_button_says_again() -> None:
    case = invited(starts=None)
    rows = [out(case, each, date(2026, 1, 20), None) for each in (SANNE, *WORKERS)]
    spec = day_paper_spec([paper(with_(case, *rows))], INVITATIONS, ON)
    assert spec.print_words == "Udskriv invitationer igen …"


def test_a_brief_without_consent_leads_to_the_consents_and_a_doubt_to_the_map() -> None:
    new = Contact(id=Id("n"), case_id=invited().id, role="Gældsrådgiver")
    case = also(with_(invited(), new), contact_id=new.id)
    row = day_paper_spec([paper(case)], INVITATIONS, ON).rows[0][1][-1]
    assert (row.page, row.record, row.tint) == ("map", new.id, "caution")
    serves = Serves(id=Id("s"), case_id=case.id, contact_id=new.id, person_id=SANNE)
    row = day_paper_spec([paper(with_(case, serves), BRIEFS)], BRIEFS, ON).rows[0][1][-1]
    assert (row.page, row.record) == ("consent", None)


def test_the_list_says_which_number_is_whose_and_who_gets_none() -> None:
    consent = Consent(
        id=Id("c"), case_id=invited().id, giver_id=SANNE, type=ConsentType.MEETING,
        state=ConsentState.OFFERED, meeting_id=MEETING,
    )  # fmt: skip
    found = [paper(with_(invited(), consent))]
    made = day_list(found, {(MEETING, SANNE): "01"}, INVITATIONS, date(2026, 1, 20), ON)
    said = plain_text(made)
    assert "Invitationer" in said
    assert "01" in said
    assert "sendt før" in said
    assert "Kommer med borgeren, som selv giver besked." in said
    rows = day_paper_spec(found, INVITATIONS, ON).rows[0][1]
    assert "Med 1 samtykke til underskrift" in rows[0].lines
    assert made.footer
    brief = day_list([], {}, BRIEFS, date(2026, 1, 20), ON)
    assert "Forberedelser" in plain_text(brief)
    assert brief.footer == ""


def test_another_room_or_a_connection_is_noticed_and_it_says_what_stands_there() -> None:
    case = invited(place="Rådhuset, lokale 3")
    sent = out(case, SANNE, date(2026, 1, 20), time(10))
    told = replace(sent, meeting_place="Rådhuset, lokale 2", meeting_ends=None)
    assert whose(with_(case, sent), SANNE).standing is Standing.OUT  # nobody told her a room
    spec = day_paper_spec([paper(with_(case, told))], INVITATIONS, ON)
    line = spec.rows[0][1][0].lines[0]
    assert line == "Send igen: der står tirsdag 20. januar 10.00, Rådhuset, lokale 2"
    assert spec.print_words == "Udskriv 4 invitationer …"
    net = with_(invited(online=True), told)
    assert whose(net, SANNE).standing is Standing.CHANGED
    online = with_(invited(), replace(told, meeting_online=True, meeting_ends=time(11)))
    line = day_paper_spec([paper(online)], INVITATIONS, ON).rows[0][1][0].lines[0]
    assert line == "Send igen: der står tirsdag 20. januar 10.00–11.00, online"


def test_what_waits_for_an_answer_to_another_day_does_not_go_along() -> None:
    consent = Consent(
        id=Id("c"), case_id=invited().id, giver_id=SANNE, type=ConsentType.MEETING,
        state=ConsentState.OFFERED, meeting_id=MEETING, meeting_day=date(2026, 1, 20),
    )  # fmt: skip
    with_it = (HandoutForm.INVITATION, HandoutForm.CONSENT)
    assert whose(with_(invited(), consent), SANNE).forms == with_it
    moved = with_(invited(day=date(2026, 1, 27)), consent)
    assert whose(moved, SANNE).forms == with_it[:1]


def test_after_a_move_those_who_must_hear_again_are_named() -> None:
    case = invited()
    assert sent_again([case], ON) == ""
    moved = with_(case, out(case, SANNE, date(2026, 1, 13), time(10)))
    assert sent_again([moved], ON) == "1 invitation skal sendes igen: Sanne."
