"""What is wrong with a wish to change something, and what to do about it."""

from collections.abc import Mapping
from typing import Final

from app.models.base import Record
from app.models.problems import Code, Problem, Refused
from app.words.translate import _

__all__ = ["refusal", "sentence"]


def sentence(problem: Problem, kind: type[Record] | None = None, label: str = "") -> str:
    """Say what is wrong and what to do.

    ``kind`` is the class of record that was to change and ``label`` what the field is called on
    the form; both make the sentence sharper, neither is needed.
    """
    if problem.code in {Code.MISSING_TEXT, Code.MISSING_CHOICE, Code.WRONG_TYPE}:
        sharp = _MISSING.get((kind.__name__ if kind else "", problem.field))
        if sharp is not None:
            return sharp
    if label and problem.code in _LABELLED:
        return _LABELLED[problem.code].format(label=label)
    return _PLAIN[problem.code]


def refusal(refused: Refused, kind: type[Record] | None = None) -> str:
    """Say everything that is wrong with a refused operation, each thing once."""
    return " ".join(dict.fromkeys(sentence(each, kind) for each in refused.problems))


_PLAIN: Final[Mapping[Code, str]] = {
    Code.MISSING_TEXT: _("Der mangler en tekst. Skriv den, før du går videre."),
    Code.MISSING_CHOICE: _("Der mangler et valg. Vælg, før du går videre."),
    Code.IMPOSSIBLE_DATE: _("Datoen findes ikke. Skriv den som 12.1.2026."),
    Code.PERIOD_REVERSED: _("Slut ligger før begyndelse. Ret den ene af dem."),
    Code.OUT_OF_RANGE: _("Tallet kan ikke passe. Skriv et andet."),
    Code.SAME_PERSON: _("Det er den samme to gange. Vælg en anden."),
    Code.NO_SUCH_RECORD: _("Det, du ville ændre, er der ikke mere. Se siden igennem."),
    Code.NO_SUCH_FIELD: _("Det felt kan ikke ændres her. Brug knapperne under felterne."),
    Code.WRONG_TYPE: _("Det kan ikke stå i feltet. Skriv det på en anden måde."),
    Code.NEEDS_ONE_TARGET: _("Vælg netop én: en person, en kontakt eller et navn."),
    Code.ALREADY_THERE: _("Det står der allerede, så der er ikke gemt noget nyt."),
    Code.MOVED_ON: _("Det er ændret i mellemtiden. Se, hvad der står nu, og prøv igen."),
    Code.NOT_ALLOWED_FROM_STATE: _("Det kan ikke gøres nu. Se efter, hvor langt sagen er."),
    Code.HAS_LEGAL_EFFECT: _(
        "Det har fået retsvirkning og kan ikke ændres eller fortrydes. Lav et nyt, der erstatter"
        " det."
    ),
    Code.NEEDS_CONSENT_FIELDS: _(
        "Samtykket mangler, hvornår og hvordan det er givet. Et samtykke til et møde skal også"
        " sige, hvilket møde."
    ),
    Code.UNKNOWN_LAW: _("Lovgrundlaget kender ikke den paragraf. Vælg en fra listen."),
    Code.IDENTIFIER_FORM: _(
        "Nummeret har ikke form som et CPR-nummer eller erstatningsnummer. Skriv ti tegn."
    ),
    Code.PLAN_FROZEN: _(
        "Planen er frosset, fordi samtykket er trukket tilbage. Hjælpen fortsætter, til der er givet"
        " en ny afgørelse. Afslut opgaven om ny vurdering, eller få et nyt samtykke."
    ),
    Code.TASK_STAYS: _(
        "Opgaven følger af et samtykke, der er trukket tilbage, og kan ikke fjernes. Sæt den til"
        " gjort, når den er det."
    ),
    Code.TASKS_OPEN: _(
        "Sagen kan ikke lukkes, før opgaverne efter det tilbagetrukne samtykke er gjort. Se dem på"
        " Overblik."
    ),
    Code.NOT_NAMED: _(
        "Teksten nævner ikke personen ved navn. En adresse eller et nummer kan ikke siges fri."
    ),
    Code.NEEDS_REASON: _(
        "To af dem, der er med, bør ikke være i samme rum. Brug »Begrund fælles møde« på mødet,"
        " før du inviterer begge."
    ),
    Code.HANDED_OVER: _(
        "Sagen er hos en stedfortræder. Tag den tilbage, før den gives til en anden."
    ),
    Code.RETURNED_ALREADY: _(
        "De ændringer er taget tilbage før. Intet er ændret, og intet er taget to gange."
    ),
    Code.ACCESS_ENDED: _(
        "Din tid som stedfortræder er slut, eller sagen er givet tilbage. Bed om den igen, hvis du"
        " skal bruge den."
    ),
    Code.UNDECIDED: _("Der er noget, I har ændret hver for sig. Vælg, hvad der skal stå."),
    Code.CITIZEN_ABSENT: _(
        "Borgeren er ikke sat til at være kommet. Sæt fremmødet, eller vælg på mødet, hvilken regel det"
        " er holdt efter uden borgeren."
    ),
    Code.HEARING_OPEN: _(
        "Borgeren har stadig tid til at svare på partshøringen. Vent på svaret, eller til fristen er"
        " gået."
    ),
    Code.OTHERS_TOO: _(
        "Afgørelsen erstatter en, der ikke gælder alle de samme. Den, som den gamle gælder, kan måske"
        " ikke se den nye. Lav en afgørelse til hver."
    ),
    Code.NEEDS_PARAGRAPH: _(
        "En afgørelse kan ikke bygge på en hel lov. Vælg den paragraf, der står i loven."
    ),
    Code.DELETED_WITH_PROOF: _(
        "Der er et referat med, som er slettet med bevis. Det kommer ikke tilbage, og intet er ændret."
    ),
    Code.NOT_OLDEST: _(
        "Referatet retter et ældre. Slet det ældre først, så det ikke kommer til at gælde igen."
    ),
    Code.DECISION_RESTS: _(
        "En afgørelse hviler på referatet. Det skal stå, så længe afgørelsen står."
    ),
    Code.REPEATS_MINUTES: _(
        "Teksten gentager ord fra referatet. Skriv, hvorfor det slettes, ikke hvad der stod."
    ),
    Code.READ_ONLY: _("Her kan kun læses. Vælg »Koordinator« i »Vis som« for at rette."),
}

_LABELLED: Final[Mapping[Code, str]] = {
    Code.MISSING_TEXT: _("»{label}« er tom. Skriv noget, før du går videre."),
    Code.MISSING_CHOICE: _("Vælg »{label}«, før du går videre."),
    Code.OUT_OF_RANGE: _("Tallet i »{label}« kan ikke passe. Skriv et andet."),
    Code.WRONG_TYPE: _("»{label}« kan ikke læses. Skriv det på en anden måde."),
    Code.PERIOD_REVERSED: _("»{label}« ligger før begyndelsen. Ret en af dem."),
}

_MISSING: Final[Mapping[tuple[str, str], str]] = {
    ("Goal", "text"): _("Skriv målet, før du går videre."),
    ("Contact", "role"): _("Skriv, hvilken rolle kontakten har, fx »fysioterapeut«."),
    ("Person", "name"): _("Skriv, hvad personen hedder. Et fornavn er nok."),
    ("Household", "name"): _("Giv husstanden et navn, fx »Hos Sanne«."),
    ("CaseHead", "name"): _("Giv familien et navn, så den kan findes på listen."),
    ("Coordinator", "name"): _("Skriv, hvem der koordinerer."),
    ("Statement", "text"): _("Skriv oplysningen, før du går videre."),
    ("Intervention", "name"): _("Skriv, hvad indsatsen er, fx »Mentor«."),
    ("Intervention", "pause_reason"): _("Skriv, hvorfor indsatsen er på pause."),
    ("Intervention", "reason"): _(
        "Vælg afgørelsen, eller skriv, hvorfor der ikke er en, fx »bevilget før sagen kom hertil«."
    ),
    ("Agreement", "what"): _("Skriv, hvad I har aftalt."),
    ("AgendaItem", "title"): _("Skriv, hvad punktet handler om."),
    ("Recommendation", "text"): _("Skriv, hvad I anbefaler."),
    ("Decision", "text"): _("Skriv, hvad der er afgjort."),
    ("Decision", "reason"): _("Skriv begrundelsen. En afgørelse skal have en."),
    ("Decision", "law_key"): _("Vælg den paragraf, afgørelsen bygger på."),
    ("Letter", "journal_number"): _("Skriv journalnummeret fra fagsystemet."),
    ("WorkNote", "journal_number"): _("Skriv journalnummeret fra fagsystemet."),
    ("Hearing", "answer"): _(
        "Skriv svaret. Er der ikke kommet noget, så vent, til fristen er gået."
    ),
    ("Decision", "effect"): _("Vælg, hvad afgørelsen gør ved indsatsen."),
    ("Decision", "decided_on"): _("Skriv, hvilken dag afgørelsen er givet."),
    ("Appointment", "title"): _("Skriv, hvad tiden er til, fx »Lægen«."),
    ("Appointment", "day"): _("Skriv, hvilken dag det er."),
    ("Meeting", "day"): _("Skriv, hvilken dag mødet er."),
    ("Consent", "giver_id"): _("Vælg, hvem der giver samtykket."),
    ("Consent", "type"): _("Vælg, hvad samtykket er til."),
    ("Relationship", "form"): _("Vælg, hvad de to er for hinanden."),
    ("Task", "what"): _("Skriv, hvad der skal gøres."),
    ("Task", "outcome"): _("Vælg den nye afgørelse, eller skriv, hvordan det endte."),
    ("Custody", "form"): _("Vælg, om forældremyndigheden er fælles eller ene."),
}
