"""A case at a deputy and back: the line above a family, and each conflict in the words of the forms."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from app.models.base import Id, Record
from app.models.case import Case
from app.models.law import LawProfile
from app.models.plan import Intervention
from app.models.tasks import Task, TaskReason
from app.presenters.forms import form_for
from app.presenters.forms.editors import EDITORS
from app.presenters.forms.spec import FieldKind, FieldSpec
from app.presenters.who import name_of
from app.rules.compared import Compared, Side, content
from app.rules.deputy import Stance, Standing
from app.rules.merge import WHOLE, Conflict, Merged
from app.rules.merged import Lost
from app.rules.withdrawal import left_without_help
from app.services.deputies import Returned
from app.services.ports import Ids
from app.words import _, ngettext
from app.words.dates import clock_text, day_medium, day_numeric
from app.words.people import joined
from app.words.terms import record_name, term

__all__ = [
    "ConflictSpec",
    "LentSpec",
    "ReturnSpec",
    "aside_text",
    "demanded",
    "lent_spec",
    "return_spec",
]


@dataclass(frozen=True, slots=True)
class LentSpec:
    """The line above a family that is lent out or borrowed; ``act`` is what its button says."""

    text: str
    act: str
    urgent: bool = False
    again: str = ""


@dataclass(frozen=True, slots=True)
class ConflictSpec:
    """One conflict: which record, which field, and the two values side by side."""

    key: tuple[Id, str]
    record: str
    field: str
    mine: str
    theirs: str
    before: str


@dataclass(frozen=True, slots=True)
class ReturnSpec:
    """What a deputy brought back, before anything is taken in."""

    family: str
    who: str
    counts: str
    notes: tuple[str, ...]
    conflicts: tuple[ConflictSpec, ...]


def lent_spec(standing: Standing, today: date) -> LentSpec | None:
    """Say whose a family is for now; None where there is nothing to say."""
    row = standing.handover
    if row is None or standing.stance is Stance.OWN:
        return None
    until = day_medium(row.until, today)
    giver = row.from_name or _("en kollega")
    match standing.stance:
        case Stance.OUT:
            words = _(
                "Familien er hos {name} til {day}. I kan begge skrive; det samles, når du tager tilbage."
            )
            return LentSpec(
                words.format(name=row.to_name, day=until),
                _("Tag ændringer tilbage …"),
                urgent=row.until < today,
                again=_("Gem pakken igen …"),
            )
        case Stance.DEPUTY:
            words = _("Du er stedfortræder for {name} til {day}.")
            return LentSpec(words.format(name=giver, day=until), _("Giv tilbage …"))
        case Stance.ENDED:
            words = _(
                "Din tid som stedfortræder sluttede {day}. Giv familien tilbage, så det, du har"
                " skrevet, kommer med."
            )
            return LentSpec(words.format(day=until), _("Giv tilbage …"), urgent=True)
        case _:
            words = _("Du har givet familien tilbage til {name}. Den kan ikke ses her mere.")
            return LentSpec(words.format(name=giver), _("Gem filen igen …"))


def return_spec(
    returned: Returned, merged: Merged, laws: tuple[LawProfile, ...], today: date
) -> ReturnSpec:
    """Say what a deputy brought back and what has to be decided."""
    shown = _Shown(merged.compared, laws, today)
    notes = []
    if returned.late:
        late = _("Tiden var slut {day}. Ændringerne kan stadig tages tilbage.")
        notes.append(late.format(day=day_medium(returned.handover.until, today)))
    if merged.forced:
        notes.append(_("Det, der har retsvirkning, bliver stående. Det andet gemmes ved siden af."))
    return ReturnSpec(
        family=returned.mine.head.name,
        who=returned.handover.to_name,
        counts=_counts(merged),
        notes=tuple(notes),
        conflicts=tuple(shown.conflict(each) for each in merged.conflicts),
    )


def _counts(merged: Merged) -> str:
    added, changed, gone = merged.brought
    parts = (
        ngettext("{count} ny", "{count} nye", len(added)).format(count=len(added)),
        ngettext("{count} ændret", "{count} ændrede", len(changed)).format(count=len(changed)),
        ngettext("{count} fjernet", "{count} fjernede", len(gone)).format(count=len(gone)),
        ngettext("{count} konflikt", "{count} konflikter", len(merged.conflicts)).format(
            count=len(merged.conflicts)
        ),
    )
    numbers = (len(added), len(changed), len(gone), len(merged.conflicts))
    said = [words for words, number in zip(parts, numbers, strict=True) if number]
    return joined(said) if said else _("Ingen ændringer")


def aside_text(
    lost: Sequence[Lost], merged: Merged, who: str, laws: tuple[LawProfile, ...], today: date
) -> str | None:
    """Write down what does not stand, one line each; None where all of it does."""
    shown = _Shown(merged.compared, laws, today)
    lines = [shown.lost(each, who if each.side is Side.THEIRS else _("Du")) for each in lost]
    return "\n".join(dict.fromkeys(lines)) or None


def demanded(before: Case, after: Case, on: date, ids: Ids) -> tuple[Task, ...]:
    """Return a task for each help that a withdrawal on one desk leaves undecided on the other."""
    found = left_without_help(after) - left_without_help(before)
    helps = (each for each in after.of(Intervention) if each.id in found)
    return tuple(
        Task(
            id=ids.new(),
            case_id=after.id,
            reason=TaskReason.REASSESSMENT,
            what=_("Vurdér igen, og giv en ny afgørelse: {name}").format(name=each.name),
            intervention_id=each.id,
            who=each.granted_by,
            law_key=each.law_key,
            by_date=on,
        )
        for each in helps
    )


@dataclass(frozen=True, slots=True)
class _Shown:
    """Puts records and values into words, each side's with what that side knows."""

    seen: Compared
    laws: tuple[LawProfile, ...]
    today: date

    def conflict(self, each: Conflict) -> ConflictSpec:
        where = Side.MINE if each.id in self.seen.now[Side.MINE] else Side.THEIRS
        record = self.seen.now[where][each.id]
        if each.field == WHOLE:
            mine, theirs = (self._whole(side, each) for side in Side)
            return ConflictSpec(each.key, self.title(where, record), "", mine, theirs, "")
        values = (self.value(side, self.seen.now[side][each.id], each.field) for side in Side)
        mine, theirs = values
        before = self.value(where, self.seen.was[each.id], each.field)
        return ConflictSpec(
            each.key,
            self.title(where, record),
            self.label(record, each.field),
            mine,
            theirs,
            before,
        )

    def _whole(self, side: Side, each: Conflict) -> str:
        present = self.seen.now[side].get(each.id)
        other = self.seen.now[side.other].get(each.id)
        if present is None:
            return _("Fjernet") if each.id in self.seen.was else _("Ikke med")
        lines = list(self._lines(side, present, other or self.seen.was.get(each.id)))
        return "\n".join(lines) or self.title(side, present)

    def _lines(self, side: Side, record: Record, other: Record | None) -> Iterator[str]:
        """The fields that say something, of two records those in which they differ."""
        for name in content(type(record)):
            same = other is not None and getattr(other, name) == getattr(record, name)
            spoken = type(record) not in EDITORS or self._field(side, record, name) is not None
            if name != "invented" and spoken and not same and (other or getattr(record, name)):
                value = self.value(side, record, name)
                yield _("{field}: {value}").format(field=self.label(record, name), value=value)

    def lost(self, each: Lost, who: str) -> str:
        """One line: who, which record, which field, what it was to be."""
        where = each.side if each.id in self.seen.now[each.side] else each.side.other
        record = self.seen.now[where][each.id]
        title = self.title(where, record)
        if each.value is None and each.field == WHOLE:
            return _("{who}: {record} var fjernet.").format(who=who, record=title)
        if each.field == WHOLE:
            lines = "; ".join(self._lines(where, record, None))
            return _("{who}: {record} ({what}).").format(who=who, record=title, what=lines)
        value = self.value(where, record, each.field)
        field = self.label(record, each.field)
        return _("{who}: {record}, {field}: {value}.").format(
            who=who, record=title, field=field, value=value
        )

    def title(self, side: Side, record: Record) -> str:
        """Name a record: what it is, and what it is called."""
        name = record_name(type(record))
        if type(record) not in EDITORS:
            return name
        shown = form_for(self.seen.sides[side], record, self.laws, self.today)
        return f"{name} · {shown.title}" if shown.title else name

    def label(self, record: Record, name: str) -> str:
        """Name a field as its form does."""
        spec = self._field(Side.MINE, record, name)
        return spec.label if spec is not None else _("Andet")

    def value(self, side: Side, record: Record, name: str) -> str:
        """A value as it is read."""
        value = getattr(record, name)
        if value is None or value == "":
            return _("(tomt)")
        spec = self._field(side, record, name)
        chosen = spec.choices if spec is not None and spec.kind is FieldKind.CHOICE else ()
        named = next((each.label for each in chosen if each.key == value), "")
        return named or _plain(self.seen.sides[side], value)

    def _field(self, side: Side, record: Record, name: str) -> FieldSpec | None:
        if type(record) not in EDITORS:
            return None
        form = form_for(self.seen.sides[side], record, self.laws, self.today)
        fields = (each for section in form.sections for each in section.fields)
        return next((each for each in fields if each.name == name), None)


def _plain(case: Case, value: object) -> str:
    """A value by its type, for fields that no form shows."""
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    if isinstance(value, StrEnum):
        return term(value)
    if isinstance(value, datetime):
        return f"{day_numeric(value.date())} {clock_text(value.time())}"
    if isinstance(value, date):
        return day_numeric(value)
    if isinstance(value, time):
        return clock_text(value)
    there = case.find(Id(str(value)))
    if there is not None:
        return name_of(case, there.id) or record_name(type(there))
    return str(value)
