"""What the summary of a meeting does not say, and why: for the coordinator's laptop, never for the wall.

The summary is composed from what the room may see, so what it leaves out is silent. Before it is read
aloud the coordinator is told who is there and not named, how many agreements and recommendations are left
out, which, and who has not said yes.
"""

from collections.abc import Callable, Iterator
from datetime import date

from app.models.base import Id
from app.models.case import Case
from app.models.meetings import Agreement, AgreementState, Meeting, Recommendation
from app.models.readers import RoomReader
from app.presenters.attendee_names import attendee_names
from app.presenters.may_show import may_show
from app.rules.why import Answer
from app.words import _, ngettext
from app.words.people import joined, quoted

__all__ = ["summary_gaps"]

_NAMED = 3
"""So many are named; of more only the count."""
_LENGTH = 60
_REASONS = 2
"""Reasons at most: what is to be read in front of the family is short."""


def summary_gaps(
    case: Case, room: Case, meeting: Meeting, why: Callable[[Id], Answer], today: date
) -> tuple[str, ...]:
    """Return a sentence for each sort of thing that is left out, then the reasons; empty for nothing.

    ``case`` is the coordinator's, ``room`` what everyone in the meeting may see, ``why`` asks the lens
    about one record.
    """
    reader = RoomReader(meeting.id)
    if room.get(Meeting, meeting.id) is None:
        told = may_show(case, reader, why(meeting.id), today)
        first = _("Opsummeringen kan ikke skrives af sig selv: ikke alle i rummet må se mødet.")
        return (first, *told.reasons[:_REASONS])
    left: list[Agreement | Recommendation] = list(_agreements(case, room, meeting))
    left += _recommendations(case, room, meeting)
    reasons: dict[str, None] = {}
    for each in left:
        reasons.update(dict.fromkeys(may_show(case, reader, why(each.id), today).reasons))
    return (*_not_named(case, room, meeting), *_said(left), *list(reasons)[:_REASONS])


def _not_named(case: Case, room: Case, meeting: Meeting) -> Iterator[str]:
    """Who sits there and is not read out: whom somebody is there for is told of whom it is about."""
    there = {each.id for each in room.attendances}
    here = {each.id for each in case.attendances if each.meeting_id == meeting.id and each.present}
    names = [name for key, name in attendee_names(case, meeting.id).items() if key in here - there]
    if names:
        yield _(
            "Under »Med i dag« står ikke {names}, fordi ikke alle i rummet må se, hvem i familien det"
            " gælder."
        ).format(names=joined(names))


def _agreements(case: Case, room: Case, meeting: Meeting) -> Iterator[Agreement]:
    there = {each.id for each in room.agreements}
    for each in case.agreements:
        kept = each.meeting_id == meeting.id and each.state is not AgreementState.BROKEN
        if kept and each.id not in there:
            yield each


def _recommendations(case: Case, room: Case, meeting: Meeting) -> Iterator[Recommendation]:
    there = {each.id for each in room.recommendations}
    for each in case.recommendations:
        if each.meeting_id == meeting.id and each.id not in there:
            yield each


def _said(left: list[Agreement | Recommendation]) -> Iterator[str]:
    agreements = [each.what for each in left if isinstance(each, Agreement)]
    if agreements:
        yield ngettext(
            "{count} aftale står ikke i opsummeringen, fordi ikke alle i rummet må høre den: {which}.",
            "{count} aftaler står ikke i opsummeringen, fordi ikke alle i rummet må høre dem: {which}.",
            len(agreements),
        ).format(count=len(agreements), which=_which(agreements))
    others = [each.text for each in left if isinstance(each, Recommendation)]
    if others:
        yield ngettext(
            "{count} indstilling står der ikke, fordi ikke alle i rummet må høre den: {which}.",
            "{count} indstillinger står der ikke, fordi ikke alle i rummet må høre dem: {which}.",
            len(others),
        ).format(count=len(others), which=_which(others))


def _which(texts: list[str]) -> str:
    """The first of them in quotes, shortened."""
    shown = [quoted(_cut(each)) for each in texts[:_NAMED]]
    more = ["…"] if len(texts) > _NAMED else []
    return ", ".join([*shown, *more])


def _cut(words: str) -> str:
    if len(words) <= _LENGTH:
        return words.rstrip(".")
    return f"{words[:_LENGTH].rsplit(' ', 1)[0]} …"
