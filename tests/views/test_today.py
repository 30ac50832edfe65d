"""I dag: what is coming up leads to its place; with no family there is only the way to the first."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from app.models.base import Id
from app.models.meetings import Meeting
from app.services.acts.records import Add
from app.views.shared.cards import Card
from tests.support.workspace import TODAY, MemoryWorkspace, make_workspace, seed_case

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.views.today.page import TodayPage
    from tests.views.conftest import DeskSet


def page_of(made: DeskSet) -> TodayPage:
    return cast("TodayPage", made.desk.pages.page)


def test_without_families_it_leads_to_them(make_desk: Callable[..., DeskSet]) -> None:
    made = make_desk(MemoryWorkspace())
    page_of(made)._empty.button.click()
    assert made.desk.pages.key == "families"


def test_a_gap_leads_to_the_map(make_desk: Callable[..., DeskSet]) -> None:
    made = make_desk(make_workspace(seed_case()))
    (card,) = page_of(made).findChildren(Card)
    assert card.accessibleName().startswith("David, Sanne, David, Lukas og Mille")
    card.used.emit(card.row.key)
    assert made.desk.pages.key == "map"
    assert made.page.selected == [
        made.workspace.store.load(made.workspace.families()[0].id).people[1].id
    ]


def test_a_new_meeting_shows_up_by_itself(make_desk: Callable[..., DeskSet]) -> None:
    made = make_desk(make_workspace(seed_case()))
    before = page_of(made).spec
    case = made.workspace.families()[0].id
    made.desk.run(Add(Meeting(id=Id("m"), case_id=case, day=TODAY, title="Første møde")))
    after = page_of(made).spec
    assert before is not None
    assert after is not None
    assert [each.title for each in after.sections[0].rows] == ["Første møde"]
    page_of(made).show_desk()
    assert page_of(made).spec is after
