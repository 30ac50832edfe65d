"""Families moved within a day and to another one, and the consent asked for: what is said of each."""

from datetime import date
from functools import partial
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.consents import Consent, ConsentState, ConsentType
from app.models.meetings import Meeting
from app.models.readers import COORDINATOR
from app.presenters.meeting_consent import Signed, all_signed, ask_for_it, meeting_consent
from app.presenters.meeting_day import moved_to, reordered
from app.presenters.who import name_of
from app.rules.invitations import who_was_called
from app.services.acts.records import Drop
from app.views.page import Message, PageContext, Question, Tone
from app.words import _
from app.words.dates import clock_text, day_medium
from app.words.people import joined

__all__ = ["ask_consents", "move_to_day", "move_within_day", "take_off"]

_STANDING: Final = frozenset({ConsentState.OFFERED, ConsentState.YES, ConsentState.PARTLY})
"""How a consent stands that was asked for and not refused."""


def move_within_day(
    context: PageContext, cases: tuple[Case, ...], day: date, wish: tuple[Id, int]
) -> tuple[Id, ...]:
    """Move a meeting some places up or down; return the families whose time is another now."""
    acts = reordered(cases, day, *wish)
    return tuple(each.case_id for each in acts if context.run(each) is not None)


def move_to_day(
    context: PageContext, found: tuple[Case, Meeting], there: tuple[Case, ...], day: date
) -> Message | None:
    """Hold a meeting on another day; return what to say, None where it was refused."""
    case, meeting = found
    workspace = context.workspace
    act = moved_to(case, meeting, there, day, (workspace.clock.today(), workspace.ids))
    if context.run(act) is None:
        return None
    now = workspace.view(case.id, COORDINATOR).case
    met = next(
        each
        for each in now.meetings
        if each.day == day and meeting.id in {each.id, each.moved_from_id}
    )
    at = _("kl. {time}").format(time=clock_text(met.starts)) if met.starts else ""
    when = " ".join(filter(None, (day_medium(day, workspace.clock.today()), at)))
    words = _("{family} er flyttet til {day}.").format(family=case.head.name, day=when)
    stands = meeting_consent(now, met)
    asked = any(_was_asked(each, meeting) for each in case.consents)
    if stands is None or not (asked and stands.asks):
        return Message(words, Tone.GOOD)
    words += " " + _("Samtykket til mødet nævner den gamle dag: bed om det igen.")
    return Message(words, Tone.CAUTION)


def take_off(context: PageContext, case: Case, meeting: Meeting) -> Message | None:
    """Take a meeting off its day; return what to say, None where it was refused.

    One that somebody was called to is not as if it had never been: it is put off, and a new
    invitation moves the entry in their calendar.
    """
    called = who_was_called(case, meeting)
    if called:
        names = joined([name_of(case, each) for each in called])
        words = _(
            "{names} har en invitation, så mødet bliver stående, til det får en ny dag. Giv dem besked,"
            " og flyt det, eller udsæt det på mødets side. Så kan en ny invitation flytte mødet i deres"
            " kalender."
        ).format(names=names)
        there = partial(_to_meeting, context, case, meeting)
        return Message(words, Tone.CAUTION, _("Vis mødet"), there)
    if context.run(Drop(case.id, Meeting, meeting.id, meeting.version)) is None:
        return None
    return Message(_("{family} er taget af dagen.").format(family=case.head.name))


def _to_meeting(context: PageContext, case: Case, meeting: Meeting) -> None:
    context.open_case(case.id)
    context.navigate("meeting", meeting.id)


def _was_asked(consent: Consent, meeting: Meeting) -> bool:
    mine = consent.type is ConsentType.MEETING and consent.meeting_id == meeting.id
    return mine and consent.state in _STANDING


def _answer_all(context: PageContext, signed: Signed) -> None:
    """Note each answer by itself; the first that is refused says why and ends it."""
    if all(context.run(each) is not None for each in signed.answers):
        words = _("{count} svar er noteret.").format(count=len(signed.answers))
        context.message(Message(words, Tone.GOOD))


def ask_consents(context: PageContext, case: Case, meeting: Meeting) -> None:
    """Offer what nobody was asked for and open the first; of several that wait ask once for all."""
    workspace = context.workspace
    stands = meeting_consent(case, meeting)
    asks = stands is not None and stands.asks
    signed = None if asks else all_signed(case, meeting, workspace.clock.today())
    if signed is not None:
        context.ask(
            Question(signed.title, signed.text, signed.yes, partial(_answer_all, context, signed))
        )
        return
    act = ask_for_it(case, meeting, workspace.ids, workspace.clock.today())
    if act is not None and context.run(act) is None:
        return
    now = meeting_consent(workspace.view(case.id, COORDINATOR).case, meeting)
    record = now.record if now is not None else None
    context.open_case(case.id)
    context.navigate("consent", record)
    if act is not None and record is not None:
        words = _(
            "Erklæringen er lavet og følger med invitationen. Skriv svaret her, når det kommer."
        )
        context.message(
            Message(
                words,
                Tone.GOOD,
                _("Vis erklæringen"),
                lambda: context.navigate("sheets", record),
            )
        )
