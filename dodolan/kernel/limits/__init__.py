"""Rate limits: so many tries in a span of time, counted in the database.

The rule: whoever counts twice takes the narrower turn first, so that nobody uses up what is another's; an address alone
may be a whole village, and its limit is generous. Entrances: actions.take_turn, rough.RoughCount (in memory).
"""
