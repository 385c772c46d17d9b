"""Stalls: who sells what in which market, when they are open, and how much is left today.

The rule: no more is promised than a stall has. Entrances: actions, queries.
"""
