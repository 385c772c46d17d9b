"""Solver: the night-before plan by PyVRP where a city installed `dodolan[routing]`, else by our own search.

The rule: nothing needs it, nothing imports PyVRP but pyvrp_plan. Entrance: night_before.plan_night_before.
"""
