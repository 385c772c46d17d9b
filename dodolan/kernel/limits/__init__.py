"""Rate limits: so many tries in a span of time, counted in the database.

The rule: count by account or number first; an address alone may be a whole village. Entrance: actions.take_turn.
"""
