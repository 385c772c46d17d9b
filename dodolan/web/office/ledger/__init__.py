"""Ledger: every account and journal, and from where each came.

The rule: reading only.
"""
