"""Orders: what to pack by which hour; ready and sold out with one press.

The rule: a trader sees the orders of their own stalls alone.
"""
