"""Whom a fact is about: from the declarations of the fields to persons.

What somebody sees as their own must not depend on rows about others that they cannot see: the doctor
whom Sanne shares with David stays the same for her whether David has begun there or not. A row about
a contact is therefore carried by the contact, not about everyone whom the contact serves.
"""

from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from app.models.base import Id, Record
from app.models.case import Case
from app.models.consents import Consent, ConsentScope
from app.models.contacts import Contact, Serves
from app.models.facts import About, Area, Carried, Fact, Kind, Subject, facts_of
from app.models.meetings import Attendance, Decision, Meeting
from app.models.people import Household, Member, Person
from app.models.plan import Goal
from app.rules.clearing import OWN_WORDS, Cleared
from app.rules.consents import ADULT_AGE, is_valid
from app.rules.hiding import TRACES, Hiding
from app.rules.kin import Kin
from app.rules.naming import Naming
from app.rules.naming_contacts import ContactNames
from app.rules.periods import age_on, holds
from app.rules.safety import protected_people
from app.rules.seats import seated

__all__ = ["Mentions", "Sort", "Subjects", "Tag"]

People = frozenset[Id]

_PLACES: Final = frozenset(
    {
        (Contact, "organisation"),
        (Contact, "department"),
        (Contact, "phone"),
        (Contact, "email"),
        (Household, "name"),
    }
)
"""Fields that tell where somebody goes or lives though they are no address."""


_DECIDES: Final = frozenset({(Decision, "decided_by")})
"""Who decides is told with the decision, as who coordinates is told to all: whom that contact serves
besides does not stand there. Where somebody's whereabouts are protected a title is a trace of them."""

_BY_NAME: Final = (
    _PLACES
    | {(kind, name) for kind, names in OWN_WORDS.items() for name in names}
    | {(Goal, "own_words")}
)
"""Fields whose name alone already decides something."""

Sort = tuple[About | None, Kind | None, Area | None, str]
"""What the tag of a field depends on besides its record."""


@dataclass(frozen=True, slots=True)
class Tag:
    """What the policy needs to know of one fact.

    ``people`` is None where nobody can say whom it is about; an empty set is about nobody.
    ``named`` are those whom its text names or its link points to; they are among ``people``.
    ``speaker`` is the family member who said it. ``own_of`` holds the contacts whose task it is.
    ``shared`` holds those who live in a household, or the family, that a fact is about as a whole:
    each of them knows it, whatever the others have said, but not what it says of one by name: the
    name of one's own home ("Hos Sanne") is all that names somebody and is known even so.
    ``errand_of`` holds the contact whom the coordinator's work is told to, since it is theirs to do.
    Where a meeting is held is known to those who are to be there, contacts among them; who sits there
    known by name only, to those who sit there too.
    ``reveals`` is the contact whose role gives ``kind`` away; it reveals nothing to the contact.
    ``meeting`` is the meeting that the record belongs to.
    ``located`` are those whose address or number stands in the text, ``hints`` the kinds that its
    words may give away: both count where somebody's whereabouts are protected. ``trace`` says that
    the fact tells of a place whatever its kind.
    ``through`` are the ways in which a reader may know what the fact names or hangs on: of each of
    them one must be open. A text that names a contact is for those who know that contact.
    """

    people: People | None
    kind: Kind
    area: Area | None = None
    named: People = frozenset()
    speaker: Id | None = None
    own_of: frozenset[Id] = frozenset()
    shared: People = frozenset()
    reveals: Id | None = None
    meeting: Id | None = None
    coordination: bool = False
    errand_of: frozenset[Id] = frozenset()
    located: People = frozenset()
    hints: frozenset[Kind] = frozenset()
    trace: bool = False
    through: tuple[tuple["Tag", ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Mentions:
    """Whom a text of a record names, before anybody has been cleared.

    ``people`` are all of them; ``located`` those whose address or number stands in it. ``cleared``
    are those whom its author has said it is not about; ``fixed`` those who cannot be cleared.
    """

    people: People
    located: People
    cleared: People
    fixed: People

    @property
    def counted(self) -> People:
        """Whom the text is about because it names them."""
        return self.people - (self.cleared - self.fixed)


_NO_ONE: Final = Mentions(frozenset(), frozenset(), frozenset(), frozenset())


class Subjects:
    """Answers whom each fact of one case is about; built once for a case."""

    def __init__(self, case: Case, naming: Naming, on: date | None = None) -> None:
        """Index the rows that say whom others are about.

        ``on`` is the day on which somebody must live in a household to be meant with it; None
        means everyone who ever did.
        """
        self._on = on
        self._naming = naming
        self._kin = Kin(case, naming.lexicon.kin)
        self._contacts = ContactNames(case)
        self._rows_of = _carrying(case)
        self._cleared = Cleared(case)
        self._protected = protected_people(case, on)
        self._everyone: People = frozenset(each.id for each in case.people)
        self._records: dict[str, Record] = {each.id: each for each in case.records()}
        self._concerned: dict[str, set[Id]] = {}
        for concern in case.concerns:
            self._concerned.setdefault(concern.record_id, set()).add(concern.person_id)
        self._tasks: dict[str, set[Id]] = {}
        self._named_in = _named_in(case, on)
        self._invited: dict[str, set[Id]] = {}
        self._together = {each.id: seated(case, each.id) for each in case.meetings}
        self._carried: dict[str, set[Id]] = {}
        for member in case.members:
            if on is None or holds(member, on):
                self._carried.setdefault(member.household_id, set()).add(member.person_id)
        for serves in case.serves:
            self._carried.setdefault(serves.contact_id, set()).update(self._served(serves))
            if serves.household_id is not None:
                self._tasks.setdefault(serves.household_id, set()).add(serves.contact_id)
        for attendance in case.attendances:
            if attendance.contact_id is not None:
                self._invited.setdefault(attendance.meeting_id, set()).add(attendance.contact_id)
            if attendance.person_id is not None:
                self._carried.setdefault(attendance.meeting_id, set()).add(attendance.person_id)
        self._minors = frozenset(each.id for each in case.people if not _is_of_age(each, on))
        self._hiding = Hiding(case, naming, self._protected, self._carried)

    def consented(self, case: Case) -> "Subjects":
        """The answers for the same case with consents that stand otherwise, given or taken back."""
        made = copy(self)
        made._records = self._records | {e.id: e for e in case.consents}  # noqa: SLF001  # a copy of self
        made._named_in = _named_in(case, self._on)  # noqa: SLF001  # a copy of self
        return made

    @staticmethod
    def sort(record: Record, name: str, fact: Fact) -> Sort:
        """Return what fields of one record have in common where they have the same tag.

        A field counts by its name only where something hangs on it: its words, whom it points to,
        the place it tells of, who says it.
        """
        telling = (fact.text or fact.refers is not None) and bool(getattr(record, name))
        own = telling or (type(record), name) in _BY_NAME
        return fact.about, fact.kind, fact.area, name if own else ""

    def tag(self, record: Record, name: str, fact: Fact) -> Tag:
        """Return what the policy needs to know of one declared field of a record."""
        about = fact.about if fact.about is not None else record.about
        people = self._resolve(record, about)
        if isinstance(about, Carried) and fact.kind is Kind.ADDRESS:
            people = self._protected & self._carried.get(record.id, set())
        told = self.mentions(record, name) if fact.text else None
        named = self._linked(record, name, fact) if told is None else told.counted
        hints = self._naming.kinds_in(getattr(record, name)) if fact.text else frozenset()
        if isinstance(record, Attendance) and not TRACES.isdisjoint(hints):
            named |= self._protected & self._carried.get(record.meeting_id, set())
        shared = self._shared(record, name, fact)
        kind, reveals = self._kind(record, fact)
        return Tag(
            people=None if people is None else people | named,
            named=frozenset() if isinstance(record, Household) else named,
            kind=kind,
            area=self._area(record, fact),
            speaker=self._speaker(record, name, named),
            own_of=self._own_of(record),
            shared=shared,
            reveals=reveals,
            meeting=getattr(record, "meeting_id", None),
            coordination=about in _KEPT,
            errand_of=_errand_of(record) if about is Subject.ERRAND else frozenset(),
            located=frozenset() if told is None else told.located,
            hints=hints,
            through=self._through(record, name, fact),
        )

    def _speaker(self, record: Record, name: str, named: People) -> Id | None:
        """Who of the family said what stands in a field.

        A wish in a child's own words that names others is a child's word about them.
        """
        if name in OWN_WORDS.get(type(record), ()):
            return getattr(record, "person_id", None)
        if (type(record), name) == (Goal, "own_words"):
            mine = self._concerned.get(record.id, set())
            childs = bool(mine) and mine <= self._minors and not named <= mine
            return min(mine) if childs else None
        return getattr(record, "speaker_id", None)

    def _through(self, record: Record, name: str, fact: Fact) -> tuple[tuple[Tag, ...], ...]:
        """What a reader must know besides: the contacts that a text names, and whose place it is.

        Where a contact works and what a home is called tell where somebody is: both are for those
        who know it of somebody whose whereabouts are not protected from them.
        """
        told = (type(record), name) in _DECIDES and not self._protected
        asked = fact.text and not told
        contacts = self._contacts.contacts_in(getattr(record, name)) if asked else frozenset()
        own = {record.id, getattr(record, "contact_id", None)}
        named = tuple(self._carriers(each) for each in sorted(contacts - own))
        if isinstance(record, Meeting) and fact.kind is Kind.ADDRESS:
            return (*named, self._there(record, fact))
        if (type(record), name) not in _PLACES:
            return named
        return (*named, tuple(replace(each, trace=True) for each in self._carriers(record.id)))

    def _there(self, record: Meeting, fact: Fact) -> tuple[Tag, ...]:
        """Where somebody is to be is known of one of them: who else comes closes and opens nothing.

        Only that somebody protected comes closes it to those who are not to be there.
        """
        shared = self._shared(record, "place", fact)
        invited = Tag(people=None, kind=Kind.ADDRESS, shared=shared)
        known = (
            replace(invited, people=frozenset((each,))) for each in sorted(self.of(record) or ())
        )
        return (invited, *known)

    def _carriers(self, key: Id) -> tuple[Tag, ...]:
        """The facts that a contact serves somebody, that somebody lives in a home."""
        return tuple(
            self.tag(row, owner, facts_of(type(row))[owner] or Fact())
            for row, owner in self._rows_of.get(key, ())
        )

    def contacts_in(self, text: str | None) -> frozenset[Id]:
        """Return the contacts that a text names."""
        return self._contacts.contacts_in(text)

    def mentions(self, record: Record, name: str) -> Mentions:
        """Return whom a text field of a record names, and who has been cleared of it."""
        about = None if isinstance(record.about, Carried) else self._resolve(record, record.about)
        about = about or frozenset(self._concerned.get(record.id, ()))
        place = isinstance(record, Contact | Household)  # it may say its own name
        told = self.named_in(getattr(record, name), about, place=place)
        if not told.people:
            return told
        return replace(told, cleared=self._cleared.people(record, name))

    def named_in(self, text: str | None, about: People, *, place: bool = False) -> Mentions:
        """Return whom a text about some people names.

        Somebody protected whose address or number stands in it cannot be cleared of it.
        """
        if not text:
            return _NO_ONE
        located = self._naming.located_in(text, about, self._protected)
        hiding = frozenset() if place else self._hiding.people_in(text)
        found = (
            self._naming.people_in(text, about, self._protected)
            | self._kin.relatives_in(text, about)
            | hiding
        )
        return Mentions(found, located | hiding, frozenset(), located & self._protected)

    def of(self, record: Record) -> People | None:
        """Return whom a record as a whole is about, None if nobody can say."""
        if isinstance(record.about, Carried):
            return frozenset(self._carried.get(record.id, ())) or None
        return self._resolve(record, record.about)

    def served(self, contact: Id) -> People:
        """Return whom a contact serves; in a household, those who live there."""
        return frozenset(self._carried.get(contact, ()))

    def _resolve(self, record: Record, about: About) -> People | None:
        match about:
            case Subject.ITSELF:
                return frozenset((record.id,))
            case Subject.NOBODY | Subject.COORDINATION | Subject.ERRAND | Carried():
                return frozenset()
            case Subject.CONCERNED:
                found = self._concerned.get(record.id)
                return frozenset(found) if found else None
        return self._via(record, about.names)

    def _via(self, record: Record, names: tuple[str, ...]) -> People | None:
        """Persons found through links; a row of a contact or a household is carried by it."""
        if isinstance(record, Serves):
            return self._served(record) or None
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
        return frozenset(self._carried.get(serves.household_id or "", ()))

    def _shared(self, record: Record, name: str, fact: Fact) -> People:
        """Who knows a fact as one of the home or the family, or since they are to be there.

        That somebody known by name only is at a meeting, and as what, those see who sit there too.
        """
        if isinstance(record, Serves):
            return self._served(record)
        if isinstance(record, Household):
            return frozenset(self._carried.get(record.id, ()))
        if isinstance(record, Meeting) and fact.kind is Kind.ADDRESS:
            return frozenset(self._carried.get(record.id, ())) | self._invited.get(record.id, set())
        seen = fact.kind is Kind.MEETING and name != "remark"
        if isinstance(record, Attendance) and seen and _by_name_only(record):
            return self._together.get(record.meeting_id, frozenset())
        return frozenset()

    @staticmethod
    def _linked(record: Record, name: str, fact: Fact) -> People:
        """A link to a person names that person."""
        if fact.refers == Person.__name__ and not fact.owner:
            key = getattr(record, name)
            return frozenset() if key is None else frozenset((key,))
        return frozenset()

    def _kind(self, record: Record, fact: Fact) -> tuple[Kind, Id | None]:
        """The kind of a fact, and the contact whose role gives it away."""
        if record.kind_field is not None:
            return Kind(getattr(record, record.kind_field)), None
        declared = fact.kind or Kind.WORK
        contact = self._contact_of(record) if declared is Kind.CONTACT else None
        revealed = self._naming.revealed(contact)
        if contact is None or revealed is None:
            return declared, None
        return revealed, contact.id

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

    def _own_of(self, record: Record) -> frozenset[Id]:
        """Whose task a record is; who serves a household may know who lives there.

        A consent that holds is the business of the contacts that it lets see: they must know what
        it covers and until when.
        """
        if isinstance(record, Contact):
            return frozenset((record.id,))
        if isinstance(record, Member | Household):
            home = record.household_id if isinstance(record, Member) else record.id
            return frozenset(self._tasks.get(home, ()))
        if isinstance(record, Consent | ConsentScope):
            key = record.id if isinstance(record, Consent) else record.consent_id
            return frozenset(self._named_in.get(key, ()))
        found = {
            getattr(record, name)
            for name, fact in facts_of(type(record)).items()
            if fact is not None and fact.refers == Contact.__name__
        }
        return frozenset(each for each in found if each is not None)


def _by_name_only(row: Attendance) -> bool:
    """Whether somebody is at a meeting for nobody in the family, and no contact."""
    return row.person_id is None and row.contact_id is None and row.beside_id is None


def _is_of_age(person: Person, on: date | None) -> bool:
    """Whether somebody is known to be grown up on the day."""
    age = person.age if on is None else age_on(person, on)
    return age is not None and age >= ADULT_AGE


_KEPT: Final = frozenset({Subject.COORDINATION, Subject.ERRAND})


def _errand_of(record: Record) -> frozenset[Id]:
    contact: Id | None = getattr(record, "who_contact_id", None)
    return frozenset() if contact is None else frozenset((contact,))


def _carrying(case: Case) -> dict[Id, list[tuple[Record, str]]]:
    """The rows that carry each contact and home, with the field that points to it."""
    found: dict[Id, list[tuple[Record, str]]] = {}
    for row in case.serves:
        found.setdefault(row.contact_id, []).append((row, "contact_id"))
    for lives in case.members:
        found.setdefault(lives.household_id, []).append((lives, "household_id"))
    return found


def _named_in(case: Case, on: date | None) -> dict[str, set[Id]]:
    """The contacts that each consent names, of those that hold; withdrawn ones tell nobody why."""
    holding = {each.id for each in case.consents if on is None or is_valid(each, on, case)}
    found: dict[str, set[Id]] = {}
    for row in case.recipients:
        if row.contact_id is not None and row.consent_id in holding:
            found.setdefault(row.consent_id, set()).add(row.contact_id)
    return found
