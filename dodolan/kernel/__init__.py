"""Kernel: the small words that every room speaks: rupiah, grams, now, ids, refusals, the ledger.

The one rule: nothing here knows of a market, a person or a page.
"""
