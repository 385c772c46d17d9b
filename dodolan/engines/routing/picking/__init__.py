"""Picking: how long a runner stands in the market before a trip can leave, by way of shopping.

Order by order, one list merged by stall, or goods that stalls packed beforehand. The rule: only lines count, never
their sequence. Entrances: ways for the planner's Picking port, learning for the times of single stalls.
"""
