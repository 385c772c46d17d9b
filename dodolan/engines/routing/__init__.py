"""Routing: who goes where, when, with what, decided again each time something changed.

A Situation (orders, runners, trips begun, pins) goes in, a Plan comes out: a trip for every order, or the reason why
not. One rule: nothing is dropped, broken or moved silently. Entrances: planner.plan; values in model and plan; ports
are what a market may plug in (distances, picking times). Whole seconds, metres, hectograms and decilitres.

How a plan comes about, one file each: screening (who may carry what), opening (the board as it is), timing (what a
run costs), draft (where an order fits), filling (every order to a runner), search (better still), holding (leave as
late as possible), waiting (where idle runners go), writing and explaining (times and reasons), words (sentences).
"""
