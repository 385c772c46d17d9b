"""Routing: who goes where, when, with what, decided again each time something changed.

A Situation (orders, runners, trips begun, pins) goes in, a Plan comes out: a trip for every order, or the reason why
not. One rule: nothing is dropped, broken or moved silently. Entrances: planner.plan; values in model; ports are what
a market may plug in (distances, picking times). Everything is in whole seconds, metres, hectograms and decilitres.
"""
