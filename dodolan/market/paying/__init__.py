"""Paying: the buyer pays what was weighed, the runner pays stalls and counts the cash, the city settles the rest.

The rule: every rupiah that changes hands here is a journal of the ledger. Entrances: boxes, pay_stall,
collect, settlement, queries; methods says how a buyer may pay; dues says what a buyer owes.
"""
