"""Watches the texts of the inspector's form: whom they name is said under the field as one types."""

from PySide6.QtCore import QObject

from app.models.base import Id, Record
from app.models.case import Case
from app.presenters.naming_hint import Hint, NamedHere, hint, is_watched, new_hint
from app.services.acts.safety import ClearText, UnclearText
from app.views.page import PageContext
from app.views.shared.form import FormView

__all__ = ["NamingWatch"]


class NamingWatch(QObject):
    """One form's texts; silent where somebody else's eyes are borrowed."""

    def __init__(self, context: PageContext, form: FormView) -> None:
        """Begin with nothing to watch."""
        super().__init__(form)
        self._context = context
        self._form = form
        self._case: Case | None = None
        self._target: Record | type[Record] | None = None

    def look(self, case: Case | None, target: Record | type[Record] | None) -> None:
        """Say whom every text of the form names; ``target`` is the record, or the class of a new one."""
        self._case, self._target = case, target
        if target is None or case is None:
            return
        kind = target if isinstance(target, type) else type(target)
        for name, raw in self._form.values().items():
            if is_watched(kind, name) and isinstance(raw, str):
                self.typed(name, raw)

    def typed(self, name: str, words: str) -> None:
        """Say whom a text names that is being typed."""
        found = self._hint(name, words.strip())
        self._form.say_named(name, found, lambda each: self._pressed(name, each))

    def _hint(self, name: str, words: str) -> Hint:
        if self._case is None or self._target is None:
            return Hint()
        workspace = self._context.workspace
        today = workspace.clock.today()
        if not isinstance(self._target, type):
            return hint(self._case, self._target, name, words, today, workspace.lexicon)
        chosen = self._form.values().get("concerns", ())
        about = frozenset(map(Id, chosen)) if isinstance(chosen, tuple) else frozenset()
        return new_hint(self._case, self._target, name, words, about, today, workspace.lexicon)

    def _pressed(self, name: str, each: NamedHere) -> None:
        """What was typed is saved first: a clearance is for the text as it stands."""
        self._form.settle()
        if self._case is None or self._target is None or isinstance(self._target, type):
            return
        case, run = self._case.id, self._context.run
        if each.clearance is not None:
            run(UnclearText(case, each.clearance))
            return
        made = self._context.workspace.ids.new()
        run(ClearText(made, case, self._target.id, name, each.person_id))
