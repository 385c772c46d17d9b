"""Basket: what somebody means to buy in one market, and ordering it.

The rule: nothing typed is lost when an order is refused.
"""
