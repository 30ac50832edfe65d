"""Whether the next meeting is ready, on a board: the sentence, then each thing with what to do."""

from app.models.base import Id
from app.models.preparing import Readiness
from app.presenters.copying.sections import COPIES, CopySection
from app.presenters.readiness_board import ReadinessBoard, ReadinessLine
from app.views.case.blocks import Block, Door, Group, Line, Offer, Press, Ref
from app.views.case.ticking import READY
from app.words import _

__all__ = ["readiness_block", "readiness_group"]


def readiness_block(board: ReadinessBoard, *, every: bool) -> Block:
    """The sentence and the lines; without ``every`` only what is not there yet."""
    lines = board.lines if every else board.missing
    return Block(
        key=f"ready/{board.meeting}",
        title=board.short if lines else board.sentence,
        lines=(board.case_type,) if board.case_type and every else (),
        tags=(board.light,),
        rows=tuple(_row(board.meeting, each) for each in lines),
    )


def readiness_group(board: ReadinessBoard) -> Group:
    """All of it under a heading of its own, with a way to write who brings what."""
    preset = (("meeting_id", board.meeting),)
    key = f"{COPIES}{CopySection.READINESS.value}/{board.meeting}"
    written = any(each.row is not None for each in board.lines)
    copies = (Press(_("Kopiér"), key, "copy"),) if written else ()
    return Group(
        "ready",
        _("Er mødet klar?"),
        blocks=(readiness_block(board, every=True),),
        offers=(Offer(_("Hvem skaffer hvad?"), Readiness, preset), *copies),
    )


def _row(meeting: Id, line: ReadinessLine) -> Line:
    return Line(
        line.title,
        Ref(Readiness, line.row) if line.row else None,
        tags=(line.light,),
        lines=tuple(each for each in (line.why, line.brings) if each),
        doors=_doors(meeting, line),
        laws=line.laws,
    )


def _doors(meeting: Id, line: ReadinessLine) -> tuple[Door | Press, ...]:
    if line.next_state is not None:
        key = f"{READY}{line.next_state.value}/{meeting}/{line.key}"
        return (Press(line.press, key, "check"),)
    if line.page and line.light.key != "good":
        return (Door(line.page_label, line.page, line.page_record),)
    return ()
