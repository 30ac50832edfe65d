"""The editor of a class of record, and what turns its forms into operations."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from app.models.base import Id, Record
from app.models.consents import Consent
from app.models.law import LawProfile
from app.models.meetings import Decision
from app.models.problems import Code, Problem
from app.presenters.forms.entries import Around, Entry, OwnEntry, Raw, Unreadable, Values, single
from app.presenters.forms.rows import RowsEntry, in_one
from app.presenters.forms.spec import (
    Action,
    Choice,
    FieldError,
    FieldKind,
    FieldSpec,
    FormSpec,
    Section,
    Tone,
)
from app.presenters.law_chip import LawChip, law_chips
from app.rules.frozen import is_frozen
from app.rules.law import decided_under, profile_of
from app.rules.legal import is_settled
from app.rules.validity import problems_of
from app.services.acts.records import Add, Drop, Edit
from app.services.operation import Operation
from app.services.ports import Ids
from app.words import _
from app.words.problems import sentence

__all__ = [
    "Deed",
    "Editor",
    "Extra",
    "Part",
    "Performed",
    "Shown",
    "blank",
    "changed",
    "created",
    "done",
    "form",
]

Performed = tuple[Operation, ...] | FieldError
"""What a gesture becomes: operations (none if nothing changes), or what is wrong."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a form; one that ``opens`` is folded only while nothing stands in it."""

    title: str
    entries: tuple[Entry, ...]
    folded: bool = False
    opens: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown(Entry):
    """A field to read only."""

    control: ClassVar[FieldKind] = FieldKind.SHOWN

    show: Callable[[Any, Around], str]

    def value(self, record: Any, around: Around) -> str:
        """The text."""
        return self.show(record, around)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra(Entry):
    """A field whose text becomes operations in a way of its own.

    ``show`` gives the text, ``apply`` the operations for another text; ``belong`` the rows that
    come with a new record.
    """

    show: Callable[[Any, Around], str]
    apply: Callable[[Any, str, Around, Ids], tuple[Operation, ...]]
    belong: Callable[[Id, str, Around, Ids], tuple[Record, ...]]
    options: Callable[[Any, Around], tuple[Choice, ...]] | None = None

    def value(self, record: Any, around: Around) -> str:
        """The text or key."""
        return self.show(record, around)

    def choices(self, record: Any, around: Around) -> tuple[Choice, ...]:
        """What can be chosen, where it is a choice."""
        return self.options(record, around) if self.options else ()

    def spec(self, record: Record | None, around: Around, preset: Raw | None = None) -> FieldSpec:
        """A choice where there are options, else a line."""
        found = Entry.spec(self, record, around, preset)
        return replace(found, kind=FieldKind.CHOICE) if self.options else found


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """An action: when it is offered, what it asks, what it does.

    ``offered`` gives None where it makes no sense, else why it cannot be done now ("" if it can).
    ``warning`` says what to know before it is confirmed, where that depends on the record.
    """

    key: str
    label: str
    perform: Callable[[Any, Values, Around, Ids], Performed]
    offered: Callable[[Any, Around], str | None] = lambda _record, _around: ""
    tone: Tone = Tone.NORMAL
    icon: str | None = None
    asks: tuple[OwnEntry, ...] = ()
    confirm: str = ""
    warning: Callable[[Any, Around], str] | None = None


Completion = Callable[[Values, dict[str, Raw], Around], None]
Adding = Callable[[Any, tuple[Record, ...], Around, Ids], Operation]
Following = Callable[[Any, Values, Around, Ids], tuple[Operation, ...]]


Starting = Callable[[Mapping[str, Raw], Around], Mapping[str, Raw]]


def _nothing(_values: Values, _raw: dict[str, Raw], _around: Around) -> None:
    """Most new records are complete as they were typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Editor:
    """Everything a form of one class of record needs.

    ``starts`` says what an empty form begins with besides what is preset, ``complete`` may fill in what
    follows from what was typed into a new form, ``follow`` what else a changed field of a record brings with it; ``removable`` says whether it can be removed from its
    form, ``stays`` which records cannot, ``adds`` by which act a new one comes.
    """

    kind: type[Record]
    over_title: str
    new_title: str
    title: Callable[[Any, Around], str]
    parts: tuple[Part, ...]
    tags: Callable[[Any, Around], tuple[Choice, ...]] = lambda _record, _around: ()
    deeds: tuple[Deed, ...] = ()
    settled: str = ""
    notice: Callable[[Any, Around], str] = lambda _record, _around: ""
    starts: Starting = lambda _preset, _around: {}
    complete: Completion = _nothing
    follow: Following = lambda _record, _changed, _around, _ids: ()
    removable: bool = True
    stays: Callable[[Any], bool] = lambda _record: False
    adds: Adding = lambda record, rows, _around, _ids: Add(record, rows)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All fields, in order."""
        return tuple(each for part in self.parts for each in part.entries)

    def entry(self, name: str) -> Entry:
        """The field with a name.

        Raises:
            KeyError: the form has no such field; a fault of the program.
        """
        return {each.name: each for each in self.entries}[name]


def form(editor: Editor, record: Record, around: Around, *, read_only: bool) -> FormSpec:
    """The form of a record that exists."""
    frozen = is_frozen(around.case, record)
    settled = is_settled(around.case, record) or frozen
    stands = sentence(Problem(Code.PLAN_FROZEN)) if frozen else editor.settled
    return FormSpec(
        kind=editor.kind,
        id=record.id,
        version=record.version,
        over_title=editor.over_title,
        title=editor.title(record, around),
        sections=_sections(editor, record, around, {}),
        actions=() if read_only else _actions(editor, record, around, settled=settled),
        tags=editor.tags(record, around),
        notice=stands if settled else editor.notice(record, around),
        read_only=read_only or settled,
        laws=_laws(record, around),
    )


def _laws(record: Record, around: Around) -> tuple[LawChip, ...]:
    """The rule that a record rests on; for a consent that of its type."""
    law = _law(record, around)
    key = getattr(record, "law_key", None)
    if isinstance(record, Consent) and law is not None:
        key = next((each.law_key for each in law.consents if each.type is record.type), None)
    return law_chips(law, key)


def _law(record: Record, around: Around) -> LawProfile | None:
    """The profile that a record is read by."""
    if isinstance(record, Decision):
        return decided_under(around.case, record, around.laws)
    return profile_of(around.case, around.laws)


def blank(editor: Editor, around: Around, preset: Mapping[str, Raw]) -> FormSpec:
    """The form of a record that is to be."""
    return FormSpec(
        kind=editor.kind,
        id=None,
        version=None,
        over_title=editor.over_title,
        title=editor.new_title,
        sections=_sections(editor, None, around, {**preset, **editor.starts(preset, around)}),
    )


def _sections(
    editor: Editor, record: Record | None, around: Around, preset: Mapping[str, Raw]
) -> tuple[Section, ...]:
    return tuple(_section(part, record, around, preset) for part in editor.parts)


def _section(
    part: Part, record: Record | None, around: Around, preset: Mapping[str, Raw]
) -> Section:
    fields = tuple(_worth_showing(part, record, around, preset))
    filled = part.opens and any(each.value or each.chosen for each in fields)
    return Section(part.title, fields, part.folded and not filled)


def _worth_showing(
    part: Part, record: Record | None, around: Around, preset: Mapping[str, Raw]
) -> Iterator[FieldSpec]:
    """The fields of a section that matter; chips with nobody to choose from would be a riddle."""
    for each in part.entries:
        if not each.matters(record, preset):
            continue
        spec = each.spec(record, around, preset.get(each.name))
        if spec.kind is not FieldKind.MANY or spec.choices:
            yield spec


def _actions(
    editor: Editor, record: Record, around: Around, *, settled: bool
) -> tuple[Action, ...]:
    found = []
    for deed in editor.deeds:
        why_not = deed.offered(record, around)
        if why_not is not None:
            asks = tuple(_asked(each, record, around) for each in deed.asks)
            confirm = deed.warning(record, around) if deed.warning else deed.confirm
            found.append(Action(deed.key, deed.label, deed.tone, why_not, deed.icon, asks, confirm))
    if editor.removable and not settled and not editor.stays(record):
        found.append(Action("remove", _("Fjern"), Tone.DANGER, icon="trash"))
    return tuple(found)


def _asked(entry: OwnEntry, record: Record, around: Around) -> FieldSpec:
    """A question of an action, with what this record offers; the only answer there is stands there."""
    spec = entry.spec(None, around)
    choices = entry.choices(record, around)
    only = entry.required and len(choices) == 1 and not spec.value
    return replace(spec, choices=choices, value=choices[0].key if only else spec.value)


def changed(
    editor: Editor, record: Record, name: str, raw: Raw, around: Around, ids: Ids
) -> Performed:
    """What a changed field becomes."""
    entry = editor.entry(name)
    if isinstance(entry, RowsEntry):
        return entry.operations(record, raw if isinstance(raw, tuple) else (raw,), around, ids)
    text = single(raw)
    if text == entry.value(record, around):
        return ()
    if isinstance(entry, Extra):
        return entry.apply(record, text, around, ids)
    if isinstance(entry, OwnEntry):
        return _edited(editor, record, entry, text, around, ids)
    return ()


def _edited(
    editor: Editor, record: Record, entry: OwnEntry, text: str, around: Around, ids: Ids
) -> Performed:
    try:
        values = entry.read(text, around)
    except Unreadable as unreadable:
        return _error(editor, unreadable.problem, entry)
    found = problems_of(around.case, replace(record, **_fields(values)))
    if found:
        return _error(editor, found[0], entry)
    delta = tuple((key, value) for key, value in values.items() if getattr(record, key) != value)
    if not delta:
        return ()
    edit = Edit(around.case.id, editor.kind, record.id, delta, record.version)
    return in_one(edit.act, [edit, *editor.follow(record, dict(delta), around, ids)])


def created(
    editor: Editor, given: Mapping[str, Raw], around: Around, ids: Ids
) -> Operation | tuple[FieldError, ...]:
    """What a filled-in new form becomes: one operation, or everything that is wrong with it."""
    raw: dict[str, Raw] = {each.name: given.get(each.name, each.default) for each in editor.entries}
    values: Values = {}
    errors: list[FieldError] = []
    for entry in editor.entries:
        if isinstance(entry, OwnEntry):
            _take(editor, entry, single(raw[entry.name]), around, values, errors)
    if errors:
        return tuple(errors)
    editor.complete(values, raw, around)
    new = ids.new()
    record = editor.kind(id=new, case_id=around.case.id, **_fields(values))
    found = problems_of(around.case, record)
    if found:
        return tuple(_error(editor, each, None) for each in found)
    return editor.adds(record, _belonging(editor, new, raw, around, ids), around, ids)


def _take(
    editor: Editor,
    entry: OwnEntry,
    text: str,
    around: Around,
    values: Values,
    errors: list[FieldError],
) -> None:
    try:
        if entry.required and not text:
            raise Unreadable(Problem(Code.MISSING_TEXT, entry.name))
        values.update(entry.read(text, around))
    except Unreadable as unreadable:
        errors.append(_error(editor, unreadable.problem, entry))


def _belonging(
    editor: Editor, key: Id, raw: Mapping[str, Raw], around: Around, ids: Ids
) -> tuple[Record, ...]:
    found: list[Record] = []
    for entry in editor.entries:
        content = raw[entry.name]
        if isinstance(entry, RowsEntry) and content:
            keys = content if isinstance(content, tuple) else (content,)
            found += entry.belonging(key, keys, around, ids)
        if isinstance(entry, Extra) and content:
            found += entry.belong(key, single(content), around, ids)
    return tuple(found)


def done(
    editor: Editor,
    record: Record,
    key: str,
    given: Mapping[str, Raw],
    around: Around,
    ids: Ids,
) -> Performed:
    """What an action becomes."""
    if key == "remove":
        return (Drop(around.case.id, editor.kind, record.id, record.version),)
    deed = {each.key: each for each in editor.deeds}[key]
    values: Values = {}
    errors: list[FieldError] = []
    for entry in deed.asks:
        text = single(given.get(entry.name, entry.default))
        _take(editor, entry, text, around, values, errors)
    return errors[0] if errors else deed.perform(record, values, around, ids)


def _error(editor: Editor, problem: Problem, fallback: Entry | None) -> FieldError:
    """The sentence at the field that a problem is about, else at the one that was changed."""
    own = [each for each in editor.entries if isinstance(each, OwnEntry)]
    entry = next(
        (each for each in own if problem.field == each.name or problem.field in each.fields),
        fallback,
    )
    if entry is None:
        return FieldError("", sentence(problem, editor.kind))
    code = problem.code
    if code is Code.MISSING_TEXT and entry.control is FieldKind.CHOICE:
        code = Code.MISSING_CHOICE
    return FieldError(entry.name, sentence(Problem(code, problem.field), editor.kind, entry.label))


def _fields(values: Values) -> dict[str, Any]:
    return dict(values)
