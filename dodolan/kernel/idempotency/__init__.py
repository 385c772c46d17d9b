"""Idempotency: a request sent twice does its work once and hears the first answer again.

The rule: the key and the work are one transaction. Entrance: actions.answer_once.
"""
