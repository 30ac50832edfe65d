"""The action that deletes closed minutes with proof: what it asks, when it is offered, what it says."""

from typing import Any, Final

from app.models.erasing import DeletionGround
from app.models.meetings import Meeting, MeetingState
from app.models.problems import Code, Problem
from app.presenters.deleted_minutes import deletion_warning
from app.presenters.forms.editor import Deed, Performed
from app.presenters.forms.entries import Around, Line, Pick, Text, Values
from app.presenters.forms.spec import FieldError, Tone
from app.rules.deleted import repeats, rests_on
from app.services.acts.deleting import DeleteMinutes
from app.services.acts.handover import is_out
from app.services.ports import Ids
from app.words import _
from app.words.problems import sentence

__all__ = ["DELETE_MINUTES"]


def _deletable(record: Meeting, around: Around) -> str | None:
    if record.state is not MeetingState.CLOSED:
        return None
    if is_out(around.case):
        return _("Sagen er hos en stedfortræder. Tag den tilbage, før referatet slettes.")
    if record.replaces_id is not None:
        return sentence(Problem(Code.NOT_OLDEST))
    return sentence(Problem(Code.DECISION_RESTS)) if rests_on(around.case, record) else ""


def _delete(record: Meeting, values: Values, around: Around, ids: Ids) -> Performed:
    ground: Any = values["ground"]
    approved, reason = (str(values[name] or "") for name in ("approved_by", "reason"))
    key = record.id
    for name, said in (("approved_by", approved), ("reason", reason)):
        if repeats(around.case, key, said):
            return FieldError(name, sentence(Problem(Code.REPEATS_MINUTES)))
    wish = DeleteMinutes(around.case.id, key, ids.new(), ground, approved, reason, record.version)
    return (wish,)


DELETE_MINUTES: Final = Deed(
    key="delete",
    label=_("Slet referatet med bevis"),
    tone=Tone.DANGER,
    icon="trash",
    offered=_deletable,
    perform=_delete,
    asks=(
        Pick(name="ground", label=_("Hvorfor må det slettes?"), of=DeletionGround, required=True),
        Line(
            name="approved_by",
            label=_("Hvem har godkendt det?"),
            placeholder=_("Navn eller stilling"),
            required=True,
        ),
        Text(
            name="reason",
            label=_("Begrundelse med en sætning"),
            help=_("Skriv, hvorfor det slettes. Skriv ikke, hvad der stod."),
            required=True,
        ),
    ),
    warning=lambda record, around: deletion_warning(around.case, record, around.today),
)
