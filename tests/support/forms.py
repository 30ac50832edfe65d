"""What tests of forms and pages share: a law profile, surroundings, a small family."""

from dataclasses import dataclass, field
from datetime import date, datetime

from app.models.law import Certainty, LawProfile, LawReference
from app.rules.naming import Lexicon
from tests.support.memory import TODAY, FixedClock

__all__ = ["AROUND", "LAWS", "Surrounding"]


@dataclass(frozen=True)
class Surrounding:
    """What an operation may know."""

    today: date = TODAY
    now: datetime = field(default_factory=FixedClock().now)
    law_keys: frozenset[str] = frozenset({"sel-85", "lab-167"})
    bare_keys: frozenset[str] = frozenset()
    holidays: frozenset[date] = frozenset()
    lexicon: Lexicon = field(default_factory=Lexicon)


AROUND = Surrounding()


def reference(key: str, act: str, paragraph: str, sentence: str) -> LawReference:
    return LawReference(
        key=key,
        act=act,
        paragraph=paragraph,
        sentence=sentence,
        source="prøve",
        checked_on=TODAY,
        certainty=Certainty.HIGH,
        valid_from=None,
        valid_to=None,
    )


LAWS = (
    LawProfile(
        key="2026",
        title="Helhedsorienteret plan (fra 2026)",
        valid_from=date(2026, 1, 1),
        valid_to=None,
        meeting_decides=False,
        complaint_to="Ankestyrelsen",
        complaint_weeks=4,
        source="prøve",
        checked_on=TODAY,
        certainty=Certainty.HIGH,
        references=(
            reference("sel-85", "Serviceloven", "§ 85", "Du kan få støtte i din hverdag."),
            reference("lab-167", "LAB", "§ 167", "Du kan få en mentor."),
        ),
    ),
)
