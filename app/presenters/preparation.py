"""The preparatory part (*forberedende del*): its sections, the citizen's own words first in each.

Nothing is typed twice: what the case knows already of a section stands beside it and is taken over with one
press. Only what is about this person alone, and of the section's own kind, is offered: the kind decides
who may see a section, so nothing may come into it that another kind would have kept closed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.facts import Area, Kind
from app.models.law import LawProfile
from app.models.law_parts import PreparationSection
from app.models.plan import InterventionState, Source, Statement
from app.models.preparing import PreparationPart
from app.presenters.document import (
    Block,
    Document,
    Heading,
    KeepTogether,
    Paragraph,
    Quote,
    Run,
    runs,
)
from app.presenters.forms.spec import Choice
from app.presenters.handout.view import SheetOptions, Voice, voice_of
from app.presenters.who import concerned, name_of
from app.rules.law import profile_of
from app.rules.readiness import sections_asked
from app.services.acts.records import Add, Edit
from app.services.operation import Operation
from app.services.ports import Ids
from app.words import _, ngettext
from app.words.dates import day_plain
from app.words.people import quoted
from app.words.terms import term

__all__ = [
    "Found",
    "PreparationBoard",
    "SectionCard",
    "people_prepared",
    "preparation_board",
    "preparation_document",
    "taken_over",
]


@dataclass(frozen=True, slots=True)
class Found:
    """Something that the case knows already: a statement, a goal, an intervention.

    ``own`` says that they are the citizen's own words.
    """

    id: Id
    text: str
    source: str
    own: bool


@dataclass(frozen=True, slots=True)
class SectionCard:
    """One section; ``part`` is what was written of it, None where nothing was.

    ``missing`` says that the meeting waits for it.
    """

    key: str
    title: str
    help: str
    kind: Kind
    part: Id | None
    own_words: str
    text: str
    own_version: str
    dated: str
    found: tuple[Found, ...]
    missing: bool


@dataclass(frozen=True, slots=True)
class PreparationBoard:
    """The whole of it for one person; ``summary`` says how far it is."""

    person: Id
    name: str
    summary: str
    sections: tuple[SectionCard, ...]


def people_prepared(case: Case, today: date) -> tuple[Choice, ...]:
    """Return whom a preparatory part can be written with: the adults, and who has one already."""
    begun = {each.person_id for each in case.preparation_parts}
    return tuple(
        Choice(each.id, each.name, "user")
        for each in case.people
        if each.id in begun or voice_of(case, each.id, today) is Voice.ADULT
    )


def preparation_board(
    case: Case, person_id: Id, laws: tuple[LawProfile, ...], on: date
) -> PreparationBoard:
    """Return the sections of the case's profile for one person, from what may be seen."""
    law = profile_of(case, laws, on)
    asked = {each.key for each in sections_asked(law, on)} if law else set()
    parts = {each.key: each for each in case.preparation_parts if each.person_id == person_id}
    rows = (each for each in (law.sections if law else ()) if each.holds(on))
    cards = tuple(
        _card(case, person_id, each, parts.get(each.key), asked=each.key in asked)
        for each in rows
        if each.kind is not Kind.IDENTITY
    )
    left = sum(each.missing for each in cards)
    summary = ngettext("{count} afsnit er uden ord", "{count} afsnit er uden ord", left).format(
        count=left
    )
    return PreparationBoard(
        person_id, name_of(case, person_id), summary if left else _("Alle afsnit har ord"), cards
    )


def _card(
    case: Case,
    person_id: Id,
    section: PreparationSection,
    part: PreparationPart | None,
    *,
    asked: bool,
) -> SectionCard:
    words = (part.own_words, part.text, part.own_version) if part else (None, None, None)
    own_words, text, own_version = (each or "" for each in words)
    written = f"{own_words}\n{text}"
    same = part is None or part.kind is section.kind
    return SectionCard(
        key=section.key,
        title=section.title,
        help=section.help,
        kind=part.kind if part else section.kind,
        part=part.id if part else None,
        own_words=own_words,
        text=text,
        own_version=own_version,
        dated=day_plain(part.stated_on) if part and part.stated_on else "",
        found=tuple(
            each for each in _found(case, person_id, section) if same and each.text not in written
        ),
        missing=asked and not any(words),
    )


# --- what the case knows already ---------------------------------------------------------------------

_WORK: Final = frozenset({Area.EMPLOYMENT, Area.EDUCATION})


def _found(case: Case, person_id: Id, section: PreparationSection) -> Iterator[Found]:
    if section.kind is Kind.GOAL:
        yield from _goals(case, person_id)
    elif section.kind is Kind.INTERVENTION:
        yield from _interventions(case, person_id)
    else:
        yield from _statements(case, person_id, section)


def _goals(case: Case, person_id: Id) -> Iterator[Found]:
    for each in case.goals:
        if concerned(case, each.id) == (person_id,) and each.reached_on is None:
            yield Found(
                each.id, each.own_words or each.text, term(each.level), bool(each.own_words)
            )


def _interventions(case: Case, person_id: Id) -> Iterator[Found]:
    """What was tried: under way, on pause or ended."""
    for each in case.interventions:
        if concerned(case, each.id) == (person_id,) and each.state in _TRIED:
            words = [each.name, each.intensity or "", term(each.state)]
            yield Found(each.id, ", ".join(word for word in words if word), _("Indsats"), own=False)


_TRIED: Final = frozenset(
    {InterventionState.RUNNING, InterventionState.PAUSED, InterventionState.ENDED}
)


def _statements(case: Case, person_id: Id, section: PreparationSection) -> Iterator[Found]:
    for each in case.statements:
        mine = concerned(case, each.id) == (person_id,) and each.speaker_id in {None, person_id}
        if mine and each.kind is section.kind and _belongs(each, section.key):
            own = each.source is Source.CITIZEN or each.speaker_id == person_id
            yield Found(each.id, each.text, _source(each), own)


def _belongs(each: Statement, key: str) -> bool:
    """Into which of the sections of one kind a statement belongs (domain.md §2.1)."""
    work = each.area in _WORK
    rooms = {"2": work and not each.need, "3": not work and not each.need, "4": each.need}
    return rooms.get(key, key not in _NOT_FILLED)


_NOT_FILLED: Final = frozenset({"6", "9", "10"})
"""An assessment, an attest and what is left over are written, not taken over."""


def _source(each: Statement) -> str:
    who = each.source_name or (term(each.source) if each.source else "")
    day = day_plain(each.stated_on) if each.stated_on else ""
    return " · ".join(word for word in (who, day) if word)


def taken_over(
    case: Case,
    person_id: Id,
    key: str,
    record: Id,
    around: tuple[tuple[LawProfile, ...], date, Ids],
) -> Operation | None:
    """Return what "Brug denne" does: the words of a record come into a section, after what is there.

    ``around`` are the law profiles, the day and where ids come from. None where the record is not
    offered there.
    """
    laws, on, ids = around
    board = preparation_board(case, person_id, laws, on)
    card = next((each for each in board.sections if each.key == key), None)
    found = next((each for each in (card.found if card else ()) if each.id == record), None)
    if card is None or found is None:
        return None
    name = "own_words" if found.own else "text"
    before = card.own_words if found.own else card.text
    words = f"{before}\n{found.text}" if before else found.text
    part = case.get(PreparationPart, card.part)
    if part is not None:
        return Edit(case.id, PreparationPart, part.id, ((name, words),), part.version)
    return Add(
        PreparationPart(
            id=ids.new(),
            case_id=case.id,
            person_id=person_id,
            key=key,
            kind=card.kind,
            own_words=words if found.own else None,
            text=None if found.own else words,
            stated_on=on,
        )
    )


# --- on paper ----------------------------------------------------------------------------------------


def preparation_document(
    lensed_case: Case,
    person_id: Id,
    on: date,
    laws: tuple[LawProfile, ...],
    options: SheetOptions | None = None,
) -> Document:
    """Return the preparatory part of one person, from what the reader of the paper may see.

    In each section the citizen's own words stand first, then what is known, then the citizen's own
    version; a section that the reader may see nothing of is not on it.
    """
    board = preparation_board(lensed_case, person_id, laws, on)
    teaching = _("Øvelsesark – oplysningerne er opdigtet") if lensed_case.head.teaching else ""
    blocks: list[Block] = [Heading(1, _("Forberedende del"))]
    for each in board.sections:
        blocks += _section(each)
    if len(blocks) == 1:
        blocks.append(Paragraph((Run(_("Der er ikke skrevet noget endnu."), quiet=True),)))
    return Document(
        title=_("Forberedende del"),
        blocks=tuple(blocks),
        base_size=(options or SheetOptions()).base_size,
        header_left=_("Kommunen"),
        header_right=day_plain(on),
        footer=teaching,
        reader_label=_("Om {name}").format(name=board.name) if board.name else "",
    )


def _section(card: SectionCard) -> Iterator[Block]:
    inside: list[Block] = []
    if card.own_words:
        inside.append(Quote(quoted(card.own_words)))
    if card.text:
        inside.append(Paragraph(runs(card.text)))
    if card.own_version:
        label = _("Borgerens egen udgave: ")
        inside.append(Paragraph((Run(label, bold=True), Run(card.own_version))))
    if inside:
        yield KeepTogether((Heading(2, card.title), *inside[:1]))
        yield from inside[1:]
