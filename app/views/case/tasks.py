"""Tasks on a board: the coordinator's list, what a withdrawal left to do, what comes by itself."""

from app.models.consents import Consent
from app.models.tasks import Task
from app.presenters.forms.spec import Choice
from app.presenters.task_list import ComingLine, TaskLine, WithdrawnCard
from app.views.case.blocks import Block, Door, Group, Line, Offer, Press, Ref
from app.views.case.ticking import ENDS, MAKES
from app.words import _

__all__ = ["coming_group", "task_group", "withdrawn_group"]


def task_group(lines: tuple[TaskLine, ...], *, others: bool = False) -> Group:
    """What is to be done, the overdue first; ``others`` says that more stand on cards of their own."""
    rows = tuple(map(_task, lines))
    return Group(
        "tasks",
        _("Opgaver"),
        blocks=(Block("tasks", rows=rows),) if rows else (),
        offers=(Offer(_("Ny opgave"), Task),),
        empty=_("Ingen andre åbne opgaver.") if others else _("Ingen åbne opgaver."),
        column=1,
    )


def withdrawn_group(cards: tuple[WithdrawnCard, ...]) -> Group:
    """What a withdrawal left to do, step by step."""
    blocks = tuple(
        Block(
            key=f"withdrawn/{each.consent}",
            title=each.title,
            ref=Ref(Consent, each.consent),
            icon="hand-stop",
            lines=(each.left,),
            rows=tuple(_step(at, line) for at, line in enumerate(each.lines, 1)),
        )
        for each in cards
    )
    return Group("withdrawn", _("Trukket tilbage"), blocks=blocks, column=1)


def coming_group(lines: tuple[ComingLine, ...]) -> Group:
    """What comes by itself, each with the task that it could be."""
    rows = tuple(
        Line(
            each.what,
            icon="calendar-due",
            side="" if each.late else each.when,
            tags=(Choice("warning", each.when, "clock"),) if each.late else (),
            doors=(Press(_("Lav opgave"), f"{MAKES}{each.key}", "plus"),),
        )
        for each in lines
    )
    return Group("coming", _("Det kommer"), blocks=(Block("coming", rows=rows),), column=1)


def _task(line: TaskLine) -> Line:
    """A task with who, when and why; one press ends it, or the form does."""
    late = (Choice("warning", line.when, "clock"),) if line.late else ()
    done = (Choice("good", _("Gjort"), "check"),) if line.done else ()
    when = "" if line.late else line.when
    below = " · ".join(each for each in (when, line.who, line.rule) if each)
    return Line(
        line.what,
        Ref(Task, line.id),
        tags=(*late, *done),
        lines=(below,) if below else (),
        doors=_doors(line),
    )


def _doors(line: TaskLine) -> tuple[Door | Press, ...]:
    if line.done:
        return ()
    letter = (Door(_("Skriv brevet"), "sheets", line.letter),) if line.letter else ()
    ends = (Press(_("Er gjort"), f"{ENDS}{line.id}", "check"),) if line.ticks else ()
    return (*letter, *ends)


def _step(at: int, line: TaskLine) -> Line:
    found = _task(line)
    return Line(
        found.title,
        found.ref,
        lead=f"{at}. ",
        tags=found.tags,
        lines=found.lines,
        doors=found.doors,
    )
