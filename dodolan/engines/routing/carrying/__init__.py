"""Carrying: what the vehicles on shift can take, checked before any plan is made.

The rule: what is too much is found here, because a search would leave it out without a reason.
Entrances: oversize for big orders and for what the scales say, slots for the windows a shop may still sell.
"""
