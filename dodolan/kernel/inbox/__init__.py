"""The inbox: messages from outside, kept once, however often they are sent.

The rule: one row per provider and event id. Entrance: actions.keep_once.
"""
