"""Travel: how far and how long from place to place, each file a plug for the planner's Travel port.

Places hold longitude in x and latitude in y. The rule: whole metres and seconds, rounded up, and
a place that cannot be reached is very far, never near. Entrances: haversine, matrix; recalibration for the
detour of a city, box for coordinates typed by people.
"""
