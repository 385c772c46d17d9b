"""Runner: the shift, one picking list over all stalls, the stops, and the cash.

The rule: only what is in the runner's own hands.
"""
