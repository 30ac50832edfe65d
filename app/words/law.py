"""What is wrong with a municipality's own file of law data, and what to do about it."""

import re
from collections.abc import Mapping
from typing import Final

from app.models.law_problems import LawDataProblem
from app.words.translate import _

__all__ = ["law_file_sentence"]

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,39}", re.ASCII)


def law_file_sentence(problem: LawDataProblem) -> str:
    """Say what is wrong and what to do, with the place but never with a value."""
    what = _WHOLE.get(problem.reason)
    if what is None:
        field = _FIELD.get(problem.reason, _("{where} kan ikke læses."))
        what = field.format(where=_where(problem.place))
    return _("Filen er ikke hentet, og intet er ændret. {what}").format(
        what=what[:1].upper() + what[1:]
    )


def _where(place: str) -> str:
    """A place such as ``routes/1/weeks``: »weeks« i nr. 2 under »routes«."""
    steps = [each for each in place.split("/") if each]
    if not steps:
        return _("filen")
    if len(steps) == 1 or not steps[1].isdigit():
        return _("»{field}«").format(field=_shown(steps[-1]))
    return _("»{field}« i nr. {number} under »{list}«").format(
        field=_shown(steps[-1]), number=int(steps[1]) + 1, list=_shown(steps[0])
    )


def _shown(name: str) -> str:
    """A name out of a foreign file is shown only if it looks like a field's."""
    return name if _NAME.fullmatch(name) else "?"


_WHOLE: Final[Mapping[str, str]] = {
    "no TOML": _("Det er ikke en fil med regler, eller skrivemåden er forkert."),
    "too large": _("Filen er for stor til at være en fil med regler."),
    "nothing": _("Filen ændrer ingenting. Skriv mindst én regel i den."),
    "begun": _(
        "Reglerne med den nøgle gælder allerede. Kun sidste dag kan ændres; giv nye regler en ny"
        " »key« og en ny første dag."
    ),
}

_FIELD: Final[Mapping[str, str]] = {
    "missing": _("{where} mangler. Skriv det i filen, og hent den igen."),
    "unknown": _("{where} peger på noget, som programmet ikke kender. Ret det i filen."),
    "empty": _("{where} er tom. Skriv noget i filen, og hent den igen."),
    "twice": _("{where} står der to gange. Giv den ene en anden nøgle."),
    "wrong type": _("{where} har en forkert slags indhold. Se i eksempelfilen."),
    "no key": _("{where} må kun have små bogstaver, tal og bindestreg."),
    "out of range": _("{where} har et tal, der ikke kan passe."),
    "before valid_from": _("{where} ligger før første dag. Ret en af dem."),
    "no list of tables": _("{where} skal skrives som i eksempelfilen, med to kantede parenteser."),
}
