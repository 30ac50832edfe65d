"""Lovgrundlag: what the program asks for under which law, and a municipality's own rules in and out."""

from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.models.law import LawProfile, LocalLaw
from app.models.law_problems import LawDataProblem
from app.models.vault_problems import VaultProblem
from app.presenters.forms.spec import Choice
from app.presenters.law_page import (
    LawFact,
    LawSection,
    law_cards,
    local_sections,
    profile_sections,
)
from app.views.case.blocks import Block, Group, Line
from app.views.case.board import Board
from app.views.page import Message, Page, PageContext, Tone
from app.views.shared.buttons import action, button
from app.views.shared.cards import CardList, CardRow
from app.views.shared.files import ask_open, ask_save
from app.views.shared.labels import text
from app.views.shared.naming import reveal
from app.views.shared.saving import write_whole
from app.words import _, ngettext
from app.words.law import law_file_sentence
from app.words.vault import vault_sentence

__all__ = ["LawPage"]

_LIST = 400
_BESIDE = frozenset({"catalogue", "sections", "course", "outcomes", "consents"})
"""Sections that stand in the second column, where there is room."""


class LawPage(Page):
    """Profiles on the left, what the chosen one says on the right."""

    def __init__(self, context: PageContext) -> None:
        """Begin with the profile in force."""
        super().__init__(context)
        look = context.look
        self._chosen = ""
        outer = QVBoxLayout(self)
        side = look.px(20)
        outer.setContentsMargins(side, look.px(14), side, look.px(8))
        outer.setSpacing(look.px(12))
        row = QHBoxLayout()
        row.setSpacing(look.px(8))
        intro = _(
            "Her står, hvad programmet beder om under hvert lovgrundlag. Det er ikke juridisk råd."
        )
        row.addWidget(text(intro, "quiet"), 1)
        self._fetch = action(self, _("Hent kommunens egne regler"), on=self.fetch)
        self._example = action(
            self, _("Gem eksempelfil til kommunens regler"), on=self.save_example
        )
        row.addWidget(button(look, _("Gem eksempelfil"), icon="download", on=self.save_example))
        row.addWidget(button(look, _("Hent kommunens regler"), "primary", "upload", on=self.fetch))
        self.save = button(look, _("Gem som fil"), icon="download", on=self.save_chosen)
        row.insertWidget(1, self.save)
        outer.addLayout(row)
        self._unread = text("", "caption")
        outer.addWidget(self._unread)
        across = QHBoxLayout()
        across.setSpacing(look.px(20))
        self.cards = CardList(look, _("Lovgrundlag"))
        self.cards.setFixedWidth(look.px(_LIST))
        self.cards.used.connect(self.choose)
        across.addWidget(self.cards)
        self.board = Board(look, _("Det, lovgrundlaget siger"))
        across.addWidget(self.board, 1)
        outer.addLayout(across, 1)

    @property
    def chosen(self) -> str:
        """Key of what is shown on the right."""
        return self._chosen

    def page_actions(self) -> tuple[QAction, ...]:
        """Files in and out."""
        return (self._fetch, self._example)

    def show_desk(self) -> None:
        """Show the profiles as they are today."""
        workspace = self.context.workspace
        today, desk = workspace.clock.today(), workspace.local_laws
        cards = law_cards(workspace.laws, desk.all(), today)
        rows = tuple(
            CardRow(each.key, each.title, each.lines, tags=each.tags, group=each.group)
            for each in cards
        )
        self.cards.show_rows(rows)
        lost = desk.unread()
        words = ngettext(
            "{count} fil med kommunens regler kan ikke læses af denne udgave. Hent den igen.",
            "{count} filer med kommunens regler kan ikke læses af denne udgave. Hent dem igen.",
            lost,
        )
        self._unread.setText(words.format(count=lost))
        reveal(self._unread, bool(lost))
        keys = [each.key for each in cards]
        self.choose(self._chosen if self._chosen in keys else keys[0])

    def choose(self, key: str) -> None:
        """Show what a profile, or a municipality's file, says."""
        self._chosen = key
        self.cards.choose(key)
        local = self._local(key)
        reveal(self.save, local is not None)
        sections = self._sections(key, local)
        self.board.show_groups(tuple(map(_group, sections)), read_only=True)

    def _sections(self, key: str, local: LocalLaw | None) -> tuple[LawSection, ...]:
        today = self.context.workspace.clock.today()
        if local is None:
            return profile_sections(self._law(key), today)
        return local_sections(local, self._law(local.base))

    def _law(self, key: str) -> LawProfile:
        return next(each for each in self.context.workspace.laws if each.key == key)

    def _local(self, key: str) -> LocalLaw | None:
        changes = self.context.workspace.local_laws.all()
        return next((each for each in changes if each.key == key), None)

    def fetch(self) -> None:
        """Ask for a file and bring it in."""
        kinds = _("Regler (*.toml);;Alle filer (*)")
        found = ask_open(self, _("Hent kommunens egne regler"), kinds)
        if found:
            self.take(Path(found))

    def take(self, path: Path) -> None:
        """Bring a file in; what is wrong is said, and nothing is changed then."""
        try:
            new = self.context.workspace.local_laws.take(path.read_bytes())
        except OSError:
            words = _("Filen kan ikke læses. Se efter, om den er der endnu, og prøv igen.")
            self.context.message(Message(words, Tone.WARNING))
            return
        except LawDataProblem as problem:
            self.context.message(Message(law_file_sentence(problem), Tone.WARNING))
            return
        except VaultProblem as problem:
            self.context.message(Message(vault_sentence(problem), Tone.WARNING))
            return
        self._chosen = new.key
        self.show_desk()
        words = _("Reglerne fra {municipality} er hentet.").format(municipality=new.municipality)
        self.context.message(Message(words))

    def save_chosen(self) -> None:
        """Hand a municipality's file on as it came."""
        key = self._chosen
        if self._save(self.context.workspace.local_laws.give(key), f"{key}.toml"):
            self.context.workspace.note("law.export", None)

    def save_example(self) -> None:
        """Save the file to begin with."""
        self._save(self.context.workspace.local_laws.example(), "kommunens-regler.toml")

    def _save(self, data: bytes, name: str) -> bool:
        path = ask_save(self, _("Gem regler"), name, _("Regler (*.toml)"))
        if not path:
            return False
        saved = write_whole(path, data)
        words = _("Filen er gemt.") if saved else _("Filen kunne ikke gemmes. Vælg et andet sted.")
        self.context.message(Message(words, Tone.CALM if saved else Tone.WARNING))
        return saved


def _group(section: LawSection) -> Group:
    rows = tuple(_line(each, section.title) for each in section.facts)
    block = Block(section.key, rows=rows, laws=section.chips)
    if section.chips:
        block = Block(section.key, _heading(section), laws=section.chips)
    column = 1 if section.key in _BESIDE else 0
    return Group(section.key, section.title, blocks=(block,), column=column)


def _heading(section: LawSection) -> str:
    count = len(section.chips)
    return ngettext("{count} bestemmelse", "{count} bestemmelser", count).format(count=count)


def _line(fact: LawFact, section: str) -> Line:
    mark = (Choice("caution", fact.mark, "help-circle"),) if fact.mark else ()
    return Line(
        fact.title,
        side=fact.side,
        lines=fact.lines,
        marks=mark,
        laws=fact.chips,
        whose=f"{section}, {fact.title}",
    )
