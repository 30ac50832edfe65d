"""Whether something may be shown (*Må jeg vise det her?*): the answer of ``app.rules.why`` in plain words.

For the coordinator's screen only: it names who may not see something and what is missing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.consents import Consent
from app.models.contacts import Contact
from app.models.facts import Kind
from app.models.meetings import Attendance
from app.models.people import Person
from app.models.readers import FamilyReader, ProfessionalReader, Reader, RoomReader
from app.presenters.room_choice import meeting_for_room, meetings_to_choose
from app.rules.consents import Consents
from app.rules.policy import CLOSED
from app.rules.why import Answer, Cause, Reason
from app.words import _
from app.words.dates import day_plain
from app.words.people import genitive, joined
from app.words.terms import kind_short, term

__all__ = ["MayShow", "may_show", "no_meeting", "reader_in_question"]


@dataclass(frozen=True, slots=True)
class MayShow:
    """The answer: ``tone`` is good, caution or warning, ``reasons`` one sentence each."""

    tone: str
    answer: str
    reasons: tuple[str, ...]

    @property
    def spoken(self) -> str:
        """All of it, one sentence after the other."""
        return " ".join((self.answer, *self.reasons))


def reader_in_question(case: Case, today: date) -> Reader | None:
    """Return the room of the meeting that runs, is today or comes next; None where there is none."""
    key = meeting_for_room(case, today)
    if key is None:
        coming = meetings_to_choose(case, today)
        key = coming[0].id if coming else None
    return None if key is None else RoomReader(key)


def no_meeting() -> MayShow:
    """Say what to do where there is no meeting to ask about."""
    words = _("Der er ikke noget møde at vise det på. Sæt en dag på mødet under Møde.")
    return MayShow("caution", words, ())


def may_show(case: Case, reader: Reader, answer: Answer, today: date) -> MayShow:
    """Say whether what was asked about may be shown to a reader, and why.

    ``case`` is the coordinator's own: the answer was asked about it, and what is missing is named.
    """
    told = _Told(case, reader, today)
    if answer.is_yes:
        return MayShow("good", told.yes(), told.opening(answer.opens))
    closing = told.closing(answer.closes)
    if answer.is_no:
        return MayShow("warning", _("Nej."), closing)
    hidden = told.hidden(answer)
    return MayShow("caution", _("Delvist. Noget af det må ikke vises."), (*hidden, *closing))


class _Told:
    """Reasons as sentences; those that say the same of several are said once."""

    def __init__(self, case: Case, reader: Reader, today: date) -> None:
        self._case = case
        self._reader = reader
        self._consents = Consents(case, today)

    def yes(self) -> str:
        if isinstance(self._reader, RoomReader):
            return _("Ja, alle i rummet må se det.")
        return _("Ja, {name} må se det.").format(name=self._ear(None))

    def hidden(self, answer: Answer) -> tuple[str, ...]:
        """Which fields stay away, by the words of their form."""
        from app.presenters.forms.editors import EDITORS

        found: dict[str, None] = {}
        for asked in answer.fields:
            record = self._case.find(asked.record_id)
            editor = None if record is None else EDITORS.get(type(record))
            if asked in answer.allowed or editor is None:
                continue
            found.update({each.label: None for each in editor.entries if each.name == asked.field})
        if not found:
            return ()
        return (_("Vises ikke: {fields}.").format(fields=joined(list(found))),)

    def opening(self, reasons: Iterable[Reason]) -> tuple[str, ...]:
        return self._sentences(reasons, _OPENING)

    def closing(self, reasons: Iterable[Reason]) -> tuple[str, ...]:
        return self._sentences(reasons, _CLOSING)

    def _sentences(
        self, reasons: Iterable[Reason], ways: "Mapping[Cause, _Way]"
    ) -> tuple[str, ...]:
        sorted_: dict[Cause, list[Reason]] = {}
        for each in reasons:
            sorted_.setdefault(each.cause, []).append(each)
        found: dict[str, None] = {}
        for cause, way in ways.items():
            if cause in sorted_:
                found.update(dict.fromkeys(way(self, sorted_[cause])))
        return tuple(found)

    # --- what opens -----------------------------------------------------------------------------

    def nobody(self, _reasons: list[Reason]) -> Iterator[str]:
        yield _("Noget af det handler ikke om nogen bestemt.")

    def own(self, reasons: list[Reason]) -> Iterator[str]:
        for name in dict.fromkeys(self._name(each.about) for each in reasons):
            yield _("Det er {names} eget.").format(names=genitive(name))

    def custody(self, reasons: list[Reason]) -> Iterator[str]:
        for ears, about, _kinds in self._grouped(reasons):
            yield _("{who} har forældremyndighed over {child}.").format(who=ears, child=about)

    def task(self, reasons: list[Reason]) -> Iterator[str]:
        names = dict.fromkeys(self._ear(each.ear) for each in reasons)
        yield _("Det er en del af opgaven for {names}.").format(names=joined(list(names)))

    def together(self, reasons: list[Reason]) -> Iterator[str]:
        for ears, about, _kinds in self._grouped(reasons):
            yield _("{who} er kommet sammen med {citizen}.").format(who=ears, citizen=about)

    def confided(self, reasons: list[Reason]) -> Iterator[str]:
        for ears, about, _kinds in self._grouped(reasons):
            yield _("{citizen} har selv valgt, at {who} må høre det.").format(
                citizen=about, who=ears
            )

    def consented(self, reasons: list[Reason]) -> Iterator[str]:
        for key in dict.fromkeys(each.consent_id for each in reasons):
            consent = self._case.get(Consent, key)
            if consent is not None and consent.given_on is not None:
                yield _("{giver} har sagt ja den {day}: {what}.").format(
                    giver=self._name(consent.giver_id),
                    day=day_plain(consent.given_on),
                    what=consent.purpose or term(consent.type),
                )

    # --- what closes ----------------------------------------------------------------------------

    def unknown(self, _reasons: list[Reason]) -> Iterator[str]:
        yield _("Ingen har sagt, hvem det gælder. Skriv det, så kan det vises for dem.")

    def work(self, _reasons: list[Reason]) -> Iterator[str]:
        yield _("Noget af det er dit eget arbejde med sagen og vises ikke.")

    def closed(self, reasons: list[Reason]) -> Iterator[str]:
        for each in reasons:
            if each.kind in CLOSED:
                yield _("{what}: Det er lukket for alle andre.").format(what=term(each.kind))
            else:
                yield _("Det er noget, {who} har sagt. Det vises ikke for andre.").format(
                    who=self._name(each.about)
                )

    def protected(self, _reasons: list[Reason]) -> Iterator[str]:
        yield _("Det kan røbe, hvor en beskyttet person er. Derfor vises det ikke.")

    def no_yes(self, reasons: list[Reason]) -> Iterator[str]:
        for ears, about, kinds in self._grouped(reasons):
            what = joined([kind_short(each) for each in kinds])
            holders = self._holders(reasons, about)
            if holders:
                words = _("{who} må ikke se det: {givers} har ikke sagt ja til {what} for {child}.")
                yield words.format(who=ears, givers=holders, what=what, child=about)
            else:
                words = _("{who} må ikke se det: {giver} har ikke sagt ja til {what}.")
                yield words.format(who=ears, giver=about, what=what)

    def nobody_there(self, _reasons: list[Reason]) -> Iterator[str]:
        if isinstance(self._reader, RoomReader):
            yield _("Der er ingen i rummet endnu. Sæt kryds ved dem, der er kommet.")
        else:
            yield _("{name} arbejder ikke med familien nu.").format(name=self._ear(None))

    def hangs(self, _reasons: list[Reason]) -> Iterator[str]:
        yield _("Det hører til noget, der ikke må vises.")

    # --- names ----------------------------------------------------------------------------------

    def _grouped(self, reasons: list[Reason]) -> Iterator[tuple[str, str, list[Kind]]]:
        """Who listens, about whom, which kinds: those with the same about and kinds together."""
        kinds: dict[tuple[str, Id | None], dict[Kind, None]] = {}
        for each in reasons:
            kinds.setdefault((self._ear(each.ear), each.about), {})[each.kind or Kind.WORK] = None
        alike: dict[tuple[Id | None, tuple[Kind, ...]], list[str]] = {}
        for (ear, about), found in kinds.items():
            alike.setdefault((about, tuple(found)), []).append(ear)
        for (about, some), ears in alike.items():
            yield joined(ears), self._name(about), list(some)

    def _holders(self, reasons: list[Reason], child: str) -> str:
        key = next(each.about for each in reasons if self._name(each.about) == child)
        found = self._consents.holders(key) if key is not None else frozenset()
        return joined([each.name for each in self._case.people if each.id in found])

    def _name(self, key: Id | None) -> str:
        found = self._case.get(Person, key)
        return found.name if found is not None else _("nogen")

    def _ear(self, seat: Id | None) -> str:
        """How somebody who listens is named."""
        found = self._case.get(Attendance, seat)
        if found is not None:
            return found.name or self._contact(found.contact_id) or self._name(found.person_id)
        match self._reader:
            case FamilyReader(person_id):
                return self._name(person_id)
            case ProfessionalReader(contact_id):
                return self._contact(contact_id)
        return _("Læseren")

    def _contact(self, key: Id | None) -> str:
        found = self._case.get(Contact, key)
        return "" if found is None else found.role


_Way = Callable[[_Told, list[Reason]], Iterator[str]]

_OPENING: Final[Mapping[Cause, _Way]] = {
    Cause.OWN: _Told.own,
    Cause.CUSTODY: _Told.custody,
    Cause.CONFIDED: _Told.confided,
    Cause.CONSENT: _Told.consented,
    Cause.TASK: _Told.task,
    Cause.TOGETHER: _Told.together,
    Cause.NOBODY: _Told.nobody,
}
_CLOSING: Final[Mapping[Cause, _Way]] = {
    Cause.NO_YES: _Told.no_yes,
    Cause.UNKNOWN: _Told.unknown,
    Cause.NOBODY_THERE: _Told.nobody_there,
    Cause.CLOSED: _Told.closed,
    Cause.PROTECTED: _Told.protected,
    Cause.WORK: _Told.work,
    Cause.HANGS: _Told.hangs,
}
