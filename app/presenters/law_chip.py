"""A § as a chip: act and §, and behind it one plain sentence, the source and how sure it is."""

from dataclasses import dataclass

from app.models.law import LawProfile, LawReference
from app.models.law_parts import Certainty
from app.presenters.forms.spec import Choice
from app.words import _
from app.words.dates import day_plain, period_text
from app.words.terms import term

__all__ = ["LawChip", "certainty_tag", "chip_of", "law_chip", "law_chips", "marked", "named_rule"]


@dataclass(frozen=True, slots=True)
class LawChip:
    """What a chip says (``label``, ``mark``) and what it opens.

    ``mark`` is the word for an uncertain rule, empty for a sure one. ``certainty`` repeats it as a tag
    with its tone.
    """

    key: str
    label: str
    mark: str
    sentence: str
    source: str
    checked: str
    validity: str
    certainty: Choice

    @property
    def spoken(self) -> str:
        """The chip in words, for assistive technology."""
        return ", ".join(each for each in (self.label, self.mark) if each)


def law_chip(law: LawProfile | None, key: str | None) -> LawChip | None:
    """Return the chip of a rule; None where there is no rule, or the profile does not know it."""
    rule = law.reference(key) if law is not None else None
    return chip_of(rule) if rule is not None else None


def law_chips(law: LawProfile | None, *keys: str | None) -> tuple[LawChip, ...]:
    """Return the chips of those rules that the profile knows, each once."""
    found = (law_chip(law, each) for each in dict.fromkeys(keys))
    return tuple(each for each in found if each is not None)


def chip_of(rule: LawReference) -> LawChip:
    """Return the chip of a rule."""
    label, mark = named_rule(rule)
    return LawChip(
        key=rule.key,
        label=label,
        mark=mark,
        sentence=rule.sentence,
        source=_("Kilde: {source}").format(source=rule.source),
        checked=_("Set efter {day}").format(day=day_plain(rule.checked_on)),
        validity=period_text(rule.valid_from, rule.valid_to),
        certainty=certainty_tag(rule.certainty),
    )


def named_rule(rule: LawReference, certainty: Certainty | None = None) -> tuple[str, str]:
    """Name a rule, and the mark of an uncertain one (of what rests on it, with ``certainty``).

    Where only the act is known, the mark says that of the §, once.
    """
    if not rule.numbered:
        return rule.act, rule.paragraph
    return rule.label, marked(certainty or rule.certainty)


def marked(certainty: Certainty) -> str:
    """The word that an uncertain fact is marked with, empty for one that is sure enough."""
    return term(certainty) if certainty is Certainty.LOW else ""


def certainty_tag(certainty: Certainty) -> Choice:
    """How sure it is, as a tag with its tone."""
    tones = {Certainty.HIGH: "good", Certainty.MEDIUM: "", Certainty.LOW: "caution"}
    icons = {
        Certainty.HIGH: "circle-check",
        Certainty.MEDIUM: "circle",
        Certainty.LOW: "help-circle",
    }
    word = term(certainty)
    return Choice(tones[certainty], word[:1].upper() + word[1:], icons[certainty])
