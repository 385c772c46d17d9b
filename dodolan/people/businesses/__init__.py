"""Businesses: the register of who trades, in which line, where.

The rule: one row per business, whatever programmes it takes part in. Entrances: actions, queries.
"""
