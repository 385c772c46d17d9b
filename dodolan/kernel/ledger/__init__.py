"""The ledger: the append-only double-entry book in which all money moves.

The rule: the entries of a journal sum to zero, and nothing posted is ever changed; a mistake is reversed.
Entrances: actions.post_journal, actions.reverse_journal, queries.
"""
