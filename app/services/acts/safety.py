"""Acts that keep people safe from each other: whom a text is not about, what is revealed and why."""

from dataclasses import dataclass, replace
from typing import ClassVar

from app.models.base import Id
from app.models.case import Case
from app.models.changes import Remove, Steps
from app.models.people import Person
from app.models.problems import Code, Problem, Refused
from app.models.safety import Clearance, Reveal, SharedRoom
from app.rules.about import Subjects
from app.rules.clearing import digest_of, is_clearable
from app.rules.naming import Naming
from app.rules.safety import must_be_apart, protected_people
from app.services.acts.records import edited, inserted
from app.services.operation import Surroundings

__all__ = ["ClearText", "RevealAddress", "ShareRoom", "UnclearText"]


@dataclass(frozen=True, slots=True)
class ClearText:
    """Say that a text is not about somebody whom it names; it holds for the text as it stands.

    ``id`` is that of the row; where the person was cleared in this field before, that row is taken.
    """

    legal: ClassVar[bool] = False
    act: ClassVar[str] = "Clearance.clear"

    id: Id
    case_id: Id
    record_id: Id
    field: str
    person_id: Id

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One row with the fingerprint of the text.

        Raises:
            Refused: there is no such text, or it does not name the person, or no author may say so.
        """
        record = case.find(self.record_id)
        if record is None or case.get(Person, self.person_id) is None:
            raise Refused(Problem(Code.NO_SUCH_RECORD))
        if not is_clearable(record, self.field):
            raise Refused(Problem(Code.NOT_ALLOWED_FROM_STATE, self.field))
        text = getattr(record, self.field) or ""
        subjects = Subjects(case, Naming(case, around.lexicon), around.today)
        told = subjects.mentions(record, self.field)
        if self.person_id not in told.people - told.fixed:
            raise Refused(Problem(Code.NOT_NAMED, self.field))
        digest = digest_of(text)
        present = _row(case, self)
        if present is not None:
            step = edited(case, present, {"digest": digest}, around)
            return (step,) if step.after else ()
        new = Clearance(
            id=self.id,
            case_id=self.case_id,
            record_id=self.record_id,
            person_id=self.person_id,
            field=self.field,
            digest=digest,
        )
        return (inserted(case, new, around),)


def _row(case: Case, wish: ClearText) -> Clearance | None:
    key = (wish.record_id, wish.field, wish.person_id)
    return next(
        (each for each in case.clearances if (each.record_id, each.field, each.person_id) == key),
        None,
    )


@dataclass(frozen=True, slots=True)
class UnclearText:
    """Take back that a text is not about somebody; ``id`` is the row's."""

    legal: ClassVar[bool] = False
    act: ClassVar[str] = "Clearance.unclear"

    case_id: Id
    id: Id

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One removal."""
        present = case.get(Clearance, self.id)
        if present is None:
            raise Refused(Problem(Code.NO_SUCH_RECORD))
        return (Remove(present),)


@dataclass(frozen=True, slots=True)
class RevealAddress:
    """Record that a protected address or number is shown on the screen, and why.

    The row gets the moment of the act, whatever the given one says.
    """

    legal: ClassVar[bool] = True
    act: ClassVar[str] = "Reveal.show"

    record: Reveal

    @property
    def case_id(self) -> Id:
        """The case that the person is in."""
        return self.record.case_id

    @property
    def detail(self) -> str:
        """The reason's code, for the log."""
        return self.record.reason.value

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One row.

        Raises:
            Refused: there is no such person, or nothing to reveal.
        """
        step = inserted(case, replace(self.record, at=around.now), around)
        if self.record.person_id not in protected_people(case, around.today):
            raise Refused(Problem(Code.NOT_ALLOWED_FROM_STATE))
        return (step,)


@dataclass(frozen=True, slots=True)
class ShareRoom:
    """Record why two adults who should be kept apart are invited to one meeting, and when."""

    legal: ClassVar[bool] = True
    act: ClassVar[str] = "SharedRoom.allow"

    record: SharedRoom

    @property
    def case_id(self) -> Id:
        """The case that the meeting is in."""
        return self.record.case_id

    def steps(self, case: Case, around: Surroundings) -> Steps:
        """One row; whoever reads the log finds the meeting and both people by it.

        Raises:
            Refused: a row is there already, or the two need no reason.
        """
        made = self.record
        step = inserted(case, replace(made, at=around.now), around)
        pair = (made.first_id, made.second_id)
        if not must_be_apart(case, made.meeting_id, pair, around.today):
            raise Refused(Problem(Code.NOT_ALLOWED_FROM_STATE))
        return (step,)
