"""The paper of a meeting day on the screen: who gets it and how, who gets none and why, and the list."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.meetings import HandoutForm, Meeting
from app.presenters.document import (
    Block,
    Column,
    Document,
    Heading,
    Paragraph,
    Run,
    Runs,
    Table,
    runs,
)
from app.presenters.handout.copies import reader_id
from app.presenters.handout.day_paper import (
    DayPaper,
    Dispatch,
    Standing,
    Unmade,
    Way,
    WhyNot,
    first_out,
)
from app.presenters.who import name_of
from app.rules.invitations import Called, outdated
from app.words import _, ngettext
from app.words.dates import clock_text, day_medium, day_plain

__all__ = ["DayPaperSpec", "FamilyPaper", "PaperRow", "day_list", "day_paper_spec", "sent_again"]


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One recipient; ``page`` and ``record`` are where their paper, or what is missing, is seen.

    ``page`` is empty where nothing is to be seen yet.
    """

    key: str
    case: Id
    name: str
    lines: tuple[str, ...]
    icon: str
    tint: str
    page: str
    record: Id | None


@dataclass(frozen=True, slots=True)
class FamilyPaper:
    """What one family's meeting asks for; ``sought`` as long as that is still being found out."""

    case: Case
    meeting: Meeting
    found: tuple[Dispatch | Unmade, ...]
    sought: bool = False

    @property
    def made(self) -> tuple[Dispatch, ...]:
        """The jobs."""
        return tuple(each for each in self.found if isinstance(each, Dispatch))


@dataclass(frozen=True, slots=True)
class DayPaperSpec:
    """All of it; ``print_words`` and ``save_words`` name what the next press does.

    ``some`` says that there is something to press for: once all of it is known.
    """

    about: tuple[str, ...]
    rows: tuple[tuple[str, tuple[PaperRow, ...]], ...]
    print_words: str
    save_words: str
    some: bool


_WAYS: Final[Mapping[Way, str]] = {
    Way.POST: _("Kuvert med adresse"),
    Way.PROTECTED: _("Adressen er beskyttet: giv det i hånden eller send digitalt"),
    Way.NO_ADDRESS: _("Ingen adresse: giv det i hånden eller send digitalt"),
    Way.OFFICE: _("Til arbejdsstedet"),
}
_WHY: Final[Mapping[WhyNot, str]] = {
    WhyNot.BESIDE: _("Kommer med borgeren, som selv giver besked."),
    WhyNot.NO_CONTACT: _("Er ikke på netværkskortet. Giv selv besked, eller tilføj kontakten."),
    WhyNot.CHILD: _("Er barn. Invitationen går til de voksne."),
    WhyNot.FRIEND: _("Er ven eller nabo. Borgeren giver besked."),
    WhyNot.NOT_NOW: _("Arbejder ikke med familien nu. Se datoerne på kontakten."),
    WhyNot.UNKNOWN: _("Det står ikke, hvem det gælder. Skriv det på netværkskortet."),
    WhyNot.NO_CONSENT: _("Intet må vises uden samtykke. Bed borgeren om det først."),
}
_MEND: Final[Mapping[WhyNot, str]] = {
    WhyNot.NOT_NOW: "map",
    WhyNot.UNKNOWN: "map",
    WhyNot.NO_CONSENT: "consent",
}


def day_paper_spec(families: Iterable[FamilyPaper], kind: DayPaper, today: date) -> DayPaperSpec:
    """Return what the panel shows of one kind of paper."""
    found = tuple(families)
    made = [each for family in found for each in family.made]
    rows = tuple(
        (family.case.head.name, tuple(_rows(family, today)))
        for family in found
        if family.found or family.sought
    )
    sought = any(each.sought for each in found)
    out = first_out(made)
    again = bool(made) and all(each.standing is Standing.OUT for each in made)
    return DayPaperSpec(
        about=(_SOUGHT[kind],) if sought else tuple(_about(found, made, kind)),
        rows=rows,
        print_words=_PRINT[kind][again].format(count=len(out)) if not sought else _TO_PRINT[kind],
        save_words=_SAVE[kind],
        some=bool(made) and not sought,
    )


_PRINT: Final = {
    DayPaper.INVITATIONS: (_("Udskriv {count} invitationer …"), _("Udskriv invitationer igen …")),
    DayPaper.BRIEFS: (_("Udskriv {count} forberedelser …"), _("Udskriv forberedelser igen …")),
}
_TO_PRINT: Final = {
    DayPaper.INVITATIONS: _("Udskriv invitationer …"),
    DayPaper.BRIEFS: _("Udskriv forberedelser …"),
}
_SOUGHT: Final = {
    DayPaper.INVITATIONS: _("Ser efter, hvem der skal have en invitation …"),
    DayPaper.BRIEFS: _("Ser efter, hvem der skal have en forberedelse …"),
}
_SAVE: Final = {
    DayPaper.INVITATIONS: _("Gem invitationer i mappe …"),
    DayPaper.BRIEFS: _("Gem forberedelser i mappe …"),
}


def _about(found: tuple[FamilyPaper, ...], made: list[Dispatch], kind: DayPaper) -> Iterable[str]:
    """How many there are, how many wait, how many get none."""
    if kind is DayPaper.INVITATIONS:
        said = ngettext("{count} invitation", "{count} invitationer", len(made))
    else:
        said = ngettext("{count} forberedelse", "{count} forberedelser", len(made))
    out = sum(each.standing is Standing.OUT for each in made)
    changed = sum(each.standing is Standing.CHANGED for each in made)
    none = sum(isinstance(each, Unmade) for family in found for each in family.found)
    parts = [said.format(count=len(made))]
    if out:
        parts.append(_("{count} er sendt").format(count=out))
    yield " · ".join(parts)
    if changed:
        yield ngettext(
            "{count} skal sendes igen: mødet er ændret",
            "{count} skal sendes igen: mødet er ændret",
            changed,
        ).format(count=changed)
    if none:
        yield ngettext(
            "{count} inviteret får ingen: se hvorfor",
            "{count} inviterede får ingen: se hvorfor",
            none,
        ).format(count=none)


def _rows(family: FamilyPaper, today: date) -> Iterator[PaperRow]:
    """What is known already stays until something else is; a family's first time is awaited calmly."""
    for each in family.found:
        yield _row(family, each, today)
    if not family.found:
        key = f"{family.case.id}/"
        yield PaperRow(key, family.case.id, _("Et øjeblik …"), (), "clock", "quiet_ink", "", None)


def _row(family: FamilyPaper, each: Dispatch | Unmade, today: date) -> PaperRow:
    if isinstance(each, Unmade):
        return PaperRow(
            f"{each.case}/{each.name}", each.case, each.name, (_WHY[each.why],),
            "alert-triangle" if each.why in _MEND else "info-circle",
            "caution" if each.why in _MEND else "quiet_ink",
            _MEND.get(each.why, "meeting"),
            each.meeting if each.why not in _MEND else _record(each),
        )  # fmt: skip
    icon, tint = _ICONS[each.standing]
    lines = (_stands(each, today), *_more(each), _WAYS[each.way])
    whom = reader_id(each.reader)
    return PaperRow(
        f"{family.case.id}/{whom}", family.case.id, each.name, lines, icon, tint, "sheets", whom
    )


def _record(each: Unmade) -> Id | None:
    return None if each.why is WhyNot.NO_CONSENT else each.record


_ICONS: Final[Mapping[Standing, tuple[str, str]]] = {
    Standing.NEW: ("circle-dashed", "quiet_ink"),
    Standing.OUT: ("circle-check", "good"),
    Standing.CHANGED: ("refresh", "caution"),
}


def _stands(each: Dispatch, today: date) -> str:
    if each.said is None:
        return _("Ikke lavet endnu")
    said = called_text(each.said, today)
    if each.standing is Standing.CHANGED:
        return _("Send igen: der står {said}").format(said=said)
    return _("Sendt: der står {said}").format(said=said)


def called_text(said: Called, today: date) -> str:
    """Say when and where a paper calls somebody to: as short as it can be told on the telephone."""
    times = [clock_text(each) for each in (said.starts, said.ends) if each is not None]
    when = " ".join(filter(None, (day_medium(said.day, today), "–".join(times))))
    return ", ".join(filter(None, (when, _("online") if said.online else said.place)))


def _more(each: Dispatch) -> Iterable[str]:
    """What goes along with an invitation."""
    count = sum(form is HandoutForm.CONSENT for form in each.forms)
    if count:
        yield ngettext(
            "Med {count} samtykke til underskrift", "Med {count} samtykker til underskrift", count
        ).format(count=count)


def sent_again(cases: Iterable[Case], today: date) -> str:
    """Say whose invitations to what is still ahead must be sent again; empty for nobody's."""
    names = [
        name_of(case, key)
        for case in cases
        for meeting in case.meetings
        if meeting.day >= today
        for key in outdated(case, meeting)
    ]
    if not names:
        return ""
    return ngettext(
        "{count} invitation skal sendes igen: {names}.",
        "{count} invitationer skal sendes igen: {names}.",
        len(names),
    ).format(count=len(names), names=", ".join(names))


def day_list(
    families: Iterable[FamilyPaper],
    numbered: Mapping[tuple[Id, Id], str],
    kind: DayPaper,
    day: date,
    on: date,
) -> Document:
    """Return the coordinator's list: which file or job is whose, how it goes out, who gets none.

    ``numbered`` names each job by its meeting and reader; jobs that are not among them went out before.
    """
    found = tuple(families)
    rows = tuple(_listed(family, each, numbered) for family in found for each in family.found)
    title = _("Invitationer") if kind is DayPaper.INVITATIONS else _("Forberedelser")
    blocks: tuple[Block, ...] = (
        Heading(1, title),
        Paragraph((Run(_("Mødedag {day}").format(day=day_plain(day)), quiet=True),)),
        Table(_COLUMNS, rows, show_head=True),
    )
    teaching = any(each.case.head.teaching for each in found)
    return Document(
        title=_("Liste"),
        blocks=blocks,
        header_left=_("Til koordinatoren"),
        header_right=day_plain(on),
        footer=_("Øvelse – oplysningerne er opdigtet") if teaching else "",
    )


_COLUMNS: Final = (
    Column(_("Til"), 2.0), Column(_("Familie"), 1.6), Column(_("Nummer"), 0.9), Column(_("Hvordan"), 2.2),
)  # fmt: skip


def _listed(
    family: FamilyPaper, each: Dispatch | Unmade, numbered: Mapping[tuple[Id, Id], str]
) -> tuple[Runs, ...]:
    name = (Run(each.name, bold=True),)
    house = runs(family.case.head.name)
    if isinstance(each, Unmade):
        return name, house, runs("–"), runs(_WHY[each.why])
    number = numbered.get((each.meeting, reader_id(each.reader)), _("sendt før"))
    return name, house, runs(number), runs(_WAYS[each.way])
