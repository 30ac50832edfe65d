"""What a decision does on a day of its own: said beforehand, and when it has happened."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from app.models.meetings import Decision, DecisionEffect
from app.rules.consequences import Consequence
from app.rules.decision_days import last_day
from app.rules.taking_effect import Due
from app.words import _, ngettext
from app.words.dates import day_plain
from app.words.people import joined

__all__ = ["TERMS", "coming_words", "happened", "happened_words"]

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

_COMING: Final[Mapping[Effect, str]] = MappingProxyType(
    {
        Effect.GRANTS: _("»{name}« fortsætter som nu, og det nye gælder fra {day}."),
        Effect.CHANGES: _("»{name}« fortsætter som nu, og det nye gælder fra {day}."),
        Effect.PAUSES: _("»{name}« går på pause fra {day}."),
        Effect.RESUMES: _("»{name}« er i gang igen fra {day}."),
        Effect.LIFTS: _("»{name}«: Pligten til at møde op falder væk fra {day}."),
        Effect.RESTORES: _("»{name}«: Der er pligt til at møde op igen fra {day}."),
    }
)

_HAPPENED: Final[Mapping[Effect, str]] = MappingProxyType(
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

_FOR_A_TIME: Final[Mapping[Effect, Effect]] = MappingProxyType(
    {Effect.PAUSES: Effect.RESUMES, Effect.LIFTS: Effect.RESTORES}
)
"""What it is like when the last day of something is past."""

_SAID: Final = 3
"""So many are said one by one above a page."""


def coming_words(decision: Decision, found: Consequence) -> str:
    """Say what a decision does from a day to come; empty where it does so at once."""
    if found.later is None or decision.effect is None:
        return ""
    name, last = found.intervention.name, last_day(decision)
    if decision.effect is Effect.STOPS and last is not None:
        return _("»{name}« slutter {day}.").format(name=name, day=day_plain(last))
    return _COMING[decision.effect].format(name=name, day=day_plain(found.later))


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
    if effect is not None:
        effect = _FOR_A_TIME.get(effect, effect) if each.over else effect
        if effect in _HAPPENED:
            return _HAPPENED[effect]
    if found.state is not found.intervention.state:
        return _("Fra {day} er »{name}« bevilget efter afgørelse af {decided}.")
    if TERMS.keys() & found.changes.keys():
        return _("Fra {day} er »{name}« ændret efter afgørelse af {decided}: {what}.")
    return _("Fra {day} gælder afgørelse af {decided} for »{name}«.")
