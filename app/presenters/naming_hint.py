"""Whom a text names while it is written: said quietly under the field, with a way to say no.

Pure: from the whole case and what stands in the field to sentences. It is about those whom the record
itself does not concern; they are what closes it to others.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from app.models.base import Id, Record
from app.models.case import Case
from app.models.facts import facts_of
from app.models.meetings import (
    AgendaItem,
    Agreement,
    Appointment,
    Decision,
    Meeting,
    Recommendation,
)
from app.models.plan import Goal, Intervention, Statement
from app.presenters.who import contact_label
from app.rules.about import Mentions, Subjects
from app.rules.clearing import Cleared, is_clearable
from app.rules.naming import Lexicon, Naming
from app.words import _
from app.words.people import first_name, joined

__all__ = ["Hint", "NamedHere", "hint", "is_watched", "new_hint"]

_WATCHED: Final[frozenset[type[Record]]] = frozenset(
    {
        AgendaItem, Agreement, Appointment, Decision, Goal, Intervention, Meeting, Recommendation,
        Statement,
    }
)  # fmt: skip
"""Records whose texts are about people without being a name themselves."""


@dataclass(frozen=True, slots=True)
class NamedHere:
    """One person whom the text may be cleared of, or has been.

    ``clearance`` is the id of the row where the author has said that the text is not about them.
    """

    person_id: Id
    label: str
    clearance: Id | None = None


@dataclass(frozen=True, slots=True)
class Hint:
    """What to say under a field: sentences, and what can be pressed."""

    sentences: tuple[str, ...] = ()
    offers: tuple[NamedHere, ...] = ()


def is_watched(kind: type[Record], name: str) -> bool:
    """Whether a field is free text that is about whomever it names."""
    fact = facts_of(kind).get(name)
    return kind in _WATCHED and fact is not None and fact.text


def hint(case: Case, record: Record, name: str, text: str, today: date, lexicon: Lexicon) -> Hint:
    """Return what to say of a text of a record; ``text`` is what stands in the field now.

    What is being typed cannot be cleared before it is saved: the offer then stands with a text that
    is saved first.
    """
    if not is_watched(type(record), name):
        return Hint()
    values: dict[str, Any] = {name: text}
    typed = replace(record, **values)
    subjects = Subjects(case, Naming(case, lexicon), today)
    told = subjects.mentions(typed, name)
    about = _concerned(case, record.id)
    sentences = _sentences(case, told, about, subjects, text)
    rows = {row.person_id: row.id for row in Cleared(case).rows(typed, name)}
    offers = [
        NamedHere(person, _offer(case, person, cleared=person in rows), rows.get(person))
        for person in _in_order(case, told.people - told.fixed - about)
    ]
    return Hint(sentences, tuple(offers) if is_clearable(typed, name) else ())


def new_hint(
    case: Case, kind: type[Record], name: str, text: str, about: frozenset[Id], today: date,
    lexicon: Lexicon,
) -> Hint:  # fmt: skip
    """Return what to say of a text of a record that is being added, about those chosen so far."""
    if not is_watched(kind, name):
        return Hint()
    subjects = Subjects(case, Naming(case, lexicon), today)
    told = subjects.named_in(text, about)
    return Hint(_sentences(case, told, about, subjects, text))


def _concerned(case: Case, key: Id) -> frozenset[Id]:
    return frozenset(row.person_id for row in case.concerns if row.record_id == key)


def _sentences(
    case: Case, told: Mentions, about: frozenset[Id], subjects: Subjects, text: str
) -> tuple[str, ...]:
    found = []
    others = told.counted - about - told.fixed
    if others:
        found.append(
            _(
                "Teksten nævner {names}. Den vises kun for dem, der også må se noget om {names}."
            ).format(names=_names(case, others))
        )
    if told.fixed:
        found.append(
            _(
                "Teksten rummer en beskyttet adresse eller et beskyttet nummer ({names}). Skriv den"
                " uden: så længe det står der, vises teksten ikke for andre end dem, der bor der."
            ).format(names=_names(case, told.fixed))
        )
    cleared = (told.cleared & told.people) - told.fixed
    if cleared:
        found.append(
            _("Du har sagt, at teksten ikke handler om {names}.").format(
                names=_names(case, cleared)
            )
        )
    strange = [
        contact_label(each)
        for each in case.contacts
        if each.id in subjects.contacts_in(text) and not subjects.served(each.id) & about
    ]
    if strange:
        found.append(
            _("Teksten nævner {contacts}. Den vises kun for dem, der må kende kontakten.").format(
                contacts=joined(strange)
            )
        )
    return tuple(found)


def _offer(case: Case, person: Id, *, cleared: bool) -> str:
    words = _("Den handler om {name}") if cleared else _("Teksten handler ikke om {name}")
    return words.format(name=_names(case, {person}))


def _in_order(case: Case, people: frozenset[Id]) -> list[Id]:
    return [each.id for each in case.people if each.id in people]


def _names(case: Case, people: frozenset[Id] | set[Id]) -> str:
    return joined([first_name(each) for each in case.people if each.id in people])
