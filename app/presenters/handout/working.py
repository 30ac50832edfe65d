"""What paper for a professional looks at: the lensed case of one contact, and nothing else of the case."""

from dataclasses import replace
from datetime import date

from app.models.base import Id
from app.models.case import Case
from app.models.contacts import Contact, Serves
from app.models.law import LawProfile
from app.models.plan import Duty, Intervention, InterventionState
from app.presenters.document import Block, Callout, Document, Heading, Paragraph, Run, runs
from app.presenters.handout.numbering import dated
from app.presenters.handout.view import SheetOptions, View, look
from app.presenters.who import contact_label, name_of
from app.words.people import joined
from app.words.terms import term
from app.words.texts import load_texts

__all__ = [
    "about_whom",
    "duty_words",
    "framed",
    "look_as",
    "opening",
    "reader_name",
    "served_words",
    "state_words",
    "top",
    "whom_besides",
]


def look_as(
    voice: str,
    case: Case,
    contact_id: Id,
    on: date,
    laws: tuple[LawProfile, ...],
    options: SheetOptions,
) -> View:
    """Find what the paper needs to know of the rules of the case; ``voice`` chooses the texts."""
    plain = look(case, contact_id, on, laws, options)
    return replace(plain, texts=load_texts("professional", voice))


def framed(view: View, name: str, blocks: tuple[Block, ...]) -> Document:
    """Put blocks on paper; ``name`` is the file's own title and names nobody."""
    reader = reader_name(view)
    return Document(
        title=name,
        blocks=blocks,
        base_size=view.options.base_size,
        header_left=view.text("sender"),
        reader_label=view.text("to", name=reader) if reader else "",
        header_right=dated(view.on, view.options.number, view.text("until")),
        footer=view.text("teaching") if view.case.head.teaching else "",
    )


def top(view: View) -> tuple[Block, ...]:
    """The heading, and that it is an exercise where it is one."""
    teaching = view.case.head.teaching
    mark = (Callout(runs(view.text("teaching")), "caution"),) if teaching else ()
    return (Heading(1, reader_name(view) or view.text("title")), *mark)


def opening(view: View) -> tuple[Block, ...]:
    """What this paper is, and that it is for this reader's task only."""
    return (
        Paragraph((Run(view.text("about"), quiet=True),)),
        Callout(runs(view.text("keep")), "quiet"),
    )


def reader_name(view: View) -> str:
    """The contact as it is named on its own paper; empty where it may not even know of itself."""
    contact = view.case.get(Contact, view.person_id)
    return contact_label(contact) if contact else ""


def about_whom(view: View, key: Id) -> str:
    """The people a record is about, as far as they may be known here: "Sanne og Mille"."""
    found = {each.person_id for each in view.case.concerns if each.record_id == key}
    return joined([each.name for each in view.case.people if each.id in found])


def whom_besides(view: View, key: Id) -> str:
    """The same, where more than one person is known here; else it is said often enough."""
    return about_whom(view, key) if len(view.case.people) > 1 else ""


def state_words(view: View, each: Intervention) -> str:
    """How an intervention stands; a pause is reported, for this reader may not be told of a decision."""
    return view.text("paused") if each.state is InterventionState.PAUSED else term(each.state)


def duty_words(view: View, each: Intervention) -> str:
    """What a pause or a lifted duty does to the duty to turn up; empty where there is neither.

    It protects only with a decision (domain.md §15.4), and who provides the help may not see that
    there is one: what is said here is true with and without.
    """
    if each.duty is not Duty.DUTY:
        return ""
    if each.state is InterventionState.PAUSED:
        return view.text("duty_paused")
    return view.text("duty_lifted") if each.lifted else ""


def served_words(view: View, row: Serves) -> str:
    """Whom a row says that the contact is there for."""
    if row.whole_family:
        return view.text("everyone")
    return name_of(view.case, row.person_id or row.household_id)
