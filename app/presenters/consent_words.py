"""How long a consent holds and what it rests on, in words."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from app.models.case import Case
from app.models.consents import Consent, ConsentType
from app.models.law import LawProfile
from app.presenters.forms.entries import Around
from app.rules.consents import YEARLY, last_day
from app.words import _, ngettext
from app.words.dates import day_plain
from app.words.terms import term

__all__ = [
    "answer_text",
    "ends_text",
    "lawful_basis",
    "soon_text",
    "type_short",
    "until_text",
    "withdrawal_text",
]


_SHORT: Final[Mapping[ConsentType, str]] = {
    ConsentType.PLAN: _("Plan"),
    ConsentType.FETCHING: _("Hente hos andre"),
    ConsentType.HEALTH: _("Læge og sygehus"),
    ConsentType.FAMILY_VIEW: _("Familie"),
    ConsentType.MEETING: _("Møde"),
    ConsentType.PROFESSIONAL: _("Fagperson"),
    ConsentType.PSYCHIATRIC: _("Psykiatri"),
}


def type_short(type_: ConsentType) -> str:
    """Name what a consent is for in a word or two, where many stand side by side."""
    return _SHORT[type_]


def lawful_basis(case: Case, laws: Iterable[LawProfile], type_: ConsentType) -> str | None:
    """Return act and § that a type of consent rests on, unless the consent itself says another.

    None where the law profile of the case does not say.
    """
    profile = next((each for each in laws if each.key == case.head.law_profile), None)
    terms = () if profile is None else profile.consents
    key = next((each.law_key for each in terms if each.type is type_), None)
    found = None if profile is None else profile.reference(key)
    return None if found is None else found.label


def answer_text(consent: Consent, _around: Around) -> str:
    """Say what somebody answered: day, written or oral, who noted it."""
    parts = [term(consent.form)] if consent.form else []
    if consent.given_on is not None:
        parts.insert(0, day_plain(consent.given_on))
    if consent.noted_by:
        parts.append(_("noteret af {name}").format(name=consent.noted_by))
    return ", ".join([*parts[:1], *(each[:1].lower() + each[1:] for each in parts[1:])])


def withdrawal_text(consent: Consent, _around: Around) -> str:
    """Say when and by whom a consent was taken back, what was said, what may still be shared."""
    parts = []
    if consent.withdrawn_on is not None:
        parts.append(day_plain(consent.withdrawn_on))
    if consent.withdrawn_by:
        parts.append(_("af {name}").format(name=consent.withdrawn_by))
    lines = [" ".join(parts), consent.withdrawal_note or ""]
    if consent.remaining:
        lines.append(_("Må stadig deles: {what}").format(what=consent.remaining))
    return "\n".join(each for each in lines if each)


def ends_text(consent: Consent, around: Around) -> str:
    """Say when a consent ends at the latest, because of itself or of what it rests on."""
    return until_text(around.case, consent)


def until_text(case: Case, consent: Consent) -> str:
    """The same, from the case."""
    last = last_day(consent, case)
    if last is not None:
        return _("Udløber senest {day}").format(day=day_plain(last))
    if consent.type in YEARLY:
        return _("Udløber senest et år efter svaret")
    if consent.type is ConsentType.MEETING:
        return _("Udløber, når mødet er slut")
    return _("Ingen slutdato. Kan altid trækkes tilbage")


def soon_text(last: date, today: date) -> str:
    """Say when something runs out soon or that it just did: "Udløber om 14 dage, 5. december 2026"."""
    days = (last - today).days
    day = day_plain(last)
    if days == 0:
        return _("Udløber i dag, {day}").format(day=day)
    if days < 0:
        return _("Udløb {day}").format(day=day)
    text = ngettext("Udløber om {count} dag, {day}", "Udløber om {count} dage, {day}", days)
    return text.format(count=days, day=day)
