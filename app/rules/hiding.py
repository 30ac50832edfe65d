"""Names of the places where somebody protected hides: in a text they are as good as the address.

"Fyret" in a text about Mille tells where her mother is, though no word of it is a name of somebody. A
home is known by its label, a shelter or a school by what the organisation is called.
"""

import re
from collections.abc import Iterator, Mapping

from app.models.base import Id
from app.models.case import Case
from app.models.facts import Kind
from app.rules.naming import Naming, plain, standing_alone, words_of

__all__ = ["TRACES", "Hiding"]

TRACES = frozenset({Kind.ADDRESS, Kind.SCHOOL, Kind.SHELTER})
"""What gives the whereabouts of a protected person away."""

_SHORTEST = 3
"""Letters; a label as short as that is no name of a place."""


class Hiding:
    """Finds in free text where the protected people of one case live and go."""

    def __init__(
        self,
        case: Case,
        naming: Naming,
        protected: frozenset[Id],
        carried: Mapping[str, set[Id]],
    ) -> None:
        """Prepare a pattern for each place; ``carried`` says who lives in a home, or is served."""
        self._places = tuple(
            (re.compile(standing_alone([words_of(plain(name))]), re.IGNORECASE), hidden)
            for key, name in _named(case, naming)
            if len(name.strip()) > _SHORTEST and (hidden := protected & carried.get(key, set()))
        )

    def people_in(self, text: str) -> frozenset[Id]:
        """Return the protected persons whose home, shelter or school a text names."""
        if not self._places:
            return frozenset()
        said = plain(text)
        found = (hidden for pattern, hidden in self._places if pattern.search(said))
        return frozenset().union(*found)


def _named(case: Case, naming: Naming) -> Iterator[tuple[Id, str]]:
    for home in case.households:
        yield home.id, home.name
    for each in case.contacts:
        if each.organisation and naming.revealed(each) in TRACES:
            yield each.id, each.organisation
