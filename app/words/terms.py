"""The program's own words (design.md §6), one for each thing, wherever it is shown."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.models.base import Record
from app.models.consents import ConsentForm, ConsentState, ConsentType
from app.models.contacts import CoordinatorRole
from app.models.erasing import DeletionGround
from app.models.facts import Area, Kind
from app.models.law_parts import (
    Certainty,
    Presence,
    ReadinessKind,
    Requirement,
    Severity,
    Unit,
)
from app.models.letters import ComplaintVia, LetterForm, LetterState, Outcome, Ruling
from app.models.meetings import (
    AgreementState,
    Arrival,
    AttendanceRole,
    DecisionEffect,
    DecisionState,
    Delivery,
    HandoutForm,
    MeetingState,
)
from app.models.people import CustodyForm, Gender, IdentifierForm, RelationshipForm
from app.models.plan import Duty, GoalLevel, InterventionState, Source
from app.models.preparing import ReadinessState
from app.models.safety import RevealReason
from app.models.tasks import TaskReason
from app.rules.contact_counts import ContactType
from app.words.translate import _

__all__ = [
    "TERMS",
    "area_name",
    "contact_type_name",
    "kind_short",
    "record_name",
    "relationship_name",
    "term",
]


def term(value: StrEnum) -> str:
    """Name any value that a field can choose from, in small letters inside a sentence or alone."""
    return TERMS[type(value)][value]


def area_name(area: Area | None) -> str:
    """Name an area as its heading does."""
    return _("Område ikke angivet") if area is None else term(area)


def contact_type_name(kind: ContactType) -> str:
    """Name what a contact is."""
    return term(kind)


def relationship_name(form: RelationshipForm) -> str:
    """Name a tie as it is said between the names of two persons."""
    return term(form)


def kind_short(kind: Kind) -> str:
    """Name a kind of fact in a word or two inside a sentence ("navn og alder")."""
    return _SHORT_KINDS[kind]


def record_name(kind: type[Record]) -> str:
    """Name a class of record, in the singular and small letters (design.md §6)."""
    return _RECORDS[kind.__name__]


_PEOPLE: Final[Mapping[type[StrEnum], Mapping[StrEnum, str]]] = {
    Gender: {
        Gender.WOMAN: _("Kvinde"),
        Gender.MAN: _("Mand"),
        Gender.OTHER: _("Andet"),
    },
    IdentifierForm: {
        IdentifierForm.CPR: _("CPR-nummer"),
        IdentifierForm.X_ECPR: _("Erstatningsnummer (X-eCPR)"),
        IdentifierForm.D_ECPR: _("Erstatningsnummer (D-eCPR)"),
    },
    RelationshipForm: {
        RelationshipForm.TOGETHER: _("samlevende med"),
        RelationshipForm.MARRIED: _("gift med"),
        RelationshipForm.SEPARATED: _("separeret fra"),
        RelationshipForm.DIVORCED: _("skilt fra"),
        RelationshipForm.PARENT: _("forælder til"),
        RelationshipForm.STEP_PARENT: _("stedforælder til"),
        RelationshipForm.FOSTER_PARENT: _("plejeforælder til"),
        RelationshipForm.SIBLING: _("søskende til"),
    },
    CustodyForm: {
        CustodyForm.JOINT: _("Fælles forældremyndighed"),
        CustodyForm.SOLE: _("Eneforældremyndighed"),
    },
}

_NETWORK: Final[Mapping[type[StrEnum], Mapping[StrEnum, str]]] = {
    Area: {
        Area.SOCIAL: _("Social"),
        Area.EMPLOYMENT: _("Beskæftigelse"),
        Area.EDUCATION: _("Uddannelse"),
        Area.HEALTH: _("Sundhed"),
        Area.FAMILY: _("Børn og familie"),
    },
    ContactType: {
        ContactType.AUTHORITY: _("Myndighed"),
        ContactType.PROVIDER: _("Udfører"),
        ContactType.BOTH: _("Myndighed og udfører"),
        ContactType.EXTERNAL: _("Uden for kommunen"),
        ContactType.PRIVATE: _("Privat netværk"),
        ContactType.UNSTATED: _("Type ikke angivet"),
    },
    CoordinatorRole: {
        CoordinatorRole.COORDINATOR: _("Koordinerende sagsbehandler"),
        CoordinatorRole.DEPUTY: _("Stedfortræder"),
    },
}

_CONSENT: Final[Mapping[type[StrEnum], Mapping[StrEnum, str]]] = {
    ConsentType: {
        ConsentType.PLAN: _("Helhedsorienteret plan"),
        ConsentType.FETCHING: _("Hente oplysninger hos andre"),
        ConsentType.HEALTH: _("Oplysninger fra læge og sygehus"),
        ConsentType.FAMILY_VIEW: _("Andre i familien må se det"),
        ConsentType.MEETING: _("Tale om det i mødet"),
        ConsentType.PROFESSIONAL: _("En fagperson mere må se det"),
        ConsentType.PSYCHIATRIC: _("Psykiatrisk behandlingsplan"),
    },
    ConsentState: {
        ConsentState.OFFERED: _("tilbudt"),
        ConsentState.YES: _("ja"),
        ConsentState.PARTLY: _("delvist ja"),
        ConsentState.NO: _("nej tak"),
        ConsentState.WITHDRAWN: _("trukket tilbage"),
    },
    ConsentForm: {
        ConsentForm.WRITTEN: _("Skriftligt"),
        ConsentForm.ORAL: _("Mundtligt"),
    },
    Kind: {
        Kind.IDENTITY: _("Navn, alder og familierolle"),
        Kind.ADDRESS: _("Adresse og telefon"),
        Kind.TIE: _("Hvem der bor sammen og er i familie"),
        Kind.CUSTODY: _("Forældremyndighed"),
        Kind.CONTACT: _("Kontakter"),
        Kind.HEALTH: _("Helbred"),
        Kind.SUBSTANCE: _("Alkohol og stoffer"),
        Kind.SHELTER: _("Krisecenter og beskyttet sted"),
        Kind.INCOME: _("Økonomi"),
        Kind.SCHOOL: _("Skole og dagtilbud"),
        Kind.SOCIAL: _("Hverdag og sociale forhold"),
        Kind.GOAL: _("Drømme og mål"),
        Kind.INTERVENTION: _("Indsatser"),
        Kind.AGREEMENT: _("Aftaler"),
        Kind.APPOINTMENT: _("Tider"),
        Kind.MEETING: _("Møder"),
        Kind.RECOMMENDATION: _("Indstillinger"),
        Kind.DECISION: _("Afgørelser"),
        Kind.CONSENT: _("Samtykker"),
        Kind.HANDOUT: _("Ark"),
        Kind.CHILD_CONVERSATION: _("Barnets egen samtale"),
        Kind.NOTIFIER: _("Hvem der har underrettet"),
        Kind.STATEMENT_ON_OTHER: _("Det, en forælder siger om den anden"),
        Kind.WORK: _("Arbejdsnotater"),
    },
}

_PLAN: Final[Mapping[type[StrEnum], Mapping[StrEnum, str]]] = {
    Source: {
        Source.CITIZEN: _("Borgeren selv"),
        Source.RELATIVE: _("Pårørende"),
        Source.PROVIDER: _("Udfører"),
        Source.CASEWORKER: _("Sagsbehandler"),
        Source.OTHER: _("Anden kilde"),
    },
    GoalLevel: {
        GoalLevel.DREAM: _("Drøm"),
        GoalLevel.GOAL: _("Mål"),
    },
    InterventionState: {
        InterventionState.WISHED: _("ønsket"),
        InterventionState.PROPOSED: _("foreslået"),
        InterventionState.RECOMMENDED: _("indstillet"),
        InterventionState.GRANTED: _("bevilget"),
        InterventionState.REFUSED: _("afslået"),
        InterventionState.RUNNING: _("i gang"),
        InterventionState.PAUSED: _("på pause"),
        InterventionState.ENDED: _("afsluttet"),
    },
    Duty: {
        Duty.DUTY: _("Pligt"),
        Duty.VOLUNTARY: _("Frivillig"),
    },
}

_MEETING: Final[Mapping[type[StrEnum], Mapping[StrEnum, str]]] = {
    MeetingState: {
        MeetingState.PLANNED: _("planlagt"),
        MeetingState.RUNNING: _("i gang"),
        MeetingState.CLOSED: _("lukket"),
        MeetingState.POSTPONED: _("udsat"),
    },
    AttendanceRole: {
        AttendanceRole.CITIZEN: _("borger"),
        AttendanceRole.PROFESSIONAL: _("fagperson"),
        AttendanceRole.CHAIR: _("mødeleder"),
        AttendanceRole.COMPANION: _("bisidder"),
        AttendanceRole.REPRESENTATIVE: _("partsrepræsentant"),
        AttendanceRole.INTERPRETER: _("tolk"),
        AttendanceRole.GUARDIAN: _("værge"),
        AttendanceRole.MINUTES: _("referent"),
        AttendanceRole.HEALTH_COORDINATOR: _("sundhedskoordinator"),
    },
    AgreementState: {
        AgreementState.OPEN: _("åben"),
        AgreementState.KEPT: _("holdt"),
        AgreementState.BROKEN: _("ikke holdt"),
        AgreementState.MOVED: _("flyttet"),
    },
    DecisionState: {
        DecisionState.DRAFT: _("udkast"),
        DecisionState.ISSUED: _("givet"),
    },
    HandoutForm: {
        HandoutForm.SHEET: _("Ark"),
        HandoutForm.EASY: _("Let ark"),
        HandoutForm.CHILD: _("Barnets side"),
        HandoutForm.PROFESSIONAL: _("Fagpersonens ark"),
        HandoutForm.PROVIDER: _("Uddrag til udfører"),
        HandoutForm.MAP: _("Netværkskort"),
        HandoutForm.CARD: _("Mine kontakter"),
        HandoutForm.CONSENT: _("Samtykkeerklæring"),
        HandoutForm.LETTER: _("Brev"),
        HandoutForm.DECISION: _("Afgørelsesbrev"),
        HandoutForm.HEARING: _("Partshøring"),
        HandoutForm.DOCTOR: _("Brev til læge"),
        HandoutForm.INVITATION: _("Invitation"),
        HandoutForm.BRIEF: _("Forberedelse til mødet"),
        HandoutForm.PREPARATION: _("Forberedende del"),
        HandoutForm.DELETION: _("Bevis for sletning"),
    },
    DeletionGround: {
        DeletionGround.WRONG_CASE: _("skrevet i en anden families sag"),
        DeletionGround.DEADLINE: _("fristen for sletning er nået"),
        DeletionGround.ERASURE: _("en person har ret til at få det slettet"),
    },
    Certainty: {
        Certainty.HIGH: _("sikker"),
        Certainty.MEDIUM: _("ret sikker"),
        Certainty.LOW: _("ikke bekræftet"),
    },
}

_LAW: Final[Mapping[type[StrEnum], Mapping[StrEnum, str]]] = {
    Requirement: {
        Requirement.REQUIRED: _("teamet skal have sagen"),
        Requirement.MAY: _("mødet kan tage sagen"),
        Requirement.NEVER: _("teamet har ikke sagen"),
    },
    Presence: {
        Presence.MANDATORY: _("fast medlem"),
        Presence.BY_CASE: _("efter sagen"),
        Presence.UNDER_30: _("fast, hvis borgeren er under 30 uden uddannelse"),
        Presence.AGREED: _("efter aftale med borgeren"),
        Presence.CITIZEN: _("er selv med"),
        Presence.RIGHT: _("borgerens ret"),
        Presence.PRACTICE: _("sædvane"),
    },
    ReadinessKind: {
        ReadinessKind.PREPARATION: _("det skrevne om borgeren"),
        ReadinessKind.ATTEST: _("attest"),
        ReadinessKind.ADVICE: _("råd om helbred"),
        ReadinessKind.CONSENT: _("ja fra borgeren"),
        ReadinessKind.MEMBERS: _("dem, der skal være med"),
        ReadinessKind.GRANT: _("en, der kan bevilge"),
    },
    Severity: {
        Severity.RED: _("skal være der"),
        Severity.AMBER: _("bør være der"),
    },
    Unit: {
        Unit.DAYS: _("dage"),
        Unit.WORKDAYS: _("hverdage"),
        Unit.WEEKS: _("uger"),
        Unit.MONTHS: _("måneder"),
        Unit.YEARS: _("år"),
    },
}

_WRITING: Final[Mapping[type[StrEnum], Mapping[StrEnum, str]]] = {
    Arrival: {
        Arrival.IN_TIME: _("kom til tiden"),
        Arrival.LATE: _("kom senere"),
        Arrival.LEFT_EARLY: _("gik før"),
        Arrival.NO_SHOW: _("udeblev"),
        Arrival.EXCUSED: _("meldte afbud"),
    },
    ReadinessState: {
        ReadinessState.MISSING: _("mangler"),
        ReadinessState.ASKED: _("bestilt"),
        ReadinessState.READY: _("klar"),
        ReadinessState.NOT_NEEDED: _("ikke nødvendig"),
    },
    LetterForm: {
        LetterForm.DECISION: _("Samlet afgørelsesbrev"),
        LetterForm.INVITATION: _("Indkaldelse"),
        LetterForm.HEARING: _("Partshøring"),
        LetterForm.DOCTOR: _("Brev til læge"),
        LetterForm.PROVIDER: _("Uddrag til udfører"),
        LetterForm.MINUTES: _("Referat"),
    },
    LetterState: {
        LetterState.DRAFT: _("udkast"),
        LetterState.FINAL: _("endelig"),
        LetterState.FILED: _("journaliseret"),
    },
    DecisionEffect: {
        DecisionEffect.GRANTS: _("Bevilger"),
        DecisionEffect.REFUSES: _("Giver afslag"),
        DecisionEffect.CHANGES: _("Ændrer"),
        DecisionEffect.PAUSES: _("Sætter på pause"),
        DecisionEffect.RESUMES: _("Genoptager efter pause"),
        DecisionEffect.LIFTS: _("Fritager for at møde op"),
        DecisionEffect.RESTORES: _("Pålægger at møde op igen"),
        DecisionEffect.STOPS: _("Stopper"),
    },
    Delivery: {
        Delivery.HANDED: _("Givet i hånden"),
        Delivery.DIGITAL: _("Digital Post"),
        Delivery.LETTER: _("Almindeligt brev"),
    },
    ComplaintVia: {
        ComplaintVia.PHONE: _("Telefon"),
        ComplaintVia.LETTER: _("Brev"),
        ComplaintVia.MAIL: _("Mail"),
        ComplaintVia.IN_PERSON: _("Mundtligt"),
    },
    Outcome: {
        Outcome.CHANGED: _("Afgørelsen er ændret"),
        Outcome.PARTLY: _("Afgørelsen er delvist ændret"),
        Outcome.UPHELD: _("Afgørelsen er fastholdt"),
    },
    Ruling: {
        Ruling.UPHELD: _("Stadfæstet"),
        Ruling.CHANGED: _("Ændret"),
        Ruling.RETURNED: _("Hjemvist"),
    },
}

_SAFETY: Final[Mapping[type[StrEnum], Mapping[StrEnum, str]]] = {
    RevealReason: {
        RevealReason.SERVING: _("Et brev eller en afgørelse skal frem"),
        RevealReason.DANGER: _("Nogen er i fare nu"),
        RevealReason.NOTIFICATION: _("En underretning skal videre"),
        RevealReason.OWN_WISH: _("Personen beder selv om det"),
        RevealReason.TASK: _("Et besøg eller en kørsel skal aftales"),
    },
    TaskReason: {
        TaskReason.OWN: _("Egen opgave"),
        TaskReason.AGE: _("Fødselsdag"),
        TaskReason.EXPIRY: _("Udløber"),
        TaskReason.WITHDRAWAL: _("Samtykke trukket tilbage"),
        TaskReason.REASSESSMENT: _("Ny vurdering"),
        TaskReason.RESUBMISSION: _("Genforelæggelse"),
        TaskReason.HEARING: _("Partshøring"),
        TaskReason.COMPLAINT: _("Genvurdering"),
        TaskReason.FOLLOW_UP: _("Opfølgning"),
    },
}

TERMS: Final[Mapping[type[StrEnum], Mapping[StrEnum, str]]] = {
    **_PEOPLE,
    **_NETWORK,
    **_CONSENT,
    **_PLAN,
    **_MEETING,
    **_LAW,
    **_WRITING,
    **_SAFETY,
}
"""The word for each value of each enumeration; values of different ones may be equal as text."""

_SHORT_KINDS: Final[Mapping[Kind, str]] = {
    Kind.IDENTITY: _("navn og alder"),
    Kind.ADDRESS: _("adresse"),
    Kind.TIE: _("familie"),
    Kind.CUSTODY: _("forældremyndighed"),
    Kind.CONTACT: _("kontakter"),
    Kind.HEALTH: _("helbred"),
    Kind.SUBSTANCE: _("alkohol og stoffer"),
    Kind.SHELTER: _("beskyttet sted"),
    Kind.INCOME: _("økonomi"),
    Kind.SCHOOL: _("skole"),
    Kind.SOCIAL: _("hverdag"),
    Kind.GOAL: _("mål"),
    Kind.INTERVENTION: _("indsatser"),
    Kind.AGREEMENT: _("aftaler"),
    Kind.APPOINTMENT: _("tider"),
    Kind.MEETING: _("møder"),
    Kind.RECOMMENDATION: _("indstillinger"),
    Kind.DECISION: _("afgørelser"),
    Kind.CONSENT: _("samtykker"),
    Kind.HANDOUT: _("ark"),
    Kind.CHILD_CONVERSATION: _("barnets samtale"),
    Kind.NOTIFIER: _("underretter"),
    Kind.STATEMENT_ON_OTHER: _("udsagn om andre"),
    Kind.WORK: _("notater"),
}

_RECORDS: Final[Mapping[str, str]] = {
    "CaseHead": _("sag"),
    "Person": _("person"),
    "Household": _("husstand"),
    "Member": _("medlem af husstand"),
    "Relationship": _("relation"),
    "Custody": _("forældremyndighed"),
    "Contact": _("kontakt"),
    "Serves": _("kontaktens opgave"),
    "PlannedChange": _("planlagt ændring"),
    "Coordinator": _("koordinerende sagsbehandler"),
    "Placement": _("plads på kortet"),
    "Consent": _("samtykke"),
    "ConsentScope": _("del af samtykke"),
    "ConsentSource": _("kilde i samtykke"),
    "Recipient": _("modtager af samtykke"),
    "Statement": _("oplysning"),
    "Goal": _("mål"),
    "Intervention": _("indsats"),
    "Concern": _("hvem det gælder"),
    "DeletedMinutes": _("bevis for sletning"),
    "Meeting": _("møde"),
    "Attendance": _("fremmøde"),
    "Confided": _("det, en ledsager må høre"),
    "AgendaItem": _("punkt"),
    "Agreement": _("aftale"),
    "Recommendation": _("indstilling"),
    "Decision": _("afgørelse"),
    "Appointment": _("tid"),
    "Handout": _("ark"),
    "HandoutBasis": _("arkets samtykke"),
    "InterventionStep": _("indsatsens vej"),
    "PreparationPart": _("forberedende del"),
    "Readiness": _("det, mødet har brug for"),
    "WorkNote": _("arbejdsnotat"),
    "Attachment": _("bilag"),
    "Letter": _("brev"),
    "Hearing": _("partshøring"),
    "Complaint": _("klage"),
    "Task": _("opgave"),
    "Clearance": _("hvem en tekst ikke handler om"),
    "Reveal": _("visning af beskyttet adresse"),
    "SharedRoom": _("fælles møde trods beskyttelse"),
    "Handover": _("overdragelse til stedfortræder"),
}
