"""The letter to the doctor: with a consent that names them what it opens, without one nothing at all."""

from dataclasses import replace
from datetime import date

import pytest

from app.models.base import Id
from app.models.case import Case
from app.models.consents import Consent, ConsentState
from app.models.contacts import Contact
from app.models.facts import Area
from app.models.meetings import Agreement, AgreementState, HandoutForm
from app.models.plan import Concern
from app.models.readers import ProfessionalReader
from app.presenters.document import plain_text
from app.presenters.handout.choices import choices
from app.presenters.handout.copies import Order
from app.presenters.handout.doctor_letter import doctor_letter, is_doctor
from app.rules.lens import lens
from app.rules.naming import Lexicon
from tests.support.decided import BASE, DAVID, SANNE
from tests.support.laws import shipped_laws

DAY = date(2026, 1, 12)
DOCTOR = next(each for each in BASE.contacts if is_doctor(each))


def with_agreement(*agreements: Agreement) -> Case:
    case = BASE.having(Agreement, (*BASE.agreements, *agreements))
    rows = tuple(
        Concern(id=Id(f"om-{e.id}"), case_id=case.id, record_id=e.id, person_id=SANNE)
        for e in agreements
    )
    return case.having(Concern, (*case.concerns, *rows))


ATTEST = Agreement(
    id=Id("attest"), case_id=BASE.id, what="skriver en attest om knæet",
    who_contact_id=DOCTOR.id, by_date=date(2026, 2, 2),
)  # fmt: skip


def text(case: Case = BASE) -> str:
    seen = lens(case, ProfessionalReader(DOCTOR.id), DAY, Lexicon()).case
    return plain_text(doctor_letter(seen, DOCTOR.id, DAY, shipped_laws()))


def without_consent(case: Case) -> Case:
    no = tuple(replace(each, state=ConsentState.NO) for each in case.consents)
    return case.having(Consent, no)


def test_without_a_consent_it_tells_nothing_of_anybody() -> None:
    words = text(without_consent(with_agreement(ATTEST)))
    assert "Der er ikke et samtykke, som nævner lægen." in words
    assert not [each.name for each in BASE.people if each.name in words]
    assert "attest" not in words


def test_with_one_it_says_what_is_asked_and_on_whose_word() -> None:
    words = text(with_agreement(ATTEST))
    assert "Brev til lægen" in words
    asked = words.split("Det beder vi dig om")[1].split("Det er aftalt")[0]
    assert "Skriver en attest om knæet · Sanne · mandag 2. februar" in asked
    assert "23.900" not in words  # a debt is nothing that the doctor needs to know
    assert "har sagt ja til, at du må se" in words
    assert "Med venlig hilsen" in words
    assert "klage" not in words


def test_nothing_asked_is_said_plainly_and_what_is_kept_is_not_asked_again() -> None:
    kept = replace(ATTEST, state=AgreementState.KEPT)
    own = tuple(each for each in BASE.agreements if each.who_contact_id != DOCTOR.id)
    case = with_agreement(kept)
    assert "Vi beder dig ikke om noget lige nu." in text(case.having(Agreement, (*own, kept)))


def test_it_is_marked_as_an_exercise_only_where_it_is_one() -> None:
    assert "Øvelsesark" in text()
    assert "Øvelsesark" not in text(replace(BASE, head=replace(BASE.head, teaching=False)))


@pytest.mark.parametrize(
    ("role", "area", "said"),
    [
        ("Egen læge", Area.HEALTH, True),
        ("Tandlæge", Area.HEALTH, False),
        ("Læge", Area.SOCIAL, False),
        ("Mentor", Area.HEALTH, False),
    ],
)
def test_a_doctor_is_known_by_area_and_role(role: str, area: Area, said: bool) -> None:
    assert is_doctor(Contact(id=Id("x"), case_id=BASE.id, role=role, area=area)) is said
    assert not is_doctor(None)


def test_nothing_of_the_other_adult_is_on_it() -> None:
    assert next(e.name for e in BASE.people if e.id == DAVID) not in text()


def test_it_is_offered_only_where_it_may_be_written() -> None:
    def offered(case: Case) -> list[HandoutForm]:
        reader = ProfessionalReader(DOCTOR.id)
        seen = lens(case, reader, DAY, Lexicon()).case
        return [each.form for each in choices(seen, reader, DAY)]

    assert HandoutForm.DOCTOR in offered(BASE)
    assert HandoutForm.DOCTOR not in offered(without_consent(BASE))
    reader = ProfessionalReader(DOCTOR.id)
    seen = lens(BASE, reader, DAY, Lexicon()).case
    made = Order(HandoutForm.DOCTOR, reader, seen, 1, DAY, shipped_laws())
    assert "Brev til lægen" in plain_text(made.document())
