"""Chips: rows that point to a record, added and removed one by one.

What is sent to the program are differences by id. A row that the form did not offer is never removed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from app.models.base import Id, Record
from app.models.case import Case
from app.models.plan import Concern
from app.presenters.forms.entries import Around, Entry
from app.presenters.forms.spec import Choice, FieldKind
from app.services.acts.records import Add, Drop
from app.services.acts.together import Together
from app.services.operation import Operation
from app.services.ports import Ids
from app.words import _

__all__ = ["RowsEntry", "concerns", "in_one", "people_options"]

Rows = Callable[[Case, Id], dict[str, Record]]
Make = Callable[[Case, Id, str, Id], Record]
Options = Callable[[Any, Around], tuple[Choice, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsEntry(Entry):
    """Any number of choices, each of them a row of its own.

    ``rows`` gives the present rows of a record by key, ``make`` a new row (case, record, key, new
    id), ``gesture`` is the name for several changes at once.
    """

    control: ClassVar[FieldKind] = FieldKind.MANY

    rows: Rows
    make: Make
    options: Options
    gesture: str

    def chosen(self, record: Any, around: Around) -> tuple[str, ...]:
        """The keys of the rows that there are, in the order of the choices."""
        present = self.rows(around.case, record.id)
        return tuple(each.key for each in self.options(record, around) if each.key in present)

    def choices(self, record: Any, around: Around) -> tuple[Choice, ...]:
        """What is offered."""
        return self.options(record, around)

    def operations(
        self, record: Record, wanted: tuple[str, ...], around: Around, ids: Ids
    ) -> tuple[Operation, ...]:
        """The differences to what there is, as one operation where there are any."""
        case = around.case
        present = self.rows(case, record.id)
        offered = [each.key for each in self.options(record, around)]
        found: list[Operation] = [
            Drop(case.id, type(present[key]), present[key].id)
            for key in offered
            if key in present and key not in wanted
        ]
        found += [
            Add(self.make(case, record.id, key, ids.new()))
            for key in offered
            if key in wanted and key not in present
        ]
        return in_one(self.gesture, found)

    def belonging(
        self, key: Id, wanted: tuple[str, ...], around: Around, ids: Ids
    ) -> tuple[Record, ...]:
        """The rows that come with a new record."""
        return tuple(self.make(around.case, key, each, ids.new()) for each in wanted)


def in_one(gesture: str, found: list[Operation]) -> tuple[Operation, ...]:
    """Make one operation of several, so that one step undoes them."""
    return tuple(found) if len(found) <= 1 else (Together(gesture, tuple(found)),)


def people_options(_record: Any, around: Around) -> tuple[Choice, ...]:
    """Every person of the family."""
    return tuple(Choice(each.id, each.name, "user") for each in around.case.people)


def _concern_rows(case: Case, key: Id) -> dict[str, Record]:
    return {each.person_id: each for each in case.concerns if each.record_id == key}


def _concern(case: Case, key: Id, person: str, new: Id) -> Record:
    return Concern(id=new, case_id=case.id, record_id=key, person_id=Id(person))


def concerns(label: str, text: str = "") -> RowsEntry:
    """The chips that say whom a record is about; with none it is shown to nobody else."""
    return RowsEntry(
        name="concerns",
        label=label,
        help=text or _("Vælger du ingen, er det kun koordinator, der ser det."),
        rows=_concern_rows,
        make=_concern,
        options=people_options,
        gesture="Concern.change",
    )
