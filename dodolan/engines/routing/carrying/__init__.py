"""Carrying: what the vehicles on shift can take, asked before any plan is made.

The rule: what is too much is said here, for a search would drop it unseen. Entrances: oversize for big orders and
for what the scales say, slots for the windows a shop may still sell.
"""
