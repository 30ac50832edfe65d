"""What is known, wished for and done: statements, goals, interventions.

assessment, statement = udredning, oplysning · dream, goal = drøm, mål · intervention = indsats ·
plan = helhedsorienteret plan
"""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from app.models.base import Id, Record
from app.models.facts import About, Area, Kind, Subject, Via, link, own, record, said

__all__ = [
    "Concern",
    "Duty",
    "Goal",
    "GoalLevel",
    "Intervention",
    "InterventionState",
    "InterventionStep",
    "Source",
    "Statement",
]


@record
class Concern(Record):
    """That a statement, goal, intervention, agreement, … is about a person (*gælder*).

    It is shown wherever that record and that person are shown, since the record is shown only to
    those who may see everyone it is about.
    """

    about: ClassVar[About] = Via(("person_id",))

    record_id: Id = link("Record", owner=True)
    person_id: Id = link("Person", owner=True)


class Source(StrEnum):
    """Who an assessment statement comes from (*kilde*, VUM 2.0)."""

    CITIZEN = "citizen"
    RELATIVE = "relative"
    PROVIDER = "provider"
    CASEWORKER = "caseworker"
    OTHER = "other"


@record
class Statement(Record):
    """One piece of the assessment (*oplysning*) with source and date.

    ``kind`` says what the text reveals and is what consents open. ``speaker_id`` is the family
    member who said it. ``need`` marks a challenge, so that a person with needs and no contact is
    found.
    """

    about: ClassVar[About] = Subject.CONCERNED
    area_field: ClassVar[str | None] = "area"
    kind_field: ClassVar[str | None] = "kind"

    text: str = said(Kind.SOCIAL, essential=True, text=True)
    area: Area | None = said(Kind.SOCIAL, default=None)
    kind: Kind = own(default=Kind.SOCIAL)
    source: Source | None = said(Kind.SOCIAL, default=None)
    source_name: str | None = said(Kind.SOCIAL, text=True, default=None)
    speaker_id: Id | None = link("Person", kind=Kind.SOCIAL, default=None)
    stated_on: date | None = said(Kind.SOCIAL, default=None)
    need: bool = said(Kind.SOCIAL, default=False)


class GoalLevel(StrEnum):
    """The dream in own words, or a goal on the way to it."""

    DREAM = "dream"
    GOAL = "goal"


@record
class Goal(Record):
    """What somebody wants (*drøm*, *mål*), in own words where they said it."""

    about: ClassVar[About] = Subject.CONCERNED
    area_field: ClassVar[str | None] = "area"

    text: str = said(Kind.GOAL, essential=True, text=True)
    level: GoalLevel = said(Kind.GOAL, essential=True, default=GoalLevel.GOAL)
    own_words: str | None = said(Kind.GOAL, text=True, default=None)
    area: Area | None = said(Kind.GOAL, default=None)
    reached_on: date | None = said(Kind.GOAL, default=None)


class InterventionState(StrEnum):
    """The states of an intervention, in the order they come."""

    WISHED = "wished"
    PROPOSED = "proposed"
    RECOMMENDED = "recommended"
    GRANTED = "granted"
    REFUSED = "refused"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"


class Duty(StrEnum):
    """Whether an activity is a duty; absence from a duty can cost money (aktivloven § 69 b)."""

    DUTY = "duty"
    VOLUNTARY = "voluntary"


@record
class Intervention(Record):
    """Something that is done (*indsats*): what, under which act, who grants it, who does it.

    ``law_key`` points into the law profile; None where no rule is linked. ``granted_by`` is who
    can grant it (*bevillingskompetence*). ``intensity`` is free ("2-4 timer om ugen efter behov").
    ``catalogue_key`` is the entry of the catalogue it was made from. ``lifted`` says that a duty is
    lifted; like a pause it holds only with a decision, until then one must still turn up.
    """

    about: ClassVar[About] = Subject.CONCERNED
    area_field: ClassVar[str | None] = "area"

    name: str = said(Kind.INTERVENTION, essential=True, text=True)
    area: Area | None = said(Kind.INTERVENTION, default=None)
    state: InterventionState = said(
        Kind.INTERVENTION, essential=True, default=InterventionState.WISHED
    )
    goal_id: Id | None = link("Goal", kind=Kind.INTERVENTION, default=None)
    law_key: str | None = said(Kind.INTERVENTION, default=None)
    granted_by: str | None = said(Kind.INTERVENTION, text=True, default=None)
    provider_id: Id | None = link("Contact", kind=Kind.INTERVENTION, default=None)
    duty: Duty | None = said(Kind.INTERVENTION, default=None)
    intensity: str | None = said(Kind.INTERVENTION, text=True, default=None)
    from_date: date | None = said(Kind.INTERVENTION, default=None)
    to_date: date | None = said(Kind.INTERVENTION, default=None)
    pause_reason: str | None = said(Kind.INTERVENTION, text=True, default=None)
    catalogue_key: str | None = said(Kind.INTERVENTION, default=None)
    paid_by: str | None = said(Kind.INTERVENTION, text=True, default=None)
    lifted: bool = said(Kind.INTERVENTION, default=False)


@record
class InterventionStep(Record):
    """That an intervention went to another state (*indsatsens vej*): when, by whom, by which decision.

    ``lifted`` says that with this step the duty to turn up was lifted; the state is what it was.
    """

    about: ClassVar[About] = Via(("intervention_id",))

    intervention_id: Id = link("Intervention", owner=True, kind=Kind.INTERVENTION)
    state: InterventionState = said(Kind.INTERVENTION, essential=True)
    day: date = said(Kind.INTERVENTION, essential=True)
    who: str | None = said(Kind.INTERVENTION, text=True, default=None)
    reason: str | None = said(Kind.INTERVENTION, text=True, default=None)
    decision_id: Id | None = link("Decision", kind=Kind.INTERVENTION, default=None)
    lifted: bool = said(Kind.INTERVENTION, default=False)
