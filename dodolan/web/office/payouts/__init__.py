"""Payouts: what stalls are owed for a day, proposed by one officer and approved by another.

The rule: money leaves by two people.
"""
