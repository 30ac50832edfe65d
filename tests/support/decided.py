"""The training family with three decisions about Sanne in one letter, one of them taking another's place."""

from dataclasses import replace
from datetime import date
from typing import Final

from app.models.base import Id, Record
from app.models.case import Case
from app.models.facts import Area
from app.models.letters import Hearing, Letter, LetterForm
from app.models.meetings import Decision, DecisionEffect, DecisionState, Delivery
from app.models.plan import Concern
from app.models.readers import FamilyReader
from app.rules.lens import lens
from app.rules.naming import Lexicon
from tests.resources.demo import TRAINING, case_of

__all__ = [
    "BASE", "DAVID", "DECIDED", "HEARING", "LETTER", "MENTOR", "OLD", "ROWS", "SANNE", "SENT", "TODAY",
    "case_with", "changed", "seen",
]  # fmt: skip

BASE: Final = case_of(TRAINING)
SANNE, DAVID = (next(e.id for e in BASE.people if e.name == name) for name in ("Sanne", "David"))
SENT: Final = date(2026, 2, 9)
TODAY: Final = date(2026, 2, 10)
OLD: Final = BASE.decisions[0]
_HELP: Final = {each.name: each for each in BASE.interventions}
MENTOR: Final = _HELP["Én mentor til både job og hverdag"]
_HOME: Final = _HELP["Støtte i hjemmet"]
_WORK: Final = _HELP["Praktik i børnehave"]

LETTER: Final = Letter(id=Id("brev"), case_id=BASE.id, person_id=SANNE, form=LetterForm.DECISION)
HEARING: Final = Hearing(
    id=Id("horing"), case_id=BASE.id, person_id=SANNE,
    facts="Lægen skriver, at dit knæ kan holde til seks timer om ugen.",
    sent_on=SENT, deadline=date(2026, 2, 23),
)  # fmt: skip
_ISSUED: Final = Decision(
    id=Id(""), case_id=BASE.id, text="", letter_id=LETTER.id, state=DecisionState.ISSUED,
    decided_on=SENT, received_on=SENT, sent_on=SENT, delivery=Delivery.DIGITAL,
)  # fmt: skip
ROWS: Final = (
    replace(
        _ISSUED, id=Id("d1"), area=Area.EMPLOYMENT, law_key="lab-167", favourable=True,
        effect=DecisionEffect.GRANTS,
        text="Du får en mentor, som hjælper dig i gang med praktikken.",
        facts="Du har fortalt, at du sover dårligt og har svært ved at komme ud ad døren.",
        considerations="Vi har set på, om du kunne klare praktikken uden mentor. "
        "Det tror vi ikke endnu, for sidste praktik stoppede efter to uger.",
        reply="Du sagde, at du helst vil have én person i stedet for to. Det har vi fulgt.",
        reason="En mentor kan hjælpe dig med at holde fast, mens du får mere ro derhjemme.",
        intervention_id=MENTOR.id, provider_id=MENTOR.provider_id, intensity="2–4 timer om ugen",
        from_date=date(2026, 2, 16), to_date=date(2026, 8, 14), paid_by="Jobcentret",
        decided_by="Bente Holm, teamleder i Jobcentret",
    ),
    replace(
        _ISSUED, id=Id("d2"), area=Area.SOCIAL, law_key="sel-85", favourable=True,
        effect=DecisionEffect.GRANTS,
        text="Du får støtte i hjemmet til at få hverdagen til at hænge sammen.",
        facts="Du har ondt i knæ og ryg og har haft en depression.",
        reason="Støtten gør det muligt at passe hjemmet, mens du begynder i praktik.",
        intervention_id=_HOME.id, provider_id=_HOME.provider_id, intensity="3–6 timer om ugen",
        from_date=date(2026, 2, 16), paid_by="Voksenstøtte", replaces_id=OLD.id,
    ),
    replace(
        _ISSUED, id=Id("d3"), area=Area.EMPLOYMENT, law_key="lab-57", effect=DecisionEffect.REFUSES,
        text="Du får ikke praktik i børnehaven nu.",
        reason="Der er ingen plads i børnehaven før maj. Vi taler om det igen den 20. april.",
        intervention_id=_WORK.id, to_date=date(2026, 5, 1), decided_by="Jobcentret",
    ),
)  # fmt: skip


def case_with(*more: Record, rows: tuple[Decision, ...] = ROWS, about: Id = SANNE) -> Case:
    """The family with these decisions about one person, the letter, and whatever else."""
    concerns = tuple(
        Concern(id=Id(f"om-{each.id}"), case_id=BASE.id, record_id=each.id, person_id=about)
        for each in rows
    )
    case = BASE.having(Decision, (*BASE.decisions, *rows))
    case = case.having(Concern, (*BASE.concerns, *concerns)).having(Letter, (LETTER,))
    for each in more:
        case = case.having(type(each), (*case.of(type(each)), each))
    return case


def changed(at: int, **values: object) -> tuple[Decision, ...]:
    """The three decisions, one of them with other values."""
    return tuple(
        replace(each, **values) if at == place else each  # type: ignore[arg-type]  # any field
        for place, each in enumerate(ROWS)
    )


DECIDED: Final = case_with()


def seen(case: Case = DECIDED, person: Id = SANNE, on: date = TODAY) -> Case:
    """What a member of the family may see of it."""
    return lens(case, FamilyReader(person), on, Lexicon()).case
