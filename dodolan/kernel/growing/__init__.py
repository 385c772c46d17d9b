"""Growing: tables that only grow, kept so by triggers on SQLite and on PostgreSQL, whatever statement is tried.

The rule: a model that is OnlyGrows has the triggers of `triggers`, with exactly that text, and no table has another.
Entrances: rows.OnlyGrows, steps.guard_rows (for migrations), checks.
"""
