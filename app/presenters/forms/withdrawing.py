"""The deed of taking a consent back: what it means is known before it is confirmed."""

from typing import Final, cast

from app.models.consents import Consent, ConsentState
from app.presenters.forms.editor import Deed
from app.presenters.forms.entries import Around, Line, Text, Values
from app.presenters.forms.spec import Tone
from app.presenters.withdrawal import withdraw, withdrawal_question
from app.rules.consents import is_expired
from app.services.operation import Operation
from app.services.ports import Ids
from app.words import _

__all__ = ["WITHDRAW"]


def _when_given(record: Consent, around: Around) -> str | None:
    """One that has run out opens nothing any more: there is nothing to take back."""
    given = record.state in {ConsentState.YES, ConsentState.PARTLY}
    return "" if given and not is_expired(record, around.today, around.case) else None


def _withdraw(record: Consent, values: Values, around: Around, ids: Ids) -> tuple[Operation, ...]:
    by, note = cast("str | None", values["by"]), cast("str | None", values["note"])
    return (withdraw(around.case, record, around.today, ids, by=by, note=note),)


def _known_before(record: Consent, around: Around) -> str:
    return withdrawal_question(around.case, record, around.today)


WITHDRAW: Final = Deed(
    key="withdraw",
    label=_("Træk samtykket tilbage"),
    tone=Tone.DANGER,
    icon="hand-stop",
    asks=(
        Line(name="by", label=_("Hvem sagde det?"), placeholder=_("borgeren selv")),
        Text(name="note", label=_("Bemærkning")),
    ),
    offered=_when_given,
    perform=_withdraw,
    warning=_known_before,
)
"""One act, at any time; nobody needs a reason, so neither field is required."""
