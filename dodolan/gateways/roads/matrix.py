"""Roads for the planner: asked of a server once for all places of a plan, or estimated at once if it does not help."""

import logging
from collections.abc import Sequence

from dodolan.engines.routing.model.ports import Travel
from dodolan.engines.routing.model.values import Place
from dodolan.engines.routing.travel.matrix import NO_ROAD, Leg, Matrix
from dodolan.gateways.roads.asking import NoRoads
from dodolan.gateways.roads.servers import RoadServer

_log = logging.getLogger(__name__)


def road_matrix(places: Sequence[Place], server: RoadServer | None, fallback: Travel) -> Matrix:
    """Distances between all these places. Without a server the fallback is all there is, and nothing is marked.

    With one that gives no usable answer within two seconds, the matrix is empty and marked estimated. A pair without
    a road is unreachable, never near.
    """
    # A server's limit counts places, and a market is named by every order.
    known: dict[str, Place] = {}
    for place in places:
        # The first of a name counts, as on the planner's board.
        known.setdefault(place.id, place)
    once = list(known.values())
    if server is None or len(once) < 2:
        return Matrix({}, fallback)
    try:
        metres, seconds = server.tables(once)
    except NoRoads as why:
        # Every buyer's promise rests on it, so it is said, but it stops nothing.
        _log.warning("Distances are estimated. %s", why)
        return Matrix({}, fallback, estimated=True)
    legs = {}
    for row, start in enumerate(once):
        for column, end in enumerate(once):
            far, long = metres[row][column], seconds[row][column]
            legs[start.id, end.id] = NO_ROAD if far is None or long is None else Leg(far, long)
    return Matrix(legs, fallback)
