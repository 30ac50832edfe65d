"""The letters about decisions pass as accessible and archivable paper, also in large print."""

from pathlib import Path

import pytest

from app.models.readers import ProfessionalReader
from app.presenters.document import Document
from app.presenters.handout import SheetOptions
from app.presenters.handout.decision_letter import decision_letter
from app.presenters.handout.doctor_letter import doctor_letter, is_doctor
from app.presenters.handout.hearing_letter import hearing_letter
from app.reports import render_pdf
from app.rules.lens import lens
from app.rules.naming import Lexicon
from tests.reports.verapdf import judge
from tests.support.decided import BASE, DECIDED, HEARING, LETTER, SANNE, TODAY, case_with, seen
from tests.support.laws import shipped_laws

pytestmark = [pytest.mark.needs("java"), pytest.mark.timeout(300)]


def letters() -> dict[str, Document]:
    laws = shipped_laws()
    doctor = next(each.id for each in BASE.contacts if is_doctor(each))
    hers = lens(BASE, ProfessionalReader(doctor), TODAY, Lexicon()).case
    whole = seen(DECIDED)
    return {
        **{
            f"decision-{size}.pdf": decision_letter(
                whole, SANNE, LETTER.id, TODAY, laws, SheetOptions(base_size=size)
            )
            for size in (12.0, 16.0, 20.0)
        },
        "hearing.pdf": hearing_letter(seen(case_with(HEARING)), SANNE, HEARING.id, TODAY, laws),
        "doctor.pdf": doctor_letter(hers, doctor, TODAY, laws),
    }


def test_every_letter_passes(tmp_path: Path) -> None:
    for name, document in letters().items():
        (tmp_path / name).write_bytes(render_pdf(document))
    verdicts = judge(sorted(tmp_path.glob("*.pdf")))
    assert len(verdicts) == 2 * len(letters())
    assert {key: each.broken for key, each in verdicts.items() if not each.passed} == {}
    assert verdicts["decision-12.0.pdf", "ua1"].checks > 1000


def test_the_bytes_are_the_same_each_time() -> None:
    first, second = (render_pdf(letters()["decision-12.0.pdf"]) for _time in range(2))
    assert first == second
