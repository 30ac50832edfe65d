"""Forms of the network: contacts with whom they serve and what is planned, coordinators."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from app.models.base import Id, Record
from app.models.case import Case
from app.models.contacts import Contact, Coordinator, CoordinatorRole, PlannedChange, Serves
from app.models.facts import Area
from app.presenters.forms.editor import Editor, Extra, Part
from app.presenters.forms.entries import (
    Around,
    Check,
    Day,
    Line,
    Link,
    Number,
    OwnEntry,
    Pick,
    Text,
    Values,
)
from app.presenters.forms.rows import RowsEntry
from app.presenters.forms.spec import Choice, FieldKind
from app.presenters.who import AREA_ICONS, contact_label
from app.rules.contact_counts import contact_type
from app.services.acts.records import Add, Drop, Edit
from app.services.operation import Operation
from app.services.ports import Ids
from app.words import _
from app.words.terms import area_name, contact_type_name, term

__all__ = ["CONTACT", "COORDINATOR", "area_entry", "contact_options"]

FAMILY: Final = "family"
"""The key of the chip for the whole family."""

_ENDS: Final = "ends"
"""The key of the planned change that replaces a contact by nobody."""


def area_entry() -> Pick:
    """The choice of an area, with its icon beside its word."""
    return Pick(name="area", label=_("Område"), of=Area, icons=AREA_ICONS)


def contact_options(_record: Any, around: Around) -> tuple[Choice, ...]:
    """Every contact, by role and name."""
    return tuple(
        Choice(each.id, contact_label(each), AREA_ICONS[each.area] if each.area else None)
        for each in around.case.contacts
    )


_TYPES: Final[Mapping[str, tuple[bool, bool, bool]]] = {
    "": (False, False, False),
    "authority": (True, False, False),
    "provider": (False, True, False),
    "both": (True, True, False),
    "external": (False, False, True),
    "external_authority": (True, False, True),
    "external_provider": (False, True, True),
    "external_both": (True, True, True),
}
"""Authority, provider, external for each choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Type(OwnEntry):
    """Authority, provider and outside the municipality, as one choice."""

    control: ClassVar[FieldKind] = FieldKind.CHOICE

    @property
    def fields(self) -> tuple[str, ...]:
        return ("authority", "provider", "external")

    def value(self, record: Any, around: Around) -> str:
        holds = (record.authority, record.provider, record.external)
        return next(key for key, each in _TYPES.items() if each == holds)

    def choices(self, record: Any, around: Around) -> tuple[Choice, ...]:
        return (
            Choice("", _("Ikke angivet")),
            Choice("authority", _("Myndighed"), "shield-check"),
            Choice("provider", _("Udfører"), "affiliate"),
            Choice("both", _("Både myndighed og udfører"), "arrows-exchange"),
            Choice("external", _("Uden for kommunen"), "building"),
            Choice("external_authority", _("Uden for kommunen, myndighed"), "building"),
            Choice("external_provider", _("Uden for kommunen, udfører"), "building"),
            Choice("external_both", _("Uden for kommunen, både og"), "building"),
        )

    def read(self, raw: str, around: Around) -> Values:
        return dict(zip(self.fields, _TYPES[raw], strict=True))


def _served(_record: Any, around: Around) -> tuple[Choice, ...]:
    people = tuple(Choice(each.id, each.name, "user") for each in around.case.people)
    homes = tuple(Choice(each.id, each.name, "home") for each in around.case.households)
    return (*people, *homes, Choice(FAMILY, _("Hele familien"), "users"))


def _serves_rows(case: Case, key: Id) -> dict[str, Record]:
    return {
        each.person_id or each.household_id or FAMILY: each
        for each in case.serves
        if each.contact_id == key
    }


def _serves(case: Case, key: Id, whom: str, new: Id) -> Record:
    if whom == FAMILY:
        return Serves(id=new, case_id=case.id, contact_id=key, whole_family=True)
    if any(each.id == whom for each in case.people):
        return Serves(id=new, case_id=case.id, contact_id=key, person_id=Id(whom))
    return Serves(id=new, case_id=case.id, contact_id=key, household_id=Id(whom))


def _planned(case: Case, key: Id) -> PlannedChange | None:
    return next((each for each in case.planned_changes if each.contact_id == key), None)


def _planned_key(record: Contact, around: Around) -> str:
    present = _planned(around.case, record.id)
    return "" if present is None else present.into_id or _ENDS


def _planned_options(record: Any, around: Around) -> tuple[Choice, ...]:
    others = tuple(
        Choice(each.id, _("Overtages af: {contact}").format(contact=contact_label(each)))
        for each in around.case.contacts
        if record is None or each.id != record.id
    )
    return (
        Choice("", _("Ingen ændring")),
        Choice(_ENDS, _("Stopper")),
        *others,
    )


def _plan(record: Contact, raw: str, around: Around, ids: Ids) -> tuple[Operation, ...]:
    case, present = around.case, _planned(around.case, record.id)
    if present is None:
        return tuple(Add(each) for each in _plan_rows(record.id, raw, around, ids))
    if not raw:
        return (Drop(case.id, PlannedChange, present.id, present.version),)
    into = None if raw == _ENDS else Id(raw)
    return (Edit(case.id, PlannedChange, present.id, (("into_id", into),), present.version),)


def _plan_rows(key: Id, raw: str, around: Around, ids: Ids) -> tuple[Record, ...]:
    into = None if raw == _ENDS else Id(raw)
    return (PlannedChange(id=ids.new(), case_id=around.case.id, contact_id=key, into_id=into),)


def _tags(record: Contact, _around: Around) -> tuple[Choice, ...]:
    icon = AREA_ICONS[record.area] if record.area else None
    kind = contact_type(record)
    return (
        Choice("area", area_name(record.area), icon),
        Choice("type", contact_type_name(kind), None),
    )


CONTACT: Final = Editor(
    kind=Contact,
    over_title=_("Kontakt"),
    new_title=_("Ny kontakt"),
    title=lambda record, _around: contact_label(record),
    tags=_tags,
    parts=(
        Part(
            "",
            (
                Line(name="role", label=_("Rolle"), required=True, placeholder=_("fysioterapeut")),
                Line(name="name", label=_("Navn")),
                Line(name="organisation", label=_("Organisation")),
                area_entry(),
                _Type(name="type", label=_("Myndighed eller udfører")),
                RowsEntry(
                    name="serves",
                    label=_("For hvem?"),
                    help=_("Vælger du ingen, står der »ikke angivet« på kortet."),
                    rows=_serves_rows,
                    make=_serves,
                    options=_served,
                    gesture="Contact.serve",
                ),
                Line(name="phone", label=_("Telefon")),
                Text(name="call_about", label=_("Ring til mig om …")),
            ),
        ),
        Part(
            _("Flere oplysninger"),
            (
                Line(name="department", label=_("Fagområde, som kilden skriver det")),
                Line(name="email", label=_("E-mail")),
                Day(name="from_date", label=_("Siden")),
                Day(name="to_date", label=_("Til")),
                Number(
                    name="at_least",
                    label=_("Mindst antal personer"),
                    help=_("Når kilden kun siger flere, fx »socialrådgiverne«."),
                ),
                Link(name="replaced_by_id", label=_("Afløst af"), options=contact_options),
                Check(name="private", label=_("Privat netværk")),
                Check(
                    name="planned",
                    label=_("Kommer først senere"),
                    help=_("Vises kun i »Én indgang«."),
                ),
                Extra(
                    name="planned_change",
                    label=_("Én indgang: planlagt ændring"),
                    show=_planned_key,
                    apply=_plan,
                    belong=_plan_rows,
                    options=_planned_options,
                ),
            ),
            folded=True,
        ),
    ),
)

COORDINATOR: Final = Editor(
    kind=Coordinator,
    over_title=_("Koordinering"),
    new_title=_("Ny koordinerende sagsbehandler"),
    title=lambda record, _around: f"{record.name} · {term(record.role)}",
    parts=(
        Part(
            "",
            (
                Line(name="name", label=_("Navn"), required=True),
                Line(name="phone", label=_("Telefon")),
                Pick(
                    name="role",
                    label=_("Rolle"),
                    of=CoordinatorRole,
                    required=True,
                    default=CoordinatorRole.COORDINATOR.value,
                ),
            ),
        ),
        Part(
            _("Flere oplysninger"),
            (
                Day(name="from_date", label=_("Fra")),
                Day(name="to_date", label=_("Til")),
                Link(name="contact_id", label=_("Kontakt på kortet"), options=contact_options),
            ),
            folded=True,
        ),
    ),
)
