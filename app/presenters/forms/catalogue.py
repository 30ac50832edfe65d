"""Choosing an intervention from the catalogue: one choice fills in name, area, §, who grants it, duty."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.models.case import Case
from app.models.law import LawProfile
from app.models.law_parts import CatalogueEntry
from app.presenters.forms.entries import Around, Link, Values
from app.presenters.forms.spec import Choice, Raw
from app.presenters.law_chip import marked, named_rule
from app.presenters.who import AREA_ICONS
from app.rules.law import catalogue_for, profile_of
from app.words import _

__all__ = ["FromCatalogue", "catalogue_options", "filled_from_catalogue"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FromCatalogue(Link):
    """The entry that an intervention was made from; choosing one writes the other fields as well.

    In a new form those fields stand below and are filled in as one looks on
    (``filled_from_catalogue``); "free" leaves what is written.
    """

    @property
    def fields(self) -> tuple[str, ...]:
        """What an entry says."""
        return (self.name, *_FIELDS)

    def choices(self, record: Any, around: Around) -> tuple[Choice, ...]:
        """None at all first: what is not in the catalogue is written by hand."""
        return (Choice("", _("Ikke fra kataloget")), *self.options(record, around))

    def read(self, raw: str, around: Around) -> Values:
        """The key, and what the entry says of the other fields."""
        entry = next((each for each in _every(around.case, around.laws) if each.key == raw), None)
        return {self.name: raw or None} | (_values(entry) if entry is not None else {})


_FIELDS = ("name", "area", "law_key", "granted_by", "duty")


def _values(entry: CatalogueEntry) -> Values:
    return {name: getattr(entry, name) for name in _FIELDS}


def _every(case: Case, laws: tuple[LawProfile, ...]) -> tuple[CatalogueEntry, ...]:
    law = profile_of(case, laws)
    return () if law is None else law.catalogue


def catalogue_options(record: Any, around: Around) -> tuple[Choice, ...]:
    """What can be chosen today, by area; and the entry that the record has."""
    law = profile_of(around.case, around.laws)
    if law is None:
        return ()
    kept = getattr(record, "catalogue_key", None)
    now = {each.key for each in catalogue_for(law, around.today)}
    return tuple(
        Choice(each.key, " · ".join(_said(law, each)), AREA_ICONS[each.area])
        for each in law.catalogue
        if each.key in now or each.key == kept
    )


def _said(law: LawProfile, entry: CatalogueEntry) -> Iterator[str]:
    yield entry.name
    rule = law.reference(entry.law_key)
    label, mark = ("", "") if rule is None else named_rule(rule, entry.certainty)
    yield from (each for each in (label, mark or marked(entry.certainty)) if each)


def filled_from_catalogue(
    case: Case, laws: tuple[LawProfile, ...], values: Mapping[str, Raw]
) -> dict[str, Raw]:
    """What a new form fills in once an entry was chosen; never over what was written by hand.

    What an entry chosen before filled in gives way.
    """
    every = _every(case, laws)
    entry = next((each for each in every if each.key == values.get("catalogue_key")), None)
    if entry is None:
        return {}
    found: dict[str, Raw] = {}
    for name, value in _values(entry).items():
        by_entry = {str(getattr(each, name)) for each in every}
        if values.get(name, "") in {"", *by_entry}:
            found[name] = str(value)
    return found
