"""Whether a meeting is ready, in words: one sentence, and a line for each thing it needs.

Never colour alone: each line has an icon and a word for how it stands, says why, and who brings what by
when.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.contacts import Contact
from app.models.law import LawProfile
from app.models.meetings import Attendance, Meeting
from app.models.people import Person
from app.models.plan import Intervention
from app.models.preparing import Readiness, ReadinessState
from app.presenters.forms.spec import Choice
from app.presenters.law_chip import LawChip, law_chips
from app.presenters.meeting_consent import guest_name
from app.presenters.who import contact_label, name_of
from app.rules.law import case_type_of, profile_of
from app.rules.readiness import (
    INVITATIONS,
    MEETING_CONSENT,
    Item,
    Light,
    Reason,
    citizens,
    light_of,
    readiness,
)
from app.services.acts.records import Add, Edit
from app.services.operation import Operation
from app.services.ports import Ids
from app.words import _, ngettext
from app.words.dates import day_plain
from app.words.people import joined

__all__ = [
    "ReadinessBoard",
    "ReadinessLine",
    "light_choice",
    "mark_item",
    "needs_title",
    "readiness_board",
]


@dataclass(frozen=True, slots=True)
class ReadinessLine:
    """One thing; ``row`` is what was written of it, None where nothing was.

    ``brings`` says who brings it by when. ``next_state`` and ``press`` are what one press makes of
    it, None where there is nothing left to do here.
    """

    key: str
    title: str
    light: Choice
    why: str
    brings: str
    row: Id | None
    laws: tuple[LawChip, ...] = ()
    press: str = ""
    next_state: ReadinessState | None = None
    page: str = ""
    page_label: str = ""
    page_record: Id | None = None


@dataclass(frozen=True, slots=True)
class ReadinessBoard:
    """How a meeting stands; ``short`` begins it, where the lines follow."""

    meeting: Id
    light: Choice
    sentence: str
    short: str
    case_type: str
    lines: tuple[ReadinessLine, ...]

    @property
    def missing(self) -> tuple[ReadinessLine, ...]:
        """What is not there yet."""
        return tuple(each for each in self.lines if each.light.key != "good")


_LIGHTS: Final[Mapping[Light, Choice]] = {
    Light.RED: Choice("warning", _("Mangler"), "alert-triangle"),
    Light.AMBER: Choice("caution", _("Ikke klar endnu"), "clock"),
    Light.GREEN: Choice("good", _("Klar"), "circle-check"),
}
_MEETING_LIGHTS: Final[Mapping[Light, Choice]] = {
    Light.RED: Choice("warning", _("Ikke klar"), "alert-triangle"),
    Light.AMBER: Choice("caution", _("Næsten klar"), "clock"),
    Light.GREEN: Choice("good", _("Klar"), "circle-check"),
}


def light_choice(light: Light) -> Choice:
    """The light of a whole meeting: tone, word and icon."""
    return _MEETING_LIGHTS[light]


def readiness_board(
    case: Case, meeting: Meeting, laws: tuple[LawProfile, ...], on: date
) -> ReadinessBoard:
    """Return how a meeting stands on a day, from the whole case: for the coordinator's screen."""
    law = profile_of(case, laws, meeting.day)
    items = readiness(case, meeting, law, on)
    lines = tuple(_line(case, meeting, each, law) for each in items)
    light = light_of(items)
    found = case_type_of(law, meeting.case_type, meeting.day) if law else None
    return ReadinessBoard(
        meeting.id,
        light_choice(light),
        _sentence(light, lines),
        _short(light),
        found.title if found else "",
        lines,
    )


def mark_item(case: Case, meeting_id: Id, key: str, state: ReadinessState, ids: Ids) -> Operation:
    """Return what one press on a line does: it is ordered, it is here."""
    rows = (each for each in case.readiness if (each.meeting_id, each.key) == (meeting_id, key))
    row = next(rows, None)
    if row is None:
        new = Readiness(id=ids.new(), case_id=case.id, meeting_id=meeting_id, key=key, state=state)
        return Add(new)
    return Edit(case.id, Readiness, row.id, (("state", state),), row.version)


def needs_title(name: str, needs: str) -> str:
    """Say what somebody needs to take part: "Sanne: tolk (arabisk)"."""
    return _("{name}: {needs}").format(name=name, needs=needs) if name else needs


def _short(light: Light) -> str:
    return {
        Light.RED: _("Mødet er ikke klar:"),
        Light.AMBER: _("Mødet er næsten klar:"),
        Light.GREEN: _("Mødet er klar."),
    }[light]


def _sentence(light: Light, lines: tuple[ReadinessLine, ...]) -> str:
    """What stops the meeting; where nothing does, what is to be looked at."""
    if light is Light.GREEN:
        return _short(light)
    wanted = _LIGHTS[light].key
    what = joined([_inside(each.title) for each in lines if each.light.key == wanted])
    if light is Light.RED:
        return _("Mødet er ikke klar: {what} mangler.").format(what=what)
    return _("Mødet er næsten klar: se på {what}.").format(what=what)


def _inside(title: str) -> str:
    """A title within a sentence; a name or an abbreviation keeps its capital."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _line(case: Case, meeting: Meeting, item: Item, law: LawProfile | None) -> ReadinessLine:
    asked = item.asked
    state = _next(item)
    page, label = _DOORS.get(item.key if asked is None else asked.kind.value, ("", ""))
    chips = law_chips(law, asked.law_key) if asked else ()
    return ReadinessLine(
        key=item.key,
        title=asked.title if asked else _TITLES.get(item.key) or _need(case, item),
        light=_LIGHTS[item.light],
        why=_WHY[item.why](case, item),
        brings=_brings(case, item),
        row=item.row.id if item.row else None,
        laws=chips,
        press=_PRESSES[state] if state else "",
        next_state=state,
        page=page,
        page_label=label,
        page_record=_record(case, meeting, page),
    )


_TITLES: Final[Mapping[str, str]] = {
    MEETING_CONSENT: _("Samtykke til drøftelse i mødet"),
    INVITATIONS: _("Invitationer"),
}

_PRESSES: Final = {
    ReadinessState.ASKED: _("Er bestilt"),
    ReadinessState.READY: _("Er klar"),
}
_DOORS: Final[Mapping[str, tuple[str, str]]] = {
    "preparation": ("assessment", _("Skriv den")),
    "consent": ("consent", _("Se samtykker")),
    MEETING_CONSENT: ("meeting_day", _("Bed om det på Mødedag")),
    INVITATIONS: ("meeting_day", _("Send dem igen på Mødedag")),
    "members": ("meeting", _("Vælg deltagere")),
    "grant": ("meeting", _("Vælg deltagere")),
}


def _record(case: Case, meeting: Meeting, page: str) -> Id | None:
    """What is chosen on the page that a line leads to."""
    if page in {"meeting", "meeting_day"}:
        return meeting.id
    return next(iter(citizens(case, meeting)), None) if page == "assessment" else None


def _next(item: Item) -> ReadinessState | None:
    """Ordered first, then here; what the case says by itself is not pressed."""
    if item.light is Light.GREEN or item.key in _TITLES:
        return None
    if item.asked is not None and item.asked.kind.value in _DOORS:
        return None
    if item.why in {Reason.ON_ITS_WAY, Reason.LATE}:
        return ReadinessState.READY
    return ReadinessState.ASKED if item.why is Reason.MISSING else None


def _need(case: Case, item: Item) -> str:
    found = case.get(Attendance, item.attendance_id)
    who = next((case.get(Person, each) for each in item.people), None)
    return needs_title(who.name if who else "", (found.needs if found else "") or "")


def _brings(case: Case, item: Item) -> str:
    contact = case.get(Contact, item.who_contact_id)
    who = contact_label(contact) if contact else item.who
    if item.key in _TITLES:
        who = _names(case, item)
    if item.light is Light.GREEN:
        return ""
    if item.by_date is None:
        return who
    day = _("senest {day}").format(day=day_plain(item.by_date))
    return " · ".join(each for each in (who, day) if each)


def _there(_case: Case, item: Item) -> str:
    number = item.row.journal_number if item.row else None
    dated = ""
    if item.dated is not None and item.age_days is not None:
        dated = ngettext(
            "Dateret {day}, {count} dag før mødet", "Dateret {day}, {count} dage før mødet",
            item.age_days,
        ).format(day=day_plain(item.dated), count=item.age_days)  # fmt: skip
    journal = _("journal {number}").format(number=number) if number else ""
    return " · ".join(each for each in (dated, journal) if each)


def _too_old(_case: Case, item: Item) -> str:
    limit = item.asked.max_age_days if item.asked else None
    return _("{age} dage gammel på mødedagen; den bør højst være {limit} dage").format(
        age=item.age_days, limit=limit
    )


def _unfinished(_case: Case, item: Item) -> str:
    titles = joined([_inside(each.title) for each in item.sections])
    count = len(item.sections)
    return ngettext(
        "{count} afsnit er uden ord: {titles}", "{count} afsnit er uden ord: {titles}", count
    ).format(count=count, titles=titles)


def _names(case: Case, item: Item) -> str:
    return joined([name_of(case, each) for each in item.people])


def _not_invited(_case: Case, item: Item) -> str:
    return _("Ikke inviteret: {parts}").format(parts=joined([each.name for each in item.parts]))


def _ask(_case: Case, item: Item) -> str:
    if not item.parts:
        return _("Ingen indsats venter på en bevilling")
    parts = joined([each.name for each in item.parts])
    return _("Afhænger af alder og uddannelse: {parts}").format(parts=parts)


def _missing(case: Case, item: Item) -> str:
    if not item.interventions:
        return _("Der er ikke gjort noget endnu")
    names = [case.get(Intervention, each) for each in item.interventions]
    return _("Ingen ved bordet kan bevilge {what}").format(
        what=joined([each.name for each in names if each])
    )


_WHY: Final[Mapping[Reason, Callable[[Case, Item], str]]] = {
    Reason.THERE: _there,
    Reason.NOT_NEEDED: lambda _case, _item: _("Ikke nødvendig i denne sag"),
    Reason.ON_ITS_WAY: lambda _case, _item: _("Er bestilt"),
    Reason.LATE: lambda _case, _item: _("Er bestilt, men ikke kommet til tiden"),
    Reason.MISSING: _missing,
    Reason.UNDATED: lambda _case, _item: _("Datoen på papiret mangler"),
    Reason.TOO_OLD: _too_old,
    Reason.UNFINISHED: _unfinished,
    Reason.UNANSWERED: lambda case, item: _("Venter på svar fra {names}").format(
        names=_names(case, item)
    ),
    Reason.NOT_ASKED: lambda case, item: _(
        "{names} er ikke spurgt. Før et ja må fagpersonerne intet se i mødet"
    ).format(names=_names(case, item)),
    Reason.OTHER_DAY: lambda case, item: _(
        "{names} er spurgt til en anden dag. Bed om det igen"
    ).format(names=_names(case, item)),
    Reason.OUTDATED: lambda case, item: _(
        "Der står noget andet i invitationen hos {names}. Send den igen"
    ).format(names=_names(case, item)),
    Reason.REFUSED: lambda case, item: _("{names} har sagt nej").format(names=_names(case, item)),
    Reason.NOT_NAMED: lambda case, item: _("Samtykket nævner ikke {names}").format(
        names=joined(
            [guest_name(case, each) for each in case.attendances if each.id in item.attendances]
        )
    ),
    Reason.LAPSES: lambda case, item: _("Udløber før mødet: {names}").format(
        names=_names(case, item)
    ),
    Reason.NOT_INVITED: _not_invited,
    Reason.ASK: _ask,
}
