"""Prices: what each offer costs now, what it cost before, and today's price list.

The rule: a price is never changed, only followed by a newer one. Entrances: actions.set_prices, queries.price_list.
"""
