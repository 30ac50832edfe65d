"""The lines of the map as paths: trunk, curve through the gutter, way inside the family."""

from collections.abc import Sequence

from app.presenters.drawing import Command, Commands
from app.presenters.map.around import AroundPlace
from app.presenters.map.geometry import Point, bends, sideways, upright
from app.presenters.map.routes import Route
from app.presenters.map.sides import Side


def line_path(route: Route, way: Sequence[Point], around: AroundPlace) -> Commands:
    """The path of one line from its card to whom it serves."""
    trunk = around.trunks[route.card_id]
    commands: list[Command] = [("M", *trunk.first), *trunk.commands]
    entry = way[0]
    if route.side is Side.BELOW:
        landing = (entry[0], around.band_bottom)
        commands.append(upright(trunk.last, landing))
        rest = [landing, *way] if landing != entry else list(way)
    else:
        edge = around.gutter_left if route.side is Side.LEFT else around.gutter_right
        if trunk.last[0] != edge:
            commands.append(("L", edge, trunk.last[1]))
        commands.append(sideways((edge, trunk.last[1]), entry))
        rest = list(way)
    if len(rest) > 1:
        commands += bends(rest)
    return tuple(commands)
