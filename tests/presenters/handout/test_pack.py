"""The room pack: everybody's own paper and nothing of who else gets some."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from app.bootstrap.paper import DrawnPaper
from app.models.base import Id
from app.models.meetings import AttendanceRole, Handout, HandoutForm, Meeting, MeetingState
from app.models.readers import FamilyReader, ProfessionalReader
from app.presenters.document import every_text, plain_text
from app.presenters.handout.copies import LARGE
from app.presenters.handout.pack import (
    Around,
    Bundle,
    Wish,
    bundles,
    lines,
    meeting_of,
    paperless,
    tick_list,
)
from tests.rules.families import (
    GP,
    KEY,
    SANNE,
    TODAY,
    attends,
    concern,
    contact,
    family,
    goal,
    meeting,
    seen,
    serves,
    with_,
)
from tests.support.workspace import seed_case

if TYPE_CHECKING:
    from app.models.base import Record
    from app.models.case import Case
    from app.models.readers import Reader

NOON = datetime(2026, 1, 13, 12, tzinfo=UTC)
HERE = (
    contact("gp", "Læge", name="Bente Holm"),
    serves("gp", "sanne"),
    meeting(),
    attends("sanne"),
    attends("mille"),
    attends(contact="gp"),
    attends(name="Bisidder"),
)


def packed(case: Case, wishes: dict[Reader, Wish] | None = None) -> tuple[Bundle, ...]:
    found = meeting_of(case, TODAY)
    assert found is not None
    return bundles(case, found, lambda reader: seen(case, reader), Around(TODAY), wishes)


def of_sanne(case: Case, wishes: dict[Reader, Wish] | None = None) -> Bundle:
    return next(each for each in packed(case, wishes) if each.name == "Sanne")


def handed(bundle: Bundle, **more: Any) -> tuple[Handout, ...]:
    """The case's notes after a bundle was printed."""
    person = bundle.reader.person_id if isinstance(bundle.reader, FamilyReader) else None
    to = bundle.reader.contact_id if isinstance(bundle.reader, ProfessionalReader) else None
    return tuple(
        Handout(
            id=Id(f"{form}-{person or to}"), case_id=KEY, person_id=person, contact_id=to, form=form,
            number=1, printed_at=NOON, **more,
        )
        for form in bundle.forms
    )  # fmt: skip


def day_of(handout: Handout) -> date:
    return handout.printed_at.date()


def test_each_has_the_right_papers() -> None:
    found = {each.name: each.forms for each in packed(family(*HERE))}
    assert found == {
        "Sanne": (HandoutForm.SHEET, HandoutForm.CARD),
        "Mille": (HandoutForm.CHILD, HandoutForm.CARD),
        "Bente Holm": (HandoutForm.PROFESSIONAL,),
    }


def test_a_cover_has_a_name_and_a_count_and_nothing_else() -> None:
    cover = of_sanne(family(*HERE, goal("g", "Et job"), concern("g", "sanne"))).documents()[0]
    assert [each for each in every_text(cover) if each] == ["Ark", "Sanne", "Her er 2 ark til dig."]


def test_each_sheet_says_which_of_the_own_it_is() -> None:
    _cover, first, second = of_sanne(family(*HERE)).documents()
    assert first.reader_label.endswith("ark 1 af 2 til mødet")
    assert second.reader_label.endswith("ark 2 af 2 til mødet")


def test_a_wish_for_easy_reading_in_large_type_is_followed() -> None:
    made = of_sanne(family(*HERE), {SANNE: Wish(easy=True, size=LARGE)})
    assert made.forms[0] is HandoutForm.EASY
    assert [each.base_size for each in made.orders] == [LARGE, 12.0]


def test_the_bytes_for_one_do_not_depend_on_who_else_comes() -> None:
    fewer = family(*HERE[:4])
    more = family(*HERE, contact("x", "Mentor"), serves("x", "david"), attends(contact="x"))
    alone, among = of_sanne(fewer), of_sanne(more)
    assert alone.drawn(DrawnPaper()) == among.drawn(DrawnPaper())
    named = family(*HERE[:4], goal("g", "Ro"), concern("g", "sanne"))  # the control: her own goal
    assert of_sanne(named).drawn(DrawnPaper()) != alone.drawn(DrawnPaper())


def test_no_leaf_carries_two_papers() -> None:
    from io import BytesIO

    from pikepdf import Pdf

    bundle = of_sanne(family(*HERE))
    with Pdf.open(BytesIO(bundle.drawn(DrawnPaper()))) as pdf:
        assert len(pdf.pages) % 2 == 0
        assert b"Tj" not in pdf.pages[1].Contents.read_bytes()  # the back of the cover
        assert str(pdf.docinfo["/Title"]) == "Ark"


def test_as_one_text_it_has_everything() -> None:
    bundle = of_sanne(family(*HERE))
    text = plain_text(bundle.document())
    assert text.index("Her er 2 ark til dig.") < text.index("Sannes plan")
    assert bundle.case_id == KEY


def test_who_is_known_by_name_only_or_is_a_friend_gets_none() -> None:
    friend = contact("mormor", "Mormor", private=True)
    beside = replace(attends(name=None), id=Id("b"), role=AttendanceRole.INTERPRETER)
    case = family(*HERE, friend, attends(contact="mormor"), beside)
    assert set(paperless(case, case.meetings[0])) == {"Bisidder", "Mormor", "tolk"}
    assert len(packed(case)) == 3


def test_a_contact_without_a_name_has_its_role_and_somebody_invited_twice_one_pack() -> None:
    twice = replace(attends("sanne"), id=Id("again"))
    rows = (contact("gp", "Læge"), *HERE[1:], twice)
    assert [each.name for each in packed(family(*rows))] == ["Sanne", "Mille", "Læge"]


def planned(key: str, day: date, state: MeetingState = MeetingState.PLANNED) -> Record:
    return Meeting(id=Id(key), case_id=KEY, day=day, state=state)


TOMORROW, LATER, BEFORE = (TODAY + timedelta(days=days) for days in (1, 9, -9))


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ((), None),
        ((planned("a", LATER), planned("b", TOMORROW)), "b"),
        ((planned("a", TOMORROW), planned("b", BEFORE, MeetingState.RUNNING)), "b"),
        ((planned("a", BEFORE), planned("b", BEFORE - timedelta(days=1))), "a"),
        ((planned("a", TODAY, MeetingState.CLOSED), planned("b", TOMORROW)), "a"),
        ((planned("a", TODAY, MeetingState.CLOSED), planned("b", TODAY)), "b"),
        ((planned("a", BEFORE, MeetingState.CLOSED), planned("b", TOMORROW)), "b"),
    ],
)
def test_the_meeting_that_paper_is_wanted_for(rows: tuple[Record, ...], found: str | None) -> None:
    made = meeting_of(family(*rows), TODAY)
    assert (made.id if made else None) == found


def test_how_it_stands_with_each() -> None:
    case = family(*HERE)
    mille, sanne, gp = packed(case)
    case = with_(case, *handed(sanne, handed_on=TODAY), *handed(gp), handed(mille)[0])
    second, first, third = lines(case, packed(case), day_of)
    assert (first.printed_on, first.handed_on, len(first.ids)) == (TODAY, TODAY, 2)
    assert (second.printed_on, second.handed_on, second.ids) == (None, None, ())
    assert (third.printed_on, third.handed_on, len(third.ids)) == (TODAY, None, 1)
    assert first.papers == "Ark, Mine kontakter"
    assert third.reader == GP


def test_the_list_to_tick_off_has_names_and_nothing_of_the_plan() -> None:
    case = family(*HERE, goal("g", "Et job"), concern("g", "sanne"))
    case = with_(case, *handed(of_sanne(case), handed_on=TODAY))
    made = tick_list(lines(case, packed(case), day_of), case.meetings[0], TODAY, teaching=False)
    text = plain_text(made)
    assert "Sanne\tArk, Mine kontakter\t13. januar 2026" in text
    assert "Mille\tBarnets side, Mine kontakter\t____" in text
    assert "Et job" not in text
    assert made.footer == ""
    assert tick_list((), case.meetings[0], TODAY, teaching=True).footer.startswith("Øvelse")


def test_the_training_family() -> None:
    case = seed_case("training-sanne-david")
    found = meeting_of(case, TODAY)
    assert found is not None
    assert found.state is MeetingState.PLANNED
    made = bundles(case, found, lambda reader: seen(case, reader), Around(TODAY))
    assert [each.name for each in made][:2] == ["Sanne", "Sagsbehandler: voksenstøtte"]
    made = bundles(case, case.meetings[0], lambda reader: seen(case, reader), Around(TODAY))
    assert [each.name for each in made][:2] == ["Sanne", "David"]
    assert all(each.forms for each in made)
