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
from app.presenters.work_notes import never_private, note_lines
from app.views.case.blocks import Block, Group, Line, Offer, Press, Ref
from app.views.case.tones import toned
from app.views.meeting.writing import may_write
from app.views.overview.cards import agreement_row
from app.views.plan.cards import goal_block
from app.words import _

__all__ = ["TURNED_OUT", "agreed_groups", "before_groups", "note_group", "talk_groups"]

TURNED_OUT = "agreed/"
"""Before state and id of an agreement of which a press says what became of it."""

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


def note_group(case: Case, meeting: Meeting) -> Group:
    """The work notes with time and who said it."""
    rows = tuple(
        Line(
            each.text,
            lead=f"{each.at} {each.who}".strip() + ": ",
            tags=(Choice("accent", _("Fakta"), "note"),) if each.fact else (),
            side=each.journal,
        )
        for each in note_lines(case, meeting.id, None)
    )
    return Group(
        "notes",
        _("Arbejdsnotater"),
        note=never_private(),
        blocks=(Block("notes", rows=rows),) if rows else (),
        empty=_("Ingen arbejdsnotater endnu. Ctrl+Skift+N begynder et."),
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
