"""An agreement on one line, as it is typed while people talk."""

from datetime import date
from typing import Final

import pytest

from app.presenters.quick_agreement import agreement_typed
from tests.support.workspace import family, seed_case

TODAY: Final = date(2026, 1, 12)


@pytest.mark.parametrize(
    ("line", "who", "what", "when"),
    [
        ("Rådgiveren · ringer om praktikken · fredag", "Rådgiveren", "ringer om praktikken", "fredag"),
        ("Lægen, sender ny attest, senest 20. januar", "Lægen", "sender ny attest", "senest 20. januar"),
        ("Sanne; siger til, hvis to tider falder samme dag; hele tiden", "Sanne",
         "siger til, hvis to tider falder samme dag", "hele tiden"),
        ("Sanne, siger til, hvis to tider falder samme dag", "Sanne",
         "siger til, hvis to tider falder samme dag", ""),
        ("Sanne - ringer til lægen", "Sanne", "ringer til lægen", ""),
        ("Sanne ringer til lægen, fredag", "Sanne", "ringer til lægen", "fredag"),
        ("Sanne ringer til lægen på fredag", "Sanne", "ringer til lægen", "på fredag"),
        ("Sanne ringer til lægen om 2 uger", "Sanne", "ringer til lægen", "om 2 uger"),
        ("Fysioterapeut sender planen den 16. januar", "Fysioterapeut", "sender planen", "den 16. januar"),
        ("Fysioterapeut sender planen inden fredag", "Fysioterapeut", "sender planen", "fredag"),
        ("Tolken kommer med", "", "Tolken kommer med", ""),
        ("Mentor, henter Mille, hver morgen", "Mentor", "henter Mille", "hver morgen"),
        ("Sanne får 3", "Sanne", "får 3", ""),
        ("Sanne", "", "Sanne", ""),
        ("  ·  ", "", "", ""),
    ],
)  # fmt: skip
def test_a_line_is_read_as_it_is_meant(line: str, who: str, what: str, when: str) -> None:
    found = agreement_typed(line, seed_case(), TODAY)

    assert found == {"who": who, "what": what, "when": when}


def test_a_nickname_is_somebody_too() -> None:
    case = seed_case("training-sanne-david")

    assert agreement_typed("Millemus ringer selv", case, TODAY)["who"] == "Millemus"


def test_nobody_is_known_in_an_empty_family() -> None:
    assert agreement_typed("Sanne ringer", family(), TODAY)["what"] == "Sanne ringer"
