"""Who came and how, and who is missing: words and one press for each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.law import LawProfile
from app.models.law_parts import TeamPart
from app.models.meetings import Arrival, Attendance, Meeting, MeetingState
from app.presenters.attendee_names import attendee_names
from app.presenters.forms.spec import Choice
from app.rules.law import profile_of
from app.rules.quorum import Quorum, quorum
from app.rules.readiness import Light
from app.services.acts.records import Edit
from app.services.acts.together import Together
from app.words import _, ngettext
from app.words.people import joined
from app.words.terms import term

__all__ = [
    "ARRIVALS",
    "SHORT",
    "QuorumSpec",
    "arrive",
    "attendance_words",
    "come",
    "everybody_came",
    "quorum_spec",
    "unstated",
]

ARRIVALS: Final = (
    Choice(Arrival.LATE.value, term(Arrival.LATE), "clock"),
    Choice(Arrival.LEFT_EARLY.value, term(Arrival.LEFT_EARLY), "logout"),
    Choice(Arrival.NO_SHOW.value, term(Arrival.NO_SHOW), "ban"),
    Choice(Arrival.EXCUSED.value, term(Arrival.EXCUSED), "phone"),
)
"""How somebody came, where they did not simply come in time."""

SHORT: Final[Mapping[str, str]] = {
    Arrival.LATE.value: _("senere"),
    Arrival.LEFT_EARLY.value: _("gik før"),
    Arrival.NO_SHOW.value: _("udeblev"),
    Arrival.EXCUSED.value: _("afbud"),
}
"""The same in a word, for a row with a name before it."""

_THERE: Final = frozenset({Arrival.IN_TIME, Arrival.LATE, Arrival.LEFT_EARLY})


def arrive(case: Case, key: Id, arrival: Arrival) -> Edit | None:
    """Say how somebody came; the same once more takes it back. None where nobody is meant."""
    row = case.get(Attendance, key)
    if row is None:
        return None
    said = None if row.arrival is arrival else arrival
    changes = (("arrival", said), ("present", said in _THERE))
    return Edit(case.id, Attendance, key, changes, row.version)


def come(case: Case, key: Id, *, there: bool) -> Edit | None:
    """Say that somebody came in time, or take it back. None where that is so already."""
    row = case.get(Attendance, key)
    if row is None or row.present is there:
        return None
    changes = (("arrival", Arrival.IN_TIME if there else None), ("present", there))
    return Edit(case.id, Attendance, key, changes, row.version)


def unstated(case: Case, meeting_id: Id) -> tuple[Attendance, ...]:
    """Return those of whom nobody has said whether they came."""
    return tuple(
        each
        for each in case.attendances
        if each.meeting_id == meeting_id and not each.present and each.arrival is None
    )


def everybody_came(case: Case, meeting_id: Id) -> Together | None:
    """Say of all who are not noted yet that they came in time: one gesture, undone as one.

    What is noted already stands: who called off yesterday has not come. None where nobody is left.
    """
    edits = tuple(
        edit
        for each in unstated(case, meeting_id)
        if (edit := come(case, each.id, there=True)) is not None
    )
    return Together("Attendance.everybody", edits) if edits else None


def attendance_words(case: Case, meeting: Meeting) -> str:
    """Say how many were asked to come, or how many of them are there."""
    rows = [each for each in case.attendances if each.meeting_id == meeting.id]
    if not rows:
        return _("Ingen er indkaldt endnu")
    if meeting.state in {MeetingState.PLANNED, MeetingState.POSTPONED}:
        count = len(rows)
        return ngettext("{count} er indkaldt", "{count} er indkaldt", count).format(count=count)
    there = sum(each.present for each in rows)
    if meeting.state is MeetingState.RUNNING:
        return _("{there} af {count} er her").format(there=there, count=len(rows))
    return _("{there} af {count} var med").format(there=there, count=len(rows))


@dataclass(frozen=True, slots=True)
class QuorumSpec:
    """Whether those who must be there are: a light with its word, and what is missing.

    ``no_citizen`` says that the meeting must be put off, or held by a rule that allows it.
    """

    light: Choice
    lines: tuple[str, ...]
    no_citizen: bool = False


_LIGHTS: Final[Mapping[Light, Choice]] = {
    Light.RED: Choice("warning", _("Der mangler nogen"), "alert-triangle"),
    Light.AMBER: Choice("caution", _("Se efter"), "clock"),
    Light.GREEN: Choice("good", _("De, der skal være her, er her"), "circle-check"),
}


def quorum_spec(case: Case, meeting: Meeting, laws: tuple[LawProfile, ...]) -> QuorumSpec:
    """Say in words who is missing, by the case's own profile; as long as nobody is noted, what to do."""
    found = quorum(profile_of(case, laws, meeting.day), case, meeting)
    rows = [each for each in case.attendances if each.meeting_id == meeting.id]
    if rows and len(found.unstated) == len(rows):
        return QuorumSpec(_ASK, tuple(_first(found)))
    names = attendee_names(case, meeting.id)
    return QuorumSpec(_LIGHTS[found.light], tuple(_lines(names, found)), found.no_citizen)


_ASK: Final = Choice("caution", _("Ikke noteret endnu"), "clock")


def _first(found: Quorum) -> Iterator[str]:
    """What to do, and whom the law asks for, before anybody is noted."""
    yield _("Sæt kryds ved dem, der er kommet. Først da viser væggen noget.")
    parts = [_("borgeren"), *(each.name for each in found.missing)]
    yield _("Skal være med: {parts}").format(parts=joined(parts))


def _lines(names: Mapping[Id, str], found: Quorum) -> Iterator[str]:
    if found.no_citizen:
        yield _("Borgeren er ikke kommet. Uden borgeren kræver mødet en regel, der tillader det.")
    if found.missing:
        yield _("Skal være med: {parts}").format(parts=_parts(found.missing))
    if found.ask:
        yield _("Skal måske være med, alt efter alder og uddannelse: {parts}").format(
            parts=_parts(found.ask)
        )
    if found.nobody_grants:
        yield _("Ingen, der er kommet, kan bevilge.")
    if found.advice:
        yield _(
            "Kun sundhedskoordinatoren eller egen læge rådgiver om helbred. Ingen af dem er her."
        )
    if found.unstated:
        yield _("Ikke noteret endnu: {names}").format(
            names=joined([names[each] for each in found.unstated])
        )


def _parts(parts: tuple[TeamPart, ...]) -> str:
    return joined([each.name for each in parts])
