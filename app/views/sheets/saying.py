"""What is said of a sheet on the screen: its name, its file's neutral name, the panel."""

from collections.abc import Iterable
from typing import Final

from app.models.base import Id
from app.models.case import Case
from app.models.people import Person
from app.presenters.handout.copies import MapOrder, Order
from app.presenters.handout.lacking import Lacking, lacking
from app.presenters.handout.outline import parts
from app.rules.lens import Omission
from app.views.sheets.panel import PanelSpec
from app.views.sheets.press import Drawn
from app.words import _, ngettext
from app.words.dates import day_plain
from app.words.people import first_name

__all__ = ["MAP", "file_of", "name_of_copy", "panel_spec", "recipient_of"]

MAP: Final = Id("map")
"""Stands among the recipients for the coordinator's map."""


def recipient_of(order: Order) -> Id:
    """Whom an order is for, as the cards name it."""
    return MAP if isinstance(order, MapOrder) else order.person_id


def file_of(order: Order) -> str:
    """A name for a file; it names nobody."""
    if isinstance(order, MapOrder):
        return _("netvaerkskort") + ".pdf"
    return _("ark-{number}").format(number=order.number) + ".pdf"


def name_of_copy(order: Order, case: Case | None) -> str:
    """Say which paper it is: "Ark 3 til Sanne"."""
    if isinstance(order, MapOrder):
        return _("Netværkskort {number}").format(number=order.number)
    person = case.get(Person, order.person_id) if case is not None else None
    if person is None:
        return _("Ark {number}").format(number=order.number)
    return _("Ark {number} til {name}").format(number=order.number, name=first_name(person))


def panel_spec(
    drawn: Drawn, case: Case, omissions: Iterable[Omission], *, read_only: bool
) -> PanelSpec:
    """Everything beside the preview; what is left out only where the coordinator looks."""
    order = drawn.order
    pages = ngettext("{count} side", "{count} sider", len(drawn.sizes))
    about = _("{pages} · {day}").format(
        pages=pages.format(count=len(drawn.sizes)), day=day_plain(order.on)
    )
    is_map = isinstance(order, MapOrder)
    lacks = Lacking()
    whole = ""
    if isinstance(order, MapOrder):
        whole = _("Kortet viser hele familien. Det er til dig og ikke til at give videre.")
    elif not read_only:
        lacks = lacking(case, order.person_id, omissions, order.on)
        whole = _("Der er ikke udeladt noget.")
    return PanelSpec(
        title=name_of_copy(order, case),
        about=about,
        parts=() if is_map else parts(drawn.document),
        lacking=lacks,
        whole=whole,
        sized=not is_map,
        read_only=read_only,
    )
