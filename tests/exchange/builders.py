"""Small packages for the tests of this folder: raw tables that a test bends in one place."""

import json
from pathlib import Path
from typing import Any

DEMO = Path(__file__).parents[2] / "resources" / "demo"


def small() -> dict[str, Any]:
    """A package with one record or two of what the tests bend, by local keys."""
    return {
        "format": "rundbord-case",
        "version": 1,
        "teaching": True,
        "source": "Opdigtet til en test",
        "case": {"id": "sag", "name": "Prøvefamilien", "law_profile": "2026"},
        "people": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}],
        "relationships": [{"id": "r", "first_id": "a", "second_id": "b", "form": "divorced"}],
        "custodies": [{"id": "fm", "child_id": "b", "holder_id": "a", "form": "sole"}],
        "contacts": [
            {"id": "k1", "role": "Læge"},
            {"id": "k2", "role": "Mentor", "area": "employment", "from_date": "2026-01-02"},
        ],
        "serves": [{"id": "s", "contact_id": "k1", "person_id": "a"}],
        "placements": [{"id": "p", "target_id": "k1", "x": 1, "y": -2.5}],
        "consents": [{"id": "c", "giver_id": "a", "type": "plan"}],
        "recipients": [{"id": "m", "consent_id": "c", "contact_id": "k1"}],
        "goals": [{"id": "g", "text": "Ro om aftenen"}],
        "concerns": [{"id": "h", "record_id": "g", "person_id": "a"}],
        "meetings": [{"id": "m1", "title": "Møde", "day": "2026-01-12", "starts": "10:00"}],
        "handouts": [
            {
                "id": "ark",
                "person_id": "a",
                "form": "sheet",
                "number": 1,
                "printed_at": "2026-01-12T10:00:00+01:00",
            }
        ],
    }


def packed(table: object) -> bytes:
    """The bytes of a raw table."""
    return json.dumps(table, ensure_ascii=False).encode()


def bent(*steps: str | int, to: object) -> bytes:
    """The bytes of the small package with one value replaced (or put there)."""
    table: Any = small()
    spot = table
    for step in steps[:-1]:
        spot = spot[step]
    spot[steps[-1]] = to
    return packed(table)


def without(*steps: str | int) -> bytes:
    """The bytes of the small package with one value taken out."""
    table: Any = small()
    spot = table
    for step in steps[:-1]:
        spot = spot[step]
    del spot[steps[-1]]
    return packed(table)
