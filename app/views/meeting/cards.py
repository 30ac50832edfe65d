"""What stands on the boards of a meeting: what we talk about, what we agreed, what was decided."""

from dataclasses import replace
from datetime import date

from app.models.case import Case
from app.models.law import LawProfile
from app.models.meetings import AgreementState, Decision, Meeting, Recommendation
from app.presenters.forms.spec import Choice
from app.presenters.last_agreed import last_agreed
from app.presenters.lines import AgreementLine
from app.presenters.meeting_board import MeetingBoard, OutcomeLine
from app.presenters.plan_board import plan_board
from app.presenters.work_notes import NoteLine, never_private, note_lines
from app.views.case.blocks import Block, Group, Line, Offer, Press, Ref
from app.views.case.tones import toned
from app.views.meeting.deleted import deleted_groups
from app.views.meeting.writing import may_write
from app.views.overview.cards import agreement_row
from app.views.plan.cards import goal_block
from app.words import _

__all__ = [
    "ALL_NOTES",
    "TURNED_OUT",
    "agreed_groups",
    "before_groups",
    "held_groups",
    "note_group",
    "talk_groups",
]

TURNED_OUT = "agreed/"
"""Before state and id of an agreement of which a press says what became of it."""

ALL_NOTES = "notes/all"
"""A press that shows all work notes, or only the newest again."""

_NEWEST = 3
"""Work notes in sight while they are written; what else is on the board stays within reach."""

_ENDS = (
    (AgreementState.KEPT, _("Holdt")),
    (AgreementState.BROKEN, _("Ikke holdt")),
    (AgreementState.MOVED, _("Flyttet")),
)


def before_groups(case: Case, meeting: Meeting, today: date) -> tuple[Group, ...]:
    """What was agreed at the last meeting, and what was kept; nothing where nothing was."""
    found = last_agreed(case, meeting, today) if may_write(meeting) else None
    if found is None:
        return ()
    rows = tuple(_turned_out(each) for each in found.lines)
    block = Block("last", found.kept, rows=rows)
    return (Group("last", found.title, blocks=(block,)),)


def _turned_out(line: AgreementLine) -> Line:
    row = agreement_row(line, state=True)
    if line.state.key != AgreementState.OPEN:
        return replace(row, lines=(), side=line.when, doors=_takes_back(line))
    doors = tuple(
        Press(label, f"{TURNED_OUT}{state.value}/{line.id}", "") for state, label in _ENDS
    )
    return replace(row, lines=(), side=line.when, doors=doors)


def _takes_back(line: AgreementLine) -> tuple[Press, ...]:
    """The same press once more takes back what was said."""
    return (Press(_("Fortryd"), f"{TURNED_OUT}{line.state.key}/{line.id}", ""),)


def held_groups(
    case: Case, meeting: Meeting, talk: tuple[Group, ...], today: date, *, all_notes: bool
) -> tuple[Group, ...]:
    """What stands in the middle of a meeting that has begun.

    While it is written, the notes stand first, right below the box that they are typed into.
    """
    notes = note_group(case, meeting, whole=all_notes)
    before = before_groups(case, meeting, today)
    if may_write(meeting) and notes.blocks:
        return (notes, *before, *talk, *deleted_groups(case))
    return (*before, *talk, notes, *deleted_groups(case))


def note_group(case: Case, meeting: Meeting, *, whole: bool = False) -> Group:
    """The work notes with time and who said it.

    While they are written the newest comes first, and only the last few unless the ``whole`` is
    wanted; of a meeting that is over, all in order of time.
    """
    rows = tuple(_note_row(each) for each in note_lines(case, meeting.id, None))
    writing = may_write(meeting)
    doors: tuple[Press, ...] = ()
    if writing:
        rows = rows[::-1]
        if len(rows) > _NEWEST:
            words = _("Vis kun de nyeste") if whole else _("Vis alle {count}")
            doors = (Press(words.format(count=len(rows)), ALL_NOTES, ""),)
            rows = rows if whole else rows[:_NEWEST]
    block = Block("notes", rows=rows)
    return Group(
        "notes",
        _("Arbejdsnotater"),
        note="" if writing and rows else never_private(),
        blocks=(block,) if rows else (),
        offers=doors,
        empty=_("Ingen arbejdsnotater endnu. Ctrl+Skift+N begynder et."),
    )


def _note_row(line: NoteLine) -> Line:
    return Line(
        line.text,
        lead=f"{line.at} {line.who}".strip() + ": ",
        tags=(Choice("accent", _("Fakta"), "note"),) if line.fact else (),
        side=line.journal,
    )


def talk_groups(
    board: MeetingBoard, case: Case, laws: tuple[LawProfile, ...], today: date
) -> tuple[Group, ...]:
    """The middle: what is recommended, then the plan that it is about."""
    law = next((each for each in laws if each.key == case.head.law_profile), None)
    cards = tuple(goal_block(case, each, law) for each in plan_board(case, today).cards)
    plan = (Group("plan", _("Mål og indsatser"), blocks=cards),) if cards else ()
    return (
        Group(
            "recommendations",
            board.recommendation_title,
            note=board.recommendation_note,
            blocks=tuple(_outcome(each, Recommendation) for each in board.recommendations),
            offers=(Offer(_("Ny indstilling"), Recommendation),),
        ),
        *plan,
    )


def agreed_groups(board: MeetingBoard) -> tuple[Group, ...]:
    """The right: agreements, and below them, kept apart, what the municipality decided."""
    rows = tuple(agreement_row(each, state=True) for each in board.agreements)
    return (
        Group(
            "agreed",
            blocks=(Block("agreed", rows=rows),) if rows else (),
            empty=_("Ingen aftaler endnu."),
        ),
        Group(
            "decisions",
            _("Afgørelser"),
            note=board.decision_note,
            blocks=tuple(_outcome(each, Decision) for each in board.decisions),
            offers=(Offer(_("Ny afgørelse"), Decision),),
        ),
    )


def _outcome(line: OutcomeLine, kind: type[Recommendation | Decision]) -> Block:
    return Block(
        key=line.id,
        title=line.text,
        ref=Ref(kind, line.id),
        over=line.area.label,
        over_icon=line.area.icon or "",
        tint=line.area.key,
        lines=tuple(each for each in (line.whom, line.reason, *line.more) if each),
        tags=(toned(line.tag),) if line.tag else (),
    )
