"""Forms of the network: contacts with whom they serve and what is planned, coordinators."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Final

from app.models.base import Id, Record
from app.models.case import Case
from app.models.contacts import Contact, Coordinator, CoordinatorRole, PlannedChange, Serves
from app.models.facts import Area
from app.models.plan import Concern
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
    Raw,
    Text,
    Values,
)
from app.presenters.forms.rows import RowsEntry, concerns, in_one
from app.presenters.forms.spec import Choice, FieldKind, FieldSpec
from app.presenters.forms.suggest import FAMILY
from app.presenters.who import AREA_ICONS, contact_label, contact_labels
from app.rules.contact_counts import contact_type
from app.services.acts.records import Add, Drop, Edit
from app.services.acts.together import Together
from app.services.operation import Operation
from app.services.ports import Ids
from app.words import _
from app.words.terms import area_name, contact_type_name, term

__all__ = ["CONTACT", "COORDINATOR", "area_entry", "contact_options"]

_ENDS: Final = "ends"
"""The key of the planned change that replaces a contact by nobody."""


def area_entry() -> Pick:
    """The choice of an area, with its icon beside its word."""
    return Pick(name="area", label=_("Område"), of=Area, icons=AREA_ICONS)


def contact_options(_record: Any, around: Around) -> tuple[Choice, ...]:
    """Every contact, by role and name."""
    names = contact_labels(around.case)
    return tuple(
        Choice(each.id, names[each.id], AREA_ICONS[each.area] if each.area else None)
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
class _Role(Line):
    """A role; in a new form it may be followed by those it is for (``suggest``)."""

    def spec(self, record: Record | None, around: Around, preset: Raw | None = None) -> FieldSpec:
        found = Line.spec(self, record, around, preset)
        help_text = _("Skriv også for hvem. Område og type udfyldes, hvor rollen siger det.")
        return found if record is not None else replace(found, help=help_text)


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


def _people_behind(keys: Iterable[str], case: Case) -> tuple[str, ...]:
    """The persons whom chips of "for whom" mean: themselves, a household's members, everyone."""
    meant = {
        person
        for key in keys
        for person in (
            {each.id for each in case.people}
            if key == FAMILY
            else {each.person_id for each in case.members if each.household_id == key} or {Id(key)}
        )
    }
    return tuple(each.id for each in case.people if each.id in meant)


def _say_about(key: Id, people: Iterable[str], case: Case, ids: Ids) -> tuple[Operation, ...]:
    """Rows that say whom "Ring til mig om" is about, unless somebody has said so already."""
    if any(each.record_id == key for each in case.concerns):
        return ()
    return tuple(
        Add(Concern(id=ids.new(), case_id=case.id, record_id=key, person_id=Id(each)))
        for each in people
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _ForWhom(RowsEntry):
    """Whom a contact serves; what to call about is then about them, as long as nobody says else."""

    def operations(
        self, record: Record, wanted: tuple[str, ...], around: Around, ids: Ids
    ) -> tuple[Operation, ...]:
        """The differences, with whom "Ring til mig om" is about."""
        found = RowsEntry.operations(self, record, wanted, around, ids)
        if not found or not getattr(record, "call_about", None):
            return found
        about = _say_about(record.id, _people_behind(wanted, around.case), around.case, ids)
        return in_one(self.gesture, [*_single(found), *about])


def _single(found: tuple[Operation, ...]) -> tuple[Operation, ...]:
    """What stands in a gesture, so that another one can hold it."""
    return tuple(
        each for one in found for each in (one.operations if isinstance(one, Together) else (one,))
    )


def _follow(record: Contact, changed: Values, around: Around, ids: Ids) -> tuple[Operation, ...]:
    """What to call about is about those whom the contact serves."""
    if not changed.get("call_about"):
        return ()
    served = _serves_rows(around.case, record.id)
    return _say_about(record.id, _people_behind(served, around.case), around.case, ids)


def _complete(values: Values, raw: dict[str, Raw], around: Around) -> None:
    """In a new form too, unless whom it is about was chosen."""
    if values.get("call_about") and not raw["concerns"]:
        raw["concerns"] = _people_behind(raw["serves"], around.case)


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
    complete=_complete,
    follow=_follow,
    parts=(
        Part(
            "",
            (
                _Role(
                    name="role",
                    label=_("Rolle"),
                    required=True,
                    placeholder=_("Fysioterapeut, Lukas"),
                ),
                Line(name="name", label=_("Navn")),
                Line(name="organisation", label=_("Organisation")),
                area_entry(),
                _Type(name="type", label=_("Myndighed eller udfører")),
                _ForWhom(
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
                concerns(
                    _("Hvem handler »Ring til mig om« om?"),
                    _("Står der ingen, er det kun koordinator, der ser det."),
                ),
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
