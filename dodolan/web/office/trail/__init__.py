"""Trail: who did what to what, in words.

The rule: reading only.
"""
