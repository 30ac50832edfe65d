"""How many pages blocks take is known before they are drawn, and the easy sheet stays on two."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.models.base import Id
from app.models.meetings import Appointment
from app.models.plan import Concern, Duty, Intervention, InterventionState
from app.presenters.document import (
    Block,
    BulletList,
    Callout,
    ContactBox,
    Document,
    Heading,
    KeepTogether,
    Paragraph,
    Quote,
    SignatureLine,
    plain_text,
    runs,
)
from app.presenters.handout import easy_sheet
from app.presenters.handout.room import pages_of
from app.reports import render_pdf
from tests.reports.read_back import open_pdf
from tests.support.decided import DECIDED, ROWS, SANNE, TODAY, case_with, seen
from tests.support.forms import LAWS

if TYPE_CHECKING:
    from app.models.case import Case

WORDS = "Du får støtte i hjemmet til at få hverdagen til at hænge sammen, når morgenen er svær. "
BIG, WIDE = 16.0, 1.4


def pages(blocks: tuple[Block, ...], size: float = BIG, spacing: float = WIDE) -> int:
    made = Document("Ark", blocks, base_size=size, spacing=spacing, header_left="K", footer="fod")
    with open_pdf(render_pdf(made)) as pdf:
        return len(pdf.pages)


def busy(times: int, text: str = "Samtale på jobcentret") -> Case:
    """Three decisions, a week with so many times, each of them with these words."""
    rows = tuple(replace(each, text=f"{each.text} {WORDS}") for each in ROWS)
    case = case_with(rows=rows)
    made = tuple(
        Appointment(
            id=Id(f"tid-{at}"), case_id=case.id, title=text,
            day=TODAY + timedelta(1 + at % 6), starts=time(8 + at, 30),
        )
        for at in range(times)
    )  # fmt: skip
    about = tuple(
        Concern(id=Id(f"om-{each.id}"), case_id=case.id, record_id=each.id, person_id=SANNE)
        for each in made
    )
    case = case.having(Appointment, (*case.appointments, *made))
    return case.having(Concern, (*case.concerns, *about))


@pytest.mark.parametrize("times", [0, 3, 6, 9, 12])
@pytest.mark.parametrize("text", ["Læge", "Samtale på jobcentret om praktikken, tag dit CV med"])
def test_the_easy_sheet_is_two_pages_however_full_the_week_and_however_much_is_decided(
    times: int, text: str
) -> None:
    for case in (busy(times, text), DECIDED):
        document = easy_sheet(seen(case), SANNE, TODAY, LAWS)
        with open_pdf(render_pdf(document)) as pdf:
            assert len(pdf.pages) <= 2
        assert document.base_size == BIG


def test_what_was_left_out_is_said_where_it_was() -> None:
    words = plain_text(easy_sheet(seen(busy(12)), SANNE, TODAY, LAWS))
    week = words.partition("Min uge")[2].partition("Min hjælp")[0]
    assert "Resten står på det lange ark." in week
    calm = plain_text(easy_sheet(seen(), SANNE, TODAY, LAWS))
    assert "Resten" not in calm.partition("Min uge")[2].partition("Min hjælp")[0]


def test_what_one_must_come_to_is_never_left_out() -> None:
    full = busy(12)
    duties = tuple(
        replace(each, duty=Duty.DUTY, state=InterventionState.RUNNING, lifted=False)
        for each in full.interventions
    )
    mine = [
        each.name
        for each in duties
        if any(row.record_id == each.id and row.person_id == SANNE for row in full.concerns)
    ]
    words = plain_text(easy_sheet(seen(full.having(Intervention, duties)), SANNE, TODAY, LAWS))
    assert len(mine) > 1
    assert [each for each in mine if each not in words] == []


def test_a_calm_sheet_says_more_than_a_full_one() -> None:
    calm, full = (
        plain_text(easy_sheet(seen(each), SANNE, TODAY, LAWS)) for each in (DECIDED, busy(12))
    )
    assert "Du får støtte i hjemmet" in calm.partition("Det er bestemt")[2]
    assert "En hverdag, der hænger sammen" in calm
    assert "En hverdag, der hænger sammen" not in full


def section(lines: int) -> KeepTogether:
    items = tuple(runs(WORDS) for _line in range(lines))
    return KeepTogether((Heading(2, "Min hjælp", "heart-handshake"), BulletList(items)))


KINDS: tuple[Block, ...] = (
    Quote(WORDS),
    Callout(runs(WORDS), "caution"),
    ContactBox("phone", "Kim Eksempel", f"00 00 00 01 · ring om alt\n{WORDS}"),
    Paragraph(runs(WORDS * 2)),
    section(2),
    section(9),
    Heading(3, "Sådan klager du"),
    Paragraph(()),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(KINDS), min_size=1, max_size=16), st.sampled_from([16.0, 20.0]))
def test_it_agrees_with_what_is_drawn(blocks: list[Block], size: float) -> None:
    whole: tuple[Block, ...] = (Heading(1, "Sannes plan"), *blocks)
    assert abs(pages_of(whole, size, WIDE) - pages(whole, size)) <= 1


@pytest.mark.parametrize("count", range(1, 30, 2))
def test_on_the_plain_things_of_the_easy_sheet_it_agrees_to_the_page(count: int) -> None:
    whole: tuple[Block, ...] = (Heading(1, "Sannes plan"), *(section(1) for _each in range(count)))
    assert pages_of(whole, BIG, WIDE) == pages(whole)


def test_nothing_takes_one_page_and_what_the_easy_sheet_never_has_takes_no_room() -> None:
    assert pages_of((), BIG, WIDE) == 1
    assert pages_of((SignatureLine("Underskrift"),) * 99, BIG, WIDE) == 1
