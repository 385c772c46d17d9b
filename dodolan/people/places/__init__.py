"""Places: the city with its own rules, its districts and villages by Kemendagri code, its public markets.

The rule: a city's facts are rows that an officer edits, never constants. Entrances: queries, actions.load_city.
"""
