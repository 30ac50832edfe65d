"""Forms of the family: case, person, household, relationship, custody."""

from dataclasses import dataclass
from typing import Any, Final

from app.models.base import Id, Record
from app.models.case import Case, CaseHead
from app.models.people import (
    Custody,
    CustodyForm,
    Gender,
    Household,
    IdentifierForm,
    Member,
    Person,
    Relationship,
    RelationshipForm,
)
from app.models.problems import Code, Problem
from app.presenters.forms.closing import CLOSED, CLOSING
from app.presenters.forms.editor import Editor, Part, Shown
from app.presenters.forms.entries import (
    Around,
    Check,
    Day,
    Line,
    Link,
    OwnEntry,
    Pick,
    Unreadable,
    Values,
)
from app.presenters.forms.guarded import (
    RENEW,
    REVEAL,
    Guarded,
    protection_notice,
    protection_tags,
)
from app.presenters.forms.rows import RowsEntry, people_options
from app.presenters.forms.spec import Choice
from app.presenters.who import name_of
from app.rules.identifiers import masked
from app.rules.law import keeps_decisions, offered
from app.rules.periods import age_on
from app.words import _
from app.words.dates import day_numeric
from app.words.people import person_line
from app.words.terms import term
from app.words.typed import day_typed, number_typed

__all__ = ["CASE", "CUSTODY", "HOUSEHOLD", "MEMBER", "PERSON", "RELATIONSHIP"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Age(OwnEntry):
    """Age or day of birth in one field: whichever is known."""

    @property
    def fields(self) -> tuple[str, ...]:
        return ("age", "birth_date")

    def value(self, record: Any, around: Around) -> str:
        if record.birth_date is not None:
            return day_numeric(record.birth_date)
        return "" if record.age is None else str(record.age)

    def read(self, raw: str, around: Around) -> Values:
        number = number_typed(raw) if raw else None
        born = day_typed(raw, around.today) if raw and number is None else None
        if raw and number is None and (born is None or born > around.today):
            raise Unreadable(Problem(Code.IMPOSSIBLE_DATE, self.name))
        return {"age": number, "birth_date": born}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Identifier(OwnEntry):
    """CPR number or replacement, covered but for its first six characters."""

    @property
    def fields(self) -> tuple[str, ...]:
        return ("identifier", "identifier_form")

    def value(self, record: Any, around: Around) -> str:
        return masked(record.identifier) if record.identifier else ""

    def read(self, raw: str, around: Around) -> Values:
        typed = raw.replace(" ", "").upper()
        return {"identifier": typed or None, "identifier_form": _form_of(typed) if typed else None}


def _form_of(typed: str) -> IdentifierForm:
    """What a number claims to be by its eighth and ninth character, letters or figures."""
    bare = typed.replace("-", "")
    if bare.isdigit():
        return IdentifierForm.CPR
    return IdentifierForm.X_ECPR if bare[6:7] in {"1", "7"} else IdentifierForm.D_ECPR


_OLDER: Final = 12
"""Years that somebody has to be older to be offered as a parent."""


def _parent_rows(case: Case, key: Id) -> dict[str, Record]:
    return {
        each.first_id: each
        for each in case.relationships
        if each.second_id == key and each.form is RelationshipForm.PARENT
    }


def _parent(case: Case, key: Id, person: str, new: Id) -> Record:
    return Relationship(
        id=new,
        case_id=case.id,
        first_id=Id(person),
        second_id=key,
        form=RelationshipForm.PARENT,
    )


def _possible_parents(record: Person | None, around: Around) -> tuple[Choice, ...]:
    """Those of the family who are old enough, as far as ages are known."""
    age = None if record is None else age_on(record, around.today)
    if age is None:
        return ()
    return tuple(
        Choice(each.id, each.name, "user")
        for each in around.case.people
        if (age_on(each, around.today) or 0) >= age + _OLDER
    )


PERSON: Final = Editor(
    kind=Person,
    over_title=_("Person"),
    new_title=_("Ny person"),
    title=lambda record, around: person_line(record, around.today),
    tags=protection_tags,
    notice=protection_notice,
    deeds=(REVEAL, RENEW),
    parts=(
        Part(
            "",
            (
                Line(name="name", label=_("Navn"), required=True),
                Line(
                    name="family_role",
                    label=_("Rolle i familien"),
                    placeholder=_("mor, far, barn …"),
                ),
                _Age(
                    name="age",
                    label=_("Alder eller fødselsdag"),
                    placeholder=_("40 eller 12.1.1985"),
                ),
                Pick(name="gender", label=_("Køn"), of=Gender),
                RowsEntry(
                    name="parents",
                    label=_("Barn af"),
                    rows=_parent_rows,
                    make=_parent,
                    options=_possible_parents,
                    gesture="Relationship.descend",
                ),
            ),
        ),
        Part(
            _("Flere oplysninger"),
            (
                Line(name="nickname", label=_("Kaldenavn")),
                Guarded(name="phone", label=_("Telefon"), cover=_("Beskyttet nummer")),
                Guarded(name="address", label=_("Adresse"), cover=_("Beskyttet adresse")),
                Check(
                    name="protected",
                    label=_("Navne- og adressebeskyttelse"),
                    help=_("Adresse, skole og steder vises så ikke for andre."),
                ),
                Day(name="protected_until", label=_("Beskyttet til"), ahead=True),
                Check(
                    name="threatened",
                    label=_("Skal holdes fra en anden voksen"),
                    help=_(
                        "Der er vold eller trusler. To, der skal holdes fra hinanden, inviteres"
                        " ikke til samme møde uden en begrundelse."
                    ),
                ),
                _Identifier(
                    name="identifier",
                    label=_("CPR-nummer"),
                    help=_("Kommer aldrig på ark eller kort."),
                ),
            ),
            folded=True,
        ),
    ),
)


def _member_rows(case: Case, key: Id) -> dict[str, Record]:
    return {each.person_id: each for each in case.members if each.household_id == key}


def _member(case: Case, key: Id, person: str, new: Id) -> Record:
    return Member(id=new, case_id=case.id, household_id=key, person_id=Id(person))


HOUSEHOLD: Final = Editor(
    kind=Household,
    over_title=_("Husstand"),
    new_title=_("Ny husstand"),
    title=lambda record, _around: record.name,
    deeds=(REVEAL,),
    parts=(
        Part(
            "",
            (
                Line(name="name", label=_("Navn"), required=True, placeholder=_("Hos …")),
                RowsEntry(
                    name="members",
                    label=_("Hvem bor her?"),
                    rows=_member_rows,
                    make=_member,
                    options=people_options,
                    gesture="Household.settle",
                ),
            ),
        ),
        Part(
            _("Flere oplysninger"),
            (Guarded(name="address", label=_("Adresse"), cover=_("Beskyttet adresse")),),
            folded=True,
        ),
    ),
)


def _households(_record: Any, around: Around) -> tuple[Choice, ...]:
    return tuple(Choice(each.id, each.name, "home") for each in around.case.households)


_PERIOD: Final = (
    Day(name="from_date", label=_("Fra")),
    Day(name="to_date", label=_("Til")),
)

MEMBER: Final = Editor(
    kind=Member,
    over_title=_("Ophold i husstand"),
    new_title=_("Nyt ophold i husstand"),
    title=lambda record, around: name_of(around.case, record.person_id),
    parts=(
        Part(
            "",
            (
                Link(name="person_id", label=_("Person"), required=True, options=people_options),
                Link(name="household_id", label=_("Husstand"), required=True, options=_households),
                Check(name="part_time", label=_("Bor her kun noget af tiden")),
                *_PERIOD,
            ),
        ),
    ),
)


def _tie(record: Relationship, around: Around) -> str:
    first = name_of(around.case, record.first_id)
    return f"{first} · {term(record.form)} {name_of(around.case, record.second_id)}"


RELATIONSHIP: Final = Editor(
    kind=Relationship,
    over_title=_("Relation"),
    new_title=_("Ny relation"),
    title=_tie,
    parts=(
        Part(
            "",
            (
                Link(name="first_id", label=_("Hvem?"), required=True, options=people_options),
                Pick(name="form", label=_("Er"), of=RelationshipForm, required=True),
                Link(
                    name="second_id",
                    label=_("Til, med eller fra hvem?"),
                    required=True,
                    options=people_options,
                ),
            ),
        ),
        Part(_("Flere oplysninger"), _PERIOD, folded=True),
    ),
)


def _custody_title(record: Custody, around: Around) -> str:
    holder = name_of(around.case, record.holder_id)
    return f"{holder} · {name_of(around.case, record.child_id)}"


CUSTODY: Final = Editor(
    kind=Custody,
    over_title=_("Forældremyndighed"),
    new_title=_("Ny forældremyndighed"),
    title=_custody_title,
    parts=(
        Part(
            "",
            (
                Link(name="child_id", label=_("Barn"), required=True, options=people_options),
                Link(name="holder_id", label=_("Hvem har den?"), required=True,
                     options=people_options),
                Pick(name="form", label=_("Form"), of=CustodyForm, required=True),
                Check(name="lives_here", label=_("Barnet har bopæl her")),
            ),
        ),
        Part(
            _("Flere oplysninger"),
            (Line(name="contact_time", label=_("Samvær")), *_PERIOD),
            folded=True,
        ),
    ),
)  # fmt: skip


def _profiles(_record: Any, around: Around) -> tuple[Choice, ...]:
    """Those that are switched on, and the one that the case has."""
    kept = around.case.head.law_profile
    return tuple(Choice(each.key, each.title) for each in offered(around.laws, kept))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Profile(Link):
    """The law profile of the case; it stays where an issued decision would read by another one."""

    def read(self, raw: str, around: Around) -> Values:
        """The key.

        Raises:
            Unreadable: a decision that was given rests on the one before.
        """
        if not keeps_decisions(around.case, raw, around.laws):
            raise Unreadable(Problem(Code.HAS_LEGAL_EFFECT, self.name))
        return Link.read(self, raw, around)


CASE: Final = Editor(
    kind=CaseHead,
    over_title=_("Sag"),
    new_title=_("Ny familie"),
    title=lambda record, _around: record.name,
    removable=False,
    deeds=CLOSING,
    parts=(
        Part("", (Line(name="name", label=_("Familiens navn på listen"), required=True),)),
        Part(
            _("Flere oplysninger"),
            (
                Line(name="case_number", label=_("Sagsnummer")),
                _Profile(
                    name="law_profile", label=_("Lovgrundlag"), required=True, options=_profiles
                ),
                Day(name="opened_on", label=_("Åbnet")),
                CLOSED,
                Shown(
                    name="teaching",
                    label=_("Øvelse"),
                    show=lambda record, _around: (
                        _("Ja, oplysningerne er opdigtet") if record.teaching else _("Nej")
                    ),
                ),
            ),
            folded=True,
        ),
    ),
)
