"""The map's layout beside Graphviz: crossings under the same constraints, time, calm after an addition.

``python -m devtools.bench_map`` needs Graphviz (``apt-get install graphviz``) for the comparison. Members
are pinned where the map puts them, every contact stays in the slots of its sector; an engine decides
which slot, by where it puts the contact, and edges are straight. All layouts are counted by one counter.
"""

import json
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from math import hypot
from pathlib import Path
from statistics import median

from app.exchange.package import read_package
from app.models.base import Id
from app.models.case import Case, CaseHead
from app.models.contacts import Contact, Serves
from app.models.facts import Area
from app.models.people import Household, Member, Person, Relationship, RelationshipForm
from app.presenters.map import MapOptions, MapSpec, build_map
from app.presenters.map.crossings import Line, count_crossings
from app.presenters.map.geometry import Box, Point, flatten

DAY = date(2026, 11, 21)
SEED = Path(__file__).resolve().parent.parent / "resources" / "demo" / "seed-sanne-david.json"
ENGINES = ("neato", "fdp", "sfdp", "dot")
OPTIONS = MapOptions(for_coordinator=True)
_ROUNDS = 30


def seed_case() -> Case:
    """The family of the seed, 17 contacts."""
    return read_package(SEED.read_bytes())


def two_homes(case: Case) -> Case:
    """The same family, the father in a household of his own."""
    homes = tuple(
        Household(id=Id(f"h{at}"), case_id=case.id, seq=at, name=name)
        for at, name in enumerate(("Hos Sanne", "Hos David"))
    )
    rows = tuple(
        Member(id=Id(f"m{at}"), case_id=case.id, seq=at, person_id=each.id,
               household_id=homes[each.name == "David"].id)
        for at, each in enumerate(case.people)
    )  # fmt: skip
    return replace(case, households=homes, members=rows)


def large_case(people: int, contacts: int, seed: int) -> Case:
    """Two parents and their children; most contacts serve one or two, some three."""
    chance = random.Random(seed)
    head = CaseHead(id=Id("case"), case_id=Id("case"), name="Stor familie", law_profile="2026")
    persons = tuple(
        Person(id=Id(f"p{at:02}"), case_id=head.id, seq=at, name=f"Navn {at + 1}", age=40 if at < 2 else 4 + at)
        for at in range(people)
    )  # fmt: skip
    ties = [_tie(head, 0, persons[0], RelationshipForm.MARRIED, persons[1])]
    for child in persons[2:]:
        for parent in persons[:2]:
            ties.append(_tie(head, len(ties), parent, RelationshipForm.PARENT, child))
    rows: list[Contact] = []
    serves: list[Serves] = []
    for at in range(contacts):
        area = chance.choice(list(Area))
        rows.append(
            Contact(id=Id(f"c{at:02}"), case_id=head.id, seq=at, role=f"Kontakt nr. {at + 1}",
                    area=area, authority=at % 2 == 0, provider=at % 3 == 0)
        )  # fmt: skip
        for person in chance.sample(persons, chance.choice((0, 1, 1, 1, 2, 3))):
            serves.append(
                Serves(id=Id(f"s{len(serves):03}"), case_id=head.id, seq=len(serves),
                       contact_id=rows[-1].id, person_id=person.id)
            )  # fmt: skip
    return Case(
        head=head, people=persons, relationships=tuple(ties), contacts=tuple(rows),
        serves=tuple(serves),
    )  # fmt: skip


def _tie(
    head: CaseHead, at: int, first: Person, form: RelationshipForm, second: Person
) -> Relationship:
    return Relationship(
        id=Id(f"t{at:02}"), case_id=head.id, seq=at, first_id=first.id, second_id=second.id,
        form=form,
    )  # fmt: skip


def own_crossings(spec: MapSpec) -> int:
    """Crossings of the map as it is drawn, with all its curves."""
    return count_crossings([(each.contact_id, flatten(each.path)) for each in spec.lines])


def straight_crossings(spec: MapSpec, centres: dict[Id, Point]) -> int:
    """Crossings of straight lines from contacts at these places to the members' boxes."""
    ends = {each.id: each.box.middle for each in spec.members}
    frame = spec.households[0].box.middle
    ends |= {each.id: each.box.middle for each in spec.households if each.id}
    lines: list[Line] = [
        (each.contact_id, (centres[each.contact_id], ends.get(each.target_id or Id(""), frame)))
        for each in spec.lines
    ]
    return count_crossings(lines)


def engine_crossings(spec: MapSpec, engine: str) -> int:
    """Crossings when a Graphviz engine decides the places, members pinned, contacts in their sector."""
    places = _run(engine, _graph(spec))
    centres: dict[Id, Point] = {}
    for sector in spec.sectors:
        cards = [each for each in spec.cards if each.sector is sector.sector]
        slots = sorted((each.box.middle for each in cards), key=lambda p: (p[1], p[0]))
        upright = sector.box.h >= sector.box.w or len({p[0] for p in slots}) == 1
        wished = sorted(cards, key=lambda each: (places[each.id][1 if upright else 0], each.id))
        slots.sort(key=lambda p: (p[1], p[0]) if upright else (p[0], p[1]))
        centres |= {card.id: slot for card, slot in zip(wished, slots, strict=True)}
    return straight_crossings(spec, centres)


def _graph(spec: MapSpec) -> str:
    members = [_node(each.id, each.box, pinned=True) for each in spec.members]
    homes = [_node(each.id or Id("family"), each.box, pinned=True) for each in spec.households]
    cards = [_node(each.id, each.box, pinned=False) for each in spec.cards]
    edges = [f'"{each.contact_id}" -- "{each.target_id or "family"}";' for each in spec.lines]
    head = "graph g { node [shape=box, fixedsize=true]; splines=line; inputscale=72;"
    return "\n".join([head, *members, *homes, *cards, *edges, "}"])


def _node(key: Id, box: Box, *, pinned: bool) -> str:
    x, y = box.middle
    mark = "!" if pinned else ""
    return (
        f'"{key}" [pos="{x:.2f},{-y:.2f}{mark}", width={box.w / 72:.3f}, height={box.h / 72:.3f}];'
    )


def _run(engine: str, graph: str) -> dict[str, Point]:
    done = subprocess.run(
        [engine, "-Tjson0"], input=graph, capture_output=True, text=True, check=True, timeout=120
    )
    found: dict[str, Point] = {}
    for node in json.loads(done.stdout)["objects"]:
        x, y = node["pos"].rstrip("!").split(",")[:2]
        found[node["name"]] = (float(x), -float(y))
    return found


def milliseconds(work: Callable[[], object]) -> float:
    """Median processor time of a call after a first one."""
    work()
    times = []
    for _round in range(_ROUNDS):
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1000)
    return median(times)


def moves(case: Case) -> dict[str, tuple[float, float]]:
    """How far cards and members move (median, most) when one contact for the first person is added."""
    before = build_map(case, DAY, OPTIONS)
    found: dict[str, tuple[float, float]] = {}
    for area in Area:
        new = Contact(
            id=Id("ny"), case_id=case.id, seq=99, role="Ny kontakt", area=area, provider=True
        )
        link = Serves(
            id=Id("nyt"), case_id=case.id, seq=99, contact_id=new.id, person_id=case.people[0].id
        )
        more = replace(case, contacts=(*case.contacts, new), serves=(*case.serves, link))
        after = build_map(more, DAY, OPTIONS)
        places, old = _from_centre(after), _from_centre(before)
        far = [hypot(places[key][0] - x, places[key][1] - y) for key, (x, y) in old.items()]
        found[area.value] = (median(far), max(far))
    return found


def _from_centre(spec: MapSpec) -> dict[Id, Point]:
    """Where cards and members are, seen from the middle of the family, which the view holds still."""
    x, y = spec.centre
    boxes = {each.id: each.box for each in spec.cards} | {
        each.id: each.box for each in spec.members
    }
    return {key: (box.x - x, box.y - y) for key, box in boxes.items()}


def _build(case: Case) -> MapSpec:
    return build_map(case, DAY, OPTIONS)


def main() -> None:
    """Print everything."""
    cases = {
        "seed family, 4 x 17": seed_case(),
        "two households, 4 x 17": two_homes(seed_case()),
        "6 x 30": large_case(6, 30, 1),
        "12 x 80": large_case(12, 80, 1),
    }
    engines = [each for each in ENGINES if shutil.which(each)]
    if not engines:
        print("Graphviz is missing: apt-get install graphviz", file=sys.stderr)
    for name, case in cases.items():
        spec = build_map(case, DAY, OPTIONS)
        taken = milliseconds(partial(_build, case))
        others = {engine: engine_crossings(spec, engine) for engine in engines}
        size = f"{spec.picture.width:.0f} x {spec.picture.height:.0f}"
        print(f"{name}: {taken:.1f} ms, {size}, {own_crossings(spec)} crossings; ", end="")
        print(", ".join(f"{engine} {count}" for engine, count in others.items()))
    print("movement after one addition, seed family (median, most; map units):")
    for area, (middle, most) in moves(seed_case()).items():
        print(f"  {area}: {middle:.0f}, {most:.0f}")


if __name__ == "__main__":
    main()
