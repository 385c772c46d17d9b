"""Paying: the buyer pays what was weighed, the runner pays stalls and counts his cash, the city settles the rest.

The rule: every rupiah that changes hands here is a journal of the ledger. Entrances: cash, settlement, queries.
"""
