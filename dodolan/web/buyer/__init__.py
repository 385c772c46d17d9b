"""Buyer: the markets, today's price list, the basket, and following an order.

The rule: a guest can do all of it; everything works without JavaScript.
"""
