"""The audit trail: who did what to what, and what it was before; append-only and hash-chained.

The rule: an officer's action and its audit row are one transaction. Entrances: actions.record_action, queries.
"""
