"""What a decision does on a day of its own: said beforehand, and when it has happened."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from app.models.case import Case
from app.models.meetings import Decision, DecisionEffect
from app.models.plan import Intervention
from app.rules.consequences import Consequence
from app.rules.decision_days import last_day
from app.rules.taking_effect import Due, to_come
from app.words import _, ngettext
from app.words.dates import day_plain
from app.words.people import joined

__all__ = ["TERMS", "coming_notes", "coming_words", "happened", "happened_words", "told_day"]

Effect = DecisionEffect

TERMS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "intensity": _("hvor meget"),
        "provider_id": _("hvem der gør det"),
        "from_date": _("fra hvornår"),
        "to_date": _("til hvornår"),
        "paid_by": _("hvem der betaler"),
        "law_key": _("paragraffen"),
    }
)
"""What the plan says of an intervention that a decision can make another, as it is told."""

_COMING: Final[Mapping[Effect | None, str]] = MappingProxyType(
    {
        Effect.GRANTS: _("»{name}« fortsætter som nu, og det nye gælder fra {day}."),
        Effect.CHANGES: _("»{name}« fortsætter som nu, og det nye gælder fra {day}."),
        Effect.PAUSES: _("»{name}« går på pause fra {day}."),
        Effect.RESUMES: _("»{name}« er i gang igen fra {day}."),
        Effect.LIFTS: _("»{name}«: Pligten til at møde op falder væk fra {day}."),
        Effect.RESTORES: _("»{name}«: Der er pligt til at møde op igen fra {day}."),
        Effect.STOPS: _("»{name}« slutter {day}."),
    }
)

_DECIDED: Final[Mapping[Effect | None, str]] = MappingProxyType(
    {
        Effect.GRANTS: _("Bevilget fra {day} ved afgørelse"),
        Effect.CHANGES: _("Ændres fra {day} ved afgørelse"),
        Effect.PAUSES: _("På pause fra {day} ved afgørelse"),
        Effect.RESUMES: _("I gang igen fra {day} ved afgørelse"),
        Effect.LIFTS: _("Fritaget for at møde op fra {day} ved afgørelse"),
        Effect.RESTORES: _("Skal møde op igen fra {day} ved afgørelse"),
        Effect.STOPS: _("Slutter {day} ved afgørelse"),
    }
)
"""The same in short, beside the help itself."""

_HAPPENED: Final[Mapping[Effect | None, str]] = MappingProxyType(
    {
        Effect.PAUSES: _("Fra {day} er »{name}« på pause efter afgørelse af {decided}."),
        Effect.RESUMES: _("Fra {day} er »{name}« i gang igen efter afgørelse af {decided}."),
        Effect.LIFTS: _(
            "Fra {day} er der ikke pligt til at møde op til »{name}« efter afgørelse af {decided}."
        ),
        Effect.RESTORES: _(
            "Fra {day} er der igen pligt til at møde op til »{name}« efter afgørelse af {decided}."
        ),
        Effect.STOPS: _("Fra {day} er »{name}« stoppet efter afgørelse af {decided}."),
    }
)

_FOR_A_TIME: Final[Mapping[Effect | None, Effect]] = MappingProxyType(
    {Effect.PAUSES: Effect.RESUMES, Effect.LIFTS: Effect.RESTORES}
)
"""What it is like when the last day of something is past."""

_SAID: Final = 3
"""So many are said one by one above a page."""


def coming_words(decision: Decision, found: Consequence) -> str:
    """Say what a decision does from a day to come."""
    day = told_day(decision, found.later or found.day)
    return _COMING[decision.effect].format(name=found.intervention.name, day=day_plain(day))


def coming_notes(case: Case, intervention: Intervention, today: date) -> list[str]:
    """Say in short what is decided of help and has not come yet, the first first."""
    return [
        _DECIDED[each.effect].format(day=day_plain(told_day(each, day)))
        for day, each in to_come(case, intervention, today)
    ]


def told_day(decision: Decision, begins: date) -> date:
    """Return the day to tell: of what stops the last one, else the one on which it begins."""
    last = last_day(decision) if decision.effect is Effect.STOPS else None
    return last or begins


def happened(found: Sequence[Due]) -> str:
    """Say in a line what decisions did on their day, since nobody pressed a button for it."""
    said = [happened_words(each) for each in found[:_SAID]]
    rest = len(found) - len(said)
    if rest:
        more = ngettext("Én mere står under Historik.", "{count} mere står under Historik.", rest)
        said.append(more.format(count=rest))
    return " ".join(said)


def happened_words(each: Due) -> str:
    """Say what one decision did on its day."""
    decision, found = each.decision, each.found
    return _sentence(each).format(
        day=day_plain(found.day),
        name=found.intervention.name,
        decided=day_plain(decision.decided_on) if decision.decided_on else "",
        what=joined([words for key, words in TERMS.items() if key in found.changes]),
    )


def _sentence(each: Due) -> str:
    effect, found = each.decision.effect, each.found
    said = _HAPPENED.get(_FOR_A_TIME.get(effect, effect) if each.over else effect)
    if said is not None:
        return said
    if found.state is not found.intervention.state:
        return _("Fra {day} er »{name}« bevilget efter afgørelse af {decided}.")
    if TERMS.keys() & found.changes.keys():
        return _("Fra {day} er »{name}« ændret efter afgørelse af {decided}: {what}.")
    return _("Fra {day} gælder afgørelse af {decided} for »{name}«.")
