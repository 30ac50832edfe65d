"""What is said of a sheet on the screen: its name, its file's neutral name, the panel."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from app.models.case import Case
from app.models.contacts import Contact
from app.models.meetings import HandoutForm
from app.models.people import Person
from app.models.readers import CoordinatorReader, FamilyReader, ProfessionalReader, Reader
from app.presenters.handout.choices import Choice
from app.presenters.handout.copies import SIZED, Order
from app.presenters.handout.lacking import Lacking, lacking
from app.presenters.handout.outline import parts
from app.rules.lens import Omission
from app.views.sheets.choices import Row
from app.views.sheets.panel import PanelSpec
from app.views.sheets.press import Drawn
from app.words import _, ngettext
from app.words.dates import day_plain
from app.words.people import first_name
from app.words.terms import term

__all__ = ["file_of", "name_of_copy", "name_of_reader", "panel_spec"]

_FILES: Final[Mapping[HandoutForm, str]] = MappingProxyType(
    {
        HandoutForm.PROVIDER: _("uddrag-{number}"),
        HandoutForm.MAP: _("netvaerkskort"),
        HandoutForm.CARD: _("kontakter-{number}"),
        HandoutForm.CONSENT: _("samtykke-{number}"),
        HandoutForm.LETTER: _("brev-{number}"),
        HandoutForm.DECISION: _("afgoerelse-{number}"),
        HandoutForm.HEARING: _("partshoering-{number}"),
        HandoutForm.DOCTOR: _("laegebrev-{number}"),
        HandoutForm.INVITATION: _("invitation-{number}"),
        HandoutForm.BRIEF: _("forberedelse-{number}"),
        HandoutForm.PREPARATION: _("forberedende-del-{number}"),
        HandoutForm.DELETION: _("bevis-{number}"),
    }
)

_WHOLE: Final = frozenset({HandoutForm.MAP, HandoutForm.CARD})
_OF_CONSENT: Final = frozenset({HandoutForm.CONSENT, HandoutForm.LETTER})
_LACKS_NOTHING: Final = frozenset(
    {
        *_WHOLE,
        HandoutForm.CONSENT,
        HandoutForm.LETTER,
        HandoutForm.DECISION,
        HandoutForm.HEARING,
        HandoutForm.INVITATION,
        HandoutForm.BRIEF,
        HandoutForm.PREPARATION,
        HandoutForm.DELETION,
    }
)


def file_of(order: Order) -> str:
    """A name for a file; it names nobody."""
    name = _FILES.get(order.form) or _("ark-{number}")
    return name.format(number=order.number) + ".pdf"


def name_of_copy(order: Order, case: Case | None) -> str:
    """Say which paper it is: "Ark 3 til Sanne"."""
    plain = _("{form} {number}").format(form=term(order.form), number=order.number)
    name = name_of_reader(order.reader, case)
    return _("{paper} til {name}").format(paper=plain, name=name) if name else plain


def name_of_reader(reader: Reader, case: Case | None) -> str:
    """A first name or a role; empty for the coordinator."""
    if case is not None and isinstance(reader, FamilyReader):
        person = case.get(Person, reader.person_id)
        return first_name(person) if person else ""
    if case is not None and isinstance(reader, ProfessionalReader):
        contact = case.get(Contact, reader.contact_id)
        return contact.role if contact else ""
    return ""


def panel_spec(
    drawn: Drawn[Order],
    case: Case,
    omissions: Iterable[Omission],
    choices: tuple[Choice, ...],
    *,
    read_only: bool,
) -> PanelSpec:
    """Everything beside the preview; what is left out only where the coordinator looks."""
    order = drawn.order
    lacks = Lacking()
    if not read_only and order.form not in _LACKS_NOTHING:
        lacks = lacking(case, order.reader, omissions, order.on)
    return PanelSpec(
        title=name_of_copy(order, case),
        about=_about(drawn),
        parts=() if order.form is HandoutForm.MAP else parts(drawn.document),
        lacking=lacks,
        whole=_whole(order, read_only=read_only),
        forms=_rows(order, choices),
        form=Choice(order.form, order.record_id).key,
        sized=order.form in SIZED,
        readable=order.form not in _WHOLE and not read_only,
        read_only=read_only,
    )


def _rows(order: Order, choices: tuple[Choice, ...]) -> tuple[Row, ...]:
    """The forms to choose from; several consents are one row until one of them is looked at."""
    papers = [each for each in choices if each.form in _OF_CONSENT]
    plain = [each for each in choices if each.form not in _OF_CONSENT]
    rows = [Row(each.key, each.words) for each in plain]
    if order.form in _OF_CONSENT or len(papers) == 1:
        rows += [Row(each.key, each.words) for each in papers]
    elif papers:
        rows.append(Row(papers[0].key, _("Samtykker og breve"), str(len(papers))))
    return tuple(rows)


def _about(drawn: Drawn[Order]) -> str:
    """Pages, day, and which sheet it takes the place of; a paper about one thing takes no other's."""
    order = drawn.order
    pages = ngettext("{count} side", "{count} sider", len(drawn.sizes))
    words = [pages.format(count=len(drawn.sizes)), day_plain(order.on)]
    alone = order.record_id is not None or order.form is HandoutForm.DOCTOR
    if order.number > 1 and not alone:
        words.append(_("erstatter nummer {number}").format(number=order.number - 1))
    return " · ".join(words)


def _whole(order: Order, *, read_only: bool) -> str:
    if order.form is HandoutForm.MAP and isinstance(order.reader, CoordinatorReader):
        return _("Kortet viser hele familien. Det er til dig og ikke til at give videre.")
    if read_only:
        return ""
    if order.form in _WHOLE:
        return _("Her er kun det, som modtageren må se.")
    return "" if order.form in _LACKS_NOTHING else _("Der er ikke udeladt noget.")
