"""The menu of a card, a person or the map itself; the same from mouse, keyboard and table."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtWidgets import QMenu, QWidget

from app.desktop.theme import Look
from app.models.base import Id
from app.models.case import Case
from app.models.contacts import Contact
from app.presenters.who import contact_label
from app.views.map.acts import ENDS, UNCHANGED, MapActs
from app.views.map.gestures import FAMILY
from app.words import _

__all__ = ["Entry", "entries_for", "make_menu"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu: an act, or a menu of its own; ``checked`` is None for no mark."""

    key: str
    label: str
    act: Callable[[], None] | None = None
    icon: str = ""
    checked: bool | None = None
    inside: tuple["Entry", ...] = field(default=())


def entries_for(acts: MapActs, key: str, edit: Callable[[str], None]) -> tuple[Entry, ...]:
    """What can be done with a record, or with the map where ``key`` is empty."""
    case = acts.case
    if case is None:
        return ()
    contact = acts.contact(key)
    look = Entry("edit", _("Vis detaljer"), lambda: edit(key), "eye")
    if acts.read_only:
        return (look,) if case.find(Id(key)) is not None else ()
    look = Entry("edit", _("Ret"), lambda: edit(key), "pencil")
    gone = Entry("remove", _("Fjern"), lambda: acts.remove(key), "trash")
    if contact is not None:
        return (look, *_contact(acts, case, contact), *_places(acts, case), gone)
    if case.find(Id(key)) is not None:
        return (look, *_places(acts, case), gone)
    return _places(acts, case)


def _contact(acts: MapActs, case: Case, contact: Contact) -> tuple[Entry, ...]:
    found = [
        Entry("serves", _("Gælder for"), icon="users", inside=_whom(acts, case, contact.id)),
        Entry("plan", _("Planlæg"), icon="route", inside=_plans(acts, case, contact)),
    ]
    if contact.to_date is None:
        end = Entry("end", _("Afslut i dag"), lambda: acts.end_today(contact.id), "calendar-due")
        found.insert(1, end)
    return tuple(found)


def _whom(acts: MapActs, case: Case, key: Id) -> tuple[Entry, ...]:
    serving = acts.serving(key)
    whom: list[tuple[str, str, str]] = [(each.id, each.name, "user") for each in case.people]
    whom += [(each.id, each.name, "home") for each in case.households]
    whom.append((FAMILY, _("Hele familien"), "users"))
    return tuple(
        Entry(
            f"serves:{each}",
            name,
            lambda each=each: acts.toggle(key, each),  # type: ignore[misc]  # bound now, not later
            icon,
            each in serving,
        )
        for each, name, icon in whom
    )


def _plans(acts: MapActs, case: Case, contact: Contact) -> tuple[Entry, ...]:
    planned = next((p for p in case.planned_changes if p.contact_id == contact.id), None)
    now = UNCHANGED if planned is None else planned.into_id or ENDS
    others = [
        (each.id, _("Overgår til {contact}").format(contact=contact_label(each)))
        for each in case.contacts
        if each.id != contact.id
    ]
    first = ((UNCHANGED, _("Ingen ændring")), (ENDS, _("Ophører")))
    return tuple(
        Entry(
            f"plan:{into}",
            label,
            lambda into=into: acts.plan(contact.id, into),  # type: ignore[misc]  # bound now
            checked=into == now,
        )
        for into, label in (*first, *others)
    )


def _places(acts: MapActs, case: Case) -> tuple[Entry, ...]:
    if not case.placements:
        return ()
    return (Entry("release", _("Lad kortene finde deres plads"), acts.release, "refresh"),)


def make_menu(look: Look, parent: QWidget, entries: tuple[Entry, ...]) -> QMenu:
    """A menu of these lines; shown by whoever asked for it."""
    menu = QMenu(parent)
    for entry in entries:
        if entry.inside:
            inside = make_menu(look, menu, entry.inside)
            inside.setTitle(entry.label)
            _dress(look, inside, entry)
            menu.addMenu(inside)
        else:
            _add(look, menu, entry)
    return menu


def _dress(look: Look, menu: QMenu, entry: Entry) -> None:
    menu.menuAction().setObjectName(entry.key)
    if entry.icon:
        menu.setIcon(look.icon(entry.icon))


def _add(look: Look, menu: QMenu, entry: Entry) -> None:
    made = menu.addAction(entry.label.replace("&", "&&"))
    made.setObjectName(entry.key)
    if entry.icon and entry.checked is None:
        made.setIcon(look.icon(entry.icon))
    if entry.checked is not None:
        made.setCheckable(True)
        made.setChecked(entry.checked)
    act = entry.act
    if act is not None:
        made.triggered.connect(lambda _checked=False: act())
