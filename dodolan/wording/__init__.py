"""Sentences that more than one surface says: pages, the API, and later the chat.

The rule: a sentence is said in one place, so that the same refusal reads the same everywhere. Entrance: refusals.
"""
