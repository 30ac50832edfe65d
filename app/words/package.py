"""What is wrong with a case package, where, and what to do about it."""

import re

from app.models.case import ATTRIBUTES
from app.models.package_problems import PackageCode as Code
from app.models.package_problems import PackageProblem
from app.words.terms import record_name
from app.words.translate import _

__all__ = ["package_sentence", "place_words"]

_FIELD_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,39}", re.ASCII)


def package_sentence(problem: PackageProblem) -> str:
    """Say what is wrong and what to do, with the place but never with a value."""
    if problem.code in _about_fields():
        what = _about_fields()[problem.code].format(where=place_words(problem.place))
        return _("Pakken kan ikke læses: {what} Intet er indlæst.").format(what=what)
    if problem.code is Code.NOT_JSON and problem.line is not None:
        return _(
            "Pakken kan ikke læses: skrivemåden er forkert i linje {line}. Ret linjen, eller bed"
            " om en ny fil. Intet er indlæst."
        ).format(line=problem.line)
    return _about_files()[problem.code]


def place_words(place: str) -> str:
    """Say a place such as ``contacts/3/area`` in words: »area« of the fourth contact."""
    steps = place.split("/")
    if steps[0] == "case":
        return _with_field(_("sagens hoved"), steps[1:])
    if len(steps) == 1 or not steps[1].isdigit():
        return _("feltet »{field}«").format(field=_shown(steps[0])) if place else _("filen")
    names = {name: record_name(kind) for kind, name in ATTRIBUTES.items()}
    record = _("{record} nr. {number}").format(
        record=names.get(steps[0], _("post")), number=int(steps[1]) + 1
    )
    return _with_field(record, steps[2:])


def _with_field(record: str, fields: list[str]) -> str:
    if not fields:
        return record
    return _("feltet »{field}« i {record}").format(field=_shown(fields[0]), record=record)


def _shown(name: str) -> str:
    """A name out of a foreign file is shown only if it looks like a field's."""
    return name if _FIELD_NAME.fullmatch(name) else "?"


def _about_fields() -> dict[Code, str]:
    return {
        Code.DUPLICATE_KEY: _("{where} står der to gange."),
        Code.BAD_TEXT: _("{where} har tegn, som ikke kan gemmes."),
        Code.UNKNOWN_FIELD: _("{where} kender programmet ikke."),
        Code.MISSING_FIELD: _("{where} mangler."),
        Code.WRONG_TYPE: _("{where} har en forkert slags indhold."),
        Code.UNKNOWN_VALUE: _("{where} har en værdi, programmet ikke kender."),
        Code.IMPOSSIBLE_DATE: _("{where} har en dato, der ikke findes (skriv 2026-01-31)."),
        Code.IMPOSSIBLE_TIME: _("{where} har et tidspunkt, der ikke findes (skriv 10:30)."),
        Code.OUT_OF_RANGE: _("{where} har et tal, der er for stort eller for lille."),
        Code.TEXT_TOO_LONG: _("{where} har en tekst, der er for lang."),
        Code.EMPTY_TEXT: _("{where} er tomt."),
        Code.BAD_ID: _("{where} har en nøgle, der er skrevet forkert."),
        Code.DUPLICATE_ID: _("{where} har en nøgle, som en anden post allerede har."),
        Code.DANGLING_REFERENCE: _("{where} peger på noget, der ikke er i pakken."),
        Code.NEEDS_ONE_TARGET: _("{where} skal gælde netop én, ikke ingen og ikke flere."),
        Code.BAD_IDENTIFIER: _(
            "{where} er ikke skrevet som et CPR-nummer eller et erstatningsnummer."
        ),
        Code.SAME_PERSON: _("{where} peger på den samme person to gange."),
        Code.PERIOD_REVERSED: _("{where} ligger før begyndelsen."),
        Code.TOO_MANY: _("{where} har for mange poster."),
        Code.TOO_DEEP: _("{where} har lister inden i lister."),
    }


def _about_files() -> dict[Code, str]:
    return {
        Code.TOO_LARGE: _("Filen er for stor til at være en sag. Intet er indlæst."),
        Code.NOT_JSON: _("Filen kan ikke læses som en pakke. Intet er indlæst."),
        Code.NOT_A_PACKAGE: _(
            "Filen er ikke en pakke fra Rundbord. Vælg en anden fil. Intet er indlæst."
        ),
        Code.WRONG_VERSION: _(
            "Pakken er lavet til en anden udgave af programmet. Opdater programmet, eller bed om"
            " en ny pakke. Intet er indlæst."
        ),
        Code.NOT_SEALED: _("Filen er ikke en låst pakke. Vælg en fil, der ender på .rundbord.age."),
        Code.NEEDS_PASSPHRASE: _("Pakken er låst med en adgangssætning. Skriv den for at åbne."),
        Code.NEEDS_KEY: _("Pakken er låst til en nøgle. Åbn den med din hemmelige nøgle."),
        Code.PASSPHRASE_TOO_SHORT: _("Adgangssætningen er for kort. Brug mindst 12 tegn."),
        Code.WRONG_PASSPHRASE: _(
            "Adgangssætningen passer ikke til pakken. Prøv igen. Intet er indlæst."
        ),
        Code.WRONG_KEY: _(
            "Pakken er låst til en anden nøgle end din. Bed afsenderen bruge din nøgle. Intet er"
            " indlæst."
        ),
        Code.BAD_KEY: _(
            "Den hemmelige nøgle er ikke skrevet rigtigt. Den begynder med AGE-SECRET-KEY-1."
        ),
        Code.OWN_KEY: _("Det er din egen nøgle. Bed din kollega om sin."),
        Code.IS_RETURN: _(
            "Det er ændringer fra en stedfortræder. Åbn dem med »Tag ændringer tilbage«. Intet er"
            " indlæst."
        ),
        Code.NOT_A_RETURN: _(
            "Filen er ikke ændringer fra en stedfortræder. Vælg den fil, du har fået tilbage."
        ),
        Code.OTHER_HANDOVER: _(
            "Pakken hører til en sag eller en overdragelse, som ikke er herfra. Intet er ændret."
        ),
        Code.OTHER_BASE: _(
            "Pakken bygger ikke på det, du gav væk. Bed stedfortræderen om at give tilbage igen."
            " Intet er ændret."
        ),
        Code.BAD_RECIPIENT: _("Modtagerens nøgle er ikke skrevet rigtigt. Den begynder med age1."),
        Code.DAMAGED: _(
            "Pakken er beskadiget eller ændret undervejs. Bed om den igen. Intet er indlæst."
        ),
    }
