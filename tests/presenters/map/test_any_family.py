"""Whatever the family: nothing overlaps, nothing is cut, nobody is lost, the same every time."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.models.case import ATTRIBUTES
from app.models.facts import Area
from app.models.people import Gender, RelationshipForm
from app.presenters.map import MapMode, MapOptions, build_map
from app.rules.contact_counts import current_contacts
from tests.presenters.map import checks
from tests.presenters.map.cases import DAY, Family

if TYPE_CHECKING:
    from app.models.case import Case

NAMES = [
    "Sanne", "David", "Lukas", "Mille", "Noah", "Ida", "Anna-Sofie Amalie", "Bo", "Christoffersen",
    "Li", "Karl-Emil", "Mette Marie Magdalene Munk",
]  # fmt: skip
ROLES = [
    "Læge", "Sagsbehandler: tabt arbejdsfortjeneste", "Rådgiver fra Børn og Familie", "UU-vejleder",
    "Specialpsykologiskrådgivningskonsulent", "Mentor", "Støtte- og kontaktperson i weekenden",
]  # fmt: skip
HOMES = ["Hos mor", "Hos David og hans nye samlever i det gule hus", "C"]
FORMS = list(RelationshipForm)
maybe = st.booleans()


@st.composite
def families(draw: st.DrawFn, most_people: int = 12, most_contacts: int = 24) -> Case:
    family = Family()
    names = NAMES[: draw(st.integers(0, most_people))]
    for name in names:
        age = draw(st.none() | st.integers(0, 90))
        family.person(name, age, gender=draw(st.none() | st.sampled_from(list(Gender))))
    homes = HOMES[: draw(st.integers(0, 3))]
    for home in homes:
        family.home(home, *(draw(st.lists(st.sampled_from(names), unique=True)) if names else ()))
    if len(names) > 1:
        for at in range(draw(st.integers(0, 10))):
            pair = draw(st.permutations(names))[:2]
            family.tie(pair[0], draw(st.sampled_from(FORMS)), pair[1], id=f"tie{at}")
    served = [*names, "*", *(f"@{home}" for home in homes)]
    for at in range(draw(st.integers(0, most_contacts))):
        family.contact(
            f"{draw(st.sampled_from(ROLES))} {at}",
            draw(st.none() | st.sampled_from(list(Area))),
            *draw(st.lists(st.sampled_from(served), unique=True, max_size=4)),
            authority=draw(maybe), provider=draw(maybe), external=draw(maybe), private=draw(maybe),
            name=draw(st.none() | st.just("Anna Holm-Christoffersen")),
            organisation=draw(st.none() | st.just("Center for Specialpædagogik og Rådgivning")),
            phone=draw(st.none() | st.just("12 34 56 78")),
            call_about=draw(st.none() | st.just("medicin, smerter og attester")),
            stated_for=draw(st.none() | st.sampled_from(["barn", "en af forældrene"])),
            at_least=draw(st.none() | st.integers(1, 4)),
        )  # fmt: skip
    return family.case()


def with_other_ids(case: Case) -> Case:
    """The same case with every id turned round, so that they sort otherwise."""

    def turned(record: Any) -> Any:
        ids = {
            each.name: getattr(record, each.name)[::-1]
            for each in fields(record)
            if (each.name == "id" or each.name.endswith("_id")) and getattr(record, each.name)
        }
        return replace(record, **ids)

    rows: dict[str, Any] = {
        name: tuple(turned(each) for each in case.of(kind)) for kind, name in ATTRIBUTES.items()
    }
    return replace(case, **rows)


options = st.builds(
    MapOptions,
    mode=st.sampled_from(list(MapMode)),
    private_network=maybe,
    for_coordinator=maybe,
    width=st.sampled_from([1060.0, 1587.0, 600.0]),
    height=st.sampled_from([680.0, 1122.0]),
)


@settings(max_examples=30)
@given(families(), options)
def test_nothing_overlaps_nothing_is_cut_no_line_runs_over_anything(
    case: Case, wanted: MapOptions
) -> None:
    spec = build_map(case, DAY, wanted)
    assert not checks.overlaps(spec)
    assert not checks.text_overlaps(spec)
    assert not checks.outside(spec)
    assert not checks.lines_over(spec)


@settings(max_examples=15)
@given(families(), options)
def test_everybody_is_there_once(case: Case, wanted: MapOptions) -> None:
    spec = build_map(case, DAY, wanted)
    shown = [
        each for each in current_contacts(case, DAY) if wanted.private_network or not each.private
    ]
    assert sorted(each.id for each in spec.cards) == sorted(each.id for each in shown)
    assert sorted(each.id for each in spec.members) == sorted(each.id for each in case.people)
    assert len(spec.reading_order) == len(set(spec.reading_order))
    assert set(spec.reading_order) == set(checks.own_boxes(spec))


@settings(max_examples=12)
@given(families(most_people=6, most_contacts=12), options)
def test_the_same_case_gives_the_same_map_whatever_its_ids(case: Case, wanted: MapOptions) -> None:
    spec = build_map(case, DAY, wanted)
    assert build_map(case, DAY, wanted) == spec
    other = build_map(with_other_ids(case), DAY, wanted)
    assert [each.box for each in other.cards] == [each.box for each in spec.cards]
    assert [each.path for each in other.lines] == [each.path for each in spec.lines]


@settings(max_examples=2)
@given(families(most_contacts=80))
def test_eighty_contacts_find_room(case: Case) -> None:
    spec = build_map(case, DAY, MapOptions(for_coordinator=True))
    assert not checks.overlaps(spec)
    assert not checks.lines_over(spec)
