"""Officer: the day on one page, orders, runners, settlement, payouts, the ledger and the audit trail.

The rule: every sum opens to its journals, and money leaves by two people.
"""
