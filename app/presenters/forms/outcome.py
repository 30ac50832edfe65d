"""Forms of what comes of it: recommendation, appointment."""

from typing import Any, Final

from app.models.meetings import Appointment, Recommendation
from app.presenters.forms.editor import Editor, Part
from app.presenters.forms.entries import Around, Check, Day, Line, Link, Text, Time
from app.presenters.forms.meeting import meeting_options
from app.presenters.forms.network import area_entry, contact_options
from app.presenters.forms.rows import concerns
from app.presenters.forms.spec import Choice
from app.words import _

__all__ = ["APPOINTMENT", "RECOMMENDATION", "intervention_options"]


def intervention_options(_record: Any, around: Around) -> tuple[Choice, ...]:
    """Every intervention of the case."""
    return tuple(Choice(each.id, each.name, "route") for each in around.case.interventions)


RECOMMENDATION: Final = Editor(
    kind=Recommendation,
    over_title=_("Indstilling"),
    new_title=_("Ny indstilling"),
    title=lambda record, _around: record.text,
    notice=lambda _record, _around: _(
        "En indstilling er en anbefaling. Der kan ikke klages over den."
    ),
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
