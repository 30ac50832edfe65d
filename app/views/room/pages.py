"""The pages on the wall: plan, agreements, week. Each is built anew from what the room may see."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.desktop.theme import Look
from app.presenters.lines import AgreementLine
from app.presenters.room import (
    RoomDay,
    RoomGoal,
    RoomLast,
    RoomPoint,
    RoomView,
    room_agreements,
    room_dreams,
    room_goals,
    room_last,
    room_points,
    room_summary,
    room_week,
)
from app.views.case.parts import TintedWord
from app.views.case.tones import toned
from app.views.room.desk import RoomDesk
from app.views.room.parts import card, columns, empty, said, shortest
from app.views.shared.labels import IconLabel, rule, text
from app.views.shared.tags import Tag
from app.words import _

__all__ = ["agreed_page", "plan_page", "summary_page", "week_page"]

_TOP = Qt.AlignmentFlag.AlignTop


def plan_page(look: Look, desk: RoomDesk, view: RoomView) -> QWidget:
    """Dreams in own words, then goals with what is done for them."""
    dreams, goals = room_dreams(view), room_goals(view, desk.today)
    if not dreams and not goals:
        return empty(
            look, "target", _("Der er ikke noget i planen, som alle i rummet må se endnu.")
        )
    page, layout = _page(look)
    for dream in dreams:
        layout.addWidget(_dream(look, dream.words, dream.whom))
    body, found = columns(look, 1 if len(goals) == 1 else 2)
    used = [0] * len(found)
    for goal in goals:
        at = shortest(used)
        used[at] += 3 + 2 * len(goal.lines) + bool(goal.quote)
        found[at].addWidget(_goal(look, goal))
    for each in found:
        each.addStretch(1)
    layout.addWidget(body)
    layout.addStretch(1)
    return page


def agreed_page(look: Look, desk: RoomDesk, view: RoomView) -> QWidget:
    """The points on the left, what was agreed, large, on the right."""
    points, agreed = room_points(view), room_agreements(view, desk.today)
    page, layout = _page(look)
    body = QWidget()
    row = QHBoxLayout(body)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(look.px(28))
    if points:
        row.addWidget(_points(look, points), 2, _TOP)
    last = None if agreed else room_last(view, desk.today)
    shown = _agreements(look, agreed) if last is None else _last(look, last)
    row.addWidget(shown, 5, _TOP)
    layout.addWidget(body)
    layout.addStretch(1)
    return page


def week_page(look: Look, desk: RoomDesk, view: RoomView) -> QWidget:
    """The days to come beside each other."""
    days = room_week(view, desk.today)
    if not any(each.entries for each in days):
        words = _("Der er ikke noget i den kommende uge, som alle i rummet må se.")
        return empty(look, "calendar", words)
    page, layout = _page(look)
    layout.addWidget(text(_("De næste syv dage"), "big"))
    body, found = columns(look, len(days))
    for column, day in zip(found, days, strict=True):
        column.addWidget(_day(look, day))
    layout.addWidget(body)
    layout.addStretch(1)
    return page


def summary_page(look: Look, desk: RoomDesk, view: RoomView) -> QWidget:
    """What is read aloud before anyone leaves: what belongs together stands close, its heading in bold."""
    page, layout = _page(look)
    layout.addWidget(text(_("Det tager vi med herfra"), "big"))
    together: QVBoxLayout | None = None
    for line in room_summary(view, desk.today):
        if not line.strip():
            together = None
            continue
        if together is None:
            together = QVBoxLayout()
            together.setSpacing(look.px(3))
            layout.addLayout(together)
        together.addWidget(said(line, "heading" if line.endswith(":") else "aloud"))
    layout.addStretch(1)
    return page


def _page(look: Look) -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(look.px(24), look.px(18), look.px(24), look.px(18))
    layout.setSpacing(look.px(14))
    return page, layout


def _dream(look: Look, words: str, whom: str) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, look.px(2))
    layout.setSpacing(look.px(14))
    layout.addWidget(IconLabel(look, "heart", 30, "accent"), 0, _TOP)
    inside = QVBoxLayout()
    inside.setSpacing(0)
    inside.addWidget(said(words, "big"))
    if whom:
        inside.addWidget(said(whom, "lead"))
    layout.addLayout(inside, 1)
    return row


def _goal(look: Look, goal: RoomGoal) -> QFrame:
    frame, inside = card(look, goal.area.key)
    head = QHBoxLayout()
    head.addWidget(TintedWord(look, goal.area.label, goal.area.icon or "", goal.area.key))
    head.addStretch(1)
    if goal.whom:
        head.addWidget(text(goal.whom, "quiet", wrap=False))
    inside.addLayout(head)
    inside.addWidget(said(goal.title, "title"))
    if goal.quote:
        inside.addWidget(said(goal.quote))
    for line in goal.lines:
        inside.addWidget(rule())
        row = QHBoxLayout()
        row.setSpacing(look.px(12))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(said(line.name))
        if line.side:
            words.addWidget(said(line.side, "quiet"))
        if line.note:
            words.addWidget(said(line.note, "caution"))
        row.addLayout(words, 1)
        state = toned(line.state)
        row.addWidget(Tag(look, state.label, state.key), 0, _TOP)
        inside.addLayout(row)
    return frame


def _points(look: Look, points: tuple[RoomPoint, ...]) -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(look.px(8))
    layout.addWidget(text(_("Det taler vi om"), "title"))
    for each in points:
        row = QHBoxLayout()
        row.setSpacing(look.px(10))
        if each.done:
            row.addWidget(IconLabel(look, "circle-check", 20, "good"), 0, _TOP)
        else:
            number = text(str(each.number), "strong", wrap=False)
            number.setFixedWidth(look.px(20))
            number.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            row.addWidget(number, 0, _TOP)
        part = "strong" if each.current else "quiet" if each.done else ""
        row.addWidget(said(each.title, part), 1)
        layout.addLayout(row)
    return made


def _agreements(look: Look, agreed: tuple[AgreementLine, ...]) -> QFrame:
    frame, inside = card(look)
    inside.setSpacing(look.px(10))
    inside.addWidget(text(_("Det har vi aftalt"), "big"))
    if not agreed:
        inside.addWidget(text(_("Vi har ikke aftalt noget endnu."), "lead"))
    for each in agreed:
        inside.addWidget(rule())
        words = QVBoxLayout()
        words.setSpacing(look.px(1))
        words.addWidget(said(each.said, "title"))
        if each.when:
            words.addWidget(said(each.when, "lead"))
        inside.addLayout(words)
    return frame


def _last(look: Look, last: RoomLast) -> QFrame:
    """Before anything is agreed: what was agreed the last time, and what was kept."""
    frame, inside = card(look)
    inside.setSpacing(look.px(10))
    inside.addWidget(said(last.title, "big"))
    inside.addWidget(said(last.kept, "lead"))
    for each in last.lines:
        inside.addWidget(rule())
        row = QHBoxLayout()
        row.setSpacing(look.px(12))
        words = QVBoxLayout()
        words.setSpacing(look.px(1))
        words.addWidget(said(each.name, "title"))
        if each.side:
            words.addWidget(said(each.side, "lead"))
        row.addLayout(words, 1)
        state = toned(each.state)
        if state.label:
            row.addWidget(Tag(look, state.label, state.key), 0, _TOP)
        inside.addLayout(row)
    return frame


def _day(look: Look, day: RoomDay) -> QFrame:
    frame, inside = card(look)
    inside.setContentsMargins(look.px(12), look.px(10), look.px(12), look.px(14))
    inside.addWidget(text(_("I dag") if day.today else day.weekday, "title", wrap=False))
    inside.addWidget(text(day.day, "quiet", wrap=False))
    for each in day.entries:
        inside.addWidget(rule())
        if each.at:
            inside.addWidget(text(each.at, "strong", wrap=False))
        inside.addWidget(said(each.title))
        if each.side:
            inside.addWidget(said(each.side, "quiet"))
    inside.addStretch(1)
    return frame
