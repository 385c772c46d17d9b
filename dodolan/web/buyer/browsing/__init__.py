"""Browsing: the front page, search, the price lists of markets and stalls, one offer.

The rule: looking writes nothing.
"""
