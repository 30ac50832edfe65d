"""The assessment (*udredning*): statements by area, each with its source and date."""

from dataclasses import dataclass

from app.models.base import Id
from app.models.case import Case
from app.models.facts import Area
from app.models.plan import Statement
from app.presenters.forms.spec import Choice
from app.presenters.lines import area_choice
from app.presenters.who import concerned_text, name_of
from app.rules.policy import CLOSED
from app.words import _
from app.words.dates import day_plain
from app.words.terms import term

__all__ = ["AssessmentArea", "StatementLine", "assessment_board"]


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One statement; ``closed`` says in words that it stays with the coordinator.

    ``source`` names who or what it comes from and when, or says that this is missing.
    """

    id: Id
    text: str
    whom: str
    source: str
    kind: str
    need: bool
    closed: str
    sourced: bool


@dataclass(frozen=True, slots=True)
class AssessmentArea:
    """The statements of one area."""

    area: Choice
    lines: tuple[StatementLine, ...]


def assessment_board(case: Case) -> tuple[AssessmentArea, ...]:
    """Return the statements by area, those without an area last; no empty areas."""
    groups = (
        AssessmentArea(
            area_choice(area),
            tuple(_line(case, each) for each in case.statements if each.area is area),
        )
        for area in (*Area, None)
    )
    return tuple(each for each in groups if each.lines)


def _line(case: Case, each: Statement) -> StatementLine:
    source = _source(case, each)
    return StatementLine(
        id=each.id,
        text=each.text,
        whom=concerned_text(case, each.id),
        source=source or _("Kilde mangler"),
        kind=term(each.kind),
        need=each.need,
        closed=_("Kun koordinator") if each.kind in CLOSED else "",
        sourced=bool(source),
    )


def _source(case: Case, each: Statement) -> str:
    parts = (
        name_of(case, each.speaker_id) or (term(each.source) if each.source else ""),
        each.source_name or "",
        day_plain(each.stated_on) if each.stated_on else "",
    )
    return " · ".join(part for part in parts if part)
