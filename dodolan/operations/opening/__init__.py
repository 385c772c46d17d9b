"""Opening: from an empty folder to a city that people can use, and what must be in place before each start.

The rule: nothing is invented: no stall, no person, no price. Entrances: city.open_city, missing.missing, preparing.
"""
