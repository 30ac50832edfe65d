"""The form of a letter: what it is, to whom, its decisions, its way into the journal."""

from dataclasses import replace
from typing import Final, cast

from app.models.letters import (
    Letter,
    LetterForm,
    LetterState,
)
from app.presenters.forms.editor import Deed, Editor, Part, Shown
from app.presenters.forms.entries import Around, Day, Line, Link, Pick, Text, Values
from app.presenters.forms.issuing import (
    answers,
    day_or,
    issuing,
    lacking,
    resubmission,
    step_ids,
)
from app.presenters.forms.meeting import meeting_options
from app.presenters.forms.network import contact_options
from app.presenters.forms.rows import people_options
from app.presenters.forms.spec import Choice, Tone
from app.presenters.who import letter_label, name_of
from app.rules.combined import by_one_person
from app.rules.letters import decisions_in, is_final, lacks, unready
from app.services.acts.filing import FileInJournal
from app.services.acts.issuing import IssueLetter
from app.services.acts.letters import FinishLetter
from app.services.acts.records import Add
from app.services.operation import Operation
from app.services.ports import Ids
from app.words import _
from app.words.dates import day_plain
from app.words.people import joined
from app.words.terms import term

__all__ = ["LETTER"]


def _decisions_in(record: Letter, around: Around) -> str:
    rows = decisions_in(around.case, record)
    found = [each.text.strip().rstrip(".") for each in rows]
    for key, both in by_one_person(rows).items():
        said = _("Én person, {name}, giver {count} af dem. Det står for sig i brevet.")
        found.append(said.format(name=name_of(around.case, key), count=len(both)))
    return "\n".join(found) or _("Ingen endnu")


def _journal(record: Letter, _around: Around) -> str:
    if record.filed_on is None:
        return _("Ikke journaliseret")
    return f"{record.journal_number} · {day_plain(record.filed_on)}"


def _can_issue(record: Letter, around: Around) -> str | None:
    drafts = unready(around.case, record)
    if record.state is not LetterState.DRAFT or not drafts:
        return None
    bare = [each.text.strip().rstrip(".") for each in drafts if lacks(each)]
    if bare:
        return _("Mangler begrundelse eller paragraf: {what}.").format(what=joined(bare))
    return " ".join(words for each in drafts if (words := lacking(around.case, each)))


def _issue(record: Letter, values: Values, around: Around, ids: Ids) -> tuple[Operation, ...]:
    decided, delivery, sent, received = answers(values, around)
    drafts = unready(around.case, record)
    tasks = ((each.id, resubmission(around.case, each, ids)) for each in drafts)
    return (
        IssueLetter(
            around.case.id,
            record.id,
            decided,
            delivery,
            sent,
            received,
            tuple((key, task) for key, task in tasks if task is not None),
            record.version,
            step_ids(drafts, ids),
        ),
    )


def _can_finish(record: Letter, around: Around) -> str | None:
    ready = record.state is LetterState.DRAFT and not unready(around.case, record)
    return "" if ready else None


def _finish(record: Letter, values: Values, around: Around, _ids: Ids) -> tuple[Operation, ...]:
    day = day_or(values["final_on"], around.today)
    return (FinishLetter(around.case.id, record.id, day, record.version),)


def _can_file(record: Letter, _around: Around) -> str | None:
    return "" if record.state is LetterState.FINAL else None


def _file(record: Letter, values: Values, around: Around, _ids: Ids) -> tuple[Operation, ...]:
    number = cast("str", values["journal_number"])
    day = day_or(values["filed_on"], around.today)
    return (FileInJournal(around.case.id, (record.id,), number, day),)


def _can_supersede(record: Letter, _around: Around) -> str | None:
    return "" if is_final(record) else None


def _supersede(record: Letter, _values: Values, around: Around, ids: Ids) -> tuple[Operation, ...]:
    """A draft to the same person that takes the place of a final letter."""
    new = replace(
        record,
        id=ids.new(),
        state=LetterState.DRAFT,
        final_on=None,
        journal_number=None,
        filed_on=None,
        replaces_id=record.id,
    )
    return (Add(new),)


LETTER: Final = Editor(
    kind=Letter,
    over_title=_("Brev"),
    new_title=_("Nyt brev"),
    title=lambda record, around: letter_label(around.case, record),
    tags=lambda record, _around: (Choice("state", term(record.state), "file-text"),),
    settled=_("Brevet er endeligt og kan ikke rettes. Lav et nyt, der erstatter det."),
    deeds=(
        issuing(
            _("Giv afgørelserne"),
            _("Afgørelser, der er givet, kan ikke fortrydes. Vil du give dem?"),
            lambda record, around: unready(around.case, record),
            _can_issue,
            _issue,
        ),
        Deed(
            key="finish",
            label=_("Gør brevet endeligt"),
            icon="check",
            offered=_can_finish,
            perform=_finish,
            asks=(Day(name="final_on", label=_("Dag"), placeholder=_("i dag")),),
        ),
        Deed(
            key="file",
            label=_("Er journaliseret"),
            tone=Tone.PRIMARY,
            icon="note",
            offered=_can_file,
            perform=_file,
            asks=(
                Line(name="journal_number", label=_("Journalnummer"), required=True),
                Day(name="filed_on", label=_("Dag"), placeholder=_("i dag")),
            ),
        ),
        Deed(
            key="supersede",
            label=_("Nyt brev i stedet"),
            icon="refresh",
            offered=_can_supersede,
            perform=_supersede,
        ),
    ),
    parts=(
        Part(
            "",
            (
                Link(
                    name="person_id",
                    label=_("Til hvem?"),
                    options=people_options,
                    required=True,
                ),
                Pick(
                    name="form",
                    label=_("Hvad er det?"),
                    of=LetterForm,
                    required=True,
                    default=LetterForm.DECISION.value,
                ),
                Shown(name="decisions", label=_("Afgørelser i brevet"), show=_decisions_in),
                Shown(name="journal", label=_("Journal"), show=_journal),
                Text(name="remark", label=_("Bemærkning til dig selv")),
            ),
        ),
        Part(
            _("Flere oplysninger"),
            (
                Link(name="contact_id", label=_("Til en fagperson"), options=contact_options),
                Link(name="meeting_id", label=_("Møde"), options=meeting_options),
            ),
            folded=True,
        ),
    ),
)
