"""Purchases: following an order, answering the runner's question, cancelling, the slip.

The rule: whoever holds the secret of a purchase is taken for its buyer.
"""
