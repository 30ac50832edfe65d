"""Who comes along with a citizen, and what that citizen lets them hear: chips, chosen by the citizen."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Final

from app.models.base import Id, Record
from app.models.case import Case
from app.models.facts import Area, Kind
from app.models.meetings import Attendance, Confided
from app.presenters.forms.entries import Around, Raw, Values
from app.presenters.forms.rows import RowsEntry
from app.presenters.forms.spec import Choice, FieldSpec
from app.presenters.who import AREA_ICONS, name_of
from app.services.acts.records import Drop
from app.services.operation import Operation
from app.services.ports import Ids
from app.words import _
from app.words.terms import term

__all__ = ["CONFIDED", "beside_options", "forgotten", "no_longer_confided"]

_Scope = tuple[Area | None, Kind | None]

_SCOPES: Final[Mapping[str, _Scope]] = MappingProxyType(
    {
        "all": (None, None),
        **{each.value: (each, None) for each in Area if each is not Area.FAMILY},
        **{
            each.value: (None, each)
            for each in (Kind.GOAL, Kind.AGREEMENT, Kind.APPOINTMENT, Kind.CONTACT)
        },
    }
)
"""What can be chosen in one press; finer choices stand in the meeting's consent."""


def beside_options(_record: Any, around: Around) -> tuple[Choice, ...]:
    """Every member of the family."""
    return tuple(Choice(each.id, each.name, "user") for each in around.case.people)


def _rows(case: Case, key: Id) -> dict[str, Record]:
    known = {scope: name for name, scope in _SCOPES.items()}
    return {
        known[each.area, each.kind]: each
        for each in case.confided
        if each.attendance_id == key and (each.area, each.kind) in known
    }


def _row(case: Case, key: Id, chosen: str, new: Id) -> Record:
    area, kind = _SCOPES[chosen]
    return Confided(id=new, case_id=case.id, attendance_id=key, area=area, kind=kind)


def _options(record: Any, around: Around) -> tuple[Choice, ...]:
    """Nothing to choose while nobody has said whom they are there for."""
    if record is not None and record.beside_id is None:
        return ()
    return (
        Choice("all", _("Alt om sig selv")),
        *(
            Choice(key, term(area), AREA_ICONS[area])
            for key, (area, _kind) in _SCOPES.items()
            if area is not None
        ),
        *(Choice(key, term(kind)) for key, (_area, kind) in _SCOPES.items() if kind is not None),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heard(RowsEntry):
    """The chips, named after the two whom they are about."""

    def spec(self, record: Record | None, around: Around, preset: Raw | None = None) -> FieldSpec:
        """With both names where they are known."""
        found = RowsEntry.spec(self, record, around, preset)
        if not isinstance(record, Attendance) or record.beside_id is None:
            return found
        case = around.case
        who = record.name or name_of(case, record.person_id or record.contact_id)
        citizen = name_of(case, record.beside_id)
        label = _("Hvad må {who} høre? {citizen} vælger selv:").format(who=who, citizen=citizen)
        return replace(found, label=label)


CONFIDED: Final = _Heard(
    name="confided",
    label=_("Hvad må han eller hun høre? Borgeren vælger selv:"),
    help=_(
        "Kun det, der handler om borgeren alene. Vælger I ingenting, høres kun det, mødet er "
        "blevet enige om."
    ),
    rows=_rows,
    make=_row,
    options=_options,
    gesture="Meeting.invite",
)


def no_longer_confided(case: Case, key: Id) -> tuple[Operation, ...]:
    """Take back what one citizen let somebody hear who is now there for another, or for nobody."""
    return tuple(
        Drop(case.id, Confided, each.id) for each in case.confided if each.attendance_id == key
    )


def forgotten(
    record: Attendance, changed: Values, around: Around, _ids: Ids
) -> tuple[Operation, ...]:
    """What goes when it is said whom somebody is there for."""
    return no_longer_confided(around.case, record.id) if "beside_id" in changed else ()
