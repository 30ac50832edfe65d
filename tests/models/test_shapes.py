"""What fits into which field, for every type that a field has."""

from datetime import UTC, date, datetime, time

import pytest

from app.models.base import Id, Record
from app.models.case import RECORD_TYPES
from app.models.consents import Consent, ConsentType
from app.models.contacts import Contact, Placement
from app.models.facts import Area
from app.models.meetings import Appointment, Handout
from app.models.people import Person
from app.models.shapes import Shape, fits, shapes_of

NOW = datetime(2026, 1, 13, 10, tzinfo=UTC)
TODAY = date(2026, 1, 13)


@pytest.mark.parametrize(
    ("kind", "name", "shape"),
    [
        (Person, "id", Shape(str, optional=False)),
        (Person, "age", Shape(int, optional=True)),
        (Person, "birth_date", Shape(date, optional=True)),
        (Person, "protected", Shape(bool, optional=False)),
        (Contact, "area", Shape(Area, optional=True)),
        (Contact, "replaced_by_id", Shape(str, optional=True)),
        (Consent, "type", Shape(ConsentType, optional=False)),
        (Placement, "x", Shape(float, optional=False)),
        (Appointment, "starts", Shape(time, optional=True)),
        (Handout, "printed_at", Shape(datetime, optional=False)),
    ],
)
def test_the_shape_of_a_field(kind: type[Record], name: str, shape: Shape) -> None:
    assert shapes_of(kind)[name] == shape


def test_only_known_types_are_used() -> None:
    plain = {str, int, bool, float, date, time, datetime}
    shapes = [shape for kind in RECORD_TYPES for shape in shapes_of(kind).values()]
    assert [each for each in shapes if each.type not in plain and not each.choices] == []


def test_choices_are_the_values_of_an_enumeration_in_order() -> None:
    assert shapes_of(Contact)["area"].choices == tuple(Area)
    assert shapes_of(Contact)["role"].choices == ()


VALUES: tuple[object, ...] = (
    "x",
    "",
    1,
    0,
    True,
    1.5,
    TODAY,
    NOW,
    time(10),
    Area.SOCIAL,
    ConsentType.PLAN,
    b"x",
    [],
    Id("x"),
)

FITTING: dict[type, tuple[object, ...]] = {
    str: ("x", "", Id("x")),
    int: (1, 0),
    bool: (True,),
    float: (1, 0, 1.5),
    date: (TODAY,),
    datetime: (NOW,),
    time: (time(10),),
    Area: (Area.SOCIAL,),
}


@pytest.mark.parametrize("type_", FITTING)
def test_only_exactly_the_type_fits(type_: type) -> None:
    for value in VALUES:
        expected = any(type(value) is type(each) and value == each for each in FITTING[type_])
        assert fits(Shape(type_, optional=False), value) is expected, value


@pytest.mark.parametrize("type_", FITTING)
def test_none_fits_where_a_field_may_be_unknown(type_: type) -> None:
    assert fits(Shape(type_, optional=True), None)
    assert not fits(Shape(type_, optional=False), None)
