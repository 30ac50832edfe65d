"""What a professional may see beside the own tasks, and the consent that it rests on."""

from collections.abc import Iterable, Iterator
from typing import Final

from app.models.base import Record
from app.models.consents import Consent
from app.models.meetings import AgreementState, Decision, DecisionState
from app.models.plan import GoalLevel, Statement
from app.models.readers import ProfessionalReader
from app.presenters.document import (
    Block,
    BulletList,
    Heading,
    KeepTogether,
    Paragraph,
    Run,
    Runs,
    runs,
)
from app.presenters.handout.view import View
from app.presenters.handout.working import duty_words, state_words, whom_besides
from app.presenters.lines import by_when, joint
from app.presenters.scopes import scope_words
from app.presenters.who import doer, name_of
from app.rules.answering import answer_to
from app.rules.bases import naming
from app.rules.consents import last_day
from app.rules.intervention_states import OVER
from app.words.dates import day_plain
from app.words.people import quoted
from app.words.terms import area_name, term

__all__ = ["ground", "opened"]

_OPEN: Final = frozenset({AgreementState.OPEN, AgreementState.MOVED})


def opened(view: View, *, statements: bool = True) -> Iterator[Block]:
    """Goals, statements, and what others do; then what was recommended and decided, never mixed.

    Without ``statements`` it is what was agreed, not what is known of somebody.
    """
    parts = [
        *_part(view, "covered_goals", _goals(view)),
        *_part(view, "covered_statements", _statements(view) if statements else ()),
        *_part(view, "covered_agreements", _agreements(view)),
        *_part(view, "covered_interventions", _interventions(view)),
    ]
    if parts:
        yield Heading(2, view.text("covered"))
        yield from parts
    yield from _advised(view)
    decided = [(Run(each.text), *_whom(view, each)) for each in _standing(view)]
    if decided:
        yield Heading(2, view.text("decided"))
        yield BulletList(tuple(decided))


def _advised(view: View) -> Iterator[Block]:
    """What was recommended and waits for its decision; below it what has been decided since."""
    answered = [each for each in view.case.recommendations if answer_to(view.case, each)]
    waiting = [each for each in view.case.recommendations if each not in answered]
    if waiting or answered:
        yield Heading(2, view.text("recommended"))
    done = view.text("recommended_done", where=view.text("decided"))
    for rows, said in ((waiting, view.text("recommended_help")), (answered, done)):
        if rows:
            yield BulletList(tuple((Run(each.text), *_whom(view, each)) for each in rows))
            yield Paragraph((Run(said, quiet=True),))


def ground(view: View) -> Iterator[Block]:
    """Which consents name this contact, what they cover, and until when."""
    lines = [
        _line(view, each) for each in naming(view.case, ProfessionalReader(view.person_id), view.on)
    ]
    yield KeepTogether(
        (
            Heading(2, view.text("consent")),
            BulletList(tuple(lines)) if lines else Paragraph(runs(view.text("consent_none"))),
            *((Paragraph(runs(view.text("consent_stop"))),) if lines else ()),
        )
    )


def _part(view: View, key: str, lines: Iterable[Runs]) -> Iterator[Block]:
    rows = tuple(lines)
    if rows:
        yield Heading(3, view.text(key))
        yield BulletList(rows)


def _whom(view: View, record: Record) -> Runs:
    words = whom_besides(view, record.id)
    return (Run(f" · {words}", quiet=True),) if words else ()


def _goals(view: View) -> Iterator[Runs]:
    for each in view.case.goals:
        if each.reached_on is None:
            is_dream = each.level is GoalLevel.DREAM
            words = quoted(each.own_words or each.text) if is_dream else each.text
            yield (Run(words), *_whom(view, each))


def _statements(view: View) -> Iterator[Runs]:
    for each in view.case.statements:
        yield (Run(each.text), Run(f" · {' · '.join(_origin(view, each))}", quiet=True))


def _origin(view: View, statement: Statement) -> Iterator[str]:
    """Which area, about whom, from whom, when: as far as it is known."""
    yield area_name(statement.area)
    source = statement.source_name or (term(statement.source) if statement.source else "")
    day = day_plain(statement.stated_on) if statement.stated_on else ""
    yield from filter(None, (whom_besides(view, statement.id), source, day))


def _agreements(view: View) -> Iterator[Runs]:
    for each in view.case.agreements:
        if each.state in _OPEN and each.who_contact_id != view.person_id:
            who = doer(view.case, each.who_person_id, each.who_contact_id, each.who)
            said = f"{who}{joint(each.what)}{each.what}" if who else each.what
            when = by_when(each, view.on)
            yield (Run(said), *((Run(f" · {when}", quiet=True),) if when else ()))


def _interventions(view: View) -> Iterator[Runs]:
    for each in view.case.interventions:
        if each.provider_id != view.person_id and each.state not in OVER:
            said = filter(None, (state_words(view, each), duty_words(view, each)))
            yield (Run(each.name), Run(f" · {' · '.join(said)}", quiet=True), *_whom(view, each))


def _standing(view: View) -> list[Decision]:
    """Issued decisions that no other issued one has replaced."""
    issued = [each for each in view.case.decisions if each.state is DecisionState.ISSUED]
    replaced = {each.replaces_id for each in issued}
    return [each for each in issued if each.id not in replaced]


def _line(view: View, consent: Consent) -> Runs:
    rows = [each for each in view.case.consent_scopes if each.consent_id == consent.id]
    giver = name_of(view.case, consent.giver_id)
    parts = [view.text("consent_line", giver=giver, what=scope_words(rows))]
    if consent.purpose:
        parts.append(view.text("consent_for", purpose=consent.purpose.strip().rstrip(".")))
    last = last_day(consent, view.case)
    if last is not None:
        parts.append(view.text("consent_until", day=day_plain(last)))
    return runs(" ".join(parts))
