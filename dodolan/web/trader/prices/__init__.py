"""Prices: the goods of a stall, their prices and stock of the day.

The rule: prices are set all or none.
"""
