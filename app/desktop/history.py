"""Undo for each case: a ledger of what was committed, never a second truth (design.md §3).

A step is put on the list only after its operation was committed. Undoing runs the inverse through the
same runner, so it is checked, written and logged. An act with legal effect cuts the list: what came before
it is not undone any more, and ``reason`` says so. Names are those of acts, never of people.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack

from app.desktop.bus import Bus
from app.models.base import Id
from app.models.changes import Change
from app.models.problems import Refused
from app.models.vault_problems import VaultProblem
from app.services.operation import Operation
from app.services.ports import Workspace

__all__ = ["History", "Refusal"]

Refusal = Refused | VaultProblem
"""Why a step could not be undone: a rule, or the vault itself."""


class History(QObject):
    """The undo lists of an unlocked vault, and the one way to run an operation.

    ``changed`` tells that what can be undone is another now. ``failed`` carries the ``Refusal`` of
    a step that could not be undone; the step is gone then, and pages must look again.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        bus: Bus,
        label: Callable[[str], str],
        parent: QObject | None = None,
    ) -> None:
        """``label`` names an act ("Tilføj kontakt")."""
        super().__init__(parent)
        self._workspace = workspace
        self._bus = bus
        self._label = label
        self._stacks: dict[Id, QUndoStack] = {}
        self._cuts: dict[Id, str] = {}
        self._case: Id | None = None

    def run(self, operation: Operation) -> Change:
        """Carry an operation out, then note it and tell everybody.

        Raises:
            Refused: a rule says no; nothing was changed.
            VaultProblem: it could not be saved; nothing was changed.
        """
        change = self._workspace.run(operation)
        self.note(change)
        return change

    def note(self, change: Change) -> None:
        """Note a change that was committed elsewhere (a sheet handed out, a family begun)."""
        if not change.ids:
            return
        stack = self._stack(change.case_id)
        if change.inverse is None:
            stack.clear()
            self._cuts[change.case_id] = change.act
        else:
            self._cuts.pop(change.case_id, None)
            stack.push(_Step(change, self._label(change.act), self._turn))
        self._bus.changed.emit(change)
        self.changed.emit()

    def look_at(self, case: Id | None) -> None:
        """Undo and redo mean this case from now on."""
        self._case = case
        self.changed.emit()

    @property
    def undo_label(self) -> str:
        """The act that would be undone; empty for none."""
        stack = self._present()
        return stack.undoText() if stack is not None else ""

    @property
    def redo_label(self) -> str:
        """The act that would be done again; empty for none."""
        stack = self._present()
        return stack.redoText() if stack is not None else ""

    @property
    def cut_by(self) -> str:
        """The label of the act with legal effect that cut the list; empty where none did."""
        act = self._cuts.get(self._case, "") if self._case is not None else ""
        return self._label(act) if act else ""

    @Slot()
    def undo(self) -> None:
        """Undo the last step of the present case."""
        stack = self._present()
        if stack is not None:
            stack.undo()
            self.changed.emit()

    @Slot()
    def redo(self) -> None:
        """Do the step that was undone last again."""
        stack = self._present()
        if stack is not None:
            stack.redo()
            self.changed.emit()

    def forget(self) -> None:
        """Drop everything: the vault is locked."""
        for stack in self._stacks.values():
            stack.deleteLater()
        self._stacks.clear()
        self._cuts.clear()
        self._case = None
        self.changed.emit()

    def _present(self) -> QUndoStack | None:
        return self._stacks.get(self._case) if self._case is not None else None

    def _stack(self, case: Id) -> QUndoStack:
        if case not in self._stacks:
            self._stacks[case] = QUndoStack(self)
        return self._stacks[case]

    def _turn(self, step: "_Step", *, redo: bool) -> None:
        """Run a step's inverse; a step that fails leaves the list, since it can never fit again."""
        try:
            change = self._workspace.reverse(step.change, redo=redo)
        except (Refused, VaultProblem) as refusal:
            step.setObsolete(True)
            self.failed.emit(refusal)
            return
        step.change = change
        self._bus.changed.emit(change)


class _Step(QUndoCommand):
    """One entry of the ledger; its first ``redo``, on being pushed, does nothing."""

    def __init__(self, change: Change, label: str, turn: "Callable[..., None]") -> None:
        super().__init__(label)
        self.change = change
        self._turn = turn
        self._pushed = False

    def undo(self) -> None:
        """Take the change back."""
        self._turn(self, redo=False)

    def redo(self) -> None:
        """Make the change again."""
        if not self._pushed:
            self._pushed = True
            return
        self._turn(self, redo=True)
