"""What somebody has said yes and no to: for what, from whom, to whom, until when, taken back."""

from collections.abc import Iterable, Iterator

from app.models.base import Id
from app.models.consents import Consent, ConsentSource, Recipient
from app.models.meetings import Attendance, Meeting
from app.presenters.attendee_names import attendee_names
from app.presenters.copying.setting import Source, day_or_none, journal, labelled, rows
from app.presenters.scopes import scope_words, state_word
from app.presenters.who import meeting_label, name_of
from app.rules.consents import last_day
from app.words import _
from app.words.people import joined
from app.words.terms import term

__all__ = ["consents"]


def consents(source: Source) -> Iterator[str]:
    """Each consent with everything that was said of it, by giver in the family's order."""
    places = {each.id: at for at, each in enumerate(source.case.people)}
    ordered = sorted(source.case.consents, key=lambda each: places[each.giver_id])
    for each in ordered:
        if source.wants(each.id):
            yield labelled(_("Samtykke"), term(each.type))
            yield from rows(*_of_whom(source, each), *_opens(source, each))
            yield from rows(*_answered(each), *_until(source, each), *_taken_back(each))
            yield from rows(*journal(each.document_ref, each.filed_on))
            yield ""


def _of_whom(source: Source, each: Consent) -> Iterator[tuple[str, str]]:
    yield _("Gives af"), name_of(source.case, each.giver_id)
    yield _("På vegne af"), name_of(source.case, each.child_id)
    yield _("Forældremyndighed"), term(each.custody_basis) if each.custody_basis else ""
    yield _("Tilstand"), state_word(each, source.today, source.case)


def _opens(source: Source, each: Consent) -> Iterator[tuple[str, str]]:
    """For what, about what, from whom and to whom."""
    scopes = [row for row in source.case.consent_scopes if row.consent_id == each.id]
    yield _("Formål"), each.purpose or ""
    yield _("Det må der tales om"), each.topics or ""
    yield _("Oplysninger"), scope_words(scopes)
    yield _("Hentes fra"), _names(source, each.id, source.case.consent_sources)
    yield _("Må få det at vide"), _names(source, each.id, source.case.recipients)
    yield _("Retsgrundlag"), each.basis or ""


def _names(source: Source, consent: Id, among: Iterable[ConsentSource | Recipient]) -> str:
    found = [_name(source, each) for each in among if each.consent_id == consent]
    return joined([each for each in found if each])


def _name(source: Source, row: ConsentSource | Recipient) -> str:
    """As it was written, else as the person, the contact or the guest is called."""
    if row.name or isinstance(row, ConsentSource):
        return row.name or name_of(source.case, row.contact_id)
    known = name_of(source.case, row.person_id or row.contact_id)
    return known or _guest(source, row.attendance_id)


def _guest(source: Source, key: Id | None) -> str:
    row = source.case.get(Attendance, key)
    return attendee_names(source.case, row.meeting_id)[row.id] if row else ""


def _answered(each: Consent) -> Iterator[tuple[str, str]]:
    yield _("Svarede"), day_or_none(each.given_on)
    yield _("Hvordan"), term(each.form).lower() if each.form else ""
    yield _("Noteret af"), each.noted_by or ""
    yield _("Har hørt, hvad et nej betyder"), _("ja") if each.informed else ""


def _until(source: Source, each: Consent) -> Iterator[tuple[str, str]]:
    """For which meeting and its day, and the last day whatever ends it."""
    meeting = source.case.get(Meeting, each.meeting_id)
    yield _("Møde"), meeting_label(meeting, source.today) if meeting else ""
    yield _("Mødets dag i samtykket"), day_or_none(each.meeting_day)
    yield _("Gælder til og med"), day_or_none(last_day(each, source.case))


def _taken_back(each: Consent) -> Iterator[tuple[str, str]]:
    yield _("Trukket tilbage"), day_or_none(each.withdrawn_on)
    yield _("Sagt af"), each.withdrawn_by or ""
    yield _("Bemærkning"), each.withdrawal_note or ""
    yield _("Kan stadig deles"), each.remaining or ""
