"""The family at a glance, its contacts, and its plan with the way of each intervention."""

from collections.abc import Iterator

from app.models.base import Id
from app.models.contacts import Contact
from app.models.meetings import Decision
from app.models.plan import Goal, Intervention, InterventionStep
from app.presenters.copying.setting import Source, day_or_none, item, labelled, rows, titled
from app.presenters.lines import AgreementLine, agreement_lines, halt_note
from app.presenters.overview import overview
from app.presenters.plan_board import GoalCard, plan_board
from app.presenters.who import concerned_text, contact_label, name_of
from app.rules.contact_counts import contact_type, current_contacts
from app.rules.law import profile_of
from app.words import _
from app.words.dates import day_plain, period_text
from app.words.people import joined
from app.words.phones import phone_text
from app.words.terms import area_name, contact_type_name, term

__all__ = ["agreed", "contacts", "glance", "plan"]


def glance(source: Source) -> Iterator[str]:
    """Who is in the family, whom to call, what comes next; no findings."""
    page = overview(source.case, source.today, coordinator=False)
    if page.name:
        yield page.name
    for person in page.people:
        yield f"- {person.text}" + (f" ({person.home})" if person.home else "")
    for call in page.coordination:
        yield labelled(call.role, " · ".join(each for each in (call.name, call.phone) if each))
    yield page.contacts
    if page.meeting is not None:
        yield labelled(_("Næste møde"), page.meeting.when)
    yield from titled(_("Åbne aftaler"), map(agreed, page.agreements))


def agreed(line: AgreementLine) -> str:
    """An agreement as one line of a list."""
    return f"- {line.said} ({line.when})" if line.when else f"- {line.said}"


# --- contacts ----------------------------------------------------------------------------------------


def contacts(source: Source) -> Iterator[str]:
    """Those who are there on the day, with whom each is for."""
    found = current_contacts(source.case, source.today)
    yield from titled(_("Kontakter"), (_contact(source, each) for each in found))


def _contact(source: Source, each: Contact) -> str:
    return item(
        contact_label(each),
        each.organisation or "",
        area_name(each.area),
        contact_type_name(contact_type(each)).lower(),
        labelled(_("for"), _served(source, each)),
        phone_text(each.phone) if each.phone else "",
    )


def _served(source: Source, contact: Contact) -> str:
    names = [
        _("hele familien")
        if each.whole_family
        else name_of(source.case, each.person_id or each.household_id)
        for each in source.case.serves
        if each.contact_id == contact.id
    ]
    return joined(names) or _("ikke angivet")


# --- the plan ----------------------------------------------------------------------------------------


def plan(source: Source) -> Iterator[str]:
    """Dreams, goals with what is done for them, and what was agreed outside a meeting."""
    board = plan_board(source.case, source.today)
    for dream in board.dreams:
        yield labelled(_("Drøm"), f"{dream.words} ({dream.whom})")
        yield from _reached(source, dream.id)
    for card in board.cards:
        yield from _goal(source, card)
    loose = (each for each in source.case.agreements if each.meeting_id is None)
    lines = agreement_lines(source.case, loose, source.today)
    yield from titled(_("Aftaler uden for møder"), map(agreed, lines))


def _goal(source: Source, card: GoalCard) -> Iterator[str]:
    yield ""
    yield f"{card.area.label}: {card.title}" + (f" ({card.whom})" if card.whom else "")
    if card.quote:
        yield card.quote
    yield from _reached(source, card.id)
    helps = {each.id: each for each in source.case.interventions}
    for line in card.lines:
        yield from _intervention(source, helps[line.id])


def _reached(source: Source, key: Id | None) -> Iterator[str]:
    goal = source.case.get(Goal, key)
    yield from rows((_("Nået"), day_or_none(goal.reached_on if goal else None)))


def _intervention(source: Source, each: Intervention) -> Iterator[str]:
    """What it is, under which rule, who does and pays it, and the way it has gone."""
    law = profile_of(source.case, source.laws, source.today)
    rule = law.reference(each.law_key) if law else None
    yield item(
        f"{each.name}, {each.intensity}" if each.intensity else each.name,
        concerned_text(source.case, each.id),
        term(each.state),
        term(each.duty).lower() if each.duty else "",
    )
    yield from rows(
        (_("Regel"), rule.label if rule else ""),
        (_("Bevilges af"), each.granted_by or ""),
        (_("Udføres af"), name_of(source.case, each.provider_id)),
        (_("Betales af"), each.paid_by or ""),
        (_("Periode"), period_text(each.from_date, each.to_date)),
        (_("Bemærk"), halt_note(source.case, each, source.today)),
        before="  ",
    )
    steps = [row for row in source.case.intervention_steps if row.intervention_id == each.id]
    for step in sorted(steps, key=lambda row: (row.day, row.seq)):
        yield f"  {_step(source, step)}"


def _step(source: Source, step: InterventionStep) -> str:
    """Say "12. februar 2026: bevilget · af Sanne Holm · ved afgørelse af 9. februar 2026"."""
    state = _("pligten til at møde op blev løftet") if step.lifted else term(step.state)
    parts = (
        labelled(day_plain(step.day), state),
        _("af {who}").format(who=step.who) if step.who else "",
        _decision(source.case.get(Decision, step.decision_id)),
        labelled(_("grund"), step.reason) if step.reason else "",
    )
    return item(*parts)


def _decision(found: Decision | None) -> str:
    if found is None:
        return ""
    if found.decided_on is None:
        return _("ved afgørelse »{text}«").format(text=found.text.strip().rstrip("."))
    return _("ved afgørelse af {day}").format(day=day_plain(found.decided_on))
