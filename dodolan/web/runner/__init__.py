"""Runner: his shift, one picking list over all stalls, the drops, and his cash.

The rule: only what is in his own hands.
"""
