"""What a consent opens and how it stands, in words."""

from collections.abc import Iterable
from datetime import date

from app.models.case import Case
from app.models.consents import Consent, ConsentScope
from app.models.facts import Kind
from app.rules.consents import is_expired
from app.words import _
from app.words.people import joined
from app.words.terms import area_name, kind_short, term

__all__ = ["scope_label", "scope_words", "state_word"]


def state_word(consent: Consent, on: date, case: Case | None = None) -> str:
    """Say how a consent stands on a day; *udløbet* follows from its last day."""
    return _("udløbet") if is_expired(consent, on, case) else term(consent.state)


def scope_label(scope: ConsentScope) -> str:
    """Say what one row of a consent opens: "Helbred", "Beskæftigelse", or one within the other."""
    if scope.kind is None:
        return _("Alle områder og slags") if scope.area is None else area_name(scope.area)
    if scope.area is None:
        return term(scope.kind)
    return _("{kind} ({area})").format(kind=term(scope.kind), area=area_name(scope.area))


def scope_words(scopes: Iterable[ConsentScope]) -> str:
    """Say in one phrase what several rows open: "mål, aftaler og helbred"; each word once."""
    return joined(list(dict.fromkeys(_short(each) for each in scopes)))


def _short(scope: ConsentScope) -> str:
    if scope.kind is None:
        return scope_label(scope).lower()
    if scope.area is None or scope.kind is Kind.HEALTH:
        return kind_short(scope.kind)
    area = area_name(scope.area).lower()
    return _("{kind} ({area})").format(kind=kind_short(scope.kind), area=area)
