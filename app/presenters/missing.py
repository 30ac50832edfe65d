"""What is missing before the meeting, and who must bring it: for the coordinator only."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.models.base import Id, Record
from app.models.case import Case
from app.models.consents import Consent, ConsentType
from app.models.contacts import Contact, Coordinator, CoordinatorRole
from app.models.meetings import Agreement, Decision, DecisionState, Meeting, MeetingState
from app.models.people import Custody, Person
from app.models.plan import Goal, Intervention, InterventionState
from app.presenters.who import concerned, contact_label
from app.rules.consents import ADULT_AGE, is_valid
from app.rules.contact_counts import current_contacts
from app.rules.decision_days import is_replaced, is_reversed
from app.rules.frozen import frozen_plans
from app.rules.gaps import find_gaps
from app.rules.intervention_states import OVER
from app.rules.periods import age_on, holds
from app.rules.withdrawal import HELPING, left_without_help
from app.words import _, ngettext
from app.words.dates import day_plain
from app.words.people import genitive, joined
from app.words.terms import term

__all__ = ["Missing", "missing"]


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is missing; ``kind`` and ``id`` (None for a new one) say where to mend it."""

    key: str
    sentence: str
    kind: type[Record]
    id: Id | None = None


def missing(case: Case, today: date) -> tuple[Missing, ...]:
    """Return what is missing, what concerns everybody first."""
    return (
        *_coordination(case, today),
        *_undecided(case),
        *_people(case, today),
        *_contacts(case, today),
        *_plan(case),
        *_past_their_end(case, today),
        *_meeting(case, today),
        *_decisions(case),
    )


def _coordination(case: Case, today: date) -> Iterator[Missing]:
    now = [
        each
        for each in case.coordinators
        if each.role is CoordinatorRole.COORDINATOR and holds(each, today)
    ]
    if not now:
        yield Missing(
            "coordinator", _("Der er ingen koordinerende sagsbehandler. Tilføj en."), Coordinator
        )
    elif not now[-1].phone:
        yield Missing(
            "coordinator_phone",
            _("{whose} telefonnummer mangler. Det skal stå på arket.").format(
                whose=genitive(now[-1].name)
            ),
            Coordinator,
            now[-1].id,
        )


def _undecided(case: Case) -> Iterator[Missing]:
    """Help in a frozen plan on which nobody is to decide; only what came from outside has that."""
    left = left_without_help(case)
    for each in case.interventions:
        if each.id in left:
            yield Missing(
                "reassessment",
                _("{name}: planen er trukket tilbage, og ingen skal tage en ny afgørelse. Lav en"
                  " opgave.").format(name=each.name),
                Intervention,
                each.id,
            )  # fmt: skip


def _people(case: Case, today: date) -> Iterator[Missing]:
    for each in case.people:
        age = age_on(each, today)
        if age is None:
            yield Missing(
                "age",
                _("{whose} alder mangler. Uden den gælder ingen samtykker.").format(
                    whose=genitive(each.name)
                ),
                Person,
                each.id,
            )
        elif age >= ADULT_AGE:
            yield from _adult(case, each, today)
        elif not any(row.child_id == each.id and holds(row, today) for row in case.custodies):
            yield Missing(
                "custody",
                _("Det mangler, hvem der har forældremyndigheden over {name}.").format(
                    name=each.name
                ),
                Custody,
            )


def _adult(case: Case, person: Person, today: date) -> Iterator[Missing]:
    agreed = any(
        each.giver_id == person.id
        and each.child_id is None
        and each.type is ConsentType.PLAN
        and is_valid(each, today, case)
        for each in case.consents
    )
    taken_back = person.id in frozen_plans(case)  # who took it back is not to be asked again
    if not agreed and not taken_back:
        yield Missing(
            "consent",
            _("{name} har ikke sagt ja til en samlet plan. Tal om samtykket.").format(
                name=person.name
            ),
            Consent,
        )
    if not any(person.id in concerned(case, each.id) for each in case.goals):
        yield Missing(
            "goal",
            _("{whose} drøm eller mål mangler. Spørg, og skriv med egne ord.").format(
                whose=genitive(person.name)
            ),
            Goal,
        )


def _contacts(case: Case, today: date) -> Iterator[Missing]:
    now = [each for each in current_contacts(case, today) if not each.private]
    served = {each.contact_id for each in case.serves}
    for each in now:
        if each.id not in served:
            yield Missing(
                "serves",
                _("{contact}: Det er ikke angivet, hvem i familien kontakten er for.").format(
                    contact=contact_label(each)
                ),
                Contact,
                each.id,
            )
    silent = [each for each in now if not each.phone]
    if silent:
        yield Missing(
            "phone",
            ngettext(
                "{count} kontakt mangler telefonnummer.",
                "{count} kontakter mangler telefonnummer.",
                len(silent),
            ).format(count=len(silent)),
            Contact,
            silent[0].id,
        )
    names = {each.id: each.name for each in case.people}
    for gap in find_gaps(case, now):
        yield Missing(
            "gap",
            _("{name} har behov, men ingen kontakt for sig selv.").format(
                name=names[gap.person_id]
            ),
            Contact,
        )


def _plan(case: Case) -> Iterator[Missing]:
    for each in case.interventions:
        if each.state in OVER:
            continue
        lacks = [
            word
            for word, held in (
                (_("hvem den er for"), concerned(case, each.id)),
                (_("om den er pligt eller frivillig"), each.duty),
                (_("hvem der kan bevilge den"), each.granted_by or not _asked(each)),
            )
            if not held
        ]
        if lacks:
            yield Missing(
                "intervention",
                _("Indsatsen »{name}«: Skriv {what}.").format(name=each.name, what=joined(lacks)),
                Intervention,
                each.id,
            )


def _past_their_end(case: Case, today: date) -> Iterator[Missing]:
    """Help that was to end and still stands: paper goes on saying that one must turn up."""
    for each in case.interventions:
        if each.state in HELPING and each.to_date is not None and each.to_date < today:
            yield Missing(
                "past_its_end",
                _("»{name}« skulle slutte {day} og står som {state}. Afslut den, eller forlæng"
                  " den.").format(name=each.name, day=day_plain(each.to_date),
                                  state=term(each.state)),
                Intervention,
                each.id,
            )  # fmt: skip


def _asked(each: Intervention) -> bool:
    """Whether somebody must still say yes to it."""
    return each.state in {
        InterventionState.WISHED,
        InterventionState.PROPOSED,
        InterventionState.RECOMMENDED,
    }


def _meeting(case: Case, today: date) -> Iterator[Missing]:
    coming = [
        each
        for each in case.meetings
        if each.state is not MeetingState.CLOSED and each.day >= today
    ]
    for each in coming:
        there = [row for row in case.attendances if row.meeting_id == each.id]
        if not any(row.person_id for row in there):
            yield Missing(
                "citizen", _("Ingen fra familien er med til det næste møde."), Meeting, each.id
            )
        if not any(row.meeting_id == each.id for row in case.agenda_items):
            yield Missing("points", _("Det næste møde har ingen punkter."), Meeting, each.id)
    for agreement in case.agreements:
        if not concerned(case, agreement.id):
            yield Missing(
                "agreement",
                _("Aftalen »{what}«: Skriv, hvem den gælder.").format(what=agreement.what),
                Agreement,
                agreement.id,
            )


def _decisions(case: Case) -> Iterator[Missing]:
    for each in case.decisions:
        if each.state is not DecisionState.ISSUED:
            continue
        if is_reversed(case, each) and not is_replaced(case, each, date.max):
            yield Missing(
                "reversed",
                _("Afgørelsen »{text}« blev ikke stående, som den var, efter klagen. Tag en ny"
                  " afgørelse, der erstatter den.").format(text=each.text),
                Decision,
                each.id,
            )  # fmt: skip
        if each.received_on is None:
            yield Missing(
                "received",
                _(
                    "Afgørelsen »{text}« mangler den dag, den er modtaget. Klagefristen regnes fra"
                    " den dag, den er givet."
                ).format(text=each.text),
                Decision,
                each.id,
            )
