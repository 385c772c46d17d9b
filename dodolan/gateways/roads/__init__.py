"""Roads: distances by a routing server of the city's own (OSRM or Valhalla).

The rule: no plan waits for a map. After two seconds, or a wrong answer, straight lines are used and marked estimated.
Entrance: matrix.road_matrix.
"""
