"""Whom a fact is about: from the declarations of the fields to persons."""

from dataclasses import dataclass

from app.models.base import Id, Record
from app.models.case import Case
from app.models.contacts import Contact, Serves
from app.models.facts import About, Area, Carried, Fact, Kind, Subject, Via, facts_of
from app.rules.naming import Naming

__all__ = ["Subjects", "Tag"]

People = frozenset[Id]


@dataclass(frozen=True, slots=True)
class Tag:
    """What the policy needs to know of one fact.

    ``people`` is None where nobody can say whom it is about; an empty set is about nobody.
    ``speaker`` is the family member who said it. ``own_of`` holds the contacts whose task it is.
    ``shared`` holds the members of a household or family that a contact serves as a whole: each of
    them knows that, whatever the others have said.
    """

    people: People | None
    kind: Kind
    area: Area | None = None
    speaker: Id | None = None
    own_of: frozenset[Id] = frozenset()
    shared: People = frozenset()
    coordination: bool = False


class Subjects:
    """Answers whom each fact of one case is about; built once for a case."""

    def __init__(self, case: Case, naming: Naming) -> None:
        """Index the rows that say whom others are about."""
        self._case = case
        self._naming = naming
        self._everyone: People = frozenset(each.id for each in case.people)
        self._records: dict[str, Record] = {each.id: each for each in case.records()}
        concerned: dict[str, set[Id]] = {}
        for concern in case.concerns:
            concerned.setdefault(concern.record_id, set()).add(concern.person_id)
        for serves in case.serves:
            concerned.setdefault(serves.contact_id, set()).update(self._served(serves))
        for member in case.members:
            concerned.setdefault(member.household_id, set()).add(member.person_id)
        self._concerned = concerned

    def tag(self, record: Record, name: str, fact: Fact) -> Tag:
        """Return what the policy needs to know of one declared field of a record."""
        about = fact.about if fact.about is not None else record.about
        shown_with_carrier = isinstance(about, Carried)
        people = frozenset() if shown_with_carrier else self._resolve(record, about)
        if fact.text and people is not None:
            people |= self._naming.people_in(getattr(record, name))
        return Tag(
            people=people,
            kind=self._kind(record, fact),
            area=self._area(record, fact),
            speaker=getattr(record, "speaker_id", None),
            own_of=self._own_of(record),
            shared=self._served(record) if isinstance(record, Serves) else frozenset(),
            coordination=about is Subject.COORDINATION,
        )

    def of(self, record: Record) -> People | None:
        """Return whom a record as a whole is about, None if nobody can say."""
        return self._resolve(record, record.about)

    def _resolve(self, record: Record, about: About) -> People | None:
        match about:
            case Subject.ITSELF:
                return frozenset((record.id,))
            case Subject.EVERYONE:
                return self._everyone
            case Subject.NOBODY | Subject.COORDINATION:
                return frozenset()
            case Subject.CONCERNED | Carried():
                found = self._concerned.get(record.id)
                return frozenset(found) if found else None
            case Via(names):
                return self._via(record, names)

    def _via(self, record: Record, names: tuple[str, ...]) -> People | None:
        if isinstance(record, Serves) and record.whole_family:
            return self._everyone
        found: set[Id] = set()
        known = False
        for name in names:
            key = getattr(record, name)
            if key is None:
                continue
            target = self._records.get(key)
            people = None if target is None else self._resolve(target, target.about)
            if people is None:
                return None
            known = True
            found |= people
        return frozenset(found) if known else None

    def _served(self, serves: Serves) -> People:
        if serves.whole_family:
            return self._everyone
        if serves.person_id is not None:
            return frozenset((serves.person_id,))
        return frozenset(
            each.person_id
            for each in self._case.members
            if each.household_id == serves.household_id
        )

    def _kind(self, record: Record, fact: Fact) -> Kind:
        if record.kind_field is not None:
            return Kind(getattr(record, record.kind_field))
        declared = fact.kind or Kind.WORK
        if declared is Kind.CONTACT:
            return self._naming.revealed(self._contact_of(record)) or declared
        return declared

    def _contact_of(self, record: Record) -> Contact | None:
        if isinstance(record, Contact):
            return record
        found = self._records.get(getattr(record, "contact_id", None) or "")
        return found if isinstance(found, Contact) else None

    def _area(self, record: Record, fact: Fact) -> Area | None:
        if fact.area is not None:
            return fact.area
        if record.area_field is not None:
            area: Area | None = getattr(record, record.area_field)
            return area
        contact = self._contact_of(record)
        return None if contact is None else contact.area

    @staticmethod
    def _own_of(record: Record) -> frozenset[Id]:
        if isinstance(record, Contact):
            return frozenset((record.id,))
        found = {
            getattr(record, name)
            for name, fact in facts_of(type(record)).items()
            if fact is not None and fact.refers == Contact.__name__
        }
        return frozenset(each for each in found if each is not None)
