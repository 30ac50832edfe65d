"""The assessment (*udredning*): what is known, the preparatory part, and the attachments."""

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.base import Id, Record
from app.models.case import Case
from app.models.people import Person
from app.models.plan import Statement
from app.models.preparing import Attachment, PreparationPart
from app.presenters.assessment_board import AssessmentArea, StatementLine, assessment_board
from app.presenters.copying.sections import CopySection
from app.presenters.forms import new_operation
from app.presenters.forms.spec import Choice
from app.presenters.preparation import people_prepared, preparation_board, taken_over
from app.presenters.quick_attachment import attachment_typed
from app.views.assessment.attachment_line import AttachmentLine
from app.views.assessment.preparing import TAKES, attachment_group, preparation_groups
from app.views.case.blocks import Block, Group, Line, Offer, Press, Ref
from app.views.case.page import CasePage, Vacancy
from app.views.page import Message, PageContext, Tone
from app.views.shared.combo import Combo
from app.views.shared.naming import named
from app.words import _, ngettext

__all__ = ["ATTACHMENTS", "STATEMENTS", "AssessmentPage"]

STATEMENTS: Final = "statements"
ATTACHMENTS: Final = "attachments"
"""What is shown; else it is the id of the person whose preparatory part it is."""


class AssessmentPage(CasePage):
    """Statements by area; or one person's preparatory part; or the attachments."""

    title = _("Udredning")
    offers = (Offer(_("Ny oplysning"), Statement),)
    section = CopySection.STATEMENTS.value

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Begin with what is known."""
        self._part = STATEMENTS
        super().__init__(context, parent)

    # --- building --------------------------------------------------------------------------------

    def head_widgets(self) -> tuple[QWidget, ...]:
        """Which part is shown."""
        look = self.context.look
        self.chooser = Combo(look)
        self.chooser.setFixedWidth(look.px(280))
        self.chooser.settled.connect(self.show_part)
        named(self.chooser, _("Hvad vises"))
        return (self.chooser,)

    def build_body(self) -> QWidget:
        """The board, and above it the line for attachments."""
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        self.attachment = AttachmentLine(self.context.look)
        self.attachment.entered.connect(self._attach)
        layout.addWidget(self.attachment)
        layout.addWidget(self.board, 1)
        return body

    # --- showing ---------------------------------------------------------------------------------

    def fill(self, case: Case) -> None:
        """Show the part that is chosen; one that is no more gives way to what is known."""
        people = people_prepared(case, self.context.workspace.clock.today())
        if self._part not in {STATEMENTS, ATTACHMENTS, *(each.key for each in people)}:
            self._part = STATEMENTS
        words = _("Forberedende del: {name}")
        prepared = (
            Choice(each.key, words.format(name=each.label), "file-text")
            for each in (() if self._borrowed_bare(case) else people)
        )
        known = Choice(STATEMENTS, _("Oplysninger"), "clipboard-list")
        papers = () if self.read_only else (Choice(ATTACHMENTS, _("Bilag"), "file-text"),)
        self.chooser.show_choices((known, *prepared, *papers), self._part)
        self.attachment.setVisible(self._part == ATTACHMENTS and not self.read_only)
        super().fill(case)

    def _borrowed_bare(self, case: Case) -> bool:
        """Whether somebody looks who may see nothing of any preparatory part."""
        return self.read_only and not case.preparation_parts

    def groups(self, case: Case) -> tuple[Group, ...]:
        """The statements by area, or the sections, or the papers."""
        if self._part == ATTACHMENTS:
            return (attachment_group(case),)
        if self._part != STATEMENTS:
            workspace = self.context.workspace
            today = workspace.clock.today()
            board = preparation_board(case, Id(self._part), workspace.laws, today)
            return preparation_groups(board, writable=not self.read_only)
        return tuple(_group(each) for each in assessment_board(case))

    def is_vacant(self, groups: tuple[Group, ...]) -> bool:
        """Sections and the line for attachments are there from the start."""
        return self._part == STATEMENTS and super().is_vacant(groups)

    def vacancy(self) -> Vacancy:
        """Nothing known yet."""
        return Vacancy(
            "clipboard-list", _("Der er ingen oplysninger endnu. Skriv den første med dens kilde.")
        )

    def summed_up(self, case: Case) -> str:
        """How many statements, and how many of them ask for help."""
        count, needs = len(case.statements), sum(each.need for each in case.statements)
        if not count or self._part != STATEMENTS:
            return ""
        total = ngettext("{count} oplysning", "{count} oplysninger", count).format(count=count)
        asked = ngettext(
            "{count} fortæller om et behov", "{count} fortæller om et behov", needs
        ).format(count=needs)
        return f"{total} · {asked}"

    def select(self, key: Id) -> None:
        """A record brings its own part; a person the preparatory part."""
        record: Record | None = self.case.find(key) if self.case is not None else None
        match record:
            case PreparationPart(person_id=person) | Person(id=person):
                self.show_part(person)
            case Attachment():
                self.show_part(ATTACHMENTS)
            case Statement():
                self.show_part(STATEMENTS)
        if not isinstance(record, Person):
            super().select(key)

    def copied_section(self) -> str:
        """That of the part which is shown."""
        parts = {STATEMENTS: CopySection.STATEMENTS, ATTACHMENTS: CopySection.ATTACHMENTS}
        return parts.get(self._part, CopySection.PREPARATION).value

    def copied_text(self, case: Case) -> str:
        """The part which is shown, as text."""
        section = CopySection(self.copied_section())
        person = Id(self._part) if section is CopySection.PREPARATION else None
        return self.section_text(case, section, person)

    # --- doing -----------------------------------------------------------------------------------

    @Slot(str)
    def show_part(self, key: str) -> None:
        """Show another part."""
        self._part = key
        if self.case is not None:
            self.fill(self.case)

    def pressed(self, press: Press) -> None:
        """Take over what the case knows already; the rest is the same on all pages."""
        if self.case is None or self.read_only or not press.key.startswith(TAKES):
            super().pressed(press)
            return
        section, _slash, record = press.key.removeprefix(TAKES).partition("/")
        workspace = self.context.workspace
        around = (workspace.laws, workspace.clock.today(), workspace.ids)
        made = taken_over(self.case, Id(self._part), section, Id(record), around)
        if made is not None and self.context.run(made) is not None:
            self.context.message(Message(_("Taget med. Ctrl+Z fortryder."), Tone.GOOD))

    @Slot(str)
    def _attach(self, words: str) -> None:
        if self.case is None:
            return
        workspace = self.context.workspace
        today = workspace.clock.today()
        typed = attachment_typed(words, today)
        made = new_operation(Attachment, self.case, {**typed}, workspace.ids, today)
        if isinstance(made, tuple):
            self.attachment.say_wrong(" ".join(each.sentence for each in made))
            return
        self.attachment.say_wrong("")
        if self.context.run(made) is not None:
            self.attachment.line.clear()


def _group(found: AssessmentArea) -> Group:
    area = found.area
    preset = (("area", area.key),) if area.key else ()
    return Group(
        key=area.key or "none",
        title=area.label,
        icon=area.icon or "",
        tint=area.key or "none",
        blocks=(Block(area.key or "none", tint=area.key, rows=tuple(map(_row, found.lines))),),
        offers=(Offer(_("Ny oplysning"), Statement, preset),),
    )


def _row(line: StatementLine) -> Line:
    need = (Choice("accent", _("Behov"), "flag"),) if line.need else ()
    closed = (Choice("", line.closed, "lock"),) if line.closed else ()
    bare = () if line.sourced else (Choice("caution", line.source, "alert-triangle"),)
    below = " · ".join((line.whom, line.kind, *((line.source,) if line.sourced else ())))
    return Line(line.text, Ref(Statement, line.id), lines=(below,), tags=(*need, *closed, *bare))
