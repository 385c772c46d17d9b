"""Ordering: from a basket over several stalls to one purchase with one order per stall.

The rules: the price is frozen when the order is placed; ordered, picked and weighed are three facts; no slot and no
stock is promised twice. Entrances: baskets, place_order, check_out, cancel_order,
lines, slots, queries.
"""
