"""The contacts as rows: the equal twin of the map, in words only."""

from dataclasses import dataclass, replace
from datetime import date

from app.models.base import Id
from app.models.case import Case
from app.presenters.map.cards import accessible_card
from app.presenters.map.colours import sector_title
from app.presenters.map.content import CardContent, read_content
from app.presenters.map.spec import MapOptions
from app.words import _
from app.words.dates import day_numeric, day_plain
from app.words.terms import contact_type_name

__all__ = ["ContactRow", "ContactTable", "contact_columns", "contact_table"]

_LAST = "~"
_LAST_LETTERS = str.maketrans({"æ": "{", "ø": "|", "å": "}"})
"""Æ, ø and å come after z, in this order."""


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One contact; ``cells`` and ``sort_keys`` follow ``contact_columns``, unknown is empty."""

    id: Id
    role: str
    name: str
    organisation: str
    kind: str
    area: str
    served: str
    phone: str
    call_about: str
    since: str
    status: str
    accessible_text: str
    sort_keys: tuple[str, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        """The row's words from left to right."""
        return (
            self.role,
            self.name,
            self.organisation,
            self.kind,
            self.area,
            self.served,
            self.phone,
            self.call_about,
            self.since,
            self.status,
        )


@dataclass(frozen=True, slots=True)
class ContactTable:
    """All rows in the case's order, under their headings."""

    columns: tuple[str, ...]
    rows: tuple[ContactRow, ...]


def contact_columns() -> tuple[str, ...]:
    """The headings."""
    return (
        _("Kontakt"),
        _("Navn"),
        _("Organisation"),
        _("Type"),
        _("Område"),
        _("For"),
        _("Telefon"),
        _("Ring om"),
        _("Siden"),
        _("Status"),
    )


def contact_table(case: Case, day: date, options: MapOptions) -> ContactTable:
    """Say in rows what the map with the same options shows."""
    content = read_content(case, day, options)
    roles = {each.id: each.role for each in case.contacts}
    return ContactTable(contact_columns(), tuple(_row(card, roles) for card in content.cards))


def _row(card: CardContent, roles: dict[Id, str]) -> ContactRow:
    status = _status(card, roles)
    spoken = accessible_card(card)
    since = _("siden {day}").format(day=day_plain(card.since)) if card.since else ""
    row = ContactRow(
        id=card.id,
        role=card.role,
        name=card.name or "",
        organisation=card.organisation or "",
        kind=contact_type_name(card.kind),
        area=sector_title(card.sector),
        served=", ".join(card.served) if card.targets else card.tags[0],
        phone=card.phone or "",
        call_about=card.call_about or "",
        since=day_numeric(card.since) if card.since else "",
        status=status,
        accessible_text=", ".join(part for part in (spoken, since, status) if part),
        sort_keys=(),
    )
    keys = tuple(_sortable(cell) for cell in row.cells)
    day = card.since.isoformat() if card.since else _LAST
    return replace(row, sort_keys=(*keys[:8], day, *keys[9:]))


def _status(card: CardContent, roles: dict[Id, str]) -> str:
    """What stands beside the contact: tags but the first of an unstated one, and what is planned."""
    parts = list(card.tags if card.targets else card.tags[1:])
    if card.star:
        parts.append(_("koordinerende sagsbehandler"))
    if card.plan is not None:
        into = roles.get(card.plan.into_id) if card.plan.into_id else None
        text = _("samles hos {role}").format(role=into) if into else _("slutter")
        if card.plan.by_date:
            text = _("{change} senest {day}").format(
                change=text, day=day_numeric(card.plan.by_date)
            )
        parts.append(_("planlagt: {change}").format(change=text))
    return ", ".join(parts)


def _sortable(text: str) -> str:
    """Text in Danish order; what is empty comes last."""
    return text.casefold().translate(_LAST_LETTERS) or _LAST
