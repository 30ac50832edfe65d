"""From a case to the finished map."""

from datetime import date

from app.models.case import Case
from app.presenters.map.assemble import Assembly
from app.presenters.map.content import read_content
from app.presenters.map.layout import lay_out
from app.presenters.map.spec import MapOptions, MapSpec


def build_map(case: Case, day: date, options: MapOptions) -> MapSpec:
    """Lay the map of a (lensed) case out for a day.

    A pure function: the same case gives the same map, whatever the order of dictionaries and sets.
    """
    content = read_content(case, day, options)
    return Assembly(content, lay_out(content, options), options).spec()
