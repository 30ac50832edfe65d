"""Recommendations and decisions, never mixed: the one cannot be appealed, the other can."""

from collections.abc import Iterable, Iterator
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.base import Id
from app.models.case import Case
from app.models.letters import Hearing
from app.models.meetings import Decision, DecisionState, Recommendation
from app.models.problems import Refused
from app.presenters.copying.sections import COPIES, CopySection
from app.presenters.decision_list import decision_list, recommendation_list
from app.presenters.letter_list import (
    collect,
    collectable,
    complaint_list,
    hearing_list,
    letter_list,
)
from app.presenters.reasons import reasons_read
from app.presenters.unfiled_list import FILES, filed_words, filing, filing_spec, unfiled_list
from app.views.case.blocks import Group, Offer, Press
from app.views.case.page import CasePage, Vacancy
from app.views.decisions.cards import (
    COLLECTS,
    READS,
    collect_block,
    complaint_block,
    decision_block,
    hearing_block,
    letter_block,
    recommendation_block,
    unfiled_block,
)
from app.views.decisions.filing import FilingForm
from app.views.page import Message, Tone
from app.words import _
from app.words.problems import refusal

__all__ = ["DecisionsPage"]


def _copied(section: CopySection) -> tuple[Press, ...]:
    return (Press(_("Kopiér"), f"{COPIES}{section.value}", "copy"),)


class DecisionsPage(CasePage):
    """Decisions in the main column, recommendations beside them."""

    title = _("Afgørelser")
    offers = (
        Offer(_("Ny afgørelse"), Decision),
        Offer(_("Ny indstilling"), Recommendation),
        Offer(_("Ny partshøring"), Hearing),
    )
    section = CopySection.DECISIONS.value

    def build_body(self) -> QWidget:
        """The form for a journal number over the board; hidden until it is asked for."""
        self.filing = FilingForm(self.context.look, self.context.workspace.clock.today)
        self.filing.typed.connect(self._filed)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.filing)
        layout.addWidget(self.board, 1)
        return body

    def groups(self, case: Case) -> tuple[Group, ...]:
        """Decisions and recommendations, each with the sentence that tells them apart, and the paper."""
        workspace = self.context.workspace
        today = workspace.clock.today()
        decisions = decision_list(case, workspace.laws, today, self.holidays(case))
        return (
            *self._ready(case, today),
            Group(
                "decisions",
                _("Afgørelser"),
                note=_("En afgørelse er kommunens. Den kan der klages over."),
                blocks=tuple(map(decision_block, decisions)),
                empty=_("Der er ingen afgørelser endnu."),
            ),
            *self._came_back(case, today),
            Group(
                "recommendations",
                _("Indstillinger"),
                note=_("En indstilling er en anbefaling. Der kan ikke klages over den."),
                offers=_copied(CopySection.RECOMMENDATIONS) if case.recommendations else (),
                blocks=tuple(map(recommendation_block, recommendation_list(case))),
                empty=_("Der er ingen indstillinger endnu."),
                column=1,
            ),
            *self._went_out(case, today),
        )

    def _ready(self, case: Case, today: date) -> Iterator[Group]:
        """Drafts that one press puts into one letter."""
        ready = () if self.read_only else collectable(case, self.context.workspace.laws, today)
        if ready:
            blocks = tuple(map(collect_block, ready))
            yield Group("ready", _("Klar til ét brev"), blocks=blocks)

    def _came_back(self, case: Case, today: date) -> Iterator[Group]:
        """Complaints and hearings, with the day by which something is to be done."""
        laws, holidays = self.context.workspace.laws, self.holidays(case)
        complaints = complaint_list(case, laws, today, holidays)
        if complaints:
            blocks = tuple(map(complaint_block, complaints))
            offers = _copied(CopySection.COMPLAINTS)
            yield Group("complaints", _("Klager"), blocks=blocks, offers=offers, column=1)
        hearings = hearing_list(case, today)
        if hearings:
            blocks = tuple(map(hearing_block, hearings))
            offers = _copied(CopySection.HEARINGS)
            yield Group("hearings", _("Partshøring"), blocks=blocks, offers=offers, column=1)

    def _went_out(self, case: Case, today: date) -> Iterator[Group]:
        """Letters on their way, and what is not in the journal."""
        letters = tuple(map(letter_block, letter_list(case)))
        if letters:
            offers = () if self.read_only else _copied(CopySection.LETTERS)
            yield Group("letters", _("Breve"), blocks=letters, offers=offers)
        holidays, laws = self.holidays(case), self.context.workspace.laws
        left = () if self.read_only else unfiled_list(case, today, holidays, laws)
        if left:
            yield Group("unfiled", _("Ikke journaliseret"), blocks=(unfiled_block(left),))

    def select(self, key: Id) -> None:
        """Select a record; what comes from the list of the unfiled is asked for its number."""
        if not key.startswith(FILES):
            super().select(key)
        elif self.case is not None and not self.read_only:
            self._ask_number(self.case, Id(key.removeprefix(FILES)))

    def pressed(self, press: Press) -> None:
        """Collect drafts in one letter, ask for a journal number, or measure the reasons."""
        case = self.case
        if case is None or self.read_only:
            return
        if press.key.startswith(COLLECTS):
            self._collect(case, Id(press.key.removeprefix(COLLECTS)))
        elif press.key.startswith(FILES):
            self._ask_number(case, Id(press.key.removeprefix(FILES)))
        elif press.key.startswith(READS):
            found = case.get(Decision, Id(press.key.removeprefix(READS)))
            if found is not None:
                words = reasons_read(case, found, self.context.workspace.laws)
                self.context.message(Message(words))
        else:
            super().pressed(press)

    def _collect(self, case: Case, person: Id) -> None:
        workspace = self.context.workspace
        made = collect(case, person, workspace.laws, workspace.clock.today(), workspace.ids)
        if made is not None and self.context.run(made) is not None:
            words = _("Samlet i ét brev. Vælg brevet for at give afgørelserne.")
            self.context.message(Message(words, Tone.GOOD))

    def _ask_number(self, case: Case, key: Id) -> None:
        spec = filing_spec(case, key, self.context.workspace.clock.today())
        if spec is not None:
            self.filing.ask(spec)

    @Slot(object, str, str)
    def _filed(self, keys: Iterable[str], number: str, day: str) -> None:
        if self.case is None or self.read_only:
            return
        workspace = self.context.workspace
        made = filing(self.case, keys, number, day, workspace.clock.today(), workspace.ids)
        if isinstance(made, str):
            self.filing.say_wrong(made)
            return
        try:
            self.context.attempt(made)
        except Refused as refused:
            self.filing.say_wrong(refusal(refused))
            return
        self.filing.hide()
        self.context.message(Message(filed_words(made), Tone.GOOD))

    def summed_up(self, case: Case) -> str:
        """What the meeting's outcome is under the case's law profile."""
        laws = self.context.workspace.laws
        law = next((each for each in laws if each.key == case.head.law_profile), None)
        if law is None:
            return ""
        if law.meeting_decides:
            return _("{law}: Mødet giver selv afgørelsen.").format(law=law.title)
        return _("{law}: Mødet indstiller. Kommunen afgør bagefter.").format(law=law.title)

    def vacancy(self) -> Vacancy:
        """Nothing recommended, nothing decided."""
        return Vacancy("gavel", _("Der er hverken indstillinger eller afgørelser endnu."))

    def copied_text(self, case: Case) -> str:
        """The decisions as text."""
        return self.section_text(case, CopySection.DECISIONS)

    def holidays(self, case: Case) -> frozenset[date]:
        """Days on which no time to complain ends; only computed where a time runs."""
        runs = bool(case.letters) or any(
            each.state is DecisionState.ISSUED for each in case.decisions
        )
        return self.context.workspace.holidays if runs else frozenset()
