"""What can be done on the map, as operations: always a delta, run through the page's context.

The map, the table and the menus all end here, so that each of them can do the same.
"""

from collections.abc import Callable

from app.models.base import Id
from app.models.case import Case
from app.models.changes import Change
from app.models.contacts import Contact, Serves
from app.models.people import Household, Person
from app.presenters.forms import FieldError, operations_for
from app.services.acts.placing import PlaceCard, ReleaseCards
from app.services.acts.records import Add, Drop, Edit
from app.services.acts.together import Together
from app.services.operation import Operation
from app.views.map.gestures import FAMILY
from app.views.page import Message, PageContext, Question, Tone
from app.words import _
from app.words.dates import day_long

__all__ = ["ENDS", "UNCHANGED", "MapActs"]

ENDS, UNCHANGED = "ends", ""
"""Keys of a planned change beside the id of the contact that takes over."""


class MapActs:
    """The acts on one family's map; does nothing while ``case`` is None or only read."""

    def __init__(self, context: PageContext) -> None:
        """Wait for a case."""
        self._context = context
        self.case: Case | None = None
        self.read_only = True

    def contact(self, key: str) -> Contact | None:
        """The contact with an id."""
        return self.case.get(Contact, Id(key)) if self.case is not None else None

    def serving(self, key: str) -> dict[str, Serves]:
        """Whom a contact serves: ids of people and households, or the whole family."""
        rows = self.case.serves if self.case is not None else ()
        return {
            each.person_id or each.household_id or FAMILY: each
            for each in rows
            if each.contact_id == key
        }

    def place(self, key: str, x: float, y: float) -> None:
        """Put a card or member at a point, counted from the middle of the map."""
        ids = self._context.workspace.ids
        self._run(lambda case: PlaceCard(case.id, ids.new(), Id(key), x, y))

    def release(self) -> None:
        """Let all cards find their own places again."""
        self._run(lambda case: ReleaseCards(case.id))

    def link(self, key: str, before: str, after: str) -> None:
        """Let a contact serve somebody else, one more or one less; empty for nobody."""
        present = self.serving(key)
        steps: list[Operation] = []
        if before in present:
            steps.append(self._stop_serving(present[before]))
        if after and after not in present:
            steps.append(Add(self._new_serves(key, after)))
        elif after and not before:
            self._context.message(Message(_("Kontakten er allerede for den, du slap linjen på.")))
        if len(steps) > 1:
            self._run(lambda _case: Together("Contact.serve", tuple(steps)))
        elif steps:
            self._run(lambda _case: steps[0])

    def toggle(self, key: str, whom: str) -> None:
        """Let a contact begin or cease to serve somebody."""
        on = whom not in self.serving(key)
        self.link(key, "" if on else whom, whom if on else "")

    def end_today(self, key: str) -> None:
        """Today is the contact's last day."""
        contact = self.contact(key)
        if contact is None:
            return
        today = self._context.workspace.clock.today()
        changes = (("to_date", today),)
        done = self._run(lambda case: Edit(case.id, Contact, contact.id, changes, contact.version))
        if done is not None:
            self._context.message(
                Message(
                    _("»{role}« slutter i dag, {day}, og er på kortet dagen ud.").format(
                        role=contact.role, day=day_long(today)
                    ),
                    Tone.GOOD,
                )
            )

    def plan(self, key: str, into: str) -> None:
        """Plan that another contact takes over, that this one ends, or that nothing changes."""
        contact, workspace = self.contact(key), self._context.workspace
        if contact is None or self.case is None:
            return
        today = workspace.clock.today()
        found = operations_for(self.case, contact, "planned_change", into, workspace.ids, today)
        if isinstance(found, FieldError):
            self._context.message(Message(found.sentence, Tone.WARNING))
            return
        for each in found:
            self._run(_always(each))

    def remove(self, key: str) -> None:
        """Remove a contact at once, and a person after a question; both can be undone."""
        record = self.case.find(Id(key)) if self.case is not None else None
        if self.read_only or record is None:
            return
        if isinstance(record, Contact):
            done = self._run(lambda case: Drop(case.id, Contact, record.id, record.version))
            self._say_gone(record.role, done)
        elif isinstance(record, Person | Household):
            self._context.ask(
                Question(
                    _("Fjern {name}?").format(name=record.name),
                    _("Det, der kun handler om {name}, fjernes også. Du kan fortryde.").format(
                        name=record.name
                    ),
                    _("Fjern"),
                    lambda: self._drop(record),
                    danger=True,
                )
            )

    def _drop(self, record: Person | Household) -> None:
        done = self._run(lambda case: Drop(case.id, type(record), record.id, record.version))
        self._say_gone(record.name, done)

    def _say_gone(self, what: str, done: Change | None) -> None:
        if done is not None:
            words = _("»{what}« er fjernet. Fortryd med Ctrl+Z.").format(what=what)
            self._context.message(Message(words))

    def _run(self, make: Callable[[Case], Operation]) -> Change | None:
        if self.case is None or self.read_only:
            return None
        return self._context.run(make(self.case))

    def _stop_serving(self, row: Serves) -> Operation:
        return Drop(row.case_id, Serves, row.id, row.version)

    def _new_serves(self, key: str, whom: str) -> Serves:
        case = self.case
        assert case is not None  # noqa: S101  # asked only while there is a case
        person = case.get(Person, Id(whom)) is not None
        return Serves(
            id=self._context.workspace.ids.new(),
            case_id=case.id,
            contact_id=Id(key),
            person_id=Id(whom) if person else None,
            household_id=None if person or whom == FAMILY else Id(whom),
            whole_family=whom == FAMILY,
        )


def _always(operation: Operation) -> Callable[[Case], Operation]:
    return lambda _case: operation
