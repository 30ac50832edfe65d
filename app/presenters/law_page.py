"""The law profiles as a page: what each asks for, since when, from where, and how sure it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.models.law import LawProfile, LocalLaw
from app.models.law_parts import (
    Certainty,
    ComplaintRoute,
    Deadline,
    ReadinessItem,
    Sourced,
    TeamPart,
    Unit,
)
from app.presenters.forms.spec import Choice
from app.presenters.law_chip import LawChip, certainty_tag, chip_of, law_chip, marked
from app.rules.law import catalogue_for, in_force
from app.words import _, ngettext
from app.words.dates import day_plain, period_text
from app.words.terms import area_name, term

__all__ = ["LawCard", "LawFact", "LawSection", "law_cards", "local_sections", "profile_sections"]


@dataclass(frozen=True, slots=True)
class LawCard:
    """A profile or a municipality's changes in the list; ``group`` is its heading."""

    key: str
    title: str
    lines: tuple[str, ...]
    tags: tuple[Choice, ...]
    group: str


@dataclass(frozen=True, slots=True)
class LawFact:
    """One fact: what, what it says (``side``), more about it, the mark of an uncertain one, its §."""

    title: str
    side: str = ""
    lines: tuple[str, ...] = ()
    mark: str = ""
    chips: tuple[LawChip, ...] = ()


@dataclass(frozen=True, slots=True)
class LawSection:
    """Facts under one heading, or a bundle of chips."""

    key: str
    title: str
    facts: tuple[LawFact, ...] = ()
    chips: tuple[LawChip, ...] = ()


def law_cards(
    laws: Sequence[LawProfile], changes: Iterable[LocalLaw], today: date
) -> tuple[LawCard, ...]:
    """Return the profiles, the one in force first, then the municipality's own changes."""
    now = in_force(laws, today)
    others = [each for each in reversed(laws) if each.key != now.key]
    ordered = (now, *sorted(others, key=lambda each: not each.switched_on))
    own = [_local_card(each, {law.key: law for law in laws}, today) for each in changes]
    return (*(_profile_card(each, now) for each in ordered), *own)


def _profile_card(law: LawProfile, now: LawProfile) -> LawCard:
    group = _("Foreslås til nye sager i dag") if law is now else _("Kan vælges")
    if not law.switched_on:
        group = _("Forslag, slukket")
    period = period_text(law.valid_from, law.valid_to)
    return LawCard(
        law.key,
        law.title,
        tuple(each for each in (law.about, period) if each),
        (certainty_tag(law.certainty),),
        group,
    )


def _local_card(change: LocalLaw, laws: dict[str, LawProfile], today: date) -> LawCard:
    base = _("Ændrer {title}").format(title=laws[change.base].title)
    state = (
        Choice("good", _("Gælder i dag"), "circle-check")
        if change.holds(today)
        else Choice("", _("Gælder ikke i dag"), "circle-dashed")
    )
    return LawCard(
        change.key,
        change.municipality,
        (base, period_text(change.valid_from, change.valid_to)),
        (state,),
        _("Kommunens egne regler"),
    )


def profile_sections(law: LawProfile, today: date) -> tuple[LawSection, ...]:
    """Return everything that a profile says, as it is today, or on the day of its own that is nearest."""
    today = min(max(today, law.valid_from or today), law.valid_to or today)
    found = (
        LawSection("head", law.title, (_head(law),)),
        LawSection("case_types", _("Sagstyper"), tuple(_case_types(law))),
        LawSection("team", _("Hvem er med"), _team(law.team, law)),
        LawSection(
            "readiness", _("Klar til mødet"), tuple(_ready(each, law) for each in law.readiness)
        ),
        LawSection("outcomes", _("Det, mødet kan nå frem til"), tuple(_outcomes(law))),
        LawSection("routes", _("Klageveje"), tuple(_route(each, law) for each in law.routes)),
        LawSection("deadlines", _("Frister"), _deadlines(law.deadlines, law)),
        LawSection("consents", _("Samtykker"), tuple(_consents(law))),
        LawSection("course", _("Mødets gang"), tuple(_course(law))),
        LawSection("sections", _("Den forberedende del"), tuple(_preparation(law))),
        LawSection("catalogue", _("Indsatskatalog"), tuple(_catalogue(law, today))),
        LawSection(
            "references",
            _("Bestemmelser"),
            chips=tuple(chip_of(each) for each in law.references if each.holds(today)),
        ),
    )
    return tuple(each for each in found if each.facts or each.chips)


def local_sections(change: LocalLaw, law: LawProfile) -> tuple[LawSection, ...]:
    """Return what a municipality's file changes; ``law`` is the profile with the change in it."""
    decides = {True: _("Mødet afgør selv"), False: _("Mødet indstiller"), None: ""}
    lines = (
        decides[change.meeting_decides],
        _("Kilde: {source}").format(source=change.source),
        _("Set efter {day}").format(day=day_plain(change.checked_on)),
        _("Nøgle: {key}").format(key=change.key),
    )
    head = LawFact(
        change.municipality,
        period_text(change.valid_from, change.valid_to),
        tuple(each for each in lines if each),
        marked(change.certainty),
    )
    found = (
        LawSection("head", _("Kommunens egne regler"), (head,)),
        LawSection("team", _("Hvem er med"), _team(change.team, law)),
        LawSection("routes", _("Klageveje"), tuple(_route(each, law) for each in change.routes)),
        LawSection("deadlines", _("Frister"), _deadlines(change.deadlines, law)),
        LawSection(
            "references",
            _("Bestemmelser"),
            chips=tuple(chip_of(each) for each in change.references),
        ),
    )
    return tuple(each for each in found if each.facts or each.chips)


def _head(law: LawProfile) -> LawFact:
    outcome = (
        _("Mødet afgør selv") if law.meeting_decides else _("Mødet indstiller, kommunen afgør")
    )
    lines = (
        outcome,
        _("Kilde: {source}").format(source=law.source),
        _("Set efter {day}").format(day=day_plain(law.checked_on)),
    )
    return LawFact(
        _("Gælder {period}").format(period=period_text(law.valid_from, law.valid_to)),
        "",
        lines,
        marked(law.certainty),
    )


def _fact(part: Sourced, law: LawProfile, title: str, side: str, *lines: str) -> LawFact:
    chip = law_chip(law, getattr(part, "law_key", None))
    return LawFact(
        title,
        side,
        tuple(each for each in lines if each),
        marked(part.certainty),
        (chip,) if chip is not None else (),
    )


def _case_types(law: LawProfile) -> Iterable[LawFact]:
    for each in law.case_types:
        exempt = _("Undtaget: {what}").format(what=each.exempt) if each.exempt else ""
        ended = _("Ingen nye; de, der er i gang, gøres færdige.") if each.phased_out else ""
        yield _fact(each, law, each.title, term(each.team), exempt, each.note, ended)


def _team(parts: Iterable[TeamPart], law: LawProfile) -> tuple[LawFact, ...]:
    return tuple(_fact(each, law, each.name, term(each.presence), each.note) for each in parts)


def _ready(each: ReadinessItem, law: LawProfile) -> LawFact:
    age = (
        ngettext("højst {count} dag gammel", "højst {count} dage gammel", each.max_age_days).format(
            count=each.max_age_days
        )
        if each.max_age_days
        else ""
    )
    return _fact(each, law, each.title, term(each.severity), each.who, age)


def _outcomes(law: LawProfile) -> Iterable[LawFact]:
    return (_fact(each, law, each.title, "") for each in law.outcomes)


def _route(each: ComplaintRoute, law: LawProfile) -> LawFact:
    if not each.known:
        return _fact(each, law, each.title, "", _("Spørg, før der skrives til borgeren."))
    time = (
        _span(each.weeks, Unit.WEEKS)
        if each.weeks is not None
        else _span(each.years or 0, Unit.YEARS)
    )
    again = (
        _("Ser på sagen igen inden for {span}.").format(span=_span(each.reassess_weeks, Unit.WEEKS))
        if each.reassess_weeks
        else ""
    )
    way = _("Afgøres af {to}. Sendes først til: {first}.").format(to=each.to, first=each.first_to)
    who = _("Kan klage: {who}.").format(who=each.who)
    return _fact(each, law, each.title, time, way, again, who)


def _deadlines(parts: Iterable[Deadline], law: LawProfile) -> tuple[LawFact, ...]:
    return tuple(_fact(each, law, each.title, _span(each.amount, each.unit)) for each in parts)


def _consents(law: LawProfile) -> Iterable[LawFact]:
    for each in law.consents:
        ends = (
            _("højst {span}").format(span=_span(each.months, Unit.MONTHS))
            if each.months
            else _("til det tages tilbage")
        )
        form = _("Skriftligt") if each.written else ""
        yield _fact(each, law, term(each.type), ends, form)


def _course(law: LawProfile) -> Iterable[LawFact]:
    for each in law.course:
        yield _fact(each, law, each.title, _("{count} min.").format(count=each.minutes))


def _preparation(law: LawProfile) -> Iterable[LawFact]:
    return (_fact(each, law, f"{each.key}. {each.title}", "", each.help) for each in law.sections)


def _catalogue(law: LawProfile, today: date) -> Iterable[LawFact]:
    """How many interventions can be chosen today in each area, and how many of them are uncertain."""
    entries = catalogue_for(law, today)
    for area in dict.fromkeys(each.area for each in entries):
        own = [each for each in entries if each.area is area]
        vague = sum(each.certainty is Certainty.LOW for each in own)
        count = ngettext("{count} indsats", "{count} indsatser", len(own)).format(count=len(own))
        unsure = _("{count} er ikke bekræftet").format(count=vague) if vague else ""
        yield LawFact(area_name(area), count, (unsure,) if unsure else ())


def _span(amount: int, unit: Unit) -> str:
    one = {
        Unit.DAYS: _("1 dag"),
        Unit.WORKDAYS: _("1 hverdag"),
        Unit.WEEKS: _("1 uge"),
        Unit.MONTHS: _("1 måned"),
        Unit.YEARS: _("1 år"),
    }
    if amount == 1:
        return one[unit]
    return _("{count} {unit}").format(count=amount, unit=term(unit))
