"""CPR numbers and replacements, held against the CPR office's table written out in full."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.people import IdentifierForm
from app.rules.identifiers import birth_date_in, has_form, masked
from tests.rules.worlds import few

CPR, X, D = IdentifierForm.CPR, IdentifierForm.X_ECPR, IdentifierForm.D_ECPR

TABLE = {
    0: (1900, 1900, 1900), 1: (1900, 1900, 1900), 2: (1900, 1900, 1900), 3: (1900, 1900, 1900),
    4: (2000, 1900, 1900), 5: (2000, 2000, 1800), 6: (2000, 2000, 1800), 7: (2000, 2000, 1800),
    8: (2000, 2000, 1800), 9: (2000, 1900, 1900),
}  # fmt: skip
"""Seventh digit: century for the years 00-36, 37-57 and 58-99 (domain.md §6)."""


@pytest.mark.parametrize("seventh", TABLE)
def test_the_seventh_digit_gives_the_century(seventh: int) -> None:
    for year in range(100):
        column = 0 if year <= 36 else 1 if year <= 57 else 2
        born = birth_date_in(f"0102{year:02d}-{seventh}234")
        assert born == date(TABLE[seventh][column] + year, 2, 1)


@pytest.mark.parametrize(
    "cpr",
    ["3002850000", "000185-1234", "011385-1234", "290285-1234", "010185-123", "0101851234x", "",
     " 010185-1234", "010185 1234", "010185--1234", "٠١٠١٨٥-١٢٣٤", "010185-1234\n", "2902004234x"],
)  # fmt: skip
def test_what_is_no_cpr_number(cpr: str) -> None:
    assert birth_date_in(cpr) is None
    assert not has_form(cpr, CPR)


@pytest.mark.parametrize(
    ("cpr", "born"),
    [("290200-4234", date(2000, 2, 29)), ("2902001234", None), ("290284-1234", date(1984, 2, 29))],
)
def test_29_february_is_a_day_only_in_a_leap_year_of_its_century(
    cpr: str, born: date | None
) -> None:
    assert birth_date_in(cpr) == born


@few(40)
@given(st.dates(date(1937, 1, 1), date(1999, 12, 31)), st.integers(0, 3), st.integers(0, 999))
def test_modulus_11_is_no_test(born: date, seventh: int, last: int) -> None:
    assert birth_date_in(f"{born:%d%m%y}{seventh}{last:03d}") == born


@pytest.mark.parametrize(
    ("identifier", "forms"),
    [
        ("010185-1234", {CPR}),
        ("010185-1AB2", {X}),
        ("0101857ÆØ2", {X}),
        ("010185-0AB2", {D}),
        ("010185-5ÅB2", {D}),
        ("0101856AB2", {D}),
        ("290285-0AB2", {D}),
        ("310285-0AB2", set()),
        ("010185-2AB2", set()),
        ("010185-0ab2", set()),
        ("010185-0A22", set()),
        ("010185-0AB", set()),
        ("٠١٠١٨٥-0AB2", set()),
    ],
)
def test_each_form_is_told_apart(identifier: str, forms: set[IdentifierForm]) -> None:
    assert {each for each in IdentifierForm if has_form(identifier, each)} == forms


@pytest.mark.parametrize("identifier", ["010185-1234", "0101851234", "010185-0AB2"])
def test_the_last_four_are_covered(identifier: str) -> None:
    assert masked(identifier) == "010185-••••"
