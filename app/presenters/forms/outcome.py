"""Forms of what comes of it: recommendation, appointment."""

from typing import Any, Final

from app.models.facts import Area
from app.models.meetings import Appointment, Meeting, Recommendation
from app.presenters.forms.editor import Editor, Part
from app.presenters.forms.entries import Around, Check, Day, Line, Link, Text, Time
from app.presenters.forms.meeting import meeting_options
from app.presenters.forms.network import area_entry, contact_options
from app.presenters.forms.rows import concerns
from app.presenters.forms.spec import Choice
from app.rules.law import outcomes, profile_of, wording
from app.rules.quorum import advises_on_health
from app.words import _

__all__ = ["APPOINTMENT", "RECOMMENDATION", "intervention_options"]


def intervention_options(_record: Any, around: Around) -> tuple[Choice, ...]:
    """Every intervention of the case."""
    return tuple(Choice(each.id, each.name, "route") for each in around.case.interventions)


def _outcomes(record: Any, around: Around) -> tuple[Choice, ...]:
    """What the profile lets a meeting arrive at, for the type of case that it is about."""
    law = profile_of(around.case, around.laws, around.today)
    meeting = around.case.get(Meeting, getattr(record, "meeting_id", None))
    kind = meeting.case_type if meeting is not None else None
    found = outcomes(law, kind, around.today) if law else ()
    return tuple(Choice(each.key, each.title) for each in found)


def _after(record: Recommendation, around: Around) -> str:
    """What the citizen is told once the meeting has come to it; of health, who may advise."""
    law = profile_of(around.case, around.laws, around.today)
    said = wording(law) if law else None
    plain = _("En indstilling er en anbefaling. Der kan ikke klages over den.")
    words = said.after if said else plain
    alone = record.area is Area.HEALTH and _alone(record, around)
    return f"{words} {_unadvised()}" if alone else words


def _unadvised() -> str:
    return _(
        "Kun sundhedskoordinatoren eller egen læge rådgiver kommunen om helbred, og ingen af dem er"
        " noteret som kommet."
    )


def _alone(record: Recommendation, around: Around) -> bool:
    """Whether nobody who may advise on health is at the meeting."""
    return not any(
        each.present and advises_on_health(around.case, each)
        for each in around.case.attendances
        if each.meeting_id == record.meeting_id
    )


RECOMMENDATION: Final = Editor(
    kind=Recommendation,
    over_title=_("Indstilling"),
    new_title=_("Ny indstilling"),
    title=lambda record, _around: record.text,
    notice=_after,
    settled=_("Mødet er lukket, og indstillingen står, som den er."),
    parts=(
        Part(
            "",
            (
                Text(name="text", label=_("Hvad anbefaler I?"), required=True),
                Text(name="reason", label=_("Hvorfor?")),
                area_entry(),
                concerns(_("Hvem gælder den?")),
            ),
        ),
        Part(
            _("Flere oplysninger"),
            (
                Link(name="outcome", label=_("Hvad når mødet frem til?"), options=_outcomes),
                Text(name="considerations", label=_("Skånehensyn")),
                Text(name="dissent", label=_("Er nogen uenig?")),
                Link(name="intervention_id", label=_("Indsats"), options=intervention_options),
                Link(name="meeting_id", label=_("Møde"), options=meeting_options),
            ),
            folded=True,
        ),
    ),
)


APPOINTMENT: Final = Editor(
    kind=Appointment,
    over_title=_("Tid"),
    new_title=_("Ny tid"),
    title=lambda record, _around: record.title,
    parts=(
        Part(
            "",
            (
                Line(name="title", label=_("Hvad?"), required=True, placeholder=_("Lægen")),
                Day(name="day", label=_("Dag"), required=True, ahead=True),
                Time(name="starts", label=_("Klokken"), placeholder="10.00"),
                concerns(_("Hvem er den for?")),
                Line(name="place", label=_("Sted")),
            ),
        ),
        Part(
            _("Flere oplysninger"),
            (
                Time(name="ends", label=_("Slut")),
                Check(name="weekly", label=_("Hver uge")),
                Link(name="contact_id", label=_("Hos"), options=contact_options),
            ),
            folded=True,
        ),
    ),
)
