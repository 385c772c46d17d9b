"""Accounts: who signs in, by phone and one-time code or, for officers, by password and TOTP; and what they may do.

The rule: a right is a Role row, looked up at every request; taking it away works at once.
Entrances: actions, queries. Phone numbers are kept as E.164.
"""
